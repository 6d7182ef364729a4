//===- GatePartials.cpp - Projected gate queries, in parts ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rows of the product are sequences, its terms the columns of all heads of a
// group. The projection goes from global memory straight into fragments: a lane
// loads 8 neighbouring columns of four terms, and product t takes the t-th of
// each. So the columns of a tile are out of order, see placeOfColumn.
//
// New keys are appended beside, by CTAs of their own: they change no block that
// this step can choose, and what a block costs that completes is hidden.
//
//===----------------------------------------------------------------------===//

#include "../KernelFunction.h"
#include "AppendRows.h"
#include "GateKernels.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value sparse_attn::multiply(BlockBuilder &k, Value a, Value b, Value sum) {
  return nvgpu::MmaSyncOp::create(k.b, a, b, sum, ArrayRef<int64_t>{16, 8, 16});
}

static constexpr int64_t rows = tileSequences;

namespace {
class Emitter : BlockBuilder {
public:
  Emitter(GateQueriesOp op, AppendKeysOp append, const GatePlan &plan)
      : BlockBuilder(op.getLoc()), op(op), append(append), plan(plan),
        element(typeOf(op.getQueries()).getElementType()) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  void createFunction(ModuleOp module, StringRef name);
  void appendKey();
  void sumSlice();
  Value queryFragment(Num member, Num column);
  void multiplyTile(Num terms, Num member, Num column);
  void addTerms();
  Num lane, warp, slice, head, batch, batches;

  GateQueriesOp op;
  AppendKeysOp append; // null if another kernel appends
  const GatePlan &plan;
  Type element;
  func::FuncOp function;
  Value q, projection, lengths, out, parts;
  AppendArguments appended;
};
} // namespace

/// Terms column .. column + 15 of 16 sequences, 0 for those that do not exist.
Value Emitter::queryFragment(Num member, Num column) {
  HeadDims dims(op.getLayout());
  Values pairs;
  for (int64_t right : {0, 8})
    for (int64_t below : {0, 8}) {
      Num sequence = batch + (lane >> 2) + below;
      Value exists = sequence.less(batches);
      SmallVector<Num> at(4, num(0));
      at[dims.batch] = choose(exists, sequence, num(0));
      at[dims.heads] = head * plan.group + member;
      at[dims.columns] = column + lane % 4 * 2 + right;
      Value pair = loadVector(q, at, 2);
      pairs.push_back(
          arith::SelectOp::create(b, exists, pair, zeros(vec({2}, element))));
    }
  // Rows 0-7 and 8-15 of the first 8 terms, then of the second.
  Value fragment = zeros(vec({4, 2}, element));
  for (auto [i, pair] : llvm::enumerate(pairs))
    fragment = vector::InsertOp::create(b, pair, fragment, i);
  return fragment;
}

/// 16 terms and 64 columns of the projection; the result goes to parts[terms].
void Emitter::multiplyTile(Num terms, Num member, Num column) {
  Num half = warp % (plan.gateDim / 64) * 64;
  Values loaded;
  for (int64_t term : {0, 1, 8, 9})
    loaded.push_back(loadVector(
        projection,
        {head, member, column + lane % 4 * 2 + term, half + (lane >> 2) * 8},
        8));
  Value a = queryFragment(member, column);
  for (int64_t t = 0; t < 8; ++t) {
    Value pairs =
        elements(vec({2, 2}, element), {at(loaded[0], t), at(loaded[1], t),
                                        at(loaded[2], t), at(loaded[3], t)});
    Value sums = multiply(*this, a, pairs, zeros(vec({2, 2})));
    for (int64_t below : {0, 1})
      storeVector(
          at(sums, below), parts,
          {terms, (lane >> 2) + 8 * below, half + lane % 4 * 2 + 8 * t});
  }
}

/// Adds the parts of the CTA's warps and writes them, 4 columns a thread.
void Emitter::addTerms() {
  int64_t quads = plan.gateDim / 4, threads = 32 * plan.partialWarps();
  Num thread = warp * 32 + lane;
  loop(thread, num(rows * quads), num(threads), [&](Num i) {
    Num row = i / quads, column = i % quads * 4;
    Num sequence = batch + row;
    when(sequence.less(batches), [&] {
      Value sum;
      for (int64_t part = 0; part < GatePlan::sliceTerms / 16; ++part) {
        Value next = loadVector(parts, {num(part), row, column}, 4);
        sum = sum ? addF(sum, next) : next;
      }
      storeVector(sum, out, {slice, sequence, head, column});
    });
  });
}

void Emitter::createFunction(ModuleOp module, StringRef name) {
  HeadDims dims(op.getLayout());
  auto dynamic = ShapedType::kDynamic;
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto add = [&](Value &value, ArrayRef<int64_t> shape, Type type) {
    values.push_back(&value);
    types.push_back(MemRefType::get(shape, type));
  };
  SmallVector<int64_t> shape(4, 1);
  shape[dims.batch] = dynamic;
  shape[dims.heads] = plan.keyHeads * plan.group;
  shape[dims.columns] = plan.headDim;
  Type f32 = b.getF32Type();
  add(q, shape, element);
  add(projection, {plan.keyHeads, plan.group, plan.headDim, plan.gateDim},
      element);
  if (append) {
    add(lengths, {dynamic}, typeOf(append.getLengths()).getElementType());
    add(appended.compressed, {dynamic, dynamic, plan.keyHeads, plan.gateDim},
        element);
    for (const AppendOperand &operand : appendOperands(append, appended)) {
      values.push_back(operand.place);
      types.push_back(operand.type);
    }
    if (append.getCos()) {
      add(appended.weights.cos, {dynamic, plan.gateDim}, f32);
      add(appended.weights.sin, {dynamic, plan.gateDim}, f32);
    }
    appended.weights.eps = append.getNormEps().convertToFloat();
  }
  add(out, {plan.slices(), dynamic, plan.keyHeads, plan.gateDim}, f32);
  function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(
      function, warp_pipe::LaunchAttr::get(b.getContext(), plan.partialWarps(),
                                           /*cluster=*/false,
                                           /*sharedMemory=*/0, /*ctas=*/1,
                                           /*overlap=*/false));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
}

void Emitter::appendKey() {
  Num sequence = batch + (slice - plan.slices());
  when(sequence.less(batches), [&] {
    appendRows(*this, append, appended, sequence, head,
               loadLength(lengths, sequence, num(0x7fffffff)),
               plan.partialWarps());
  });
}

void Emitter::sumSlice() {
  // Rows 8 columns apart in the banks: stores of a fragment do not meet.
  parts = allocShared({GatePlan::sliceTerms / 16, rows, plan.gateDim + 8});
  Num terms = warp / (plan.gateDim / 64);
  Num first = slice * GatePlan::sliceTerms + terms * 16;
  multiplyTile(terms, first / plan.headDim, first % plan.headDim);
  barrier();
  addTerms();
}

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  createFunction(module, name);
  warp_pipe::GridReleaseOp::create(b);
  lane = laneId();
  warp = warpId();
  slice = blockId(gpu::Dimension::x);
  head = blockId(gpu::Dimension::y);
  batch = blockId(gpu::Dimension::z) * rows;
  batches = fromIndex(memref::DimOp::create(b, out, 1));
  if (!append) {
    sumSlice();
    return function;
  }
  when(slice.less(plan.slices()), [&] { sumSlice(); });
  when(num(plan.slices() - 1).less(slice), [&] { appendKey(); });
  return function;
}

func::FuncOp sparse_attn::emitGatePartials(ModuleOp module, StringRef name,
                                           GateQueriesOp op,
                                           AppendKeysOp append,
                                           const GatePlan &plan) {
  return Emitter(op, append, plan).emit(module, name);
}

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
// Where the mean over a group is projected, the terms are the columns of one
// head, and a mean is the sum of two numbers of the element type: the product
// is as exact as that of the queries themselves.
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
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

Value sparse_attn::pairsOf(BlockBuilder &k, ArrayRef<Value> eights,
                           int64_t at) {
  Values values;
  for (int64_t pair : {0, 2})
    for (Value eight : eights)
      for (int64_t i : {0, 1})
        values.push_back(k.at(eight, 4 * at + pair + i));
  return k.elements(k.vec({2 * static_cast<int64_t>(eights.size()), 2},
                          values.front().getType()),
                    values);
}

/// Sequences of a tile.
static constexpr int64_t rows = 16;

namespace {
class Emitter : BlockBuilder {
public:
  Emitter(GateQueriesOp op, const GatePlan &plan)
      : BlockBuilder(op.getLoc()), op(op), plan(plan),
        element(typeOf(op.getQueries()).getElementType()) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  Values loadPair(Num sequence, Value exists, Num member, Num column);
  Values queryFragments(Num member, Num column);
  void multiplyTile(Num terms, Num member, Num column);
  void addTerms();
  Num lane, warp, slice, head, batch, batches;

  GateQueriesOp op;
  const GatePlan &plan;
  Type element;
  Value q, projection, out, parts;
};
} // namespace

/// Two neighbouring terms of a sequence as numbers of the element type, whose
/// sum they are.
Values Emitter::loadPair(Num sequence, Value exists, Num member, Num column) {
  HeadDims dims(op.getLayout());
  SmallVector<Num> place(4, num(0));
  place[dims.batch] = choose(exists, sequence, num(0));
  place[dims.columns] = column;
  auto load = [&](Num member) {
    place[dims.heads] = head * plan.group + member;
    return loadVector(q, place, 2);
  };
  if (plan.pooling == QueryPooling::Project)
    return {load(member)};
  auto extended = [&](Value pair) -> Value {
    return arith::ExtFOp::create(b, vec({2}), pair);
  };
  auto truncated = [&](Value pair) -> Value {
    return arith::TruncFOp::create(b, vec({2}, element), pair);
  };
  Value sum = extended(load(num(0)));
  for (int64_t other = 1; other < plan.group; ++other)
    sum = addF(sum, extended(load(num(other))));
  Value size = arith::ConstantOp::create(
      b, DenseElementsAttr::get(vec({2}), static_cast<float>(plan.group)));
  Value mean = arith::DivFOp::create(b, sum, size);
  Value high = truncated(mean);
  Value rest = arith::SubFOp::create(b, mean, extended(high));
  return {high, truncated(rest)};
}

/// Terms column .. column + 15 of 16 sequences, 0 for those that do not exist.
Values Emitter::queryFragments(Num member, Num column) {
  // Rows 0-7 and 8-15 of the first 8 terms, then of the second.
  Values fragments;
  int64_t i = 0;
  for (int64_t right : {0, 8})
    for (int64_t below : {0, 8}) {
      Num sequence = batch + (lane >> 2) + below;
      Value exists = sequence.less(batches);
      Values pairs =
          loadPair(sequence, exists, member, column + lane % 4 * 2 + right);
      if (fragments.empty())
        fragments.assign(pairs.size(), zeros(vec({4, 2}, element)));
      for (auto [fragment, pair] : llvm::zip(fragments, pairs)) {
        pair =
            arith::SelectOp::create(b, exists, pair, zeros(vec({2}, element)));
        fragment = vector::InsertOp::create(b, pair, fragment, i);
      }
      ++i;
    }
  return fragments;
}

/// 16 terms and 64 columns of the projection; the result goes to parts[terms].
void Emitter::multiplyTile(Num terms, Num member, Num column) {
  Num half = warp % (plan.gateDim / 64) * 64;
  Values loaded;
  for (int64_t term : {0, 1, 8, 9}) {
    SmallVector<Num> place{head};
    if (plan.pooling == QueryPooling::Project)
      place.push_back(member);
    place.push_back(column + lane % 4 * 2 + term);
    place.push_back(half + (lane >> 2) * 8);
    loaded.push_back(loadVector(projection, place, 8));
  }
  Values queries = queryFragments(member, column);
  for (int64_t t = 0; t < 8; ++t) {
    Value pairs =
        elements(vec({2, 2}, element), {at(loaded[0], t), at(loaded[1], t),
                                        at(loaded[2], t), at(loaded[3], t)});
    Value sums = zeros(vec({2, 2}));
    for (Value a : queries)
      sums = multiply(*this, a, pairs, sums);
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

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  HeadDims dims(op.getLayout());
  auto dynamic = ShapedType::kDynamic;
  SmallVector<int64_t> shape(4, 1);
  shape[dims.batch] = dynamic;
  shape[dims.heads] = plan.keyHeads * plan.group;
  shape[dims.columns] = plan.headDim;
  func::FuncOp function = createKernelFunction(
      b, module, name,
      {MemRefType::get(shape, element),
       MemRefType::get(typeOf(op.getProjection()).getShape(), element),
       MemRefType::get({plan.slices(), dynamic, plan.keyHeads, plan.gateDim},
                       b.getF32Type())});
  warp_pipe::setLaunch(
      function, warp_pipe::LaunchAttr::get(b.getContext(), plan.partialWarps(),
                                           /*cluster=*/false,
                                           /*sharedMemory=*/0, /*ctas=*/1,
                                           /*overlap=*/false));
  q = function.getArgument(0);
  projection = function.getArgument(1);
  out = function.getArgument(2);
  warp_pipe::GridReleaseOp::create(b);
  lane = laneId();
  warp = warpId();
  slice = blockId(gpu::Dimension::x);
  head = blockId(gpu::Dimension::y);
  batch = blockId(gpu::Dimension::z) * rows;
  batches = fromIndex(memref::DimOp::create(b, out, 1));
  // Rows 8 columns apart in the banks: stores of a fragment do not meet.
  parts = allocShared({GatePlan::sliceTerms / 16, rows, plan.gateDim + 8});
  Num terms = warp / (plan.gateDim / 64);
  Num first = slice * GatePlan::sliceTerms + terms * 16;
  multiplyTile(terms, first / plan.headDim, first % plan.headDim);
  barrier();
  addTerms();
  return function;
}

func::FuncOp sparse_attn::emitGatePartials(ModuleOp module, StringRef name,
                                           GateQueriesOp op,
                                           const GatePlan &plan) {
  return Emitter(op, plan).emit(module, name);
}

//===- JoinParts.cpp - What joins the parts of lists --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where several clusters share a list, each leaves a partial softmax in global
// memory. A CTA of this kernel joins a row: groups of threads take some of the
// parts each.
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
#include "PartialSoftmax.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static constexpr int64_t joinThreads = 128;

namespace {
class Emitter : BlockBuilder {
public:
  Emitter(AttendOp op, const DecodePlan &plan)
      : BlockBuilder(op.getLoc()), op(op), plan(plan),
        quads(plan.headDim / partialWidth), groups(joinThreads / quads) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  func::FuncOp createFunction(ModuleOp module, StringRef name);
  PartialRow join(Num first, Num count, Num batch, QueryRow<Num> row,
                  Num column);

  AttendOp op;
  const DecodePlan &plan;
  /// Threads with other columns of the same part, and such groups.
  int64_t quads, groups;
  PartResults parts;
  OutputRows rows;
};
} // namespace

func::FuncOp Emitter::createFunction(ModuleOp module, StringRef name) {
  auto dynamic = ShapedType::kDynamic;
  int64_t heads = plan.keyHeads * plan.group;
  HeadDims dims(op.getLayout());
  SmallVector<int64_t> shape(4, dynamic);
  shape[dims.heads] = heads;
  shape[dims.rows] = plan.queryRows;
  shape[dims.columns] = plan.headDim;
  Type f32 = b.getF32Type();
  SmallVector<Type> types{
      MemRefType::get({dynamic, dynamic, heads, plan.queryRows, plan.headDim},
                      f32),
      MemRefType::get({dynamic, dynamic, heads, plan.queryRows, 2}, f32),
      MemRefType::get(shape, typeOf(op.getResult()).getElementType())};
  if (op.getLse())
    types.push_back(MemRefType::get({dynamic, heads, plan.queryRows}, f32));
  func::FuncOp function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(function,
                       warp_pipe::LaunchAttr::get(
                           b.getContext(), joinThreads / 32,
                           /*cluster=*/false, /*sharedMemory=*/0,
                           /*ctas=*/1, /*overlap=*/joinStartsEarly(plan)));
  parts = {function.getArgument(0), function.getArgument(1)};
  rows.out = function.getArgument(2);
  if (op.getLse())
    rows.lse = function.getArgument(3);
  return function;
}

/// Joins the parts `first`, `first` + `groups`, ... below `count`. All loads go
/// out at once: what is behind the last part reads that one and counts nothing.
PartialRow Emitter::join(Num first, Num count, Num batch, QueryRow<Num> row,
                         Num column) {
  Values stats, values;
  Value nothing = elements(vec({2}), {f32(-1e30f), f32(0.0f)});
  for (int64_t i = 0; i < maxParts / groups; ++i) {
    Num part = first + i * groups;
    SmallVector<Num> place{atMost(part, count - 1), batch, row.head, row.row,
                           num(0)};
    Value both = loadVector(parts.stats, place, 2);
    stats.push_back(
        arith::SelectOp::create(b, part.less(count), both, nothing));
    place.back() = column;
    values.push_back(loadVector(parts.outputs, place, partialWidth));
  }
  SoftmaxJoiner joiner(*this, stats);
  return {joiner.maximum, joiner.sum, {joiner.join(values)}};
}

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  func::FuncOp function = createFunction(module, name);
  Num lane = threadId() % quads, group = threadId() / quads;
  Num batch = blockId(gpu::Dimension::z), number = blockId(gpu::Dimension::x);
  Num column = lane * partialWidth;
  QueryRow<Num> row{number / plan.queryRows, number % plan.queryRows};
  Num count = fromIndex(memref::DimOp::create(b, parts.outputs, 0));
  Value outputs = allocShared({groups, plan.headDim});
  Value stats = allocShared({groups, 2});
  warp_pipe::GridWaitOp::create(b);
  PartialRow own = join(group, count, batch, row, column);
  storeVector(own.outputs.front(), outputs, {group, column});
  when(lane.equals(0), [&] {
    storeVector(elements(vec({2}), {own.maximum, own.sum}), stats,
                {group, num(0)});
  });
  barrier();
  when(group.equals(0), [&] {
    Values statsOfGroups, values;
    for (int64_t g = 0; g < groups; ++g) {
      statsOfGroups.push_back(loadVector(stats, {num(g), num(0)}, 2));
      values.push_back(loadVector(outputs, {num(g), column}, partialWidth));
    }
    SoftmaxJoiner joiner(*this, statsOfGroups);
    rows.write(*this, op.getLayout(), batch, row, column,
               {joiner.maximum, joiner.sum, {joiner.join(values)}});
  });
  return function;
}

func::FuncOp sparse_attn::emitJoinParts(ModuleOp module, StringRef name,
                                        AttendOp op, const DecodePlan &plan) {
  return Emitter(op, plan).emit(module, name);
}

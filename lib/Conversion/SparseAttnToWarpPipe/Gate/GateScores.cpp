//===- GateScores.cpp - A CTA scores the blocks of a key head -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rows of the product are blocks, its one column the gate query. Compressed
// keys go from global memory into fragments: as the order of the terms is free,
// a lane loads 8 neighbouring ones, and the gate query is taken in that order
// too. The first keys are asked for before the kernel in front has ended. A
// query that is only a mean over a group is made here, with no such kernel.
//
// New keys are appended beside, by CTAs of their own: they change no block that
// this step can choose, and what a block costs that completes is hidden.
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
#include "../Compress/AppendRows.h"
#include "GateKernels.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
class Emitter : BlockBuilder {
public:
  Emitter(ScoreOp op, GateQueriesOp queries, AppendKeysOp append,
          const GatePlan &plan)
      : BlockBuilder(op.getLoc()), op(op), queries(queries), append(append),
        plan(plan), element(typeOf(op.getKeys()).getElementType()) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  void createFunction(ModuleOp module, StringRef name);
  Values loadKeys(Num block);
  void askForKeys(Num first);
  Value sumOfParts(Num column);
  Value meanOfGroup(Num column);
  void makeQuery(GateRow &row, Value releases);
  void scoreBlocks(Num first, Num end, Values keys);
  void scorePart(Num part, Num parts);

  ScoreOp op;
  GateQueriesOp queries;
  AppendKeysOp append; // null if another kernel appends
  const GatePlan &plan;
  Type element;
  func::FuncOp function;
  Value keys, partials, q, lengths, logits;
  RowWeights weights;
  AppendArguments appended;
  Num lane, warp, thread, head, batch, blocks, last;
  /// The number of keys; null if sequences have no length.
  Num length;
  /// The gate query.
  Value query;
};
} // namespace

void Emitter::createFunction(ModuleOp module, StringRef name) {
  auto dynamic = ShapedType::kDynamic;
  int64_t heads = plan.keyHeads, columns = plan.gateDim;
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto add = [&](Value &value, ArrayRef<int64_t> shape, Type type) {
    values.push_back(&value);
    types.push_back(MemRefType::get(shape, type));
  };
  Type f32 = b.getF32Type();
  add(keys, {dynamic, dynamic, heads, columns}, element);
  if (plan.projects()) {
    add(partials, {plan.slices(), dynamic, heads, columns}, f32);
  } else {
    HeadDims dims(queries.getLayout());
    SmallVector<int64_t> shape(4, 1);
    shape[dims.batch] = dynamic;
    shape[dims.heads] = heads * plan.group;
    shape[dims.columns] = columns;
    add(q, shape, element);
  }
  if (Value operand = queries.getLengths())
    add(lengths, {dynamic}, typeOf(operand).getElementType());
  if (Value operand = queries.getNorm())
    add(weights.norm, {columns}, typeOf(operand).getElementType());
  if (queries.getCos()) {
    add(weights.cos, {dynamic, columns}, f32);
    add(weights.sin, {dynamic, columns}, f32);
  }
  weights.eps = queries.getNormEps().convertToFloat();
  if (append) {
    for (const AppendOperand &operand : appendOperands(append, appended)) {
      values.push_back(operand.place);
      types.push_back(operand.type);
    }
    if (append.getCos()) {
      add(appended.weights.cos, {dynamic, columns}, f32);
      add(appended.weights.sin, {dynamic, columns}, f32);
    }
    appended.weights.eps = append.getNormEps().convertToFloat();
  }
  add(logits, {dynamic, heads, 1, dynamic}, f32);
  function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(
      function, warp_pipe::LaunchAttr::get(b.getContext(), GatePlan::scoreWarps,
                                           /*cluster=*/false,
                                           /*sharedMemory=*/0, /*ctas=*/1,
                                           /*overlap=*/plan.projects()));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
  appended.compressed = keys;
}

/// 8 terms of rows lane / 4 and lane / 4 + 8 of the tile at `block`, for each
/// 32 columns; the last block stands in for those behind it.
Values Emitter::loadKeys(Num block) {
  Values result;
  for (int64_t column = 0; column < plan.gateDim; column += 32)
    for (int64_t below : {0, 8}) {
      Num row = atMost(block + (lane >> 2) + below, last);
      result.push_back(
          loadVector(keys, {batch, row, head, lane % 4 * 8 + column}, 8));
    }
  return result;
}

/// Asks for keys of the first blocks of the part, which all key heads need at
/// the same time: the CTA of each head asks for some of the blocks.
void Emitter::askForKeys(Num first) {
  int64_t lines = plan.keyHeads * plan.gateDim * 2 / 128;
  int64_t blocks = GatePlan::prefetched / (plan.keyHeads * plan.gateDim * 2);
  int64_t threads = 32 * GatePlan::scoreWarps;
  Num from = first + head * blocks;
  loop(thread, num(blocks * lines), num(threads), [&](Num i) {
    Num block = atMost(from + i / lines, last), line = i % lines;
    int64_t perHead = std::max<int64_t>(1, plan.gateDim * 2 / 128);
    prefetch(keys, {batch, block, line / perHead, line % perHead * 64});
  });
}

//===----------------------------------------------------------------------===//
// The gate query
//===----------------------------------------------------------------------===//

Value Emitter::sumOfParts(Num column) {
  Num place = placeOfColumn(column);
  Value sum;
  for (int64_t slice = 0; slice < plan.slices(); ++slice) {
    Value part = load(partials, {num(slice), batch, head, place});
    sum = sum ? addF(sum, part) : part;
  }
  return sum;
}

/// The mean of the query heads.
Value Emitter::meanOfGroup(Num column) {
  HeadDims dims(queries.getLayout());
  SmallVector<Num> place(4, num(0));
  place[dims.batch] = batch;
  place[dims.columns] = column;
  Value sum;
  for (int64_t member = 0; member < plan.group; ++member) {
    place[dims.heads] = head * plan.group + member;
    Value next = arith::ExtFOp::create(b, b.getF32Type(), load(q, place));
    sum = sum ? addF(sum, next) : next;
  }
  return arith::DivFOp::create(b, sum, f32(static_cast<float>(plan.group)));
}

/// With `releases` the next kernel may start, once the first loads are under
/// way: a branch in front of them costs 0.2 us. A query that is not projected
/// waits for no kernel, so that this would be at once: it does not release.
void Emitter::makeQuery(GateRow &row, Value releases) {
  query = allocShared({plan.gateDim}, element);
  Num column = row.column();
  Value value = plan.projects() ? sumOfParts(column) : meanOfGroup(column);
  if (plan.projects())
    when(releases, [&] { warp_pipe::GridReleaseOp::create(b); });
  value = row.finish(value);
  // A sequence without keys has no query. With tables its position, -1, lies
  // outside of them.
  if (!weights.cos && length)
    value = arith::SelectOp::create(b, num(0).less(length), value, f32(0.0f));
  when(thread.less(plan.gateDim), [&] {
    store(arith::TruncFOp::create(b, element, value), query, row.column());
  });
  barrier();
}

//===----------------------------------------------------------------------===//
// Scores
//===----------------------------------------------------------------------===//

void Emitter::scoreBlocks(Num first, Num end, Values start) {
  // Column 0 is the query: lanes 0 to 3 hold it.
  Values terms;
  for (int64_t column = 0; column < plan.gateDim; column += 32) {
    Value eight = loadVector(query, lane % 4 * 8 + column, 8);
    terms.push_back(arith::SelectOp::create(b, lane.less(4), eight,
                                            zeros(vec({8}, element))));
  }
  Value scale = f32(op.getScale().convertToFloat());
  Num stride = num(GatePlan::scoreWarps * 16);
  loop(first, end, stride, start, [&](Num block, ValueRange keys) -> Values {
    Values next = loadKeys(block + stride);
    // Rows with few blocks have done it before.
    when(end.less(block + stride + 1),
         [&] { warp_pipe::GridReleaseOp::create(b); });
    // Two chains of products, for their latency.
    Value sums[] = {zeros(vec({2, 2})), zeros(vec({2, 2}))};
    for (auto [i, eight] : llvm::enumerate(terms))
      for (int64_t half : {0, 1})
        sums[half] = multiply(
            *this, pairsOf(*this, {keys[2 * i], keys[2 * i + 1]}, half),
            pairsOf(*this, eight, half), sums[half]);
    for (int64_t below : {0, 1}) {
      Num row = block + (lane >> 2) + 8 * below;
      Value score =
          mulF(scale, addF(at(sums[0], {below, 0}), at(sums[1], {below, 0})));
      when(both((lane % 4).equals(0), row.less(end)),
           [&] { store(score, logits, {batch, head, num(0), row}); });
    }
    return next;
  });
}

void Emitter::scorePart(Num part, Num parts) {
  last = blocks - 1;
  Num size{b, arith::DivUIOp::create(b, blocks + parts - 1, parts)};
  Num begin = part * size, end = atMost(begin + size, blocks);
  Num first = begin + warp * 16;
  // The length comes first: behind the keys it would be late.
  if (lengths)
    length = loadLength(lengths, batch, num(0x7fffffff),
                        countedLengths(queries.getLengths()).added);
  Values ahead = loadKeys(first);
  askForKeys(begin + 16 * GatePlan::scoreWarps);
  // The kernel in front writes the parts of the query and nothing else: all
  // that does not depend on them goes before the wait.
  GateRow row(*this, weights, plan.gateDim, GatePlan::scoreWarps,
              length ? length - 1 : Num());
  if (plan.projects())
    warp_pipe::GridWaitOp::create(b);
  // Where the first blocks are the last ones: others do it later. Short rows
  // have done it.
  makeQuery(row, size.less(GatePlan::scoreWarps * 16 + 1));
  scoreBlocks(first, end, ahead);
}

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  createFunction(module, name);
  lane = laneId();
  warp = warpId();
  thread = warp * 32 + lane;
  head = blockId(gpu::Dimension::y);
  batch = blockId(gpu::Dimension::z);
  Num parts = gridSize(gpu::Dimension::x), part = blockId(gpu::Dimension::x);
  blocks = fromIndex(memref::DimOp::create(b, keys, 1));
  when(blocks.less(GatePlan::blocksOfLongRow),
       [&] { warp_pipe::GridReleaseOp::create(b); });
  if (!append) {
    scorePart(part, parts);
    return function;
  }
  ifElse(
      part.less(parts - 1), {},
      [&]() -> Values {
        scorePart(part, parts - 1);
        return {};
      },
      [&]() -> Values {
        // A block that completes takes longer than scores do.
        warp_pipe::GridReleaseOp::create(b);
        appendRows(*this, append, appended, batch, head,
                   loadLength(lengths, batch, num(0x7fffffff)),
                   GatePlan::scoreWarps);
        return {};
      });
  return function;
}

func::FuncOp sparse_attn::emitGateScores(ModuleOp module, StringRef name,
                                         ScoreOp op, GateQueriesOp queries,
                                         AppendKeysOp append,
                                         const GatePlan &plan) {
  return Emitter(op, queries, append, plan).emit(module, name);
}

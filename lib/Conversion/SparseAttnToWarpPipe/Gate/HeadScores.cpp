//===- HeadScores.cpp - A CTA scores blocks for a group of query heads ----===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rows of the product are keys, compressed or not, and its columns the query
// heads of a group. Keys go from global memory into fragments as in
// GateScores.cpp, and so do queries. A bound is a product too: where a column
// of the query is positive it meets the largest key, elsewhere the least one.
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
#include "GateKernels.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

std::pair<Value, Value> sparse_attn::lengthsOfHeads(ScoreOp op,
                                                    GateQueriesOp queries) {
  Value own = queries.getLengths();
  // Only keys themselves end within a block.
  Value scored = op.getKind() == ScoreKind::Exact ? op.getLengths() : Value();
  return {scored, own == scored ? Value() : own};
}

namespace {
class Emitter : BlockBuilder {
public:
  Emitter(ScoreOp op, GateQueriesOp queries, const GatePlan &plan)
      : BlockBuilder(op.getLoc()), op(op), queries(queries), plan(plan),
        exact(op.getKind() == ScoreKind::Exact),
        dims(exact ? op.getLayout() : Layout::BSHD),
        columns(typeOf(op.getKeys()).getDimSize(dims.columns)),
        element(typeOf(op.getKeys()).getElementType()) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  func::FuncOp createFunction(ModuleOp module, StringRef name);
  void readLengths();
  void loadQueries();
  Values scoreRows(Num first, Num end);
  Value reduce(ArrayRef<Value> ofColumns);
  Value joined(Value x, Value y);
  void scoreBlocks(Num begin, Num end);
  void scoreKeys(Num begin, Num end);
  int64_t tiles() const { return plan.group > 8 ? 2 : 1; }
  Value lowest() { return f32(-std::numeric_limits<float>::infinity()); }

  ScoreOp op;
  GateQueriesOp queries;
  const GatePlan &plan;
  bool exact;
  HeadDims dims;
  int64_t columns;
  Type element;
  Value keys, q, lengths, queryLengths, logits;
  Num lane, warp, head, batch;
  /// Keys of the sequence that are scored themselves.
  Num length;
  /// Whether the sequence has a query; null if it always has.
  Value hasQuery;
  /// 8 terms of a query head for each 32 columns, [tile][columns / 32].
  SmallVector<Values> terms;
};
} // namespace

func::FuncOp Emitter::createFunction(ModuleOp module, StringRef name) {
  auto dynamic = ShapedType::kDynamic;
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto add = [&](Value &value, ArrayRef<int64_t> shape, Type type) {
    values.push_back(&value);
    types.push_back(MemRefType::get(shape, type));
  };
  SmallVector<int64_t> keyShape(4, dynamic), queryShape(4, 1);
  keyShape[dims.heads] = plan.keyHeads;
  keyShape[dims.columns] = columns;
  add(keys, keyShape, element);
  HeadDims queryDims(queries.getLayout());
  queryShape[queryDims.batch] = dynamic;
  queryShape[queryDims.heads] = plan.keyHeads * plan.group;
  queryShape[queryDims.columns] = plan.headDim;
  add(q, queryShape, element);
  auto [scored, own] = lengthsOfHeads(op, queries);
  if (scored)
    add(lengths, {dynamic}, typeOf(scored).getElementType());
  if (own)
    add(queryLengths, {dynamic}, typeOf(own).getElementType());
  add(logits, {dynamic, plan.keyHeads, 1, dynamic}, b.getF32Type());
  func::FuncOp function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(
      function, warp_pipe::LaunchAttr::get(b.getContext(), GatePlan::scoreWarps,
                                           /*cluster=*/false,
                                           /*sharedMemory=*/0, /*ctas=*/1,
                                           /*overlap=*/false));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
  return function;
}

void Emitter::readLengths() {
  Num most = num(0x7fffffff);
  auto read = [&](Value memref, Value operand, Num limit) {
    return loadLength(memref, batch, limit, countedLengths(operand).added);
  };
  if (exact) {
    Num capacity = fromIndex(b.createOrFold<memref::DimOp>(keys, dims.rows));
    length = lengths ? read(lengths, op.getLengths(), capacity) : capacity;
  }
  if (!queries.getLengths())
    return;
  Num known =
      queryLengths ? read(queryLengths, queries.getLengths(), most) : length;
  hasQuery = num(0).less(known);
}

void Emitter::loadQueries() {
  HeadDims queryDims(queries.getLayout());
  SmallVector<Num> place(4, num(0));
  place[queryDims.batch] = batch;
  auto bounded = [&](Value eight, bool positive) -> Value {
    Value x = arith::ExtFOp::create(b, vec({8}), eight);
    Value zero = zeros(vec({8}));
    x = positive ? Value(arith::MaximumFOp::create(b, x, zero))
                 : Value(arith::MinimumFOp::create(b, x, zero));
    return arith::TruncFOp::create(b, vec({8}, element), x);
  };
  for (int64_t tile = 0; tile < tiles(); ++tile) {
    Num member = (lane >> 2) + 8 * tile;
    Value exists = both(hasQuery, member.less(plan.group));
    place[queryDims.heads] = head * plan.group + atMost(member, plan.group - 1);
    Values own;
    for (int64_t column = 0; column < plan.headDim; column += 32) {
      place[queryDims.columns] = lane % 4 * 8 + column;
      own.push_back(arith::SelectOp::create(b, exists, loadVector(q, place, 8),
                                            zeros(vec({8}, element))));
    }
    if (op.getKind() == ScoreKind::MinMaxBound) {
      Values bounds;
      for (bool positive : {true, false})
        for (Value eight : own)
          bounds.push_back(bounded(eight, positive));
      own = bounds;
    }
    terms.push_back(own);
  }
}

/// Scaled scores of rows lane / 4 and lane / 4 + 8 behind `first`: vectors
/// [row, column] of each tile. The last row stands in for those from `end` on.
Values Emitter::scoreRows(Num first, Num end) {
  SmallVector<Num> place(4, batch);
  place[dims.heads] = head;
  Values loaded;
  for (int64_t column = 0; column < columns; column += 32)
    for (int64_t below : {0, 8}) {
      place[dims.rows] = atMost(first + (lane >> 2) + below, end - 1);
      place[dims.columns] = lane % 4 * 8 + column;
      loaded.push_back(loadVector(keys, place, 8));
    }
  Values sums(tiles(), zeros(vec({2, 2})));
  for (int64_t i = 0; i < columns / 32; ++i)
    for (int64_t half : {0, 1}) {
      Value a = pairsOf(*this, {loaded[2 * i], loaded[2 * i + 1]}, half);
      for (auto [tile, sum] : llvm::enumerate(sums))
        sum = multiply(*this, a, pairsOf(*this, terms[tile][i], half), sum);
    }
  Value scale = arith::ConstantOp::create(
      b, DenseElementsAttr::get(vec({2, 2}), op.getScale().convertToFloat()));
  for (Value &sum : sums)
    sum = mulF(sum, scale);
  return sums;
}

Value Emitter::joined(Value x, Value y) {
  return op.getReduction() == Reduction::Max
             ? Value(arith::MaximumFOp::create(b, x, y))
             : addF(x, y);
}

/// Over the query heads of the group: two columns of each tile a lane.
Value Emitter::reduce(ArrayRef<Value> ofColumns) {
  bool largest = op.getReduction() == Reduction::Max;
  Value neutral = largest ? lowest() : f32(0.0f), all;
  for (auto [i, value] : llvm::enumerate(ofColumns)) {
    Num column = lane % 4 * 2 + (i / 2 * 8 + i % 2);
    Value own =
        arith::SelectOp::create(b, column.less(plan.group), value, neutral);
    all = all ? joined(all, own) : own;
  }
  for (int64_t distance : {1, 2})
    all = joined(all, fromPartner(all, distance));
  if (op.getReduction() == Reduction::Mean)
    all = arith::DivFOp::create(b, all, f32(static_cast<float>(plan.group)));
  return all;
}

/// Compressed keys: 16 blocks at a time.
void Emitter::scoreBlocks(Num begin, Num end) {
  loop(begin + warp * 16, end, num(GatePlan::scoreWarps * 16), [&](Num block) {
    Values scores = scoreRows(block, end);
    for (int64_t below : {0, 1}) {
      Values ofColumns;
      for (Value tile : scores)
        for (int64_t column : {0, 1})
          ofColumns.push_back(at(tile, {below, column}));
      Value score = reduce(ofColumns);
      Num row = block + (lane >> 2) + 8 * below;
      when(both((lane % 4).equals(0), row.less(end)),
           [&] { store(score, logits, {batch, head, num(0), row}); });
    }
  });
}

/// Keys themselves: the largest score of a block, for each query head.
void Emitter::scoreKeys(Num begin, Num end) {
  int64_t size = op.getBlockSize();
  loop(begin + warp, end, num(GatePlan::scoreWarps), [&](Num block) {
    Num first = block * size;
    Num last = atMost(first + size, length);
    Values start(2 * tiles(), lowest());
    Values best =
        loop(first, last, num(16), start, [&](Num row, ValueRange state) {
          Values next(state), scores = scoreRows(row, last);
          for (auto [i, value] : llvm::enumerate(next))
            for (int64_t below : {0, 1}) {
              Value seen = (row + (lane >> 2) + 8 * below).less(last);
              Value score =
                  at(scores[i / 2], {below, static_cast<int64_t>(i % 2)});
              value = arith::MaximumFOp::create(
                  b, value, arith::SelectOp::create(b, seen, score, lowest()));
            }
          return next;
        });
    for (Value &value : best)
      for (int64_t distance : {4, 8, 16})
        value =
            arith::MaximumFOp::create(b, value, fromPartner(value, distance));
    Value score = reduce(best);
    when(lane.equals(0),
         [&] { store(score, logits, {batch, head, num(0), block}); });
  });
}

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  func::FuncOp function = createFunction(module, name);
  warp_pipe::GridReleaseOp::create(b);
  lane = laneId();
  warp = warpId();
  head = blockId(gpu::Dimension::x);
  batch = blockId(gpu::Dimension::z);
  Num part = blockId(gpu::Dimension::y), parts = gridSize(gpu::Dimension::y);
  Num blocks = fromIndex(memref::DimOp::create(b, logits, 3));
  Num size{b, arith::DivUIOp::create(b, blocks + parts - 1, parts)};
  Num begin = part * size, end = atMost(begin + size, blocks);
  readLengths();
  loadQueries();
  exact ? scoreKeys(begin, end) : scoreBlocks(begin, end);
  return function;
}

func::FuncOp sparse_attn::emitHeadScores(ModuleOp module, StringRef name,
                                         ScoreOp op, GateQueriesOp queries,
                                         const GatePlan &plan) {
  return Emitter(op, queries, plan).emit(module, name);
}

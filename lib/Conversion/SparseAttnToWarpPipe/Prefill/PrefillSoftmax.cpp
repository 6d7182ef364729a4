//===- PrefillSoftmax.cpp - One step of the prefill kernel ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Scores are compared as q . k, or with a bias in base 2: scale * log2(e) * q .
// k + bias, or with a float mask as they are. The maximum starts at a finite
// number below every score, and a masked score is -inf. So a step of which a
// row sees nothing leaves its maximum as it is, its weights are exp2(-inf) = 0,
// and no difference of two infinities arises.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;
using namespace mlir::warp_pipe;

/// Keys that the thread's rows see: those below the limits and, with a window,
/// from the lower ones on.
void PrefillKernel::findLimits(const Item &item) {
  limits.clear();
  lowerLimits.clear();
  Num row = item.row + firstRow;
  if (!plan.pairsHeads() && plan.warpgroups > 1)
    row = row + group * PrefillPlan::groupRows;
  for (int64_t half = 0; half < 2; ++half) {
    Num limit = item.length;
    Num behind = item.length - item.queryLength + row + 8 * half + 1;
    if (op.getCausal())
      limit = atMost(limit, behind);
    if (std::optional<int64_t> width = window()) {
      if (!op.getCausal())
        limit = atMost(limit, behind + (*width - 1));
      lowerLimits.push_back(behind - *width);
    }
    limits.push_back(limit);
  }
}

/// Scores of keys that a row does not see become -inf. Of the columns of a
/// thread only those of its lane are not known here.
Value PrefillKernel::mask(Value scores, ValueRange keys) {
  auto type = cast<VectorType>(scores.getType());
  VectorType numbers = vec(type.getShape(), b.getI32Type());
  SmallVector<int32_t> columns;
  int64_t entryColumns = plan.tile / keys.size();
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i)
    columns.push_back(i / 4 * 8 % entryColumns + i % 2);
  Value column = arith::ConstantOp::create(
      b, DenseElementsAttr::get(numbers, ArrayRef<int32_t>(columns)));
  auto compare = [&](arith::CmpIPredicate predicate, ArrayRef<Num> ofRows) {
    Values bounds, ofElements;
    for (int64_t i = 0, e = type.getNumElements(); i < e; ++i) {
      int64_t entry = i / 4 * 8 / entryColumns, half = i / 2 % 2;
      size_t known = entry * 2 + half;
      if (bounds.size() <= known)
        bounds.push_back(ofRows[half] - Num(b, keys[entry]) - lane % 4 * 2);
    }
    for (int64_t i = 0, e = type.getNumElements(); i < e; ++i)
      ofElements.push_back(bounds[i / 4 * 8 / entryColumns * 2 + i / 2 % 2]);
    return arith::CmpIOp::create(b, predicate, column,
                                 elements(numbers, ofElements));
  };
  Value seen = compare(arith::CmpIPredicate::slt, limits);
  if (window())
    seen = both(compare(arith::CmpIPredicate::sge, lowerLimits), seen);
  return arith::SelectOp::create(
      b, seen, scores, splat(type, -std::numeric_limits<float>::infinity()));
}

/// scale * log2(e) * scores + the bias of each entry; natural with a float
/// mask.
Value PrefillKernel::addBias(Value scores, ValueRange bias) {
  auto type = cast<VectorType>(scores.getType());
  Values ofElements;
  int64_t perEntry = type.getNumElements() / static_cast<int64_t>(bias.size());
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i)
    ofElements.push_back(bias[i / perEntry]);
  float scale = op.getScale().convertToFloat() * biasScale();
  return fma(scores, splat(type, scale), elements(type, ofElements));
}

/// The largest of the four lanes of each row.
Value PrefillKernel::joinLanes(Value most) {
  Values ofRows;
  for (int64_t half = 0; half < 2; ++half) {
    Value ofRow = at(most, half);
    for (int64_t distance : {1, 2})
      ofRow = arith::MaximumFOp::create(b, ofRow, fromPartner(ofRow, distance));
    ofRows.push_back(ofRow);
  }
  return elements(vec({2}), ofRows);
}

/// The maximum that weights refer to grows only where some score of the warp is
/// `headroom` powers of two above it: until then nothing is to be scaled, and
/// lanes need not agree. Weights stay below 2^headroom.
PrefillKernel::Weights PrefillKernel::softmax(Value scores, Value maximum,
                                              Value sum) {
  auto type = cast<VectorType>(scores.getType());
  VectorType pair = vec({2});
  float scale = scoreScale();
  Weights result;
  Value most;
  if (blockMax) {
    result.most = reduceBlocks(scores);
    most = result.most.front();
    for (Value other : llvm::drop_begin(result.most))
      most = arith::MaximumFOp::create(b, most, other);
  } else {
    most = RowReduceOp::create(b, pair, warp_pipe::Reduction::MaximumF,
                               ValueRange{scores}, /*in_thread=*/true);
  }
  Value bound =
      arith::AddFOp::create(b, maximum, splat(pair, headroom / scale));
  Value above =
      arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, most, bound);
  result.grows = any(either(at(above, 0), at(above, 1)));
  Values grown = ifElse(
      result.grows, {pair, pair},
      [&]() -> Values {
        // With block_max the lanes of a row have agreed already.
        Value ofRow = blockMax ? most : joinLanes(most);
        Value next = arith::MaximumFOp::create(b, maximum, ofRow);
        // The difference first: that of two equal maxima is 0, also where they
        // are so large that a product with the scale is rounded by more than 1.
        Value difference = arith::SubFOp::create(b, maximum, next);
        return {next, exp2(mulF(difference, splat(pair, scale)))};
      },
      [&]() -> Values { return {maximum, splat(pair, 1.0f)}; });
  result.maximum = grown[0];
  result.shrink = grown[1];
  Value exponents;
  if (isNatural()) {
    // The least number times the scale is no number.
    Value all = RowBroadcastOp::create(b, type, result.maximum);
    exponents = mulF(arith::SubFOp::create(b, scores, all), splat(type, scale));
  } else {
    Value below = mulF(result.maximum, splat(pair, -scale));
    exponents =
        fma(scores, splat(type, scale), RowBroadcastOp::create(b, type, below));
  }
  result.weights = exp2(exponents);
  Value added = RowReduceOp::create(b, pair, warp_pipe::Reduction::Add,
                                    ValueRange{result.weights},
                                    /*in_thread=*/true);
  result.sum = fma(sum, result.shrink, added);
  return result;
}

/// Weighted values as those of the maximum of `weights`.
Value PrefillKernel::rescale(Value outputs, const Weights &weights) {
  return ifElse(
      weights.grows, outputs.getType(),
      [&]() -> Values {
        return {mulF(outputs, RowBroadcastOp::create(b, outputs.getType(),
                                                     weights.shrink))};
      },
      [&]() -> Values { return {outputs}; })[0];
}

/// Weights as the rows of the next product: four registers for 16 keys.
Value PrefillKernel::packWeights(Value weights) {
  auto type = cast<VectorType>(weights.getType());
  Value narrow =
      arith::TruncFOp::create(b, vec(type.getShape(), element), weights);
  return vector::ShapeCastOp::create(
      b, vec({type.getDimSize(0) / 2, 4, 2}, element), narrow);
}

/// Rows of the values that lie behind the sequence are made 0: their weights
/// are 0, but what stands there may be infinite.
void PrefillKernel::clearBehind(Value tile, ValueRange keys, const Item &item) {
  Value any;
  for (Value key : keys) {
    Value ends = both((Num(b, key) + plan.boxRows())
                          .compare(arith::CmpIPredicate::sgt, item.length),
                      Num(b, key).less(absentKey));
    any = any ? either(any, ends) : ends;
  }
  when(any, [&] {
    for (auto [i, key] : llvm::enumerate(keys)) {
      Num begin = num(static_cast<int64_t>(i) * plan.boxRows());
      Num valid = atLeast(item.length - Num(b, key), 0);
      // What is not there was filled with zeros.
      valid = choose(Num(b, key).less(absentKey), valid, num(plan.boxRows()));
      ClearRowsOp::create(b, tile, begin + atMost(valid, plan.boxRows()),
                          begin + plan.boxRows());
    }
    WarpgroupBarrierOp::create(b);
  });
}

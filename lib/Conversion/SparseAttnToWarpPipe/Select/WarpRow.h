//===- WarpRow.h - A warp walks over a row of scores ------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where there are many selection rows, each belongs to a warp: no barrier, and
// as many rows are under way as fit. The k-th largest score is found bit by
// bit, as RowMath.h says, but all 32 lanes count, and the search ends with the
// first bound that has k scores above it.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_WARPROW_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_WARPROW_H

#include "../BlockBuilder.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

namespace mlir::sparse_attn {

/// A lane has every 32nd score. The first ones are copied to shared memory
/// once, as keys; what a longer row has beyond stays where it is.
class WarpRow : public RowLoops {
public:
  /// Scores [0, candidates) are logits[row..., n]. `limit` is how far visits go
  /// at the most, `copies` how many scores of a warp are copied. With
  /// `ranksAll` the policy ranks all candidates.
  WarpRow(BlockBuilder &k, int64_t warps, int64_t copies, Value logits,
          ArrayRef<Num> row, Num candidates, Num limit, bool ranksAll);

  /// For the blocks of the lane below the limit: state = body(block, whether it
  /// is chosen, state). Blocks come in words of 32, and all lanes pass as
  /// often: some at the end are not below it. What is no candidate has no
  /// score.
  Values visit(ValueRange state, function_ref<Value(Num, Value)> chosen,
               function_ref<Values(Num, Value, ValueRange)> body) const;
  /// How many blocks are chosen. Replaces the copies, for `visitCounted` alone.
  Num count(function_ref<Value(Num, Value)> chosen) const;
  /// `visit` after `count`.
  Values visitCounted(ValueRange state, function_ref<Value(Num, Value)> chosen,
                      function_ref<Values(Num, Value, ValueRange)> body) const;

  Value fold(ImplicitLocOpBuilder &b, const RowScores &row, Fold kind,
             Value init, RowTerm term) const override;
  Chooser chooseBest(ImplicitLocOpBuilder &b, const RowScores &row,
                     Value count) const override;
  Value endOfTies(ImplicitLocOpBuilder &b, const RowScores &row, Value key,
                  Value count) const override;

  /// Copies that a lane handles together.
  static constexpr int64_t together = 4;

private:
  Num keyOf(Num block) const;
  Value isRanked(const RowScores &row, Num block, Num key) const;
  /// Walks over the copies, and over what a longer row has beyond.
  Values visitNear(Num end, ValueRange state,
                   function_ref<Values(Num, Num, ValueRange)> body) const;
  Values visitRest(Num end, ValueRange state,
                   function_ref<Values(Num, Num, ValueRange)> body) const;
  Values visitKeys(Num end, ValueRange state,
                   function_ref<Values(Num, Num, ValueRange)> body) const {
    return visitRest(end, visitNear(end, state, body), body);
  }
  /// How many scores of the row have a key that compares so to `key`.
  Num countKeys(const RowScores &row, arith::CmpIPredicate predicate,
                Num key) const;
  RankCut search(const RowScores &row, Num need) const;
  Num findTie(const RowScores &row, Num key, Num wanted) const;

  BlockBuilder &k;
  int64_t copies;
  bool ranksAll;
  Value logits;
  SmallVector<Num> row;
  Num candidates, limit, lane, warp;
  Value keys;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_WARPROW_H

//===- RowMath.h - Sums and ranks over the scores of a row ------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What policies need to emit: sums, maxima and the k-th largest score of a row.
// A target that walks over a row in its own way, say with all threads of a CTA,
// gives RowLoops; otherwise one thread takes one score after the other.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_SPARSEATTN_IR_ROWMATH_H
#define SPARSE_ATTN_DIALECT_SPARSEATTN_IR_ROWMATH_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// How the terms of a row are joined. Maxima are of f32.
enum class Fold { Add, Max };

/// Emits the term of one score.
using RowTerm =
    function_ref<Value(ImplicitLocOpBuilder &, Value score, Value id)>;

/// Scores above a key are all chosen, and of the scores equal to it those with
/// an id up to `lastTie`.
struct RankCut {
  Value key;     // i32, unsigned order
  Value lastTie; // index, exclusive
};

/// How a target walks over a row. What is emitted may hold barriers: it is
/// reached by all threads or by none.
class RowLoops {
public:
  virtual ~RowLoops();
  /// The terms of all scores joined with `init`, the same in all threads.
  virtual Value fold(ImplicitLocOpBuilder &b, const RowScores &row, Fold kind,
                     Value init, RowTerm term) const = 0;
  /// What chooses the first `count` (index) scores, in order of falling score
  /// and rising id; all if there are fewer. A policy that asks for it chooses
  /// by nothing else.
  virtual Chooser chooseBest(ImplicitLocOpBuilder &b, const RowScores &row,
                             Value count) const = 0;
  /// One past the `count`-th (index) id whose score has `key`.
  virtual Value endOfTies(ImplicitLocOpBuilder &b, const RowScores &row,
                          Value key, Value count) const = 0;
};

/// Joins the terms of all scores with `init`, of type f32, f64 or index.
Value foldRow(ImplicitLocOpBuilder &b, const RowScores &row, Fold kind,
              Value init, RowTerm term);

/// `a` and `b` joined.
Value join(ImplicitLocOpBuilder &b, Fold kind, Value x, Value y);

/// The largest score, -inf for an empty row (f32).
Value rowMax(ImplicitLocOpBuilder &b, const RowScores &row);

/// The sum of exp(score - max) in `type` (f32 or f64).
Value rowExpSum(ImplicitLocOpBuilder &b, const RowScores &row, Value max,
                FloatType type);

/// exp(score - max) in f32.
Value expShifted(ImplicitLocOpBuilder &b, Value score, Value max);

/// An unsigned integer (i32) with the order of the f32 `score`; -0 and +0 are
/// equal.
Value orderedKey(ImplicitLocOpBuilder &b, Value score);

/// Finds where a prefix of the row ends, in order of falling score and rising
/// id: at the largest key for which `reached(key)` says that the scores with
/// this key or a larger one are enough. `room(key)` emits how many of the
/// scores equal to the key are chosen.
RankCut
findRankCut(ImplicitLocOpBuilder &b, const RowScores &row,
            function_ref<Value(ImplicitLocOpBuilder &, Value key)> reached,
            function_ref<Value(ImplicitLocOpBuilder &, Value key)> room);

/// The test of one candidate against a cut.
Chooser chooseByCut(RankCut cut);

/// Chooses the `budget` (index) blocks with the largest scores, less the forced
/// ones that count towards it.
Chooser chooseBlocks(ImplicitLocOpBuilder &b, const RowScores &row,
                     Value budget);

/// How many scores have a key above `key`, or also equal to it (index).
Value countAbove(ImplicitLocOpBuilder &b, const RowScores &row, Value key,
                 bool orEqual);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_DIALECT_SPARSEATTN_IR_ROWMATH_H

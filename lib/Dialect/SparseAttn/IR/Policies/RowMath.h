//===- RowMath.h - Loops over the scores of a row ---------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What policies need to emit: sums, maxima and the k-th largest score of a row,
// without any memory besides the scores.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_POLICIES_ROWMATH_H
#define SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_POLICIES_ROWMATH_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// Emits a loop over the row that folds `body(accumulator, score, id)`.
Value foldRow(ImplicitLocOpBuilder &b, const RowScores &row, Value init,
              function_ref<Value(ImplicitLocOpBuilder &, Value accumulator,
                                 Value score, Value id)>
                  body);

/// The largest score, -inf for an empty row (f32).
Value rowMax(ImplicitLocOpBuilder &b, const RowScores &row);

/// The sum of exp(score - max) in order of id, in `type` (f32 or f64).
Value rowExpSum(ImplicitLocOpBuilder &b, const RowScores &row, Value max,
                FloatType type);

/// exp(score - max) in f32.
Value expShifted(ImplicitLocOpBuilder &b, Value score, Value max);

/// An unsigned integer (i32) with the order of the f32 `score`; -0 and +0 are
/// equal.
Value orderedKey(ImplicitLocOpBuilder &b, Value score);

/// Scores above a key are all chosen, and of the scores equal to it those with
/// an id up to `lastTie`.
struct RankCut {
  Value key;     // i32, unsigned order
  Value lastTie; // index, exclusive
};

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

/// How many scores have a key above `key`, or also equal to it (index).
Value countAbove(ImplicitLocOpBuilder &b, const RowScores &row, Value key,
                 bool orEqual);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_POLICIES_ROWMATH_H

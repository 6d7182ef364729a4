//===- PartialSoftmax.h - Joining parts of a softmax -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Threads, CTAs and clusters see different keys of a row. Each has a maximum of
// the scores in base 2, a sum of weights and outputs that are not divided by
// it. They are joined in order, so that equal inputs give equal bits.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_PARTIALSOFTMAX_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_PARTIALSOFTMAX_H

#include "../BlockBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/WorkDistribution.h"

namespace mlir::sparse_attn {

/// Columns that a thread handles at once: 16 bytes.
inline constexpr int64_t partialWidth = 4;

/// A row, or a part of its columns.
struct PartialRow {
  Value maximum, sum;
  Values outputs; // vector<4xf32>, each `stride` columns apart
};

/// The sum of weights * values over parts, and their maximum and sum.
class SoftmaxJoiner {
public:
  /// `stats` are vector<2xf32>: maximum and sum.
  SoftmaxJoiner(BlockBuilder &k, ArrayRef<Value> stats);
  /// sum of weights * values
  Value join(ArrayRef<Value> values);

  Value maximum, sum;

private:
  Value add(Value weight, Value value, Value sum);

  BlockBuilder &k;
  SmallVector<Value, 8> weights;
};

/// The results of an attend, as a kernel sees them. `lse` may be null.
struct OutputRows {
  Value out, lse;

  /// Writes a row: o = outputs / sum and lse = ln(2) * (maximum + log2(sum)).
  void write(BlockBuilder &k, Layout layout, Num batch, QueryRow<Num> row,
             Num column, const PartialRow &partial) const;
};

/// What each part of a list gives: f32 [parts, B, H, T, D] and, for maximum and
/// sum, [parts, B, H, T, 2].
struct PartResults {
  Value outputs, stats;

  void write(BlockBuilder &k, Num part, Num batch, QueryRow<Num> row,
             Num column, const PartialRow &partial) const;
};

/// Whether the kernel that joins parts starts while lists are read, which makes
/// a call 0.5 us shorter. Two CTAs that read fill a multiprocessor: beside them
/// it finds no place, and to start it early makes a call longer.
inline bool joinStartsEarly(const DecodePlan &plan) { return plan.ctas() == 1; }

/// A kernel that joins the parts of `op`. It updates the results in place.
/// Grid: query rows of a sequence, 1, sequences.
func::FuncOp emitJoinParts(ModuleOp module, StringRef name, AttendOp op,
                           const DecodePlan &plan);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_PARTIALSOFTMAX_H

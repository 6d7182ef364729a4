//===- GateKernels.h - Gate queries and scores on a GPU ---------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two kernels of thread blocks make the scores of a decode step. The first
// multiplies the queries with the projection, which is cut along the sum, so
// that the whole GPU reads it. The second adds the parts, normalises and
// rotates the gate query, and scores the blocks of a key head. Gate queries
// that are a mean need the second alone, and those that are the query heads
// another one.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEKERNELS_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEKERNELS_H

#include "../BlockBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/GatePlan.h"

namespace mlir::sparse_attn {

/// f16 or bf16 products of 16 rows, 8 columns and 16 terms.
Value multiply(BlockBuilder &k, Value a, Value b, Value sum);

/// The operand of a product whose lanes hold 8 terms of each row: elements
/// 4 `at` .. 4 `at` + 3 of each of `eights`, the first two terms before the
/// others.
Value pairsOf(BlockBuilder &k, ArrayRef<Value> eights, int64_t at);

/// Column `c` of a gate query in the order in which a partial sum holds it: the
/// lanes that compute a tile of 64 columns have every eighth of them.
template <class Int> Int placeOfColumn(Int c) {
  return c / 64 * 64 + c % 8 * 8 + c / 8 % 8;
}

/// Partial sums [slice, B, Hkv, dg] of the projected queries. Grid: slices, key
/// heads, tiles of 16 sequences.
func::FuncOp emitGatePartials(ModuleOp module, StringRef name, GateQueriesOp op,
                              const GatePlan &plan);

/// Scores [B, G, 1, N] of a key head of a sequence. Grid: parts of the blocks,
/// key heads, sequences. With `append`, which may be null, there is one CTA
/// more than parts, which appends the new key meanwhile.
func::FuncOp emitGateScores(ModuleOp module, StringRef name, ScoreOp op,
                            GateQueriesOp queries, AppendKeysOp append,
                            const GatePlan &plan);

/// The lengths that the scores of query heads read: of the scores, then of the
/// gate queries if these are others. Null where there are none.
std::pair<Value, Value> lengthsOfHeads(ScoreOp op, GateQueriesOp queries);

/// Scores [B, Hkv, 1, N] of the query heads of a key head, reduced over them.
/// Grid: key heads, parts of the blocks, sequences.
func::FuncOp emitHeadScores(ModuleOp module, StringRef name, ScoreOp op,
                            GateQueriesOp queries, const GatePlan &plan);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEKERNELS_H

//===- PromptGateKernels.h - Gate of many rows on a GPU ---------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two kernels of thread blocks behind those that pool queries and keys: scores
// as products, and a selection by each warp.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_PROMPTGATEKERNELS_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_PROMPTGATEKERNELS_H

#include "../BlockBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/PromptGatePlan.h"

namespace mlir::sparse_attn {

/// Scores [B, G, R, N]. Grid: parts of ScoreTile::columns blocks, parts of
/// ScoreTile::rows rows, heads of all sequences.
func::FuncOp emitScoreRows(ModuleOp module, StringRef name, ScoreOp op);

/// Selections of all rows. Grid: parts of SelectTile::warps rows, heads,
/// sequences. The arguments are the operands and the storage of the selection.
func::FuncOp emitSelectRows(ModuleOp module, StringRef name, SelectOp op);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_PROMPTGATEKERNELS_H

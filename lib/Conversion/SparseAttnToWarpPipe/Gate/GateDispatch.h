//===- GateDispatch.h - Dispatches of the gate's kernels --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Grids, operands and result sizes. Each function replaces a score and its gate
// queries, which are erased.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEDISPATCH_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEDISPATCH_H

#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Analysis/TargetInfo.h"

namespace mlir::sparse_attn {

/// A dispatch of emitHeadScores.
void dispatchHeadScores(ScoreOp op, const GatePlan &plan, StringRef kernel,
                        const TargetInfo &info);

/// Dispatches of emitGatePartials, where the plan projects, and of
/// emitGateScores; with `append`, which may be null, the second replaces it.
void dispatchGateScores(ScoreOp op, AppendKeysOp append, const GatePlan &plan,
                        StringRef partialKernel, StringRef scoreKernel,
                        SymbolTable &symbols, const TargetInfo &info);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEDISPATCH_H

//===- PromptGatePlan.h - Scores and selections of a prompt -----*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where kernels of thread blocks score and select for many rows, and the
// numbers that they are compiled for.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_PROMPTGATEPLAN_H
#define SPARSE_ATTN_ANALYSIS_PROMPTGATEPLAN_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include <string>

namespace mlir::sparse_attn {

/// Scores: a warp has 16 rows, the CTA as many blocks for all its warps.
struct ScoreTile {
  static constexpr int64_t warps = 8, warpRows = 16, columns = 64;
  static constexpr int64_t rows = warps * warpRows;
};

/// Selections: a warp has a row.
struct SelectTile {
  static constexpr int64_t warps = 8;
  /// CTAs that run on a multiprocessor: the copies of three fit.
  static constexpr int64_t ctas = 3;
  /// Scores of a row that are copied to shared memory, for `blocks` blocks
  /// (which may be dynamic).
  static int64_t copies(int64_t blocks);
};

/// Why products of thread blocks do not serve `op`; empty if they do.
std::string whyNotScoreRows(ScoreOp op);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_PROMPTGATEPLAN_H

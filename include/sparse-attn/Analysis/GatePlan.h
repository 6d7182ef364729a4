//===- GatePlan.h - How the gate of a decode step is cut --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The numbers that the gate's kernels are compiled for, and whether stages may
// be computed by the kernel of their user. The pass that fuses stages and the
// conversions ask the same functions.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_GATEPLAN_H
#define SPARSE_ATTN_ANALYSIS_GATEPLAN_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include <string>

namespace mlir::sparse_attn {

/// The most ids of a list that a CTA keeps in shared memory.
inline constexpr int64_t maxSharedList = 8192;

struct GatePlan {
  /// What a gate query is. `None`: each query head is one; a kernel of its own
  /// serves that, whose results are reduced over a group. `Mean`: there is
  /// nothing to project, and the scores need no kernel in front.
  QueryPooling pooling = QueryPooling::Project;
  int64_t keyHeads = 1;
  /// Query heads of a key head, and their head dimension.
  int64_t group = 1, headDim = 128;
  int64_t gateDim = 128;

  /// Terms of the sum over heads and columns that one CTA takes, and how many
  /// CTAs share a sum.
  static constexpr int64_t sliceTerms = 64;
  int64_t slices() const {
    return (pooling == QueryPooling::Project ? group : 1) * headDim /
           sliceTerms;
  }
  bool projects() const {
    return pooling == QueryPooling::Project ||
           pooling == QueryPooling::MeanProject;
  }
  /// A warp has 16 terms and 64 columns.
  int64_t partialWarps() const { return sliceTerms / 16 * (gateDim / 64); }
  /// The most query heads of a key head that are scored one by one: they fill
  /// two tiles of a product.
  static constexpr int64_t maxGroup = 16;
  /// Warps of a CTA that scores, 16 blocks each at a time.
  static constexpr int64_t scoreWarps = 8;
  /// Rows of fewer blocks let the next kernel start when they begin, which
  /// hides its launch. Those of more do it when they end: that is up to 10 %
  /// faster (docs/Rationale/DecodeStep.md). Measured on an H100 with 128, 512
  /// and 2048 blocks.
  static constexpr int64_t blocksOfLongRow = 1024;
  /// Bytes that a CTA asks for while it waits for the kernel in front: as many
  /// as come in that time.
  static constexpr int64_t prefetched = 32 << 10;
};

/// The plan for the score of the gate queries of one decode row. Fails with a
/// reason in `why` where the kernels do not serve.
FailureOr<GatePlan> planGate(ScoreOp op, std::string &why);

/// Empty if the thread blocks of a kernel can append the new keys, else why
/// not.
std::string whyNotAppend(AppendKeysOp op);

/// Empty if the kernel of `op` can append the new key in front of its scores,
/// else why not. What the scores are used for is part of it: a score of the
/// block that gets the key may be that of before or after.
std::string whyNotAppendIn(ScoreOp op, const GatePlan &plan);

/// Numbers of keys: `lengths`, and `added` new keys that it does not count.
struct CountedLengths {
  Value lengths;
  int64_t added = 0;
};
/// The same numbers as `lengths`, of the tensor that an append_keys has made
/// them from: to read it no kernel has to be waited for.
CountedLengths countedLengths(Value lengths);

/// Whether the lengths of `op` were there before the scores that it selects by
/// were begun.
bool lengthsPrecedeScores(AttendOp op);

/// Empty if the kernel of `op` can make its own selection from the logits of
/// its `select`, else why not.
std::string whyNotSelectIn(AttendOp op);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_GATEPLAN_H

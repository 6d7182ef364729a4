//===- PrefillPlan.h - How attention with many rows is cut ------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The numbers that the prefill kernel of attend is compiled for. Warpgroups of
// 64 query rows share the tiles of keys and values that one list names: they
// take two query heads that share the list, or two tiles of 64 rows of a head.
// What the warpgroups of a CTA compute together is an item.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_PREFILLPLAN_H
#define SPARSE_ATTN_ANALYSIS_PREFILLPLAN_H

#include "sparse-attn/Analysis/AttendPlan.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>

namespace mlir::sparse_attn {

struct PrefillPlan : AttendPlan {
  /// Query rows of a warpgroup.
  static constexpr int64_t groupRows = 64;

  /// Keys of a block of block_max; 0: it is not asked for.
  int64_t maxBlock = 0;
  /// Whether there is a mask operand.
  bool masked = false;

  //===-- Of the schedule -------------------------------------------------===//
  int64_t warpgroups = 2;
  /// Keys of a step.
  int64_t tile = 128;
  /// How many of the last query blocks of all heads come before the others.
  int64_t early = 0;

  //===-- What follows ----------------------------------------------------===//
  /// Whether the warpgroups take heads of the same rows.
  bool pairsHeads() const { return queryBlock < warpgroups * groupRows; }
  int64_t itemHeads() const { return pairsHeads() ? warpgroups : 1; }
  int64_t itemRows() const {
    return groupRows * (pairsHeads() ? 1 : warpgroups);
  }
  /// Items of the same rows of a list's heads; the last may have fewer heads.
  int64_t itemsPerList() const {
    return llvm::divideCeil(share, static_cast<uint64_t>(itemHeads()));
  }
  /// Items of the same rows of a key head.
  int64_t itemsPerKeyHead() const { return group / share * itemsPerList(); }
  int64_t entriesPerStep() const { return std::max<int64_t>(1, tile / block); }
  int64_t stepsPerEntry() const { return std::max<int64_t>(1, block / tile); }
  /// Blocks of block_max in a step, and whether a block has several steps.
  int64_t maximaPerStep() const {
    return std::max<int64_t>(1, maxBlock ? tile / maxBlock : 1);
  }
  bool joinsSteps() const { return maxBlock > tile; }
  /// Keys of an entry that are one box of a copy.
  int64_t boxRows() const { return std::min(tile, block); }
  /// CTAs that run on a multiprocessor. One warpgroup leaves the tensor cores
  /// idle while it computes weights, so another CTA fills in where it fits.
  int64_t ctas() const { return warpgroups == 1 && headDim <= 128 ? 2 : 1; }
  /// Whether rows are read from registers: 64 keys a step, and a product that
  /// reads both factors from shared memory waits for it while it computes. A
  /// mask takes their registers.
  bool queriesInRegisters() const {
    return tile == 64 && headDim <= 128 && !masked;
  }
  /// Whether the queries of the next item are asked for before the last values
  /// of this one. That takes two stages; 256 columns leave room for one.
  bool queriesAhead() const { return headDim <= 128; }
  int64_t computeWarps() const { return 4 * warpgroups; }
  /// One warp copies. The others give their registers to those that compute:
  /// registers are shared out four warps at a time.
  static constexpr int64_t loadWarps = 4;
};

/// The plan for `op` with the schedule that it carries or would get. Fails with
/// a reason in `why` where the prefill kernel does not serve.
FailureOr<PrefillPlan> planPrefill(AttendOp op, std::string &why);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_PREFILLPLAN_H

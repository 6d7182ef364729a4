//===- DecodePlan.h - How decode attention is cut ---------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The numbers that the decode kernel of attend is compiled for. A CTA computes
// a tile of query rows that share a key head and a list of key blocks, over one
// of several splits of the list. It takes the keys in tiles of `tile`.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_DECODEPLAN_H
#define SPARSE_ATTN_ANALYSIS_DECODEPLAN_H

#include "sparse-attn/Analysis/AttendPlan.h"
#include "sparse-attn/Analysis/TargetInfo.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>
#include <limits>

namespace mlir::sparse_attn {

/// The most CTAs of a cluster that share a list: more are not portable.
inline constexpr int64_t maxSplits = 8;

/// The most query rows: more are a prefill, which needs larger tiles.
inline constexpr int64_t maxDecodeRows = 8;

/// The most clusters that share a list: what joins their results has so many
/// of them in registers.
inline constexpr int64_t maxParts = 16;

struct DecodePlan : AttendPlan {
  //===-- Of the op -------------------------------------------------------===//
  int64_t queryRows = 1;
  /// The number of lists of a head.
  int64_t listRows = 1;
  /// Rows of a page; 0 if the cache is not paged.
  int64_t pageSize = 0;

  //===-- Of the schedule -------------------------------------------------===//
  ScheduleKind kind = ScheduleKind::Even;
  int64_t warps = 4, tile = 64, rows = 8;
  /// 0: chosen at run time.
  int64_t splits = 0;

  //===-- What follows ----------------------------------------------------===//
  /// Rows that share a list.
  int64_t unitRows() const { return share * queryBlock; }
  int64_t tilesPerUnit() const {
    return llvm::divideCeil(unitRows(), static_cast<uint64_t>(rows));
  }
  /// Row tiles of a key head.
  int64_t tilesPerHead() const {
    return group / share * listRows * tilesPerUnit();
  }
  /// The most rows of a tile that are not padding.
  int64_t usedRows() const { return std::min(unitRows(), rows); }
  /// Whether every tile has `usedRows` rows.
  bool tilesAreFull() const {
    return unitRows() % usedRows() == 0 && queryRows % queryBlock == 0;
  }
  /// Whether a tile may have no row: the last list has fewer rows than others.
  bool tilesMayBeEmpty() const {
    return queryRows % queryBlock != 0 && tilesPerUnit() > 1;
  }
  /// The most key tiles of a list (0: not known).
  int64_t tilesOfList() const {
    return llvm::divideCeil(capacity * block, static_cast<uint64_t>(tile));
  }
  int64_t boxRows() const {
    int64_t n = std::min(tile, block);
    return pageSize ? std::min(n, pageSize) : n;
  }
  int64_t boxes() const { return tile / boxRows(); }
  int64_t entriesPerStep() const { return std::max<int64_t>(1, tile / block); }
  int64_t stepsPerEntry() const { return std::max<int64_t>(1, block / tile); }
  int64_t boxesPerEntry() const { return boxes() / entriesPerStep(); }
  /// CTAs that run on a multiprocessor: two where they help and fit. With 256
  /// columns or 8 warps a ring alone takes most of the shared memory; 168
  /// registers are few for 128 columns and several entries a step.
  int64_t ctas() const {
    bool fits = warps == 4 &&
                (headDim == 64 || (headDim == 128 && entriesPerStep() == 1));
    return kind == ScheduleKind::Uneven && fits ? 2 : 1;
  }
  /// Warps of the kernel that only help to select. They make a launch 0.2 us
  /// longer, and the selection from 2048 blocks 1.5 us shorter; a short list is
  /// mostly chosen from few. With 256 columns threads need all the registers.
  int64_t helpers() const {
    return ctas() == 1 && warps == 4 && headDim <= 128 && capacity > 32 ? 3 : 0;
  }
  /// Whether several clusters may share a list, at a size of the call.
  bool mayHaveParts() const;
  /// Rows of a tile that are handed out to the CTAs of a cluster.
  int64_t ownedRows() const {
    return llvm::PowerOf2Ceil(static_cast<uint64_t>(usedRows()));
  }
};

/// The plan for `op` with the schedule that it carries or would get (`rows` of
/// 0 is chosen). Fails with a reason in `why` where the decode kernel does not
/// serve.
FailureOr<DecodePlan> planDecode(AttendOp op, std::string &why);

/// How many splits a list gets, for all shapes that one kernel serves.
struct SplitRule {
  /// The most that are of use: a split with no key tile only costs.
  int64_t most = maxSplits;
  /// CTAs that run on a multiprocessor at once.
  int64_t ctas = 1;
  /// Take the most, or half of them, however many rows there are, where a list
  /// has room for so many key tiles; 0: nowhere.
  int64_t alwaysFrom = 0, halfFrom = 0;
  /// Several clusters may share each of at most `mostLists` lists that have
  /// room for so many key tiles, for each list of the call; 0: they do not.
  int64_t tilesOfPart = 0, mostLists = std::numeric_limits<int64_t>::max();
};

/// Lists of about the same length fill the GPU once: the largest power of two s
/// for which a cluster of s CTAs can run for each row at the same time, with
/// one CTA on a multiprocessor. Fewer CTAs leave bandwidth unused; more run one
/// after the other, each with the fixed cost of a CTA (at 64 and 128 rows twice
/// as many cost 5 to 44 us on an H100).
///
/// Lists of different lengths leave multiprocessors idle while the longest one
/// is read. Small parts even that out: two CTAs share a multiprocessor, and
/// where there is much to read there are more splits than fit. How much is told
/// by what a GPU reads in the fixed cost of a CTA.
///
/// Clusters share a list where lists are few. A cluster lies within a part of
/// the chip (a GPC), through which no more than a fifth of the bandwidth goes
/// (0.58 of 3.1 TB/s on an H100), so more CTAs in it do not make a list faster.
SplitRule splitRuleFor(const DecodePlan &plan, const TargetInfo &target);

/// The splits for `rows` lists in all, each with room for `tiles` key tiles.
inline int64_t splitsFor(const SplitRule &rule, int64_t rows, int64_t tiles,
                         const TargetInfo &target) {
  if (rule.alwaysFrom && tiles >= rule.alwaysFrom)
    return rule.most;
  int64_t splits = 1;
  while (splits < rule.most && rows <= target.clustersOf(2 * splits, rule.ctas))
    splits *= 2;
  if (rule.halfFrom && tiles >= rule.halfFrom)
    splits = std::max(splits, rule.most / 2);
  return splits;
}

/// How a list is shared: `parts` clusters of `splits` CTAs.
struct Sharing {
  int64_t splits = 1, parts = 1;
  int64_t ctas() const { return splits * parts; }
};

/// A way in which several clusters share each of at most `mostRows` lists: so
/// many run at once.
struct PartOption : Sharing {
  int64_t mostRows;
};

/// Those with more CTAs than a cluster has; the last that serves is the best.
SmallVector<PartOption> partOptions(const SplitRule &rule,
                                    const TargetInfo &target);

/// The choice for `rows` lists in all, each with room for `tiles` key tiles.
Sharing sharingFor(const SplitRule &rule, int64_t rows, int64_t tiles,
                   const TargetInfo &target);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_DECODEPLAN_H

//===- WorkDistribution.h - Which CTA computes what -------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arithmetic of the decode kernel, written once: with int64_t it is tested,
// with the numbers of the conversion it writes the kernel. `Int` has +, -, *,
// /, % (unsigned), <<, >>, &, | with another Int, some with an int64_t, and
// `atLeast` and `atMost`.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_WORKDISTRIBUTION_H
#define SPARSE_ATTN_ANALYSIS_WORKDISTRIBUTION_H

#include "sparse-attn/Analysis/DecodePlan.h"

namespace mlir::sparse_attn {

inline int64_t atLeast(int64_t a, int64_t b) { return std::max(a, b); }
inline int64_t atMost(int64_t a, int64_t b) { return std::min(a, b); }

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// A tile of query rows.
template <class Int> struct RowTile {
  Int keyHead;
  /// Which list: the selecting head and the selection row.
  Int listHead, listRow;
  /// The first row among those that share the list.
  Int first;
};

/// A query row.
template <class Int> struct QueryRow {
  Int head, row;
};

/// Tile `y` of the grid, row tiles fastest: the CTAs of a key head run side by
/// side, so that they find its keys in the cache.
template <class Int> RowTile<Int> tileOf(const DecodePlan &plan, Int y) {
  Int unit = y / plan.tilesPerUnit();
  Int listHead = unit / plan.listRows;
  return {listHead / (plan.group / plan.share), listHead, unit % plan.listRows,
          y % plan.tilesPerUnit() * plan.rows};
}

/// Row `i` of a tile. The heads that share a list follow each other.
template <class Int>
QueryRow<Int> rowOf(const DecodePlan &plan, const RowTile<Int> &tile, Int i) {
  Int at = tile.first + i;
  return {tile.listHead * plan.share + at % plan.share,
          tile.listRow * plan.queryBlock + at / plan.share};
}

/// How many rows of a tile exist: the last list may have fewer, so that the
/// result may be 0 or less.
template <class Int>
Int rowsOf(const DecodePlan &plan, const RowTile<Int> &tile) {
  Int left = tile.listRow * -plan.queryBlock + plan.queryRows;
  Int rows = atMost(left, plan.queryBlock) * plan.share - tile.first;
  return atMost(rows, plan.rows);
}

//===----------------------------------------------------------------------===//
// List entries
//===----------------------------------------------------------------------===//

/// log2 of a power of two of at most 16.
template <class Int> Int logOfSplits(Int splits) {
  return (splits >> 1) - (splits >> 3) - (splits >> 4) * 2;
}

/// A cluster of CTAs takes one of the parts that a list is cut into. The grid
/// has the tiles of each part behind those of the part before.
template <class Int> struct PartOfList {
  Int part, parts, tile;
};

/// What CTA y of `size` in the grid takes.
template <class Int>
PartOfList<Int> partOf(const DecodePlan &plan, Int y, Int size) {
  int64_t tiles = plan.keyHeads * plan.tilesPerHead();
  return {y / tiles, size / tiles, y % tiles};
}

/// Entry j of a split: entries are interleaved, so the first ones are known
/// before the count is.
template <class Int> Int positionOf(Int j, Int split, Int splits) {
  return split + j * splits;
}

/// How many of `count` entries a split takes.
template <class Int> Int entriesOf(Int count, Int split, Int splits, Int log) {
  return (atLeast(count - split, 0) + splits - 1) >> log;
}

/// How many key tiles hold that many entries.
template <class Int> Int stepsOf(const DecodePlan &plan, Int entries) {
  return (entries + (plan.entriesPerStep() - 1)) / plan.entriesPerStep() *
         plan.stepsPerEntry();
}

//===----------------------------------------------------------------------===//
// Owners: the rows of a tile are combined by different CTAs of the cluster
//===----------------------------------------------------------------------===//

/// log2 of the rows that an owner combines.
template <class Int> Int logOfOwned(const DecodePlan &plan, Int log) {
  return atLeast(
      log * -1 + static_cast<int64_t>(llvm::Log2_64(plan.ownedRows())), 0);
}

/// The CTA that combines row `i`.
template <class Int> Int ownerOf(Int i, Int logOwned) { return i >> logOwned; }

/// Where split `split` puts row `i` at the owner.
template <class Int> Int slotOf(Int i, Int split, Int log, Int logOwned) {
  return ((i - ((i >> logOwned) << logOwned)) << log) + split;
}

/// How many of the `rows` rows of a tile a CTA owns.
template <class Int> Int ownedBy(Int split, Int rows, Int logOwned) {
  Int one = logOwned * 0 + 1;
  return atLeast(atMost(rows - (split << logOwned), one << logOwned), 0);
}

/// Bytes of one split for a row: its outputs, maximum and sum.
inline int64_t bytesOfRow(const DecodePlan &plan) {
  return 4 * (plan.headDim + 2);
}

/// The slots that an owner needs.
inline int64_t slotsOf(const DecodePlan &plan) {
  return std::max(plan.ownedRows(), plan.splits ? plan.splits : maxSplits);
}

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_WORKDISTRIBUTION_H

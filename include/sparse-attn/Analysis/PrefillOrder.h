//===- PrefillOrder.h - Which item of a prefill comes when ------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The order in which the prefill kernel takes its items, written once, as the
// formulas of WorkDistribution.h are. A ticket is a place in that order.
//
// Key heads follow each other, as many at a time as the cache holds; of these
// come the last rows first, which see most keys. A policy may let the last
// query blocks of a prompt read all that they see. Such an item is as long as
// dozens of others, and one that is begun near the end is what the rest waits
// for, so these of all heads come before anything else. Elsewhere that would
// only read the keys of all heads once more.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_PREFILLORDER_H
#define SPARSE_ATTN_ANALYSIS_PREFILLORDER_H

#include "sparse-attn/Analysis/PrefillPlan.h"
#include "sparse-attn/Analysis/WorkDistribution.h"

namespace mlir::sparse_attn {

/// Keys and values of the key heads that are worked on at a time should stay in
/// the L2 cache. Its two halves both keep what both are asked for, and queries
/// and results pass through: with 24 MiB of the 50 of an H100, half of the keys
/// were read from memory again. This is how many keys of one head fit.
inline int64_t cachedKeys(const PrefillPlan &plan) {
  constexpr int64_t bytes = 8 << 20;
  return bytes / (2 * plan.headDim * 2);
}

/// Tiles of rows that come first.
inline int64_t earlyTiles(const PrefillPlan &plan) {
  return llvm::divideCeil(plan.early * plan.queryBlock, plan.itemRows());
}

/// What follows from the sizes of a call. A unit is a part of the heads of a
/// sequence, which has an item in each tile of rows.
template <class Int> struct PrefillOrder {
  /// keysAtOnce  `cachedKeys`
  PrefillOrder(const PrefillPlan &plan, Int batches, Int rows, Int keys,
               Int keysAtOnce)
      : units(batches * (plan.keyHeads * plan.itemsPerKeyHead())),
        tiles((rows + (plan.itemRows() - 1)) / plan.itemRows()),
        early(earlyTiles(plan)) {
    Int heads = atLeast(keysAtOnce / atLeast(keys, 1), 1);
    atOnce = atMost(heads * plan.itemsPerKeyHead(), units);
  }

  Int items() const { return units * tiles; }

  Int units, tiles, atOnce;
  /// The last tiles of all units come first.
  int64_t early;
};

template <class Int> struct ItemPlace {
  Int batch, head, row;
};

/// Where the item of a ticket below `items()` stands: its first row and head.
template <class Int>
ItemPlace<Int> placeOf(const PrefillPlan &plan, const PrefillOrder<Int> &of,
                       Int ticket) {
  Int tiles = of.tiles, atOnce = of.atOnce, end = of.tiles;
  if (of.early != 0) {
    // The early tiles are one round of all units, the others follow. 1 or 0.
    Int isEarly = atMost(atLeast(of.units * of.early - ticket, 0), 1);
    Int isLate = isEarly * -1 + 1;
    ticket = ticket - isLate * of.units * of.early;
    end = of.tiles - isLate * of.early;
    tiles = atLeast(end, 1);
    atOnce = of.atOnce + isEarly * (of.units - of.atOnce);
  }
  Int round = ticket / (atOnce * tiles);
  Int rest = ticket - round * atOnce * tiles;
  // The last round may have fewer.
  Int here = atMost(of.units - round * atOnce, atOnce);
  Int tile = rest / here;
  Int unit = round * atOnce + (rest - tile * here);
  int64_t perHead = plan.itemsPerKeyHead();
  Int ofBatch = unit % (plan.keyHeads * perHead);
  Int ofHead = ofBatch % perHead;
  return {unit / (plan.keyHeads * perHead),
          ofBatch / perHead * plan.group +
              ofHead / plan.itemsPerList() * plan.share +
              ofHead % plan.itemsPerList() * plan.itemHeads(),
          (end - 1 - tile) * plan.itemRows()};
}

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_PREFILLORDER_H

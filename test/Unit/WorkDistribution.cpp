//===- WorkDistribution.cpp - Tests of the decode kernel's arithmetic -----===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The conversion writes a kernel with the formulas of WorkDistribution.h. Here
// they run on numbers: every row, list entry and slot must be taken once.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/WorkDistribution.h"
#include "Checks.h"
#include <map>
#include <set>

using namespace mlir::sparse_attn;

int failures = 0, checks = 0;

static DecodePlan planFor(int64_t group, int64_t queryRows, bool perHead,
                          int64_t queryBlock, int64_t rows) {
  DecodePlan plan;
  plan.keyHeads = 3;
  plan.group = group;
  plan.queryRows = queryRows;
  plan.share = perHead ? 1 : group;
  plan.queryBlock = std::min(queryBlock, queryRows);
  plan.listRows = (queryRows + plan.queryBlock - 1) / plan.queryBlock;
  plan.rows = rows;
  return plan;
}

/// Every query row is in one tile, and the tile has the row's list.
static void testRows(const DecodePlan &plan) {
  std::map<std::pair<int64_t, int64_t>, int> seen;
  for (int64_t y = 0; y < plan.keyHeads * plan.tilesPerHead(); ++y) {
    RowTile<int64_t> tile = tileOf(plan, y);
    int64_t rows = rowsOf(plan, tile);
    CHECK(rows <= plan.usedRows() && (rows >= 1 || plan.tilesMayBeEmpty()));
    if (plan.tilesAreFull())
      CHECK(rows == plan.usedRows());
    for (int64_t i = 0; i < rows; ++i) {
      QueryRow<int64_t> row = rowOf(plan, tile, i);
      ++seen[{row.head, row.row}];
      CHECK(row.head / plan.group == tile.keyHead);
      CHECK(row.head / plan.share == tile.listHead);
      CHECK(row.row / plan.queryBlock == tile.listRow);
    }
  }
  for (int64_t head = 0; head < plan.keyHeads * plan.group; ++head)
    for (int64_t row = 0; row < plan.queryRows; ++row)
      CHECK((seen[{head, row}] == 1));
  CHECK(static_cast<int64_t>(seen.size()) ==
        plan.keyHeads * plan.group * plan.queryRows);
}

/// The splits take every entry once, in as few steps as hold them.
static void testEntries(int64_t tile, int64_t block, int64_t count,
                        int64_t splits) {
  DecodePlan plan;
  plan.tile = tile;
  plan.block = block;
  int64_t log = logOfSplits(splits);
  CHECK(int64_t(1) << log == splits);
  std::set<int64_t> taken;
  for (int64_t split = 0; split < splits; ++split) {
    int64_t entries = entriesOf(count, split, splits, log);
    for (int64_t j = 0; j < entries; ++j) {
      int64_t position = positionOf(j, split, splits);
      CHECK(position < count);
      CHECK(taken.insert(position).second);
    }
    int64_t steps = stepsOf(plan, entries), keys = entries * block;
    CHECK(steps * plan.tile >= keys && (steps - 1) * plan.tile < keys);
  }
  CHECK(static_cast<int64_t>(taken.size()) == count);
}

/// What a CTA stores for a row is what the row's owner reads.
static void testOwners(const DecodePlan &plan, int64_t splits) {
  int64_t log = logOfSplits(splits), logOwned = logOfOwned(plan, log);
  int64_t owned = std::max<int64_t>(1, plan.ownedRows() / splits);
  CHECK(int64_t(1) << logOwned == owned);
  std::set<std::pair<int64_t, int64_t>> stored;
  std::map<int64_t, int64_t> rowsAt;
  for (int64_t row = 0; row < plan.usedRows(); ++row) {
    int64_t owner = ownerOf(row, logOwned);
    CHECK(owner < splits);
    ++rowsAt[owner];
    CHECK(row >= owner * owned && row < (owner + 1) * owned);
    for (int64_t split = 0; split < splits; ++split) {
      int64_t slot = slotOf(row, split, log, logOwned);
      CHECK(slot < slotsOf(plan));
      CHECK((stored.insert({owner, slot}).second));
      CHECK(slot == (row - owner * owned) * splits + split);
    }
  }
  // An owner waits for as many rows as are stored to it.
  for (int64_t split = 0; split < splits; ++split)
    CHECK(ownedBy(split, plan.usedRows(), logOwned) == rowsAt[split]);
}

/// The choices of docs/Rationale/Scheduling.md.
static void testSplits() {
  const TargetInfo *target = lookupTarget("h100");
  CHECK(target && lookupTarget("h200") && !lookupTarget("h300"));
  DecodePlan plan;
  auto splitsOf = [&](ScheduleKind kind, int64_t rows, int64_t tiles) {
    plan.kind = kind;
    return splitsFor(splitRuleFor(plan, *target), rows, tiles, *target);
  };
  auto even = [&](int64_t rows) {
    return splitsOf(ScheduleKind::Even, rows, 100000);
  };
  // 16 clusters of 8 CTAs would be 128 CTAs, but only 15 lie in whole GPCs.
  CHECK(even(1) == 8 && even(8) == 8 && even(15) == 8);
  CHECK(even(16) == 4 && even(30) == 4);
  CHECK(even(31) == 2 && even(64) == 2 && even(66) == 2);
  CHECK(even(67) == 1 && even(128) == 1 && even(100000) == 1);
  // Lists of different lengths: two CTAs on a multiprocessor, and more splits
  // than fit where there is much to read.
  auto uneven = [&](int64_t rows, int64_t tiles) {
    return splitsOf(ScheduleKind::Uneven, rows, tiles);
  };
  CHECK(uneven(30, 52) == 8 && uneven(31, 52) == 4 && uneven(62, 52) == 4);
  CHECK(uneven(64, 47) == 2 && uneven(64, 48) == 4 && uneven(133, 128) == 4);
  CHECK(uneven(64, 13) == 2 && uneven(133, 13) == 1);
  CHECK(uneven(64, 205) == 8 && uneven(128, 512) == 8);
  CHECK(uneven(64, 191) == 4 && uneven(64, 192) == 8);
  // One CTA with several entries a step, with 256 columns or 8 warps. 8 warps
  // read 128 keys a step.
  plan.block = 32;
  CHECK(uneven(16, 52) == 4 && uneven(64, 512) == 8);
  plan.block = 64;
  plan.headDim = 256;
  CHECK(uneven(16, 52) == 4 && uneven(64, 512) == 8);
  plan.headDim = 128;
  plan.warps = 8;
  plan.tile = 128;
  CHECK(uneven(16, 52) == 4 && uneven(64, 95) == 4 && uneven(64, 96) == 8);
  plan.warps = 4;
  plan.tile = 64;
  // What takes a CTA's fixed cost to read: half as many keys with 256 columns,
  // and more on a GPU with more bandwidth.
  auto ruleOf = [&](const char *name, int64_t headDim) {
    DecodePlan other;
    other.kind = ScheduleKind::Uneven;
    other.headDim = headDim;
    return splitRuleFor(other, *lookupTarget(name));
  };
  CHECK(ruleOf("h100", 128).alwaysFrom == 192 &&
        ruleOf("h100", 128).halfFrom == 48);
  CHECK(ruleOf("h100", 256).alwaysFrom == 96 &&
        ruleOf("h100", 64).alwaysFrom == 384);
  CHECK(ruleOf("h200", 128).alwaysFrom == 272 &&
        ruleOf("h200", 128).halfFrom == 68);
  // Not more splits than tiles.
  plan.capacity = 3;
  CHECK(even(1) == 4 && uneven(1, plan.tilesOfList()) == 4);
}

/// Few long lists: several clusters each, as many as run at once.
static void testParts() {
  const TargetInfo *target = lookupTarget("h100");
  DecodePlan plan;
  plan.keyHeads = 1;
  auto is = [&](int64_t rows, int64_t tiles, int64_t splits, int64_t parts) {
    Sharing sharing =
        sharingFor(splitRuleFor(plan, *target), rows, tiles, *target);
    return sharing.splits == splits && sharing.parts == parts;
  };
  // Even ones up to four.
  CHECK(is(1, 2048, 8, 8) && is(2, 2048, 8, 4) && is(3, 2048, 8, 4));
  CHECK(is(4, 2048, 2, 16) && is(5, 2048, 8, 1) && is(64, 2048, 2, 1));
  CHECK(is(1, 24, 8, 8) && is(1, 23, 8, 1) && is(4, 95, 8, 1));
  plan.keyHeads = 5;
  CHECK(!plan.mayHaveParts() && is(5, 2048, 8, 1));
  // Uneven ones up to sixteen, with two CTAs on a multiprocessor.
  plan.kind = ScheduleKind::Uneven;
  CHECK(is(1, 2048, 8, 16) && is(3, 2048, 8, 8) && is(7, 2048, 8, 4));
  CHECK(is(8, 2048, 2, 16) && is(15, 2048, 8, 2) && is(16, 2048, 2, 8));
  CHECK(is(17, 2048, 8, 1) && is(8, 191, 8, 1) && is(8, 192, 2, 16));
  // A constant of the schedule stays, and a list may be known to be short.
  plan.splits = 8;
  CHECK(!plan.mayHaveParts());
  plan.splits = 0;
  plan.capacity = 119;
  CHECK(!plan.mayHaveParts() && is(8, 2048, 8, 1));
  // The grid has each tile once in each part.
  std::set<std::pair<int64_t, int64_t>> seen;
  int64_t tiles = plan.keyHeads * plan.tilesPerHead();
  for (int64_t y = 0; y < 16 * tiles; ++y) {
    PartOfList<int64_t> place = partOf(plan, y, 16 * tiles);
    CHECK(place.parts == 16 && place.part < 16 && place.tile < tiles);
    CHECK((seen.insert({place.part, place.tile}).second));
  }
}

int main() {
  for (int64_t group : {1, 3, 4, 8, 12, 16})
    for (int64_t queryRows : {1, 2, 5, 8})
      for (bool perHead : {false, true})
        for (int64_t queryBlock : {1, 2, 64})
          for (int64_t rows : {8, 16}) {
            DecodePlan plan =
                planFor(group, queryRows, perHead, queryBlock, rows);
            testRows(plan);
            for (int64_t splits : {2, 4, 8})
              testOwners(plan, splits);
          }
  for (int64_t tile : {64, 128})
    for (int64_t block : {16, 32, 64, 128})
      for (int64_t count = 0; count <= 40; ++count)
        for (int64_t splits : {1, 2, 4, 8, 16})
          testEntries(tile, block, count, splits);
  testSplits();
  testParts();
  testPrefillOrder();
  llvm::outs() << checks << " checks, " << failures << " failures\n";
  return failures != 0;
}

//===- PrefillOrder.cpp - Tests of the order of a prefill's items ---------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every item must be taken once, the longest ones early.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/PrefillOrder.h"
#include "Checks.h"
#include <map>
#include <vector>

using namespace mlir::sparse_attn;

namespace {
struct Sizes {
  int64_t batches, rows, keys;
};
} // namespace

static PrefillPlan planFor(int64_t group, bool perHead, int64_t queryBlock,
                           int64_t warpgroups) {
  PrefillPlan plan;
  plan.keyHeads = 3;
  plan.group = group;
  plan.share = perHead ? 1 : group;
  plan.queryBlock = queryBlock;
  plan.warpgroups = warpgroups;
  return plan;
}

static PrefillOrder<int64_t> orderOf(const PrefillPlan &plan, Sizes sizes) {
  return PrefillOrder<int64_t>(plan, sizes.batches, sizes.rows, sizes.keys,
                               cachedKeys(plan));
}

static std::vector<ItemPlace<int64_t>>
placesOf(const PrefillPlan &plan, const PrefillOrder<int64_t> &order) {
  std::vector<ItemPlace<int64_t>> places;
  for (int64_t ticket = 0; ticket < order.items(); ++ticket)
    places.push_back(placeOf(plan, order, ticket));
  return places;
}

/// Every row of every head is in one item, whose heads share a list.
static void testItems(const PrefillPlan &plan, Sizes sizes) {
  PrefillOrder<int64_t> order = orderOf(plan, sizes);
  std::map<std::vector<int64_t>, int> seen;
  for (const ItemPlace<int64_t> &place : placesOf(plan, order)) {
    CHECK(place.row % plan.itemRows() == 0);
    int64_t list = place.head / plan.share;
    for (int64_t i = 0; i < plan.itemHeads(); ++i) {
      int64_t head = place.head + i;
      if (head / plan.share != list)
        continue; // what is left of a group
      ++seen[{place.batch, head, place.row}];
    }
  }
  int64_t tiles = 0;
  for (int64_t row = 0; row < sizes.rows; row += plan.itemRows(), ++tiles)
    for (int64_t batch = 0; batch < sizes.batches; ++batch)
      for (int64_t head = 0; head < plan.keyHeads * plan.group; ++head)
        CHECK((seen[{batch, head, row}] == 1));
  CHECK(static_cast<int64_t>(seen.size()) ==
        tiles * sizes.batches * plan.keyHeads * plan.group);
}

/// The early query blocks of all heads come before any other row.
static void testEarlyRows(const PrefillPlan &plan, Sizes sizes) {
  PrefillOrder<int64_t> order = orderOf(plan, sizes);
  int64_t early = std::max(plan.early * plan.queryBlock, plan.itemRows());
  int64_t before = 0;
  bool first = true;
  for (const ItemPlace<int64_t> &place : placesOf(plan, order)) {
    bool isEarly = place.row + early >= order.tiles * plan.itemRows();
    CHECK(first || !isEarly);
    first &= isEarly;
    before += isEarly;
  }
  CHECK(before == order.units * std::min(order.early, order.tiles));
}

/// Of the key heads that the cache holds the last rows come first.
static void testRounds(const PrefillPlan &plan, Sizes sizes, int64_t atOnce) {
  PrefillOrder<int64_t> order = orderOf(plan, sizes);
  CHECK(order.early == 0 && order.atOnce == atOnce);
  std::vector<ItemPlace<int64_t>> places = placesOf(plan, order);
  for (size_t i = 1; i < places.size(); ++i)
    if (static_cast<int64_t>(i) % (atOnce * order.tiles) != 0)
      CHECK(places[i].row <= places[i - 1].row);
}

void testPrefillOrder() {
  const Sizes every[] = {{1, 1, 1},     {1, 64, 5000},   {2, 200, 200},
                         {1, 129, 100}, {1, 900, 9000},  {3, 640, 17000},
                         {1, 0, 100},   {1, 100, 70000}, {2, 300, 0}};
  for (int64_t group : {1, 2, 3, 4, 7})
    for (bool perHead : {false, true})
      for (int64_t queryBlock : {64, 128})
        for (int64_t warpgroups : {1, 2}) {
          PrefillPlan plan = planFor(group, perHead, queryBlock, warpgroups);
          for (const Sizes &sizes : every) {
            plan.early = 0;
            testItems(plan, sizes);
            plan.early = 2;
            testItems(plan, sizes);
            testEarlyRows(plan, sizes);
          }
        }
  PrefillPlan plan = planFor(4, /*perHead=*/true, 64, 1);
  // 8 MiB are 16384 keys and values of 128 columns: one head, of four units.
  testRounds(plan, {1, 500, 16384}, 4);
  testRounds(plan, {1, 500, 8192}, 8);
  testRounds(plan, {1, 500, 100}, 12);
  testRounds(plan, {2, 500, 1000000}, 4);
}

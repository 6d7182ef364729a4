//===- PrefillLists.cpp - Which keys an item reads ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Entries that all rows see in full need no mask, and most are such. The load
// role hands over the others first, wherever they stand in the list, so that
// the compute role has one loop with masks and one without. Entries of which no
// row sees anything, or that name no block, are left out.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Entry `i` of the list, one a lane; it must lie within the memory.
Num PrefillKernel::loadEntry(const Place &place, Num i) {
  if (isCSR())
    return loadNum(ids, place.begin + i);
  return loadNum(ids, {place.batch, place.head / plan.share,
                       place.row / plan.queryBlock, i});
}

/// Reads how many entries there are and the first of them, and uses neither.
void PrefillKernel::readList(Place &place) {
  Num room;
  Num listHead = place.head / plan.share, listRow = place.row / plan.queryBlock;
  if (isCSR()) {
    // csr: a row's entries lie between two pointers.
    Num listRows = (rows + (plan.queryBlock - 1)) / plan.queryBlock;
    Num row = (place.batch * plan.listHeads() + listHead) * listRows + listRow;
    Num size = fromIndex(memref::DimOp::create(b, ids, 0));
    place.begin = atMost(atLeast(loadNum(counts, row), 0), size);
    place.count = atMost(loadNum(counts, row + 1), size) - place.begin;
    room = size - place.begin;
  } else {
    place.count = loadNum(counts, {place.batch, listHead, listRow});
    room = fromIndex(b.createOrFold<memref::DimOp>(ids, 3));
  }
  place.entry = Num(b, ifElse(
                           lane.less(room), b.getI32Type(),
                           [&]() -> Values { return {loadEntry(place, lane)}; },
                           [&]() -> Values { return {num(-1)}; })[0]);
}

Value PrefillKernel::isSeen(const List &list, Num entry) {
  return both(entry.below(blocks), (entry * plan.block).less(list.some));
}
Value PrefillKernel::isMasked(const List &list, Num entry) {
  return list.all.less(entry * plan.block + plan.block);
}

/// Which lanes hold an entry that is seen, and masked or (`second`) not.
Num PrefillKernel::entriesFor(const List &list, Num second, Num entry) {
  Value masked =
      b.createOrFold<arith::XOrIOp>(isMasked(list, entry), num(0).less(second));
  return ballot(both(isSeen(list, entry), masked));
}

/// What the list of the item at `place` comes to: which rows, and how many
/// steps.
PrefillKernel::Opened PrefillKernel::openList(const Place &place,
                                              Value exists) {
  Opened opened;
  Item &item = opened.item;
  item.batch = place.batch;
  item.row = place.row;
  item.head = place.head;
  item.exists = Num(b, arith::ExtUIOp::create(b, b.getI32Type(), exists));
  item.length = place.length;
  item.queryLength = place.queryLength;

  List &list = opened.list;
  list.place = place;
  list.some = list.all = place.length;
  if (op.getCausal()) {
    // The position of row t is length - queryLength + t.
    Num offset = place.length - place.queryLength + 1;
    Num last = atMost(place.row + plan.itemRows(), place.queryLength) - 1;
    list.some = atMost(list.some, last + offset);
    list.all = atMost(list.all, place.row + offset);
  }
  // Rows behind the sequence see nothing.
  list.some =
      atLeast(choose(place.row.less(place.queryLength), list.some, num(0)), 0);
  list.all = atLeast(list.all, 0);

  Num masked;
  if (!ids) {
    list.seen = (list.some + (plan.block - 1)) / plan.block;
    masked = list.seen - atMost(list.all / plan.block, list.seen);
  } else {
    if (!isCSR())
      list.place.count =
          atMost(place.count, fromIndex(b.createOrFold<memref::DimOp>(ids, 3)));
    list.place.count = atLeast(list.place.count, 0);
    // Behind the list the memory holds anything.
    list.place.entry =
        choose(lane.less(list.place.count), place.entry, num(-1));
    list.hidden = entriesFor(list, num(0), list.place.entry);
    Num seen = ballot(isSeen(list, list.place.entry));
    Values found = loop(num(partSize), list.place.count, num(partSize),
                        {popCount(seen), popCount(list.hidden)},
                        [&](Num first, ValueRange sums) -> Values {
                          Num entry = entryOf(list, first);
                          Num seen = ballot(isSeen(list, entry)),
                              hidden = entriesFor(list, num(0), entry);
                          return {Num(b, sums[0]) + popCount(seen),
                                  Num(b, sums[1]) + popCount(hidden)};
                        });
    list.seen = Num(b, found[0]);
    masked = Num(b, found[1]);
  }
  int64_t perStep = plan.entriesPerStep(), steps = plan.stepsPerEntry();
  list.odd = perStep == 2 ? list.seen % 2 : num(0);
  // A step of nothing makes an empty row no case of its own.
  item.steps = atLeast((list.seen + (perStep - 1)) / perStep * steps, 1);
  item.masked =
      atMost(atLeast((masked + list.odd + (perStep - 1)) / perStep * steps, 1),
             item.steps);
  opened.steps = item.steps;
  return opened;
}

/// The entries of the part from `first` on, one a lane; -1 behind the list.
Num PrefillKernel::entryOf(const List &list, Num first) {
  Num i = first + lane;
  return {b, ifElse(
                 i.less(list.place.count), b.getI32Type(),
                 [&]() -> Values { return {loadEntry(list.place, i)}; },
                 [&]() -> Values { return {num(-1)}; })[0]};
}

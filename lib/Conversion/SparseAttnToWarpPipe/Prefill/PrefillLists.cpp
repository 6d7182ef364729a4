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
    auto read = [&]() -> Values {
      return {loadNum(counts, {place.batch, listHead, listRow})};
    };
    if (place.hasList)
      place.count = Num(b, ifElse(place.hasList, b.getI32Type(), read,
                                  [&]() -> Values { return {num(0)}; })[0]);
    else
      place.count = Num(b, read()[0]);
    room = fromIndex(b.createOrFold<memref::DimOp>(ids, 3));
  }
  place.entry = Num(b, ifElse(
                           both(place.hasList, lane.less(room)), b.getI32Type(),
                           [&]() -> Values { return {loadEntry(place, lane)}; },
                           [&]() -> Values { return {num(-1)}; })[0]);
}

Value PrefillKernel::isSeen(const List &list, Num entry) {
  Value seen = both(entry.below(blocks), (entry * plan.block).less(list.some));
  if (window())
    seen = both(seen, list.someFrom.less(entry * plan.block + plan.block));
  return seen;
}
Value PrefillKernel::isMasked(const List &list, Num entry) {
  Value masked = list.all.less(entry * plan.block + plan.block);
  if (window())
    masked = either(masked, (entry * plan.block).less(list.allFrom));
  return masked;
}

/// Which lanes hold an entry that is seen, and masked or (`second`) not.
Num PrefillKernel::entriesFor(const List &list, Num second, Num entry) {
  Value masked =
      b.createOrFold<arith::XOrIOp>(isMasked(list, entry), num(0).less(second));
  return ballot(both(isSeen(list, entry), masked));
}

/// Which keys the rows of the item see.
void PrefillKernel::findKeys(List &list) {
  const Place &place = list.place;
  list.some = list.all = place.length;
  // The position of row t is length - queryLength + t.
  Num offset = place.length - place.queryLength + 1;
  Num last = atMost(place.row + plan.itemRows(), place.queryLength) - 1;
  if (op.getCausal()) {
    list.some = atMost(list.some, last + offset);
    list.all = atMost(list.all, place.row + offset);
  }
  if (std::optional<int64_t> width = window()) {
    if (!op.getCausal()) {
      list.some = atMost(list.some, last + offset + (*width - 1));
      list.all = atMost(list.all, place.row + offset + (*width - 1));
    }
    list.someFrom = atLeast(place.row + offset - *width, 0);
    list.allFrom = atLeast(last + offset - *width, 0);
  }
  // Rows behind the sequence see nothing.
  list.some =
      atLeast(choose(place.row.less(place.queryLength), list.some, num(0)), 0);
  list.all = atLeast(list.all, 0);
}

/// Without lists: how many blocks are seen, and how many of them are masked.
Num PrefillKernel::findBlocks(List &list) {
  Num end = (list.some + (plan.block - 1)) / plan.block;
  if (!window()) {
    list.seen = end;
    return end - atMost(list.all / plan.block, end);
  }
  list.begin = atMost(list.someFrom / plan.block, end);
  list.seen = end - list.begin;
  Num whole = atMost(atLeast(list.all / plan.block - list.begin, 0), list.seen);
  Num before = (list.allFrom + (plan.block - 1)) / plan.block - list.begin;
  list.top = list.seen - whole;
  list.bottom = atMost(atLeast(before, 0), whole);
  // The steps of a block of block_max follow each other.
  if (plan.joinsSteps()) {
    list.top = list.seen;
    list.bottom = num(0);
  }
  return list.top + list.bottom;
}

/// Without lists a block is a step. The last ones come first, but with a window
/// those at the beginning come before the others if they must be masked.
Num PrefillKernel::blockOf(const List &list, Num step) {
  Num fromEnd = list.seen - 1 - step;
  if (!window())
    return fromEnd;
  Value isFirst = step.less(list.top),
        isMasked = step.less(list.top + list.bottom);
  Num low = choose(isMasked, step - list.top, fromEnd + list.bottom);
  return list.begin + choose(isFirst, fromEnd, low);
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
  item.start = place.start;

  List &list = opened.list;
  list.place = place;
  findKeys(list);

  Num masked;
  if (!ids) {
    masked = findBlocks(list);
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
  if (given)
    item.masked = item.steps;
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

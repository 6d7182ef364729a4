//===- PrefillPacked.cpp - Where packed sequences lie ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How many tiles a packed sequence has is known on the device alone. The load
// role counts them once, so that no ticket is for rows that there are not. The
// first 32 ranges of rows stay in its lanes; only with more sequences a tile
// costs loads.
//
// The ranges are those between the cumulative lengths, clamped to the tensor
// and to ascend. So they cover every row once whatever the lengths are, and
// every row of the result is written once.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Of each lane: `value` of the lanes up to it, joined.
Num PrefillKernel::inclusive(Num value, function_ref<Num(Num, Num)> join) {
  for (int64_t distance = 1; distance < partSize; distance *= 2) {
    Num below{b, fromLane(value, lane - distance)};
    value = choose(lane.less(distance), value, join(value, below));
  }
  return value;
}

/// The ranges from number `first` on, behind so many rows and tiles.
PrefillKernel::Ranges PrefillKernel::readRanges(Num first, Num rowsBefore,
                                                Num tilesBefore) {
  Ranges ranges;
  ranges.first = first;
  Num number = first + lane;
  Type i32 = b.getI32Type();
  Num end(b, ifElse(
                 number.less(batches + 1), i32,
                 [&]() -> Values {
                   return {loadLength(queryLengths, number, rows)};
                 },
                 [&]() -> Values { return {rows}; })[0]);
  ranges.end = atLeast(
      inclusive(end, [](Num x, Num y) { return atLeast(x, y); }), rowsBefore);
  Num begin = choose(lane.equals(0), rowsBefore,
                     Num(b, fromLane(ranges.end, lane - 1)));
  ranges.rows = ranges.end - begin;
  Num tiles = (ranges.rows + (plan.itemRows() - 1)) / plan.itemRows();
  ranges.tilesEnd =
      inclusive(tiles, [](Num x, Num y) { return x + y; }) + tilesBefore;
  return ranges;
}

PrefillKernel::Ranges PrefillKernel::unpackRanges(ValueRange v) {
  return {Num(b, v[0]), Num(b, v[1]), Num(b, v[2]), Num(b, v[3])};
}

/// Reads the first ranges, and counts the tiles of all.
void PrefillKernel::readPacked() {
  Num last = num(partSize - 1);
  auto behind = [&](const Ranges &ranges) -> Values {
    return {fromLane(ranges.end, last), fromLane(ranges.tilesEnd, last)};
  };
  firstRanges = readRanges(num(0), num(0), num(0));
  packedTiles =
      Num(b, loop(num(partSize), batches + 2, num(partSize),
                  behind(firstRanges), [&](Num first, ValueRange before) {
                    return behind(readRanges(first, Num(b, before[0]),
                                             Num(b, before[1])));
                  })[1]);
}

/// Numbers that all lanes have, one in each: they take one register for long.
Num PrefillKernel::stash(ArrayRef<Num *> numbers) {
  Num kept = *numbers[0];
  for (size_t i = 1; i < numbers.size(); ++i)
    kept = choose(lane.equals(static_cast<int64_t>(i)), *numbers[i], kept);
  return kept;
}

void PrefillKernel::unstash(Num kept, ArrayRef<Num *> numbers) {
  for (size_t i = 0; i < numbers.size(); ++i)
    *numbers[i] = Num(b, fromLane(kept, num(static_cast<int64_t>(i))));
}

/// The rows of `tile`, counted over all ranges, and the keys of its sequence.
void PrefillKernel::findTile(Num tile, Place &place) {
  Num last = num(partSize - 1);
  SmallVector<Type> types(firstRanges.pack().size(), b.getI32Type());
  auto search = scf::WhileOp::create(
      b, types, firstRanges.pack(),
      [&](OpBuilder &, Location, ValueRange args) {
        Ranges ranges = unpackRanges(args);
        Value behind = Num(b, fromLane(ranges.tilesEnd, last)).less(tile + 1);
        // Without any tile none of the ranges has it.
        Value more = (ranges.first + partSize).less(batches + 2);
        scf::ConditionOp::create(b, both(behind, more), args);
      },
      [&](OpBuilder &, Location, ValueRange args) {
        Ranges ranges = unpackRanges(args);
        Ranges next = readRanges(ranges.first + partSize,
                                 Num(b, fromLane(ranges.end, last)),
                                 Num(b, fromLane(ranges.tilesEnd, last)));
        scf::YieldOp::create(b, next.pack());
      });
  Ranges ranges = unpackRanges(search.getResults());
  Num before = popCount(ballot(ranges.tilesEnd.less(tile + 1)));
  auto found = [&](Num ofLanes) { return Num(b, fromLane(ofLanes, before)); };
  place.batch = ranges.first + before - 1;
  place.queryLength = found(ranges.rows);
  place.start = found(ranges.end) - place.queryLength;
  Num tiles = (place.queryLength + (plan.itemRows() - 1)) / plan.itemRows();
  place.row = (tile - (found(ranges.tilesEnd) - tiles)) * plan.itemRows();
  Type i32 = b.getI32Type();
  Value isSequence = place.batch.below(batches);
  Values ofKeys = ifElse(
      isSequence, {i32, i32},
      [&]() -> Values {
        Num from = loadLength(lengths, place.batch, keys);
        Num to = loadLength(lengths, place.batch + 1, keys);
        return {from, atLeast(to - from, 0)};
      },
      [&]() -> Values { return {num(0), num(0)}; });
  place.keyStart = Num(b, ofKeys[0]);
  place.length = Num(b, ofKeys[1]);
  if (!ids)
    return;
  // A selection may have no list for so long a sequence.
  Num listRows = fromIndex(b.createOrFold<memref::DimOp>(ids, 2));
  place.hasList =
      both(isSequence, (place.row / plan.queryBlock).less(listRows));
}

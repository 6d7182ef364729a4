//===- Ranks.cpp - Threads rank a few scores ------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// At most as many scores as threads: a thread compares one of them with all
// others. That says which blocks of a short row are chosen, unless equal scores
// do not all fit. For other rows whoever has the last chosen one tells the
// rest.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// How many of the first `count` keys in `few` are above `mine`; `compared` of
/// them each time. What lies behind the last one is 0.
Num BlockRowLoops::countBetter(Num mine, Num count, int64_t compared) const {
  ImplicitLocOpBuilder &b = k.b;
  constexpr int64_t width = 4;
  auto addIfAbove = [&](Num sum, Num other) -> Num {
    Value top = topIfBelow(k, mine, other);
    return sum + Num(b, arith::ShRUIOp::create(b, top, k.num(31)));
  };
  Values sums = k.loop(k.num(0), count, k.num(compared),
                       Values(width, k.num(0)), [&](Num j, ValueRange s) {
                         Values next(s);
                         for (int64_t i = 0; i < compared; i += width) {
                           Value some = k.loadVector(few, j + i, width);
                           for (int64_t e = 0; e < width; ++e)
                             next[e] =
                                 addIfAbove({b, next[e]}, {b, k.at(some, e)});
                         }
                         return next;
                       });
  Num all = k.num(0);
  for (Value sum : sums)
    all = all + Num(b, sum);
  return all;
}

/// Whether a key is among the best, unless it is none. Of equal ones all are.
Value BlockRowLoops::isBest(Num key, Num better, Num need) const {
  return k.both(better.less(need),
                key.compare(arith::CmpIPredicate::ne, k.num(0)));
}

/// The cut behind the chosen ones of the keys that are left: its key, and the
/// last tie as i32.
Values BlockRowLoops::tellLast(const RowScores &row,
                               const Ranked &ranked) const {
  ImplicitLocOpBuilder &b = k.b;
  Num mine = ranked.key;
  // The cut is the least of the keys that fewer than `need` are better than. A
  // warp tells its own one, how many are better, and how often it has it.
  Value chosen = isBest(mine, ranked.better, ranked.need);
  Num last = k.reduce(choose(chosen, mine, k.num(-1)), NVVM::ReduxKind::UMIN);
  Num same = k.ballot(k.both(chosen, mine.equals(last)));
  // The last lane where the warp has none.
  Num any{b, arith::OrIOp::create(b, same, k.num(1) << 31)};
  k.when(lane.equals(k.lowestBit(any)), [&] {
    k.store(last, found, {warp, k.num(0)});
    k.store(ranked.better, found, {warp, k.num(1)});
    k.store(k.popCount(same), found, {warp, k.num(2)});
  });
  k.barrier();
  // Lane w asks warp w.
  Num asked = atMost(lane, warps - 1);
  Num count = k.loadNum(found, {asked, k.num(2)});
  Num theirs = k.loadNum(found, {asked, k.num(0)});
  Num key = k.reduce(theirs, NVVM::ReduxKind::UMIN);
  Value knows = k.both(k.num(0).less(count),
                       k.both(theirs.equals(key), lane.less(warps)));
  Num above{b, k.fromLane(k.loadNum(found, {asked, k.num(1)}),
                          k.lowestBit(k.ballot(knows)))};
  Num ties = k.reduce(choose(knows, count, k.num(0)), NVVM::ReduxKind::ADD);
  // Only where equal scores do not all fit their ids matter.
  Num room = ranked.need - above;
  Values lastTie = k.ifElse(
      k.either(ranked.areMany, room.less(ties)), b.getI32Type(),
      [&]() -> Values {
        return {k.fromIndex(endOfTies(b, row, key, k.toIndex(room)))};
      },
      [&]() -> Values { return {k.num(0x7fffffff)}; });
  return {key, lastTie[0]};
}

/// At most as many scores as threads are left at `place`, or all of them are
/// equal. Thread t ranks the t-th of them. `few` and its counter are 0 before.
BlockRowLoops::Ranked BlockRowLoops::rankFew(const RowScores &row,
                                             const Bins &bins,
                                             const Place &place,
                                             const Guess &guess) const {
  ImplicitLocOpBuilder &b = k.b;
  Num zero = k.num(0), counter[] = {zero, k.num(3)};
  auto collect = [&](Num key) {
    k.when(hasPrefix(place, key), [&] {
      Num slot{b, memref::AtomicRMWOp::create(b, arith::AtomicRMWKind::addi,
                                              k.num(1), found,
                                              k.toIndices(counter))};
      k.when(slot.less(threads()), [&] { k.store(key, few, slot); });
    });
  };
  // A lane has few of them, so that they are fetched together, behind the walk:
  // each of them is a branch. The outer ranges have no end.
  auto orAll = [&](int64_t outer, Num number, int32_t all) -> Num {
    return choose(place.bin.equals(outer), k.num(all), number);
  };
  Num number = place.bin + firstNumber;
  Num least = orAll(0, number, std::numeric_limits<int32_t>::min());
  Num most =
      orAll(countedRanges - 1, number, std::numeric_limits<int32_t>::max());
  SmallVector<Num> bits =
      part.bitsOfTops(2, [&](Num, Value score) -> SmallVector<Num> {
        Num own = numberOf(bins, score);
        return {topIfLess(k, own, least), topIfLess(k, most, own)};
      });
  Num sure{b, arith::AndIOp::create(b, bits[1], ranked)};
  Num outside{b, arith::OrIOp::create(b, bits[0], bits[1])};
  Num inside{b, arith::XOrIOp::create(b, outside, k.num(-1))};
  inside = {b, arith::AndIOp::create(b, inside, ranked)};
  askAhead(guess, sure);
  part.visitBits(inside, {}, [&](Num number, ValueRange) -> Values {
    collect(keyOf(part.copyOf(number)));
    return {};
  });
  part.visitRest({}, [&](Num block, Value score, ValueRange) -> Values {
    Value is =
        k.both(isRanked(row, block), rangeOf(bins, score).equals(place.bin));
    k.when(is, [&] { collect(keyOf(score)); });
    return {};
  });
  k.barrier();
  Value areMany = k.num(threads()).less(place.left);
  // Warps without a score have nothing to compare.
  Num count = choose((warp * 32).less(place.left), place.left, zero);
  count = choose(areMany, zero, count);
  Num mine = k.loadNum(few, thread);
  Ranked result{mine, countBetter(mine, count, 16), place.need, areMany};
  result.chosen = sure;
  result.open = inside;
  result.asks = arith::ConstantIntOp::create(b, 1, 1);
  return result;
}

/// The row has a block a thread, and more candidates than are needed.
BlockRowLoops::Ranked BlockRowLoops::rankAll(Num need,
                                             const Guess &guess) const {
  part.wait();
  Num zero = k.num(0);
  Num key = choose(part.isSet(ranked, 0), keyOf(part.copyOf(zero)), zero);
  k.store(key, few, thread);
  k.barrier();
  // Warps without a score have nothing to compare.
  Num count = choose((warp * 32).less(part.blocks), part.blocks, zero);
  Num better = countBetter(key, count, 32);
  Value chosen = isBest(key, better, need);
  auto bitIf = [&](Value is) { return choose(is, k.num(1), zero); };
  askAhead(guess, bitIf(chosen));
  Num all = k.barrierCount(chosen);
  Ranked result{key, better, need, arith::ConstantIntOp::create(k.b, 0, 1)};
  // More than are needed: some of those that are equal to the last one.
  result.asks = need.less(all);
  result.chosen = choose(result.asks, zero, bitIf(chosen));
  result.open = ranked;
  return result;
}

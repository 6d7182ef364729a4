//===- TopK.cpp - Where the k largest scores of a row end -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The scores between the least and the largest one are cut into 256 ranges of
// equal width. A histogram says in which the k-th largest lies; mostly no more
// than a few do, and each thread ranks one of them against all others.
//
// Where a range has more scores than the CTA has threads, or the ends are not
// finite, the bits of the scores tell them apart, 8 at a time from the top.
// Only scores with all 32 bits equal, more of them than threads, are told apart
// by their ids.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Up to so many scores are ranked at once: that takes no longer than to count
/// them by ranges.
static constexpr int64_t rankedAtOnce = 32;

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

/// The key of a block's score, above 0; 0 for a block that is not of the row.
Num BlockRowLoops::keyOf(const RowScores &row, Num block, Value score) const {
  Num lo = k.fromIndex(row.lo), hi = k.fromIndex(row.hi);
  Value is = k.both((block - lo).below(hi - lo), block.less(part.end));
  Value key = arith::MaxUIOp::create(k.b, orderedKey(k.b, score), k.num(1));
  return choose(is, {k.b, key}, k.num(0));
}

/// Copies the keys; gives the least and the largest one of the thread.
Values BlockRowLoops::makeKeys(const RowScores &row) const {
  ImplicitLocOpBuilder &b = k.b;
  auto join = [&](ValueRange ends, Num key) {
    // What is not of the row becomes the largest number.
    Value least = arith::SubIOp::create(b, key, k.num(1));
    return Values{arith::MinUIOp::create(b, ends[0], least),
                  arith::MaxUIOp::create(b, ends[1], key)};
  };
  Values near =
      part.visitCopies({k.num(-1), k.num(0)},
                       [&](Num block, Value score, Num place, ValueRange ends) {
                         Num key = keyOf(row, block, score);
                         k.store(key, keys, {warp, place});
                         return join(ends, key);
                       });
  return part.visitRest(near, [&](Num block, Value score, ValueRange ends) {
    return join(ends, keyOf(row, block, score));
  });
}

void BlockRowLoops::visit(const RowScores &row,
                          function_ref<void(Num)> body) const {
  Num near = atMost(part.end - part.first, 32 * RowPart::copies);
  k.loop(k.num(0), near, k.num(32 * RowPart::together), [&](Num base) {
    SmallVector<Num> loaded;
    for (int64_t i = 0; i < RowPart::together; ++i)
      loaded.push_back(k.loadNum(keys, {warp, base + lane + 32 * i}));
    for (Num key : loaded)
      body(key);
  });
  part.visitRest({}, [&](Num block, Value score, ValueRange) -> Values {
    body(keyOf(row, block, score));
    return {};
  });
}

void BlockRowLoops::clear(Value memory, int64_t count) const {
  k.loop(thread, k.num(count), k.num(threads()),
         [&](Num i) { k.store(k.num(0), memory, i); });
}

Value sparse_attn::scoreOfKey(BlockBuilder &k, Num key) {
  // All bits of a negative number flip, and the sign of a positive one.
  Num sign{k.b, arith::ShRSIOp::create(k.b, key, k.num(31))};
  Num top{k.b, arith::ConstantOp::create(
                   k.b, k.b.getI32IntegerAttr(int32_t(0x80000000u)))};
  Value positive = arith::XOrIOp::create(k.b, sign, k.num(-1));
  Value flips = arith::OrIOp::create(k.b, positive, top);
  Value bits = arith::XOrIOp::create(k.b, key, flips);
  return arith::BitcastOp::create(k.b, k.b.getF32Type(), bits);
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

/// From what makeKeys gave each thread; a barrier is in it.
BlockRowLoops::Bins BlockRowLoops::makeBins(ValueRange ends) const {
  ImplicitLocOpBuilder &b = k.b;
  auto reduce = [&](Value value, NVVM::ReduxKind kind) -> Value {
    return NVVM::ReduxOp::create(b, b.getI32Type(), value, kind, k.num(-1));
  };
  Value least = reduce(ends[0], NVVM::ReduxKind::UMIN);
  Value most = reduce(ends[1], NVVM::ReduxKind::UMAX);
  k.when(lane.equals(0), [&] {
    k.store(least, found, {warp, k.num(0)});
    k.store(most, found, {warp, k.num(1)});
  });
  k.barrier();
  Num other = atMost(lane, warps - 1);
  Num first{b, reduce(k.load(found, {other, k.num(0)}), NVVM::ReduxKind::UMIN)};
  Num last{b, reduce(k.load(found, {other, k.num(1)}), NVVM::ReduxKind::UMAX)};
  Bins bins;
  bins.least = scoreOfKey(k, first + 1);
  Value width = arith::SubFOp::create(b, scoreOfKey(k, last), bins.least);
  bins.perWidth =
      arith::DivFOp::create(b, k.f32(static_cast<float>(countedRanges)), width);
  auto compare = [&](arith::CmpFPredicate predicate, float y) -> Value {
    return arith::CmpFOp::create(b, predicate, width, k.f32(y));
  };
  // Neither equal, infinite nor NaN, and the quotient is finite too.
  bins.valid = k.both(compare(arith::CmpFPredicate::OGT, 1e-30f),
                      compare(arith::CmpFPredicate::OLT, 1e30f));
  return bins;
}

/// Rises with the score; used where the bins are valid.
Num BlockRowLoops::binOf(const Bins &bins, Num key) const {
  ImplicitLocOpBuilder &b = k.b;
  Value above = arith::SubFOp::create(b, scoreOfKey(k, key), bins.least);
  // What is not of the row is NaN, which becomes the last range.
  Value at =
      arith::MinNumFOp::create(b, k.mulF(above, bins.perWidth),
                               k.f32(static_cast<float>(countedRanges - 1)));
  return {b, arith::FPToSIOp::create(b, b.getI32Type(), at)};
}

std::function<Value(Num)> BlockRowLoops::matches(const Bins &bins,
                                                 const Place &place) const {
  // A shift by all 32 bits gives no number.
  Num kept = choose(place.shift.less(32), k.num(-1) << place.shift, k.num(0));
  Value any = place.bin.less(0);
  return [this, bins, place, kept, any](Num key) -> Value {
    Num differs{k.b, arith::XOrIOp::create(k.b, key, place.prefix)};
    differs = {k.b, arith::AndIOp::create(k.b, differs, kept)};
    Value bin = binOf(bins, key).compare(arith::CmpIPredicate::eq, place.bin);
    Value is = k.both(differs.equals(0), k.either(bin, any));
    return k.both(key.compare(arith::CmpIPredicate::ne, k.num(0)), is);
  };
}

/// Counts the scores of `place` by ranges; gives the range of the wanted one
/// as `bin`, and what is needed and left in it. The counters are 0 before.
BlockRowLoops::Place
BlockRowLoops::countRanges(const RowScores &row, const Place &place,
                           function_ref<Value(Num)> isCounted,
                           function_ref<Num(Num)> rangeOf) const {
  ImplicitLocOpBuilder &b = k.b;
  visit(row, [&](Num key) {
    k.when(isCounted(key), [&] {
      memref::AtomicRMWOp::create(b, arith::AtomicRMWKind::addi, k.num(1),
                                  counters, k.toIndices(rangeOf(key)));
    });
  });
  k.barrier();
  // Every warp looks for itself: lane l has 8 ranges, the largest scores first.
  Num first = lane * -8 + (countedRanges - 8);
  SmallVector<Num> counts;
  for (int64_t half : {4, 0}) {
    Value four = k.loadVector(counters, first + half, 4);
    for (int64_t i = 3; i >= 0; --i)
      counts.push_back({b, k.at(four, i)});
  }
  Num sum = counts[0];
  for (Num count : ArrayRef<Num>(counts).drop_front())
    sum = sum + count;
  Num upTo = sum;
  for (int64_t distance : {1, 2, 4, 8, 16}) {
    Num other{b, NVVM::ShflOp::create(b, b.getI32Type(), k.num(-1), upTo,
                                      k.num(distance), k.num(0),
                                      NVVM::ShflKind::up, UnitAttr())};
    upTo = choose(lane.less(distance), upTo, upTo + other);
  }
  Num above = upTo - sum;
  // The range in which the number of scores reaches what is needed.
  Num range = k.num(0), need = place.need, left = k.num(0), start = above;
  for (auto [i, count] : llvm::enumerate(counts)) {
    Value here =
        k.both(start.less(place.need), place.need.less(start + count + 1));
    range = choose(here, first + (7 - static_cast<int64_t>(i)), range);
    need = choose(here, place.need - start, need);
    left = choose(here, count, left);
    start = start + count;
  }
  Value mine = k.both(above.less(place.need), place.need.less(upTo + 1));
  Num owner{b, math::CountTrailingZerosOp::create(b, k.ballot(mine))};
  auto share = [&](Num n) { return Num(b, k.fromLane(n, owner)); };
  Place result = place;
  result.bin = share(range);
  result.need = share(need);
  result.left = share(left);
  return result;
}

/// One radix pass: the next 8 bits of the wanted score.
BlockRowLoops::Place BlockRowLoops::narrow(const RowScores &row,
                                           const Bins &bins,
                                           const Place &place) const {
  Num shift = place.shift - 8;
  k.barrier(); // all have read the counters of the pass before
  clear(counters, countedRanges);
  k.barrier();
  Place next =
      countRanges(row, place, matches(bins, place), [&](Num key) -> Num {
        return {k.b, arith::AndIOp::create(k.b, key >> shift,
                                           k.num(countedRanges - 1))};
      });
  next.prefix = {k.b,
                 arith::OrIOp::create(k.b, place.prefix, next.bin << shift)};
  next.bin = place.bin;
  next.shift = shift;
  return next;
}

//===----------------------------------------------------------------------===//
// Ranks
//===----------------------------------------------------------------------===//

/// At most as many scores as threads are left: thread t ranks the t-th of them.
/// `few` and its counter are 0 before.
RankCut BlockRowLoops::rankFew(const RowScores &row, const Bins &bins,
                               const Place &place) const {
  ImplicitLocOpBuilder &b = k.b;
  Num zero = k.num(0), counter[] = {zero, k.num(3)};
  std::function<Value(Num)> among = matches(bins, place);
  visit(row, [&](Num key) {
    k.when(among(key), [&] {
      Num slot{b, memref::AtomicRMWOp::create(b, arith::AtomicRMWKind::addi,
                                              k.num(1), found,
                                              k.toIndices(counter))};
      k.store(key, few, slot);
    });
  });
  k.barrier();
  askAhead();
  Num mine = k.loadNum(few, thread);
  // How many are better, and how many at least as good. What lies behind the
  // last one is 0 and neither.
  constexpr int64_t compared = 8;
  auto more = [&](Num count, arith::CmpIPredicate predicate, Value other) {
    Value is = arith::CmpIOp::create(b, predicate, other, mine);
    return count + Num(b, arith::ExtUIOp::create(b, b.getI32Type(), is));
  };
  // Warps without a score have nothing to compare.
  Num end = choose((warp * 32).less(place.left), place.left, zero);
  Values ranks = k.loop(
      zero, end, k.num(compared), Values{zero, zero},
      [&](Num j, ValueRange n) -> Values {
        Num better(b, n[0]), asGood(b, n[1]);
        for (int64_t i = 0; i < compared; i += 4) {
          Value four = k.loadVector(few, j + i, 4);
          for (int64_t e = 0; e < 4; ++e) {
            better = more(better, arith::CmpIPredicate::ugt, k.at(four, e));
            asGood = more(asGood, arith::CmpIPredicate::uge, k.at(four, e));
          }
        }
        return {better, asGood};
      });
  Num better(b, ranks[0]), asGood(b, ranks[1]);
  Value isLast =
      k.both(thread.less(place.left),
             k.both(better.less(place.need), place.need.less(asGood + 1)));
  // Equal scores know the same: the first lane of each warp that does tells.
  Num lanes = k.ballot(isLast);
  Num teller{b, math::CountTrailingZerosOp::create(b, lanes)};
  Value any = lanes.compare(arith::CmpIPredicate::ne, zero);
  Num ties = place.need - better;
  Value all = (asGood - better).compare(arith::CmpIPredicate::eq, ties);
  k.when(k.both(any, lane.compare(arith::CmpIPredicate::eq, teller)), [&] {
    k.store(mine, found, {warp, zero});
    k.store(choose(all, k.num(-1), ties), found, {warp, k.num(1)});
  });
  k.when(lane.equals(0), [&] {
    k.store(arith::ExtUIOp::create(b, b.getI32Type(), any), found,
            {warp, k.num(2)});
  });
  k.barrier();
  // The first warp that knows: lane w asks warp w.
  Num asked = atMost(lane, warps - 1);
  Num knowing = k.ballot(k.loadNum(found, {asked, k.num(2)}).equals(1));
  Num told{b, math::CountTrailingZerosOp::create(b, knowing)};
  Num key = k.loadNum(found, {told, zero});
  Num left = k.loadNum(found, {told, k.num(1)});
  // Only where equal scores do not all fit their ids matter.
  Values lastTie = k.ifElse(
      left.less(0), b.getIndexType(),
      [&]() -> Values { return {k.toIndex(k.num(0x7fffffff))}; },
      [&]() -> Values { return {endOfTies(b, row, key, k.toIndex(left))}; });
  return {key, lastTie[0]};
}

RankCut BlockRowLoops::cutAfter(ImplicitLocOpBuilder &outer,
                                const RowScores &row, Value count) const {
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  Type i32 = b.getI32Type(), f32 = b.getF32Type();
  Num need = k.fromIndex(count);
  Num size = k.fromIndex(row.hi) - k.fromIndex(row.lo);
  Type types[] = {i32, b.getIndexType()};
  auto asValues = [](RankCut cut) { return Values{cut.key, cut.lastTie}; };
  auto search = [&]() -> Values {
    clear(counters, countedRanges);
    k.store(k.num(0), few, thread);
    k.when(thread.equals(0),
           [&] { k.store(k.num(0), found, {k.num(0), k.num(3)}); });
    if (ahead)
      k.when(thread.less(aheadSteps),
             [&] { k.store(k.num(-1), wanted, thread); });
    Values ends = makeKeys(row);
    Place whole{k.num(-1), k.num(0), k.num(32), need, size};
    Type found[] = {i32, i32, i32, f32, f32};
    auto start = [&](const Bins &bins, const Place &place) {
      return Values{place.bin, place.need, place.left, bins.least,
                    bins.perWidth};
    };
    auto isOfRow = [&](Num key) {
      return key.compare(arith::CmpIPredicate::ne, k.num(0));
    };
    Values cut = k.ifElse(
        k.num(rankedAtOnce).less(size), found,
        [&]() -> Values {
          Bins bins = makeBins(ends);
          return k.ifElse(
              bins.valid, found,
              [&] {
                return start(bins,
                             countRanges(row, whole, isOfRow, [&](Num key) {
                               return binOf(bins, key);
                             }));
              },
              [&] { return start(bins, whole); });
        },
        [&]() -> Values {
          k.barrier();
          return start({k.f32(0.0f), k.f32(0.0f), {}}, whole);
        });
    Bins bins{cut[3], cut[4], {}};
    // Needs to be uniform: all threads pass as often.
    Num bin(b, cut[0]);
    if (ahead)
      k.when(k.num(-1).less(bin), [&] { findAhead(bins, bin, need); });
    Values first{k.num(0), k.num(32), cut[1], cut[2]};
    auto placeOf = [&](ValueRange s) {
      return Place{bin, {b, s[0]}, {b, s[1]}, {b, s[2]}, {b, s[3]}};
    };
    auto passes = scf::WhileOp::create(
        b, TypeRange{i32, i32, i32, i32}, first,
        [&](OpBuilder &, Location, ValueRange s) {
          Place place = placeOf(s);
          Value go = k.both(k.num(threads()).less(place.left),
                            k.num(0).less(place.shift));
          scf::ConditionOp::create(b, go, s);
        },
        [&](OpBuilder &, Location, ValueRange s) {
          Place next = narrow(row, bins, placeOf(s));
          scf::YieldOp::create(
              b, Values{next.prefix, next.shift, next.need, next.left});
        });
    Place place = placeOf(passes.getResults());
    return k.ifElse(
        place.left.less(threads() + 1), types,
        [&] { return asValues(rankFew(row, bins, place)); },
        [&]() -> Values {
          Value end = endOfTies(b, row, place.prefix, k.toIndex(place.need));
          return {place.prefix, end};
        });
  };
  // None, all, or some.
  Values cut = k.ifElse(
      need.less(1), types,
      [&]() -> Values { return {k.num(-1), k.toIndex(k.num(0))}; },
      [&]() -> Values {
        return k.ifElse(need.less(size), types, search, [&]() -> Values {
          return {k.num(0), k.toIndex(k.num(0x7fffffff))};
        });
      });
  return {cut[0], cut[1]};
}

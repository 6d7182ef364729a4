//===- TopK.cpp - Where the k largest scores of a row end -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A row with a block a thread is ranked as it is. A longer one is cut into 256
// ranges of equal width, between the least and the largest one of 128 of its
// scores; a histogram says in which range the k-th largest lies. Mostly no more
// than a few do, and these are ranked.
//
// Ranges are those of a sample so that no thread has to wait for the scores of
// others before it counts. They only decide how many scores are left to rank.
//
// Where a range has more scores than the CTA has threads, or the sample does
// not tell scores apart, the bits of the scores do, 8 at a time from the top.
// Only scores with all 32 bits equal, more of them than threads, are told apart
// by their ids.
//
// Code is read from memory once a step, by threads that wait for it: a step
// takes longer for each instruction that is run once.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

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

/// Scores that ranges are made from.
static constexpr int64_t sampled = 128;

/// Ranges between the least and the largest of 4 scores a lane, which are
/// spread evenly over the row. All warps take the same ones.
BlockRowLoops::Bins BlockRowLoops::sampleBins(const RowScores &row) const {
  ImplicitLocOpBuilder &b = k.b;
  Num lo = k.fromIndex(row.lo), size = k.fromIndex(row.hi) - lo;
  Num stride = atLeast(size / sampled, 1);
  Value least, most;
  for (int64_t i = 0; i < sampled; i += 32) {
    Num place = atMost((lane + i) * stride, size - 1);
    Value key = orderedKey(b, part.scoreOf(lo + place));
    least = least ? arith::MinUIOp::create(b, least, key) : key;
    most = most ? arith::MaxUIOp::create(b, most, key) : key;
  }
  Bins bins;
  bins.first = k.reduce(least, NVVM::ReduxKind::UMIN);
  bins.last = k.reduce(most, NVVM::ReduxKind::UMAX);
  Value width = arith::SubFOp::create(b, scoreOfKey(k, bins.last),
                                      scoreOfKey(k, bins.first));
  auto compare = [&](arith::CmpFPredicate predicate, float y) -> Value {
    return arith::CmpFOp::create(b, predicate, width, k.f32(y));
  };
  // Where the sample is all equal, or not finite, there is but one range.
  Value several = k.both(compare(arith::CmpFPredicate::OGT, 1e-30f),
                         compare(arith::CmpFPredicate::OLT, 1e30f));
  Value reciprocal = NVVM::RcpApproxFtzF32Op::create(b, b.getF32Type(), width);
  bins.perWidth = arith::SelectOp::create(
      b, several, k.mulF(reciprocal, k.f32(static_cast<float>(countedRanges))),
      k.f32(0.0f));
  return bins;
}

/// The range of a key, which rises with it; -1 for what is not of the row. Keys
/// beyond the ends, also of infinities and NaN, become the ends. A product that
/// is NaN becomes 0.
Num BlockRowLoops::rangeOf(const Bins &bins, Num key) const {
  ImplicitLocOpBuilder &b = k.b;
  Num inside{b, arith::MaxUIOp::create(b, key, bins.first)};
  inside = {b, arith::MinUIOp::create(b, inside, bins.last)};
  Value above = arith::SubFOp::create(b, scoreOfKey(k, inside),
                                      scoreOfKey(k, bins.first));
  Num at{b, arith::FPToSIOp::create(b, b.getI32Type(),
                                    k.mulF(above, bins.perWidth))};
  return choose(key.equals(0), k.num(-1), atMost(at, countedRanges - 1));
}

/// A range below 0 has a counter that nobody reads: a branch would cost more.
void BlockRowLoops::countIn(Num range) const {
  Num counter{k.b, arith::AndIOp::create(k.b, range, k.num(spareCounter))};
  memref::AtomicRMWOp::create(k.b, arith::AtomicRMWKind::addi, k.num(1),
                              counters, k.toIndices(counter));
}

/// Counts the scores of the row by ranges, and keeps the range of each copy.
/// The counters are 0 before.
void BlockRowLoops::countRanges(const RowScores &row, const Bins &bins) const {
  part.visit({}, [&](const RowPart::Visited &v, ValueRange) -> Values {
    Num range = rangeOf(bins, keyOf(row, v.block, v.score));
    if (v.copy)
      k.store(range, ranges, {warp, v.copy});
    countIn(range);
    return {};
  });
}

/// The range of the wanted score, as `bin`, and what is needed and left in it,
/// from the counters.
BlockRowLoops::Place BlockRowLoops::findRange(const Place &place) const {
  ImplicitLocOpBuilder &b = k.b;
  // Every warp looks for itself: lane l has 8 ranges, the largest scores first.
  constexpr int64_t own = countedRanges / 32;
  Num first = lane * -own + (countedRanges - own);
  SmallVector<Num> upTo;
  for (int64_t half : {4, 0}) {
    Value four = k.loadVector(counters, first + half, 4);
    for (int64_t i = 3; i >= 0; --i) {
      Num count{b, k.at(four, i)};
      upTo.push_back(upTo.empty() ? count : upTo.back() + count);
    }
  }
  Num sum = upTo.back(), end = sum;
  for (int64_t distance : {1, 2, 4, 8, 16}) {
    Num other{b, NVVM::ShflOp::create(b, b.getI32Type(), k.num(-1), end,
                                      k.num(distance), k.num(0),
                                      NVVM::ShflKind::up, UnitAttr())};
    end = choose(lane.less(distance), end, end + other);
  }
  // What is needed of the lane; it has the range if it has as many.
  Num need = place.need - (end - sum);
  Num before = k.num(0), range = first + (own - 1);
  for (int64_t i = 0; i + 1 < own; ++i) {
    Value behind = upTo[i].less(need);
    before = choose(behind, upTo[i], before);
    range = choose(behind, first + (own - 2 - i), range);
  }
  Num owner =
      k.lowestBit(k.ballot(k.both(k.num(0).less(need), need.less(sum + 1))));
  Place result = place;
  result.bin = {b, k.fromLane(range, owner)};
  result.need = {b, k.fromLane(need - before, owner)};
  result.left = k.loadNum(counters, result.bin);
  return result;
}

/// Whether the bits of a key are those of `place`.
Value BlockRowLoops::hasPrefix(const Place &place, Num key) const {
  // A shift by all 32 bits gives no number.
  Num kept = choose(place.shift.less(32), k.num(-1) << place.shift, k.num(0));
  Num differs{k.b, arith::XOrIOp::create(k.b, key, place.prefix)};
  differs = {k.b, arith::AndIOp::create(k.b, differs, kept)};
  return differs.equals(0);
}

/// One radix pass: the next 8 bits of the wanted score.
BlockRowLoops::Place BlockRowLoops::narrow(const RowScores &row,
                                           const Bins &bins,
                                           const Place &place) const {
  Num shift = place.shift - 8;
  k.barrier(); // all have read the counters of the pass before
  clear(counters, countedRanges);
  k.barrier();
  part.visitOneByOne({}, [&](const RowPart::Visited &v, ValueRange) -> Values {
    Num key = keyOf(row, v.block, v.score);
    Num bits{k.b, arith::AndIOp::create(k.b, key >> shift,
                                        k.num(countedRanges - 1))};
    Value inRange = rangeOf(bins, key).equals(place.bin);
    countIn(choose(k.both(inRange, hasPrefix(place, key)), bits, k.num(-1)));
    return {};
  });
  k.barrier();
  Place next = findRange(place);
  next.prefix = {k.b,
                 arith::OrIOp::create(k.b, place.prefix, next.bin << shift)};
  next.bin = place.bin;
  next.shift = shift;
  return next;
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

/// The row has more candidates than are needed.
BlockRowLoops::Ranked BlockRowLoops::searchRanges(const RowScores &row,
                                                  Num need) const {
  ImplicitLocOpBuilder &b = k.b;
  Type i32 = b.getI32Type();
  // The sample is under way together with the copies.
  Bins bins = sampleBins(row);
  part.wait();
  countRanges(row, bins);
  k.barrier();
  Place start = findRange({Num(), k.num(0), k.num(32), need, Num()});
  findAhead(need, [&](Num base) {
    Values sure;
    for (int64_t i = 0; i < aheadLooks; ++i)
      sure.push_back(
          start.bin.less(k.loadNum(ranges, {warp, base + lane + 32 * i})));
    return sure;
  });
  auto placeOf = [&](ValueRange s) {
    return Place{start.bin, {b, s[0]}, {b, s[1]}, {b, s[2]}, {b, s[3]}};
  };
  // Needs to be uniform: all threads pass as often.
  auto passes = scf::WhileOp::create(
      b, TypeRange{i32, i32, i32, i32},
      Values{start.prefix, start.shift, start.need, start.left},
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
  return rankFew(row, bins, placeOf(passes.getResults()));
}

RankCut BlockRowLoops::cutAfter(ImplicitLocOpBuilder &outer,
                                const RowScores &row, Value count) const {
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  Type i32 = b.getI32Type(), types[] = {i32, b.getIndexType()};
  Num need = k.fromIndex(count);
  Num size = k.fromIndex(row.hi) - k.fromIndex(row.lo);
  auto cut = [&](int64_t key, int64_t lastTie) {
    return Values{k.num(key), k.toIndex(k.num(lastTie))};
  };
  auto asValues = [](const Ranked &r) {
    return Values{r.key, r.better, r.need, r.areMany};
  };
  auto search = [&]() -> Values {
    Values r = k.ifElse(
        part.isShort, {i32, i32, i32, b.getI1Type()},
        [&] { return asValues(rankAll(row, need)); },
        [&] { return asValues(searchRanges(row, need)); });
    RankCut last = tellLast(row, {{b, r[0]}, {b, r[1]}, {b, r[2]}, r[3]});
    return {last.key, last.lastTie};
  };
  // None, all, or some.
  Values found = k.ifElse(
      need.less(1), types, [&] { return cut(-1, 0); },
      [&]() -> Values {
        return k.ifElse(need.less(size), types, search,
                        [&] { return cut(0, 0x7fffffff); });
      });
  return {found[0], found[1]};
}

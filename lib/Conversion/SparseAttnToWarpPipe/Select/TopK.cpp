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
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

/// Whether the policy ranks a block.
Value BlockRowLoops::isRanked(const RowScores &row, Num block) const {
  Num lo = k.fromIndex(row.lo), hi = k.fromIndex(row.hi);
  return k.both((block - lo).below(hi - lo), block.less(part.end));
}

/// The key of a score, above 0.
Num BlockRowLoops::keyOf(Value score) const {
  return {k.b, arith::MaxUIOp::create(k.b, orderedKey(k.b, score), k.num(1))};
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

/// Is no subnormal number.
static constexpr float leastScale = 2e-38f;

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
  Value first = scoreOfKey(k, {b, k.reduce(least, NVVM::ReduxKind::UMIN)});
  Value last = scoreOfKey(k, {b, k.reduce(most, NVVM::ReduxKind::UMAX)});
  Value width = arith::SubFOp::create(b, last, first);
  Value scale =
      k.mulF(NVVM::RcpApproxFtzF32Op::create(b, b.getF32Type(), width),
             k.f32(static_cast<float>(countedRanges - 1)));
  // Infinities keep their sign.
  scale = arith::MaxNumFOp::create(b, scale, k.f32(leastScale));
  Value start = k.mulF(first, scale);
  auto isBelow = [&](Value x, float limit) -> Value {
    return arith::CmpFOp::create(b, arith::CmpFPredicate::OLT,
                                 math::AbsFOp::create(b, x), k.f32(limit));
  };
  // Where the sample is all equal, or far from 0 for its width, there is but
  // one range.
  Value several =
      k.both(isBelow(scale, 1e30f), isBelow(start, firstInteger / 2));
  auto orElse = [&](Value x, float other) -> Value {
    return arith::SelectOp::create(b, several, x, k.f32(other));
  };
  return {orElse(scale, leastScale),
          orElse(arith::SubFOp::create(b, k.f32(firstInteger), start),
                 firstInteger)};
}

/// The number of a score, which rises with it: its range and `firstNumber`, but
/// beyond the ends. NaN is the last, as its key is.
Num BlockRowLoops::numberOf(const Bins &bins, Value score) const {
  // Floats from 2^23 on are integers, and neighbours have neighbouring bits.
  // All below and all above are so as signed numbers too.
  return {k.b, arith::BitcastOp::create(k.b, k.b.getI32Type(),
                                        k.fma(score, bins.scale, bins.offset))};
}

/// The range of a score. Those beyond the ends are of the outer ones.
Num BlockRowLoops::rangeOf(const Bins &bins, Value score) const {
  Num number = atLeast(numberOf(bins, score), firstNumber);
  return atMost(number, firstNumber + countedRanges - 1) - firstNumber;
}

void BlockRowLoops::countIn(Num range) const {
  memref::AtomicRMWOp::create(k.b, arith::AtomicRMWKind::addi, k.num(1),
                              counters, k.toIndices(range));
}

/// Counts the scores of the row by ranges. The counters are 0 before.
void BlockRowLoops::countRanges(const RowScores &row, const Bins &bins) const {
  Num spare = k.num(spareCounter);
  part.visitCopies({}, [&](Num number, ArrayRef<Value> scores, ValueRange) {
    Num bits = ranked >> number;
    for (auto [i, score] : llvm::enumerate(scores))
      countIn(choose(part.isSet(bits, i), rangeOf(bins, score), spare));
    return Values();
  });
  part.visitRest({}, [&](Num block, Value score, ValueRange) {
    countIn(choose(isRanked(row, block), rangeOf(bins, score), spare));
    return Values();
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
  part.visitOneByOne({}, [&](Num block, Value score, ValueRange) -> Values {
    Num key = keyOf(score);
    Num bits{k.b, arith::AndIOp::create(k.b, key >> shift,
                                        k.num(countedRanges - 1))};
    Value is =
        k.both(isRanked(row, block), rangeOf(bins, score).equals(place.bin));
    is = k.both(is, hasPrefix(place, key));
    countIn(choose(is, bits, k.num(spareCounter)));
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
                                                  Num need,
                                                  const Guess &guess) const {
  ImplicitLocOpBuilder &b = k.b;
  Type i32 = b.getI32Type();
  // The sample is under way together with the copies.
  Bins bins = sampleBins(row);
  part.wait();
  countRanges(row, bins);
  k.barrier();
  Place start = findRange({Num(), k.num(0), k.num(32), need, Num()});
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
  return rankFew(row, bins, placeOf(passes.getResults()), guess);
}

Chooser BlockRowLoops::chooseBest(ImplicitLocOpBuilder &outer,
                                  const RowScores &row, Value count) const {
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  // Ids are compared as i32 where they are chosen: no index before the end.
  Type i32 = b.getI32Type(), types[] = {i32, i32, i32};
  Num need = k.fromIndex(count);
  Num size = k.fromIndex(row.hi) - k.fromIndex(row.lo);
  // A cut, and the copies that it chooses.
  auto fixed = [&](int64_t key, int64_t lastTie, Num copies) {
    return Values{k.num(key), k.num(lastTie), copies};
  };
  auto byCut = [&](ValueRange cut) {
    return chooseByCut({cut[0], k.toIndex({b, cut[1]})});
  };
  auto asValues = [](const Ranked &r) {
    return Values{r.key, r.better, r.need, r.areMany, r.chosen, r.open, r.asks};
  };
  auto search = [&]() -> Values {
    Type i1 = b.getI1Type();
    // While the scores are on their way.
    Guess guess = guessEntries(need);
    Values r = k.ifElse(
        part.isShort, {i32, i32, i32, i1, i32, i32, i1},
        [&] { return asValues(rankAll(need, guess)); },
        [&] { return asValues(searchRanges(row, need, guess)); });
    Num chosen(b, r[4]), open(b, r[5]);
    return k.ifElse(
        r[6], types,
        [&]() -> Values {
          Values cut = tellLast(
              row, {{b, r[0]}, {b, r[1]}, {b, r[2]}, r[3], chosen, open, r[6]});
          Chooser chooses = byCut(cut);
          Values all = part.visitBits(
              open, Value(chosen), [&](Num number, ValueRange s) -> Values {
                Value is = chooses(b, b.getLoc(), part.copyOf(number),
                                   k.toIndex(part.blockOf(number)));
                Num bit = choose(is, k.num(1) << number, k.num(0));
                return {arith::OrIOp::create(b, s[0], bit)};
              });
          return {cut[0], cut[1], all[0]};
        },
        // All blocks of a short row have copies: nobody asks for its cut.
        [&] { return fixed(0, 0, chosen); });
  };
  // None, all, or some.
  Values found = k.ifElse(
      need.less(1), types, [&] { return fixed(-1, 0, k.num(0)); },
      [&]() -> Values {
        return k.ifElse(need.less(size), types, search,
                        [&] { return fixed(0, 0x7fffffff, ranked); });
      });
  best = found[2];
  return byCut(found);
}

//===- RowLoops.cpp - All threads of a CTA walk over a row ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The k-th largest score is found by its bits, 8 at a time from the top: a
// histogram of the next 8 bits says in which of 256 ranges it lies. As soon as
// a range has no more scores than the CTA has threads, each thread ranks one of
// them against all others. Only scores with all 32 bits equal, more of them
// than threads, are told apart by their ids.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Ranges of a radix pass.
static constexpr int64_t ranges = 256;

/// Policies emit through their own builder: this one follows it.
namespace {
struct Follow {
  Follow(BlockBuilder &k, ImplicitLocOpBuilder &b) : k(k), b(b), guard(k.b) {
    k.b.setInsertionPoint(b.getInsertionBlock(), b.getInsertionPoint());
  }
  ~Follow() {
    b.setInsertionPoint(k.b.getInsertionBlock(), k.b.getInsertionPoint());
  }
  BlockBuilder &k;
  ImplicitLocOpBuilder &b;
  OpBuilder::InsertionGuard guard;
};
} // namespace

/// Scores of a lane that are copied, and of them those handled together.
static constexpr int64_t copies = 16, together = 4;

RowPart::RowPart(BlockBuilder &k, int64_t warps, Num blocks,
                 std::function<Value(Num)> load)
    : k(k), load(std::move(load)), lane(k.laneId()), warp(k.threadId() / 32) {
  Num size = (blocks + (32 * warps - 1)) / (32 * warps) * 32;
  first = warp * size;
  end = atMost(first + size, blocks);
  // A lane reads what it has written itself: no barrier.
  copied = k.allocShared({warps, 32 * copies});
  for (int64_t i = 0; i < copies; i += together)
    k.when((first + 32 * i).less(end), [&] {
      Values scores;
      for (int64_t j = i; j < i + together; ++j) {
        Num block = first + lane + 32 * j;
        scores.push_back(this->load(choose(block.less(end), block, first)));
      }
      for (auto [j, score] : llvm::enumerate(scores))
        k.store(score, copied,
                {warp, lane + 32 * (i + static_cast<int64_t>(j))});
    });
}

Values RowPart::visitCopies(
    ValueRange state,
    function_ref<Values(Num, Value, Num, ValueRange)> body) const {
  Num near = atMost(end - first, 32 * copies);
  return k.loop(k.num(0), near, k.num(32 * together), state,
                [&](Num base, ValueRange state) {
                  Values loaded, next(state);
                  SmallVector<Num> places;
                  for (int64_t i = 0; i < together; ++i) {
                    places.push_back(base + lane + 32 * i);
                    loaded.push_back(k.load(copied, {warp, places.back()}));
                  }
                  for (auto [copy, place] : llvm::zip(loaded, places))
                    next = body(first + place, copy, place, next);
                  return next;
                });
}

Values
RowPart::visitRest(ValueRange state,
                   function_ref<Values(Num, Value, ValueRange)> body) const {
  return k.loop(first + 32 * copies, end, k.num(32), state,
                [&](Num base, ValueRange state) {
                  Num block = base + lane;
                  Num inside = choose(block.less(end), block, base);
                  return body(block, load(inside), state);
                });
}

Values RowPart::visit(ValueRange state,
                      function_ref<Values(Num, Value, ValueRange)> body) const {
  Values near =
      visitCopies(state, [&](Num block, Value score, Num, ValueRange state) {
        return body(block, score, state);
      });
  return visitRest(near, body);
}

Num RowPart::count(function_ref<Value(Num, Value)> chosen) const {
  auto add = [&](ValueRange state, Value is) -> Values {
    return {Num(k.b, state[0]) + k.popCount(k.ballot(is))};
  };
  Values near = visitCopies(
      Value(k.num(0)), [&](Num block, Value score, Num place, ValueRange n) {
        Value is = chosen(block, score);
        k.store(arith::SelectOp::create(k.b, is, k.f32(1.0f), k.f32(0.0f)),
                copied, {warp, place});
        return add(n, is);
      });
  Values all = visitRest(near, [&](Num block, Value score, ValueRange n) {
    return add(n, chosen(block, score));
  });
  return {k.b, all[0]};
}

Values
RowPart::visitCounted(ValueRange state, function_ref<Value(Num, Value)> chosen,
                      function_ref<Values(Num, Value, ValueRange)> body) const {
  Values near =
      visitCopies(state, [&](Num block, Value copy, Num, ValueRange state) {
        Value is = arith::CmpFOp::create(k.b, arith::CmpFPredicate::OGT, copy,
                                         k.f32(0.5f));
        return body(block, is, state);
      });
  return visitRest(near, [&](Num block, Value score, ValueRange state) {
    return body(block, chosen(block, score), state);
  });
}

BlockRowLoops::BlockRowLoops(BlockBuilder &k, int64_t warps,
                             const RowPart &part)
    : k(k), warps(warps), part(part), lane(k.laneId()), thread(k.threadId()) {
  // Of the whole CTA: warps have no roles yet.
  warp = thread / 32;
  slots32 = k.allocShared({warps}, k.b.getI32Type());
  slots64 = k.allocShared({warps}, k.b.getI64Type());
  counters = k.allocShared({ranges}, k.b.getI32Type());
  few = k.allocShared({threads()}, k.b.getI32Type());
  found = k.allocShared({warps, 4}, k.b.getI32Type());
}

//===----------------------------------------------------------------------===//
// Folds
//===----------------------------------------------------------------------===//

/// `value`, f32, f64 or i32, joined over the lanes of the warp.
Value BlockRowLoops::acrossWarp(Fold kind, Value value) const {
  ImplicitLocOpBuilder &b = k.b;
  for (int64_t distance : {16, 8, 4, 2, 1}) {
    Value other;
    if (value.getType().isF64()) {
      auto halves = VectorType::get({2}, b.getI32Type());
      Value bits = vector::BitCastOp::create(
          b, halves,
          vector::FromElementsOp::create(
              b, VectorType::get({1}, b.getF64Type()), value));
      Value lo = k.fromPartner(k.at(bits, 0), distance);
      Value hi = k.fromPartner(k.at(bits, 1), distance);
      other = k.at(
          vector::BitCastOp::create(b, VectorType::get({1}, b.getF64Type()),
                                    k.elements(halves, {lo, hi})),
          0);
    } else {
      other = k.fromPartner(value, distance);
    }
    value = join(b, kind, value, other);
  }
  return value;
}

Value BlockRowLoops::fold(ImplicitLocOpBuilder &outer, const RowScores &row,
                          Fold kind, Value init, RowTerm term) const {
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  Type type = init.getType();
  // Counts are below 2^31.
  bool counts = type.isIndex();
  Type inner = counts ? Type(b.getI32Type()) : type;
  Value neutral =
      kind == Fold::Max
          ? k.f32(-std::numeric_limits<float>::infinity())
          : Value(arith::ConstantOp::create(b, b.getZeroAttr(inner)));
  Num lo = k.fromIndex(row.lo), hi = k.fromIndex(row.hi);
  Value own = part.visit(
      neutral, [&](Num block, Value score, ValueRange carried) -> Values {
        Value next = term(b, score, k.toIndex(block));
        if (counts)
          next = k.fromIndex(next);
        Value is = k.both((block - lo).below(hi - lo), block.less(part.end));
        next = arith::SelectOp::create(b, is, next, neutral);
        return {join(b, kind, carried[0], next)};
      })[0];
  own = acrossWarp(kind, own);
  // The slots hold bits.
  bool wide = inner.getIntOrFloatBitWidth() == 64;
  Value slots = wide ? slots64 : slots32;
  Type bits = wide ? b.getI64Type() : b.getI32Type();
  auto bitsOf = [&](Value value, Type to) -> Value {
    return value.getType() == to ? value
                                 : arith::BitcastOp::create(b, to, value);
  };
  k.when(lane.equals(0), [&] { k.store(bitsOf(own, bits), slots, warp); });
  k.barrier();
  Value all = bitsOf(k.load(slots, k.num(0)), inner);
  for (int64_t w = 1; w < warps; ++w)
    all = join(b, kind, all, bitsOf(k.load(slots, k.num(w)), inner));
  k.barrier();
  if (counts)
    all = k.toIndex({b, all});
  return join(b, kind, init, all);
}

Value BlockRowLoops::endOfTies(ImplicitLocOpBuilder &outer,
                               const RowScores &row, Value key,
                               Value count) const {
  // The least end with enough ties before it, by halving.
  ImplicitLocOpBuilder &b = outer;
  Value one = arith::ConstantIndexOp::create(b, 1);
  Value zero = arith::ConstantIndexOp::create(b, 0);
  Value steps = arith::ConstantIndexOp::create(b, 32);
  auto search = scf::ForOp::create(
      b, zero, steps, one, ValueRange{row.lo, row.hi},
      [&](OpBuilder &nested, Location loc, Value, ValueRange range) {
        ImplicitLocOpBuilder b(loc, nested);
        Value middle = arith::ShRUIOp::create(
            b, arith::AddIOp::create(b, range[0], range[1]), one);
        Value before = fold(
            b, row, Fold::Add, zero,
            [&](ImplicitLocOpBuilder &b, Value score, Value id) -> Value {
              Value tie = arith::CmpIOp::create(b, arith::CmpIPredicate::eq,
                                                orderedKey(b, score), key);
              Value early = arith::CmpIOp::create(b, arith::CmpIPredicate::ult,
                                                  id, middle);
              return arith::IndexCastUIOp::create(
                  b, b.getIndexType(), arith::AndIOp::create(b, tie, early));
            });
        Value enough =
            arith::CmpIOp::create(b, arith::CmpIPredicate::uge, before, count);
        Value after = arith::MinUIOp::create(
            b, arith::AddIOp::create(b, middle, one), range[1]);
        Value lo = arith::SelectOp::create(b, enough, range[0], after);
        Value hi = arith::SelectOp::create(b, enough, middle, range[1]);
        scf::YieldOp::create(b, ValueRange{lo, hi});
      });
  return search.getResult(0);
}

//===----------------------------------------------------------------------===//
// The k-th largest
//===----------------------------------------------------------------------===//

void BlockRowLoops::visit(const RowScores &row,
                          function_ref<void(Value, Num, Num)> body) const {
  Num lo = k.fromIndex(row.lo), hi = k.fromIndex(row.hi);
  part.visit({}, [&](Num block, Value score, ValueRange) -> Values {
    Value is = k.both((block - lo).below(hi - lo), block.less(part.end));
    body(is, {k.b, orderedKey(k.b, score)}, block);
    return {};
  });
}

Value BlockRowLoops::matches(const Place &place, Num key) const {
  // A shift by all 32 bits gives no number: shift by 31 and 1.
  Num differs{k.b, arith::XOrIOp::create(k.b, key, place.prefix)};
  return ((differs >> 1) >> (place.shift - 1)).equals(0);
}

/// One radix pass: the range of the next 8 bits that holds the wanted score.
BlockRowLoops::Place BlockRowLoops::narrow(const RowScores &row,
                                           const Place &place) const {
  ImplicitLocOpBuilder &b = k.b;
  Num shift = place.shift - 8;
  k.loop(thread, k.num(ranges), k.num(threads()),
         [&](Num i) { k.store(k.num(0), counters, i); });
  k.barrier();
  visit(row, [&](Value is, Num key, Num) {
    k.when(k.both(is, matches(place, key)), [&] {
      Num range{b, arith::AndIOp::create(b, key >> shift, k.num(ranges - 1))};
      memref::AtomicRMWOp::create(b, arith::AtomicRMWKind::addi, k.num(1),
                                  counters, k.toIndices(range));
    });
  });
  k.barrier();
  // Every warp looks for itself: lane l has 8 ranges, the largest keys first.
  Num first = lane * -8 + (ranges - 8);
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
  Num found = k.num(0), need = place.need, left = k.num(0), start = above;
  for (auto [i, count] : llvm::enumerate(counts)) {
    Value here =
        k.both(start.less(place.need), place.need.less(start + count + 1));
    found = choose(here, first + (7 - static_cast<int64_t>(i)), found);
    need = choose(here, place.need - start, need);
    left = choose(here, count, left);
    start = start + count;
  }
  Value mine = k.both(above.less(place.need), place.need.less(upTo + 1));
  Num owner{b, math::CountTrailingZerosOp::create(b, k.ballot(mine))};
  auto share = [&](Num n) { return Num(b, k.fromLane(n, owner)); };
  found = share(found);
  Num prefix{b, arith::OrIOp::create(b, place.prefix, found << shift)};
  k.barrier();
  return {prefix, shift, share(need), share(left)};
}

/// At most as many scores as threads are left: thread t ranks the t-th of them.
RankCut BlockRowLoops::rankFew(const RowScores &row, const Place &place) const {
  ImplicitLocOpBuilder &b = k.b;
  Num zero = k.num(0), counter[] = {zero, k.num(3)};
  k.when(thread.equals(0), [&] { k.store(zero, found, counter); });
  k.store(zero, few, thread);
  k.barrier();
  visit(row, [&](Value is, Num key, Num) {
    k.when(k.both(is, matches(place, key)), [&] {
      Num slot{b, memref::AtomicRMWOp::create(b, arith::AtomicRMWKind::addi,
                                              k.num(1), found,
                                              k.toIndices(counter))};
      k.store(key, few, slot);
    });
  });
  k.barrier();
  Num mine = k.loadNum(few, thread);
  // How many are better, and how many at least as good. What lies behind the
  // last one is 0 and neither.
  constexpr int64_t compared = 8;
  auto more = [&](Num count, arith::CmpIPredicate predicate, Value other) {
    Value is = arith::CmpIOp::create(b, predicate, other, mine);
    return count + Num(b, arith::ExtUIOp::create(b, b.getI32Type(), is));
  };
  Values ranks = k.loop(
      zero, place.left, k.num(compared), Values{zero, zero},
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
  Num key = k.num(0), left = k.num(-1);
  for (int64_t w = warps - 1; w >= 0; --w) {
    Value knows = k.loadNum(found, {k.num(w), k.num(2)}).equals(1);
    key = choose(knows, k.loadNum(found, {k.num(w), zero}), key);
    left = choose(knows, k.loadNum(found, {k.num(w), k.num(1)}), left);
  }
  k.barrier();
  // Only where equal scores do not all fit their ids matter.
  Values end = k.ifElse(
      left.less(0), b.getIndexType(),
      [&]() -> Values { return {k.toIndex(k.num(0x7fffffff))}; },
      [&]() -> Values { return {endOfTies(b, row, key, k.toIndex(left))}; });
  return {key, end[0]};
}

RankCut BlockRowLoops::cutAfter(ImplicitLocOpBuilder &outer,
                                const RowScores &row, Value count) const {
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  Type i32 = b.getI32Type();
  Num need = k.fromIndex(count);
  Num size = k.fromIndex(row.hi) - k.fromIndex(row.lo);
  Type types[] = {i32, b.getIndexType()};
  auto asValues = [](RankCut cut) { return Values{cut.key, cut.lastTie}; };
  auto search = [&]() -> Values {
    // Needs to be uniform: all threads pass as often.
    Values start{k.num(0), k.num(32), need, size};
    auto passes = scf::WhileOp::create(
        b, TypeRange{i32, i32, i32, i32}, start,
        [&](OpBuilder &, Location, ValueRange s) {
          Num shift(b, s[1]), left(b, s[3]);
          Value go = k.both(k.num(threads()).less(left), k.num(0).less(shift));
          scf::ConditionOp::create(b, go, s);
        },
        [&](OpBuilder &, Location, ValueRange s) {
          Place next =
              narrow(row, {{b, s[0]}, {b, s[1]}, {b, s[2]}, {b, s[3]}});
          scf::YieldOp::create(
              b, Values{next.prefix, next.shift, next.need, next.left});
        });
    Place place{{b, passes.getResult(0)},
                {b, passes.getResult(1)},
                {b, passes.getResult(2)},
                {b, passes.getResult(3)}};
    return k.ifElse(
        place.left.less(threads() + 1), types,
        [&] { return asValues(rankFew(row, place)); },
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

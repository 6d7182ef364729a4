//===- WarpRow.cpp - A warp walks over a row of scores --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WarpRow.h"
#include "RowSelector.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The key of a candidate, above 0; 0 for any other block.
Num WarpRow::keyOf(Num block) const {
  SmallVector<Num> place(row);
  Value is = block.less(candidates);
  place.push_back(choose(is, block, k.num(0)));
  Value key = arith::MaxUIOp::create(
      k.b, orderedKey(k.b, k.load(logits, place)), k.num(1));
  return choose(is, {k.b, key}, k.num(0));
}

/// Whether the policy ranks the block; its key tells where all candidates are.
Value WarpRow::isRanked(const RowScores &of, Num block, Num key) const {
  if (ranksAll)
    return key.compare(arith::CmpIPredicate::ne, k.num(0));
  Num lo = k.fromIndex(of.lo), hi = k.fromIndex(of.hi);
  return (block - lo).below(hi - lo);
}

WarpRow::WarpRow(BlockBuilder &k, int64_t warps, int64_t copies, Value logits,
                 ArrayRef<Num> row, Num candidates, Num limit, bool ranksAll)
    : k(k), copies(copies), ranksAll(ranksAll), logits(logits), row(row),
      candidates(candidates), limit(limit), lane(k.laneId()), warp(k.warpId()) {
  keys = k.allocShared({warps, copies}, k.b.getI32Type());
  // A lane reads what it has written itself: no barrier.
  k.loop(k.num(0), atMost(limit, copies), k.num(32 * together), [&](Num base) {
    SmallVector<Num> loaded;
    for (int64_t i = 0; i < together; ++i)
      loaded.push_back(keyOf(base + lane + 32 * i));
    for (auto [i, key] : llvm::enumerate(loaded))
      k.store(key, keys, {warp, base + lane + 32 * i});
  });
}

Values
WarpRow::visitNear(Num end, ValueRange state,
                   function_ref<Values(Num, Num, ValueRange)> body) const {
  return k.loop(k.num(0), atMost(end, copies), k.num(32 * together), state,
                [&](Num base, ValueRange state) {
                  Values next(state);
                  SmallVector<Num> loaded;
                  for (int64_t i = 0; i < together; ++i)
                    loaded.push_back(
                        k.loadNum(keys, {warp, base + lane + 32 * i}));
                  for (auto [i, key] : llvm::enumerate(loaded))
                    next = body(base + lane + 32 * i, key, next);
                  return next;
                });
}

Values
WarpRow::visitRest(Num end, ValueRange state,
                   function_ref<Values(Num, Num, ValueRange)> body) const {
  return k.loop(k.num(copies), end, k.num(32), state,
                [&](Num base, ValueRange state) {
                  Num block = base + lane;
                  return body(block, keyOf(block), state);
                });
}

Values WarpRow::visit(ValueRange state, function_ref<Value(Num, Value)> chosen,
                      function_ref<Values(Num, Value, ValueRange)> body) const {
  return visitKeys(limit, state, [&](Num block, Num key, ValueRange state) {
    return body(block, chosen(block, scoreOfKey(k, key)), state);
  });
}

Num WarpRow::count(function_ref<Value(Num, Value)> chosen) const {
  auto add = [&](ValueRange state, Value is) -> Values {
    return {Num(k.b, state[0]) + k.popCount(k.ballot(is))};
  };
  Values near =
      visitNear(limit, Value(k.num(0)), [&](Num block, Num key, ValueRange n) {
        Value is = chosen(block, scoreOfKey(k, key));
        k.store(arith::ExtUIOp::create(k.b, k.b.getI32Type(), is), keys,
                {warp, block});
        return add(n, is);
      });
  Values all = visitRest(limit, near, [&](Num block, Num key, ValueRange n) {
    return add(n, chosen(block, scoreOfKey(k, key)));
  });
  return {k.b, all[0]};
}

Values
WarpRow::visitCounted(ValueRange state, function_ref<Value(Num, Value)> chosen,
                      function_ref<Values(Num, Value, ValueRange)> body) const {
  Values near =
      visitNear(limit, state, [&](Num block, Num flag, ValueRange state) {
        return body(block, flag.equals(1), state);
      });
  return visitRest(limit, near, [&](Num block, Num key, ValueRange state) {
    return body(block, chosen(block, scoreOfKey(k, key)), state);
  });
}

Value WarpRow::fold(ImplicitLocOpBuilder &outer, const RowScores &of, Fold kind,
                    Value init, RowTerm term) const {
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  // Counts are below 2^31.
  bool counts = init.getType().isIndex();
  Type inner = counts ? Type(b.getI32Type()) : init.getType();
  Value neutral =
      kind == Fold::Max
          ? k.f32(-std::numeric_limits<float>::infinity())
          : Value(arith::ConstantOp::create(b, b.getZeroAttr(inner)));
  Value own =
      visitKeys(k.fromIndex(of.hi), neutral,
                [&](Num block, Num key, ValueRange s) -> Values {
                  Value next = term(b, scoreOfKey(k, key), k.toIndex(block));
                  if (counts)
                    next = k.fromIndex(next);
                  next = arith::SelectOp::create(b, isRanked(of, block, key),
                                                 next, neutral);
                  return {join(b, kind, s[0], next)};
                })[0];
  own = joinLanes(k, kind, own);
  if (counts)
    own = k.toIndex({b, own});
  return join(b, kind, init, own);
}

//===----------------------------------------------------------------------===//
// The k largest
//===----------------------------------------------------------------------===//

Num WarpRow::countKeys(const RowScores &of, arith::CmpIPredicate predicate,
                       Num key) const {
  ImplicitLocOpBuilder &b = k.b;
  // No key of a search is 0, which is the key of what is no candidate.
  Value own =
      visitKeys(k.fromIndex(of.hi), Value(k.num(0)),
                [&](Num block, Num other, ValueRange n) -> Values {
                  Value is = other.compare(predicate, key);
                  if (!ranksAll)
                    is = k.both(isRanked(of, block, other), is);
                  Num one{b, arith::ExtUIOp::create(b, b.getI32Type(), is)};
                  return {Num(b, n[0]) + one};
                })[0];
  return k.reduce(own, NVVM::ReduxKind::ADD);
}

/// 0 < need < how many scores there are.
RankCut WarpRow::search(const RowScores &of, Num need) const {
  ImplicitLocOpBuilder &b = k.b;
  Type i32 = b.getI32Type();
  Num zero = k.num(0), one = k.num(1);
  // The largest key with enough scores at or above it, from the top bit down.
  // The state: what is known of it, the next bit, and 1 if there are just as
  // many as needed.
  Values start{zero, k.num(std::numeric_limits<int32_t>::min()), zero};
  auto found = scf::WhileOp::create(
      b, TypeRange{i32, i32, i32}, start,
      [&](OpBuilder &, Location, ValueRange s) {
        Value more = Num(b, s[1]).compare(arith::CmpIPredicate::ne, zero);
        scf::ConditionOp::create(b, k.both(more, Num(b, s[2]).equals(0)), s);
      },
      [&](OpBuilder &, Location, ValueRange s) {
        Num known(b, s[0]), bit(b, s[1]);
        Num trial{b, arith::OrIOp::create(b, known, bit)};
        Num some = countKeys(of, arith::CmpIPredicate::uge, trial);
        Num next = choose(some.less(need), known, trial);
        Value exact = some.equals(need);
        scf::YieldOp::create(b,
                             Values{next, bit >> 1, choose(exact, one, zero)});
      });
  Num key(b, found.getResult(0));
  Type types[] = {i32, b.getIndexType()};
  Values cut = k.ifElse(
      Num(b, found.getResult(2)).equals(1), types,
      [&]() -> Values { return {key - 1, k.toIndex(zero)}; },
      [&]() -> Values {
        Num above = countKeys(of, arith::CmpIPredicate::ugt, key);
        return {key, k.toIndex(findTie(of, key, need - above))};
      });
  return {cut[0], cut[1]};
}

Chooser WarpRow::chooseBest(ImplicitLocOpBuilder &outer, const RowScores &of,
                            Value wanted) const {
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  Num need = k.fromIndex(wanted);
  Num size = k.fromIndex(of.hi) - k.fromIndex(of.lo);
  Type types[] = {b.getI32Type(), b.getIndexType()};
  auto fixed = [&](int64_t key, int64_t lastTie) {
    return Values{k.num(key), k.toIndex(k.num(lastTie))};
  };
  // None, all, or some.
  Values cut = k.ifElse(
      need.less(1), types, [&] { return fixed(-1, 0); },
      [&] {
        return k.ifElse(
            need.less(size), types,
            [&]() -> Values {
              RankCut cut = search(of, need);
              return {cut.key, cut.lastTie};
            },
            [&] { return fixed(0, 0x7fffffff); });
      });
  return chooseByCut({cut[0], cut[1]});
}

Value WarpRow::endOfTies(ImplicitLocOpBuilder &outer, const RowScores &of,
                         Value key, Value wanted) const {
  Follow follow(k, outer);
  return k.toIndex(findTie(of, {k.b, key}, k.fromIndex(wanted)));
}

/// One past the `wanted`-th block whose score has `key`.
Num WarpRow::findTie(const RowScores &of, Num key, Num wanted) const {
  ImplicitLocOpBuilder &b = k.b;
  // Words come in order: the wanted tie is in the one where so many are left.
  Values state =
      visitKeys(k.fromIndex(of.hi), Values{wanted, k.num(0)},
                [&](Num block, Num other, ValueRange s) -> Values {
                  Num left(b, s[0]), end(b, s[1]);
                  Value is = other.equals(key);
                  if (!ranksAll)
                    is = k.both(isRanked(of, block, other), is);
                  Num ties = k.ballot(is);
                  Value last =
                      k.both(is, k.bitsBelow(ties, lane).equals(left - 1));
                  Num hit = k.ballot(last);
                  Num at{b, math::CountTrailingZerosOp::create(b, hit)};
                  Value here = hit.compare(arith::CmpIPredicate::ne, k.num(0));
                  return {left - k.popCount(ties),
                          choose(here, block - lane + at + 1, end)};
                });
  return {b, state[1]};
}

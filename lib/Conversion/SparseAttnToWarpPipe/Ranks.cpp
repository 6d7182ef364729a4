//===- Ranks.cpp - Threads rank a few scores ------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// At most as many scores as threads: a thread compares one of them with all
// others. Whoever has the last chosen one tells the rest.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// How many of the first `count` keys in `few` are above `mine`. What lies
/// behind the last one is 0.
Num BlockRowLoops::countBetter(Num mine, Num count) const {
  ImplicitLocOpBuilder &b = k.b;
  constexpr int64_t compared = 8, sums = 2;
  // A subtraction borrows where the other key is above, and the next one
  // subtracts the borrow: two instructions a key where a comparison takes
  // three.
  auto subtractAbove = [&](Num sum, Value other) -> Num {
    auto step = LLVM::InlineAsmOp::create(
        b, b.getI32Type(), ValueRange{sum, mine, other},
        "{ .reg .u32 none; sub.cc.u32 none, $2, $3; subc.u32 $0, $1, 0; }",
        "=r,r,r,r", /*has_side_effects=*/false, /*is_align_stack=*/false,
        LLVM::TailCallKind::None, LLVM::AsmDialectAttr(), ArrayAttr());
    return {b, step.getResult(0)};
  };
  Values negative =
      k.loop(k.num(0), count, k.num(compared), Values(sums, k.num(0)),
             [&](Num j, ValueRange n) -> Values {
               Values next(n);
               for (int64_t i = 0; i < compared; i += 4) {
                 Value four = k.loadVector(few, j + i, 4);
                 for (int64_t e = 0; e < 4; ++e)
                   next[e % sums] =
                       subtractAbove({b, next[e % sums]}, k.at(four, e));
               }
               return next;
             });
  return k.num(0) - Num(b, negative[0]) - Num(b, negative[1]);
}

/// Whether the thread has a key, and it is chosen.
Value BlockRowLoops::isChosen(const Ranked &ranked) const {
  return k.both(ranked.better.less(ranked.need),
                ranked.key.compare(arith::CmpIPredicate::ne, k.num(0)));
}

/// The cut behind the chosen ones of the keys that are left: its key, and the
/// last tie as i32.
Values BlockRowLoops::tellLast(const RowScores &row,
                               const Ranked &ranked) const {
  ImplicitLocOpBuilder &b = k.b;
  Num mine = ranked.key;
  // The cut is the least of the keys that fewer than `need` are better than. A
  // warp tells its own one, how many are better, and how often it has it.
  Value chosen = isChosen(ranked);
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
  // Other rows have asked already.
  k.when(part.isShort, [&] { askAhead(); });
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
                                             const Bins &bins, Num need,
                                             const Place &place) const {
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
  // each of them is a branch.
  Values bits = part.visitCopies(
      Values{zero, zero},
      [&](Num number, ArrayRef<Value> scores, ValueRange bits) -> Values {
        Num in = zero, above = zero;
        for (auto [i, score] : llvm::enumerate(scores)) {
          Num range = rangeOf(bins, score), bit = k.num(int64_t(1) << i);
          in = in + choose(range.equals(place.bin), bit, zero);
          above = above + choose(place.bin.less(range), bit, zero);
        }
        return {Num(b, bits[0]) + (in << number),
                Num(b, bits[1]) + (above << number)};
      });
  auto amongRanked = [&](Value bits) -> Value {
    return arith::AndIOp::create(b, bits, ranked);
  };
  findAhead(need, {b, amongRanked(bits[1])});
  scf::WhileOp::create(
      b, TypeRange{b.getI32Type()}, amongRanked(bits[0]),
      [&](OpBuilder &, Location, ValueRange bits) {
        Value go = Num(b, bits[0]).compare(arith::CmpIPredicate::ne, zero);
        scf::ConditionOp::create(b, go, bits);
      },
      [&](OpBuilder &, Location, ValueRange rest) {
        Num bits(b, rest[0]);
        collect(keyOf(part.copyOf(k.lowestBit(bits))));
        scf::YieldOp::create(b,
                             Value(arith::AndIOp::create(b, bits, bits - 1)));
      });
  part.visitRest({}, [&](Num block, Value score, ValueRange) -> Values {
    Value is =
        k.both(isRanked(row, block), rangeOf(bins, score).equals(place.bin));
    k.when(is, [&] { collect(keyOf(score)); });
    return {};
  });
  k.barrier();
  askAhead();
  Value areMany = k.num(threads()).less(place.left);
  // Warps without a score have nothing to compare.
  Num count = choose((warp * 32).less(place.left), place.left, zero);
  count = choose(areMany, zero, count);
  Num mine = k.loadNum(few, thread);
  return {mine, countBetter(mine, count), place.need, areMany};
}

/// The row has a block a thread, and more candidates than are needed.
BlockRowLoops::Ranked BlockRowLoops::rankAll(Num need) const {
  part.wait();
  Num zero = k.num(0);
  Num key = choose(part.isSet(ranked, 0), keyOf(part.copyOf(zero)), zero);
  k.store(key, few, thread);
  k.barrier();
  Ranked result{key, countBetter(key, part.blocks), need,
                arith::ConstantIntOp::create(k.b, 0, 1)};
  findAhead(need, choose(isChosen(result), k.num(1), zero));
  return result;
}

//===- AskAhead.cpp - Ask for blocks that are sure to be chosen -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Scores in a range above that of the last chosen one are chosen. Their blocks
// are asked for while others are ranked and the list is written: memory has
// nothing else to do then. Each warp looks at some of its blocks and guesses at
// which place of the list they will be. A wrong guess costs no more than a
// block that is read later, or by another CTA.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// `need` scores are chosen; `sure` are the lane's copies of blocks that are. A
/// barrier has to follow before askAhead.
void BlockRowLoops::findAhead(Num need, Num sure) const {
  ImplicitLocOpBuilder &b = k.b;
  // Chosen blocks are taken to be spread evenly over the row.
  auto toF = [&](Num n) -> Value {
    return arith::SIToFPOp::create(b, b.getF32Type(), n);
  };
  Value share = k.mulF(toF(need), NVVM::RcpApproxFtzF32Op::create(
                                      b, b.getF32Type(), toF(part.blocks)));
  auto entriesBefore = [&](Num block) -> Num {
    return {b, arith::FPToSIOp::create(b, b.getI32Type(),
                                       k.mulF(toF(block), share))};
  };
  Num before = entriesBefore(part.first);
  Num behind = need - entriesBefore(part.end);
  Num nearest = ahead.descending ? behind : before;
  // Behind this one come entries of the next warp, which finds them itself.
  Num end = need - (ahead.descending ? before : behind);
  Num most = ahead.shares * aheadSteps;
  k.when(nearest.less(most), [&] {
    Num base = k.num(0);
    if (ahead.descending)
      base = atLeast(part.numbers - 1, 0) / aheadLooks * aheadLooks;
    Num looked = sure >> base, total = k.num(0);
    Values chosen;
    SmallVector<Num> ranks;
    for (int64_t i = 0; i < aheadLooks; ++i) {
      chosen.push_back(part.isSet(looked, i));
      Num bits = k.ballot(chosen[i]);
      ranks.push_back(total + k.bitsBelow(bits, lane));
      total = total + k.popCount(bits);
    }
    for (int64_t i = 0; i < aheadLooks; ++i) {
      Num entry = ahead.descending ? behind + (total - 1 - ranks[i])
                                   : before + ranks[i];
      Num step = entry >> ahead.logShares;
      Value own = (entry - (step << ahead.logShares)).equals(ahead.share);
      Value near = k.both(step.less(aheadSteps), entry.less(end));
      k.when(k.both(chosen[i], k.both(own, near)),
             [&] { k.store(part.blockOf(base + i), wanted, step); });
    }
  });
}

/// The last warp asks for what was wanted before the barrier: it has the fewest
/// blocks of its own.
void BlockRowLoops::askAhead() const {
  Value asks = k.both(warp.equals(warps - 1), lane.less(aheadSteps));
  k.when(asks, [&] {
    Num block = k.loadNum(wanted, lane);
    k.when(k.num(-1).less(block), [&] { ahead.ask(block); });
  });
}

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

/// Where the entries of a warp's blocks are in a list of `need`, if these are
/// spread evenly over the row. That needs no score.
BlockRowLoops::Guess BlockRowLoops::guessEntries(Num need) const {
  ImplicitLocOpBuilder &b = k.b;
  auto toF = [&](Num n) -> Value {
    return arith::SIToFPOp::create(b, b.getF32Type(), n);
  };
  Value share = k.mulF(toF(need), NVVM::RcpApproxFtzF32Op::create(
                                      b, b.getF32Type(), toF(part.blocks)));
  auto entriesBefore = [&](Num block) -> Num {
    return {b, arith::FPToSIOp::create(b, b.getI32Type(),
                                       k.mulF(toF(block), share))};
  };
  Num first = entriesBefore(part.first), end = entriesBefore(part.end);
  if (ahead.descending)
    return {need - end, need - first};
  return {first, end};
}

/// Asks for the first entries of the CTA. `sure` are the lane's copies of
/// blocks that are chosen. The lane that has a block asks for it: to hand it
/// over would take as long as the rest of the selection.
void BlockRowLoops::askAhead(const Guess &guess, Num sure) const {
  k.when(guess.first.less(ahead.shares * aheadSteps), [&] {
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
    Num block = k.num(-1);
    for (int64_t i = 0; i < aheadLooks; ++i) {
      Num rank = ahead.descending ? total - 1 - ranks[i] : ranks[i];
      Num entry = guess.first + rank, step = entry >> ahead.logShares;
      Value own = (entry - (step << ahead.logShares)).equals(ahead.share);
      // Entries of the next warp it finds itself.
      Value near = k.both(step.less(aheadSteps), entry.less(guess.end));
      block = choose(k.both(chosen[i], k.both(own, near)),
                     part.blockOf(base + i), block);
    }
    k.when(k.num(-1).less(block), [&] { ahead.ask(block); });
  });
}

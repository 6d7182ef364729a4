//===- AskAhead.cpp - Ask for blocks that are sure to be chosen -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Scores in a range above that of the last chosen one are chosen. Their blocks
// are asked for while the others are ranked and the list is written: memory has
// nothing else to do then. Each warp looks at some of its blocks and guesses at
// which place of the list they will be. A wrong guess costs no more than a
// block that is read later, or by another CTA.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// `bin` is the range of the last one of `need` chosen scores. A barrier was
/// passed since the keys were made, and one follows before askAhead.
void BlockRowLoops::findAhead(const Bins &bins, Num bin, Num need) const {
  constexpr int64_t looks = RowPart::together;
  // Chosen blocks are taken to be spread evenly over the warps.
  Num before = warp * need / warps;
  Num behind = need - (warp + 1) * need / warps;
  Num nearest = ahead->descending ? behind : before;
  // Behind this one come entries of the next warp, which finds them itself.
  Num end = need - (ahead->descending ? before : behind);
  Num most = ahead->shares * aheadSteps;
  k.when(nearest.less(most), [&] {
    Num blocks = atLeast(part.end - part.first, 0);
    Num base = k.num(0);
    if (ahead->descending)
      base = atLeast(atMost(blocks, 32 * RowPart::copies) - 1, 0) /
             (32 * looks) * (32 * looks);
    Num total = k.num(0);
    SmallVector<Value> sure;
    SmallVector<Num> ranks;
    for (int64_t i = 0; i < looks; ++i) {
      Num place = base + lane + 32 * i;
      Num key = k.loadNum(keys, {warp, place});
      Value is = k.both(key.compare(arith::CmpIPredicate::ne, k.num(0)),
                        bin.less(binOf(bins, key)));
      sure.push_back(k.both(is, place.less(blocks)));
      Num bits = k.ballot(sure.back());
      ranks.push_back(total + k.bitsBelow(bits, lane));
      total = total + k.popCount(bits);
    }
    for (int64_t i = 0; i < looks; ++i) {
      Num entry = ahead->descending ? behind + (total - 1 - ranks[i])
                                    : before + ranks[i];
      Num step = entry >> ahead->logShares;
      Value own = (entry - (step << ahead->logShares))
                      .compare(arith::CmpIPredicate::eq, ahead->share);
      Value near = k.both(step.less(aheadSteps), entry.less(end));
      k.when(k.both(sure[i], k.both(own, near)),
             [&] { k.store(part.first + base + lane + 32 * i, wanted, step); });
    }
  });
}

/// A warp asks for an entry, so that none is late for the next barrier.
void BlockRowLoops::askAhead() const {
  if (!ahead)
    return;
  k.when(k.both(lane.equals(0), warp.less(aheadSteps)), [&] {
    Num block = k.loadNum(wanted, warp);
    k.when(k.num(-1).less(block), [&] { ahead->ask(block); });
  });
}

//===- RowSelector.cpp - A CTA selects the blocks of a row ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/Spec.md, 2.8. Once the policy knows its cut, every warp looks through a
// part of the row twice: it counts what is chosen, and, when the counts of the
// warps before it are known, writes the ids to their places.
//
//===----------------------------------------------------------------------===//

#include "RowBlocks.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Num sparse_attn::selectRow(BlockBuilder &k, SelectOp op,
                           const SelectionSource &source, int64_t warps,
                           Value list, int64_t capacity, const AskAhead &ahead,
                           function_ref<void()> wait) {
  Num lane = k.laneId(), warp = k.threadId() / 32;
  // All that needs no score comes before they are waited for.
  RowBlocks blocks = findRowBlocks(k, op, source);
  Num limit = atMost(atLeast(blocks.candidates, blocks.ownEnd), source.blocks);
  limit = choose(blocks.valid, limit, k.num(0));
  RowPart part(k, warps, limit, source.logits,
               {source.batch, source.group, source.row});
  Num rankedFirst = blocks.rankedFirst ? blocks.rankedFirst : k.num(0);
  Num rankedCopies = part.bitsWithin(rankedFirst, blocks.rankedEnd);
  Num always = k.num(0);
  for (auto [first, end] : blocks.always)
    always = {k.b,
              arith::OrIOp::create(k.b, always, part.bitsWithin(first, end))};
  BlockRowLoops loops(k, warps, part, rankedCopies, ahead);
  k.barrier();
  wait();
  part.ask();
  Num ranked = blocks.rankedEnd - rankedFirst;
  RowScores scores{k.toIndex(rankedFirst),
                   k.toIndex(blocks.rankedEnd),
                   k.toIndex(blocks.candidates - ranked),
                   op.getResult().getType().getBlock(),
                   /*load=*/nullptr,
                   &loops};
  addRowOperands(k, op, source, scores);
  Chooser chooser = op.getSelectionPolicy().buildChooser(k.b, scores);
  auto byPolicy = [&](Num n, Value score) -> Value {
    return chooser(k.b, k.b.getLoc(), score, k.toIndex(n));
  };
  Value best = loops.chosenCopies();
  if (!best) {
    part.wait();
    best = arith::AndIOp::create(k.b, part.bitsWhere(byPolicy), rankedCopies);
  }
  Num copies{k.b, best};
  copies = {k.b, arith::OrIOp::create(k.b, copies, always)};
  // state = body(block, whether it is chosen, state)
  auto visitRest =
      [&](Value state,
          function_ref<Values(Num, Value, ValueRange)> body) -> Value {
    return part.visitRest(state, [&](Num n, Value score, ValueRange state) {
      Value is = isChosen(k, blocks, n, byPolicy(n, score));
      return body(n, k.both(n.less(part.end), is), state);
    })[0];
  };
  Num one = k.reduce(k.popCount(copies), NVVM::ReduxKind::ADD);
  one = {k.b, visitRest(one, [&](Num, Value is, ValueRange n) -> Values {
           return {Num(k.b, n[0]) + k.popCount(k.ballot(is))};
         })};

  Value counts = k.allocShared({warps}, k.b.getI32Type());
  k.when(lane.equals(0), [&] { k.store(one, counts, warp); });
  k.barrier();
  // Lane w has the count of warp w.
  Num count = k.loadNum(counts, atMost(lane, warps - 1));
  auto sumBelow = [&](Num end) {
    return k.reduce(choose(lane.less(end), count, k.num(0)),
                    NVVM::ReduxKind::ADD);
  };
  Num before = sumBelow(warp), total = sumBelow(k.num(warps));
  // Where not all fit, the highest ids are kept.
  bool ascending = op.getOrder() == Order::Ascending;
  Num dropped = atLeast(total - capacity, 0);
  auto write = [&](Num id, Value is, ValueRange n) -> Values {
    Num start(k.b, n[0]);
    Num bits = k.ballot(is);
    Num rank = start + k.bitsBelow(bits, lane);
    Num slot = ascending ? rank - dropped : total - rank - 1;
    k.when(k.both(is, slot.below(k.num(capacity))),
           [&] { k.store(id, list, slot); });
    return {start + k.popCount(bits)};
  };
  Values written =
      part.visitNumbers(Value(before), [&](Num number, ValueRange n) -> Values {
        Num some = copies >> number;
        Values next(n);
        for (int64_t i = 0; i < RowPart::together; ++i)
          next = write(part.blockOf(number + i), part.isSet(some, i), next);
        return next;
      });
  visitRest(written[0], write);
  return atMost(total, capacity);
}

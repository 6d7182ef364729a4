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

#include "RowSelector.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
/// The blocks of the row, as half-open ranges.
struct RowBlocks {
  Value valid;
  Num candidates;       // [0, candidates)
  Num ownFirst, ownEnd; // always chosen
  Num forcedFirst;      // [0, forcedFirst)
  Num forcedLast;       // [forcedLast, candidates)
  Num rankedFirst;      // null: 0
  Num rankedEnd;
};
} // namespace

static RowBlocks rowBlocks(BlockBuilder &k, SelectOp op,
                           const SelectionSource &source) {
  int64_t size = op.getResult().getType().getBlock();
  Num position = source.length - source.queryLength + source.row;
  RowBlocks result;
  result.valid =
      k.both(source.row.less(source.queryLength), k.num(-1).less(position));
  if (op.getMode() == Mode::Correct) {
    Num own = atLeast(position, 0) / size;
    result.candidates = own;
    result.ownFirst = own;
    result.ownEnd = own + 1;
  } else {
    result.candidates = (source.length + (size - 1)) / size;
    result.ownFirst = atLeast(result.candidates - 1, 0);
    result.ownEnd = result.candidates;
  }
  result.candidates = atMost(result.candidates, source.blocks);
  result.forcedFirst = atMost(k.num(op.getForceFirst()), result.candidates);
  result.forcedLast = atLeast(result.candidates - op.getForceLast(), 0);
  // Only a budget ranks the others alone; a softmax runs over all candidates.
  bool budget = op.getSelectionPolicy()
                    .getMaxBlocks(op.getResult().getType().getBlock())
                    .has_value();
  bool inside = budget && op.getForced() == Forced::Inside;
  result.rankedFirst = inside ? result.forcedFirst : Num();
  result.rankedEnd = inside ? atLeast(result.forcedLast, result.forcedFirst)
                            : result.candidates;
  return result;
}

Num sparse_attn::selectRow(BlockBuilder &k, SelectOp op,
                           const SelectionSource &source, int64_t warps,
                           Value list, ArrayRef<Num> lead, int64_t capacity,
                           const AskAhead *ahead) {
  Num lane = k.laneId(), warp = k.threadId() / 32;
  RowBlocks blocks = rowBlocks(k, op, source);
  Num limit = atMost(atLeast(blocks.candidates, blocks.ownEnd), source.blocks);
  limit = choose(blocks.valid, limit, k.num(0));
  RowPart part(k, warps, limit, source.logits,
               {source.batch, source.group, source.row});
  BlockRowLoops loops(k, warps, part, ahead);
  Num rankedFirst = blocks.rankedFirst ? blocks.rankedFirst : k.num(0);
  Num ranked = blocks.rankedEnd - rankedFirst;
  RowScores scores{k.toIndex(rankedFirst),
                   k.toIndex(blocks.rankedEnd),
                   k.toIndex(blocks.candidates - ranked),
                   op.getResult().getType().getBlock(),
                   /*load=*/nullptr,
                   &loops};
  if (op.getSelectionPolicy().getNumHeads())
    scores.head = k.toIndex(source.group);
  if (source.budgets) {
    bool perSequence = typeOf(op.getBudgets()).getRank() == 2;
    SmallVector<Num> at{source.batch, source.group};
    scores.budget =
        k.load(source.budgets, ArrayRef<Num>(at).drop_front(!perSequence));
  }
  Chooser chooser = op.getSelectionPolicy().buildChooser(k.b, scores);
  // What a row does not have costs nothing: the test is run for every block.
  auto chosen = [&](Num n, Value score) -> Value {
    auto within = [&](Num first, Num end) {
      return (n - first).below(end - first);
    };
    Value by = chooser(k.b, k.b.getLoc(), score, k.toIndex(n));
    Value among = blocks.rankedFirst
                      ? within(blocks.rankedFirst, blocks.rankedEnd)
                      : n.less(blocks.rankedEnd);
    Value is = k.both(among, by);
    if (op.getForceFirst() != 0)
      is = k.either(is, n.less(blocks.forcedFirst));
    if (op.getForceLast() != 0)
      is = k.either(is, within(blocks.forcedLast, blocks.candidates));
    is = k.either(is, within(blocks.ownFirst, blocks.ownEnd));
    return k.both(n.less(part.end), is);
  };

  Value counts = k.allocShared({warps}, k.b.getI32Type());
  Num one = part.count(chosen);
  k.when(lane.equals(0), [&] { k.store(one, counts, warp); });
  k.barrier();
  Num before = k.num(0), total = k.num(0);
  for (int64_t w = 0; w < warps; ++w) {
    Num count = k.loadNum(counts, k.num(w));
    before = choose(k.num(w).less(warp), before + count, before);
    total = total + count;
  }
  // Where not all fit, the highest ids are kept.
  bool ascending = op.getOrder() == Order::Ascending;
  Num dropped = atLeast(total - capacity, 0);
  part.visitCounted(Value(before), chosen,
                    [&](Num id, Value is, ValueRange n) -> Values {
                      Num start(k.b, n[0]);
                      Num bits = k.ballot(is);
                      Num rank = start + k.bitsBelow(bits, lane);
                      Num slot = ascending ? rank - dropped : total - rank - 1;
                      k.when(k.both(is, slot.below(k.num(capacity))), [&] {
                        SmallVector<Num> place(lead);
                        place.push_back(slot);
                        k.store(id, list, place);
                      });
                      return {start + k.popCount(bits)};
                    });
  return atMost(total, capacity);
}

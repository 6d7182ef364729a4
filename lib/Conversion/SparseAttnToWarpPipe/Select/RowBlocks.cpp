//===- RowBlocks.cpp - What a selection row may choose --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowBlocks.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Positions of the first and the last query row that share the selection.
static void findPositions(BlockBuilder &k, SelectOp op,
                          const SelectionSource &source, Num &first, Num &last,
                          Value &valid) {
  int64_t size = op.getResult().getType().getQueryBlock();
  Num shift = source.length - source.queryLength;
  if (size == 1) {
    first = last = shift + source.row;
    valid = k.both(source.row.less(source.queryLength), k.num(-1).less(first));
    return;
  }
  Num begin = source.row * size;
  Num end = atMost(begin + size, source.queryLength);
  first = shift + begin;
  last = shift + end - 1;
  valid = k.both(begin.less(end), k.num(-1).less(last));
}

RowBlocks sparse_attn::findRowBlocks(BlockBuilder &k, SelectOp op,
                                     const SelectionSource &source) {
  SelectionType type = op.getResult().getType();
  int64_t size = type.getBlock(), queryBlock = type.getQueryBlock();
  RowBlocks result;
  Num first, last;
  findPositions(k, op, source, first, last, result.valid);
  switch (op.getMode()) {
  case Mode::Correct:
    result.candidates = result.ownFirst = atLeast(first, 0) / size;
    result.ownEnd =
        queryBlock == 1 ? result.ownFirst + 1 : atLeast(last, 0) / size + 1;
    break;
  case Mode::Inclusive:
    result.candidates = atLeast(last, 0) / size + 1;
    break;
  case Mode::ReferenceCompatible:
    result.candidates = (source.length + (size - 1)) / size;
    result.ownFirst = atLeast(result.candidates - 1, 0);
    result.ownEnd = result.candidates;
    break;
  }
  result.candidates = atMost(result.candidates, source.blocks);
  Num zero = k.num(0);
  Num forcedFirst = atMost(k.num(op.getForceFirst()), result.candidates);
  Num forcedLast = atLeast(result.candidates - op.getForceLast(), 0);
  // Only a budget ranks the others alone; a softmax runs over all candidates.
  bool inside = op.getSelectionPolicy().countsBlocks() &&
                op.getForced() == Forced::Inside;
  result.rankedFirst = inside ? forcedFirst : Num();
  result.rankedEnd =
      inside ? atLeast(forcedLast, forcedFirst) : result.candidates;
  if (op.getForceFirst() != 0)
    result.always.push_back({zero, forcedFirst});
  if (op.getForceLast() != 0)
    result.always.push_back({forcedLast, result.candidates});
  if (result.ownEnd)
    result.always.push_back({result.ownFirst, result.ownEnd});
  if (op.getDenseRows() != 0) {
    Num rows = (source.queryLength + (queryBlock - 1)) / queryBlock;
    Value isDense = (rows - op.getDenseRows()).less(source.row + 1);
    result.always.push_back({zero, choose(isDense, result.candidates, zero)});
  }
  return result;
}

void sparse_attn::addRowOperands(BlockBuilder &k, SelectOp op,
                                 const SelectionSource &source,
                                 RowScores &scores) {
  scores.blocks =
      k.toIndex((source.length + (scores.blockSize - 1)) / scores.blockSize);
  if (op.getSelectionPolicy().getNumHeads())
    scores.head = k.toIndex(source.group);
  if (!source.budgets)
    return;
  bool perSequence = typeOf(op.getBudgets()).getRank() == 2;
  SmallVector<Num> at{source.batch, source.group};
  scores.budget =
      k.load(source.budgets, ArrayRef<Num>(at).drop_front(!perSequence));
}

Value sparse_attn::isChosen(BlockBuilder &k, const RowBlocks &blocks, Num n,
                            Value by) {
  auto within = [&](Num first, Num end) {
    return (n - first).below(end - first);
  };
  Num first = blocks.rankedFirst ? blocks.rankedFirst : k.num(0);
  Value is = k.both(within(first, blocks.rankedEnd), by);
  for (auto [first, end] : blocks.always)
    is = k.either(is, within(first, end));
  return is;
}

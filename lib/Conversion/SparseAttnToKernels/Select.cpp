//===- Select.cpp - Kernels of the Compute and Retrieve stages ------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "SelectionStorage.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::sparse_attn;

//===----------------------------------------------------------------------===//
// score
//===----------------------------------------------------------------------===//

/// The unscaled score of one gate head for block n.
static Value scoreBlock(ScoreOp op, KernelBuilder &k, Value query, Value batch,
                        Value head, Value n, Value length) {
  Value keys = k.input(op.getKeys());
  if (op.getKind() == ScoreKind::Dot)
    return k.dot(query, k.loadRow(keys, {batch, n, head}));
  if (op.getKind() == ScoreKind::MinMaxBound) {
    int64_t width = cast<VectorType>(query.getType()).getDimSize(0);
    Value bounds = k.loadRow(keys, {batch, n, head});
    Value largest = k.maxF(k.mulF(query, k.slice(bounds, 0, width)),
                           k.mulF(query, k.slice(bounds, width, width)));
    return k.dot(largest, k.splat(k.number(1.0), width));
  }
  Value size = k.index(op.getBlockSize()), first = k.mul(n, size);
  Value end = k.min(k.add(first, size), length);
  Value lowest = k.number(-std::numeric_limits<double>::infinity());
  // The scale may be negative: it is applied to each score.
  Value scale = k.number(op.getScale().convertToFloat());
  return k.loop(first, end, lowest, [&](Value s, ValueRange state) -> Values {
    Value row = k.loadRow(keys, rowAt(op.getLayout(), batch, head, s));
    return {k.maxF(state[0], k.mulF(scale, k.dot(query, row)))};
  })[0];
}

void sparse_attn::emitKernel(ScoreOp op, KernelBuilder &k) {
  Value queries = k.input(op.getQueries()), result = k.output(0).front();
  Value keys = k.input(op.getKeys());
  bool exact = op.getKind() == ScoreKind::Exact;
  HeadDims dims(exact ? op.getLayout() : Layout::BSHD);
  Values at = k.delinearize(k.getItem(), {k.dim(result, 0), k.dim(result, 1),
                                          k.dim(result, 2), k.dim(result, 3)});
  Value batch = at[0], group = at[1], row = at[2], n = at[3];
  Value zero = k.index(0), gateHeads = k.dim(queries, 2);
  Value members = k.div(gateHeads, k.dim(result, 1));
  Value share = k.div(gateHeads, k.dim(keys, dims.heads));
  Value length = loadSequence(k, k.input(op.getLengths()), Value(), batch,
                              k.dim(keys, dims.rows), Value())
                     .length;
  Reduction reduction = op.getReduction();
  bool largest = reduction == Reduction::Max;
  Value scale = k.number(op.getScale().convertToFloat());
  Value start =
      k.number(largest ? -std::numeric_limits<double>::infinity() : 0.0);
  Value total =
      k.loop(zero, members, start, [&](Value j, ValueRange s) -> Values {
        Value head = k.add(k.mul(group, members), j);
        Value query = k.loadRow(queries, {batch, row, head});
        Value score =
            scoreBlock(op, k, query, batch, k.div(head, share), n, length);
        if (!exact)
          score = k.mulF(scale, score);
        return {largest ? k.maxF(s[0], score) : k.addF(s[0], score)};
      })[0];
  if (reduction == Reduction::Mean)
    total = k.divF(total, k.toFloat(members));
  k.store(total, result, at);
}

//===----------------------------------------------------------------------===//
// select
//===----------------------------------------------------------------------===//

namespace {
/// The blocks of one selection row, all as half-open ranges.
struct RowBlocks {
  Value valid;
  Value candidates;       // [0, candidates)
  Value ownFirst, ownEnd; // always chosen
  Value forcedFirst;      // [0, forcedFirst)
  Value forcedLast;       // [forcedLast, candidates)
  Value rankedFirst, rankedEnd;
  Value ofSequence; // how many the sequence has
  Value isDense;    // whether all candidates are chosen; null: none is
};
} // namespace

static RowBlocks rowBlocks(SelectOp op, KernelBuilder &k, Value batch,
                           Value row) {
  SelectionType type = op.getResult().getType();
  Value logits = k.input(op.getLogits()), zero = k.index(0), one = k.index(1);
  Value size = k.index(type.getBlock());
  Value blocks = k.dim(logits, 3);
  Value rows =
      op.getQueryRows() ? k.input(op.getQueryRows()) : k.dim(logits, 2);
  Value keys = op.getNumKeys() ? k.input(op.getNumKeys()) : k.mul(blocks, size);
  Sequence sequence =
      loadSequence(k, k.input(op.getLengths()), k.input(op.getQueryLengths()),
                   batch, keys, rows);
  Value first = k.mul(row, k.index(type.getQueryBlock()));
  Value end =
      k.min(k.add(first, k.index(type.getQueryBlock())), sequence.queryLength);
  Value p0 = k.max(sequence.position(k, first), zero);
  Value p1 = sequence.position(k, k.sub(end, one));
  RowBlocks result;
  result.valid = k.both(k.less(first, end), k.lessEqual(zero, p1));
  Value known = k.ceilDiv(sequence.length, size);
  if (op.getMode() == Mode::Inclusive) {
    result.candidates = k.add(k.div(k.max(p1, zero), size), one);
    result.ownFirst = result.ownEnd = zero;
  } else if (op.getMode() == Mode::Correct) {
    result.candidates = k.div(p0, size);
    result.ownFirst = result.candidates;
    result.ownEnd = k.add(k.div(k.max(p1, zero), size), one);
  } else {
    result.candidates = known;
    result.ownFirst = k.max(k.sub(result.candidates, one), zero);
    result.ownEnd = result.candidates;
  }
  result.candidates = k.min(result.candidates, blocks);
  result.forcedFirst = k.min(k.index(op.getForceFirst()), result.candidates);
  result.forcedLast =
      k.max(k.sub(result.candidates, k.index(op.getForceLast())), zero);
  // Only a budget ranks the others alone; a softmax runs over all candidates.
  bool inside = op.getSelectionPolicy().countsBlocks() &&
                op.getForced() == Forced::Inside;
  result.rankedFirst = inside ? result.forcedFirst : zero;
  result.rankedEnd =
      inside ? k.max(result.forcedLast, result.forcedFirst) : result.candidates;
  result.ofSequence = known;
  if (op.getDenseRows() > 0) {
    Value sparse =
        k.sub(k.ceilDiv(sequence.queryLength, k.index(type.getQueryBlock())),
              k.index(op.getDenseRows()));
    result.isDense = k.lessEqual(sparse, row);
  }
  return result;
}

void sparse_attn::emitKernel(SelectOp op, KernelBuilder &k) {
  SelectionType type = op.getResult().getType();
  Value logits = k.input(op.getLogits());
  Values at = k.delinearize(
      k.getItem(), {k.dim(logits, 0), k.dim(logits, 1), k.dim(logits, 2)});
  SelectionRow row{at[0], at[1], at[2]};
  RowBlocks blocks = rowBlocks(op, k, row.batch, row.row);
  auto load = [&](OpBuilder &builder, Location loc, Value n) -> Value {
    // Policies emit through their own builder: follow its insertion point.
    OpBuilder::InsertionGuard guard(k.b);
    k.b.setInsertionPoint(builder.getInsertionBlock(),
                          builder.getInsertionPoint());
    return k.load(logits, {row.batch, row.group, row.row, n});
  };
  Value ranked = k.sub(blocks.rankedEnd, blocks.rankedFirst);
  RowScores scores{blocks.rankedFirst, blocks.rankedEnd,
                   k.sub(blocks.candidates, ranked), type.getBlock(), load};
  scores.head = row.group;
  scores.blocks = blocks.ofSequence;
  if (Value budgets = k.input(op.getBudgets())) {
    bool perSequence = cast<MemRefType>(budgets.getType()).getRank() == 2;
    Values at(perSequence ? Values{row.batch, row.group} : Values{row.group});
    scores.budget = memref::LoadOp::create(k.b, budgets, at);
  }
  Chooser chooser = op.getSelectionPolicy().buildChooser(k.b, scores);
  auto within = [&](Value n, Value first, Value end) {
    return k.both(k.lessEqual(first, n), k.less(n, end));
  };
  auto chosen = [&](Value n) -> Value {
    Value score = k.load(logits, {row.batch, row.group, row.row, n});
    Value by = k.both(within(n, blocks.rankedFirst, blocks.rankedEnd),
                      chooser(k.b, k.b.getLoc(), score, n));
    Value forced = k.either(k.less(n, blocks.forcedFirst),
                            within(n, blocks.forcedLast, blocks.candidates));
    if (blocks.isDense)
      by = k.either(by, k.both(blocks.isDense, k.less(n, blocks.candidates)));
    Value own = within(n, blocks.ownFirst, blocks.ownEnd);
    return k.both(blocks.valid, k.either(by, k.either(forced, own)));
  };
  writeSelection(k, type, k.output(0), row, k.dim(logits, 3), op.getOrder(),
                 chosen);
}

//===----------------------------------------------------------------------===//
// convert_selection
//===----------------------------------------------------------------------===//

/// Row `flat` of all rows.
static SelectionRow rowOf(KernelBuilder &k, Value flat, Value groups,
                          Value rows) {
  Value head = k.div(flat, rows);
  return {k.div(head, groups), k.rem(head, groups), k.rem(flat, rows)};
}

/// Writes the blocks of every row one after the other.
static void writeRows(ConvertSelectionOp op, KernelBuilder &k, Value groups,
                      Value rows) {
  Values storage = k.output(0), source = k.operand(op.getSource());
  Value zero = k.index(0), one = k.index(1);
  SelectionType from = op.getSource().getType();
  Value capacity = k.dim(storage[1], 0);
  Value allRows = k.sub(k.dim(storage[0], 0), one);
  k.store(zero, storage[0], zero);
  Value end =
      k.loop(zero, allRows, zero, [&](Value flat, ValueRange s) -> Values {
        SelectionRow row = rowOf(k, flat, groups, rows);
        Value bound = blockBound(k, from, source, row, flat);
        Value next =
            k.loop(zero, bound, s[0], [&](Value n, ValueRange e) -> Values {
              Value is = containsBlock(k, from, source, row, flat, bound, n);
              Value fits = k.both(is, k.less(e[0], capacity));
              return k.when(fits, e, [&]() -> Values {
                k.store(n, storage[1], e[0]);
                return {k.add(e[0], one)};
              });
            })[0];
        k.store(next, storage[0], k.add(flat, one));
        return {next};
      })[0];
  k.loop(end, capacity, [&](Value e) { k.store(k.index(-1), storage[1], e); });
}

/// Writes the tokens below the length of the blocks of one row.
static void writeTokens(ConvertSelectionOp op, KernelBuilder &k,
                        const SelectionRow &row, Value flat) {
  Values storage = k.output(0), source = k.operand(op.getSource());
  SelectionType from = op.getSource().getType();
  Value zero = k.index(0), size = k.index(from.getBlock());
  Value capacity = k.dim(storage[0], 3);
  Value tokens = loadSequence(k, k.input(op.getLengths()), Value(), row.batch,
                              k.input(op.getNumKeys()), Value())
                     .length;
  auto at = [&](Value e) { return Values{row.batch, row.group, row.row, e}; };
  Value bound = blockBound(k, from, source, row, flat);
  Value count = k.loop(zero, bound, zero, [&](Value n, ValueRange s) -> Values {
    Value is = containsBlock(k, from, source, row, flat, bound, n);
    return k.when(is, s, [&]() -> Values {
      Value first = k.mul(n, size);
      Value end = k.min(k.add(first, size), tokens);
      return k.loop(first, end, s, [&](Value token, ValueRange e) -> Values {
        return k.when(k.less(e[0], capacity), e, [&]() -> Values {
          k.store(token, storage[0], at(e[0]));
          return {k.add(e[0], k.index(1))};
        });
      });
    });
  })[0];
  k.store(count, storage[1], {row.batch, row.group, row.row});
  k.loop(count, capacity,
         [&](Value e) { k.store(k.index(-1), storage[0], at(e)); });
}

void sparse_attn::emitKernel(ConvertSelectionOp op, KernelBuilder &k) {
  if (op.unitesRows())
    return emitUnion(op, k);
  SelectionType from = op.getSource().getType(), to = op.getResult().getType();
  Values source = k.operand(op.getSource()), target = k.output(0);
  bool csr = from.getForm() == SelectionForm::CSR;
  // One of the two is not csr and holds the sizes.
  auto [groups, rows] = selectionSizes(k, csr ? to : from,
                                       csr ? target : source, Value(), Value());
  if (to.getForm() == SelectionForm::CSR)
    return writeRows(op, k, groups, rows);
  Value flat = k.getItem();
  SelectionRow row = rowOf(k, flat, groups, rows);
  if (to.getForm() == SelectionForm::Tokens)
    return writeTokens(op, k, row, flat);
  // A list may hold any block; its own bound says how far to look.
  Value bound = blockBound(k, from, source, row, flat);
  // Bits behind the last block are none of it, and would take its place.
  if (op.getNumKeys())
    bound = k.min(bound,
                  k.ceilDiv(k.input(op.getNumKeys()), k.index(to.getBlock())));
  Value blocks = to.getForm() == SelectionForm::Mask ? k.dim(target[0], 3)
                 : to.getForm() == SelectionForm::Bits
                     ? k.mul(k.dim(target[0], 3), k.index(32))
                     : bound;
  bool direct = from.getForm() == SelectionForm::Mask ||
                from.getForm() == SelectionForm::Bits;
  writeSelection(k, to, target, row, blocks, Order::Ascending, [&](Value n) {
    if (!direct)
      return containsBlock(k, from, source, row, flat, bound, n);
    // Beyond the source's storage nothing is chosen, and nothing is read.
    Value inside = k.less(n, bound);
    return k.when(inside, k.truth(false), [&]() -> Values {
      return {containsBlock(k, from, source, row, flat, bound, n)};
    })[0];
  });
}

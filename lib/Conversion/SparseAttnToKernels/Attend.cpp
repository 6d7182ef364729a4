//===- Attend.cpp - Kernel of attend --------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One row of the result: a running softmax over the keys of the selected
// blocks, in stored order.
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "SelectionStorage.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {

/// Emits attend for one row. The running state is (maximum, sum, weighted
/// values).
class AttendRow {
public:
  AttendRow(AttendOp op, KernelBuilder &k);
  void emit();

private:
  void locateRow();
  void locateKeys();
  Values visitBlocks(ValueRange state);
  Values visitBlock(Value n, ValueRange state);
  /// Adds the keys in [from, to) that the row sees to the state.
  Values attendTo(Value n, Value from, Value to, ValueRange state);
  /// Calls `body(score, indices of the key)` for the keys in [from, to) that
  /// the row sees.
  Values
  visitKeys(Value n, Value from, Value to, ValueRange state,
            function_ref<Values(Value, ArrayRef<Value>, ValueRange)> body);
  Value maskedScore(Value score, Value s, Value n, Value &visible);
  Values accumulate(Value score, Value value, ValueRange state);

  AttendOp op;
  KernelBuilder &k;
  HeadDims dims;
  Value q, keys, values, query;
  Value batch, head, row, keyHead;
  Values outAt;
  Value capacity, blocks, lo, hi, length;
  Value keyOffset; // packed: the first key row of the sequence
  bool tokens = false;
};

} // namespace

AttendRow::AttendRow(AttendOp op, KernelBuilder &k)
    : op(op), k(k), dims(op.getLayout()), q(k.input(op.getQ())),
      keys(k.input(op.getK())), values(k.input(op.getV())) {
  tokens = op.getSelection() &&
           op.getSelection().getType().getForm() == SelectionForm::Tokens;
}

/// Which sequence, head and row this item is, and the row's bounds on keys.
void AttendRow::locateRow() {
  Value zero = k.index(0), one = k.index(1), heads = k.dim(q, dims.heads);
  Value position;
  if (dims.batch >= 0) {
    Values at =
        k.delinearize(k.getItem(), {k.dim(q, 0), heads, k.dim(q, dims.rows)});
    batch = at[0], head = at[1], row = at[2];
    outAt = rowAt(op.getLayout(), batch, head, row);
    capacity = k.dim(keys, dims.rows);
    if (Value table = k.input(op.getBlockTable()))
      capacity = k.mul(capacity, k.dim(table, 1));
    Sequence sequence =
        loadSequence(k, k.input(op.getLengths()), k.input(op.getQueryLengths()),
                     batch, capacity, k.dim(q, dims.rows));
    length = sequence.length;
    position = sequence.position(k, row);
    hi = k.choose(k.less(row, sequence.queryLength), length, zero);
  } else {
    Values at = k.delinearize(k.getItem(), {heads, k.dim(q, dims.rows)});
    Value total = at[1];
    head = at[0];
    outAt = {total, head};
    Value ends = k.input(op.getQueryLengths()),
          keyEnds = k.input(op.getLengths());
    // The sequence is the number of later starts that lie at or before the row.
    Value sequences = k.sub(k.dim(ends, 0), one);
    batch = k.loop(one, sequences, zero, [&](Value i, ValueRange s) -> Values {
      Value passed = k.lessEqual(k.load(ends, i), total);
      return {k.choose(passed, i, s[0])};
    })[0];
    Value start = k.load(ends, batch);
    keyOffset = k.load(keyEnds, batch);
    Value next = k.add(batch, one);
    row = k.sub(total, start);
    length = k.min(k.load(keyEnds, next), k.dim(keys, 0));
    length = k.max(k.sub(length, keyOffset), zero);
    capacity = length;
    Value rows = k.sub(k.min(k.load(ends, next), k.dim(q, dims.rows)), start);
    position = k.add(k.sub(length, rows), row);
    Value valid = k.both(k.less(row, rows), k.lessEqual(zero, keyOffset));
    hi = k.choose(valid, length, zero);
  }
  keyHead = k.div(head, k.div(heads, k.dim(keys, dims.heads)));
  lo = zero;
  if (op.getCausal())
    hi = k.min(hi, k.add(position, one));
  if (op.getWindow()) {
    Value window = k.index(*op.getWindow());
    lo = k.max(zero, k.add(k.sub(position, window), one));
    if (!op.getCausal())
      hi = k.min(hi, k.add(position, window));
  }
  // A row before the sequence has a negative bound; blocks are counted
  // unsigned.
  hi = k.max(hi, zero);
}

/// Adds bias and mask; `visible` becomes whether the row sees the key.
Value AttendRow::maskedScore(Value score, Value s, Value n, Value &visible) {
  visible = Value();
  if (Value bias = k.input(op.getBlockBias())) {
    Value group = k.div(head, k.div(k.dim(q, dims.heads), k.dim(bias, 1)));
    Value biasRow = row;
    if (op.getSelection())
      biasRow =
          k.div(row, k.index(op.getSelection().getType().getQueryBlock()));
    score = k.addF(score, k.load(bias, {batch, group, biasRow, n}));
  }
  Value mask = k.input(op.getMask());
  if (!mask)
    return score;
  Values at{batch, head, row, s};
  for (int64_t d = 0; d < 4; ++d)
    at[d] = k.choose(k.equal(k.dim(mask, d), k.index(1)), k.index(0), at[d]);
  Value entry = k.load(mask, at);
  if (entry.getType().isInteger(1)) {
    visible = entry;
    return score;
  }
  score = k.addF(score, entry);
  Value lowest = k.number(-std::numeric_limits<double>::infinity());
  visible =
      arith::CmpFOp::create(k.b, arith::CmpFPredicate::UNE, score, lowest);
  return score;
}

Values AttendRow::visitKeys(
    Value n, Value from, Value to, ValueRange state,
    function_ref<Values(Value, ArrayRef<Value>, ValueRange)> body) {
  Value scale = k.number(op.getScale().convertToFloat());
  return k.loop(
      k.max(from, lo), k.min(to, hi), state, [&](Value s, ValueRange carried) {
        auto visit = [&](Values at, ValueRange carried) -> Values {
          Value score = k.mulF(scale, k.dot(query, k.loadRow(keys, at)));
          Value visible;
          score = maskedScore(score, s, n, visible);
          if (!visible)
            return body(score, at, carried);
          return k.when(visible, carried,
                        [&] { return body(score, at, carried); });
        };
        Value table = k.input(op.getBlockTable());
        if (!table) {
          Value at = keyOffset ? k.add(s, keyOffset) : s;
          return visit(rowAt(op.getLayout(), batch, keyHead, at), carried);
        }
        Value size = k.dim(keys, dims.rows);
        Value page = k.load(table, {batch, k.div(s, size)});
        Value known =
            k.both(k.lessEqual(k.index(0), page), k.less(page, k.dim(keys, 0)));
        return k.when(known, carried, [&] {
          return visit({page, k.rem(s, size), keyHead}, carried);
        });
      });
}

Values AttendRow::accumulate(Value score, Value value, ValueRange state) {
  int64_t width = k.columns(values);
  Value higher =
      arith::CmpFOp::create(k.b, arith::CmpFPredicate::OGT, score, state[0]);
  Values scaled = k.when(higher, state, [&]() -> Values {
    Value shrink = k.expF(k.subF(state[0], score));
    return {score, k.mulF(state[1], shrink),
            k.mulF(state[2], k.splat(shrink, width))};
  });
  Value weight = k.expF(k.subF(score, scaled[0]));
  return {scaled[0], k.addF(scaled[1], weight),
          k.addF(scaled[2], k.mulF(k.splat(weight, width), value))};
}

Values AttendRow::attendTo(Value n, Value from, Value to, ValueRange state) {
  return visitKeys(n, from, to, state,
                   [&](Value score, ArrayRef<Value> at, ValueRange s) {
                     return accumulate(score, k.loadRow(values, at), s);
                   });
}

/// A block [n * size, (n + 1) * size), or with `tokens` the key n.
Values AttendRow::visitBlock(Value n, ValueRange state) {
  std::optional<int64_t> block = op.getKeyBlock();
  Value from = n, to = k.add(n, k.index(1));
  if (!tokens && block) {
    from = k.mul(n, k.index(*block));
    to = k.add(from, k.index(*block));
  }
  Value lowest = k.number(-std::numeric_limits<double>::infinity());
  if (!op.getSkip() && !op.getBlockMax())
    return attendTo(n, from, to, state);
  Value most =
      visitKeys(n, from, to, lowest,
                [&](Value score, ArrayRef<Value>, ValueRange s) -> Values {
                  return {k.maxF(s[0], score)};
                })[0];
  if (op.getBlockMax())
    k.store(most, k.output(op.getLse() ? 2 : 1).front(),
            {batch, head, row, tokens ? k.div(n, k.index(*block)) : n});
  if (!op.getSkip())
    return attendTo(n, from, to, state);
  // The first block with a seen key is never skipped.
  double factor = op.getSkip()->getScaleFactor().getValueAsDouble();
  Value limit = k.divF(k.number(factor), k.toFloat(length));
  Value first =
      arith::CmpFOp::create(k.b, arith::CmpFPredicate::OEQ, state[0], lowest);
  Value matters = arith::CmpFOp::create(k.b, arith::CmpFPredicate::UGE,
                                        k.expF(k.subF(most, state[0])), limit);
  return k.when(k.either(first, matters), state,
                [&] { return attendTo(n, from, to, state); });
}

Values AttendRow::visitBlocks(ValueRange state) {
  std::optional<int64_t> block = op.getKeyBlock();
  if (op.getSelection()) {
    SelectionType type = op.getSelection().getType();
    Values storage = k.operand(op.getSelection());
    Value limit =
        tokens ? capacity : k.ceilDiv(capacity, k.index(type.getBlock()));
    // Who shares a selection: G heads, of which this row's is one.
    Value queryBlock = k.index(type.getQueryBlock());
    auto [groups, rows] =
        selectionSizes(k, type, storage, k.dim(q, 0),
                       k.ceilDiv(k.dim(q, dims.rows), queryBlock));
    Value share = k.div(k.dim(q, dims.heads), groups);
    SelectionRow at{batch, k.div(head, share), k.div(row, queryBlock)};
    Value flat =
        k.add(k.mul(k.add(k.mul(batch, groups), at.group), rows), at.row);
    return visitSelection(
        k, type, storage, at, flat, limit, state,
        [&](Value n, ValueRange carried) { return visitBlock(n, carried); });
  }
  if (!op.getBlockBias() && !op.getBlockMax() && !op.getSkip())
    return attendTo(k.index(0), lo, hi, state);
  Value size = k.index(*block);
  return k.loop(
      k.div(lo, size), k.ceilDiv(hi, size), state,
      [&](Value n, ValueRange carried) { return visitBlock(n, carried); });
}

void AttendRow::emit() {
  locateRow();
  query = k.loadRow(q, outAt);
  int64_t width = k.columns(values);
  Value lowest = k.number(-std::numeric_limits<double>::infinity());
  if (op.getBlockMax()) {
    Value all = k.output(op.getLse() ? 2 : 1).front();
    k.loop(k.index(0), k.dim(all, 3),
           [&](Value n) { k.store(lowest, all, {batch, head, row, n}); });
  }
  Values state = visitBlocks({lowest, k.number(0.0), k.zeros(width)});
  Value seen = arith::CmpFOp::create(k.b, arith::CmpFPredicate::UNE, state[1],
                                     k.number(0.0));
  auto storeLse = [&](Value value) {
    if (op.getLse())
      k.store(value, k.output(1).front(), {batch, head, row});
  };
  k.ifElse(
      seen,
      [&] {
        k.storeRow(k.divF(state[2], k.splat(state[1], width)),
                   k.output(0).front(), outAt);
        storeLse(k.addF(state[0], math::LogOp::create(k.b, state[1])));
      },
      [&] {
        k.storeRow(k.zeros(width), k.output(0).front(), outAt);
        storeLse(lowest);
      });
}

void sparse_attn::emitKernel(AttendOp op, KernelBuilder &k) {
  AttendRow(op, k).emit();
}

//===- Check.cpp - Kernel of check_entries --------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
/// What a row of the report says.
struct Finding {
  Value position, value, least, most;
};
} // namespace

/// Looks at entries [first, last), of which `load(e)` is one. Their positions
/// count from `first`.
static Finding findOutside(KernelBuilder &k, Value first, Value last,
                           Value limit, function_ref<Value(Value)> load) {
  Value zero = k.index(0), none = k.index(-1);
  Values found =
      k.loop(first, last, {none, zero}, [&](Value e, ValueRange state) {
        Value entry = load(e);
        Value outside =
            k.either(k.less(entry, zero), k.lessEqual(limit, entry));
        Value isFirst = k.both(outside, k.less(state[0], zero));
        return Values{k.choose(isFirst, k.sub(e, first), state[0]),
                      k.choose(isFirst, entry, state[1])};
      });
  return {found[0], found[1], zero, k.sub(limit, k.index(1))};
}

/// One number in [least, most].
static Finding lookAt(KernelBuilder &k, Value position, Value value,
                      Value least, Value most) {
  Value outside = k.either(k.less(value, least), k.less(most, value));
  return {k.choose(outside, position, k.index(-1)),
          k.choose(outside, value, k.index(0)), least, most};
}

/// Entries of the row `at`: those that a count, or two pointers, tell of.
static Finding checkIds(CheckEntriesOp op, KernelBuilder &k, Values at,
                        Value limit) {
  Value ids = k.input(op.getValues()), counts = k.input(op.getCounts());
  Value zero = k.index(0);
  int64_t rank = typeOf(op.getValues()).getRank();
  Value last = k.dim(ids, rank - 1);
  if (counts && rank == 1) {
    Value row = k.getItem();
    Value first = k.max(k.load(counts, row), zero);
    last = k.min(k.load(counts, k.add(row, k.index(1))), last);
    return findOutside(k, first, last, limit,
                       [&](Value e) { return k.load(ids, e); });
  }
  if (counts) {
    Value count = k.max(k.load(counts, at), zero);
    if (op.getAdded())
      count = k.add(count, k.input(op.getAdded()));
    last = k.min(last, k.ceilDiv(count, k.index(op.getUnit())));
  }
  at.push_back(Value());
  return findOutside(k, zero, last, limit, [&](Value e) {
    at.back() = e;
    return k.load(ids, at);
  });
}

/// Bits of blocks that there are not. The value is the block, the position that
/// of its word.
static Finding checkBits(CheckEntriesOp op, KernelBuilder &k, Values at,
                         Value limit) {
  Value bits = k.input(op.getValues()), width = k.index(32);
  Value zero = k.index(0), none = k.index(-1);
  Value end = k.mul(k.dim(bits, typeOf(op.getValues()).getRank() - 1), width);
  at.push_back(Value());
  Values found =
      k.loop(limit, end, {none, zero}, [&](Value n, ValueRange state) {
        Value position = k.div(n, width);
        at.back() = position;
        Value shifted =
            arith::ShRSIOp::create(k.b, k.load(bits, at), k.rem(n, width));
        Value bit = arith::AndIOp::create(k.b, shifted, k.index(1));
        Value isFirst =
            k.both(k.equal(bit, k.index(1)), k.less(state[0], zero));
        return Values{k.choose(isFirst, position, state[0]),
                      k.choose(isFirst, n, state[1])};
      });
  return {found[0], found[1], zero, k.sub(limit, k.index(1))};
}

void sparse_attn::emitKernel(CheckEntriesOp op, KernelBuilder &k) {
  Value report = k.output(0)[0], limit = k.input(op.getLimit());
  Values sizes;
  for (int64_t d = 0; d + 1 < typeOf(op.getReport()).getRank(); ++d)
    sizes.push_back(k.dim(report, d));
  Values at = k.delinearize(k.getItem(), sizes);
  Value values = k.input(op.getValues()), zero = k.index(0);
  Finding found;
  switch (op.getRule()) {
  case CheckRule::Count:
    found = lookAt(k, zero, k.load(values, at), zero, limit);
    break;
  case CheckRule::Id:
    found = checkIds(op, k, at, limit);
    break;
  case CheckRule::Bits:
    found = checkBits(op, k, at, limit);
    break;
  case CheckRule::Pointer: {
    Value i = k.getItem();
    Value least = k.when(k.less(zero, i), zero, [&]() -> Values {
      Value before = k.load(values, k.sub(i, k.index(1)));
      return {k.min(k.max(before, zero), limit)};
    })[0];
    found = lookAt(k, i, k.load(values, i), least, limit);
    break;
  }
  }
  at.push_back(Value());
  const Value words[] = {found.position, found.value, found.least, found.most};
  for (auto [column, word] : llvm::enumerate(words)) {
    at.back() = k.index(column);
    k.store(word, report, at);
  }
}

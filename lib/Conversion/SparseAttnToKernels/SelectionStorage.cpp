//===- SelectionStorage.cpp - Read and write stored selections ------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SelectionStorage.h"

using namespace mlir;
using namespace mlir::sparse_attn;

std::pair<Value, Value> sparse_attn::selectionSizes(KernelBuilder &k,
                                                    SelectionType type,
                                                    ArrayRef<Value> storage,
                                                    Value batch, Value rows) {
  if (type.getForm() != SelectionForm::CSR)
    return {k.dim(storage[0], 1), k.dim(storage[0], 2)};
  Value all = k.sub(k.dim(storage[0], 0), k.index(1));
  return {k.div(all, k.max(k.mul(batch, rows), k.index(1))), rows};
}

Value sparse_attn::blockBound(KernelBuilder &k, SelectionType type,
                              ArrayRef<Value> storage, const SelectionRow &row,
                              Value flat) {
  if (type.getForm() == SelectionForm::Mask)
    return k.dim(storage[0], 3);
  if (type.getForm() == SelectionForm::Bits)
    return k.mul(k.dim(storage[0], 3), k.index(32));
  Value any = k.index(std::numeric_limits<int32_t>::max());
  return visitSelection(k, type, storage, row, flat, any, k.index(0),
                        [&](Value entry, ValueRange state) -> Values {
                          Value end = k.add(entry, k.index(1));
                          return {k.max(state[0], end)};
                        })[0];
}

/// An i1: the bit of `block` in its word.
static Value testBit(KernelBuilder &k, Value bits, const SelectionRow &row,
                     Value block) {
  Value width = k.index(32);
  Value word =
      k.load(bits, {row.batch, row.group, row.row, k.div(block, width)});
  Value shifted = arith::ShRSIOp::create(k.b, word, k.rem(block, width));
  Value one = arith::AndIOp::create(k.b, shifted, k.index(1));
  return k.equal(one, k.index(1));
}

Values
sparse_attn::visitSelection(KernelBuilder &k, SelectionType type,
                            ArrayRef<Value> storage, const SelectionRow &row,
                            Value flat, Value limit, ValueRange state,
                            function_ref<Values(Value, ValueRange)> body) {
  Value zero = k.index(0);
  auto guarded = [&](Value entry, ValueRange carried) -> Values {
    Value inside = k.both(k.lessEqual(zero, entry), k.less(entry, limit));
    return k.when(inside, carried, [&] { return body(entry, carried); });
  };
  switch (type.getForm()) {
  case SelectionForm::List:
  case SelectionForm::Tokens: {
    Value ids = storage[0];
    Value count = k.load(storage[1], {row.batch, row.group, row.row});
    count = k.min(count, k.dim(ids, 3));
    return k.loop(zero, count, state, [&](Value e, ValueRange carried) {
      Value entry = k.load(ids, {row.batch, row.group, row.row, e});
      return guarded(entry, carried);
    });
  }
  case SelectionForm::CSR: {
    Value total = k.dim(storage[1], 0);
    Value first = k.max(k.load(storage[0], flat), zero);
    Value last = k.load(storage[0], k.add(flat, k.index(1)));
    return k.loop(first, k.min(last, total), state,
                  [&](Value e, ValueRange carried) {
                    return guarded(k.load(storage[1], e), carried);
                  });
  }
  case SelectionForm::Mask:
    return k.loop(
        zero, k.min(limit, k.dim(storage[0], 3)), state,
        [&](Value n, ValueRange carried) {
          Value is = k.load(storage[0], {row.batch, row.group, row.row, n});
          return k.when(is, carried, [&] { return body(n, carried); });
        });
  case SelectionForm::Bits: {
    Value most = k.mul(k.dim(storage[0], 3), k.index(32));
    return k.loop(
        zero, k.min(limit, most), state, [&](Value n, ValueRange carried) {
          Value is = testBit(k, storage[0], row, n);
          return k.when(is, carried, [&] { return body(n, carried); });
        });
  }
  }
  llvm_unreachable("every form can be visited");
}

Value sparse_attn::containsBlock(KernelBuilder &k, SelectionType type,
                                 ArrayRef<Value> storage,
                                 const SelectionRow &row, Value flat,
                                 Value limit, Value block) {
  if (type.getForm() == SelectionForm::Mask)
    return k.load(storage[0], {row.batch, row.group, row.row, block});
  if (type.getForm() == SelectionForm::Bits)
    return testBit(k, storage[0], row, block);
  return visitSelection(k, type, storage, row, flat, limit, k.truth(false),
                        [&](Value entry, ValueRange state) -> Values {
                          return {k.either(state[0], k.equal(entry, block))};
                        })[0];
}

static void writeList(KernelBuilder &k, ArrayRef<Value> storage,
                      const SelectionRow &row, Value blocks, Order order,
                      function_ref<Value(Value)> chosen) {
  Value zero = k.index(0), one = k.index(1);
  Value ids = storage[0], capacity = k.dim(ids, 3);
  Value total =
      k.loop(zero, blocks, zero, [&](Value n, ValueRange s) -> Values {
        Value more =
            arith::IndexCastUIOp::create(k.b, k.b.getIndexType(), chosen(n));
        return {k.add(s[0], more)};
      })[0];
  // If the list is too short the highest ids stay: they hold the row's own.
  Value skip =
      order == Order::Ascending ? k.max(k.sub(total, capacity), zero) : zero;
  auto at = [&](Value e) { return Values{row.batch, row.group, row.row, e}; };
  k.loop(zero, blocks, zero, [&](Value i, ValueRange s) -> Values {
    Value n = order == Order::Ascending ? i : k.sub(k.sub(blocks, one), i);
    return k.when(chosen(n), s, [&]() -> Values {
      Value slot = k.sub(s[0], skip);
      Value fits = k.both(k.lessEqual(zero, slot), k.less(slot, capacity));
      k.when(fits, [&] { k.store(n, ids, at(slot)); });
      return {k.add(s[0], one)};
    });
  });
  Value count = k.min(total, capacity);
  k.store(count, storage[1], {row.batch, row.group, row.row});
  k.loop(count, capacity, [&](Value e) { k.store(k.index(-1), ids, at(e)); });
}

void sparse_attn::writeSelection(KernelBuilder &k, SelectionType type,
                                 ArrayRef<Value> storage,
                                 const SelectionRow &row, Value blocks,
                                 Order order,
                                 function_ref<Value(Value)> chosen) {
  Value zero = k.index(0);
  switch (type.getForm()) {
  case SelectionForm::List:
    return writeList(k, storage, row, blocks, order, chosen);
  case SelectionForm::Mask:
    return k.loop(zero, blocks, [&](Value n) {
      k.store(chosen(n), storage[0], {row.batch, row.group, row.row, n});
    });
  case SelectionForm::Bits:
    return k.loop(zero, k.dim(storage[0], 3), [&](Value w) {
      Value width = k.index(32), first = k.mul(w, width);
      Value end = k.min(width, k.sub(blocks, first));
      Value word =
          k.loop(zero, end, zero, [&](Value j, ValueRange s) -> Values {
            Value is = arith::IndexCastUIOp::create(k.b, k.b.getIndexType(),
                                                    chosen(k.add(first, j)));
            Value bit = arith::ShLIOp::create(k.b, is, j);
            return {arith::OrIOp::create(k.b, s[0], bit)};
          })[0];
      k.store(word, storage[0], {row.batch, row.group, row.row, w});
    });
  case SelectionForm::CSR:
  case SelectionForm::Tokens:
    llvm_unreachable("rows of csr and tokens are written by convert_selection");
  }
}

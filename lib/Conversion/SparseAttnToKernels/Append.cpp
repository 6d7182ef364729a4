//===- Append.cpp - Kernels of append_keys and prompt_remainder -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The caches are updated in place: an item writes the new rows of its sequence
// and head. Only a cache that is an operand twice is copied.
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Copies the rows of one head if they do not lie in the same memory; `at`
/// gives the indices of row s.
static void copyRows(KernelBuilder &k, Value from, Value to, Value rows,
                     function_ref<Values(Value)> at) {
  if (from != to)
    k.loop(k.index(0), rows,
           [&](Value s) { k.storeRow(k.loadRow(from, at(s)), to, at(s)); });
}

/// Copies caches that have memory of their own.
static void copyCaches(AppendKeysOp op, KernelBuilder &k, Value batch,
                       Value head) {
  HeadDims dims(op.getLayout());
  auto blockRow = [&](Value s) { return Values{batch, s, head}; };
  auto copyCache = [&](Value from, Value to) {
    copyRows(k, from, to, k.dim(to, dims.rows),
             [&](Value s) { return rowAt(op.getLayout(), batch, head, s); });
  };
  copyCache(k.input(op.getKeyCache()), k.output(0).front());
  copyCache(k.input(op.getValueCache()), k.output(1).front());
  Value compressed = k.output(2).front(), rest = k.output(3).front();
  copyRows(k, k.input(op.getCompressed()), compressed, k.dim(compressed, 1),
           blockRow);
  copyRows(k, k.input(op.getRemainder()), rest, k.dim(rest, 1), blockRow);
}

void sparse_attn::emitKernel(AppendKeysOp op, KernelBuilder &k) {
  Layout layout = op.getLayout();
  HeadDims dims(layout);
  Value newKeys = k.output(0).front(), newValues = k.output(1).front();
  Value newCompressed = k.output(2).front(), rest = k.output(3).front();
  Value lengths = k.input(op.getLengths()), zero = k.index(0);
  Values at = k.delinearize(k.getItem(),
                            {k.dim(lengths, 0), k.dim(newKeys, dims.heads)});
  Value batch = at[0], head = at[1];
  auto rowOf = [&](Value s) { return rowAt(layout, batch, head, s); };
  auto blockRow = [&](Value s) { return Values{batch, s, head}; };
  copyCaches(op, k, batch, head);

  Value table = k.input(op.getBlockTable());
  Value pageSize = k.dim(newKeys, dims.rows), capacity = pageSize;
  if (table)
    capacity = k.mul(capacity, k.dim(table, 1));
  Value length = k.max(k.load(lengths, batch), zero);
  Value size = k.index(op.getBlockSize());
  Value keys = k.input(op.getKeys()), values = k.input(op.getValues());
  Value unrotated = k.input(op.getUnrotated());
  GateWeights weights{k.input(op.getNorm()), k.input(op.getCos()),
                      k.input(op.getSin()), op.getNormEps().convertToFloat()};
  auto store = [&](Value t, ValueRange to) {
    k.storeRow(k.loadRow(keys, rowOf(t)), newKeys, to);
    k.storeRow(k.loadRow(values, rowOf(t)), newValues, to);
  };
  k.loop(zero, k.dim(keys, dims.rows), [&](Value t) {
    Value position = k.add(length, t);
    k.when(k.less(position, capacity), [&] {
      if (table) {
        Value page = k.load(table, {batch, k.div(position, pageSize)});
        k.when(k.both(k.lessEqual(zero, page), k.less(page, k.dim(newKeys, 0))),
               [&] { store(t, {page, k.rem(position, pageSize), head}); });
      } else {
        store(t, rowOf(position));
      }
      Value slot = k.rem(position, size), block = k.div(position, size);
      k.storeRow(k.loadRow(unrotated, rowOf(t)), rest, blockRow(slot));
      k.when(k.equal(slot, zero), [&] {
        k.storeRow(k.zeros(k.columns(newCompressed)), newCompressed,
                   blockRow(block));
      });
      k.when(k.equal(slot, k.sub(size, k.index(1))), [&] {
        Value anchor = op.getRopeAnchor() == RopeAnchor::First
                           ? k.mul(block, size)
                           : position;
        auto compress = [&] {
          Value row = compressBlock(
              k, op.getPools(), size, k.columns(rest),
              [&](Value s) { return k.loadRow(rest, blockRow(s)); },
              k.input(op.getProjection()), head, weights, anchor);
          k.storeRow(row, newCompressed, blockRow(block));
        };
        if (!weights.cos)
          return compress();
        // A table that ends before the anchor leaves the block a zero row.
        k.when(k.less(anchor, k.dim(weights.cos, 0)), compress);
      });
    });
  });
}

void sparse_attn::emitKernel(PromptRemainderOp op, KernelBuilder &k) {
  HeadDims dims(op.getLayout());
  Value keys = k.input(op.getKeys()), result = k.output(0).front();
  Values at = k.delinearize(
      k.getItem(), {k.dim(result, 0), k.dim(result, 1), k.dim(result, 2)});
  Sequence sequence = loadSequence(k, k.input(op.getLengths()), Value(), at[0],
                                   k.dim(keys, dims.rows), Value());
  Value size = k.index(op.getBlockSize());
  Value first = k.mul(k.div(sequence.length, size), size);
  Value position = k.add(first, at[1]);
  k.ifElse(
      k.less(position, sequence.length),
      [&] {
        Values row = rowAt(op.getLayout(), at[0], at[2], position);
        k.storeRow(k.loadRow(keys, row), result, at);
      },
      [&] { k.storeRow(k.zeros(k.columns(result)), result, at); });
}

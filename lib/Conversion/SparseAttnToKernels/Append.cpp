//===- Append.cpp - Kernel of append_keys ---------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Copies the rows of one head; `at` gives the indices of row s.
static void copyRows(KernelBuilder &k, Value from, Value to, Value rows,
                     function_ref<Values(Value)> at) {
  k.loop(k.index(0), rows,
         [&](Value s) { k.storeRow(k.loadRow(from, at(s)), to, at(s)); });
}

void sparse_attn::emitKernel(AppendKeysOp op, KernelBuilder &k) {
  Layout layout = op.getLayout();
  HeadDims dims(layout);
  Value newKeys = k.output(0).front(), newValues = k.output(1).front();
  Value newCompressed = k.output(2).front(), rest = k.output(3).front();
  Values at = k.delinearize(k.getItem(),
                            {k.dim(newKeys, 0), k.dim(newKeys, dims.heads)});
  Value batch = at[0], head = at[1], zero = k.index(0);
  auto rowOf = [&](Value s) { return rowAt(layout, batch, head, s); };
  auto blockRow = [&](Value s) { return Values{batch, s, head}; };
  Value capacity = k.dim(newKeys, dims.rows);
  copyRows(k, k.input(op.getKeyCache()), newKeys, capacity, rowOf);
  copyRows(k, k.input(op.getValueCache()), newValues, capacity, rowOf);
  copyRows(k, k.input(op.getCompressed()), newCompressed,
           k.dim(newCompressed, 1), blockRow);
  copyRows(k, k.input(op.getRemainder()), rest, k.dim(rest, 1), blockRow);

  Value length = k.max(k.load(k.input(op.getLengths()), batch), zero);
  Value size = k.index(op.getBlockSize());
  Value keys = k.input(op.getKeys()), values = k.input(op.getValues());
  Value unrotated = k.input(op.getUnrotated());
  GateWeights weights{k.input(op.getNorm()), k.input(op.getCos()),
                      k.input(op.getSin()), op.getNormEps().convertToFloat()};
  k.loop(zero, k.dim(keys, dims.rows), [&](Value t) {
    Value position = k.add(length, t);
    k.when(k.less(position, capacity), [&] {
      k.storeRow(k.loadRow(keys, rowOf(t)), newKeys, rowOf(position));
      k.storeRow(k.loadRow(values, rowOf(t)), newValues, rowOf(position));
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

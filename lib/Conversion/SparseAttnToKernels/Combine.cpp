//===- Combine.cpp - Kernels of combine and concatenation -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

void sparse_attn::emitKernel(CombineOp op, KernelBuilder &k) {
  Value partial = k.input(op.getPartial()), lse = k.input(op.getPartialLse());
  Value result = k.output(0).front(), total = k.output(1).front();
  Values at = k.delinearize(
      k.getItem(), {k.dim(total, 0), k.dim(total, 1), k.dim(total, 2)});
  Value zero = k.index(0), parts = k.dim(lse, 0);
  int64_t width = k.columns(partial);
  auto partAt = [&](Value p) { return Values{p, at[0], at[1], at[2]}; };
  Value lowest = k.number(-std::numeric_limits<double>::infinity());
  Value max = k.loop(zero, parts, lowest, [&](Value p, ValueRange s) -> Values {
    return {k.maxF(s[0], k.load(lse, partAt(p)))};
  })[0];
  Value any =
      arith::CmpFOp::create(k.b, arith::CmpFPredicate::UNE, max, lowest);
  k.ifElse(
      any,
      [&] {
        Values sums =
            k.loop(zero, parts, {k.number(0.0), k.zeros(width)},
                   [&](Value p, ValueRange s) -> Values {
                     Value w = k.expF(k.subF(k.load(lse, partAt(p)), max));
                     Value row = k.loadRow(partial, partAt(p));
                     return {k.addF(s[0], w),
                             k.addF(s[1], k.mulF(row, k.splat(w, width)))};
                   });
        k.storeRow(k.divF(sums[1], k.splat(sums[0], width)), result, at);
        k.store(k.addF(max, math::LogOp::create(k.b, sums[0])), total, at);
      },
      [&] {
        k.storeRow(k.zeros(width), result, at);
        k.store(lowest, total, at);
      });
}

void sparse_attn::emitKernel(tensor::ConcatOp op, KernelBuilder &k) {
  // An item is a coordinate of the dimensions up to the concatenated one: many,
  // so that a GPU has something for all of its threads.
  Value result = k.output(0).front();
  auto type = cast<MemRefType>(result.getType());
  size_t along = op.getDim(), rank = type.getRank();
  // Whole rows move where their length is known.
  bool rows =
      !ShapedType::isDynamic(type.getShape().back()) && along + 1 < rank;
  auto move = [&](Value from, Values at, Values to) {
    if (!rows) {
      Value value = memref::LoadOp::create(k.b, from, at);
      memref::StoreOp::create(k.b, value, result, to);
      return;
    }
    at.push_back(k.index(0));
    to.push_back(k.index(0));
    auto row = VectorType::get({type.getShape().back()}, type.getElementType());
    Value value = vector::LoadOp::create(k.b, row, from, at);
    vector::StoreOp::create(k.b, value, result, to);
  };
  Values sizes;
  for (size_t d = 0; d <= along; ++d)
    sizes.push_back(k.dim(result, d));
  Values outer = k.delinearize(k.getItem(), sizes);
  Value position = outer[along], offset = k.index(0);
  for (Value operand : op.getInputs()) {
    Value from = k.input(operand);
    std::function<void(Values)> copy = [&](Values at) {
      if (at.size() == (rows ? rank - 1 : rank)) {
        Values to = at;
        to[along] = position;
        return move(from, at, to);
      }
      k.loop(k.index(0), k.dim(from, at.size()), [&](Value i) {
        Values next = at;
        next.push_back(i);
        copy(next);
      });
    };
    Value end = k.add(offset, k.dim(from, along));
    Value here = arith::AndIOp::create(k.b, k.lessEqual(offset, position),
                                       k.less(position, end));
    k.when(here, [&] {
      Values at = outer;
      at[along] = k.sub(position, offset);
      copy(at);
    });
    offset = end;
  }
}

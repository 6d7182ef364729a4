//===- GateRow.cpp - Norm and rotation of a row in a CTA ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GateRow.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::sparse_attn;

GateRow::GateRow(BlockBuilder &k, const RowWeights &weights, int64_t columns,
                 int64_t warps, Num position)
    : k(k), columns(columns), warps(warps), eps(weights.eps) {
  Num thread = k.threadId();
  isColumn = thread.less(columns);
  own = atMost(thread, columns - 1);
  if (weights.norm) {
    weight = k.load(weights.norm, own);
    if (!weight.getType().isF32())
      weight = arith::ExtFOp::create(k.b, k.b.getF32Type(), weight);
  }
  if (!weights.cos)
    return;
  inside =
      position.below(k.fromIndex(memref::DimOp::create(k.b, weights.cos, 0)));
  Num row = choose(inside, position, k.num(0));
  cos = k.load(weights.cos, {row, own});
  sin = k.load(weights.sin, {row, own});
}

Value GateRow::finish(Value sum) {
  if (weight)
    sum = normalized(sum);
  return cos ? rotated(sum) : sum;
}

/// RMSNorm: all threads take part.
Value GateRow::normalized(Value sum) {
  Value total = k.mulF(sum, sum);
  for (int64_t distance : {16, 8, 4, 2, 1})
    total = k.addF(total, k.fromPartner(total, distance));
  Value sums = k.allocShared({warps});
  k.when(k.laneId().equals(0), [&] { k.store(total, sums, k.warpId()); });
  k.barrier();
  Value all;
  for (int64_t w = 0; w < columns / 32; ++w) {
    Value part = k.load(sums, k.num(w));
    all = all ? k.addF(all, part) : part;
  }
  Value mean = k.mulF(all, k.f32(1.0f / static_cast<float>(columns)));
  Value root = math::SqrtOp::create(k.b, k.addF(mean, k.f32(eps)));
  return k.mulF(arith::DivFOp::create(k.b, sum, root), weight);
}

/// Rotation by halves.
Value GateRow::rotated(Value sum) {
  Value scratch = k.allocShared({columns});
  k.when(isColumn, [&] { k.store(sum, scratch, own); });
  k.barrier();
  int64_t half = columns / 2;
  Value upper = k.num(half - 1).less(own);
  Value other = k.load(scratch, choose(upper, own - half, own + half));
  other = arith::SelectOp::create(k.b, upper, other,
                                  arith::NegFOp::create(k.b, other));
  Value turned = k.fma(other, sin, k.mulF(sum, cos));
  return arith::SelectOp::create(k.b, inside, turned, k.f32(0.0f));
}

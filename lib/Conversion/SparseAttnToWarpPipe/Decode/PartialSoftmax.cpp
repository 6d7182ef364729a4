//===- PartialSoftmax.cpp - Joining parts of a softmax ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PartialSoftmax.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static constexpr int64_t width = partialWidth;

SoftmaxJoiner::SoftmaxJoiner(BlockBuilder &k, ArrayRef<Value> stats) : k(k) {
  for (Value stat : stats) {
    Value m = k.at(stat, 0);
    maximum = maximum ? Value(arith::MaximumFOp::create(k.b, maximum, m)) : m;
  }
  for (Value stat : stats) {
    Value below = arith::SubFOp::create(k.b, k.at(stat, 0), maximum);
    weights.push_back(
        math::Exp2Op::create(k.b, below, arith::FastMathFlags::afn));
    sum = add(weights.back(), k.at(stat, 1), sum);
  }
}

Value SoftmaxJoiner::join(ArrayRef<Value> values) {
  Value result;
  for (auto [weight, value] : llvm::zip(weights, values))
    result = add(vector::BroadcastOp::create(k.b, value.getType(), weight),
                 value, result);
  return result;
}

Value SoftmaxJoiner::add(Value weight, Value value, Value sum) {
  if (!sum)
    return arith::MulFOp::create(k.b, weight, value);
  return math::FmaOp::create(k.b, weight, value, sum);
}

/// Columns between the vectors of a thread.
static int64_t strideOf(Value rows, int64_t dimension) {
  int64_t columns = cast<MemRefType>(rows.getType()).getDimSize(dimension);
  return std::min<int64_t>(32 * width, columns);
}

void PartResults::write(BlockBuilder &k, Num part, Num batch, QueryRow<Num> row,
                        Num column, const PartialRow &partial) const {
  int64_t stride = strideOf(outputs, 4);
  for (auto [i, value] : llvm::enumerate(partial.outputs))
    k.storeVector(value, outputs,
                  {part, batch, row.head, row.row, column + stride * i});
  k.when(column.equals(0), [&] {
    Value both = k.elements(k.vec({2}), {partial.maximum, partial.sum});
    k.storeVector(both, stats, {part, batch, row.head, row.row, k.num(0)});
  });
}

void OutputRows::write(BlockBuilder &k, Layout layout, Num batch,
                       QueryRow<Num> row, Num column,
                       const PartialRow &partial) const {
  ImplicitLocOpBuilder &b = k.b;
  HeadDims dims(layout);
  Type element = cast<MemRefType>(out.getType()).getElementType();
  Value zero = k.f32(0.0f);
  Value any =
      arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, partial.sum, zero);
  Value inverse = arith::DivFOp::create(b, k.f32(1.0f), partial.sum,
                                        arith::FastMathFlags::afn |
                                            arith::FastMathFlags::arcp);
  inverse = arith::SelectOp::create(b, any, inverse, zero);
  int64_t stride = strideOf(out, dims.columns);
  SmallVector<Num> indices(4, batch);
  indices[dims.heads] = row.head;
  indices[dims.rows] = row.row;
  for (auto [i, value] : llvm::enumerate(partial.outputs)) {
    Value factor = vector::BroadcastOp::create(b, k.vec({width}), inverse);
    Value scaled = arith::MulFOp::create(b, value, factor);
    scaled = arith::TruncFOp::create(b, k.vec({width}, element), scaled);
    indices[dims.columns] = column + stride * i;
    vector::StoreOp::create(b, scaled, out, k.toIndices(indices),
                            /*nontemporal=*/false, llvm::MaybeAlign(8));
  }
  if (!lse)
    return;
  k.when(column.equals(0), [&] {
    Value log = math::Log2Op::create(b, partial.sum, arith::FastMathFlags::afn);
    Value natural =
        arith::MulFOp::create(b, arith::AddFOp::create(b, partial.maximum, log),
                              k.f32(static_cast<float>(llvm::numbers::ln2)));
    natural = arith::SelectOp::create(
        b, any, natural, k.f32(-std::numeric_limits<float>::infinity()));
    memref::StoreOp::create(b, natural, lse,
                            k.toIndices({batch, row.head, row.row}));
  });
}

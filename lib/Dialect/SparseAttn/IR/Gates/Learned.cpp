//===- Learned.cpp - #sparse_attn.learned ---------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// SeerAttention-R's gate (arXiv 2506.08889, equations 1a to 1c).
//
//===----------------------------------------------------------------------===//

#include "GateBuilder.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include <cmath>

using namespace mlir;
using namespace mlir::sparse_attn;

bool LearnedAttr::needsUnrotated() const { return true; }
bool LearnedAttr::needsWeights() const { return true; }
Mode LearnedAttr::getSelectionMode() const { return getMode(); }

Value LearnedAttr::buildLogits(ImplicitLocOpBuilder &b,
                               const GateInputs &in) const {
  GateShape shape(in);
  Value keys = getValueOrCreateConstantIndexOp(
      b, b.getLoc(), sizeOf(b, b.getLoc(), in.k, shape.dims.rows));
  auto [cos, sin] =
      buildRotationTable(b, in, keys, getInvFreq(), getRopeFactor());
  FloatAttr eps = getNormEps() ? getNormEps() : b.getF32FloatAttr(0.0f);
  Value compressed = buildCompressKeys(
      b, in, in.kUnrotated, getBlockSize(),
      {in.keyProjection, in.keyNorm, cos, sin, getKeyPooling(), getGateDim(),
       static_cast<float>(eps.getValueAsDouble())});
  auto type = RankedTensorType::get(
      {shape.batch, shape.rows, shape.keyHeads, getGateDim()},
      shape.q.getElementType());
  Value queries = GateQueriesOp::create(
      b, type, in.qUnrotated, in.lengths, in.queryLengths,
      in.lengths ? Value() : keys, in.queryProjection, in.queryNorm, cos, sin,
      QueryPoolingAttr::get(b.getContext(), getQueryPooling()),
      b.getI64IntegerAttr(1), /*pools=*/ArrayAttr(), eps,
      LayoutAttr::get(b.getContext(), in.layout));
  float scale = 1.0f / std::sqrt(static_cast<float>(getGateDim()));
  return buildScore(b, in, queries, compressed, ScoreKind::Dot, Reduction::None,
                    scale, getBlockSize());
}

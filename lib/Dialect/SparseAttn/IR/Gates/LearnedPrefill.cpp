//===- LearnedPrefill.cpp - #sparse_attn.learned_prefill ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// SeerAttention's gate of a prefill (arXiv 2410.13276).
//
//===----------------------------------------------------------------------===//

#include "GateBuilder.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include <cmath>

using namespace mlir;
using namespace mlir::sparse_attn;

bool LearnedPrefillAttr::needsUnrotated() const { return true; }
bool LearnedPrefillAttr::needsWeights() const { return true; }
int64_t LearnedPrefillAttr::getQueryBlock() const { return getBlockSize(); }
Mode LearnedPrefillAttr::getSelectionMode() const { return Mode::Inclusive; }

Value LearnedPrefillAttr::buildLogits(ImplicitLocOpBuilder &b,
                                      const GateInputs &in) const {
  GateShape shape(in);
  Value keys = getValueOrCreateConstantIndexOp(
      b, b.getLoc(), sizeOf(b, b.getLoc(), in.k, shape.dims.rows));
  auto [cos, sin] =
      buildRotationTable(b, in, keys, getInvFreq(), getRopeFactor());
  Value compressed = buildCompressKeys(b, in, in.kUnrotated, getBlockSize(),
                                       {in.keyProjection, /*norm=*/Value(), cos,
                                        sin, getKeyPooling(), getGateDim(),
                                        /*normEps=*/0.0f, /*partial=*/true});
  auto type = RankedTensorType::get({shape.batch,
                                     ceilDivStatic(shape.rows, getQueryBlock()),
                                     shape.queryHeads, getGateDim()},
                                    shape.q.getElementType());
  // A group of one head: its mean is the head.
  QueryPooling pooling =
      in.queryProjection ? QueryPooling::MeanProject : QueryPooling::None;
  SmallVector<Attribute> pools;
  for (Pool pool : getQueryPooling())
    pools.push_back(PoolAttr::get(b.getContext(), pool));
  Value queries = GateQueriesOp::create(
      b, type, in.qUnrotated, in.lengths, in.queryLengths,
      in.lengths ? Value() : keys, in.queryProjection, /*norm=*/Value(), cos,
      sin, QueryPoolingAttr::get(b.getContext(), pooling),
      b.getI64IntegerAttr(getQueryBlock()), b.getArrayAttr(pools),
      b.getF32FloatAttr(0.0f), LayoutAttr::get(b.getContext(), in.layout));
  float scale = 1.0f / std::sqrt(static_cast<float>(getGateDim()));
  return buildScore(b, in, queries, compressed, ScoreKind::Dot, Reduction::None,
                    scale, getBlockSize());
}

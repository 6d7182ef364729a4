//===- GateBuilder.cpp - Stage ops with their inferred types --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GateBuilder.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value sparse_attn::buildCompressKeys(ImplicitLocOpBuilder &b,
                                     const GateInputs &in, Value keys,
                                     int64_t blockSize,
                                     const Compression &compression) {
  GateShape shape(in);
  SmallVector<Attribute> pools;
  for (Pool pool : compression.pools)
    pools.push_back(PoolAttr::get(b.getContext(), pool));
  auto type =
      RankedTensorType::get({shape.batch, ceilDivStatic(shape.keys, blockSize),
                             shape.keyHeads, compression.gateDim},
                            shape.k.getElementType());
  return CompressKeysOp::create(
      b, type, keys, in.lengths, /*block_table=*/Value(),
      compression.projection, compression.norm, compression.cos,
      compression.sin, b.getI64IntegerAttr(blockSize), b.getArrayAttr(pools),
      b.getF32FloatAttr(compression.normEps),
      LayoutAttr::get(b.getContext(), in.layout));
}

Value sparse_attn::buildPlainQueries(ImplicitLocOpBuilder &b,
                                     const GateInputs &in) {
  GateShape shape(in);
  auto type = RankedTensorType::get(
      {shape.batch, shape.rows, shape.queryHeads, shape.columns},
      shape.q.getElementType());
  return GateQueriesOp::create(
      b, type, in.q, in.lengths, in.queryLengths, /*num_keys=*/Value(),
      /*projection=*/Value(), /*norm=*/Value(), /*cos=*/Value(),
      /*sin=*/Value(),
      QueryPoolingAttr::get(b.getContext(), QueryPooling::None),
      b.getI64IntegerAttr(1), b.getF32FloatAttr(0.0f),
      LayoutAttr::get(b.getContext(), in.layout));
}

Value sparse_attn::buildScore(ImplicitLocOpBuilder &b, const GateInputs &in,
                              Value queries, Value keys, ScoreKind kind,
                              Reduction reduction, float scale,
                              int64_t blockSize) {
  GateShape shape(in);
  auto type = RankedTensorType::get({shape.batch, shape.keyHeads, shape.rows,
                                     ceilDivStatic(shape.keys, blockSize)},
                                    b.getF32Type());
  return ScoreOp::create(
      b, type, queries, keys, kind == ScoreKind::Exact ? in.lengths : Value(),
      ScoreKindAttr::get(b.getContext(), kind),
      ReductionAttr::get(b.getContext(), reduction), b.getF32FloatAttr(scale),
      b.getI64IntegerAttr(blockSize),
      LayoutAttr::get(b.getContext(), in.layout));
}

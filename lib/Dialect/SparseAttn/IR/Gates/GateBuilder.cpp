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
  // A projection says for how many heads it is.
  int64_t heads = compression.projection
                      ? typeOf(compression.projection).getDimSize(0)
                      : shape.keyHeads;
  auto type =
      RankedTensorType::get({shape.batch, ceilDivStatic(shape.keys, blockSize),
                             heads, compression.gateDim},
                            shape.k.getElementType());
  return CompressKeysOp::create(
      b, type, keys, in.lengths, /*block_table=*/Value(),
      compression.projection, compression.norm, compression.cos,
      compression.sin, b.getI64IntegerAttr(blockSize), b.getArrayAttr(pools),
      b.getF32FloatAttr(compression.normEps),
      compression.partial ? b.getUnitAttr() : UnitAttr(),
      LayoutAttr::get(b.getContext(), in.layout));
}

RotationTable sparse_attn::buildRotationTable(ImplicitLocOpBuilder &b,
                                              const GateInputs &in, Value keys,
                                              DenseF32ArrayAttr invFreq,
                                              FloatAttr factor) {
  if (!invFreq)
    return {};
  auto type = RankedTensorType::get(
      {GateShape(in).keys, static_cast<int64_t>(2 * invFreq.size())},
      b.getF32Type());
  auto op = RotaryTableOp::create(b, type, type, keys, invFreq,
                                  factor ? factor : b.getF32FloatAttr(1.0f));
  return {op.getCos(), op.getSin()};
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
      b.getI64IntegerAttr(1), /*pools=*/ArrayAttr(), b.getF32FloatAttr(0.0f),
      LayoutAttr::get(b.getContext(), in.layout));
}

Value sparse_attn::buildScore(ImplicitLocOpBuilder &b, const GateInputs &in,
                              Value queries, Value keys, ScoreKind kind,
                              Reduction reduction, float scale,
                              int64_t blockSize) {
  GateShape shape(in);
  int64_t heads = reduction == Reduction::None ? typeOf(queries).getDimSize(2)
                                               : shape.keyHeads;
  auto type =
      RankedTensorType::get({shape.batch, heads, typeOf(queries).getDimSize(1),
                             ceilDivStatic(shape.keys, blockSize)},
                            b.getF32Type());
  return ScoreOp::create(
      b, type, queries, keys, kind == ScoreKind::Exact ? in.lengths : Value(),
      ScoreKindAttr::get(b.getContext(), kind),
      ReductionAttr::get(b.getContext(), reduction), b.getF32FloatAttr(scale),
      b.getI64IntegerAttr(blockSize),
      LayoutAttr::get(b.getContext(), in.layout));
}

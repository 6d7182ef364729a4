//===- MeanPool.cpp - #sparse_attn.mean_pool
//---------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GateBuilder.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value MeanPoolAttr::buildLogits(ImplicitLocOpBuilder &b,
                                const GateInputs &in) const {
  Pool pools[] = {Pool::Avg};
  Value compressed = buildCompressKeys(
      b, in, in.k, getBlockSize(),
      {Value(), Value(), Value(), Value(), pools, GateShape(in).columns});
  return buildScore(b, in, buildPlainQueries(b, in), compressed, ScoreKind::Dot,
                    Reduction::Mean, in.scale, getBlockSize());
}

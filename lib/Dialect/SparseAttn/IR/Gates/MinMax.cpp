//===- MinMax.cpp - #sparse_attn.min_max
//-------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GateBuilder.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value MinMaxAttr::buildLogits(ImplicitLocOpBuilder &b,
                              const GateInputs &in) const {
  Pool pools[] = {Pool::Max, Pool::Min};
  Value compressed = buildCompressKeys(
      b, in, in.k, getBlockSize(),
      {Value(), Value(), Value(), Value(), pools, 2 * GateShape(in).columns});
  return buildScore(b, in, buildPlainQueries(b, in), compressed,
                    ScoreKind::MinMaxBound, Reduction::Max, in.scale,
                    getBlockSize());
}

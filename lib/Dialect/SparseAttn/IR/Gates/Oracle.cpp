//===- Oracle.cpp - #sparse_attn.oracle
//--------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GateBuilder.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value OracleAttr::buildLogits(ImplicitLocOpBuilder &b,
                              const GateInputs &in) const {
  return buildScore(b, in, buildPlainQueries(b, in), in.k, ScoreKind::Exact,
                    Reduction::Max, in.scale, getBlockSize());
}

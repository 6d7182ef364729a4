//===- ExpandMath.cpp - exp, log, sin, cos as arithmetic ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "sparse-attn/Conversion/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_EXPANDMATHPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct ExpandMathPass : sparse_attn::impl::ExpandMathPassBase<ExpandMathPass> {
  void runOnOperation() override {}
};
} // namespace

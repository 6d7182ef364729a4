//===- All.cpp - #sparse_attn.all -----------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

using namespace mlir;
using namespace mlir::sparse_attn;

bool AllAttr::selectsAll() const { return true; }

Chooser AllAttr::buildChooser(ImplicitLocOpBuilder &, const RowScores &) const {
  return [](OpBuilder &b, Location loc, Value, Value) -> Value {
    return arith::ConstantOp::create(b, loc, b.getBoolAttr(true));
  };
}

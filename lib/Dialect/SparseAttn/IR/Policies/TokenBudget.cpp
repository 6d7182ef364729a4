//===- TokenBudget.cpp - #sparse_attn.token_budget ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult
TokenBudgetAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                        int64_t tokens) {
  if (tokens < 0)
    return emitError() << "expected a budget >= 0, got " << tokens << " (P1)";
  return success();
}

std::optional<int64_t> TokenBudgetAttr::getMaxBlocks(int64_t blockSize,
                                                     int64_t) const {
  return getTokens() / blockSize;
}

bool TokenBudgetAttr::countsBlocks() const { return true; }

bool TokenBudgetAttr::takesBudgets() const { return true; }

Chooser TokenBudgetAttr::buildChooser(ImplicitLocOpBuilder &b,
                                      const RowScores &row) const {
  if (!row.budget)
    return chooseBlocks(
        b, row, arith::ConstantIndexOp::create(b, getTokens() / row.blockSize));
  // A tensor may hold anything; the list has room for `tokens`.
  Value tokens = arith::MaxSIOp::create(b, row.budget,
                                        arith::ConstantIntOp::create(b, 0, 32));
  tokens = arith::IndexCastUIOp::create(b, b.getIndexType(), tokens);
  tokens = arith::MinUIOp::create(
      b, tokens, arith::ConstantIndexOp::create(b, getTokens()));
  return chooseBlocks(
      b, row,
      arith::DivUIOp::create(b, tokens,
                             arith::ConstantIndexOp::create(b, row.blockSize)));
}

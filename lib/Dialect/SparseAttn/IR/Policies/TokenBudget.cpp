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

std::optional<int64_t> TokenBudgetAttr::getMaxBlocks(int64_t blockSize) const {
  return getTokens() / blockSize;
}

/// k, less the forced blocks that count towards it.
Chooser TokenBudgetAttr::buildChooser(ImplicitLocOpBuilder &b,
                                      const RowScores &row) const {
  Value budget = arith::ConstantIndexOp::create(b, getTokens() / row.blockSize);
  Value forced = arith::MinUIOp::create(b, row.reserved, budget);
  Value k = arith::SubIOp::create(b, budget, forced);
  return chooseByCut(cutAfter(b, row, k));
}

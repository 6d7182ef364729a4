//===- TokenBudgets.cpp - #sparse_attn.token_budgets ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult
TokenBudgetsAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                         ArrayRef<int64_t> tokens) {
  if (tokens.empty())
    return emitError() << "expected a budget for each head, got none (P5)";
  for (int64_t budget : tokens)
    if (budget < 0)
      return emitError() << "expected budgets >= 0, got " << budget << " (P5)";
  return success();
}

std::optional<int64_t> TokenBudgetsAttr::getMaxBlocks(int64_t blockSize,
                                                      int64_t) const {
  return *llvm::max_element(getTokens()) / blockSize;
}

bool TokenBudgetsAttr::countsBlocks() const { return true; }

std::optional<int64_t> TokenBudgetsAttr::getNumHeads() const {
  return getTokens().size();
}

Chooser TokenBudgetsAttr::buildChooser(ImplicitLocOpBuilder &b,
                                       const RowScores &row) const {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, value);
  };
  // The last head stands at the end of a chain; neighbours that have as many
  // blocks share a link.
  int64_t last = getTokens().back() / row.blockSize;
  Value blocks = constant(last);
  for (int64_t head = getTokens().size() - 1; head-- > 0;) {
    int64_t own = getTokens()[head] / row.blockSize;
    if (own == last)
      continue;
    Value is = arith::CmpIOp::create(b, arith::CmpIPredicate::ule, row.head,
                                     constant(head));
    blocks = arith::SelectOp::create(b, is, constant(own), blocks);
    last = own;
  }
  return chooseBlocks(b, row, blocks);
}

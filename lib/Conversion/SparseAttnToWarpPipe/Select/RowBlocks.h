//===- RowBlocks.h - What a selection row may choose ------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/Spec.md, 2.8, but for the policy: which blocks it ranks, which are
// chosen anyway.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_ROWBLOCKS_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_ROWBLOCKS_H

#include "RowSelector.h"

namespace mlir::sparse_attn {

/// The blocks of the row, as half-open ranges.
struct RowBlocks {
  Value valid;
  Num candidates;             // [0, candidates)
  Num ownFirst, ownEnd;       // null: there are none
  Num rankedFirst, rankedEnd; // the policy decides; first null: 0
  /// Chosen whatever the policy says: [first, second). What a row does not have
  /// is left out.
  SmallVector<std::pair<Num, Num>> always;

  /// One past the last block that the row may choose.
  Num end() const { return ownEnd ? atLeast(candidates, ownEnd) : candidates; }
};

RowBlocks findRowBlocks(BlockBuilder &k, SelectOp op,
                        const SelectionSource &source);

/// Fills in what `op` gives a policy besides scores and ranges.
void addRowOperands(BlockBuilder &k, SelectOp op, const SelectionSource &source,
                    RowScores &scores);

/// Whether block `n` is chosen; `by` says whether the policy does.
Value isChosen(BlockBuilder &k, const RowBlocks &blocks, Num n, Value by);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_ROWBLOCKS_H

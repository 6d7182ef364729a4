//===- AttendPlan.h - What kernels of attend have in common -----*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The numbers of an attend that every kernel for thread blocks is compiled for,
// and the checks that do not depend on how many query rows there are. A check
// gives a reason why there is no kernel, or nothing.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_ATTENDPLAN_H
#define SPARSE_ATTN_ANALYSIS_ATTENDPLAN_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

struct AttendPlan {
  int64_t keyHeads = 1;
  /// Query heads of a key head.
  int64_t group = 1;
  int64_t headDim = 128;
  /// Query heads that share a list: the group, or 1.
  int64_t share = 1;
  /// Query rows that share a list.
  int64_t queryBlock = 1;
  /// Keys of a list entry, and the most entries of a list (0: not known).
  int64_t block = 64, capacity = 0;

  int64_t listHeads() const { return keyHeads * group / share; }

  /// Element type, scale, and attributes that no kernel has code for.
  static std::string checkForm(AttendOp op);
  /// Reads heads and columns.
  std::string readHeads(AttendOp op);
  /// Reads what lists there are. A mask becomes a list with room for every
  /// block.
  std::string readLists(SelectionType type);
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_ATTENDPLAN_H

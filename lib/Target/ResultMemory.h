//===- ResultMemory.h - Which tensors are results in the making -*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where the tensors of a function of dispatches may lie: in the buffer of the
// result that they become, by updates in place or at once; in the memory of a
// temporary that nobody reads afterwards; or in memory of their own.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_RESULTMEMORY_H
#define SPARSE_ATTN_LIB_TARGET_RESULTMEMORY_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

class ResultMemory {
public:
  /// `source` is straight-line code.
  explicit ResultMemory(func::FuncOp source);

  /// The result that the result `value` of a dispatch becomes, or -1.
  int64_t resultOf(Value value);
  /// Whether nobody reads the elements of `value` behind `op`.
  static bool isLastUse(Value value, Operation *op);
  /// The argument that `value` is, or is an update of; null if there is none.
  static BlockArgument argumentOf(Value value);
  /// For each result of the function the argument that may lie in the same
  /// memory, or -1.
  SmallVector<int32_t> sharers();

private:
  func::FuncOp source;
  Operation *terminator;
};

/// `value` without the casts of its type.
Value stripCasts(Value value);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_RESULTMEMORY_H

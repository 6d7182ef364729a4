//===- ShareLists.h - How many CTAs share a list -----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rules of DecodePlan.h as arithmetic in front of a dispatch, on sizes that
// are known when the program runs; static sizes fold it away.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_SHARELISTS_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_SHARELISTS_H

#include "sparse-attn/Analysis/DecodePlan.h"

namespace mlir::sparse_attn {

/// CTAs of a cluster that share a list, and clusters that do.
struct ListSharing {
  Value splits, parts;
  /// Whether a call may have several parts.
  bool mayHaveParts() const;
};

/// How `op` shares its lists, `rows` in all. `ids` is its list, or null.
ListSharing shareLists(OpBuilder &b, AttendOp op, const DecodePlan &plan,
                       Value rows, Value ids, const TargetInfo &target);

/// Adds the types of what parts give, and their dynamic sizes: no memory where
/// there is one part alone.
void addPartResults(OpBuilder &b, AttendOp op, const DecodePlan &plan,
                    Value parts, Value batch, SmallVectorImpl<Type> &types,
                    SmallVectorImpl<Value> &sizes);

/// Dispatches @`kernel`, which joins the parts in the last two results of
/// `attend` and updates the others. It has no CTA where there is one part.
ValueRange joinParts(OpBuilder &b, DispatchOp attend, const DecodePlan &plan,
                     Value parts, Value batch, StringRef kernel);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_SHARELISTS_H

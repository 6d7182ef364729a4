//===- SparseAttnOps.td - All ops, by stage ----------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_OPS_TD
#define SPARSE_ATTN_OPS_TD

include "sparse-attn/Dialect/SparseAttn/IR/AttendOps.td"
include "sparse-attn/Dialect/SparseAttn/IR/CheckOps.td"
include "sparse-attn/Dialect/SparseAttn/IR/PrepareOps.td"
include "sparse-attn/Dialect/SparseAttn/IR/SelectOps.td"

#endif // SPARSE_ATTN_OPS_TD

//===- Common.h - What the files of the dialect share -----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_WARPPIPE_IR_COMMON_H
#define SPARSE_ATTN_LIB_DIALECT_WARPPIPE_IR_COMMON_H

#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

namespace mlir::warp_pipe::detail {

/// WP8 to WP13, for gather_copy and issue_copy.
LogicalResult verifyCopy(Operation *op, MemRefType source, int64_t coordinates,
                         int64_t rowDim, int64_t boxes, TileType tile);

} // namespace mlir::warp_pipe::detail

#endif // SPARSE_ATTN_LIB_DIALECT_WARPPIPE_IR_COMMON_H

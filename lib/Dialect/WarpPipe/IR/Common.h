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

/// Whether a thread may have these accumulators: N x 2 x 2 of f32.
inline bool isAccumulators(VectorType type) {
  return type.getRank() == 3 && !type.isScalable() && type.getDimSize(0) >= 1 &&
         type.getDimSize(0) <= 32 && type.getDimSize(1) == 2 &&
         type.getDimSize(2) == 2 && type.getElementType().isF32();
}

/// WP26 and WP28: who runs `op`, one lane or the warp.
LogicalResult verifyLanes(Operation *op, bool elected);

} // namespace mlir::warp_pipe::detail

#endif // SPARSE_ATTN_LIB_DIALECT_WARPPIPE_IR_COMMON_H

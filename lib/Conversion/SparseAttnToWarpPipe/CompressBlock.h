//===- CompressBlock.h - A CTA compresses a block of keys -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESSBLOCK_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESSBLOCK_H

#include "BlockBuilder.h"

namespace mlir::sparse_attn {

struct BlockCompression {
  ArrayAttr pools;
  /// Keys of a block, their columns, and columns of the result: as
  /// whyNotCompress allows them.
  int64_t block, headDim, gateDim;
  int64_t warps;
  /// [heads, pools * headDim, gateDim]
  Value projection;
  Num head;
};

/// The projection of the pooled keys (docs/Spec.md, 2.4), f32: thread c holds
/// column c, threads beyond the columns hold the last one. `eight` loads 8
/// neighbouring columns of a row of the block. All threads of the CTA take
/// part.
Value compressBlock(BlockBuilder &k, const BlockCompression &c,
                    function_ref<Value(Num row, Num column)> eight);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESSBLOCK_H

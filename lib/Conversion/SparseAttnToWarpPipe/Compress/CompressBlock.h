//===- CompressBlock.h - A CTA compresses a block of keys -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_COMPRESSBLOCK_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_COMPRESSBLOCK_H

#include "../BlockBuilder.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// What `pool` makes of x and y, f32 or vectors of it; an average is their sum.
Value combinePool(BlockBuilder &k, Pool pool, Value x, Value y);

struct BlockCompression {
  ArrayAttr pools;
  /// Keys of a block, their columns, and columns of the result: as
  /// whyNotAppend allows them.
  int64_t block, headDim, gateDim;
  int64_t warps;
  /// [heads, pools * headDim, gateDim]; null if the pools are the result.
  Value projection;
  Num head;
};

/// The pooled keys, f32 [pools * headDim] in shared memory. `eight` and threads
/// are as below.
Value poolBlock(BlockBuilder &k, const BlockCompression &c,
                function_ref<Value(Num row, Num column)> eight);

/// The projection of the pooled keys (docs/Spec.md, 2.4), f32: thread c holds
/// column c, threads beyond the columns hold the last one. `eight` loads 8
/// neighbouring columns of a row of the block. All threads of the CTA take
/// part.
Value compressBlock(BlockBuilder &k, const BlockCompression &c,
                    function_ref<Value(Num row, Num column)> eight);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_COMPRESSBLOCK_H

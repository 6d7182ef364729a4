//===- AppendRows.h - A CTA appends keys to the caches ----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_APPENDROWS_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_APPENDROWS_H

#include "../Gate/GateRow.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// The memrefs of an append_keys.
struct AppendArguments {
  Value keyCache, valueCache, compressed, remainder;
  Value unrotated, keys, values;
  Value table; // null if the caches are not paged
  Value projection;
  RowWeights weights;
};

/// The operands of `op` that a kernel takes beside compressed keys, lengths and
/// tables, each with the type of its memref and its place in `arguments`.
struct AppendOperand {
  Value operand;
  MemRefType type;
  Value *place;
};
SmallVector<AppendOperand> appendOperands(AppendKeysOp op,
                                          AppendArguments &arguments);

/// What a dispatch takes for these operands and for the tables, and what it
/// gives: the caches, each tied to its input.
void addAppendOperands(AppendKeysOp op, SmallVectorImpl<Value> &inputs,
                       SmallVectorImpl<Type> &types,
                       SmallVectorImpl<int64_t> &tied);

/// Replaces `op` by the `caches` that a dispatch gives, and by new lengths.
void replaceAppend(AppendKeysOp op, ValueRange caches, SymbolTable &symbols);

/// All threads of a CTA append the new key and value of key head `head` of
/// sequence `batch`, which has `length` keys so far, and compress the block
/// that it completes (docs/Spec.md, 2.5).
void appendRows(BlockBuilder &k, AppendKeysOp op,
                const AppendArguments &arguments, Num batch, Num head,
                Num length, int64_t warps);

/// A kernel that appends and does nothing else. Grid: key heads, sequences, 1.
/// Its arguments are the compressed keys, lengths, those of appendOperands, and
/// tables.
func::FuncOp emitAppendRows(ModuleOp module, StringRef name, AppendKeysOp op);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_APPENDROWS_H

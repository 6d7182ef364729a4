//===- CompressPrompt.h - Compressed keys of a prompt -----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESSPROMPT_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESSPROMPT_H

#include "BlockBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/CompressPlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

namespace mlir::sparse_attn {

/// Writes the kernel of one compress_keys.
class CompressKernel : BlockBuilder {
public:
  CompressKernel(CompressKeysOp op, const CompressPlan &plan)
      : BlockBuilder(op.getLoc()), op(op), plan(plan),
        element(typeOf(op.getKeys()).getElementType()) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  struct Rows {
    SmallVector<Value> eights; // f32
    Value known;               // null if every page is
  };
  func::FuncOp createFunction(ModuleOp module, StringRef name);
  Num completeBlocks();

  //===-- CompressPools.cpp: pools of blocks ------------------------------===//
  Rows loadRows(Num key, Num column);
  Values poolBlock(Num block, Num column, Value &known);
  void poolTile(Num size);
  void storePools();

  //===-- CompressPrompt.cpp: the product, and what ends a row ------------===//
  void multiplyTile();
  void finishRow(Num row);
  void storeZeros(Num size);
  Value truncated(Value x);
  Value extended(Value x);

  /// Tiles of 64 columns, and warps that share the terms of one.
  int64_t halves() const { return plan.gateDim / 64; }
  int64_t termGroups() const { return CompressPlan::warps / halves(); }

  CompressKeysOp op;
  const CompressPlan &plan;
  Type element;
  Value keys, lengths, table, projection, norm, cos, sin, result;
  Num lane, warp, head, batch, begin, end, complete;
  /// Pools [row, terms], sums [terms, row, columns], known blocks [row].
  Value pooled, sums, isKnown;
};

/// Compressed keys of all blocks. Grid: key heads, parts of at most
/// CompressPlan::rows blocks, sequences. Heads come first, so that CTAs that
/// run together read neighbouring memory in every layout.
func::FuncOp emitCompressPrompt(ModuleOp module, StringRef name,
                                CompressKeysOp op, const CompressPlan &plan);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESSPROMPT_H

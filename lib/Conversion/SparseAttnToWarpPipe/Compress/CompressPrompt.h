//===- CompressPrompt.h - Rows of a prompt, pooled by blocks ----*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_COMPRESSPROMPT_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_COMPRESSPROMPT_H

#include "../BlockBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/CompressPlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

namespace mlir::sparse_attn {

/// Writes the kernel of one compress_keys, or of gate queries of query blocks.
class CompressKernel : BlockBuilder {
public:
  CompressKernel(const BlockRows &rows, const CompressPlan &plan)
      : BlockBuilder(rows.op->getLoc()), of(rows), plan(plan),
        element(typeOf(rows.rows).getElementType()) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  struct Rows {
    SmallVector<Value> eights; // f32
    SmallVector<Value> there;  // whether the row is the block's; null: all are
    Value known;               // null if every page is
  };
  /// The rows [first, end) of a block.
  struct Span {
    Num first, end;
  };
  func::FuncOp createFunction(ModuleOp module, StringRef name);
  void findRows();
  Span spanOf(Num block);
  Num positionOf(Num block);
  Value isThere(Num block);

  //===-- CompressPools.cpp: pools of blocks ------------------------------===//
  Rows loadRows(Num row, Num column, const Span &span);
  Values poolBlock(Num block, Num column, Value &known);
  void poolTile(Num size);
  Value rotated(Value eight, Num block, Num column);
  void storePools();

  //===-- CompressPrompt.cpp: the product, and what ends a row ------------===//
  void multiplyTile(Num own);
  void finishRow(Num row, Num own);
  void storeZeros(Num size);
  Value truncated(Value x);
  Value extended(Value x);

  /// Tiles of 64 columns, and warps that share the terms of one.
  int64_t halves() const { return plan.gateDim / 64; }
  int64_t termGroups() const { return CompressPlan::warps / halves(); }

  const BlockRows &of;
  const CompressPlan &plan;
  Type element;
  Value rows, lengths, queryLengths, numKeys, table;
  Value projection, norm, cos, sin, result;
  Num lane, warp, head, batch, begin, end;
  /// Blocks from `complete` on have none of the rows [lo, hi), or not all of
  /// them; row t is at position t + shift. `lo` and `shift` are null where they
  /// are 0.
  Num complete, lo, hi, shift;
  /// Pools [row, terms], sums [terms, row, columns], known blocks [row].
  Value pooled, sums, isKnown;
};

/// A row of the result for each block. Grid: heads of the rows, parts of at
/// most CompressPlan::rows blocks, sequences. Heads come first, so that CTAs
/// that run together read neighbouring memory in every layout.
func::FuncOp emitCompressPrompt(ModuleOp module, StringRef name,
                                const BlockRows &rows,
                                const CompressPlan &plan);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_COMPRESS_COMPRESSPROMPT_H

//===- CompressPlan.h - How keys are compressed on a GPU --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The numbers that the kernel of compress_keys, and of gate_queries of query
// blocks, is compiled for. A CTA takes up to 16 blocks of a head: as many rows
// as a product has.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_COMPRESSPLAN_H
#define SPARSE_ATTN_ANALYSIS_COMPRESSPLAN_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include <string>

namespace mlir::sparse_attn {

/// Rows that are pooled by blocks: the keys of a compress_keys, or the queries
/// of a gate_queries. Operands that it does not have are null.
struct BlockRows {
  Operation *op;
  /// As in the op. The length of a sequence of queries is `queryLengths`;
  /// `lengths` and `numKeys` tell where it stands.
  Value rows, lengths, queryLengths, numKeys, table;
  Value projection, norm, cos, sin;
  SmallVector<Pool> pools;
  int64_t block;
  float normEps;
  Layout layout;
  bool areQueries;
  /// Whether a block that has some of its rows pools them.
  bool partial;

  Value getResult() const { return op->getResult(0); }
};

/// The keys of `op`.
BlockRows blockRowsOf(CompressKeysOp op);
/// The queries of `op`, if each query head has a gate query for each query
/// block; otherwise the reason is in `why`.
FailureOr<BlockRows> blockRowsOf(GateQueriesOp op, std::string &why);

struct CompressPlan {
  /// Heads of the rows, and how many heads of the result share one of them.
  int64_t heads = 1, group = 1;
  int64_t headDim = 128, gateDim = 128;
  int64_t block = 64, pools = 1;
  /// Which pool is an average; -1 if none is.
  int64_t average = -1;
  /// Rows of a page; 0 if the rows are not paged.
  int64_t pageSize = 0;
  bool projects = true;

  /// Blocks of a CTA, and its warps, each of which pools whole blocks.
  static constexpr int64_t rows = 16, warps = 8;
  /// CTAs that run on a multiprocessor: while one multiplies others read.
  static constexpr int64_t ctas = 2;

  /// Lanes that hold a row, 8 columns each, and rows that a warp reads at once.
  int64_t lanes() const { return headDim / 8; }
  int64_t rowGroups() const { return 32 / lanes(); }
  /// Rows that a lane asks for at the same time. A page holds them all.
  int64_t ahead() const;
  /// Parts of headDim terms that a product has: an average takes two numbers of
  /// the element type, so that it is as exact as the others.
  int64_t parts() const { return pools + (average < 0 ? 0 : 1); }
};

/// The plan for `rows`. Fails with a reason in `why` where the kernel does not
/// serve.
FailureOr<CompressPlan> planCompress(const BlockRows &rows, std::string &why);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_COMPRESSPLAN_H

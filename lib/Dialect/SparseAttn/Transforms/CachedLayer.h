//===- CachedLayer.h - Attention that extends its caches --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What -sparse-attn-thread-state has to know of a layer before it changes
// anything: that its caches are arguments, extended at their end by the rows of
// this step and returned, and that its compressed keys are those of its keys.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_CACHEDLAYER_H
#define SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_CACHEDLAYER_H

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// An argument, new rows behind it, and which result the two together are.
struct ExtendedCache {
  BlockArgument argument;
  tensor::ConcatOp concat;
  int64_t result = -1;

  Value past() { return concat.getInputs()[0]; }
  Value fresh() { return concat.getInputs()[1]; }
};

/// The stages of one attention and where its state is in the program.
struct CachedLayer {
  AttendOp attend;
  SelectOp select;
  ScoreOp score;
  GateQueriesOp queries;
  CompressKeysOp compress;
  ExtendedCache keys, values;
  /// The new rows of what is compressed: `keys.fresh()`, or these before their
  /// rotation.
  Value compressed;
  /// Rotates cached keys back; null if rotated keys are compressed.
  RotaryOp inverse;
  /// The rotation of gate queries and compressed keys, or null.
  RotaryTableOp table;
  /// Whether the new keys are seen to be rotated by what an argument says.
  bool showsRotation = false;

  /// Rows of the caches without and with those of this step.
  int64_t numPast(), numKeys();
};

/// The stages and caches of `attend`, or a remark at it, with a note at what
/// stands against threading its state.
FailureOr<CachedLayer> findCachedLayer(AttendOp attend);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_CACHEDLAYER_H

//===- Unrotated.h - Queries and keys before their rotation -----*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A learned gate reads queries and keys before their rotation, but an attention
// only names the rotated ones. Finding comes first and changes nothing, so that
// a pass can decline before it has touched the module.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_UNROTATED_H
#define SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_UNROTATED_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// Where the rows of a rotated tensor came from: all from `rotary`, or, with
/// `concat`, the first ones from a cache and the new ones from `rotary`.
struct Unrotated {
  RotaryOp rotary;
  tensor::ConcatOp concat;

  /// Emits the unrotated tensor. Cached rows are rotated back, each from the
  /// position that is its row number.
  Value build(ImplicitLocOpBuilder &b) const;
};

/// Finds where `what` (`value`, an operand of `op`) was before its rotation.
/// Fails with an error at `op` and a note at what is in the way.
FailureOr<Unrotated> findUnrotated(Operation *op, StringRef what, Value value,
                                   Layout layout, bool allowCache);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_UNROTATED_H

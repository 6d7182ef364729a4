//===- RaiseUtils.h - What all importers of attention share -----*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RAISE_RAISEUTILS_H
#define SPARSE_ATTN_LIB_RAISE_RAISEUTILS_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// The builtin tensor of a torch value, without a cast if the value is itself
/// the cast of one. The value's type must be one getBuiltinTensorType knows.
Value castToBuiltin(OpBuilder &b, Value value);

/// The torch value of a builtin tensor.
Value castToTorch(OpBuilder &b, Value value, Type torchType);

/// The torch value that `value` is a cast of, or null.
Value getTorchSource(Value value);

/// Checks that dense attention can be said of these types (bhsd or bshd), with
/// an error at `op` that says what is wrong.
LogicalResult checkAttentionTypes(Operation *op, Type q, Type k, Type v,
                                  Layout layout);

/// Checks that a mask broadcasts to [B, Hq, T, S] and has a usable type.
LogicalResult checkMaskType(Operation *op, Type mask, RankedTensorType q,
                            RankedTensorType k, Layout layout);

/// `mask` with dimensions of size 1 in front, up to rank 4.
Value expandMask(OpBuilder &b, Location loc, Value mask);

/// The i1 mask [1, 1, T, S] in which row t sees keys s <= t: causal as the
/// frameworks align it, at the top left. An error at `op` if the sizes are not
/// static or the mask would be larger than `maxBytes`.
FailureOr<Value> buildTopLeftMask(OpBuilder &b, Operation *op, int64_t queries,
                                  int64_t keys, int64_t maxBytes);

/// Replaces `op`, an attention on builtin tensors [B, S, D] or [B, H, S, D], by
/// the raised op with B sequences of one head or of H; the mask (may be null,
/// of the rank of q) is classified or kept with a remark.
LogicalResult raiseBuiltinAttention(Operation *op, Value q, Value k, Value v,
                                    Value mask, double scale);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_RAISE_RAISEUTILS_H

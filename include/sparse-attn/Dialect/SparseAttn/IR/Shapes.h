//===- Shapes.h - Dimensions by layout --------------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where batch, heads, sequence and head dimension stand in a tensor, so that
// no other file has to know the layouts.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_SPARSEATTN_IR_SHAPES_H
#define SPARSE_ATTN_DIALECT_SPARSEATTN_IR_SHAPES_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// Dimension numbers of a query-, key- or value-like tensor; `batch` is -1 in
/// the packed layout.
struct HeadDims {
  explicit HeadDims(Layout layout)
      : batch(layout == Layout::Packed ? -1 : 0),
        heads(layout == Layout::BHSD ? 1 : (layout == Layout::BSHD ? 2 : 1)),
        rows(layout == Layout::BHSD ? 2 : (layout == Layout::BSHD ? 1 : 0)),
        columns(layout == Layout::Packed ? 2 : 3) {}
  int batch, heads, rows, columns;
  int rank() const { return columns + 1; }
};

/// The type of a value that an op definition makes a ranked tensor.
inline RankedTensorType typeOf(Value value) {
  return cast<RankedTensorType>(value.getType());
}

/// True if two static sizes may be equal: one is dynamic or they are equal.
inline bool compatible(int64_t a, int64_t b) {
  return ShapedType::isDynamic(a) || ShapedType::isDynamic(b) || a == b;
}

/// The size of dimension `dim` of `value` as an attribute or an SSA value.
OpFoldResult sizeOf(OpBuilder &b, Location loc, Value value, int64_t dim);

/// The keys that a sequence has room for in a cache `k`: its rows, or those of
/// all pages in a row of `table` (may be null). Packed, those of all sequences.
OpFoldResult cacheCapacity(OpBuilder &b, Location loc, Value k, Value table,
                           Layout layout);

/// ceil(size / divisor), folded when static.
OpFoldResult ceilDiv(OpBuilder &b, Location loc, OpFoldResult size,
                     int64_t divisor);
inline int64_t ceilDivStatic(int64_t size, int64_t divisor) {
  return ShapedType::isDynamic(size) ? size : (size + divisor - 1) / divisor;
}

/// An error at `op`: "expected <what> to be X, got Y", naming constraint
/// `rule`.
InFlightDiagnostic expected(Operation *op, StringRef rule, StringRef what,
                            int64_t want, int64_t got);

/// Fails, with an error at `op`, if `value` does not have `shape` (dynamic
/// entries match anything).
LogicalResult expectShape(Operation *op, StringRef rule, StringRef what,
                          Value value, ArrayRef<int64_t> shape);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_DIALECT_SPARSEATTN_IR_SHAPES_H

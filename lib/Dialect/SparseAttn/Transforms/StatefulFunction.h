//===- StatefulFunction.h - Functions that carry state ----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The two rewrites of -sparse-attn-thread-state, behind its proofs: the step
// with its state, and the function that makes the state of a prompt.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_STATEFULFUNCTION_H
#define SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_STATEFULFUNCTION_H

#include "CachedLayer.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/Support/JSON.h"

namespace mlir::sparse_attn {

/// Gives `function` caches of `capacity` keys and the state of `layers`, which
/// are all of its layers and no longer valid afterwards.
/// Returns where the state is among arguments and results, for the manifest.
llvm::json::Object threadState(func::FuncOp function,
                               MutableArrayRef<CachedLayer> layers,
                               int64_t capacity);

/// Makes the function that computes the state of `layers` from caches of
/// `capacity` keys and the number of valid ones. Runs before threadState.
func::FuncOp buildStateFunction(func::FuncOp function,
                                MutableArrayRef<CachedLayer> layers,
                                int64_t capacity, SymbolTable &symbols);

/// The layer's cache type with room for `capacity` keys.
RankedTensorType getCacheType(CachedLayer &layer, ExtendedCache &cache,
                              int64_t capacity);

/// The types of a layer's compressed keys and remainder.
RankedTensorType getCompressedType(CachedLayer &layer, int64_t capacity);
RankedTensorType getRemainderType(CachedLayer &layer);

/// The tables of rotations that gates use, one for each kind. Nobody changes
/// them, so they come with the state instead of being computed in each step.
SmallVector<RotaryTableOp> getTables(ArrayRef<CachedLayer> layers);
/// Which of `tables` the layer's gate uses; -1 if it does not rotate.
int64_t findTable(ArrayRef<RotaryTableOp> tables, CachedLayer &layer);
RankedTensorType getTableType(RotaryTableOp table, int64_t capacity);

/// The type of `type` at the boundary of `function`: a torch program keeps
/// torch types.
Type getBoundaryType(func::FuncOp function, RankedTensorType type);
/// `value` in its builtin type, or in the type of the boundary.
Value castTo(OpBuilder &b, Location loc, Value value, Type type);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_STATEFULFUNCTION_H

//===- Lowering.h - The steps of the conversion to nvgpu --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_WARPPIPETONVGPU_LOWERING_H
#define SPARSE_ATTN_LIB_CONVERSION_WARPPIPETONVGPU_LOWERING_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/SharedMemoryPlan.h"

namespace mlir::warp_pipe {

/// The dynamic shared memory of all kernels of a module.
constexpr llvm::StringLiteral kSharedMemoryName = "warp_pipe_shared";

/// Gives memrefs that are copied from the type of a tensor map. Errors where
/// such a memref is used otherwise. Appends the arguments that changed.
LogicalResult convertSources(func::FuncOp kernel,
                             SmallVectorImpl<BlockArgument> &maps);

/// Lowers rings and what is done with them; `base` is the shared memory, as
/// memref<0xi8>, `maps` are fetched ahead.
void lowerRings(func::FuncOp kernel, const SharedMemoryPlan &plan, Value base,
                ArrayRef<BlockArgument> maps);

/// Lowers products of warpgroups and what writes tiles; tiles are casts of
/// memrefs by then.
void lowerWarpgroups(func::FuncOp kernel);

/// Where the 16 bytes of a tile lie that begin at an element, in elements.
Value createMatrixPlace(ImplicitLocOpBuilder &b, TileType tile, Value row,
                        Value col);

/// `bytes` into shared memory, as a memref of `shape`.
Value createView(ImplicitLocOpBuilder &b, Value base, Value bytes,
                 ArrayRef<int64_t> shape, Type elementType);

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_LIB_CONVERSION_WARPPIPETONVGPU_LOWERING_H

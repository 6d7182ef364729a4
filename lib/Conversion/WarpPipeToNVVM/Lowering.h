//===- Lowering.h - Ops that become more than one of NVVM -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_WARPPIPETONVVM_LOWERING_H
#define SPARSE_ATTN_LIB_CONVERSION_WARPPIPETONVVM_LOWERING_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

namespace mlir::warp_pipe {

/// Replaces the results of `op` by arithmetic and shuffles.
void lowerRowReduce(ImplicitLocOpBuilder &b, RowReduceOp op);

/// Replaces the result of `op` by the values of its rows.
void lowerRowBroadcast(ImplicitLocOpBuilder &b, RowBroadcastOp op);

/// Replaces a product of bf16; false leaves the op to upstream's lowering.
bool lowerProduct(ImplicitLocOpBuilder &b, nvgpu::MmaSyncOp op);

/// Replaces an approximate logarithm; false leaves the op as it is.
bool lowerLog2(ImplicitLocOpBuilder &b, math::Log2Op op);

/// Lets the copy write to memory of its own CTA, which nvgpu cannot say.
void lowerLoad(ImplicitLocOpBuilder &b, nvgpu::TmaAsyncLoadOp op);

/// Waits for the kernel in front.
void lowerGridWait(ImplicitLocOpBuilder &b);

/// Replaces a prefetch: to the L2 cache.
void lowerPrefetch(ImplicitLocOpBuilder &b, memref::PrefetchOp op);

/// Replaces an addition to a counter, in shared or global memory.
void lowerAtomic(ImplicitLocOpBuilder &b, memref::AtomicRMWOp op);

/// Writes the store as one instruction of PTX.
void lowerStoreRemote(ImplicitLocOpBuilder &b, StoreRemoteOp op);

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_LIB_CONVERSION_WARPPIPETONVVM_LOWERING_H

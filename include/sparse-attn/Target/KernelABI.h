//===- KernelABI.h - The C signature of kernels -----------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// void kernel(T0 *base0, size_t offset0, T1 *base1, size_t offset1, ...,
//             size_t size..., size_t item)
// with one base and one offset (in elements) for every memref argument, then
// the dynamic sizes and indices in the order of the arguments.
//
// A kernel for a GPU may take tensor maps: each is one argument by value, among
// the bases. On a GPU the last argument of a kernel of items is their number; a
// kernel for thread blocks (warp_pipe.launch) has none.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TARGET_KERNELABI_H
#define SPARSE_ATTN_TARGET_KERNELABI_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace mlir::sparse_attn {

/// Marks the functions that the conversion to kernels makes.
inline bool isKernel(func::FuncOp function) {
  return function->hasAttr("sparse_attn.kernel");
}

/// Whether a kernel is written for the thread blocks of a GPU: it takes no
/// item.
bool takesGrid(func::FuncOp kernel);

/// The finalised argument types of a kernel that is not finalised yet.
struct KernelABI {
  explicit KernelABI(func::FuncOp kernel);
  SmallVector<Type> arguments;
  size_t buffers = 0;
  size_t tensorMaps = 0;
};

/// The types of the arguments before finalisation; null if the kernel is not
/// finalised.
ArrayAttr getKernelTypes(func::FuncOp kernel);

/// A memref without dimensions at `pointer`.
Value createBaseMemRef(ImplicitLocOpBuilder &b, MemRefType type, Value pointer);

/// Threads of a CTA that runs kernels of items.
constexpr int64_t kItemThreads = 128;

/// How a kernel is launched on a GPU.
struct LaunchShape {
  int64_t threads = kItemThreads;
  /// Whether the x dimension of the grid is one cluster.
  bool cluster = false;
  /// Dynamic shared memory of a CTA.
  int64_t sharedBytes = 0;
  /// Whether the kernel may start before the one in front of it has ended.
  bool overlap = false;
  /// CTAs whose registers shall fit on a multiprocessor at once.
  int64_t ctas = 1;
};
LaunchShape getLaunchShape(func::FuncOp kernel);

/// The gpu.module with the kernels, and the gpu.binary that it becomes.
constexpr llvm::StringLiteral kGPUModuleName = "sparse_attn_kernels";

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_TARGET_KERNELABI_H

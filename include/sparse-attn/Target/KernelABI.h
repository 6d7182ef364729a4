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
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TARGET_KERNELABI_H
#define SPARSE_ATTN_TARGET_KERNELABI_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace mlir::sparse_attn {

/// Marks the functions that the conversion to kernels makes.
inline bool isKernel(func::FuncOp function) {
  return function->hasAttr("sparse_attn.kernel");
}

/// The finalised argument types of a kernel that is not finalised yet.
struct KernelABI {
  explicit KernelABI(func::FuncOp kernel);
  SmallVector<Type> arguments;
  size_t buffers = 0;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_TARGET_KERNELABI_H

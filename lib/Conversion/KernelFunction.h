//===- KernelFunction.h - The function of a kernel --------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_KERNELFUNCTION_H
#define SPARSE_ATTN_LIB_CONVERSION_KERNELFUNCTION_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace mlir::sparse_attn {

/// A private kernel of `module` that returns at once, behind the kernels that
/// are there. `b` is left at the start of its body.
func::FuncOp createKernelFunction(ImplicitLocOpBuilder &b, ModuleOp module,
                                  StringRef name, TypeRange arguments);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_KERNELFUNCTION_H

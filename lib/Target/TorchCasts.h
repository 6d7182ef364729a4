//===- TorchCasts.h - The border of a torch program -------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_TORCHCASTS_H
#define SPARSE_ATTN_LIB_TARGET_TORCHCASTS_H

#include "mlir/IR/BuiltinOps.h"

namespace mlir::sparse_attn {

/// Turns every unrealized cast of `module` into the op of torch-mlir's torch_c
/// dialect that does the same. Fails at a cast of other types.
LogicalResult writeTorchCasts(ModuleOp module);

/// Fails at a report: a torch program has no status that it could give.
LogicalResult expectNoReports(ModuleOp module);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_TORCHCASTS_H

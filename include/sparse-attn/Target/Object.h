//===- Object.h - From the LLVM dialect to machine code ---------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TARGET_OBJECT_H
#define SPARSE_ATTN_TARGET_OBJECT_H

#include "mlir/IR/BuiltinOps.h"

namespace mlir::sparse_attn {

/// How an object is generated.
struct ObjectOptions {
  /// A CPU that LLVM knows. x86-64-v3 has f16 conversions and 256-bit vectors.
  std::string cpu = "x86-64-v3";
  /// A bare triple keeps calls of a C library out.
  std::string triple = "x86_64-unknown-none-elf";
};

/// Compiles a module of the LLVM dialect to a position-independent object at
/// `path`. Errors are reported at the module.
LogicalResult emitObject(ModuleOp module, StringRef path,
                         const ObjectOptions &options);

/// Links `object` with the runtime to the shared object `path`. `toolPath` is
/// the running tool: the runtime stands beside it.
LogicalResult linkSharedObject(Location loc, StringRef object, StringRef path,
                               StringRef toolPath);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_TARGET_OBJECT_H

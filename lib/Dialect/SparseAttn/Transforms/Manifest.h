//===- Manifest.h - What passes tell tools about functions ------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The module attribute `sparse_attn.manifest` (JSON): a list with an object for
// each public function. The driver writes it beside its output.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_MANIFEST_H
#define SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_MANIFEST_H

#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/JSON.h"

namespace mlir::sparse_attn {

/// Adds the fields of each object to that of the same `function`.
void addToManifest(ModuleOp module, llvm::json::Array functions);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_TRANSFORMS_MANIFEST_H

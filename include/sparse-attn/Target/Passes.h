//===- Passes.h - Passes of this stage --------------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TARGET_PASSES_H
#define SPARSE_ATTN_TARGET_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::sparse_attn {

#define GEN_PASS_DECL
#include "sparse-attn/Target/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "sparse-attn/Target/Passes.h.inc"

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_TARGET_PASSES_H

//===- Passes.h - Passes of this stage --------------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_PASSES_H
#define SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::warp_pipe {

#define GEN_PASS_DECL
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_PASSES_H

//===- Passes.td - Passes of this stage --------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_RAISE_PASSES_TD
#define SPARSE_ATTN_RAISE_PASSES_TD

include "mlir/Pass/PassBase.td"

#endif // SPARSE_ATTN_RAISE_PASSES_TD

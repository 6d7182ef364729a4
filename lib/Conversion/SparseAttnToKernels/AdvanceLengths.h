//===- AdvanceLengths.h - Lengths behind new keys ---------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_ADVANCELENGTHS_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_ADVANCELENGTHS_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// Replaces the new lengths of `op`, if they are used, by a dispatch in front
/// of the first user: it changes the lengths in place, and until then others
/// can read what they were.
void replaceLengths(AppendKeysOp op, SymbolTable &symbols);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_ADVANCELENGTHS_H

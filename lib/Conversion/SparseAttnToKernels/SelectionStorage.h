//===- SelectionStorage.h - Read and write stored selections ----*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only place of the lowering that knows how the forms of docs/Spec.md,
// section 1, lie in memory.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_SELECTIONSTORAGE_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_SELECTIONSTORAGE_H

#include "KernelBuilder.h"

namespace mlir::sparse_attn {

/// A row of a selection: sequence, selecting head, selection row.
struct SelectionRow {
  Value batch, group, row;
};

/// The number of selecting heads and of rows a head, from the storage. csr does
/// not hold them: it needs the number of sequences and of rows.
std::pair<Value, Value> selectionSizes(KernelBuilder &k, SelectionType type,
                                       ArrayRef<Value> storage, Value batch,
                                       Value rows);

/// A bound on the ids of a row, as tight as the form allows.
Value blockBound(KernelBuilder &k, SelectionType type, ArrayRef<Value> storage,
                 const SelectionRow &row, Value flat);

/// Visits the entries of `row` in stored order, carrying `state`. Entries
/// outside [0, blocks) (tokens: [0, tokens)) are passed over. `flat` is the
/// number of the row over all rows, used by csr.
Values visitSelection(KernelBuilder &k, SelectionType type,
                      ArrayRef<Value> storage, const SelectionRow &row,
                      Value flat, Value limit, ValueRange state,
                      function_ref<Values(Value entry, ValueRange)> body);

/// An i1: whether `block` is in `row`.
Value containsBlock(KernelBuilder &k, SelectionType type,
                    ArrayRef<Value> storage, const SelectionRow &row,
                    Value flat, Value limit, Value block);

/// Writes the blocks n in [0, blocks) for which `chosen(n)` holds as a row of
/// form list, mask or bits.
void writeSelection(KernelBuilder &k, SelectionType type,
                    ArrayRef<Value> storage, const SelectionRow &row,
                    Value blocks, Order order,
                    function_ref<Value(Value block)> chosen);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_SELECTIONSTORAGE_H

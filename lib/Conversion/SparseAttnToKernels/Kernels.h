//===- Kernels.h - The kernel of each stage ---------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// emitKernel writes the body for one work item; docs/Spec.md, section 2, says
// what it computes. What an item is stands at each function.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_KERNELS_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_KERNELS_H

#include "KernelBuilder.h"

namespace mlir::sparse_attn {

// Prepare.cpp
void emitKernel(RotaryOp op, KernelBuilder &k);       // row of x
void emitKernel(RotaryTableOp op, KernelBuilder &k);  // position
void emitKernel(CompressKeysOp op, KernelBuilder &k); // block
void emitKernel(GateQueriesOp op, KernelBuilder &k);  // row of the result
// Append.cpp
void emitKernel(AppendKeysOp op, KernelBuilder &k); // sequence and key head
void emitKernel(PromptRemainderOp op, KernelBuilder &k); // row of the result
// Select.cpp
void emitKernel(ScoreOp op, KernelBuilder &k);  // number of the result
void emitKernel(SelectOp op, KernelBuilder &k); // selection row
void emitKernel(ConvertSelectionOp op, KernelBuilder &k); // row; all for csr
// UniteRows.cpp, of a convert_selection that unites rows
void emitUnion(ConvertSelectionOp op, KernelBuilder &k); // word of bits as well
// Attend.cpp
void emitKernel(AttendOp op, KernelBuilder &k); // row of the result
// Check.cpp
void emitKernel(CheckEntriesOp op, KernelBuilder &k); // row of the report
// Combine.cpp
void emitKernel(CombineOp op, KernelBuilder &k);        // row of the result
void emitKernel(tensor::ConcatOp op, KernelBuilder &k); // position along it

/// Lengths and positions of a sequence.
struct Sequence {
  /// Valid keys, valid query rows.
  Value length, queryLength;
  /// The position of query row t: length - queryLength + t.
  Value position(KernelBuilder &k, Value row) const;
};

/// Reads `lengths` and `queryLengths` (memrefs, may be null) of sequence
/// `batch`, clamped to `keys` and `rows`.
Sequence loadSequence(KernelBuilder &k, Value lengths, Value queryLengths,
                      Value batch, Value keys, Value rows);

/// The weights that turn pooled rows into gate rows.
struct GateWeights {
  Value norm, cos, sin;
  double eps;
};

/// RMSNorm and rotation (half) of a gate row by row `position` of the tables.
Value finishGateRow(KernelBuilder &k, Value row, const GateWeights &weights,
                    Value position);

/// acc + x * projection[at..., first + d, :] for all d of the vector x.
Value project(KernelBuilder &k, Value acc, Value x, Value projection,
              ArrayRef<Value> at, int64_t first);

/// Pools the rows [first, end) that `row(s)` loads, in the order of `pools`.
Values poolRows(KernelBuilder &k, ArrayRef<Pool> pools, Value first, Value end,
                int64_t width, function_ref<Value(Value)> row);

/// Pools `block` rows, projects (or concatenates), normalises and rotates
/// them.
Value compressBlock(KernelBuilder &k, ArrayAttr pools, Value block,
                    int64_t width, function_ref<Value(Value)> row,
                    Value projection, Value head, const GateWeights &weights,
                    Value position);

/// The indices of row `s` of a tensor in `layout`.
Values rowAt(Layout layout, Value batch, Value head, Value s);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_KERNELS_H

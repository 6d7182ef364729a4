//===- GateRow.h - Norm and rotation of a row in a CTA ----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What ends a gate query as well as a compressed key (docs/Spec.md, 2.4 and
// 2.6). Thread c of the CTA holds column c; threads beyond the columns take
// part with the last one.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEROW_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEROW_H

#include "../BlockBuilder.h"

namespace mlir::sparse_attn {

/// Weights in global memory, null where the row has none.
struct RowWeights {
  Value norm;     // [columns]
  Value cos, sin; // f32 [positions, columns]
  float eps = 0;
};

class GateRow {
public:
  /// Asks for the weights of the row at `position`. Places where they lie may
  /// be waited for later, with the row.
  GateRow(BlockBuilder &k, const RowWeights &weights, int64_t columns,
          int64_t warps, Num position);

  /// The column of this thread.
  Num column() const { return own; }
  /// The finished column of the row whose column is `sum` (f32), 0 if the
  /// tables end before the position.
  Value finish(Value sum);

private:
  Value normalized(Value sum);
  Value rotated(Value sum);

  BlockBuilder &k;
  int64_t columns, warps;
  float eps;
  Num own;
  Value isColumn, inside;
  Value weight, cos, sin;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_GATE_GATEROW_H

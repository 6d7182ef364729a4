//===- GateBuilder.h - Stage ops with their inferred types ------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the gates have in common when they build the Prepare and Compute stages.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_GATES_GATEBUILDER_H
#define SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_GATES_GATEBUILDER_H

#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

namespace mlir::sparse_attn {

/// The sizes that gates need, as far as the types tell.
struct GateShape {
  explicit GateShape(const GateInputs &in)
      : dims(in.layout), q(cast<RankedTensorType>(in.q.getType())),
        k(cast<RankedTensorType>(in.k.getType())),
        batch(q.getDimSize(dims.batch)), queryHeads(q.getDimSize(dims.heads)),
        keyHeads(k.getDimSize(dims.heads)), rows(q.getDimSize(dims.rows)),
        keys(k.getDimSize(dims.rows)), columns(q.getDimSize(dims.columns)) {}
  HeadDims dims;
  RankedTensorType q, k;
  int64_t batch, queryHeads, keyHeads, rows, keys, columns;
};

/// What `compress_keys` takes besides keys and lengths.
struct Compression {
  Value projection, norm, cos, sin;
  ArrayRef<Pool> pools;
  int64_t gateDim;
  float normEps = 1.0e-6f;
  bool partial = false;
};

/// What the rows of a gate are rotated by; null values where nothing is.
struct RotationTable {
  Value cos, sin;
};

/// A table of the positions of all `keys` (index), if there are frequencies.
RotationTable buildRotationTable(ImplicitLocOpBuilder &b, const GateInputs &in,
                                 Value keys, DenseF32ArrayAttr invFreq,
                                 FloatAttr factor);

/// compress_keys of `keys` (k rotated or not).
Value buildCompressKeys(ImplicitLocOpBuilder &b, const GateInputs &in,
                        Value keys, int64_t blockSize,
                        const Compression &compression);

/// The query heads themselves, [B, T, Hq, D].
Value buildPlainQueries(ImplicitLocOpBuilder &b, const GateInputs &in);

/// score of `queries` against `keys`, with a reduction to one row for each key
/// head.
Value buildScore(ImplicitLocOpBuilder &b, const GateInputs &in, Value queries,
                 Value keys, ScoreKind kind, Reduction reduction, float scale,
                 int64_t blockSize);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_GATES_GATEBUILDER_H

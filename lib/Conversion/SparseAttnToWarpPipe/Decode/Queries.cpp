//===- Queries.cpp - The rows of the decode kernel ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DecodeKernel.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Two columns of the thread's query row `half`, in global memory.
Value DecodeKernel::loadQuery(int64_t half, Num column) {
  HeadDims dims(op.getLayout());
  SmallVector<Num> indices(4, batch);
  indices[dims.heads] = rows[half].head;
  indices[dims.rows] = rows[half].row;
  indices[dims.columns] = column;
  return vector::LoadOp::create(b, vec({2}, element), q, toIndices(indices),
                                /*nontemporal=*/false, llvm::MaybeAlign(4));
}

/// The A operand of q k^T for 16 columns, of what `load` gives for a row and a
/// column. Lane l holds the columns 2 (l mod 4) and the next, and those 8
/// further on, of row l / 4 (and l / 4 + 8 if a tile has 16 rows; otherwise
/// these rows are zero).
Value DecodeKernel::queryFragment(int64_t step,
                                  function_ref<Value(int64_t, Num)> load) {
  Value fragment = zeros(vec({4, 2}, element));
  for (int64_t half = 0; half < halves(); ++half)
    for (int64_t part = 0; part < 2; ++part) {
      Num column = (lane % 4) * 2 + (16 * step + 8 * part);
      fragment = vector::InsertOp::create(b, load(half, column), fragment,
                                          2 * part + half);
    }
  return fragment;
}

void DecodeKernel::readQueries() {
  Num last = tileRows - 1;
  if (plan.tilesMayBeEmpty())
    last = atLeast(last, 0);
  for (int64_t half = 0; half < halves(); ++half) {
    Num i = (lane >> 2) + 8 * half;
    // Rows beyond those that exist repeat the last one, and are not stored.
    if (!plan.tilesAreFull() || plan.usedRows() < plan.rows)
      i = atMost(i, last);
    rows.push_back(rowOf(plan, tile, i));
    if (plan.tilesMayBeEmpty())
      rows.back().row = atMost(rows.back().row, plan.queryRows - 1);
  }
  if (plan.headDim <= 128) {
    for (int64_t step = 0; step < plan.headDim / 16; ++step)
      queries.push_back(queryFragment(step, [&](int64_t half, Num column) {
        return loadQuery(half, column);
      }));
    return;
  }
  // The results of 256 columns leave no registers for the queries: each warp
  // copies a quarter of the columns into shared memory. 8 columns between rows
  // keep the lanes of a load in different banks.
  queryRows = allocShared({plan.rows, plan.headDim + 8}, element);
  for (int64_t half = 0; half < halves(); ++half)
    for (int64_t first = 0; first < plan.headDim; first += 8 * plan.warps) {
      Num column = warp * 8 + (lane % 4) * 2 + first;
      vector::StoreOp::create(b, loadQuery(half, column), queryRows,
                              toIndices({(lane >> 2) + 8 * half, column}),
                              /*nontemporal=*/false, llvm::MaybeAlign(4));
    }
  warp_pipe::RoleBarrierOp::create(b);
}

/// The fragment of 16 columns of the queries.
Value DecodeKernel::query(int64_t step) {
  if (!queryRows)
    return queries[step];
  return queryFragment(step, [&](int64_t half, Num column) -> Value {
    return vector::LoadOp::create(b, vec({2}, element), queryRows,
                                  toIndices({(lane >> 2) + 8 * half, column}),
                                  /*nontemporal=*/false, llvm::MaybeAlign(4));
  });
}

//===- PrefillOutput.cpp - The result of the prefill kernel ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each warpgroup writes its 64 rows over its queries, which it has read, and
// one thread has them copied out. So rows go out in whole lines, and the next
// item's products begin while they do.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;
using namespace mlir::warp_pipe;

void PrefillKernel::writeOutput(const Item &item, Value queries,
                                const State &state) {
  HeadDims dims(op.getLayout());
  Num head = item.head, tileRow = item.row;
  Value exists;
  if (plan.pairsHeads()) {
    head = head + group;
    if (plan.share % plan.itemHeads() != 0)
      exists = (item.head % plan.share + group).less(plan.share);
  } else if (plan.warpgroups > 1) {
    tileRow = tileRow + group * PrefillPlan::groupRows;
  }
  // Sums over the four lanes of a row; 0 where it saw nothing.
  Value zero = f32(0.0f);
  Values inverses, valid;
  for (int64_t half = 0; half < 2; ++half) {
    Value sum = at(state.sum, half);
    for (int64_t distance : {1, 2})
      sum = addF(sum, fromPartner(sum, distance));
    Num row = tileRow + firstRow + 8 * half;
    Value any = arith::CmpFOp::create(b, arith::CmpFPredicate::UNE, sum, zero);
    valid.push_back(row.less(item.queryLength));
    any = both(any, valid.back());
    Value inverse = arith::DivFOp::create(b, f32(1.0f), sum,
                                          arith::FastMathFlags::afn |
                                              arith::FastMathFlags::arcp);
    inverses.push_back(arith::SelectOp::create(b, any, inverse, zero));
    if (!lse)
      continue;
    Value writes = both(exists, both((lane % 4).equals(0), row.less(rows)));
    when(writes, [&] {
      Value log = math::Log2Op::create(b, sum, arith::FastMathFlags::afn);
      log = fma(at(state.maximum, half), f32(scoreScale()), log);
      Value natural = mulF(log, f32(static_cast<float>(llvm::numbers::ln2)));
      natural = arith::SelectOp::create(
          b, any, natural, f32(-std::numeric_limits<float>::infinity()));
      store(natural, lse, {item.batch, head, row});
    });
  }
  Value inverse = elements(vec({2}), inverses);
  Value scaled =
      mulF(state.outputs,
           RowBroadcastOp::create(b, accumulators(plan.headDim), inverse));
  // Queries behind the sequence may be anything, also NaN.
  if (queryLengths) {
    auto type = cast<VectorType>(scaled.getType());
    Value keeps =
        RowBroadcastOp::create(b, vec(type.getShape(), b.getI1Type()),
                               elements(vec({2}, b.getI1Type()), valid));
    scaled = arith::SelectOp::create(b, keeps, scaled, zeros(type));
  }
  Value fragments = packWeights(scaled);
  // All warps have read the queries.
  WarpgroupBarrierOp::create(b);
  for (int64_t i = 0; i < plan.headDim / 16; ++i) {
    auto [row, column] = matrixPlace(16 * i);
    StoreMatrixOp::create(b, vector::ExtractOp::create(b, fragments, i),
                          queries, row, column);
  }
  WarpgroupBarrierOp::create(b);
  when((warp % 4).equals(0), [&] {
    elected([&] {
      when(exists, [&] {
        Values coordinates(3, item.batch);
        coordinates[dims.heads] = head;
        coordinates[dims.rows] = tileRow;
        IssueStoreOp::create(b, queries, groupRow(), out, coordinates,
                             dims.rows);
      });
    });
  });
}

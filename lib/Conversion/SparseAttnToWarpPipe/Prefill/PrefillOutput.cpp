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

/// The head of the warpgroup, and whether there is one; null: there is.
std::pair<Num, Value> PrefillKernel::headOf(const Item &item) {
  if (!plan.pairsHeads())
    return {item.head, Value()};
  Num head = item.head + group;
  if (plan.share % plan.itemHeads() == 0)
    return {head, Value()};
  return {head, (item.head % plan.share + group).less(plan.share)};
}

/// The first row of the warpgroup.
Num PrefillKernel::tileRow(const Item &item) {
  bool one = plan.pairsHeads() || plan.warpgroups == 1;
  return one ? item.row : item.row + group * PrefillPlan::groupRows;
}

void PrefillKernel::writeOutput(const Item &item, Value queries,
                                const State &state) {
  HeadDims dims(op.getLayout());
  Num head;
  Value exists;
  std::tie(head, exists) = headOf(item);
  Num begin = tileRow(item);
  // Sums over the four lanes of a row; 0 where it saw nothing.
  Value zero = f32(0.0f);
  Values inverses, valid;
  for (int64_t half = 0; half < 2; ++half) {
    Value sum = at(state.sum, half);
    for (int64_t distance : {1, 2})
      sum = addF(sum, fromPartner(sum, distance));
    Num row = begin + firstRow + 8 * half;
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
      Value ln2 = f32(static_cast<float>(llvm::numbers::ln2)), natural;
      Value most = at(state.maximum, half);
      if (isNatural())
        natural = fma(log, ln2, most);
      else
        natural = mulF(fma(most, f32(scoreScale()), log), ln2);
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
  // Where the rows go in the tile is the same for all items. Where registers
  // are few that is not kept, so it depends on the item.
  Num known = lane, firstTileRow = groupRow();
  if (isCrowded()) {
    Num zero = item.exists - 1;
    lane = lane + zero;
    firstTileRow = firstTileRow + zero;
  }
  // All warps have read the queries.
  WarpgroupBarrierOp::create(b);
  for (int64_t i = 0; i < plan.headDim / 16; ++i) {
    auto [row, column] = matrixPlace(16 * i);
    StoreMatrixOp::create(b, vector::ExtractOp::create(b, fragments, i),
                          queries, row, column);
  }
  lane = known;
  WarpgroupBarrierOp::create(b);
  Values coordinates(dims.columns, item.batch);
  coordinates[dims.heads] = head;
  coordinates[dims.rows] = begin;
  if (isPacked()) {
    // A box would reach into the rows of the next sequence.
    coordinates[dims.rows] = item.start + begin;
    when(exists, [&] {
      StoreRowsOp::create(b, queries, firstTileRow, out, coordinates,
                          item.queryLength - begin, dims.rows);
    });
    return;
  }
  when((warp % 4).equals(0), [&] {
    elected([&] {
      when(exists, [&] {
        IssueStoreOp::create(b, queries, groupRow(), out, coordinates,
                             dims.rows);
      });
    });
  });
}

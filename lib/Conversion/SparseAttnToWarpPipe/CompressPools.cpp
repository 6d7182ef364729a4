//===- CompressPools.cpp - Pooled keys of the blocks of a prompt ----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A warp pools a block: a lane has 8 columns of some rows, so that keys are
// read once, 16 bytes at a time. For the product an average becomes the sum of
// two numbers of the element type.
//
//===----------------------------------------------------------------------===//

#include "CompressBlock.h"
#include "CompressPrompt.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The lane's columns of `ahead` rows from `key` on, one in each group of
/// lanes.
CompressKernel::Rows CompressKernel::loadRows(Num key, Num column) {
  HeadDims dims(op.getLayout());
  SmallVector<Num> place(4, batch);
  place[dims.heads] = head;
  place[dims.columns] = column;
  Num row = key;
  Rows rows;
  if (table) {
    Num page = loadNum(table, {batch, key / plan.pageSize});
    rows.known = page.below(fromIndex(b.createOrFold<memref::DimOp>(keys, 0)));
    place[0] = choose(rows.known, page, num(0));
    row = key % plan.pageSize;
  }
  Num group = lane / plan.lanes();
  for (int64_t i = 0; i < plan.ahead(); ++i) {
    place[dims.rows] = row + group + i * plan.rowGroups();
    rows.eights.push_back(loadVector(keys, place, 8));
  }
  for (Value &eight : rows.eights)
    eight = extended(eight);
  return rows;
}

/// f32, 8 columns of each pool, the same in all lanes that have them.
Values CompressKernel::poolBlock(Num block, Num column, Value &known) {
  auto pools = llvm::map_to_vector(op.getPools().getAsRange<PoolAttr>(),
                                   [](PoolAttr p) { return p.getValue(); });
  auto add = [&](Values state, const Rows &rows, bool isFirst) {
    for (auto [i, eight] : llvm::enumerate(rows.eights))
      for (auto [pool, x] : llvm::zip(pools, state))
        x = isFirst && i == 0 ? eight : combinePool(*this, pool, x, eight);
    if (rows.known)
      state.back() = both(isFirst ? Value() : state.back(), rows.known);
    return state;
  };
  Num first = block * plan.block;
  int64_t step = plan.ahead() * plan.rowGroups();
  Values start(plan.pools + (table ? 1 : 0));
  start = add(start, loadRows(first, column), /*isFirst=*/true);
  Values state = loop(first + step, first + plan.block, num(step), start,
                      [&](Num key, ValueRange state) {
                        return add(Values(state), loadRows(key, column),
                                   /*isFirst=*/false);
                      });
  if (table)
    known = state.pop_back_val();
  for (auto [pool, x] : llvm::zip(pools, state)) {
    for (int64_t distance = plan.lanes(); distance < 32; distance *= 2) {
      Values others;
      for (int64_t i = 0; i < 8; ++i)
        others.push_back(fromPartner(at(x, i), distance));
      x = combinePool(*this, pool, x, elements(vec({8}), others));
    }
    if (pool == Pool::Avg)
      x = mulF(x, arith::ConstantOp::create(
                      b, DenseElementsAttr::get(
                             vec({8}), 1.0f / static_cast<float>(plan.block))));
  }
  return state;
}

/// Warp w pools blocks w, w + 8, ... of the CTA into shared memory.
void CompressKernel::poolTile(Num size) {
  Num column = lane % plan.lanes() * 8;
  loop(warp, size, num(CompressPlan::warps), [&](Num row) {
    Num block = begin + row;
    when(block.less(complete), [&] {
      Value known;
      Values pools = poolBlock(block, column, known);
      if (known)
        when(lane.equals(0), [&] {
          store(arith::ExtUIOp::create(b, b.getI32Type(), known), isKnown, row);
        });
      when(lane.less(plan.lanes()), [&] {
        for (auto [i, x] : llvm::enumerate(pools)) {
          Value high = truncated(x);
          storeVector(high, pooled, {row, column + i * plan.headDim});
          if (static_cast<int64_t>(i) != plan.average)
            continue;
          Value rest = arith::SubFOp::create(b, x, extended(high));
          storeVector(truncated(rest), pooled,
                      {row, column + plan.pools * plan.headDim});
        }
      });
    });
  });
}

/// Without a projection the pools are the result.
void CompressKernel::storePools() {
  Num column = lane % plan.lanes() * 8;
  loop(begin + warp, end, num(CompressPlan::warps), [&](Num block) {
    SmallVector<Type> types(plan.pools, vec({8}));
    Values pools = ifElse(
        block.less(complete), types,
        [&] {
          Value known;
          Values pools = poolBlock(block, column, known);
          for (Value &x : pools)
            if (known)
              x = arith::SelectOp::create(b, known, x, zeros(vec({8})));
          return pools;
        },
        [&] { return Values(plan.pools, zeros(vec({8}))); });
    when(lane.less(plan.lanes()), [&] {
      for (auto [i, x] : llvm::enumerate(pools))
        storeVector(truncated(x), result,
                    {batch, block, head, column + i * plan.headDim});
    });
  });
}

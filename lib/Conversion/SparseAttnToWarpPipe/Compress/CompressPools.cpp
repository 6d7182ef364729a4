//===- CompressPools.cpp - Pooled rows of the blocks of a prompt ----------===//
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
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The lane's columns of `ahead` rows from `row` on, one in each group of
/// lanes. What is behind the span becomes its last row, what is before its
/// first.
CompressKernel::Rows CompressKernel::loadRows(Num row, Num column,
                                              const Span &span) {
  HeadDims dims(of.layout);
  SmallVector<Num> place(4, batch);
  place[dims.heads] = head;
  place[dims.columns] = column;
  Rows loaded;
  if (table) {
    Num page = loadNum(table, {batch, row / plan.pageSize});
    loaded.known =
        page.below(fromIndex(b.createOrFold<memref::DimOp>(rows, 0)));
    place[0] = choose(loaded.known, page, num(0));
    row = row % plan.pageSize;
  }
  Num group = lane / plan.lanes();
  for (int64_t i = 0; i < plan.ahead(); ++i) {
    Num own = row + group + i * plan.rowGroups();
    if (of.partial) {
      loaded.there.push_back((own - span.first).below(span.end - span.first));
      own = atLeast(atMost(own, span.end - 1), span.first);
    }
    place[dims.rows] = own;
    loaded.eights.push_back(loadVector(rows, place, 8));
  }
  for (Value &eight : loaded.eights)
    eight = extended(eight);
  return loaded;
}

/// f32, 8 columns of each pool, the same in all lanes that have them.
Values CompressKernel::poolBlock(Num block, Num column, Value &known) {
  Span span = spanOf(block);
  auto add = [&](Values state, const Rows &loaded, bool isFirst) {
    for (auto [i, eight] : llvm::enumerate(loaded.eights))
      for (auto [pool, x] : llvm::zip(of.pools, state)) {
        Value term = eight;
        // A row that stands in for another one does not change the others.
        if (of.partial && pool == Pool::Avg)
          term = arith::SelectOp::create(b, loaded.there[i], eight,
                                         zeros(vec({8})));
        x = isFirst && i == 0 ? term : combinePool(*this, pool, x, term);
      }
    if (loaded.known)
      state.back() = both(isFirst ? Value() : state.back(), loaded.known);
    return state;
  };
  Num first = block * plan.block;
  int64_t step = plan.ahead() * plan.rowGroups();
  Values start(plan.pools + (table ? 1 : 0));
  start = add(start, loadRows(first, column, span), /*isFirst=*/true);
  Values state = loop(first + step, first + plan.block, num(step), start,
                      [&](Num row, ValueRange state) {
                        return add(Values(state), loadRows(row, column, span),
                                   /*isFirst=*/false);
                      });
  if (table)
    known = state.pop_back_val();
  Value part = f32(1.0f / static_cast<float>(plan.block));
  if (of.partial && plan.average >= 0)
    part = arith::DivFOp::create(
        b, f32(1.0f),
        arith::SIToFPOp::create(b, b.getF32Type(), span.end - span.first));
  for (auto [pool, x] : llvm::zip(of.pools, state)) {
    for (int64_t distance = plan.lanes(); distance < 32; distance *= 2) {
      Values others;
      for (int64_t i = 0; i < 8; ++i)
        others.push_back(fromPartner(at(x, i), distance));
      x = combinePool(*this, pool, x, elements(vec({8}), others));
    }
    if (pool == Pool::Avg)
      x = mulF(x, vector::BroadcastOp::create(b, vec({8}), part));
  }
  return state;
}

/// Warp w pools blocks w, w + 8, ... of the CTA into shared memory.
void CompressKernel::poolTile(Num size) {
  Num column = lane % plan.lanes() * 8;
  loop(warp, size, num(CompressPlan::warps), [&](Num row) {
    Num block = begin + row;
    when(isThere(block), [&] {
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

/// 8 columns of a row that is rotated by halves. The lanes of a row hold it,
/// and those of its halves are as far from each other.
Value CompressKernel::rotated(Value eight, Num block, Num column) {
  Num position = positionOf(block);
  Value isLow = column.less(plan.headDim / 2);
  Values turned;
  for (int64_t half : {0, 4}) {
    Value c = loadVector(cos, {position, column + half}, 4);
    Value s = loadVector(sin, {position, column + half}, 4);
    for (int64_t i = 0; i < 4; ++i) {
      Value x = at(eight, half + i);
      Value other = fromPartner(x, plan.lanes() / 2);
      other = arith::SelectOp::create(b, isLow, arith::NegFOp::create(b, other),
                                      other);
      turned.push_back(fma(other, at(s, i), mulF(x, at(c, i))));
    }
  }
  return elements(vec({8}), turned);
}

/// Without a projection the pools are the result.
void CompressKernel::storePools() {
  Num column = lane % plan.lanes() * 8;
  loop(begin + warp, end, num(CompressPlan::warps), [&](Num block) {
    SmallVector<Type> types(plan.pools, vec({8}));
    Values pools = ifElse(
        isThere(block), types,
        [&] {
          Value known;
          Values pools = poolBlock(block, column, known);
          for (Value &x : pools) {
            if (cos)
              x = rotated(x, block, column);
            if (known)
              x = arith::SelectOp::create(b, known, x, zeros(vec({8})));
          }
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

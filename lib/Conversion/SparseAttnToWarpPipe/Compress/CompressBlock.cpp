//===- CompressBlock.cpp - A CTA compresses a block of keys ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thread takes 8 columns of some rows, for the pools as for the projection;
// what threads have of the same columns meets in shared memory, in a fixed
// order.
//
//===----------------------------------------------------------------------===//

#include "CompressBlock.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Rows of the projection that a thread asks for at once: a block completes
/// rarely, and its weights come from memory.
static constexpr int64_t rowsAhead = 8;

namespace {
class Compressor {
public:
  Compressor(BlockBuilder &k, const BlockCompression &c)
      : k(k), c(c), thread(k.threadId()), threads(32 * c.warps) {}
  Value pool(function_ref<Value(Num, Num)> eight);
  Value project(Value pooled);

private:
  Value widened(Value eight);
  Value splat(Value scalar) {
    return vector::BroadcastOp::create(k.b, k.vec({8}), scalar);
  }

  BlockBuilder &k;
  const BlockCompression &c;
  Num thread;
  int64_t threads;
};
} // namespace

Value sparse_attn::combinePool(BlockBuilder &k, Pool pool, Value x, Value y) {
  switch (pool) {
  case Pool::Max:
    return arith::MaximumFOp::create(k.b, x, y);
  case Pool::Min:
    return arith::MinimumFOp::create(k.b, x, y);
  case Pool::Avg:
    return k.addF(x, y);
  }
  llvm_unreachable("every pool combines");
}

Value Compressor::widened(Value eight) {
  return arith::ExtFOp::create(k.b, k.vec({8}), eight);
}

/// f32 [pools * headDim] in shared memory.
Value Compressor::pool(function_ref<Value(Num, Num)> eight) {
  int64_t eights = c.headDim / 8, pools = c.pools.size();
  int64_t groups = std::min(threads / eights, c.block);
  Value parts = k.allocShared({groups, pools, c.headDim});
  Num column = thread % eights * 8, group = thread / eights;
  k.when(group.less(groups), [&] {
    Values state(pools);
    for (int64_t row = 0; row < c.block; row += groups) {
      Value x = widened(eight(group + row, column));
      for (auto [i, pool] : llvm::enumerate(c.pools.getAsRange<PoolAttr>()))
        state[i] = row ? combinePool(k, pool.getValue(), state[i], x) : x;
    }
    for (auto [i, part] : llvm::enumerate(state))
      k.storeVector(part, parts, {group, k.num(i), column});
  });
  k.barrier();
  Value pooled = k.allocShared({pools * c.headDim});
  k.when(thread.less(c.headDim), [&] {
    for (auto [i, pool] : llvm::enumerate(c.pools.getAsRange<PoolAttr>())) {
      Value x;
      for (int64_t g = 0; g < groups; ++g) {
        Value part = k.load(parts, {k.num(g), k.num(i), thread});
        x = x ? combinePool(k, pool.getValue(), x, part) : part;
      }
      if (pool.getValue() == Pool::Avg)
        x = k.mulF(x, k.f32(1.0f / static_cast<float>(c.block)));
      k.store(x, pooled, thread + i * c.headDim);
    }
  });
  k.barrier();
  return pooled;
}

/// The thread's column of the product with the projection.
Value Compressor::project(Value pooled) {
  int64_t eights = c.gateDim / 8, groups = threads / eights;
  int64_t rows = static_cast<int64_t>(c.pools.size()) * c.headDim / groups;
  int64_t ahead = rowsAhead;
  while (rows % ahead != 0)
    ahead /= 2;
  Num column = thread % eights * 8, group = thread / eights;
  Values sum = k.loop(
      k.num(0), k.num(rows), k.num(ahead), Value(k.zeros(k.vec({8}))),
      [&](Num i, ValueRange state) -> Values {
        Values weights;
        SmallVector<Num> at;
        for (int64_t j = 0; j < ahead; ++j) {
          at.push_back((i + j) * groups + group);
          weights.push_back(
              k.loadVector(c.projection, {c.head, at.back(), column}, 8));
        }
        Value next = state[0];
        for (auto [row, weight] : llvm::zip(at, weights))
          next = k.fma(splat(k.load(pooled, row)), widened(weight), next);
        return {next};
      });
  Value parts = k.allocShared({groups, c.gateDim});
  k.storeVector(sum[0], parts, {group, column});
  k.barrier();
  Num own = atMost(thread, c.gateDim - 1);
  Value total;
  for (int64_t g = 0; g < groups; ++g) {
    Value part = k.load(parts, {k.num(g), own});
    total = total ? k.addF(total, part) : part;
  }
  return total;
}

Value sparse_attn::poolBlock(BlockBuilder &k, const BlockCompression &c,
                             function_ref<Value(Num, Num)> eight) {
  return Compressor(k, c).pool(eight);
}

Value sparse_attn::compressBlock(BlockBuilder &k, const BlockCompression &c,
                                 function_ref<Value(Num, Num)> eight) {
  Compressor compressor(k, c);
  return compressor.project(compressor.pool(eight));
}

//===- Prepare.cpp - Kernels of the Prepare stage -------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Values sparse_attn::rowAt(Layout layout, Value batch, Value head, Value s) {
  switch (layout) {
  case Layout::BHSD:
    return {batch, head, s};
  case Layout::BSHD:
    return {batch, s, head};
  case Layout::Packed:
    return {s, head};
  }
  llvm_unreachable("every layout has rows");
}

Value Sequence::position(KernelBuilder &k, Value row) const {
  return k.add(k.sub(length, queryLength), row);
}

Sequence sparse_attn::loadSequence(KernelBuilder &k, Value lengths,
                                   Value queryLengths, Value batch, Value keys,
                                   Value rows) {
  auto read = [&](Value memref, Value most) {
    if (!memref)
      return most;
    Value length = k.max(k.load(memref, batch), k.index(0));
    return most ? k.min(length, most) : length;
  };
  return {read(lengths, keys), read(queryLengths, rows)};
}

//===----------------------------------------------------------------------===//
// Rotation
//===----------------------------------------------------------------------===//

/// (-x_{hi}, x_{lo}) for halves, (-x_1, x_0, -x_3, ...) for pairs.
static Value quarterTurn(KernelBuilder &k, Value x, RotaryStyle style) {
  int64_t width = cast<VectorType>(x.getType()).getDimSize(0);
  if (style == RotaryStyle::Half) {
    Value lo = k.slice(x, 0, width / 2), hi = k.slice(x, width / 2, width / 2);
    return k.concat(arith::NegFOp::create(k.b, hi), lo);
  }
  SmallVector<int64_t> swap;
  SmallVector<float> signs;
  for (int64_t i = 0; i < width; i += 2) {
    swap.append({i + 1, i});
    signs.append({-1.0f, 1.0f});
  }
  Value swapped = vector::ShuffleOp::create(k.b, x, x, swap);
  Value sign = arith::ConstantOp::create(
      k.b, DenseElementsAttr::get(cast<VectorType>(x.getType()),
                                  ArrayRef<float>(signs)));
  return k.mulF(swapped, sign);
}

static Value rotate(KernelBuilder &k, Value x, Value cos, Value sin,
                    RotaryStyle style) {
  return k.addF(k.mulF(x, cos), k.mulF(quarterTurn(k, x, style), sin));
}

/// cos and sin (both members of a pair alike) of position * inv_freq.
static std::pair<Value, Value> angles(KernelBuilder &k, Value position,
                                      ArrayRef<float> invFreq, APFloat factor,
                                      RotaryStyle style) {
  int64_t half = invFreq.size();
  auto type = VectorType::get({half}, k.b.getF32Type());
  Value frequency =
      arith::ConstantOp::create(k.b, DenseElementsAttr::get(type, invFreq));
  Value angle = k.mulF(k.splat(k.toFloat(position), half), frequency);
  Value scale = k.splat(k.number(factor.convertToFloat()), half);
  Value cos = k.mulF(math::CosOp::create(k.b, angle), scale);
  Value sin = k.mulF(math::SinOp::create(k.b, angle), scale);
  SmallVector<int64_t> spread;
  for (int64_t i = 0; i < 2 * half; ++i)
    spread.push_back(style == RotaryStyle::Half ? i % half : i / 2);
  return {vector::ShuffleOp::create(k.b, cos, cos, spread),
          vector::ShuffleOp::create(k.b, sin, sin, spread)};
}

void sparse_attn::emitKernel(RotaryOp op, KernelBuilder &k) {
  HeadDims dims(op.getLayout());
  Value x = k.input(op.getX()), y = k.output(0).front();
  Values at = k.delinearize(
      k.getItem(), {k.dim(x, 0), k.dim(x, dims.heads), k.dim(x, dims.rows)});
  Values row = rowAt(op.getLayout(), at[0], at[1], at[2]);
  auto sequence = [&](Value memref) {
    // One row of positions may serve the whole batch.
    Value one = k.equal(k.dim(memref, 0), k.index(1));
    return k.choose(one, k.index(0), at[0]);
  };
  Value cos, sin;
  if (Value table = k.input(op.getCos())) {
    Values here{sequence(table), at[2]};
    cos = k.loadRow(table, here);
    sin = k.loadRow(k.input(op.getSin()), here);
  } else {
    Value positions = k.input(op.getPositions());
    Value position = k.load(positions, {sequence(positions), at[2]});
    std::tie(cos, sin) =
        angles(k, position, *op.getInvFreq(), op.getFactor(), op.getStyle());
  }
  if (op.getInverse())
    sin = arith::NegFOp::create(k.b, sin);
  Value whole = k.loadRow(x, row);
  int64_t width = k.columns(x);
  int64_t rotated = cast<VectorType>(cos.getType()).getDimSize(0);
  Value turned = rotate(k, k.slice(whole, 0, rotated), cos, sin, op.getStyle());
  if (rotated < width)
    turned = k.concat(turned, k.slice(whole, rotated, width - rotated));
  k.storeRow(turned, y, row);
}

void sparse_attn::emitKernel(RotaryTableOp op, KernelBuilder &k) {
  auto [cos, sin] = angles(k, k.getItem(), op.getInvFreq(), op.getFactor(),
                           RotaryStyle::Half);
  k.storeRow(cos, k.output(0).front(), k.getItem());
  k.storeRow(sin, k.output(1).front(), k.getItem());
}

//===----------------------------------------------------------------------===//
// Gate rows
//===----------------------------------------------------------------------===//

Value sparse_attn::finishGateRow(KernelBuilder &k, Value row,
                                 const GateWeights &weights, Value position) {
  int64_t width = cast<VectorType>(row.getType()).getDimSize(0);
  if (weights.norm) {
    Value mean = k.divF(k.dot(row, row), k.number(width));
    Value root = math::SqrtOp::create(k.b, k.addF(mean, k.number(weights.eps)));
    row = k.divF(row, k.splat(root, width));
    row = k.mulF(row, k.loadRow(weights.norm, {}));
  }
  if (!weights.cos)
    return row;
  return rotate(k, row, k.loadRow(weights.cos, position),
                k.loadRow(weights.sin, position), RotaryStyle::Half);
}

Value sparse_attn::project(KernelBuilder &k, Value acc, Value x,
                           Value projection, ArrayRef<Value> at,
                           int64_t first) {
  int64_t inner = cast<VectorType>(x.getType()).getDimSize(0);
  int64_t outer = k.columns(projection);
  Values sum = k.loop(k.index(0), k.index(inner), acc,
                      [&](Value d, ValueRange state) -> Values {
                        Values row(at);
                        row.push_back(k.add(d, k.index(first)));
                        Value weights = k.loadRow(projection, row);
                        Value term =
                            k.mulF(k.splat(k.extract(x, d), outer), weights);
                        return {k.addF(state[0], term)};
                      });
  return sum[0];
}

Values sparse_attn::poolRows(KernelBuilder &k, ArrayRef<Pool> pools,
                             Value first, Value end, int64_t width,
                             function_ref<Value(Value)> row) {
  double infinity = std::numeric_limits<double>::infinity();
  Values start;
  for (Pool pool : pools)
    start.push_back(pool == Pool::Avg   ? k.zeros(width)
                    : pool == Pool::Max ? k.splat(k.number(-infinity), width)
                                        : k.splat(k.number(infinity), width));
  Values pooled = k.loop(first, end, start, [&](Value s, ValueRange state) {
    Value x = row(s);
    Values next;
    for (auto [pool, old] : llvm::zip(pools, state))
      next.push_back(pool == Pool::Avg   ? k.addF(old, x)
                     : pool == Pool::Max ? k.maxF(old, x)
                                         : k.minF(old, x));
    return next;
  });
  Value count = k.toFloat(k.sub(end, first));
  for (auto [pool, x] : llvm::zip(pools, pooled))
    if (pool == Pool::Avg)
      x = k.divF(x, k.splat(count, width));
  return pooled;
}

static Value concatenate(KernelBuilder &k, ArrayRef<Value> parts) {
  Value whole = parts.front();
  for (Value part : parts.drop_front())
    whole = k.concat(whole, part);
  return whole;
}

Value sparse_attn::compressBlock(KernelBuilder &k, ArrayAttr pools, Value block,
                                 int64_t width, function_ref<Value(Value)> row,
                                 Value projection, Value head,
                                 const GateWeights &weights, Value position) {
  auto kinds =
      llvm::map_to_vector(pools.getAsRange<PoolAttr>(),
                          [](PoolAttr pool) { return pool.getValue(); });
  Values pooled = poolRows(k, kinds, k.index(0), block, width, row);
  Value result;
  if (projection) {
    result = k.zeros(k.columns(projection));
    for (auto [i, x] : llvm::enumerate(pooled))
      result = project(k, result, x, projection, head, i * width);
  } else {
    result = concatenate(k, pooled);
  }
  return finishGateRow(k, result, weights, position);
}

void sparse_attn::emitKernel(CompressKeysOp op, KernelBuilder &k) {
  HeadDims dims(op.getLayout());
  Value keys = k.input(op.getKeys()), result = k.output(0).front();
  Value table = k.input(op.getBlockTable());
  Value pageSize = k.dim(keys, dims.rows), capacity = pageSize;
  if (table)
    capacity = k.mul(pageSize, k.dim(table, 1));
  Values at = k.delinearize(
      k.getItem(), {k.dim(result, 0), k.dim(result, 1), k.dim(result, 2)});
  Value batch = at[0], block = at[1], head = at[2];
  Sequence sequence = loadSequence(k, k.input(op.getLengths()), Value(), batch,
                                   capacity, Value());
  Value size = k.index(op.getBlockSize());
  Value first = k.mul(block, size);
  Value end = k.add(first, size);
  Value complete = k.lessEqual(end, sequence.length), count = size;
  if (op.getPartial()) {
    // What there is of the block is compressed, if there is anything.
    complete = k.less(first, sequence.length);
    count = k.sub(k.min(end, sequence.length), first);
  }
  Value share = k.div(k.dim(result, 2), k.dim(keys, dims.heads));
  Value keyHead = k.div(head, share);
  Values to{batch, block, head};
  GateWeights weights{k.input(op.getNorm()), k.input(op.getCos()),
                      k.input(op.getSin()), op.getNormEps().convertToFloat()};
  if (weights.cos)
    complete = k.both(complete, k.less(first, k.dim(weights.cos, 0)));
  auto pageOf = [&](Value position) {
    return k.load(table, {batch, k.div(position, pageSize)});
  };
  auto isKnown = [&](Value s, ValueRange known) -> Values {
    Value page = pageOf(k.add(first, s));
    Value is =
        k.both(k.lessEqual(k.index(0), page), k.less(page, k.dim(keys, 0)));
    return {k.both(known[0], is)};
  };
  if (table)
    complete = k.when(complete, k.truth(false), [&] {
      return k.loop(k.index(0), count, k.truth(true), isKnown);
    })[0];
  auto load = [&](Value s) {
    Value position = k.add(first, s);
    if (table)
      return k.loadRow(keys,
                       {pageOf(position), k.rem(position, pageSize), keyHead});
    return k.loadRow(keys, rowAt(op.getLayout(), batch, keyHead, position));
  };
  k.ifElse(
      complete,
      [&] {
        Value row =
            compressBlock(k, op.getPools(), count, k.columns(keys), load,
                          k.input(op.getProjection()), head, weights, first);
        k.storeRow(row, result, to);
      },
      [&] { k.storeRow(k.zeros(k.columns(result)), result, to); });
}

/// The valid rows of the query block as one, for one head.
static Value poolOfRows(KernelBuilder &k, GateQueriesOp op, Value queries,
                        Value batch, Value head, Value first, Value end) {
  SmallVector<Pool> pools = op.getRowPools();
  auto load = [&](Value t) {
    return k.loadRow(queries, rowAt(op.getLayout(), batch, head, t));
  };
  // Each pool of a single row is that row.
  Values pooled = op.getQueryBlock() == 1 ? Values(pools.size(), load(first))
                                          : poolRows(k, pools, first, end,
                                                     k.columns(queries), load);
  return concatenate(k, pooled);
}

void sparse_attn::emitKernel(GateQueriesOp op, KernelBuilder &k) {
  HeadDims dims(op.getLayout());
  Value queries = k.input(op.getQueries()), result = k.output(0).front();
  Values at = k.delinearize(
      k.getItem(), {k.dim(result, 0), k.dim(result, 1), k.dim(result, 2)});
  Value batch = at[0], head = at[2];
  Value rows = k.dim(queries, dims.rows), zero = k.index(0);
  Value keys = k.input(op.getNumKeys());
  Sequence sequence =
      loadSequence(k, k.input(op.getLengths()), k.input(op.getQueryLengths()),
                   batch, keys, rows);
  Value first = k.mul(at[1], k.index(op.getQueryBlock()));
  Value end =
      k.min(k.add(first, k.index(op.getQueryBlock())), sequence.queryLength);
  GateWeights weights{k.input(op.getNorm()), k.input(op.getCos()),
                      k.input(op.getSin()), op.getNormEps().convertToFloat()};
  Value valid = k.less(first, end), position = zero;
  if (sequence.length) {
    // Rows before the sequence are not valid: start at the first one that is.
    Value before = k.sub(sequence.queryLength, sequence.length);
    first = k.max(first, before);
    valid = k.less(first, end);
    position = sequence.position(k, first);
    if (weights.cos)
      valid = k.both(valid, k.less(position, k.dim(weights.cos, 0)));
  }
  k.ifElse(
      valid,
      [&] {
        QueryPooling pooling = op.getPooling();
        Value projection = k.input(op.getProjection());
        Value group = k.div(k.dim(queries, dims.heads), k.dim(result, 2));
        Value base = k.mul(head, group);
        auto rowOf = [&](Value member) {
          return poolOfRows(k, op, queries, batch, k.add(base, member), first,
                            end);
        };
        Value row;
        if (pooling == QueryPooling::None) {
          row = rowOf(zero);
        } else if (pooling == QueryPooling::Project) {
          row = k.loop(zero, group, k.zeros(k.columns(result)),
                       [&](Value member, ValueRange state) -> Values {
                         return {project(k, state[0], rowOf(member), projection,
                                         {head, member}, 0)};
                       })[0];
        } else {
          int64_t width = k.columns(queries) * op.getRowPools().size();
          Value sum = k.loop(zero, group, k.zeros(width),
                             [&](Value member, ValueRange state) -> Values {
                               return {k.addF(state[0], rowOf(member))};
                             })[0];
          row = k.divF(sum, k.splat(k.toFloat(group), width));
          if (projection)
            row = project(k, k.zeros(k.columns(result)), row, projection, head,
                          0);
        }
        k.storeRow(finishGateRow(k, row, weights, position), result, at);
      },
      [&] { k.storeRow(k.zeros(k.columns(result)), result, at); });
}

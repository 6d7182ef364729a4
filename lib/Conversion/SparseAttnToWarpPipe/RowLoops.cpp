//===- RowLoops.cpp - All threads of a CTA walk over a row ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sums and maxima over a row, joined in a fixed order. TopK.cpp has the rest.
//
//===----------------------------------------------------------------------===//

#include "RowSelector.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

SmallVector<Num> RowPart::placeOf(Num block) const {
  SmallVector<Num> place(row);
  place.push_back(block);
  return place;
}

RowPart::RowPart(BlockBuilder &k, int64_t warps, Num blocks, Value logits,
                 ArrayRef<Num> row)
    : blocks(blocks), k(k), logits(logits), row(row), lane(k.laneId()),
      warp(k.threadId() / 32) {
  Num size = (blocks + (32 * warps - 1)) / (32 * warps) * 32;
  first = warp * size;
  end = atMost(first + size, blocks);
  isShort = blocks.less(32 * warps + 1);
  copied = k.allocShared({warps, 32 * copies});
}

void RowPart::ask() const {
  // A lane reads what it has copied itself: no barrier. Copies that go past the
  // registers are all under way at once, whatever the loop looks like.
  Num near = atMost(end, first + 32 * copies);
  k.loop(first, near, k.num(32), [&](Num base) {
    Num block = base + lane;
    Num place[] = {warp, block - first};
    Num inside = choose(block.less(end), block, first);
    nvgpu::DeviceAsyncCopyOp::create(
        k.b, nvgpu::DeviceAsyncTokenType::get(k.b.getContext()), copied,
        k.toIndices(place), logits, k.toIndices(placeOf(inside)),
        k.b.getIndexAttr(1), /*srcElements=*/Value(), /*bypassL1=*/UnitAttr());
  });
}

void RowPart::wait() const {
  Value group = nvgpu::DeviceAsyncCreateGroupOp::create(
      k.b, nvgpu::DeviceAsyncTokenType::get(k.b.getContext()), ValueRange());
  nvgpu::DeviceAsyncWaitOp::create(k.b, group, k.b.getI32IntegerAttr(0));
}

Values
RowPart::visit(ValueRange state,
               function_ref<Values(const Visited &, ValueRange)> body) const {
  Num near = atMost(end - first, 32 * copies);
  Values copiesDone =
      k.loop(k.num(0), near, k.num(32 * together), state,
             [&](Num base, ValueRange state) {
               SmallVector<Visited> blocks;
               for (int64_t i = 0; i < together; ++i) {
                 Num place = base + lane + 32 * i;
                 blocks.push_back({first + place, copyAt(place), place});
               }
               Values next(state);
               for (const Visited &block : blocks)
                 next = body(block, next);
               return next;
             });
  return k.loop(first + 32 * copies, end, k.num(32), copiesDone,
                [&](Num base, ValueRange state) {
                  Num block = base + lane;
                  Num inside = choose(block.less(end), block, base);
                  return body({block, scoreOf(inside), Num()}, state);
                });
}

Values RowPart::visitOneByOne(
    ValueRange state,
    function_ref<Values(const Visited &, ValueRange)> body) const {
  return k.loop(first, end, k.num(32), state, [&](Num base, ValueRange state) {
    Num block = base + lane, place = block - first;
    Values score = k.ifElse(
        place.less(32 * copies), k.b.getF32Type(),
        [&]() -> Values { return {copyAt(place)}; },
        [&]() -> Values {
          return {scoreOf(choose(block.less(end), block, base))};
        });
    return body({block, score[0], Num()}, state);
  });
}

Num RowPart::count(function_ref<Value(Num, Value)> chosen) const {
  wait();
  Values all =
      visit(Value(k.num(0)), [&](const Visited &v, ValueRange n) -> Values {
        Value is = chosen(v.block, v.score);
        if (v.copy)
          k.store(arith::SelectOp::create(k.b, is, k.f32(1.0f), k.f32(0.0f)),
                  copied, {warp, v.copy});
        return {Num(k.b, n[0]) + k.popCount(k.ballot(is))};
      });
  return {k.b, all[0]};
}

Values
RowPart::visitCounted(ValueRange state, function_ref<Value(Num, Value)> chosen,
                      function_ref<Values(Num, Value, ValueRange)> body) const {
  return visit(state, [&](const Visited &v, ValueRange state) {
    Value is = v.copy ? arith::CmpFOp::create(k.b, arith::CmpFPredicate::OGT,
                                              v.score, k.f32(0.5f))
                      : chosen(v.block, v.score);
    return body(v.block, is, state);
  });
}

BlockRowLoops::BlockRowLoops(BlockBuilder &k, int64_t warps,
                             const RowPart &part, const AskAhead &ahead)
    : k(k), warps(warps), part(part), lane(k.laneId()), thread(k.threadId()),
      ahead(ahead) {
  // Of the whole CTA: warps have no roles yet.
  warp = thread / 32;
  slots32 = k.allocShared({warps}, k.b.getI32Type());
  slots64 = k.allocShared({warps}, k.b.getI64Type());
  ranges = k.allocShared({warps, 32 * RowPart::copies}, k.b.getI32Type());
  counters = k.allocShared({spareCounter + 1}, k.b.getI32Type());
  few = k.allocShared({threads()}, k.b.getI32Type());
  found = k.allocShared({warps, 4}, k.b.getI32Type());
  wanted = k.allocShared({aheadSteps}, k.b.getI32Type());
  clear(counters, countedRanges);
  k.store(k.num(0), few, thread);
  k.when(thread.equals(0),
         [&] { k.store(k.num(0), found, {k.num(0), k.num(3)}); });
  k.when(thread.less(aheadSteps), [&] { k.store(k.num(-1), wanted, thread); });
}

//===----------------------------------------------------------------------===//
// Folds
//===----------------------------------------------------------------------===//

Value sparse_attn::joinLanes(BlockBuilder &k, Fold kind, Value value) {
  ImplicitLocOpBuilder &b = k.b;
  for (int64_t distance : {16, 8, 4, 2, 1}) {
    Value other;
    if (value.getType().isF64()) {
      auto halves = VectorType::get({2}, b.getI32Type());
      Value bits = vector::BitCastOp::create(
          b, halves,
          vector::FromElementsOp::create(
              b, VectorType::get({1}, b.getF64Type()), value));
      Value lo = k.fromPartner(k.at(bits, 0), distance);
      Value hi = k.fromPartner(k.at(bits, 1), distance);
      other = k.at(
          vector::BitCastOp::create(b, VectorType::get({1}, b.getF64Type()),
                                    k.elements(halves, {lo, hi})),
          0);
    } else {
      other = k.fromPartner(value, distance);
    }
    value = join(b, kind, value, other);
  }
  return value;
}

Value BlockRowLoops::fold(ImplicitLocOpBuilder &outer, const RowScores &row,
                          Fold kind, Value init, RowTerm term) const {
  Follow follow(k, outer);
  return foldBy(/*seldom=*/false, row, kind, init, term);
}

Value BlockRowLoops::foldBy(bool seldom, const RowScores &row, Fold kind,
                            Value init, RowTerm term) const {
  ImplicitLocOpBuilder &b = k.b;
  Type type = init.getType();
  // Counts are below 2^31.
  bool counts = type.isIndex();
  Type inner = counts ? Type(b.getI32Type()) : type;
  Value neutral =
      kind == Fold::Max
          ? k.f32(-std::numeric_limits<float>::infinity())
          : Value(arith::ConstantOp::create(b, b.getZeroAttr(inner)));
  Num lo = k.fromIndex(row.lo), hi = k.fromIndex(row.hi);
  auto add = [&](const RowPart::Visited &v, ValueRange carried) -> Values {
    Value next = term(b, v.score, k.toIndex(v.block));
    if (counts)
      next = k.fromIndex(next);
    Value is = k.both((v.block - lo).below(hi - lo), v.block.less(part.end));
    next = arith::SelectOp::create(b, is, next, neutral);
    return {join(b, kind, carried[0], next)};
  };
  part.wait();
  Value own =
      (seldom ? part.visitOneByOne(neutral, add) : part.visit(neutral, add))[0];
  own = joinLanes(k, kind, own);
  // The slots hold bits.
  bool wide = inner.getIntOrFloatBitWidth() == 64;
  Value slots = wide ? slots64 : slots32;
  Type bits = wide ? b.getI64Type() : b.getI32Type();
  auto bitsOf = [&](Value value, Type to) -> Value {
    return value.getType() == to ? value
                                 : arith::BitcastOp::create(b, to, value);
  };
  k.when(lane.equals(0), [&] { k.store(bitsOf(own, bits), slots, warp); });
  k.barrier();
  Value all = bitsOf(k.load(slots, k.num(0)), inner);
  for (int64_t w = 1; w < warps; ++w)
    all = join(b, kind, all, bitsOf(k.load(slots, k.num(w)), inner));
  k.barrier();
  if (counts)
    all = k.toIndex({b, all});
  return join(b, kind, init, all);
}

Value BlockRowLoops::endOfTies(ImplicitLocOpBuilder &outer,
                               const RowScores &row, Value key,
                               Value count) const {
  // The least end with enough ties before it, by halving.
  Follow follow(k, outer);
  ImplicitLocOpBuilder &b = k.b;
  Value one = arith::ConstantIndexOp::create(b, 1);
  Value zero = arith::ConstantIndexOp::create(b, 0);
  Value steps = arith::ConstantIndexOp::create(b, 32);
  auto search = scf::ForOp::create(
      b, zero, steps, one, ValueRange{row.lo, row.hi},
      [&](OpBuilder &, Location, Value, ValueRange range) {
        Value middle = arith::ShRUIOp::create(
            b, arith::AddIOp::create(b, range[0], range[1]), one);
        Value before = foldBy(
            /*seldom=*/true, row, Fold::Add, zero,
            [&](ImplicitLocOpBuilder &b, Value score, Value id) -> Value {
              Value tie = arith::CmpIOp::create(b, arith::CmpIPredicate::eq,
                                                orderedKey(b, score), key);
              Value early = arith::CmpIOp::create(b, arith::CmpIPredicate::ult,
                                                  id, middle);
              return arith::IndexCastUIOp::create(
                  b, b.getIndexType(), arith::AndIOp::create(b, tie, early));
            });
        Value enough =
            arith::CmpIOp::create(b, arith::CmpIPredicate::uge, before, count);
        Value after = arith::MinUIOp::create(
            b, arith::AddIOp::create(b, middle, one), range[1]);
        Value lo = arith::SelectOp::create(b, enough, range[0], after);
        Value hi = arith::SelectOp::create(b, enough, middle, range[1]);
        scf::YieldOp::create(b, ValueRange{lo, hi});
      });
  return search.getResult(0);
}

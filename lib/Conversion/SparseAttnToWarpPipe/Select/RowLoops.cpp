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
  numbers = atMost((atLeast(end - first, 0) + 31) / 32, copies);
  copied = k.allocShared({warps, 32 * copies});
}

void RowPart::ask() const {
  // A lane reads what it has copied itself: no barrier. Copies that go past the
  // registers are all under way at once, whatever the loop looks like.
  k.loop(k.num(0), numbers, k.num(1), [&](Num number) {
    Num block = blockOf(number);
    Num place[] = {warp, number * 32 + lane};
    Num inside = atMost(block, end - 1);
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

Num RowPart::bitsWithin(Num lo, Num hi) const {
  // The bits of all blocks below `block`.
  auto below = [&](Num block) {
    Num before = atMost(atLeast(block - first - lane + 31, 0), 32 * copies);
    return (k.num(1) << (before >> 5)) - 1;
  };
  Num from{k.b, arith::XOrIOp::create(k.b, below(lo), k.num(-1))};
  return {k.b, arith::AndIOp::create(k.b, below(atMost(hi, end)), from)};
}

Value RowPart::isSet(Num bits, int64_t i) const {
  Num bit{k.b, arith::AndIOp::create(k.b, bits, k.num(int64_t(1) << i))};
  return bit.compare(arith::CmpIPredicate::ne, k.num(0));
}

Values RowPart::visitNumbers(ValueRange state,
                             function_ref<Values(Num, ValueRange)> body) const {
  return k.rolled(k.num(0), numbers, k.num(together), state, body);
}

Values RowPart::visitCopies(
    ValueRange state,
    function_ref<Values(Num, ArrayRef<Value>, ValueRange)> body) const {
  return visitNumbers(state, [&](Num number, ValueRange state) {
    Values scores;
    for (int64_t i = 0; i < together; ++i)
      scores.push_back(copyOf(number + i));
    return body(number, scores, state);
  });
}

/// The bit of `x` where `which` is set, else that of `y`.
static Num mixBits(BlockBuilder &k, Num which, Num x, Num y) {
  Value rest = arith::XOrIOp::create(k.b, which, k.num(-1));
  Value ofX = arith::AndIOp::create(k.b, which, x);
  Value ofY = arith::AndIOp::create(k.b, rest, y);
  return {k.b, arith::OrIOp::create(k.b, ofX, ofY)};
}

// Where the top bits differ, they decide; else the difference does not
// overflow.
Num sparse_attn::topIfLess(BlockBuilder &k, Num x, Num y) {
  Num differ{k.b, arith::XOrIOp::create(k.b, x, y)};
  return mixBits(k, differ, x, x - y);
}
Num sparse_attn::topIfBelow(BlockBuilder &k, Num x, Num y) {
  Num differ{k.b, arith::XOrIOp::create(k.b, x, y)};
  return mixBits(k, differ, y, x - y);
}

SmallVector<Num>
RowPart::bitsOfTops(int64_t words,
                    function_ref<SmallVector<Num>(Num, Value)> tops) const {
  // From the last copies to the first ones: each bit moves those before it up.
  Num last = (numbers + (together - 1)) / together * together - together;
  Values found = visitNumbers(
      Values(words, k.num(0)), [&](Num number, ValueRange bits) -> Values {
        Values next(bits), scores;
        Num first = last - number;
        for (int64_t i = 0; i < together; ++i)
          scores.push_back(copyOf(first + i));
        for (int64_t i = together; i-- > 0;)
          for (auto [top, word] :
               llvm::zip(tops(blockOf(first + i), scores[i]), next)) {
            Num bit{k.b, arith::ShRUIOp::create(k.b, top, k.num(31))};
            word = arith::OrIOp::create(k.b, Num(k.b, word) << 1, bit);
          }
        return next;
      });
  return llvm::map_to_vector(found, [&](Value word) { return Num(k.b, word); });
}

Num RowPart::bitsWhere(function_ref<Value(Num, Value)> holds) const {
  return bitsOfTops(1, [&](Num block, Value score) -> SmallVector<Num> {
    return {Num(k.b, arith::ExtSIOp::create(k.b, k.b.getI32Type(),
                                            holds(block, score)))};
  })[0];
}

Values RowPart::visitBits(Num bits, ValueRange state,
                          function_ref<Values(Num, ValueRange)> body) const {
  ImplicitLocOpBuilder &b = k.b;
  Values carried{bits};
  llvm::append_range(carried, state);
  auto loop = scf::WhileOp::create(
      b, TypeRange(ValueRange(carried)), carried,
      [&](OpBuilder &, Location, ValueRange s) {
        Value go = Num(b, s[0]).compare(arith::CmpIPredicate::ne, k.num(0));
        scf::ConditionOp::create(b, go, s);
      },
      [&](OpBuilder &, Location, ValueRange s) {
        Num left(b, s[0]);
        Values next = body(k.lowestBit(left), s.drop_front());
        next.insert(next.begin(), arith::AndIOp::create(b, left, left - 1));
        scf::YieldOp::create(b, next);
      });
  return Values(ValueRange(loop.getResults()).drop_front());
}

Values RowPart::visitRest(ValueRange state, OneBlock body) const {
  return k.loop(first + 32 * copies, end, k.num(32), state,
                [&](Num base, ValueRange state) {
                  Num block = base + lane;
                  Num inside = choose(block.less(end), block, base);
                  return body(block, scoreOf(inside), state);
                });
}

Values RowPart::visitOneByOne(ValueRange state, OneBlock body) const {
  return k.loop(first, end, k.num(32), state, [&](Num base, ValueRange state) {
    Num block = base + lane, number = (base - first) / 32;
    Values score = k.ifElse(
        number.less(copies), k.b.getF32Type(),
        [&]() -> Values { return {copyOf(number)}; },
        [&]() -> Values {
          return {scoreOf(choose(block.less(end), block, base))};
        });
    return body(block, score[0], state);
  });
}

BlockRowLoops::BlockRowLoops(BlockBuilder &k, int64_t warps,
                             const RowPart &part, Num ranked,
                             const AskAhead &ahead)
    : k(k), warps(warps), part(part), ranked(ranked), lane(k.laneId()),
      thread(k.threadId()), ahead(ahead) {
  // Of the whole CTA: warps have no roles yet.
  warp = thread / 32;
  slots32 = k.allocShared({warps}, k.b.getI32Type());
  slots64 = k.allocShared({warps}, k.b.getI64Type());
  counters = k.allocShared({spareCounter + 1}, k.b.getI32Type());
  few = k.allocShared({threads()}, k.b.getI32Type());
  found = k.allocShared({warps, 4}, k.b.getI32Type());
  clear(counters, countedRanges);
  k.store(k.num(0), few, thread);
  k.when(thread.equals(0),
         [&] { k.store(k.num(0), found, {k.num(0), k.num(3)}); });
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
  auto add = [&](Value is, Num block, Value score, Value carried) -> Value {
    Value next = term(b, score, k.toIndex(block));
    if (counts)
      next = k.fromIndex(next);
    return join(b, kind, carried,
                arith::SelectOp::create(b, is, next, neutral));
  };
  auto addOne = [&](Num block, Value score, ValueRange carried) -> Values {
    return {add(isRanked(row, block), block, score, carried[0])};
  };
  auto addCopies = [&](Num number, ArrayRef<Value> scores,
                       ValueRange carried) -> Values {
    Num bits = ranked >> number;
    Value sum = carried[0];
    for (auto [i, score] : llvm::enumerate(scores))
      sum = add(part.isSet(bits, i), part.blockOf(number + i), score, sum);
    return {sum};
  };
  part.wait();
  Value own =
      seldom ? part.visitOneByOne(neutral, addOne)[0]
             : part.visitRest(part.visitCopies(neutral, addCopies), addOne)[0];
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

//===- RowMath.cpp - Loops over the scores of a row -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::sparse_attn;

RowLoops::~RowLoops() = default;

Value sparse_attn::join(ImplicitLocOpBuilder &b, Fold kind, Value x, Value y) {
  if (kind == Fold::Max)
    return arith::MaximumFOp::create(b, x, y);
  if (isa<FloatType>(x.getType()))
    return arith::AddFOp::create(b, x, y);
  return arith::AddIOp::create(b, x, y);
}

Value sparse_attn::foldRow(ImplicitLocOpBuilder &b, const RowScores &row,
                           Fold kind, Value init, RowTerm term) {
  if (row.loops)
    return row.loops->fold(b, row, kind, init, term);
  Value one = arith::ConstantIndexOp::create(b, 1);
  auto loop = scf::ForOp::create(
      b, row.lo, row.hi, one, init,
      [&](OpBuilder &nested, Location loc, Value id, ValueRange carried) {
        ImplicitLocOpBuilder inner(loc, nested);
        Value score = row.load(inner, loc, id);
        Value next = join(inner, kind, carried[0], term(inner, score, id));
        scf::YieldOp::create(inner, next);
      });
  return loop.getResult(0);
}

static Value constant(ImplicitLocOpBuilder &b, FloatType type, double value) {
  return arith::ConstantOp::create(b, b.getFloatAttr(type, value));
}

Value sparse_attn::rowMax(ImplicitLocOpBuilder &b, const RowScores &row) {
  Value lowest =
      constant(b, b.getF32Type(), -std::numeric_limits<double>::infinity());
  return foldRow(b, row, Fold::Max, lowest,
                 [](ImplicitLocOpBuilder &, Value x, Value) { return x; });
}

Value sparse_attn::expShifted(ImplicitLocOpBuilder &b, Value score, Value max) {
  return math::ExpOp::create(b, arith::SubFOp::create(b, score, max));
}

Value sparse_attn::rowExpSum(ImplicitLocOpBuilder &b, const RowScores &row,
                             Value max, FloatType type) {
  return foldRow(b, row, Fold::Add, constant(b, type, 0.0),
                 [&](ImplicitLocOpBuilder &b, Value x, Value) -> Value {
                   Value e = expShifted(b, x, max);
                   if (type.getWidth() > 32)
                     e = arith::ExtFOp::create(b, type, e);
                   return e;
                 });
}

Value sparse_attn::orderedKey(ImplicitLocOpBuilder &b, Value score) {
  // Adding +0 turns -0 into +0. Then flip all bits of a negative number and the
  // sign of a positive one: the unsigned order is the order of the numbers.
  Type i32 = b.getI32Type();
  score = arith::AddFOp::create(b, score, constant(b, b.getF32Type(), 0.0));
  Value bits = arith::BitcastOp::create(b, i32, score);
  Value shift = arith::ConstantOp::create(b, b.getI32IntegerAttr(31));
  Value sign = arith::ShRSIOp::create(b, bits, shift);
  Value top =
      arith::ConstantOp::create(b, b.getI32IntegerAttr(int32_t(0x80000000u)));
  return arith::XOrIOp::create(b, bits, arith::OrIOp::create(b, sign, top));
}

Value sparse_attn::countAbove(ImplicitLocOpBuilder &b, const RowScores &row,
                              Value key, bool orEqual) {
  auto predicate =
      orEqual ? arith::CmpIPredicate::uge : arith::CmpIPredicate::ugt;
  Value zero = arith::ConstantIndexOp::create(b, 0);
  return foldRow(b, row, Fold::Add, zero,
                 [&](ImplicitLocOpBuilder &b, Value x, Value) -> Value {
                   Value is = arith::CmpIOp::create(b, predicate,
                                                    orderedKey(b, x), key);
                   return arith::IndexCastUIOp::create(b, b.getIndexType(), is);
                 });
}

/// One past the `count`-th id whose score has `key`.
static Value endOfTies(ImplicitLocOpBuilder &b, const RowScores &row, Value key,
                       Value count) {
  if (row.loops)
    return row.loops->endOfTies(b, row, key, count);
  Value zero = arith::ConstantIndexOp::create(b, 0);
  Value one = arith::ConstantIndexOp::create(b, 1);
  auto ties = scf::ForOp::create(
      b, row.lo, row.hi, one, ValueRange{count, row.lo},
      [&](OpBuilder &nested, Location loc, Value id, ValueRange carried) {
        ImplicitLocOpBuilder b(loc, nested);
        Value tie =
            arith::CmpIOp::create(b, arith::CmpIPredicate::eq,
                                  orderedKey(b, row.load(b, loc, id)), key);
        Value some = arith::CmpIOp::create(b, arith::CmpIPredicate::ugt,
                                           carried[0], zero);
        Value take = arith::AndIOp::create(b, tie, some);
        Value used = arith::IndexCastUIOp::create(b, b.getIndexType(), take);
        Value rest = arith::SubIOp::create(b, carried[0], used);
        Value past = arith::AddIOp::create(b, id, one);
        Value end = arith::SelectOp::create(b, take, past, carried[1]);
        scf::YieldOp::create(b, ValueRange{rest, end});
      });
  return ties.getResult(1);
}

RankCut sparse_attn::findRankCut(
    ImplicitLocOpBuilder &b, const RowScores &row,
    function_ref<Value(ImplicitLocOpBuilder &, Value)> reached,
    function_ref<Value(ImplicitLocOpBuilder &, Value)> room) {
  // Build the largest key, from the highest bit down, at or above which enough
  // scores lie.
  Type i32 = b.getI32Type();
  Value zero = arith::ConstantIndexOp::create(b, 0);
  Value bits = arith::ConstantIndexOp::create(b, 32);
  Value one = arith::ConstantIndexOp::create(b, 1);
  Value none = arith::ConstantOp::create(b, b.getI32IntegerAttr(0));
  auto search = scf::ForOp::create(
      b, zero, bits, one, none,
      [&](OpBuilder &nested, Location loc, Value step, ValueRange carried) {
        ImplicitLocOpBuilder b(loc, nested);
        Value top = arith::ConstantOp::create(
            b, b.getI32IntegerAttr(int32_t(0x80000000u)));
        Value by = arith::IndexCastUIOp::create(b, i32, step);
        Value bit = arith::ShRUIOp::create(b, top, by);
        Value trial = arith::OrIOp::create(b, carried[0], bit);
        Value next =
            arith::SelectOp::create(b, reached(b, trial), trial, carried[0]);
        scf::YieldOp::create(b, next);
      });
  Value key = search.getResult(0);
  return {key, endOfTies(b, row, key, room(b, key))};
}

/// The cut behind the first `k` (index) scores; behind all if there are fewer.
static RankCut cutAfter(ImplicitLocOpBuilder &b, const RowScores &row,
                        Value k) {
  // With fewer than k candidates no key is reached and the cut stays at 0,
  // below every score; with k = 0 the largest key is, above every score.
  return findRankCut(
      b, row,
      [&](ImplicitLocOpBuilder &b, Value key) -> Value {
        Value count = countAbove(b, row, key, /*orEqual=*/true);
        return arith::CmpIOp::create(b, arith::CmpIPredicate::uge, count, k);
      },
      [&](ImplicitLocOpBuilder &b, Value key) -> Value {
        Value above = countAbove(b, row, key, /*orEqual=*/false);
        return arith::SubIOp::create(b, k, arith::MinUIOp::create(b, above, k));
      });
}

Chooser sparse_attn::chooseByCut(RankCut cut) {
  return
      [cut](OpBuilder &builder, Location loc, Value score, Value id) -> Value {
        ImplicitLocOpBuilder b(loc, builder);
        Value key = orderedKey(b, score);
        Value above =
            arith::CmpIOp::create(b, arith::CmpIPredicate::ugt, key, cut.key);
        Value equal =
            arith::CmpIOp::create(b, arith::CmpIPredicate::eq, key, cut.key);
        // Ids are below 2^31: half the instructions of an index on a GPU.
        auto narrow = [&](Value index) -> Value {
          return b.createOrFold<arith::IndexCastOp>(b.getI32Type(), index);
        };
        Value early = arith::CmpIOp::create(b, arith::CmpIPredicate::ult,
                                            narrow(id), narrow(cut.lastTie));
        return arith::OrIOp::create(b, above,
                                    arith::AndIOp::create(b, equal, early));
      };
}

Chooser sparse_attn::chooseBlocks(ImplicitLocOpBuilder &b, const RowScores &row,
                                  Value budget) {
  Value forced = arith::MinUIOp::create(b, row.reserved, budget);
  Value count = arith::SubIOp::create(b, budget, forced);
  if (row.loops)
    return row.loops->chooseBest(b, row, count);
  return chooseByCut(cutAfter(b, row, count));
}

//===- GateDispatch.cpp - Dispatches of the gate's kernels ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GateDispatch.h"
#include "../Compress/AppendRows.h"
#include "GateKernels.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Two CTAs that score fit on a multiprocessor.
static constexpr int64_t scoresOnMultiprocessor = 2;

namespace {
/// Numbers that dispatches need.
struct Sizes {
  OpBuilder &b;
  Location loc;
  Value constant(int64_t value) const {
    return arith::ConstantIndexOp::create(b, loc, value);
  }
  Value size(Value tensor, int64_t d) const {
    return getValueOrCreateConstantIndexOp(b, loc, sizeOf(b, loc, tensor, d));
  }
  Value tiles(Value x, int64_t tile) const {
    Value up = arith::AddIOp::create(b, loc, x, constant(tile - 1));
    return arith::DivUIOp::create(b, loc, up, constant(tile));
  }
  /// As many parts of the blocks as CTAs fit at once, none without `tile`
  /// blocks. With `once` no second CTA where the rows alone give nearly every
  /// multiprocessor one.
  Value parts(Value rows, Value blocks, int64_t tile, bool once,
              const TargetInfo &info) const {
    Value some = arith::MaxUIOp::create(b, loc, rows, constant(1));
    Value fit = arith::DivUIOp::create(
        b, loc, constant(scoresOnMultiprocessor * info.multiprocessors), some);
    fit = arith::MaxUIOp::create(b, loc, fit, constant(1));
    if (once) {
      Value full =
          arith::CmpIOp::create(b, loc, arith::CmpIPredicate::uge, rows,
                                constant(info.multiprocessors * 9 / 10));
      fit = arith::SelectOp::create(b, loc, full, constant(1), fit);
    }
    return arith::MinUIOp::create(b, loc, fit, tiles(blocks, tile));
  }
};
} // namespace

void sparse_attn::dispatchHeadScores(ScoreOp op, const GatePlan &plan,
                                     StringRef kernel, const TargetInfo &info) {
  auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
  OpBuilder b(op);
  Sizes s{b, op.getLoc()};
  Value batch = s.size(op.getKeys(), 0), blocks;
  bool exact = op.getKind() == ScoreKind::Exact;
  if (exact) {
    int64_t rows = HeadDims(op.getLayout()).rows;
    blocks = s.tiles(s.size(op.getKeys(), rows), op.getBlockSize());
  } else {
    blocks = s.size(op.getKeys(), 1);
  }
  Value heads = s.constant(plan.keyHeads);
  Value rows = arith::MulIOp::create(b, s.loc, batch, heads);
  Value parts = s.parts(rows, blocks, GatePlan::scoreWarps * (exact ? 1 : 16),
                        /*once=*/false, info);
  SmallVector<Value> inputs{op.getKeys(), queries.getQueries()}, dynamic;
  auto [scored, own] = lengthsOfHeads(op, queries);
  for (Value operand : {scored, own})
    if (operand)
      inputs.push_back(countedLengths(operand).lengths);
  for (auto [d, size] : {std::pair<int64_t, Value>{0, batch}, {3, blocks}})
    if (typeOf(op.getResult()).isDynamicDim(d))
      dynamic.push_back(size);
  auto call = DispatchOp::create(b, s.loc, op.getResult().getType(), kernel,
                                 ValueRange{heads, parts, batch}, inputs,
                                 dynamic, /*tied=*/nullptr);
  op.getResult().replaceAllUsesWith(call.getOutputs().front());
  op->erase();
  queries->erase();
}

void sparse_attn::dispatchGateScores(ScoreOp op, AppendKeysOp append,
                                     const GatePlan &plan,
                                     StringRef partialKernel,
                                     StringRef scoreKernel,
                                     SymbolTable &symbols,
                                     const TargetInfo &info) {
  auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
  OpBuilder b(op);
  Location loc = op.getLoc();
  Sizes s{b, loc};
  Value keys = op.getKeys();
  if (append)
    keys = append.getCompressed();
  Value batch = s.size(keys, 0), blocks = s.size(keys, 1);
  Value heads = s.constant(plan.keyHeads);
  RankedTensorType type = typeOf(op.getResult());
  SmallVector<Value> inputs{keys}, dynamic;
  if (plan.projects()) {
    auto partialType = RankedTensorType::get(
        {plan.slices(), type.getDimSize(0), plan.keyHeads, plan.gateDim},
        b.getF32Type());
    if (partialType.isDynamicDim(1))
      dynamic.push_back(batch);
    auto partials = DispatchOp::create(
        b, loc, partialType, partialKernel,
        ValueRange{s.constant(plan.slices()), heads, s.tiles(batch, 16)},
        ValueRange{queries.getQueries(), queries.getProjection()}, dynamic,
        /*tied=*/nullptr);
    inputs.push_back(partials.getOutputs().front());
  } else {
    inputs.push_back(queries.getQueries());
  }
  Value rows = arith::MulIOp::create(b, loc, batch, heads);
  // A second CTA makes the gate query again (1.5 us at B 16, S 131072).
  Value parts =
      s.parts(rows, blocks, 16 * GatePlan::scoreWarps, /*once=*/true, info);
  for (Value operand : std::initializer_list<Value>{
           countedLengths(queries.getLengths()).lengths, queries.getNorm(),
           queries.getCos(), queries.getSin()})
    if (operand)
      inputs.push_back(operand);
  SmallVector<Type> types{type};
  SmallVector<int64_t> tied{-1};
  if (append) {
    parts = arith::AddIOp::create(b, loc, parts, s.constant(1));
    addAppendOperands(append, inputs, types, tied);
  }
  dynamic.clear();
  if (type.isDynamicDim(0))
    dynamic.push_back(batch);
  if (type.isDynamicDim(3))
    dynamic.push_back(blocks);
  auto call = DispatchOp::create(
      b, loc, types, scoreKernel, ValueRange{parts, heads, batch}, inputs,
      dynamic, append ? b.getDenseI64ArrayAttr(tied) : DenseI64ArrayAttr());
  op.getResult().replaceAllUsesWith(call.getOutputs().front());
  op->erase();
  queries->erase();
  if (append)
    replaceAppend(append, call.getOutputs().drop_front(), symbols);
}

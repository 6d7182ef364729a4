//===- ConvertGateToWarpPipe.cpp - The gate as thread blocks --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Replaces a score and the gate queries that are fused with it by two
// dispatches, the second of which may start before the first has ended. The
// second also appends new keys, if an append_keys is fused with the score.
//
//===----------------------------------------------------------------------===//

#include "../SparseAttnToKernels/AdvanceLengths.h"
#include "AppendRows.h"
#include "GateKernels.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Analysis/TargetInfo.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTSPARSEATTNGATETOWARPPIPEPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Two CTAs that score fit on a multiprocessor.
static constexpr int64_t scoresOnMultiprocessor = 2;

/// The append_keys that the kernel of `op` is to run; null if there is none.
static AppendKeysOp fusedAppend(ScoreOp op) {
  auto append = op.getKeys().getDefiningOp<AppendKeysOp>();
  return append && append->hasAttr(kFuseWithUserAttrName) ? append
                                                          : AppendKeysOp();
}

/// What distinguishes kernels: attributes, types without batch and lengths.
static std::string signatureOf(ScoreOp op, GateQueriesOp queries,
                               AppendKeysOp append, const GatePlan &plan) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << op->getAttrDictionary() << queries->getAttrDictionary()
     << countedLengths(queries.getLengths()).added;
  for (int64_t number : {plan.keyHeads, plan.group, plan.headDim, plan.gateDim})
    os << ' ' << number;
  for (Value operand : {op.getKeys(), queries.getLengths(), queries.getNorm(),
                        queries.getCos()})
    os << ' ' << (operand ? typeOf(operand).getElementType() : Type());
  if (append) {
    os << append->getAttrDictionary() << static_cast<bool>(append.getCos());
    AppendArguments arguments;
    for (const AppendOperand &operand : appendOperands(append, arguments))
      os << ' ' << operand.type;
  }
  return text;
}

namespace {
struct ConvertSparseAttnGateToWarpPipePass
    : sparse_attn::impl::ConvertSparseAttnGateToWarpPipePassBase<
          ConvertSparseAttnGateToWarpPipePass> {
  using Base::Base;

  void runOnOperation() override {
    const TargetInfo *info = lookupTarget(target);
    if (!info) {
      getOperation().emitError()
          << "expected the target h100 or h200, got '" << target << "'";
      return signalPassFailure();
    }
    SmallVector<ScoreOp> scores;
    getOperation().walk([&](ScoreOp op) {
      auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
      if (queries && queries->hasAttr(kFuseWithUserAttrName))
        scores.push_back(op);
    });
    SymbolTable symbols(getOperation());
    for (ScoreOp op : scores)
      convert(op, symbols, *info);
    numKernels = 2 * names.size();
  }

private:
  using Names = std::pair<std::string, std::string>;
  void convert(ScoreOp op, SymbolTable &symbols, const TargetInfo &info);
  const Names &getKernels(ScoreOp op, GateQueriesOp queries,
                          AppendKeysOp append, const GatePlan &plan,
                          SymbolTable &symbols);

  llvm::StringMap<Names> names;
};
} // namespace

const ConvertSparseAttnGateToWarpPipePass::Names &
ConvertSparseAttnGateToWarpPipePass::getKernels(ScoreOp op,
                                                GateQueriesOp queries,
                                                AppendKeysOp append,
                                                const GatePlan &plan,
                                                SymbolTable &symbols) {
  auto [entry, isNew] =
      names.try_emplace(signatureOf(op, queries, append, plan));
  if (isNew) {
    func::FuncOp partials = emitGatePartials(
        getOperation(), "sparse_attn_gate_partials", queries, plan);
    entry->second.first = symbols.insert(partials).str();
    func::FuncOp scores = emitGateScores(
        getOperation(), "sparse_attn_gate_scores", op, queries, append, plan);
    entry->second.second = symbols.insert(scores).str();
  }
  return entry->second;
}

/// What the kernel takes and gives for `append`.
static void addAppend(AppendKeysOp append, SmallVectorImpl<Value> &inputs,
                      SmallVectorImpl<Type> &types,
                      SmallVectorImpl<int64_t> &tied) {
  AppendArguments arguments;
  for (const AppendOperand &operand : appendOperands(append, arguments))
    inputs.push_back(operand.operand);
  if (append.getCos())
    inputs.append({append.getCos(), append.getSin()});
  for (Value cache : append.getOperands().take_front(4)) {
    types.push_back(cache.getType());
    tied.push_back(llvm::find(inputs, cache) - inputs.begin());
  }
}

void ConvertSparseAttnGateToWarpPipePass::convert(ScoreOp op,
                                                  SymbolTable &symbols,
                                                  const TargetInfo &info) {
  std::string why;
  FailureOr<GatePlan> plan = planGate(op, why);
  auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
  if (failed(plan)) {
    op.emitRemark() << "left to generic kernels: " << why;
    queries->removeAttr(kFuseWithUserAttrName);
    return;
  }
  AppendKeysOp append = fusedAppend(op);
  if (append && !(why = whyNotAppendIn(op, *plan)).empty()) {
    append.emitRemark() << "is not part of the kernel of its scores: " << why;
    append->removeAttr(kFuseWithUserAttrName);
    append = {};
  }
  OpBuilder b(op);
  Location loc = op.getLoc();
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, loc, value);
  };
  auto size = [&](Value tensor, int64_t d) -> Value {
    return getValueOrCreateConstantIndexOp(b, loc, sizeOf(b, loc, tensor, d));
  };
  auto quotient = [&](Value x, Value y) -> Value {
    return arith::DivUIOp::create(b, loc, x, y);
  };
  auto tiles = [&](Value x, int64_t tile) {
    Value up = arith::AddIOp::create(b, loc, x, constant(tile - 1));
    return quotient(up, constant(tile));
  };
  const Names &kernels = getKernels(op, queries, append, *plan, symbols);
  Value keys = op.getKeys();
  if (append)
    keys = append.getCompressed();
  Value batch = size(keys, 0), blocks = size(keys, 1);
  Value heads = constant(plan->keyHeads);
  auto partialType = RankedTensorType::get(
      {plan->slices(), typeOf(op.getResult()).getDimSize(0), plan->keyHeads,
       plan->gateDim},
      b.getF32Type());
  SmallVector<Value> dynamic;
  if (partialType.isDynamicDim(1))
    dynamic.push_back(batch);
  Value partials =
      DispatchOp::create(
          b, loc, partialType, kernels.first,
          ValueRange{constant(plan->slices()), heads, tiles(batch, 16)},
          ValueRange{queries.getQueries(), queries.getProjection()}, dynamic,
          /*tied=*/nullptr)
          .getOutputs()
          .front();
  // As many parts of the blocks as CTAs fit at once, none without a block. But
  // where the rows alone give nearly every multiprocessor one, a second CTA
  // makes its gate query again for nothing (1.5 us at B 16, S 131072).
  Value rows = arith::MulIOp::create(b, loc, batch, heads);
  Value fit = arith::MaxUIOp::create(
      b, loc,
      quotient(constant(scoresOnMultiprocessor * info.multiprocessors),
               arith::MaxUIOp::create(b, loc, rows, constant(1))),
      constant(1));
  Value full = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::uge, rows,
                                     constant(info.multiprocessors * 9 / 10));
  fit = arith::SelectOp::create(b, loc, full, constant(1), fit);
  Value parts = arith::MinUIOp::create(
      b, loc, fit, tiles(blocks, 16 * GatePlan::scoreWarps));
  SmallVector<Value> inputs{keys, partials};
  for (Value operand : std::initializer_list<Value>{
           countedLengths(queries.getLengths()).lengths, queries.getNorm(),
           queries.getCos(), queries.getSin()})
    if (operand)
      inputs.push_back(operand);
  SmallVector<Type> types{op.getResult().getType()};
  SmallVector<int64_t> tied{-1};
  if (append) {
    parts = arith::AddIOp::create(b, loc, parts, constant(1));
    addAppend(append, inputs, types, tied);
  }
  dynamic.clear();
  if (typeOf(op.getResult()).isDynamicDim(0))
    dynamic.push_back(batch);
  if (typeOf(op.getResult()).isDynamicDim(3))
    dynamic.push_back(blocks);
  auto call = DispatchOp::create(
      b, loc, types, kernels.second, ValueRange{parts, heads, batch}, inputs,
      dynamic, append ? b.getDenseI64ArrayAttr(tied) : DenseI64ArrayAttr());
  op.getResult().replaceAllUsesWith(call.getOutputs().front());
  op->erase();
  queries->erase();
  if (append) {
    for (int64_t i = 0; i < 4; ++i)
      append.getResult(i).replaceAllUsesWith(call.getOutputs()[i + 1]);
    replaceLengths(append, symbols);
    append->erase();
    ++numAppends;
  }
  ++numScores;
}

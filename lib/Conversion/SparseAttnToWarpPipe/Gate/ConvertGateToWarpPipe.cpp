//===- ConvertGateToWarpPipe.cpp - The gate as thread blocks --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Replaces a score and the gate queries that are fused with it by two
// dispatches, the second of which may start before the first has ended, or by
// one where nothing is projected. The last also appends new keys, if an
// append_keys is fused with the score.
//
//===----------------------------------------------------------------------===//

#include "../Compress/AppendRows.h"
#include "GateDispatch.h"
#include "GateKernels.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
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
                        queries.getCos(), op.getLengths()})
    os << ' ' << (operand ? typeOf(operand).getElementType() : Type());
  os << ' ' << (op.getLengths() == queries.getLengths())
     << countedLengths(op.getLengths()).added;
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
    const TargetInfo *info = expectTarget(getOperation(), target);
    if (!info)
      return signalPassFailure();
    SmallVector<ScoreOp> scores;
    getOperation().walk([&](ScoreOp op) {
      auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
      if (queries && queries->hasAttr(kFuseWithUserAttrName))
        scores.push_back(op);
    });
    SymbolTable symbols(getOperation());
    for (ScoreOp op : scores)
      convert(op, symbols, *info);
    for (const auto &entry : names)
      numKernels += 1 + !entry.second.first.empty();
  }

private:
  /// Of partial sums, empty if there are none, and of scores.
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
  if (!isNew)
    return entry->second;
  if (plan.projects()) {
    func::FuncOp partials = emitGatePartials(
        getOperation(), "sparse_attn_gate_partials", queries, plan);
    entry->second.first = symbols.insert(partials).str();
  }
  func::FuncOp scores =
      plan.pooling == QueryPooling::None
          ? emitHeadScores(getOperation(), "sparse_attn_head_scores", op,
                           queries, plan)
          : emitGateScores(getOperation(), "sparse_attn_gate_scores", op,
                           queries, append, plan);
  entry->second.second = symbols.insert(scores).str();
  return entry->second;
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
  ++numScores;
  if (plan->pooling == QueryPooling::None) {
    const Names &kernels = getKernels(op, queries, {}, *plan, symbols);
    return dispatchHeadScores(op, *plan, kernels.second, info);
  }
  AppendKeysOp append = fusedAppend(op);
  if (append && !(why = whyNotAppendIn(op, *plan)).empty()) {
    append.emitRemark() << "is not part of the kernel of its scores: " << why;
    append->removeAttr(kFuseWithUserAttrName);
    append = {};
  }
  numAppends += static_cast<bool>(append);
  const Names &kernels = getKernels(op, queries, append, *plan, symbols);
  dispatchGateScores(op, append, *plan, kernels.first, kernels.second, symbols,
                     info);
}

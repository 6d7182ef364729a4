//===- ConvertSparseAttnToWarpPipe.cpp - Scheduled stages to warp_pipe ----===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs before -convert-sparse-attn-to-kernels, which takes what is left. Each
// attend with a schedule becomes a dispatch of a kernel for thread blocks;
// equal ones share it. The grid is [splits, key heads x row tiles, sequences].
//
//===----------------------------------------------------------------------===//

#include "../AttendDispatch.h"
#include "DecodeKernel.h"
#include "ShareLists.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "sparse-attn-warp-pipe"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTSPARSEATTNTOWARPPIPEPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// What distinguishes kernels.
static std::string signatureOf(AttendOp op, SelectOp select,
                               const DecodePlan &plan) {
  std::string text = attendSignature(
      op, {plan.keyHeads, plan.group, plan.queryRows, plan.headDim, plan.share,
           plan.queryBlock, plan.listRows, plan.block, plan.pageSize});
  llvm::raw_string_ostream os(text);
  os << ' ' << lengthsPrecedeScores(op);
  if (select)
    os << " select " << select->getAttrDictionary()
       << (select.getBudgets() ? typeOf(select.getBudgets()).getRank() : 0);
  return text;
}

namespace {

struct ConvertSparseAttnToWarpPipePass
    : sparse_attn::impl::ConvertSparseAttnToWarpPipePassBase<
          ConvertSparseAttnToWarpPipePass> {
  using Base::Base;

  void runOnOperation() override {
    const TargetInfo *info = expectTarget(getOperation(), target);
    if (!info)
      return signalPassFailure();
    SmallVector<AttendOp> scheduled;
    getOperation().walk([&](AttendOp op) {
      if (op.getSchedule())
        scheduled.push_back(op);
    });
    SymbolTable symbols(getOperation());
    for (AttendOp op : scheduled)
      if (failed(convert(op, symbols, *info)))
        return signalPassFailure();
    numKernels = names.size();
  }

private:
  LogicalResult convert(AttendOp op, SymbolTable &symbols,
                        const TargetInfo &info);
  /// Names; `join` is empty where a kernel has no parts.
  struct Kernels {
    std::string attend, join;
  };
  const Kernels &getKernels(AttendOp op, SelectOp select,
                            const DecodePlan &plan, SymbolTable &symbols);

  llvm::StringMap<Kernels> names;
};

} // namespace

/// The `select` that the kernel of `op` is to run; null if there is none.
static SelectOp fusedSelect(AttendOp op) {
  auto select = op.getSelection() ? op.getSelection().getDefiningOp<SelectOp>()
                                  : SelectOp();
  return select && select->hasAttr(kFuseWithUserAttrName) ? select : SelectOp();
}

const ConvertSparseAttnToWarpPipePass::Kernels &
ConvertSparseAttnToWarpPipePass::getKernels(AttendOp op, SelectOp select,
                                            const DecodePlan &plan,
                                            SymbolTable &symbols) {
  auto [entry, isNew] = names.try_emplace(signatureOf(op, select, plan));
  Kernels &kernels = entry->second;
  if (!isNew)
    return kernels;
  DecodeKernel kernel(getOperation(), "sparse_attn_attend_decode", op, plan,
                      select);
  kernels.attend = symbols.insert(kernel.getFunction()).str();
  LDBG() << "kernel @" << kernels.attend << " for " << entry->first();
  kernel.emit();
  if (plan.mayHaveParts())
    kernels.join = symbols
                       .insert(emitJoinParts(
                           getOperation(), "sparse_attn_join_parts", op, plan))
                       .str();
  return kernels;
}

LogicalResult ConvertSparseAttnToWarpPipePass::convert(AttendOp op,
                                                       SymbolTable &symbols,
                                                       const TargetInfo &info) {
  std::string why;
  FailureOr<DecodePlan> plan = planDecode(op, why);
  if (succeeded(plan) && op.getSelection() &&
      !op.getSelection().getType().hasCapacity())
    why = "its selection is neither a list nor csr";
  if (!why.empty()) {
    declineSchedule(op, "decode", why);
    return success();
  }
  SelectOp select = fusedSelect(op);
  if (select && !(why = whyNotSelectIn(op)).empty()) {
    op.emitRemark() << "select is not part of its kernel: " << why;
    select = {};
  }
  OpBuilder b(op);
  Location loc = op.getLoc();
  FailureOr<SmallVector<Value>> sizes = dynamicSizes(b, op);
  if (failed(sizes))
    return failure();
  SmallVector<Value> dynamic(*sizes);

  HeadDims dims(op.getLayout());
  Values inputs{op.getQ(), op.getK(), op.getV()};
  Value ids;
  if (select) {
    inputs.push_back(select.getLogits());
    if (select.getBudgets())
      inputs.push_back(select.getBudgets());
  } else if (op.getSelection()) {
    ValueRange storage = unpackSelection(b, op);
    llvm::append_range(inputs, storage);
    ids = storage.front();
  }
  for (Value operand : std::initializer_list<Value>{
           countedLengths(op.getLengths()).lengths, op.getQueryLengths(),
           op.getBlockTable(), op.getBlockBias()})
    if (operand)
      inputs.push_back(operand);
  // Key capacity or number of pages: a kernel reads keys by copies alone and
  // does not know their memref.
  inputs.push_back(getValueOrCreateConstantIndexOp(
      b, loc, sizeOf(b, loc, op.getK(), plan->pageSize ? 0 : dims.rows)));

  Value batch = getValueOrCreateConstantIndexOp(
      b, loc, sizeOf(b, loc, op.getQ(), dims.batch));
  Value tiles = arith::ConstantIndexOp::create(
      b, loc, plan->keyHeads * plan->tilesPerHead());
  Value rows = b.createOrFold<arith::MulIOp>(loc, batch, tiles);
  ListSharing sharing = shareLists(b, op, *plan, rows, ids, info);
  const Kernels &kernels = getKernels(op, select, *plan, symbols);
  SmallVector<Type> types(op->getResultTypes());
  if (plan->mayHaveParts())
    addPartResults(b, op, *plan, sharing.parts, batch, types, dynamic);
  tiles = b.createOrFold<arith::MulIOp>(loc, tiles, sharing.parts);
  auto call = DispatchOp::create(b, loc, types, kernels.attend,
                                 ValueRange{sharing.splits, tiles, batch},
                                 inputs, dynamic, /*tied=*/nullptr);
  ValueRange results = call.getOutputs().take_front(op->getNumResults());
  if (sharing.mayHaveParts())
    results = joinParts(b, call, *plan, sharing.parts, batch, kernels.join);
  op->replaceAllUsesWith(results);
  op->erase();
  if (select)
    select->erase();
  ++numDispatches;
  return success();
}

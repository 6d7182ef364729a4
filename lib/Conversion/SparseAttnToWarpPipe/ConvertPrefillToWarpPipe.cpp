//===- ConvertPrefillToWarpPipe.cpp - Attention with many rows ------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs before -convert-sparse-attn-to-kernels, which takes what is left. Each
// attend with a prefill schedule becomes a dispatch of a kernel whose CTAs take
// items until none is left, behind one that resets the counter of items.
//
//===----------------------------------------------------------------------===//

#include "AttendDispatch.h"
#include "PrefillKernel.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Analysis/TargetInfo.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "sparse-attn-prefill"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTSPARSEATTNPREFILLTOWARPPIPEPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct ConvertSparseAttnPrefillToWarpPipePass
    : sparse_attn::impl::ConvertSparseAttnPrefillToWarpPipePassBase<
          ConvertSparseAttnPrefillToWarpPipePass> {
  using Base::Base;

  void runOnOperation() override {
    const TargetInfo *info = expectTarget(getOperation(), target);
    if (!info)
      return signalPassFailure();
    SmallVector<AttendOp> scheduled;
    getOperation().walk([&](AttendOp op) {
      if (op.getPrefillSchedule())
        scheduled.push_back(op);
    });
    SymbolTable symbols(getOperation());
    names.clear();
    clear.clear();
    for (AttendOp op : scheduled)
      if (failed(convert(op, symbols, *info)))
        return signalPassFailure();
    numKernels = names.size();
  }

private:
  LogicalResult convert(AttendOp op, SymbolTable &symbols,
                        const TargetInfo &info);
  StringRef getKernel(AttendOp op, const PrefillPlan &plan,
                      SymbolTable &symbols);
  StringRef getClear(SymbolTable &symbols, Location loc);

  llvm::StringMap<std::string> names;
  std::string clear;
};
} // namespace

StringRef ConvertSparseAttnPrefillToWarpPipePass::getKernel(
    AttendOp op, const PrefillPlan &plan, SymbolTable &symbols) {
  auto [entry, isNew] = names.try_emplace(attendSignature(
      op, {plan.keyHeads, plan.group, plan.headDim, plan.share, plan.queryBlock,
           plan.block, op.getBlockBias() ? 1 : 0}));
  if (isNew) {
    PrefillKernel kernel(getOperation(), "sparse_attn_attend_prefill", op,
                         plan);
    entry->second = symbols.insert(kernel.getFunction()).str();
    LDBG() << "kernel @" << entry->second << " for " << entry->first();
    kernel.emit();
  }
  return entry->second;
}

StringRef ConvertSparseAttnPrefillToWarpPipePass::getClear(SymbolTable &symbols,
                                                           Location loc) {
  if (clear.empty())
    clear = symbols
                .insert(emitClearTickets(getOperation(),
                                         "sparse_attn_clear_tickets", loc))
                .str();
  return clear;
}

LogicalResult ConvertSparseAttnPrefillToWarpPipePass::convert(
    AttendOp op, SymbolTable &symbols, const TargetInfo &info) {
  std::string why;
  FailureOr<PrefillPlan> plan = planPrefill(op, why);
  if (succeeded(plan) && op.getSelection() &&
      !op.getSelection().getType().hasCapacity())
    why = "its selection is neither a list nor csr";
  if (!why.empty()) {
    declineSchedule(op, "prefill", why);
    return success();
  }
  OpBuilder b(op);
  Location loc = op.getLoc();
  FailureOr<SmallVector<Value>> dynamic = dynamicSizes(b, op);
  if (failed(dynamic))
    return failure();
  HeadDims dims(op.getLayout());
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, loc, value);
  };
  auto size = [&](Value value, int64_t dim) {
    return getValueOrCreateConstantIndexOp(b, loc, sizeOf(b, loc, value, dim));
  };

  SmallVector<Value> inputs{op.getQ(), op.getK(), op.getV()};
  if (op.getSelection())
    llvm::append_range(inputs, unpackSelection(b, op));
  for (Value operand :
       std::initializer_list<Value>{countedLengths(op.getLengths()).lengths,
                                    op.getQueryLengths(), op.getBlockBias()})
    if (operand)
      inputs.push_back(operand);
  // Copies do not know the sizes of what they read.
  Value batch = size(op.getQ(), dims.batch), rows = size(op.getQ(), dims.rows);
  llvm::append_range(inputs,
                     ValueRange{batch, rows, size(op.getK(), dims.rows)});

  auto ticketsType = RankedTensorType::get({1}, b.getI32Type());
  Value one = constant(1);
  auto tickets = DispatchOp::create(
      b, loc, TypeRange(ticketsType), getClear(symbols, loc),
      ValueRange{one, one, one}, ValueRange(), ValueRange(), /*tied=*/nullptr);
  inputs.push_back(tickets.getOutputs().front());
  // As many CTAs as run at once, if there are items for them; without items
  // nothing is launched.
  Value tiles =
      b.createOrFold<arith::CeilDivUIOp>(loc, rows, constant(plan->itemRows()));
  Value items = b.createOrFold<arith::MulIOp>(
      loc, b.createOrFold<arith::MulIOp>(loc, batch, tiles),
      constant(plan->keyHeads * plan->itemsPerKeyHead()));
  Value ctas = b.createOrFold<arith::MinUIOp>(
      loc, items, constant(info.multiprocessors * plan->ctas()));
  SmallVector<Type> types(op->getResultTypes());
  types.push_back(ticketsType);
  SmallVector<int64_t> tied(op->getNumResults(), -1);
  tied.push_back(static_cast<int64_t>(inputs.size()) - 1);
  auto call = DispatchOp::create(b, loc, types, getKernel(op, *plan, symbols),
                                 ValueRange{ctas, one, one}, inputs, *dynamic,
                                 b.getDenseI64ArrayAttr(tied));
  op->replaceAllUsesWith(call.getOutputs().take_front(op->getNumResults()));
  op->erase();
  ++numDispatches;
  return success();
}

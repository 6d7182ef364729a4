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

#include "../AttendDispatch.h"
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
    clears.clear();
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
  DispatchOp clear(OpBuilder &b, AttendOp op, const PrefillPlan &plan,
                   ValueRange sizesOfMax, SymbolTable &symbols,
                   const TargetInfo &info);

  llvm::StringMap<std::string> names;
  /// By the heads of block_max, 0 without.
  llvm::DenseMap<int64_t, std::string> clears;
};
} // namespace

StringRef ConvertSparseAttnPrefillToWarpPipePass::getKernel(
    AttendOp op, const PrefillPlan &plan, SymbolTable &symbols) {
  std::string signature = attendSignature(
      op, {plan.keyHeads, plan.group, plan.headDim, plan.share, plan.queryBlock,
           plan.block, op.getBlockBias() ? 1 : 0, plan.maxBlock});
  if (op.getMask()) {
    llvm::raw_string_ostream os(signature);
    os << " mask " << typeOf(op.getMask()).getElementType();
    for (int64_t size : typeOf(op.getMask()).getShape())
      os << (size == 1 ? " 1" : " ?");
  }
  auto [entry, isNew] = names.try_emplace(signature);
  if (isNew) {
    PrefillKernel kernel(getOperation(), "sparse_attn_attend_prefill", op,
                         plan);
    entry->second = symbols.insert(kernel.getFunction()).str();
    LDBG() << "kernel @" << entry->second << " for " << entry->first();
    kernel.emit();
  }
  return entry->second;
}

/// The dispatch in front: the next ticket is 0, and block_max, if there is one,
/// is without a score.
DispatchOp ConvertSparseAttnPrefillToWarpPipePass::clear(
    OpBuilder &b, AttendOp op, const PrefillPlan &plan, ValueRange sizesOfMax,
    SymbolTable &symbols, const TargetInfo &info) {
  Location loc = op.getLoc();
  int64_t heads = op.getBlockMax() ? plan.keyHeads * plan.group : 0;
  std::string &name = clears[heads];
  if (name.empty()) {
    StringRef wanted = "sparse_attn_clear_tickets";
    func::FuncOp kernel = emitClearTickets(getOperation(), wanted, loc, heads);
    name = symbols.insert(kernel).str();
  }
  Value one = arith::ConstantIndexOp::create(b, loc, 1), ctas = one;
  SmallVector<Type> types{RankedTensorType::get({1}, b.getI32Type())};
  if (Value blockMax = op.getBlockMax()) {
    types.push_back(blockMax.getType());
    // A warp for each row, as far as they run at once.
    HeadDims dims(op.getLayout());
    Value rows = arith::ConstantIndexOp::create(b, loc, heads);
    for (int64_t dim : {dims.batch, dims.rows})
      rows = b.createOrFold<arith::MulIOp>(
          loc, rows,
          getValueOrCreateConstantIndexOp(b, loc,
                                          sizeOf(b, loc, op.getQ(), dim)));
    auto constant = [&](int64_t value) -> Value {
      return arith::ConstantIndexOp::create(b, loc, value);
    };
    ctas = b.createOrFold<arith::CeilDivUIOp>(loc, rows, constant(clearWarps));
    ctas = b.createOrFold<arith::MinUIOp>(
        loc, ctas, constant(info.multiprocessors * 64 / clearWarps));
  }
  return DispatchOp::create(b, loc, types, name, ValueRange{ctas, one, one},
                            ValueRange(), sizesOfMax, /*tied=*/nullptr);
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
  for (Value operand : std::initializer_list<Value>{
           countedLengths(op.getLengths()).lengths, op.getQueryLengths(),
           op.getBlockBias(), op.getMask()})
    if (operand)
      inputs.push_back(operand);
  // Copies do not know the sizes of what they read.
  bool packed = op.getLayout() == Layout::Packed;
  Value rows = size(op.getQ(), dims.rows), batch;
  if (packed)
    batch = b.createOrFold<arith::SubIOp>(loc, size(op.getQueryLengths(), 0),
                                          constant(1));
  else
    batch = size(op.getQ(), dims.batch);
  llvm::append_range(inputs,
                     ValueRange{batch, rows, size(op.getK(), dims.rows)});

  // Sizes of block_max are those of the dispatch in front.
  ValueRange sizes(*dynamic);
  int64_t ofMax =
      op.getBlockMax() ? typeOf(op.getBlockMax()).getNumDynamicDims() : 0;
  auto front = clear(b, op, *plan, sizes.take_back(ofMax), symbols, info);
  sizes = sizes.drop_back(ofMax);
  SmallVector<Type> types(op->getResultTypes());
  SmallVector<int64_t> tied(op->getNumResults(), -1);
  if (op.getBlockMax()) {
    tied.back() = static_cast<int64_t>(inputs.size());
    inputs.push_back(front.getOutputs().back());
  }
  types.push_back(front.getOutputs().front().getType());
  tied.push_back(static_cast<int64_t>(inputs.size()));
  inputs.push_back(front.getOutputs().front());
  Value one = constant(1);
  // As many CTAs as run at once, if there are items for them; without items
  // nothing is launched.
  Value tiles =
      b.createOrFold<arith::CeilDivUIOp>(loc, rows, constant(plan->itemRows()));
  if (packed) {
    // Each sequence, and what lies before and behind all, may end in a tile
    // that is not full. None has a tile without rows.
    Value more = b.createOrFold<arith::AddIOp>(loc, batch, constant(2));
    tiles = b.createOrFold<arith::MinUIOp>(
        loc, b.createOrFold<arith::AddIOp>(loc, tiles, more), rows);
  } else {
    tiles = b.createOrFold<arith::MulIOp>(loc, batch, tiles);
  }
  Value items = b.createOrFold<arith::MulIOp>(
      loc, tiles, constant(plan->keyHeads * plan->itemsPerKeyHead()));
  Value ctas = b.createOrFold<arith::MinUIOp>(
      loc, items, constant(info.multiprocessors * plan->ctas()));
  auto call = DispatchOp::create(b, loc, types, getKernel(op, *plan, symbols),
                                 ValueRange{ctas, one, one}, inputs, sizes,
                                 b.getDenseI64ArrayAttr(tied));
  op->replaceAllUsesWith(call.getOutputs().take_front(op->getNumResults()));
  op->erase();
  ++numDispatches;
  return success();
}

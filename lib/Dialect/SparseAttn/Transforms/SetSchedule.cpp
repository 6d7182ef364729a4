//===- SetSchedule.cpp - Choose how attends run on a GPU ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Last step on phase staged for a GPU: gives a schedule to each attend that the
// decode kernel serves, and the selection the form that it reads. The rest goes
// to the generic kernel.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "sparse-attn/Analysis/DecodePlan.h"
#include "sparse-attn/Analysis/PrefillPlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "sparse-attn-set-schedule"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNSETSCHEDULEPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// The `select` that chose the blocks of `selection`, if it is known.
static SelectOp selectOf(Value selection) {
  while (auto convert = selection.getDefiningOp<ConvertSelectionOp>())
    selection = convert.getSource();
  return selection.getDefiningOp<SelectOp>();
}

/// Whether the lists of `op` are about as long as each other. A policy with a
/// bound takes that many blocks of every row, if heads and sequences do not
/// have their own; one without takes what it needs.
static ScheduleKind kindOf(AttendOp op) {
  SelectOp select =
      op.getSelection() ? selectOf(op.getSelection()) : SelectOp();
  if (!select)
    return ScheduleKind::Even;
  SelectionPolicyAttrInterface policy = select.getSelectionPolicy();
  bool same = !policy.getNumHeads() && !select.getBudgets();
  bool even = policy.selectsAll() ||
              (same && policy.countsBlocks() && select.getDenseRows() == 0);
  return even ? ScheduleKind::Even : ScheduleKind::Uneven;
}

/// The keys that a mask or bits have room for. Packed keys are those of all
/// sequences: lists with room for all of their blocks would be mostly empty.
static Value keysOfStorage(OpBuilder &b, Location loc, Value selection) {
  auto type = cast<SelectionType>(selection.getType());
  auto types = type.getStorageTypes();
  auto storage = UnpackSelectionOp::create(
      b, loc, SmallVector<Type>(types.begin(), types.end()), selection);
  int64_t keys = type.getBlock();
  if (type.getForm() == SelectionForm::Bits)
    keys *= 32;
  Value entries = getValueOrCreateConstantIndexOp(
      b, loc, sizeOf(b, loc, storage.getStorage().front(), 3));
  return b.createOrFold<arith::MulIOp>(
      loc, entries, arith::ConstantIndexOp::create(b, loc, keys).getResult());
}

/// Gives `op` its selection as a list with room for every block. The keys say
/// how many there are: a type may not, and a word of bits may have more.
static void makeList(AttendOp op) {
  auto type = op.getSelection().getType();
  auto list = SelectionType::get(op.getContext(), type.getShape(),
                                 type.getBlock(), type.getQueryBlock(),
                                 SelectionForm::List, type.getNumBlocks());
  OpBuilder b(op);
  Location loc = op.getLoc();
  Value keys;
  if (op.getLayout() == Layout::Packed)
    keys = keysOfStorage(b, loc, op.getSelection());
  else
    keys = getValueOrCreateConstantIndexOp(
        b, loc,
        cacheCapacity(b, loc, op.getK(), op.getBlockTable(), op.getLayout()));
  op.getSelectionMutable().assign(ConvertSelectionOp::create(
      b, loc, list, op.getSelection(), keys, Value()));
}

namespace {
struct SparseAttnSetSchedulePass
    : sparse_attn::impl::SparseAttnSetSchedulePassBase<
          SparseAttnSetSchedulePass> {
  using Base::Base;

  void runOnOperation() override {
    if (target == "cpu")
      return;
    std::optional<ScheduleKind> fixed;
    if (kind != "auto" && !(fixed = symbolizeScheduleKind(kind))) {
      getOperation().emitError()
          << "expected kind auto, even or uneven, got '" << kind << "'";
      return signalPassFailure();
    }
    if (!lookupTarget(target)) {
      getOperation().emitError()
          << "expected the target cpu, h100 or h200, got '" << target << "'";
      return signalPassFailure();
    }
    WalkResult result = getOperation().walk([&](AttendOp op) {
      std::string why;
      FailureOr<DecodePlan> plan = planDecode(op, why);
      if (failed(plan)) {
        setPrefill(op, why);
        return WalkResult::advance();
      }
      ScheduleKind chosen = fixed ? *fixed : kindOf(op);
      // A tile of 16 keys a warp.
      int64_t tile = plan->tile / plan->warps * warps;
      if (failed(ScheduleAttr::verify([&] { return op.emitError(); }, chosen,
                                      warps, tile, plan->rows, splits)))
        return WalkResult::interrupt();
      auto schedule = ScheduleAttr::get(op.getContext(), chosen, warps, tile,
                                        plan->rows, splits);
      op->setAttr(AttendOp::kScheduleAttrName, schedule);
      if (failed(planDecode(op, why))) {
        op.emitRemark() << "gets " << plan->warps << " warps: " << why;
        schedule = ScheduleAttr::get(op.getContext(), chosen, plan->warps,
                                     plan->tile, plan->rows, splits);
        op->setAttr(AttendOp::kScheduleAttrName, schedule);
      }
      if (op.getSelection() && !op.getSelection().getType().hasCapacity()) {
        makeList(op);
        ++numConverted;
      }
      LDBG() << schedule << " reads at the most " << op.getBytes().value_or(-1)
             << " bytes";
      ++numScheduled;
      return WalkResult::advance();
    });
    if (result.wasInterrupted())
      signalPassFailure();
  }

  /// Tries the prefill kernel, and else says why none serves.
  void setPrefill(AttendOp op, std::string why) {
    int64_t rows = typeOf(op.getQ()).getDimSize(HeadDims(op.getLayout()).rows);
    bool isDecode = !ShapedType::isDynamic(rows) && rows <= maxDecodeRows;
    FailureOr<PrefillPlan> plan = failure();
    if (!isDecode)
      plan = planPrefill(op, why);
    if (failed(plan)) {
      op.emitRemark() << "left to the generic kernel: " << why;
      ++numDeclined;
      return;
    }
    // Rows that read all that they see are as long as dozens of others.
    SelectOp select =
        op.getSelection() ? selectOf(op.getSelection()) : SelectOp();
    int64_t early = select ? static_cast<int64_t>(select.getDenseRows()) : 0;
    op->setAttr(AttendOp::kScheduleAttrName,
                PrefillScheduleAttr::get(op.getContext(), plan->warpgroups,
                                         plan->tile, early));
    if (op.getSelection() && !op.getSelection().getType().hasCapacity()) {
      makeList(op);
      ++numConverted;
    }
    ++numScheduled;
  }
};
} // namespace

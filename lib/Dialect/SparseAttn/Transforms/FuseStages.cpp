//===- FuseStages.cpp - Several stages in one kernel ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Behind -sparse-attn-set-schedule: stages are marked, and the conversions to
// kernels do it. What they can do is asked of lib/Analysis, by both.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNFUSESTAGESPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Lets the select of `op` write the list itself that a conversion makes of its
/// mask or bits, if nobody else reads these.
static void selectList(AttendOp op) {
  auto convert = op.getSelection().getDefiningOp<ConvertSelectionOp>();
  auto select =
      convert ? convert.getSource().getDefiningOp<SelectOp>() : SelectOp();
  if (!select || !select->hasOneUse() || convert.unitesRows() ||
      convert.getResult().getType().getForm() != SelectionForm::List)
    return;
  select.getResult().setType(convert.getResult().getType());
  convert.getResult().replaceAllUsesWith(select.getResult());
  convert->erase();
}

namespace {
struct SparseAttnFuseStagesPass
    : sparse_attn::impl::SparseAttnFuseStagesPassBase<
          SparseAttnFuseStagesPass> {
  void runOnOperation() override {
    auto fuse = [&](Operation *stage) {
      stage->setAttr(kFuseWithUserAttrName, UnitAttr::get(&getContext()));
      ++numFused;
    };
    getOperation().walk([&](ScoreOp op) {
      std::string why;
      FailureOr<GatePlan> plan = planGate(op, why);
      auto append = op.getKeys().getDefiningOp<AppendKeysOp>();
      if (failed(plan)) {
        op.emitRemark() << "its gate queries keep their kernel: " << why;
        return;
      }
      fuse(op.getQueries().getDefiningOp());
      if (!append)
        return;
      why = whyNotAppendIn(op, *plan);
      if (why.empty())
        return fuse(append);
      append.emitRemark() << "append_keys keeps its kernel: " << why;
    });
    getOperation().walk([&](AttendOp op) {
      if (!op.getSchedule() || !op.getSelection())
        return;
      selectList(op);
      std::string why = whyNotSelectIn(op);
      if (why.empty())
        return fuse(op.getSelection().getDefiningOp());
      // A selection that comes from outside has no kernel.
      if (op.getSelection().getDefiningOp<SelectOp>())
        op.emitRemark() << "select keeps its kernel: " << why;
    });
  }
};
} // namespace

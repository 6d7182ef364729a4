//===- VerifyPhase.cpp - Check that a module is in a phase ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs after each pipeline, so that a pass never has to ask what came before.
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/BuiltinOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNVERIFYPHASEPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct SparseAttnVerifyPhasePass
    : sparse_attn::impl::SparseAttnVerifyPhasePassBase<
          SparseAttnVerifyPhasePass> {
  using Base::Base;

  /// Whether `op` of our dialect may stand in the phase. The phases are defined
  /// by distinct ops, hence the concrete ones.
  bool belongs(Operation *op) {
    bool rotation = isa<RotaryOp, RotaryTableOp>(op);
    if (phase == "raised")
      return isa<AttentionOp>(op) || rotation;
    if (phase == "staged")
      return !isa<AttentionOp, DispatchOp>(op);
    return isa<DispatchOp, PackSelectionOp, ReportOp, UnpackSelectionOp>(op);
  }

  void runOnOperation() override {
    if (phase != "raised" && phase != "staged" && phase != "kernels") {
      emitError(getOperation().getLoc())
          << "expected phase raised, staged or kernels, got '" << phase << "'";
      return signalPassFailure();
    }
    WalkResult result = getOperation().walk([&](Operation *op) {
      if (!isa_and_nonnull<SparseAttnDialect>(op->getDialect()))
        return WalkResult::advance();
      ++numChecked;
      if (belongs(op))
        return WalkResult::advance();
      op->emitOpError() << "does not belong to phase " << phase;
      return WalkResult::interrupt();
    });
    if (result.wasInterrupted())
      signalPassFailure();
  }
};
} // namespace

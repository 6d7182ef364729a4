//===- ShareSelections.cpp - A pass of one's own --------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stages are pure and a selection is a value, so that layers share one by using
// it: nothing else has to be told.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Dominance.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace example {
#define GEN_PASS_DECL
#define GEN_PASS_DEF_EXAMPLESHARESELECTIONSPASS
#define GEN_PASS_REGISTRATION
#include "ShareSelections.h.inc"
} // namespace example

using namespace mlir;
using sparse_attn::AttendOp;

namespace {
struct ShareSelectionsPass
    : example::impl::ExampleShareSelectionsPassBase<ShareSelectionsPass> {
  using Base::Base;

  void runOnOperation() override {
    if (group < 1) {
      getOperation().emitError("expected group >= 1, got ") << group.getValue();
      return signalPassFailure();
    }
    DominanceInfo &dominance = getAnalysis<DominanceInfo>();
    int64_t layer = 0;
    Value first;
    getOperation().walk([&](AttendOp attend) {
      Value own = attend.getSelection();
      if (!own) // Dense.
        return;
      if (layer++ % group == 0) {
        first = own;
        return;
      }
      if (first.getType() != own.getType())
        attend.emitRemark("keeps its selection: the first layer's is ")
            << first.getType();
      else if (!dominance.properlyDominates(first, attend))
        attend.emitRemark("keeps its selection: the first layer's is made "
                          "elsewhere");
      else {
        attend.getSelectionMutable().assign(first);
        ++numShared;
      }
    });
  }
};
} // namespace

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo mlirGetPassPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "ShareSelectionsPass", "1",
          [] { example::registerExamplePasses(); }};
}

//===- SetRegisterBudget.cpp - How roles share the register file ----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After -warp-pipe-specialize. All threads of a CTA start with the same number
// of registers; with many warps that is too few for those that compute.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"

namespace mlir::warp_pipe {
#define GEN_PASS_DEF_WARPPIPESETREGISTERBUDGETPASS
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"
} // namespace mlir::warp_pipe

using namespace mlir;
using namespace mlir::warp_pipe;

/// Registers of an SM, the threads that change theirs together, and bounds of
/// setmaxnreg.
static constexpr int64_t kRegisterFile = 65536, kWarpgroup = 4, kFewest = 24,
                         kMost = 240;
/// Fewer than this spill in a load role that walks through lists.
static constexpr int64_t kLoadRegisters = 64;

static int64_t roundDown(int64_t registers) { return registers / 8 * 8; }

namespace {
struct WarpPipeSetRegisterBudgetPass
    : warp_pipe::impl::WarpPipeSetRegisterBudgetPassBase<
          WarpPipeSetRegisterBudgetPass> {
  using Base::Base;

  void runOnOperation() override {
    getOperation().walk([&](SpecializeOp op) {
      if (failed(setBudget(op)))
        signalPassFailure();
    });
  }

  LogicalResult setBudget(SpecializeOp op) {
    int64_t threads = 32 * op.getTotalWarps();
    LaunchAttr launch = getLaunch(getOperation());
    int64_t ctas = launch ? launch.getCtas() : 1;
    int64_t file = kRegisterFile / ctas;
    if (registers < kFewest || registers > 255)
      return op.emitOpError() << "expected registers from " << kFewest
                              << " to 255, got " << registers.getValue();
    if (threads * registers <= file)
      return success();
    for (auto [i, warps] : llvm::enumerate(op.getWarps()))
      if (warps % kWarpgroup != 0) {
        // Who asks for several CTAs, or for warps that help for a while, has
        // fewer registers on purpose.
        if (ctas > 1 || (!op.getBodyOf(0).empty() &&
                         op.getBodyOf(op.getNumRoles() - 1).empty()))
          return success();
        op.emitRemark() << "register budget not set: expected roles of a "
                           "multiple of 4 warps, got "
                        << warps << " for role \"" << op.getRole(i) << "\"";
        return success();
      }
    // What the CTA has got is what all threads start with.
    int64_t pool = threads * roundDown(file / threads);
    int64_t computeThreads = 32 * op.getWarps()[0];
    int64_t loadThreads = threads - computeThreads;
    if (loadThreads == 0)
      return success();
    // A load role may ask for more.
    SmallVector<int32_t> budget(op.getRegisters());
    int64_t ofLoads = 0;
    for (size_t i = 1; i < budget.size(); ++i) {
      if (budget[i] == 0)
        budget[i] = kLoadRegisters;
      ofLoads += 32 * op.getWarps()[i] * budget[i];
    }
    int64_t compute =
        std::min(kMost, roundDown((pool - ofLoads) / computeThreads));
    if (compute < kFewest)
      return op.emitOpError()
             << "expected at least " << kFewest << " registers for role \""
             << op.getRole(0) << "\", there are " << compute << " for "
             << threads << " threads";
    budget[0] = compute;
    op.setRegisters(budget);
    ++numKernels;
    return success();
  }
};
} // namespace

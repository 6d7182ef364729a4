//===- ReuseRings.cpp - Memory of the epilogue lies over rings ------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After -warp-pipe-specialize, which says who waits where, and before
// -warp-pipe-multi-buffer, which counts the bytes.
//
//===----------------------------------------------------------------------===//

#include "OverRings.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "warp-pipe-reuse-rings"

namespace mlir::warp_pipe {
#define GEN_PASS_DEF_WARPPIPEREUSERINGSPASS
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"
} // namespace mlir::warp_pipe

using namespace mlir;
using namespace mlir::warp_pipe;

namespace {
struct WarpPipeReuseRingsPass
    : warp_pipe::impl::WarpPipeReuseRingsPassBase<WarpPipeReuseRingsPass> {
  void runOnOperation() override {
    SmallVector<SpecializeOp> roles;
    getOperation().walk([&](SpecializeOp op) { roles.push_back(op); });
    // -warp-pipe-verify-sync refuses more than one.
    if (roles.size() != 1)
      return;
    SmallVector<AllocSharedOp> found;
    getOperation().walk([&](AllocSharedOp op) {
      OverRingsFault fault = checkOverRings(op, roles[0]);
      if (fault.reason.empty()) {
        found.push_back(op);
        return;
      }
      LDBG() << op << " lies beside the rings: " << fault.reason;
      if (!fault.follows)
        return;
      InFlightDiagnostic remark = op.emitRemark()
                                  << "lies beside the rings: " << fault.reason;
      remark.attachNote(fault.where->getLoc()) << "it is used here";
    });
    for (AllocSharedOp op : found)
      op.setOverRings(true);
    numAllocations += found.size();
  }
};
} // namespace

//===- VerifySync.cpp - Whether roles hand over stages as they must -------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Last check at level 2. What it lets through neither deadlocks nor reads a
// stage that is being written; what it cannot follow is an error as well.
//
//===----------------------------------------------------------------------===//

#include "OverRings.h"
#include "SyncChecks.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"
#include "llvm/ADT/TypeSwitch.h"

namespace mlir::warp_pipe {
#define GEN_PASS_DEF_WARPPIPEVERIFYSYNCPASS
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"
} // namespace mlir::warp_pipe

using namespace mlir;
using namespace mlir::warp_pipe;

namespace {
struct WarpPipeVerifySyncPass
    : warp_pipe::impl::WarpPipeVerifySyncPassBase<WarpPipeVerifySyncPass> {
  void runOnOperation() override {
    func::FuncOp kernel = getOperation();
    SmallVector<SpecializeOp> all;
    kernel.walk([&](SpecializeOp op) { all.push_back(op); });
    SmallVector<RingUses, 0> rings;
    if (failed(collect(rings, all)))
      return signalPassFailure();
    if (all.empty()) {
      if (failed(verifyOverRings(SpecializeOp())))
        signalPassFailure();
      return;
    }
    if (all.size() > 1) {
      InFlightDiagnostic error =
          all[1].emitOpError() << "expected one warp_pipe.specialize a kernel";
      error.attachNote(all[0].getLoc()) << "the first is here";
      return signalPassFailure();
    }
    if (failed(verifyBarriers(kernel, all[0])))
      return signalPassFailure();
    if (failed(hasOpenLoops(all[0]) ? runRoles(all[0], rings)
                                    : verifyCounted(all[0], rings)) ||
        failed(verifyOverRings(all[0])))
      return signalPassFailure();
    numRings += rings.size();
  }

  /// Roles whose loops are counted.
  LogicalResult verifyCounted(SpecializeOp roles,
                              MutableArrayRef<RingUses> rings) {
    for (RingUses &uses : rings)
      if (failed(verifyRing(roles, uses)))
        return failure();
    return verifyProgress(roles, rings);
  }

  /// Whether what lies over rings is used after them alone.
  LogicalResult verifyOverRings(SpecializeOp roles) {
    WalkResult result = getOperation().walk([&](AllocSharedOp op) {
      if (!op.getOverRings())
        return WalkResult::advance();
      OverRingsFault fault{"there are no roles"};
      if (roles)
        fault = checkOverRings(op, roles);
      if (fault.reason.empty())
        return WalkResult::advance();
      InFlightDiagnostic error =
          op.emitOpError() << "must not lie over the rings: " << fault.reason;
      if (fault.where)
        error.attachNote(fault.where->getLoc()) << "this stands against it";
      return WalkResult::interrupt();
    });
    return failure(result.wasInterrupted());
  }

  /// Sorts what is done with rings. A ring that goes elsewhere is an error.
  LogicalResult collect(SmallVectorImpl<RingUses> &rings,
                        ArrayRef<SpecializeOp> roles) {
    WalkResult result = getOperation().walk([&](CreateRingOp ring) {
      rings.push_back({ring, {}, {}, {}, {}, {}});
      for (Operation *user : ring.getRing().getUsers()) {
        if (!isa<AcquireOp, CommitOp, IssueCopyOp, WaitOp, ReleaseOp>(user)) {
          InFlightDiagnostic error = user->emitOpError()
                                     << "expected an op of warp_pipe on a ring";
          error.attachNote(ring.getLoc()) << "the ring is here";
          return WalkResult::interrupt();
        }
        if (roles.empty()) {
          ring.emitOpError()
              << "expected warp_pipe.specialize around what uses "
                 "the ring, got none";
          return WalkResult::interrupt();
        }
      }
      return WalkResult::advance();
    });
    if (result.wasInterrupted())
      return failure();
    auto usesOf = [&](Value ring) -> RingUses * {
      auto *found = llvm::find_if(
          rings, [&](RingUses &uses) { return uses.ring.getRing() == ring; });
      return found == rings.end() ? nullptr : found;
    };
    // In program order, so that messages name the first.
    getOperation().walk([&](Operation *op) {
      auto add = [&](auto member, auto typed) {
        if (RingUses *uses = usesOf(typed.getRing()))
          (uses->*member).push_back(typed);
      };
      llvm::TypeSwitch<Operation *>(op)
          .Case([&](AcquireOp o) { add(&RingUses::acquires, o); })
          .Case([&](CommitOp o) { add(&RingUses::commits, o); })
          .Case([&](IssueCopyOp o) { add(&RingUses::copies, o); })
          .Case([&](WaitOp o) { add(&RingUses::waits, o); })
          .Case([&](ReleaseOp o) { add(&RingUses::releases, o); });
    });
    return success();
  }
};
} // namespace

//===- MultiBuffer.cpp - How many stages rings have -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After -warp-pipe-specialize, which gives every ring one stage.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/SharedMemoryPlan.h"

namespace mlir::warp_pipe {
#define GEN_PASS_DEF_WARPPIPEMULTIBUFFERPASS
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"
} // namespace mlir::warp_pipe

using namespace mlir;
using namespace mlir::warp_pipe;

namespace {
struct WarpPipeMultiBufferPass
    : warp_pipe::impl::WarpPipeMultiBufferPassBase<WarpPipeMultiBufferPass> {
  using Base::Base;

  void runOnOperation() override {
    func::FuncOp kernel = getOperation();
    SmallVector<CreateRingOp> rings;
    kernel.walk([&](CreateRingOp ring) { rings.push_back(ring); });
    if (rings.empty())
      return;
    if (stages < 0 || stages > 32 || maxStages < 1 || maxStages > 32) {
      kernel.emitOpError()
          << "expected stages from 0 to 32 and max-stages from "
             "1 to 32, got "
          << stages.getValue() << " and " << maxStages.getValue();
      return signalPassFailure();
    }
    int64_t chosen = stages ? stages : maxStages;
    LaunchAttr launch = getLaunch(kernel);
    int64_t room =
        sharedMemoryOfCTA(sharedMemory, launch ? launch.getCtas() : 1);
    auto fits = [&] { return SharedMemoryPlan(kernel, chosen).bytes <= room; };
    while (stages == 0 && chosen > 1 && !fits())
      --chosen;
    if (!fits()) {
      InFlightDiagnostic error = kernel.emitOpError()
                                 << "needs "
                                 << SharedMemoryPlan(kernel, chosen).bytes
                                 << " bytes of shared memory with " << chosen
                                 << " stages, there are " << room;
      for (CreateRingOp ring : rings)
        error.attachNote(ring.getLoc())
            << "a stage of this ring takes "
            << ring.getRing().getType().getStageBytes();
      return signalPassFailure();
    }
    for (CreateRingOp ring : rings)
      ring.getRing().setType(ring.getRing().getType().withStages(chosen));
    numStages += chosen * rings.size();
  }
};
} // namespace

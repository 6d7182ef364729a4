//===- WarpPipe.cpp - The passes on warp_pipe in order --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function for every exit to a GPU, and a name for tests.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Pipelines/WarpPipe.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::warp_pipe;

void warp_pipe::buildWarpPipePipeline(OpPassManager &pm,
                                      const WarpPipeOptions &options) {
  OpPassManager &functions = pm.nest<func::FuncOp>();
  WarpPipeSpecializePassOptions specialize;
  specialize.loadWarps = options.loadWarps;
  functions.addPass(createWarpPipeSpecializePass(specialize));
  functions.addPass(createWarpPipeReuseRingsPass());
  WarpPipeMultiBufferPassOptions buffer;
  buffer.stages = options.stages;
  functions.addPass(createWarpPipeMultiBufferPass(buffer));
  WarpPipeSetRegisterBudgetPassOptions budget;
  budget.registers = options.registers;
  functions.addPass(createWarpPipeSetRegisterBudgetPass(budget));
  // Before the loop of the load role is cut: then steps are counted twice.
  functions.addPass(createWarpPipeVerifySyncPass());
  functions.addPass(createWarpPipeLowerIndexStreamsPass());
  pm.addPass(sparse_attn::createConvertWarpPipeToNVGPUPass());
  pm.addPass(sparse_attn::createConvertWarpPipeToNVVMPass());
  // Both roles have written the same address arithmetic.
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
}

void warp_pipe::registerWarpPipePipeline() {
  PassPipelineRegistration<WarpPipeOptions>(
      "warp-pipe-pipeline", "Lower kernels of warp_pipe to nvgpu and nvvm",
      buildWarpPipePipeline);
}

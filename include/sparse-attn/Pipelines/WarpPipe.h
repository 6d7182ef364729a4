//===- WarpPipe.h - The passes on warp_pipe in order ------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_PIPELINES_WARPPIPE_H
#define SPARSE_ATTN_PIPELINES_WARPPIPE_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace mlir::warp_pipe {

/// Options of `warp-pipe-pipeline`.
struct WarpPipeOptions : PassPipelineOptions<WarpPipeOptions> {
  Option<int64_t> loadWarps{*this, "load-warps",
                            llvm::cl::desc("Warps of a CTA that copy"),
                            llvm::cl::init(1)};
  Option<int64_t> stages{
      *this, "stages",
      llvm::cl::desc("Stages of every ring; 0 is as many as fit, at most 3"),
      llvm::cl::init(0)};
  Option<int64_t> registers{
      *this, "registers",
      llvm::cl::desc("Registers that a thread of the compute role can use"),
      llvm::cl::init(255)};
};

/// Kernels of warp_pipe, level 1 or 2, to nvgpu and nvvm in functions.
/// Functions without `warp_pipe.launch` stay as they are.
void buildWarpPipePipeline(OpPassManager &pm,
                           const WarpPipeOptions &options = {});

/// Makes `warp-pipe-pipeline` known by name.
void registerWarpPipePipeline();

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_PIPELINES_WARPPIPE_H

//===- WarpPipeOps.td - All ops, by level ------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef WARP_PIPE_OPS_TD
#define WARP_PIPE_OPS_TD

include "sparse-attn/Dialect/WarpPipe/IR/PipelineOps.td"
include "sparse-attn/Dialect/WarpPipe/IR/RegisterOps.td"
include "sparse-attn/Dialect/WarpPipe/IR/RingOps.td"
include "sparse-attn/Dialect/WarpPipe/IR/WarpgroupOps.td"

#endif // WARP_PIPE_OPS_TD

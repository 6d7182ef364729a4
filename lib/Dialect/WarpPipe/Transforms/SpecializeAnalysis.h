//===- SpecializeAnalysis.h - Who runs what of a pipeline -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The decisions of -warp-pipe-specialize, taken before anything changes.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_SPECIALIZEANALYSIS_H
#define SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_SPECIALIZEANALYSIS_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::warp_pipe {

/// A copy and the place of its tile among the ops that compute.
struct CopyUse {
  GatherCopyOp copy;
  /// The ops of the pipeline's body between which the tile must be held.
  Operation *first = nullptr, *last = nullptr;
};

/// How a kernel is split.
struct SpecializePlan {
  PipelineOp pipeline;
  /// In program order.
  SmallVector<CopyUse> copies;
  /// Index into `copies` of the ring that is waited for first, and so carries
  /// the scalars.
  unsigned firstRing = 0;
  /// Results of ops of the load roles that the compute role reads: i32 or f32.
  llvm::SetVector<Value> traveling;
  /// Ops of the body that only load roles run.
  DenseSet<Operation *> dear;
  /// Ops of the body that the compute role needs, but for copies and `dear`.
  DenseSet<Operation *> computed;
  /// Warps that only run prologues.
  int64_t helpers = 0;
  /// Ops before the pipeline that all warps run.
  DenseSet<Operation *> early;
};

/// Calls `fn` for every value that `op` and what it contains read from outside
/// of `op`.
void forEachOperand(Operation *op, function_ref<void(Value)> fn);

/// The ops of the pipeline's body that make `values`, `values` being computed
/// by a load role. In program order.
SmallVector<Operation *> getLoadSlice(PipelineOp pipeline, ValueRange values);

/// Whether `op` is a barrier of the cluster, which every role must meet.
bool isClusterOp(Operation *op);

/// Null with a remark where the kernel cannot be split; null without one where
/// there is nothing to split.
std::optional<SpecializePlan> planSpecialize(func::FuncOp kernel,
                                             int64_t loadWarps);

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_SPECIALIZEANALYSIS_H

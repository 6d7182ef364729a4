//===- SharedMemoryPlan.h - Where things lie in shared memory ---*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One plan for the pass that chooses the number of stages and for the lowering
// that fixes the addresses.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_SHAREDMEMORYPLAN_H
#define SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_SHAREDMEMORYPLAN_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::warp_pipe {

/// The most dynamic shared memory of a CTA on sm_90.
constexpr int64_t kMaxSharedMemory = 232448;
/// What the hardware takes beside it for each CTA.
constexpr int64_t kReservedSharedMemory = 1024;

/// What a CTA may have if `ctas` of them shall run on a multiprocessor that
/// could give one of them `most`.
inline int64_t sharedMemoryOfCTA(int64_t most, int64_t ctas) {
  return (most + kReservedSharedMemory) / ctas - kReservedSharedMemory;
}

/// Offsets in bytes into the dynamic shared memory of a CTA: tiles first, as
/// the swizzle asks for multiples of 1024, with what has `over_rings` over
/// them; then other alloc_shared, then scalars, then barriers.
struct SharedMemoryPlan {
  struct Ring {
    int64_t tiles, full, empty;
    /// One array over all stages for each scalar.
    SmallVector<int64_t> scalars;
  };

  /// With `stages` other than 0, as if every ring had so many.
  explicit SharedMemoryPlan(func::FuncOp kernel, int64_t stages = 0);

  llvm::MapVector<CreateRingOp, Ring> rings;
  llvm::MapVector<AllocSharedOp, int64_t> allocations;
  llvm::MapVector<CreateMailboxOp, int64_t> mailboxes;
  int64_t bytes = 0;
};

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_DIALECT_WARPPIPE_TRANSFORMS_SHAREDMEMORYPLAN_H

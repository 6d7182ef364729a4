//===- SyncChecks.h - The parts of -warp-pipe-verify-sync -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_SYNCCHECKS_H
#define SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_SYNCCHECKS_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

namespace mlir::warp_pipe {

/// What is done with one ring.
struct RingUses {
  CreateRingOp ring;
  SmallVector<AcquireOp> acquires;
  SmallVector<CommitOp> commits;
  SmallVector<IssueCopyOp> copies;
  SmallVector<WaitOp> waits;
  SmallVector<ReleaseOp> releases;
};

/// An error at `op` with a note at `other`, which may be null.
inline LogicalResult refuse(Operation *op, const Twine &message,
                            Operation *other, const Twine &note) {
  InFlightDiagnostic error = op->emitOpError() << message;
  if (other)
    error.attachNote(other->getLoc()) << note;
  return failure();
}

/// Something that a role does to a ring.
struct RingEvent {
  enum Kind { Acquire, Commit, Wait, Release } kind;
  Value ring;
  Operation *op;
  /// Of a wait, how many steps are held that came before.
  int64_t held = 0;
};

/// Whether the roles use rings in loops that are not counted.
bool hasOpenLoops(SpecializeOp roles);

/// The checks of `verifyRing` and `verifyProgress` for such roles, by running
/// them with small numbers.
LogicalResult runRoles(SpecializeOp roles, MutableArrayRef<RingUses> rings);

/// Fails where roles that do this, each in order, wait for each other.
LogicalResult verifyEvents(SpecializeOp roles,
                           ArrayRef<SmallVector<RingEvent>> events);

/// Who fills and who reads a ring, how often, and in which order. Errors stand
/// at the op, with a note at the other.
LogicalResult verifyRing(SpecializeOp roles, RingUses &uses);

/// Whether every role meets the barriers of the cluster equally often, and what
/// needs a whole warp has one.
LogicalResult verifyBarriers(func::FuncOp kernel, SpecializeOp roles);

/// Runs all roles for some steps; fails where they wait for each other.
LogicalResult verifyProgress(SpecializeOp roles, ArrayRef<RingUses> rings);

/// The loop of `op` in its role, through `elect` only; null with an error if
/// other control flow is around, or if there is no loop with `index` as
/// counter.
scf::ForOp getStepLoop(Operation *op, Value index);

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_SYNCCHECKS_H

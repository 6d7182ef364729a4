//===- RoleRun.h - Runs one warp of a role on the host ----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For kernels whose roles take work until there is none. What memory and other
// lanes would give is made up, in small numbers; what a ring hands over is not.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_ROLERUN_H
#define SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_ROLERUN_H

#include "SyncChecks.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::warp_pipe {

/// Whether `op` contains a use of a ring.
bool usesRings(Operation *op);

/// Counts of one ring.
struct RingState {
  int64_t acquired = 0, committed = 0, copied = 0, released = 0;
  /// The scalars of each step.
  SmallVector<SmallVector<int64_t>> filled;
};

/// The tile of a stage as a value.
struct TileUse {
  Value ring;
  int64_t step;
};

/// Runs one warp of a role. What it does to rings is appended to `events`.
class RoleRun {
public:
  RoleRun(SpecializeOp roles, unsigned role, int64_t warp, int64_t trial,
          llvm::MapVector<Value, RingState> &rings,
          SmallVectorImpl<RingEvent> &events);

  LogicalResult run() { return runBlock(roles.getBodyOf(role)); }

private:
  LogicalResult runBlock(Block &block);
  LogicalResult runOp(Operation &op);
  LogicalResult runFor(scf::ForOp op);
  LogicalResult runWhile(scf::WhileOp op);
  LogicalResult use(Operation *op, Value ring, Value index, int64_t due,
                    StringRef what);
  LogicalResult runWait(WaitOp op);
  LogicalResult runRelease(ReleaseOp op);
  LogicalResult checkTile(Operation *op, Value tile);
  void compute(Operation &op);
  int64_t valueOf(Value value);
  void set(ValueRange to, ValueRange from) {
    SmallVector<int64_t> values =
        llvm::map_to_vector(from, [&](Value value) { return valueOf(value); });
    for (auto [value, number] : llvm::zip(to, values))
      numbers[value] = number;
  }

  SpecializeOp roles;
  unsigned role;
  int64_t warp, trial;
  llvm::MapVector<Value, RingState> &rings;
  SmallVectorImpl<RingEvent> &events;
  DenseMap<Value, int64_t> numbers;
  DenseMap<Value, TileUse> tiles;
  /// Of each ring, how many steps were released, and how many waited for.
  DenseMap<Value, int64_t> released, awaited;
  /// What open loops go up to, where no other role says so.
  DenseMap<Value, int64_t> bounds;
  /// What a counter in memory gives next.
  int64_t counter = 0;
  /// Products that may not be done, with the stages that they read.
  SmallVector<std::pair<Operation *, SmallVector<TileUse>>> products;
  /// How many numbers were made up.
  uint64_t unknown = 0;
};
} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_ROLERUN_H

//===- OverRings.h - What may lie over the tiles of rings -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rule of `over_rings`: -warp-pipe-reuse-rings asks for it before it sets
// the attribute, -warp-pipe-verify-sync before it lets one pass.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_OVERRINGS_H
#define SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_OVERRINGS_H

#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

namespace mlir::warp_pipe {

/// Why an alloc_shared must not lie over the rings of its kernel.
struct OverRingsFault {
  /// Empty where it may.
  std::string reason;
  /// What stands against it; null if nothing alone does.
  Operation *where = nullptr;
  /// Whether its uses come after the rings, so that only a barrier is missing.
  bool follows = false;
};

/// Memory may lie over rings if one role alone uses it, by loads and stores,
/// after a barrier of the role that follows the last wait for any ring. All
/// copies have come by then, as there are as many waits as copies; all warps of
/// the role have read them; no other role reads tiles.
OverRingsFault checkOverRings(AllocSharedOp op, SpecializeOp roles);

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_LIB_DIALECT_WARPPIPE_TRANSFORMS_OVERRINGS_H

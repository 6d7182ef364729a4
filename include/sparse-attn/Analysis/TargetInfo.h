//===- TargetInfo.h - What a schedule knows of a GPU ------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_TARGETINFO_H
#define SPARSE_ATTN_ANALYSIS_TARGETINFO_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace mlir::sparse_attn {

/// The numbers of a GPU that choices depend on.
struct TargetInfo {
  llvm::StringLiteral name;
  int64_t multiprocessors;
  /// Bytes of shared memory that a CTA may have.
  int64_t sharedMemory;
  /// 32-bit registers of a multiprocessor.
  int64_t registers;
  /// Bytes of the second-level cache.
  int64_t l2;
  /// Bytes a second from global memory.
  double bandwidth;
  /// Seconds of an empty kernel in a graph.
  double launch;
  /// Seconds of one barrier of a cluster.
  double clusterBarrier;
};

/// The target of that name (h100, h200), or null.
const TargetInfo *lookupTarget(llvm::StringRef name);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_TARGETINFO_H

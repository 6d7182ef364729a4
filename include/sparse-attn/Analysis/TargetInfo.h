//===- TargetInfo.h - What a schedule knows of a GPU ------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ANALYSIS_TARGETINFO_H
#define SPARSE_ATTN_ANALYSIS_TARGETINFO_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MathExtras.h"
#include <cstdint>

namespace mlir {
class Operation;
} // namespace mlir

namespace mlir::sparse_attn {

/// The numbers of a GPU that choices depend on. What all GPUs of the
/// architecture share, such as their shared memory, is not here.
struct TargetInfo {
  llvm::StringLiteral name;
  int64_t multiprocessors;
  /// Bytes a second from global memory.
  double bandwidth;
  /// Seconds that a CTA takes besides reading keys.
  double fixedCost;
  /// Clusters of 1, 2, 4 and 8 CTAs that run at the same time with one CTA on a
  /// multiprocessor. A cluster stays within a part of the chip (a GPC), and the
  /// parts do not all have a multiple of 8 multiprocessors.
  int64_t clusters[4];
  /// The same with two CTAs on a multiprocessor.
  int64_t clustersOfTwo[4];
  /// The same for clusters of a power of two of at most 8 CTAs, with one or two
  /// CTAs on a multiprocessor.
  int64_t clustersOf(int64_t ctas, int64_t perMultiprocessor = 1) const {
    return (perMultiprocessor == 1 ? clusters
                                   : clustersOfTwo)[llvm::Log2_64(ctas)];
  }
  /// Bytes that a multiprocessor reads in the fixed cost of a CTA.
  double bytesInFixedCost() const {
    return fixedCost * bandwidth / static_cast<double>(multiprocessors);
  }
};

/// The target of that name (h100, h200), or null.
const TargetInfo *lookupTarget(llvm::StringRef name);

/// The same, with an error at `op` where there is none.
const TargetInfo *expectTarget(Operation *op, llvm::StringRef name);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_ANALYSIS_TARGETINFO_H

//===- PtxasReport.h - What ptxas says of its work --------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads the text that `ptxas -v` prints. Knows nothing of MLIR.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_PTXASREPORT_H
#define SPARSE_ATTN_LIB_TARGET_PTXASREPORT_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace mlir::sparse_attn {

/// What ptxas reports of one function. Bytes are those of a thread, shared
/// memory those of a CTA.
struct PtxasKernel {
  std::string name;
  int64_t registers = 0, barriers = 0, sharedBytes = 0;
  int64_t stackBytes = 0, spillStoreBytes = 0, spillLoadBytes = 0;
  /// Remarks such as "(C7513) Potential Performance Loss: ...".
  llvm::SmallVector<std::string, 1> remarks;

  bool usesStack() const {
    return stackBytes != 0 || spillStoreBytes != 0 || spillLoadBytes != 0;
  }
};

/// The functions of a report, in its order.
llvm::SmallVector<PtxasKernel> parsePtxasReport(llvm::StringRef report);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_PTXASREPORT_H

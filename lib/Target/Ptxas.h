//===- Ptxas.h - NVIDIA's assembler -----------------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_PTXAS_H
#define SPARSE_ATTN_LIB_TARGET_PTXAS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace mlir::sparse_attn {

/// What ptxas made.
struct PtxasResult {
  std::string cubin, report;
};

/// The path of ptxas: `wanted` if it is given, else from PATH, CUDA_HOME, the
/// project's .venv, or /usr/local/cuda.
llvm::Expected<std::string> findPtxas(llvm::StringRef wanted);

/// Assembles `ptx` for `chip`.
llvm::Expected<PtxasResult> runPtxas(llvm::StringRef ptxas, llvm::StringRef ptx,
                                     llvm::StringRef chip, int level);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_PTXAS_H

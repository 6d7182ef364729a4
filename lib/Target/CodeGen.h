//===- CodeGen.h - LLVM's optimiser and code generators ---------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What machine code for a CPU and PTX for a GPU have in common.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_CODEGEN_H
#define SPARSE_ATTN_LIB_TARGET_CODEGEN_H

#include "mlir/IR/Operation.h"
#include "llvm/Passes/OptimizationLevel.h"
#include "llvm/Support/CodeGen.h"
#include "llvm/Support/raw_ostream.h"

namespace mlir::sparse_attn {

/// The machine that LLVM generates code for.
struct MachineOptions {
  StringRef triple, cpu, features;
  llvm::OptimizationLevel optimization = llvm::OptimizationLevel::O2;
  llvm::CodeGenOptLevel codeGeneration = llvm::CodeGenOptLevel::Default;
  llvm::CodeGenFileType output = llvm::CodeGenFileType::ObjectFile;
};

/// Translates `op`, whose body is in the LLVM dialect, to LLVM IR, optimises it
/// and writes code. Errors are reported at `op`.
LogicalResult generateCode(Operation *op, const MachineOptions &options,
                           llvm::raw_pwrite_stream &os);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_CODEGEN_H

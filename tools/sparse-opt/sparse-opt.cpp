//===- sparse-opt.cpp - mlir-opt with our dialects and passes -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "sparse-attn/InitAll.h"
#include "sparse-attn/Support/DebugOnly.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  mlir::sparse_attn::registerAllDialects(registry);
  mlir::sparse_attn::registerAllPasses();
  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv, "sparse-attn optimizer driver\n", registry));
}

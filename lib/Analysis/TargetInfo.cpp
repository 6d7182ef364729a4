//===- TargetInfo.cpp - What a schedule knows of a GPU --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/TargetInfo.h"
#include "mlir/IR/Operation.h"

using namespace mlir::sparse_attn;

// Sizes and bandwidths are NVIDIA's data sheets (SXM5 boards). The rest was
// measured on an H100 and is taken to hold for the same chip in an H200.
static constexpr TargetInfo targets[] = {
    {"h100", 132, 3.35e12, 3.1e-6, {132, 66, 30, 15}, {264, 132, 62, 30}},
    {"h200", 132, 4.8e12, 3.1e-6, {132, 66, 30, 15}, {264, 132, 62, 30}},
};

const TargetInfo *mlir::sparse_attn::lookupTarget(llvm::StringRef name) {
  for (const TargetInfo &target : targets)
    if (target.name == name)
      return &target;
  return nullptr;
}

const TargetInfo *mlir::sparse_attn::expectTarget(Operation *op,
                                                  llvm::StringRef name) {
  const TargetInfo *target = lookupTarget(name);
  if (!target)
    op->emitError() << "expected the target h100 or h200, got '" << name << "'";
  return target;
}

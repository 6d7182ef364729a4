//===- KernelFunction.cpp - The function of a kernel ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the conversions to kernels share: kernels of work items and kernels of
// thread blocks are marked and placed alike.
//
//===----------------------------------------------------------------------===//

#include "KernelFunction.h"
#include "sparse-attn/Target/KernelABI.h"

using namespace mlir;

func::FuncOp sparse_attn::createKernelFunction(ImplicitLocOpBuilder &b,
                                               ModuleOp module, StringRef name,
                                               TypeRange arguments) {
  // Kernels stand first, in the order of their first use.
  b.setInsertionPointToStart(module.getBody());
  for (auto other : module.getOps<func::FuncOp>()) {
    if (!isKernel(other))
      break;
    b.setInsertionPointAfter(other);
  }
  auto function =
      func::FuncOp::create(b, name, b.getFunctionType(arguments, {}));
  function.setPrivate();
  function->setAttr("sparse_attn.kernel", b.getUnitAttr());
  Block *entry = function.addEntryBlock();
  b.setInsertionPointToStart(entry);
  func::ReturnOp::create(b);
  b.setInsertionPointToStart(entry);
  return function;
}

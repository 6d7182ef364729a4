//===- Precompiled.h - What most of the compiler includes -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compiled once for all libraries of the compiler: nearly all of their build
// time goes into these, our own dialects included. A file still includes what
// it uses.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SUPPORT_PRECOMPILED_H
#define SPARSE_ATTN_SUPPORT_PRECOMPILED_H

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Pass/Pass.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/TypeSwitch.h"

#endif // SPARSE_ATTN_SUPPORT_PRECOMPILED_H

//===- WarpPipe.h - The warp_pipe dialect -----------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The public header of the dialect: types, attributes and ops.
// docs/Rationale/WarpPipe.md gives the reasons.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_WARPPIPE_IR_WARPPIPE_H
#define SPARSE_ATTN_DIALECT_WARPPIPE_IR_WARPPIPE_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include <optional>

#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeDialect.h.inc"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeEnums.h.inc"

#define GET_TYPEDEF_CLASSES
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeTypes.h.inc"

#define GET_ATTRDEF_CLASSES
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeAttrs.h.inc"

#define GET_OP_CLASSES
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeOps.h.inc"

namespace mlir::warp_pipe {

/// How a kernel is launched, or null if `function` is no kernel of this
/// dialect.
LaunchAttr getLaunch(Operation *function);
void setLaunch(Operation *function, LaunchAttr launch);

} // namespace mlir::warp_pipe

#endif // SPARSE_ATTN_DIALECT_WARPPIPE_IR_WARPPIPE_H

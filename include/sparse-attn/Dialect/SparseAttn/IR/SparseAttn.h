//===- SparseAttn.h - The sparse_attn dialect -------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The public header of the dialect: types, attributes, interfaces and ops.
// docs/Spec.md is the specification.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_SPARSEATTN_IR_SPARSEATTN_H
#define SPARSE_ATTN_DIALECT_SPARSEATTN_IR_SPARSEATTN_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include <functional>
#include <optional>

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnDialect.h.inc"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnEnums.h.inc"

namespace mlir {

namespace sparse_attn {

/// Marks a stage that the kernel of its only user computes. It is discardable:
/// without it the stage has a kernel of its own.
inline constexpr llvm::StringLiteral kFuseWithUserAttrName =
    "sparse_attn.fuse_with_user";

class RowLoops;

/// The scores of one row's candidates, as a policy sees them: block ids in
/// [lo, hi) and a function that emits the load of one score (f32).
struct RowScores {
  Value lo, hi;
  /// How many blocks are forced and count towards a budget (index).
  Value reserved;
  int64_t blockSize;
  std::function<Value(OpBuilder &, Location, Value id)> load;
  /// How the target walks over the row; null: one score after the other.
  const RowLoops *loops = nullptr;
  /// The head that selects (index).
  Value head = {};
  /// The row's own budget in tokens, any i32; null if it has none.
  Value budget = {};
  /// The blocks that the sequence has (index), unfinished ones included.
  Value blocks = {};
};

/// Emits an i1: whether the candidate `id` with `score` is chosen.
using Chooser =
    std::function<Value(OpBuilder &, Location, Value score, Value id)>;

/// What a gate may read. `q` and `k` are rotated, in `layout`; the unrotated
/// ones and the weights are null where the gate does not ask for them.
struct GateInputs {
  Value q, k, qUnrotated, kUnrotated;
  Value lengths, queryLengths;
  Value queryProjection, keyProjection, queryNorm, keyNorm;
  float scale;
  Layout layout;
};

namespace detail {
/// Bytes of all tensor operands and results of `op`, if all are static.
std::optional<int64_t> operandAndResultBytes(Operation *op);
} // namespace detail

} // namespace sparse_attn
} // namespace mlir

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOpInterfaces.h.inc"

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnAttrInterfaces.h.inc"

#define GET_TYPEDEF_CLASSES
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnTypes.h.inc"

#define GET_ATTRDEF_CLASSES
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnAttrs.h.inc"

#define GET_OP_CLASSES
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOps.h.inc"

#endif // SPARSE_ATTN_DIALECT_SPARSEATTN_IR_SPARSEATTN_H

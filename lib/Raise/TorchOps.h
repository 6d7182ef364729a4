//===- TorchOps.h - Reading unregistered torch ops --------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The torch dialect is not linked, so its ops arrive unregistered. They are
// told apart by the names in TorchOps.def, here and nowhere else.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RAISE_TORCHOPS_H
#define SPARSE_ATTN_LIB_RAISE_TORCHOPS_H

#include "mlir/IR/Operation.h"
#include <optional>

namespace mlir::sparse_attn {

enum class TorchOp {
  None,
#define TORCH_OP(enumerator, name, traits) enumerator,
#include "TorchOps.def"
};

/// Which op of the table `op` is; a `torch.operator` goes by its name. None for
/// null, for ops of other dialects and for torch ops not in the table.
TorchOp getTorchOp(Operation *op);

/// Whether `op` is of the torch dialect, in the table or not.
bool isTorchDialectOp(Operation *op);

/// The name for messages: `torch.aten.cat`, or what a `torch.operator` stands
/// for.
StringRef getTorchName(Operation *op);

/// Whether `op` may be erased when its results are unused.
bool isPureTorchOp(Operation *op);

/// Whether `op` only states a fact about its first operand.
bool isTorchAnnotation(Operation *op);

/// Whether each element of the result depends on one element of each operand.
bool isElementwiseTorchOp(Operation *op);

/// Whether the result holds the elements of the first operand in their order.
bool isPassTorchOp(Operation *op);

/// The op that defines `value` if it is `kind`, else null.
Operation *getDefiningTorchOp(Value value, TorchOp kind);

/// Scalars; integers fold over size.int of static shapes and simple sums.
std::optional<int64_t> getTorchInt(Value value);
std::optional<double> getTorchFloat(Value value);
std::optional<bool> getTorchBool(Value value);
std::optional<StringRef> getTorchString(Value value);
bool isTorchNone(Value value);

/// The operands of a prim.ListConstruct.
std::optional<OperandRange> getTorchList(Value value);

/// A list of constant integers.
std::optional<SmallVector<int64_t>> getTorchInts(Value value);

/// A dimension counted from the front; none if not constant or out of range.
std::optional<int64_t> getTorchDim(Value value, int64_t rank);

/// Whether dimension `aDim` of `a` is `bDim` of `b` for every input: equal
/// static sizes, the same value, or equal torch.bind_symbolic_shape
/// expressions.
bool haveEqualSizes(Value a, int64_t aDim, Value b, int64_t bDim);

/// The size of a dimension as text or number from torch.bind_symbolic_shape: an
/// IntegerAttr if static, a StringAttr such as "s0 + 1", or null.
Attribute getSymbolicSize(Value value, int64_t dim);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_RAISE_TORCHOPS_H

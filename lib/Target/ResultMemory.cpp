//===- ResultMemory.cpp - Which tensors are results in the making ---------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResultMemory.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value sparse_attn::stripCasts(Value value) {
  while (auto cast = value.getDefiningOp<tensor::CastOp>())
    value = cast.getSource();
  return value;
}

/// The result of `op` that is an update of `value`, or null.
static Value updateBy(DispatchOp op, Value value) {
  for (auto [i, output] : llvm::enumerate(op.getOutputs()))
    if (Value input = op.getTiedInput(i);
        input && stripCasts(input) == stripCasts(value))
      return output;
  return Value();
}

ResultMemory::ResultMemory(func::FuncOp source)
    : source(source), terminator(source.getBody().front().getTerminator()) {}

/// Whether `op` gives another view of the same elements.
static bool isView(Operation *op) {
  return isa<tensor::CastOp, tensor::ExpandShapeOp, tensor::CollapseShapeOp>(
      op);
}

/// Whether nobody reads `value` or a view of it behind `op`.
static bool readsEndAt(Value value, Operation *op) {
  return llvm::all_of(value.getUsers(), [&](Operation *user) {
    if (isView(user))
      return readsEndAt(user->getResult(0), op);
    return isa<tensor::DimOp>(user) || user == op || user->isBeforeInBlock(op);
  });
}

bool ResultMemory::isLastUse(Value value, Operation *op) {
  return readsEndAt(stripCasts(value), op);
}

int64_t ResultMemory::resultOf(Value value) {
  for (auto [i, returned] : llvm::enumerate(terminator->getOperands()))
    if (stripCasts(returned) == value)
      return i;
  for (auto op : source.getBody().front().getOps<DispatchOp>())
    if (Value update = updateBy(op, value))
      if (isLastUse(value, op))
        return resultOf(update);
  return -1;
}

BlockArgument ResultMemory::argumentOf(Value value) {
  value = stripCasts(value);
  while (auto result = dyn_cast<OpResult>(value)) {
    auto op = dyn_cast<DispatchOp>(result.getOwner());
    Value input = op ? op.getTiedInput(result.getResultNumber()) : Value();
    if (!input)
      return nullptr;
    value = stripCasts(input);
  }
  return cast<BlockArgument>(value);
}

SmallVector<int32_t> ResultMemory::sharers() {
  SmallVector<int32_t> sharers;
  for (auto [i, returned] : llvm::enumerate(terminator->getOperands())) {
    BlockArgument argument = argumentOf(returned);
    // Others may read what the argument held; then its memory stays as it is.
    // Another update of it starts from a copy that is made before all kernels.
    bool shares = argument && stripCasts(returned) == argument;
    for (auto op : source.getBody().front().getOps<DispatchOp>())
      if (Value update = argument ? updateBy(op, argument) : Value())
        shares |= isLastUse(argument, op) &&
                  resultOf(update) == static_cast<int64_t>(i);
    sharers.push_back(shares ? argument.getArgNumber() : -1);
  }
  return sharers;
}

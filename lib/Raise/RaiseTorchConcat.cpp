//===- RaiseTorchConcat.cpp - Caches of keys and values -------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A decode step appends new keys and values to its caches by a concatenation.
// Runs after attention is raised, so that a gate can see which keys are new.
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "TorchOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Raise/TorchType.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISETORCHCONCATPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// torch lets an empty vector take part in a concatenation of any rank, and
/// exporters begin a cache with one. Such a concatenation is its other part.
static Value skipEmptyParts(Value value) {
  Operation *cat = getDefiningTorchOp(value, TorchOp::Cat);
  auto list = cat ? getTorchList(cat->getOperand(0)) : std::nullopt;
  RankedTensorType result = getBuiltinTensorType(value.getType());
  if (!list || !result || result.getRank() == 1)
    return value;
  Value only;
  for (Value part : *list) {
    RankedTensorType type = getBuiltinTensorType(part.getType());
    if (type && type.getRank() == 1 && type.getDimSize(0) == 0)
      continue;
    if (only || part.getType() != value.getType())
      return value;
    only = part;
  }
  return only ? only : value;
}

/// Replaces the torch.aten.cat that makes `value` by a tensor.concat.
static bool raiseConcat(Value value) {
  Value source = getTorchSource(value);
  Operation *cat = source ? getDefiningTorchOp(source, TorchOp::Cat) : nullptr;
  if (!cat)
    return false;
  std::optional<OperandRange> list = getTorchList(cat->getOperand(0));
  RankedTensorType result = getBuiltinTensorType(source.getType());
  if (!list || !result)
    return false;
  std::optional<int64_t> dim =
      getTorchDim(cat->getOperand(1), result.getRank());
  if (!dim)
    return false;
  for (Value part : *list) {
    // torch also lets an empty tensor of rank 1 take part: leave that alone.
    RankedTensorType type = getBuiltinTensorType(part.getType());
    if (!type || type.getRank() != result.getRank() ||
        type.getElementType() != result.getElementType())
      return false;
  }
  OpBuilder b(cat);
  SmallVector<Value> parts;
  for (Value part : *list)
    parts.push_back(castToBuiltin(b, skipEmptyParts(part)));
  Value concat =
      tensor::ConcatOp::create(b, cat->getLoc(), result, *dim, parts);
  Value back = castToTorch(b, concat, source.getType());
  source.replaceAllUsesWith(back);
  cat->erase();
  return true;
}

namespace {
struct RaiseTorchConcatPass
    : sparse_attn::impl::RaiseTorchConcatPassBase<RaiseTorchConcatPass> {
  void runOnOperation() override {
    SmallVector<AttentionOp> attentions;
    getOperation().walk([&](AttentionOp op) { attentions.push_back(op); });
    for (AttentionOp op : attentions)
      for (Value value : {op.getK(), op.getV()})
        numRaised += raiseConcat(value);
  }
};
} // namespace

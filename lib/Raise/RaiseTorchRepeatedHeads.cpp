//===- RaiseTorchRepeatedHeads.cpp - Fold repeated key heads --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Models repeat the key heads of grouped attention before they call torch's op.
// Query head h must then read key head h / g. Tiling reads h mod Hkv, with the
// same shapes, so shapes alone prove nothing.
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "TorchOps.h"
#include "mlir/IR/PatternMatch.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Raise/TorchType.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISETORCHREPEATEDHEADSPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct RaiseTorchRepeatedHeadsPass
    : sparse_attn::impl::RaiseTorchRepeatedHeadsPassBase<
          RaiseTorchRepeatedHeadsPass> {
  using Base::Base;
  void runOnOperation() override;
  void fold(AttentionOp op);
};
} // namespace

/// Looks through copies that keep shape and elements.
static Value skipCopies(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    switch (getTorchOp(op)) {
    case TorchOp::Clone:
    case TorchOp::Alias:
    case TorchOp::Detach:
    case TorchOp::Contiguous:
      value = op->getOperand(0);
      continue;
    default:
      return value;
    }
  }
  return value;
}

static bool isReshape(Operation *op) {
  TorchOp kind = getTorchOp(op);
  return kind == TorchOp::View || kind == TorchOp::Reshape ||
         kind == TorchOp::UnsafeView || kind == TorchOp::Flatten;
}

static int64_t countDynamic(RankedTensorType type) {
  return llvm::count_if(type.getShape(), ShapedType::isDynamic);
}

/// x of `repeat_interleave(x, g, dim = 1)`, or null.
static Value matchInterleave(Operation *op) {
  if (getTorchOp(op) != TorchOp::RepeatInterleave || op->getNumOperands() < 3)
    return {};
  auto groups = getTorchInt(op->getOperand(1));
  auto dim = getTorchDim(op->getOperand(2), 4);
  if (!groups || *groups < 1 || dim != std::optional<int64_t>(1))
    return {};
  return op->getOperand(0);
}

/// x of reshape(copy(expand(unsqueeze(x, 2)))), or null. Proved by types: x
/// [B, Hkv, S, D], expand [B, Hkv, g, S, D], result [B, Hkv * g, S, D].
static Value matchExpand(Operation *op) {
  if (!op || !isReshape(op))
    return {};
  Operation *expand = skipCopies(op->getOperand(0)).getDefiningOp();
  if (getTorchOp(expand) != TorchOp::Expand &&
      getTorchOp(expand) != TorchOp::BroadcastTo)
    return {};
  Operation *unsqueeze =
      getDefiningTorchOp(skipCopies(expand->getOperand(0)), TorchOp::Unsqueeze);
  if (!unsqueeze)
    return {};
  Value x = unsqueeze->getOperand(0);
  auto source = getBuiltinTensorType(x.getType());
  auto wide = getBuiltinTensorType(expand->getResult(0).getType());
  auto result = getBuiltinTensorType(op->getResult(0).getType());
  if (!source || !wide || !result || source.getRank() != 4 ||
      wide.getRank() != 5 || result.getRank() != 4 ||
      getTorchDim(unsqueeze->getOperand(1), 5) != std::optional<int64_t>(2))
    return {};
  int64_t heads = source.getDimSize(1), groups = wide.getDimSize(2);
  if (ShapedType::isDynamic(heads) || ShapedType::isDynamic(groups))
    return {};
  // expand kept the other dimensions ...
  SmallVector<int64_t> want(source.getShape());
  want.insert(want.begin() + 2, groups);
  if (wide.getShape() != ArrayRef<int64_t>(want))
    return {};
  // ... and the reshape merged heads and groups and nothing else. One dynamic
  // size is then determined by the number of elements; more are not.
  want.erase(want.begin() + 2);
  want[1] = heads * groups;
  if (result.getShape() != ArrayRef<int64_t>(want) || countDynamic(result) > 1)
    return {};
  return x;
}

/// The key heads that `value`, an operand of attention, repeats; or null.
static Value matchRepeat(Value value) {
  Value torch = getTorchSource(value);
  if (!torch)
    return {};
  torch = skipCopies(torch);
  Operation *op = torch.getDefiningOp();
  if (!op)
    return {};
  Value x = matchInterleave(op);
  if (!x)
    x = matchExpand(op);
  if (!x)
    return {};
  auto source = getBuiltinTensorType(x.getType());
  auto repeated = cast<RankedTensorType>(value.getType());
  if (!source || source.getRank() != 4 ||
      source.getElementType() != repeated.getElementType() ||
      source.isDynamicDim(1) ||
      repeated.getDimSize(1) % source.getDimSize(1) != 0)
    return {};
  return x;
}

/// The op that tiles heads before `value`, or null.
static Operation *findTiling(Value value) {
  Value torch = getTorchSource(value);
  return torch ? getDefiningTorchOp(skipCopies(torch), TorchOp::Repeat)
               : nullptr;
}

void RaiseTorchRepeatedHeadsPass::fold(AttentionOp op) {
  if (op.getLayout() != Layout::BHSD)
    return;
  for (Value value : {op.getK(), op.getV()}) {
    Operation *tiling = findTiling(value);
    if (!tiling)
      continue;
    emitRemark(tiling->getLoc())
        << "tiled heads are not folded: query head h reads key head h mod Hkv, "
           "not h / g";
    return;
  }
  Value k = matchRepeat(op.getK()), v = matchRepeat(op.getV());
  if (!k && !v)
    return;
  if (!k || !v) {
    emitRemark(op.getLoc()) << "heads are not folded: expected k and v to be "
                               "repeated, got only "
                            << (k ? "k" : "v");
    return;
  }
  auto kType = getBuiltinTensorType(k.getType());
  auto vType = getBuiltinTensorType(v.getType());
  int64_t queryHeads =
      cast<RankedTensorType>(op.getQ().getType()).getDimSize(1);
  if (kType.getDimSize(1) != vType.getDimSize(1) ||
      queryHeads % kType.getDimSize(1) != 0) {
    emitRemark(op.getLoc())
        << "heads are not folded: expected k and v to have "
           "as many heads, got "
        << kType.getDimSize(1) << " and " << vType.getDimSize(1);
    return;
  }
  OpBuilder b(op);
  op.getKMutable().assign(castToBuiltin(b, k));
  op.getVMutable().assign(castToBuiltin(b, v));
  ++numFolded;
}

void RaiseTorchRepeatedHeadsPass::runOnOperation() {
  getOperation().walk([&](AttentionOp op) { fold(op); });
}

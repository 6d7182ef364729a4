//===- RaiseTorchRotaryPositions.cpp - Rotation by position ids -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where the cosines and sines of a rotation are provably those of positions
// times constant frequencies, the rotation is written by its positions. Only
// then can a gate undo the rotation of cached keys.
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "TorchOps.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Raise/TorchType.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISETORCHROTARYPOSITIONSPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// The values of a constant f32 vector.
static std::optional<SmallVector<float>> readVector(Value value) {
  Operation *literal = getDefiningTorchOp(value, TorchOp::Literal);
  auto data = literal ? literal->getAttrOfType<ElementsAttr>("value") : nullptr;
  if (!data || !data.getElementType().isF32() ||
      data.getShapedType().getRank() != 1)
    return std::nullopt;
  if (auto dense = dyn_cast<DenseElementsAttr>(data))
    return SmallVector<float>(dense.getValues<float>());
  if (auto resource = dyn_cast<DenseF32ResourceElementsAttr>(data))
    if (std::optional<ArrayRef<float>> values = resource.tryGetAsArrayRef())
      return SmallVector<float>(*values);
  return std::nullopt;
}

namespace {
/// angle = positions * frequencies, and what multiplies the cosine.
struct Angles {
  Value positions; // torch, [B, T] of integers
  SmallVector<float> frequencies;
  double factor = 1.0;
};
} // namespace

/// Positions [B, T] of which `value` [B, T, 1] is the f32 image.
static Value readPositions(Value value) {
  Operation *convert = getDefiningTorchOp(value, TorchOp::ConvertElementType);
  if (!convert)
    return {};
  Operation *unsqueeze =
      getDefiningTorchOp(convert->getOperand(0), TorchOp::Unsqueeze);
  if (!unsqueeze || getTorchDim(unsqueeze->getOperand(1), 3) != 2)
    return {};
  Value positions = unsqueeze->getOperand(0);
  RankedTensorType type = getBuiltinTensorType(positions.getType());
  bool integers = type && type.getRank() == 2 &&
                  (type.getElementType().isInteger(64) ||
                   type.getElementType().isInteger(32));
  return integers ? positions : Value();
}

/// Reads factor * function(cat(f, f)) with f = positions * frequencies.
static std::optional<Angles> readAngles(Value value, TorchOp function) {
  Angles angles;
  RankedTensorType type = getBuiltinTensorType(value.getType());
  if (!type || type.getRank() != 3 || !type.getElementType().isF32())
    return std::nullopt;
  while (Operation *scale = getDefiningTorchOp(value, TorchOp::MulScalar)) {
    std::optional<double> factor = getTorchFloat(scale->getOperand(1));
    if (!factor)
      return std::nullopt;
    angles.factor *= *factor;
    value = scale->getOperand(0);
  }
  Operation *op = getDefiningTorchOp(value, function);
  Operation *cat =
      op ? getDefiningTorchOp(op->getOperand(0), TorchOp::Cat) : nullptr;
  if (!cat || getTorchDim(cat->getOperand(1), 3) != 2)
    return std::nullopt;
  std::optional<OperandRange> halves = getTorchList(cat->getOperand(0));
  if (!halves || halves->size() != 2 || (*halves)[0] != (*halves)[1])
    return std::nullopt;
  Operation *product = getDefiningTorchOp((*halves)[0], TorchOp::MulTensor);
  if (!product)
    return std::nullopt;
  for (int side : {0, 1}) {
    auto frequencies = readVector(product->getOperand(1 - side));
    Value positions = readPositions(product->getOperand(side));
    if (!frequencies || !positions)
      continue;
    angles.positions = positions;
    angles.frequencies = *frequencies;
    return angles;
  }
  return std::nullopt;
}

static bool raisePositions(RotaryOp op) {
  if (!op.getCos() || op.getStyle() != RotaryStyle::Half)
    return false;
  Value cos = getTorchSource(op.getCos()), sin = getTorchSource(op.getSin());
  if (!cos || !sin)
    return false;
  std::optional<Angles> a = readAngles(cos, TorchOp::Cos);
  std::optional<Angles> b = readAngles(sin, TorchOp::Sin);
  if (!a || !b || a->positions != b->positions ||
      a->frequencies != b->frequencies || a->factor != b->factor)
    return false;
  OpBuilder builder(op);
  Value positions = castToBuiltin(builder, a->positions);
  auto raised = RotaryOp::create(
      builder, op.getLoc(), op.getType(), op.getX(), /*cos=*/Value(),
      /*sin=*/Value(), positions, builder.getDenseF32ArrayAttr(a->frequencies),
      builder.getF32FloatAttr(a->factor), op.getStyleAttr(),
      op.getInverseAttr(), op.getLayoutAttr());
  op.replaceAllUsesWith(raised.getResult());
  op.erase();
  return true;
}

namespace {
struct RaiseTorchRotaryPositionsPass
    : sparse_attn::impl::RaiseTorchRotaryPositionsPassBase<
          RaiseTorchRotaryPositionsPass> {
  void runOnOperation() override {
    SmallVector<RotaryOp> rotations;
    getOperation().walk([&](RotaryOp op) { rotations.push_back(op); });
    for (RotaryOp op : rotations)
      numRaised += raisePositions(op);
  }
};
} // namespace

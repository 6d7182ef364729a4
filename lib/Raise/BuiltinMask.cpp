//===- BuiltinMask.cpp - What a mask made of builtin ops says -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Flows that lower torch to linalg leave masks as constants or as a
// linalg.generic over its indices. The body of the latter is run per element.
//
//===----------------------------------------------------------------------===//

#include "MaskClassifier.h"
#include "RaiseUtils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
/// Runs the body of a linalg.generic without inputs for one index.
class BodyInterpreter {
public:
  explicit BodyInterpreter(linalg::GenericOp op) : op(op) {}

  /// False if the body has an op that is not understood.
  bool run(ArrayRef<int64_t> index, Cell &cell);

private:
  bool step(Operation &inner, ArrayRef<int64_t> index);
  /// Values of the body, and constants outside of it.
  std::optional<Cell> get(Value value);

  linalg::GenericOp op;
  llvm::DenseMap<Value, Cell> values;
};
} // namespace

static std::optional<Cell> getConstant(Attribute attribute) {
  Cell cell;
  if (auto integer = dyn_cast<IntegerAttr>(attribute)) {
    cell.i = integer.getType().isInteger(1) ? !integer.getValue().isZero()
                                            : integer.getValue().getSExtValue();
    return cell;
  }
  if (auto real = dyn_cast<FloatAttr>(attribute)) {
    cell.f = real.getValueAsDouble();
    return cell;
  }
  return {};
}

std::optional<Cell> BodyInterpreter::get(Value value) {
  if (auto it = values.find(value); it != values.end())
    return it->second;
  if (auto constant = value.getDefiningOp<arith::ConstantOp>())
    return getConstant(constant.getValue());
  return {};
}

bool BodyInterpreter::step(Operation &inner, ArrayRef<int64_t> index) {
  if (inner.getNumResults() != 1)
    return false;
  Cell &out = values[inner.getResult(0)];
  if (auto indexOp = dyn_cast<linalg::IndexOp>(inner)) {
    out.i = index[indexOp.getDim()];
    return true;
  }
  SmallVector<Cell> in;
  for (Value operand : inner.getOperands()) {
    std::optional<Cell> cell = get(operand);
    if (!cell)
      return false;
    in.push_back(*cell);
  }
  // `values` may have moved.
  Cell &result = values[inner.getResult(0)];
  if (auto constant = dyn_cast<arith::ConstantOp>(inner)) {
    std::optional<Cell> cell = getConstant(constant.getValue());
    if (cell)
      result = *cell;
    return cell.has_value();
  }
  if (auto compare = dyn_cast<arith::CmpIOp>(inner)) {
    APInt a(64, in[0].i, /*isSigned=*/true), b(64, in[1].i, /*isSigned=*/true);
    result.i = arith::applyCmpPredicate(compare.getPredicate(), a, b);
    return true;
  }
  if (isa<arith::SelectOp>(inner)) {
    result = in[0].i ? in[1] : in[2];
    return true;
  }
  if (isa<arith::IndexCastOp>(inner)) {
    result = in[0];
    return true;
  }
  if (isa<arith::AndIOp>(inner)) {
    result.i = in[0].i & in[1].i;
    return true;
  }
  if (isa<arith::OrIOp>(inner)) {
    result.i = in[0].i | in[1].i;
    return true;
  }
  // Indices are far from overflow; other integers are left alone.
  if (!inner.getResult(0).getType().isIndex())
    return false;
  if (isa<arith::AddIOp>(inner)) {
    result.i = in[0].i + in[1].i;
    return true;
  }
  if (isa<arith::SubIOp>(inner)) {
    result.i = in[0].i - in[1].i;
    return true;
  }
  return false;
}

bool BodyInterpreter::run(ArrayRef<int64_t> index, Cell &cell) {
  values.clear();
  for (Operation &inner : op.getBody()->without_terminator())
    if (!step(inner, index))
      return false;
  std::optional<Cell> result =
      get(op.getBody()->getTerminator()->getOperand(0));
  if (result)
    cell = *result;
  return result.has_value();
}

static bool isIndexMask(linalg::GenericOp op) {
  return op && op.getNumDpsInputs() == 0 && op.getNumDpsInits() == 1 &&
         op.getNumParallelLoops() == op.getNumLoops() &&
         op.getMatchingIndexingMap(op.getDpsInitOperand(0)).isIdentity() &&
         op.getRegionOutputArgs()[0].use_empty();
}

MaskClass sparse_attn::classifyBuiltinMask(Value mask, int64_t numQueries,
                                           int64_t numKeys) {
  auto type = cast<RankedTensorType>(mask.getType());
  if (!type.hasStaticShape() || ShapedType::isDynamic(numQueries) ||
      ShapedType::isDynamic(numKeys))
    return MaskClass::kept("its length is dynamic");
  // Reshapes keep the order of the elements.
  Value source = mask;
  while (Operation *op = source.getDefiningOp()) {
    if (!isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op))
      break;
    source = op->getOperand(0);
  }
  bool isFloat = isa<FloatType>(type.getElementType());
  auto failed = [] { return MaskClass::kept("its values are not constant"); };
  DenseElementsAttr dense;
  if (auto constant = source.getDefiningOp<arith::ConstantOp>())
    dense = dyn_cast<DenseElementsAttr>(constant.getValue());
  if (dense && isEvaluable(type.getElementType())) {
    auto read = [&](ArrayRef<int64_t> positions, MutableArrayRef<Cell> cells) {
      for (auto [position, cell] : llvm::zip_equal(positions, cells)) {
        if (isFloat)
          cell.f = FloatAttr::get(type.getElementType(),
                                  dense.getValues<APFloat>()[position])
                       .getValueAsDouble();
        else
          cell.i = !dense.getValues<APInt>()[position].isZero();
      }
      return success();
    };
    return classifyMask(type, numQueries, numKeys, read, failed);
  }
  auto generic = source.getDefiningOp<linalg::GenericOp>();
  if (!isIndexMask(generic))
    return failed();
  auto sourceType = cast<RankedTensorType>(source.getType());
  BodyInterpreter body(generic);
  IndexWalker walker(sourceType.getShape());
  auto read = [&](ArrayRef<int64_t> positions, MutableArrayRef<Cell> cells) {
    for (auto [position, cell] : llvm::zip_equal(positions, cells))
      if (!body.run(walker.moveTo(position), cell))
        return failure();
    return success();
  };
  return classifyMask(type, numQueries, numKeys, read, failed);
}

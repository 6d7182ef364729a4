//===- ConstantMakers.cpp - Constant tensors made of scalars --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantRequest.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include <cstring>

using namespace mlir;
using namespace mlir::sparse_attn;

static LogicalResult fillScalar(ConstantRequest &r, Value value) {
  Type element = r.type.getElementType();
  bool isFloat = isa<FloatType>(element);
  Cell cell;
  std::optional<double> real = getTorchFloat(value);
  std::optional<int64_t> integer = getTorchInt(value);
  if (!integer)
    if (auto truth = getTorchBool(value))
      integer = *truth;
  if (!real && !integer)
    return r.giveUp("its value is not a constant");
  if (isFloat)
    cell.f = roundTo(real ? *real : static_cast<double>(*integer), element);
  else if (element.isInteger(1))
    cell.i = real ? *real != 0 : *integer != 0;
  else if (integer && (element.isInteger(64) || llvm::isInt<32>(*integer)))
    cell.i = *integer;
  else
    return r.giveUp("its value does not fit its type");
  return r.fill(cell);
}

static LogicalResult fillNumber(ConstantRequest &r, int64_t number) {
  Cell cell;
  if (isa<FloatType>(r.type.getElementType()))
    cell.f = number;
  else
    cell.i = number;
  return r.fill(cell);
}

/// arange(end), arange(start, end), arange(start, end, step), on integers.
static LogicalResult evaluateArange(ConstantRequest &r, unsigned numScalars) {
  int64_t start = 0, step = 1;
  if (numScalars >= 2) {
    auto constant = getTorchInt(r.operand(0));
    if (!constant)
      return r.giveUp("its start is not a constant integer");
    start = *constant;
  }
  if (numScalars == 3) {
    auto constant = getTorchInt(r.operand(2));
    if (!constant)
      return r.giveUp("its step is not a constant integer");
    step = *constant;
  }
  // The end is in the type already; a float end would make float elements.
  if (!getTorchInt(r.operand(numScalars == 1 ? 0 : 1)))
    return r.giveUp("its end is not a constant integer");
  Type element = r.type.getElementType();
  for (auto [position, cell] : llvm::zip_equal(r.positions, r.cells)) {
    int64_t value = start + step * position;
    if (isa<FloatType>(element))
      cell.f = roundTo(value, element);
    else
      cell.i = value;
  }
  return success();
}

/// Reads an element of raw little-endian data.
static bool readRaw(ArrayRef<char> data, int64_t index, Type type, Cell &cell) {
  // i1 is a byte an element in resources.
  size_t width = llvm::divideCeil(type.getIntOrFloatBitWidth(), 8);
  if ((index + 1) * width > data.size())
    return false;
  uint64_t bits = 0;
  memcpy(&bits, data.data() + index * width, width);
  if (auto real = dyn_cast<FloatType>(type)) {
    APFloat value(real.getFloatSemantics(), APInt(real.getWidth(), bits));
    bool losesInfo;
    value.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
    cell.f = value.convertToDouble();
  } else {
    cell.i =
        type.isInteger(1) ? bits != 0 : llvm::SignExtend64(bits, width * 8);
  }
  return true;
}

static LogicalResult evaluateLiteral(ConstantRequest &r) {
  Attribute value = r.op->getAttr("value");
  Type element = r.type.getElementType();
  if (auto resource = dyn_cast_or_null<DenseResourceElementsAttr>(value)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    if (!blob)
      return r.giveUp("its data is not in the file");
    for (auto [position, cell] : llvm::zip_equal(r.positions, r.cells))
      if (!readRaw(blob->getData(), position, element, cell))
        return r.giveUp("its data is shorter than its type");
    return success();
  }
  auto dense = dyn_cast_or_null<DenseElementsAttr>(value);
  if (!dense || dense.getNumElements() != r.type.getNumElements())
    return r.giveUp("its value is no dense attribute");
  if (isa<FloatType>(element)) {
    auto values = dense.tryGetValues<APFloat>();
    if (failed(values))
      return r.giveUp("its value is not of its type");
    for (auto [position, cell] : llvm::zip_equal(r.positions, r.cells)) {
      APFloat real = (*values)[position];
      bool losesInfo;
      real.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                   &losesInfo);
      cell.f = real.convertToDouble();
    }
    return success();
  }
  auto values = dense.tryGetValues<APInt>();
  if (failed(values))
    return r.giveUp("its value is not of its type");
  for (auto [position, cell] : llvm::zip_equal(r.positions, r.cells)) {
    APInt integer = (*values)[position];
    cell.i = element.isInteger(1) ? !integer.isZero() : integer.getSExtValue();
  }
  return success();
}

LogicalResult sparse_attn::evaluateMaker(ConstantRequest &r) {
  switch (getTorchOp(r.op)) {
  case TorchOp::Literal:
    return evaluateLiteral(r);
  case TorchOp::ArangeStartStep:
    return evaluateArange(r, 3);
  case TorchOp::ArangeStart:
    return evaluateArange(r, 2);
  case TorchOp::Arange:
    return evaluateArange(r, 1);
  case TorchOp::Full:
  case TorchOp::FullLike:
    return fillScalar(r, r.operand(1));
  case TorchOp::NewFull:
    return fillScalar(r, r.operand(2));
  case TorchOp::ScalarTensor:
  case TorchOp::NumToTensor:
    return fillScalar(r, r.operand(0));
  case TorchOp::Zeros:
  case TorchOp::ZerosLike:
  case TorchOp::NewZeros:
    return fillNumber(r, 0);
  case TorchOp::Ones:
  case TorchOp::OnesLike:
  case TorchOp::NewOnes:
    return fillNumber(r, 1);
  case TorchOp::EmptyStrided:
  case TorchOp::EmptyMemoryFormat:
  case TorchOp::EmptyLike:
  case TorchOp::NewEmpty:
    return r.giveUp("it reads memory that was never written");
  default:
    return r.giveUp("'" + getTorchName(r.op) +
                    "' is not evaluated at compile time");
  }
}

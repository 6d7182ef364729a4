//===- KernelBuilder.cpp - Emit the loops of a kernel ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelBuilder.h"
#include "../KernelFunction.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

MemRefType sparse_attn::getKernelType(RankedTensorType tensor,
                                      bool staticColumns) {
  SmallVector<int64_t> shape(tensor.getRank(), ShapedType::kDynamic);
  if (staticColumns && !shape.empty())
    shape.back() = tensor.getShape().back();
  Type element = tensor.getElementType();
  if (element.isInteger(1))
    element = IntegerType::get(tensor.getContext(), 8);
  // bf16 travels as its bits: code generators without the type would move it
  // through f32 and call a library to come back.
  if (element.isBF16())
    element = IntegerType::get(tensor.getContext(), 16);
  return MemRefType::get(shape, element);
}

KernelBuilder::KernelBuilder(ModuleOp module, StringRef name, Location loc,
                             ArrayRef<KernelArgument> arguments)
    : b(loc, module.getContext()) {
  SmallVector<Type> types;
  for (const KernelArgument &argument : arguments)
    for (Type type : argument.types) {
      auto tensor = dyn_cast<RankedTensorType>(type);
      types.push_back(tensor ? getKernelType(tensor, argument.staticColumns)
                             : type);
    }
  types.push_back(b.getIndexType());
  function = createKernelFunction(b, module, name, types);
  Block *entry = &function.front();
  unsigned next = 0;
  for (const KernelArgument &argument : arguments) {
    if (argument.tied) {
      outputs.push_back(lookup(argument.tied));
      continue;
    }
    Values values;
    for (size_t i = 0; i < argument.types.size(); ++i)
      values.push_back(entry->getArgument(next++));
    if (argument.operand)
      operands[argument.operand] = values;
    else
      outputs.push_back(values);
  }
}

Values KernelBuilder::lookup(Value value) {
  return value ? operands.lookup(value) : Values();
}

//===----------------------------------------------------------------------===//
// Index arithmetic
//===----------------------------------------------------------------------===//

Value KernelBuilder::index(int64_t value) {
  return arith::ConstantIndexOp::create(b, value);
}
Value KernelBuilder::add(Value x, Value y) {
  return arith::AddIOp::create(b, x, y);
}
Value KernelBuilder::sub(Value x, Value y) {
  return arith::SubIOp::create(b, x, y);
}
Value KernelBuilder::mul(Value x, Value y) {
  return arith::MulIOp::create(b, x, y);
}
Value KernelBuilder::div(Value x, Value y) {
  return arith::DivUIOp::create(b, x, y);
}
Value KernelBuilder::rem(Value x, Value y) {
  return arith::RemUIOp::create(b, x, y);
}
Value KernelBuilder::ceilDiv(Value x, Value y) {
  return div(add(x, sub(y, index(1))), y);
}
Value KernelBuilder::min(Value x, Value y) {
  return arith::MinSIOp::create(b, x, y);
}
Value KernelBuilder::max(Value x, Value y) {
  return arith::MaxSIOp::create(b, x, y);
}
Value KernelBuilder::less(Value x, Value y) {
  return arith::CmpIOp::create(b, arith::CmpIPredicate::slt, x, y);
}
Value KernelBuilder::lessEqual(Value x, Value y) {
  return arith::CmpIOp::create(b, arith::CmpIPredicate::sle, x, y);
}
Value KernelBuilder::equal(Value x, Value y) {
  return arith::CmpIOp::create(b, arith::CmpIPredicate::eq, x, y);
}
Value KernelBuilder::both(Value x, Value y) {
  return arith::AndIOp::create(b, x, y);
}
Value KernelBuilder::either(Value x, Value y) {
  return arith::OrIOp::create(b, x, y);
}
Value KernelBuilder::truth(bool value) {
  return arith::ConstantOp::create(b, b.getBoolAttr(value));
}
Value KernelBuilder::dim(Value memref, int64_t dimension) {
  return memref::DimOp::create(b, memref, dimension);
}
Values KernelBuilder::delinearize(Value item, ArrayRef<Value> sizes) {
  Values result(sizes.size());
  for (size_t i = sizes.size(); i-- > 0;) {
    result[i] = i == 0 ? item : rem(item, sizes[i]);
    if (i != 0)
      item = div(item, sizes[i]);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Control
//===----------------------------------------------------------------------===//

Values KernelBuilder::loop(Value lo, Value hi, ValueRange state,
                           function_ref<Values(Value, ValueRange)> body) {
  auto op = scf::ForOp::create(b, lo, hi, index(1), state);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(op.getBody());
  Values next = body(op.getInductionVar(), op.getRegionIterArgs());
  if (!state.empty())
    scf::YieldOp::create(b, next);
  return op.getResults();
}

void KernelBuilder::loop(Value lo, Value hi, function_ref<void(Value)> body) {
  loop(lo, hi, ValueRange(), [&](Value i, ValueRange) {
    body(i);
    return Values();
  });
}

Values KernelBuilder::when(Value condition, ValueRange state,
                           function_ref<Values()> body) {
  auto op = scf::IfOp::create(b, state.getTypes(), condition,
                              /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(op.thenBlock());
  scf::YieldOp::create(b, body());
  b.setInsertionPointToStart(op.elseBlock());
  scf::YieldOp::create(b, state);
  return op.getResults();
}

void KernelBuilder::when(Value condition, function_ref<void()> body) {
  auto op = scf::IfOp::create(b, condition, /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(op.thenBlock());
  body();
}

void KernelBuilder::ifElse(Value condition, function_ref<void()> yes,
                           function_ref<void()> no) {
  auto op = scf::IfOp::create(b, condition, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(op.thenBlock());
  yes();
  b.setInsertionPointToStart(op.elseBlock());
  no();
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

Value KernelBuilder::number(double value) {
  return arith::ConstantOp::create(b, b.getF32FloatAttr(value));
}
Value KernelBuilder::splat(Value scalar, int64_t width) {
  return vector::BroadcastOp::create(
      b, VectorType::get({width}, scalar.getType()), scalar);
}
Value KernelBuilder::zeros(int64_t width) {
  auto type = VectorType::get({width}, b.getF32Type());
  return arith::ConstantOp::create(b, DenseElementsAttr::get(type, 0.0f));
}
Value KernelBuilder::addF(Value x, Value y) {
  return arith::AddFOp::create(b, x, y);
}
Value KernelBuilder::subF(Value x, Value y) {
  return arith::SubFOp::create(b, x, y);
}
Value KernelBuilder::mulF(Value x, Value y) {
  return arith::MulFOp::create(b, x, y);
}
Value KernelBuilder::divF(Value x, Value y) {
  return arith::DivFOp::create(b, x, y);
}
Value KernelBuilder::maxF(Value x, Value y) {
  return arith::MaximumFOp::create(b, x, y);
}
Value KernelBuilder::minF(Value x, Value y) {
  return arith::MinimumFOp::create(b, x, y);
}
Value KernelBuilder::expF(Value x) { return math::ExpOp::create(b, x); }
Value KernelBuilder::choose(Value condition, Value x, Value y) {
  return arith::SelectOp::create(b, condition, x, y);
}
Value KernelBuilder::dot(Value x, Value y) {
  // Reassociation lets the reduction run as a tree over the lanes: the result
  // is still the same for the same input.
  return vector::ReductionOp::create(b, vector::CombiningKind::ADD, mulF(x, y),
                                     arith::FastMathFlags::reassoc);
}
Value KernelBuilder::extract(Value vector, Value at) {
  return vector::ExtractOp::create(b, vector, OpFoldResult(at));
}
Value KernelBuilder::slice(Value vector, int64_t offset, int64_t width) {
  return vector::ExtractStridedSliceOp::create(b, vector, offset, width, 1);
}
Value KernelBuilder::concat(Value x, Value y) {
  int64_t n = cast<VectorType>(x.getType()).getDimSize(0);
  int64_t m = cast<VectorType>(y.getType()).getDimSize(0);
  Value whole = zeros(n + m);
  whole = vector::InsertStridedSliceOp::create(b, x, whole, 0, 1);
  return vector::InsertStridedSliceOp::create(b, y, whole, n, 1);
}
Value KernelBuilder::toFloat(Value integer) {
  if (integer.getType().isIndex())
    integer = arith::IndexCastOp::create(b, b.getI64Type(), integer);
  return arith::SIToFPOp::create(b, b.getF32Type(), integer);
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

int64_t KernelBuilder::columns(Value memref) {
  return cast<MemRefType>(memref.getType()).getShape().back();
}

/// `value` (a scalar or a vector) with elements of `element`.
static Type withElement(Value value, Type element) {
  auto vector = dyn_cast<VectorType>(value.getType());
  return vector ? vector.clone(element) : element;
}

/// f32 of what a memref holds: bf16 as bits, f16, f32.
static Value widen(ImplicitLocOpBuilder &b, Value value) {
  Type element = getElementTypeOrSelf(value.getType());
  if (element.isInteger(16))
    value =
        arith::BitcastOp::create(b, withElement(value, b.getBF16Type()), value);
  else if (element.isF32())
    return value;
  return arith::ExtFOp::create(b, withElement(value, b.getF32Type()), value);
}

/// The inverse, for a memref of `element`.
static Value narrow(ImplicitLocOpBuilder &b, Value value, Type element) {
  if (element.isF32())
    return value;
  bool bits = element.isInteger(16);
  Type type = withElement(value, bits ? b.getBF16Type() : element);
  value = arith::TruncFOp::create(b, type, value);
  if (!bits)
    return value;
  return arith::BitcastOp::create(b, withElement(value, element), value);
}

Value KernelBuilder::load(Value memref, ValueRange at) {
  Value value = memref::LoadOp::create(b, memref, at);
  Type type = value.getType();
  if (type.isInteger(8)) {
    Value zero = arith::ConstantOp::create(b, b.getI8IntegerAttr(0));
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ne, value, zero);
  }
  if (type.isInteger(32) || type.isInteger(64))
    return arith::IndexCastOp::create(b, b.getIndexType(), value);
  return widen(b, value);
}

void KernelBuilder::store(Value scalar, Value memref, ValueRange at) {
  Type type = cast<MemRefType>(memref.getType()).getElementType();
  if (type.isInteger(8))
    scalar = arith::ExtUIOp::create(b, type, scalar);
  else if (scalar.getType().isIndex())
    scalar = arith::IndexCastOp::create(b, type, scalar);
  else
    scalar = narrow(b, scalar, type);
  memref::StoreOp::create(b, scalar, memref, at);
}

Value KernelBuilder::loadRow(Value memref, ValueRange at) {
  auto type = cast<MemRefType>(memref.getType());
  Values indices(at);
  indices.push_back(index(0));
  auto row = VectorType::get({columns(memref)}, type.getElementType());
  return widen(b, vector::LoadOp::create(b, row, memref, indices));
}

void KernelBuilder::storeRow(Value vector, Value memref, ValueRange at) {
  auto type = cast<MemRefType>(memref.getType());
  Values indices(at);
  indices.push_back(index(0));
  vector::StoreOp::create(b, narrow(b, vector, type.getElementType()), memref,
                          indices);
}

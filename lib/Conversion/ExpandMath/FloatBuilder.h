//===- FloatBuilder.h - Arithmetic on values of one shape -------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Short names for the operations the expansions are written in. One builder
// serves one floating-point type, a scalar or a vector, and the integer type
// of the same shape and width. No operation it makes carries a fast-math flag:
// the expansions lean on the rounding of single additions.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_EXPANDMATH_FLOATBUILDER_H
#define SPARSE_ATTN_LIB_CONVERSION_EXPANDMATH_FLOATBUILDER_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/STLExtras.h"

namespace mlir::sparse_attn::expand_math {

/// A scalar or a vector of f32 or f64: what the expansions are written for.
inline bool isExpandable(Type type) {
  Type element = getElementTypeOrSelf(type);
  return isa<FloatType, VectorType>(type) &&
         (element.isF32() || element.isF64());
}

class FloatBuilder {
public:
  FloatBuilder(Location loc, OpBuilder &builder, Type type)
      : b(loc, builder), floatType(type),
        element(cast<FloatType>(getElementTypeOrSelf(type))),
        intElement(b.getIntegerType(element.getWidth())),
        intType(shapedLike(intElement)) {}

  bool isF64() const { return element.isF64(); }
  Type getFloatType() const { return floatType; }
  /// The type of this shape that holds `newElement`.
  Type shapedLike(Type newElement) const {
    auto vector = dyn_cast<VectorType>(floatType);
    return vector ? vector.clone(newElement) : newElement;
  }

  /// Bits of the fraction field: 23 or 52.
  unsigned fractionBits() const {
    return llvm::APFloat::semanticsPrecision(element.getFloatSemantics()) - 1;
  }
  /// Bias of the exponent field: 127 or 1023.
  int64_t bias() const {
    return llvm::APFloat::semanticsMaxExponent(element.getFloatSemantics());
  }
  /// The bit pattern of `value` in the element type.
  uint64_t bitsOf(double value) const {
    return FloatAttr::get(element, value)
        .getValue()
        .bitcastToAPInt()
        .getZExtValue();
  }

  Value real(double value) {
    return constant(floatType, FloatAttr::get(element, value));
  }
  Value integer(uint64_t value) {
    APInt bits(element.getWidth(), value, /*isSigned=*/false,
               /*implicitTrunc=*/true);
    return constant(intType, IntegerAttr::get(intElement, bits));
  }

  Value add(Value x, Value y) { return arith::AddFOp::create(b, x, y); }
  Value sub(Value x, Value y) { return arith::SubFOp::create(b, x, y); }
  Value mul(Value x, Value y) { return arith::MulFOp::create(b, x, y); }
  Value div(Value x, Value y) { return arith::DivFOp::create(b, x, y); }
  Value abs(Value x) { return math::AbsFOp::create(b, x); }
  /// x * y + z
  Value fma(Value x, Value y, Value z) {
    return math::FmaOp::create(b, x, y, z);
  }
  /// coefficients[0] + coefficients[1] * x + ..., by Horner's rule.
  Value polynomial(Value x, ArrayRef<double> coefficients) {
    Value sum = real(coefficients.back());
    for (double coefficient : llvm::reverse(coefficients.drop_back()))
      sum = fma(sum, x, real(coefficient));
    return sum;
  }

  Value addI(Value x, Value y) { return arith::AddIOp::create(b, x, y); }
  Value subI(Value x, Value y) { return arith::SubIOp::create(b, x, y); }
  Value andI(Value x, uint64_t mask) {
    return arith::AndIOp::create(b, x, integer(mask));
  }
  Value orI(Value x, uint64_t mask) {
    return arith::OrIOp::create(b, x, integer(mask));
  }
  Value xorI(Value x, Value y) { return arith::XOrIOp::create(b, x, y); }
  Value shiftLeft(Value x, unsigned count) {
    return arith::ShLIOp::create(b, x, integer(count));
  }
  Value shiftRight(Value x, unsigned count) {
    return arith::ShRUIOp::create(b, x, integer(count));
  }
  Value toBits(Value x) { return arith::BitcastOp::create(b, intType, x); }
  Value fromBits(Value x) { return arith::BitcastOp::create(b, floatType, x); }

  Value compare(arith::CmpFPredicate predicate, Value x, double y) {
    return arith::CmpFOp::create(b, predicate, x, real(y));
  }
  Value isNonZero(Value x) {
    return arith::CmpIOp::create(b, arith::CmpIPredicate::ne, x, integer(0));
  }
  Value select(Value condition, Value x, Value y) {
    return arith::SelectOp::create(b, condition, x, y);
  }
  Value extend(Value x) { return arith::ExtFOp::create(b, floatType, x); }
  Value truncate(Type type, Value x) {
    return arith::TruncFOp::create(b, type, x);
  }

private:
  Value constant(Type type, TypedAttr attr) {
    if (auto vector = dyn_cast<VectorType>(type))
      attr = DenseElementsAttr::get(vector, Attribute(attr));
    return arith::ConstantOp::create(b, attr);
  }

  ImplicitLocOpBuilder b;
  Type floatType;
  FloatType element;
  IntegerType intElement;
  Type intType;
};

} // namespace mlir::sparse_attn::expand_math

#endif // SPARSE_ATTN_LIB_CONVERSION_EXPANDMATH_FLOATBUILDER_H

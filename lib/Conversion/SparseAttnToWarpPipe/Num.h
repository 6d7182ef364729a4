//===- Num.h - i32 arithmetic that writes itself ----------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A Num is an SSA value of type i32. Its operators emit arith ops, folded where
// possible, so that the formulas of WorkDistribution.h become IR as they stand.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_NUM_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_NUM_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace mlir::sparse_attn {

struct Num {
  ImplicitLocOpBuilder *b = nullptr;
  Value value;

  Num() = default;
  Num(ImplicitLocOpBuilder &b, Value value) : b(&b), value(value) {}
  Num(ImplicitLocOpBuilder &b, int64_t constant)
      : b(&b), value(arith::ConstantIntOp::create(b, constant, 32)) {}
  explicit operator bool() const { return static_cast<bool>(value); }
  operator Value() const { return value; }
  Num constant(int64_t c) const { return {*b, c}; }

  template <class OpTy> Num emit(Num other) const {
    return {*b, b->createOrFold<OpTy>(value, other.value)};
  }
  Value compare(arith::CmpIPredicate predicate, Num other) const {
    return b->createOrFold<arith::CmpIOp>(predicate, value, other.value);
  }
  Value less(Num other) const {
    return compare(arith::CmpIPredicate::slt, other);
  }
  Value less(int64_t other) const { return less(constant(other)); }
  /// 0 <= this < other.
  Value below(Num other) const {
    return compare(arith::CmpIPredicate::ult, other);
  }
  Value equals(Num other) const {
    return compare(arith::CmpIPredicate::eq, other);
  }
  Value equals(int64_t other) const { return equals(constant(other)); }
};

inline Num operator+(Num x, Num y) { return x.emit<arith::AddIOp>(y); }
inline Num operator-(Num x, Num y) { return x.emit<arith::SubIOp>(y); }
inline Num operator*(Num x, Num y) { return x.emit<arith::MulIOp>(y); }
inline Num operator<<(Num x, Num y) { return x.emit<arith::ShLIOp>(y); }
/// Operands are >= 0, here and in the divisions.
inline Num operator>>(Num x, Num y) { return x.emit<arith::ShRUIOp>(y); }
inline Num operator+(Num x, int64_t y) { return x + x.constant(y); }
inline Num operator-(Num x, int64_t y) { return x - x.constant(y); }
inline Num operator*(Num x, int64_t y) { return x * x.constant(y); }
inline Num operator<<(Num x, int64_t y) { return x << x.constant(y); }
inline Num operator>>(Num x, int64_t y) { return x >> x.constant(y); }
inline Num operator/(Num x, Num y) { return x.emit<arith::DivUIOp>(y); }
inline Num operator/(Num x, int64_t y) { return x / x.constant(y); }
inline Num operator%(Num x, int64_t y) {
  return x.emit<arith::RemUIOp>(x.constant(y));
}
inline Num atLeast(Num x, Num y) { return x.emit<arith::MaxSIOp>(y); }
inline Num atMost(Num x, Num y) { return x.emit<arith::MinSIOp>(y); }
inline Num atLeast(Num x, int64_t y) { return atLeast(x, x.constant(y)); }
inline Num atMost(Num x, int64_t y) { return atMost(x, x.constant(y)); }

inline Num choose(Value condition, Num x, Num y) {
  return {*x.b, x.b->createOrFold<arith::SelectOp>(condition, x, y)};
}

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_NUM_H

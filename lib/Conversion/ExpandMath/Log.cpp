//===- Log.cpp - log as arithmetic ----------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// log(x) = k * ln 2 + log(1 + f), x = 2^k * (1 + f), 1 + f in [sqrt(1/2),
// sqrt(2)). With s = f / (2 + f), log(1 + f) = f - s * f + s * R(s^2).
//
// Upstream's approximation is not used: it has no f64 and takes subnormal
// arguments for the smallest normal one.
//
//===----------------------------------------------------------------------===//

#include "FloatBuilder.h"
#include "PopulatePatterns.h"
#include <limits>

using namespace mlir;
using namespace mlir::sparse_attn;
using namespace mlir::sparse_attn::expand_math;

namespace {

struct LogConstants {
  double smallestNormal;
  /// ln 2 in two parts; k * ln2High is exact for every k that occurs.
  double ln2High, ln2Low;
  /// R(z) / z on [0, (sqrt(2) - 1)^2 / (sqrt(2) + 1)^2], fitted at the
  /// Chebyshev nodes.
  ArrayRef<double> coefficients;
};

constexpr double kF32LogCoefficients[] = {0.666666865, 0.39988777, 0.295800537};
constexpr double kF64LogCoefficients[] = {
    0.666666666666667,   0.39999999999899444, 0.2857142862600327,
    0.22222211130259878, 0.18182889455674947, 0.15331710618210773,
    0.14616585424888623,
};

const LogConstants kF32Log = {0x1p-126, 0x1.62e4p-1, 1.42860677e-06,
                              kF32LogCoefficients};
const LogConstants kF64Log = {0x1p-1022, 0x1.62e42feep-1, 0x1.a39ef35793c76p-33,
                              kF64LogCoefficients};

Value expandLog(FloatBuilder &b, Value x) {
  const LogConstants &constants = b.isF64() ? kF64Log : kF32Log;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double sqrtHalf = 0.70710678118654752;

  // A subnormal argument is made normal by a power of two.
  unsigned scaleBits = b.fractionBits() + 1;
  double unit = static_cast<double>(uint64_t(1) << b.fractionBits());
  Value subnormal =
      b.compare(arith::CmpFPredicate::OLT, x, constants.smallestNormal);
  Value scaled = b.select(subnormal, b.mul(x, b.real(2 * unit)), x);

  // Counted from sqrt(1/2), the exponent field is k + bias and the fraction
  // field is how far 1 + f lies from sqrt(1/2).
  Value bits =
      b.addI(b.toBits(scaled), b.integer(b.bitsOf(1.0) - b.bitsOf(sqrtHalf)));
  uint64_t fractionMask = (uint64_t(1) << b.fractionBits()) - 1;
  Value f = b.sub(b.fromBits(b.addI(b.andI(bits, fractionMask),
                                    b.integer(b.bitsOf(sqrtHalf)))),
                  b.real(1.0));

  // An integer below 2^fractionBits, put into the fraction field of
  // 2^fractionBits, is that number plus 2^fractionBits.
  Value field = b.orI(b.shiftRight(bits, b.fractionBits()), b.bitsOf(unit));
  Value offset = b.select(subnormal, b.real(unit + b.bias() + scaleBits),
                          b.real(unit + b.bias()));
  Value k = b.sub(b.fromBits(field), offset);

  // f - s * f is written with f^2 / 2, which loses less for small f:
  // f - (f^2 / 2 - s * f^2 / 2).
  Value halfSquare = b.mul(b.mul(f, f), b.real(0.5));
  Value s = b.div(f, b.add(f, b.real(2.0)));
  Value z = b.mul(s, s);
  Value tail = b.fma(z, b.polynomial(z, constants.coefficients), halfSquare);
  Value low = b.fma(s, tail, b.mul(k, b.real(constants.ln2Low)));
  Value result = b.sub(b.mul(k, b.real(constants.ln2High)),
                       b.sub(b.sub(halfSquare, low), f));

  // +inf and NaN stay (x + x makes a NaN quiet); below zero NaN; zero -inf.
  Value special = b.compare(arith::CmpFPredicate::UGE, x, infinity);
  Value negative = b.compare(arith::CmpFPredicate::OLT, x, 0.0);
  Value zero = b.compare(arith::CmpFPredicate::OEQ, x, 0.0);
  Value nan = b.real(std::numeric_limits<double>::quiet_NaN());
  result = b.select(special, b.add(x, x), result);
  result = b.select(negative, nan, result);
  return b.select(zero, b.real(-infinity), result);
}

struct ExpandLog : OpRewritePattern<math::LogOp> {
  ExpandLog(MLIRContext *context, Pass::Statistic &numExpanded)
      : OpRewritePattern(context), numExpanded(numExpanded) {}

  LogicalResult matchAndRewrite(math::LogOp op,
                                PatternRewriter &rewriter) const override {
    if (!isExpandable(op.getType()))
      return rewriter.notifyMatchFailure(op, "not f32 or f64");
    FloatBuilder b(op.getLoc(), rewriter, op.getType());
    rewriter.replaceOp(op, expandLog(b, op.getOperand()));
    ++numExpanded;
    return success();
  }

  Pass::Statistic &numExpanded;
};

} // namespace

void expand_math::populateLogPatterns(RewritePatternSet &patterns,
                                      Pass::Statistic &numExpanded) {
  patterns.add<ExpandLog>(patterns.getContext(), numExpanded);
}

//===- Exp.cpp - exp as arithmetic ----------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// exp(x) = 2^n * exp(r), n = round(x / ln 2), r = x - n * ln 2.
//
// Upstream's approximation of the same shape is not used: it has no f64, it
// flushes subnormal results, converts a NaN to an integer (poison), and its
// floor is a call on x86-64 without SSE4.1.
//
//===----------------------------------------------------------------------===//

#include "FloatBuilder.h"
#include "PopulatePatterns.h"

using namespace mlir;
using namespace mlir::sparse_attn;
using namespace mlir::sparse_attn::expand_math;

namespace {

struct ExpConstants {
  /// Below this the result rounds to zero.
  double lowest;
  /// Above this the result is infinite.
  double highest;
  /// ln 2 in two parts; n * ln2High is exact for every n that occurs.
  double ln2High, ln2Low;
  /// (exp(r) - 1 - r) / r^2 on [-ln 2 / 2, ln 2 / 2], fitted at the Chebyshev
  /// nodes.
  ArrayRef<double> coefficients;
};

constexpr double kF32Coefficients[] = {0.5, 0.166665763, 0.0416665561,
                                       0.00836317893, 0.0013926184};
constexpr double kF64Coefficients[] = {
    0.5,
    0.16666666666666669,
    0.04166666666662413,
    0.008333333333330062,
    0.0013888888917213717,
    0.00019841269863053618,
    2.4801521295954376e-05,
    2.7557268459997064e-06,
    2.7620088445409746e-07,
    2.510038549551032e-08,
};

const ExpConstants kF32 = {-104.0, 89.0, 0x1.62e4p-1, 1.42860677e-06,
                           kF32Coefficients};
const ExpConstants kF64 = {-745.2, 710.0, 0x1.62e42feep-1,
                           0x1.a39ef35793c76p-33, kF64Coefficients};

Value expandExp(FloatBuilder &b, Value x) {
  const ExpConstants &k = b.isF64() ? kF64 : kF32;
  constexpr double log2e = 1.4426950408889634;

  // A lane that underflows, as a masked score does, computes exp(0) instead,
  // so that it never meets the slow arithmetic of subnormals. A NaN compares
  // false and so reaches r.
  Value zero = b.real(0.0);
  Value underflows = b.compare(arith::CmpFPredicate::OLT, x, k.lowest);
  Value overflows = b.compare(arith::CmpFPredicate::OGT, x, k.highest);
  x = b.select(underflows, zero, x);
  x = b.select(overflows, b.real(k.highest), x);

  // Adding 1.5 * 2^fractionBits rounds to an integer, which then lies in the
  // low bits of the sum.
  double shift = 1.5 * static_cast<double>(uint64_t(1) << b.fractionBits());
  Value shifted = b.fma(x, b.real(log2e), b.real(shift));
  Value n = b.sub(shifted, b.real(shift));
  Value r = b.fma(n, b.real(-k.ln2High), x);
  r = b.fma(n, b.real(-k.ln2Low), r);

  Value q = b.polynomial(r, k.coefficients);
  Value expR = b.add(b.fma(b.mul(r, r), q, r), b.real(1.0));

  // 2^n in two factors, each a normal number, since n leaves the range of
  // normal exponents on both sides. The exponent fields are the halves of
  // n + 2 * bias.
  Value twice =
      b.addI(b.toBits(shifted), b.integer(2 * b.bias() - b.bitsOf(shift)));
  Value first = b.shiftRight(twice, 1);
  Value second = b.subI(twice, first);
  Value result = b.mul(expR, b.fromBits(b.shiftLeft(first, b.fractionBits())));
  result = b.mul(result, b.fromBits(b.shiftLeft(second, b.fractionBits())));
  return b.select(underflows, zero, result);
}

struct ExpandExp : OpRewritePattern<math::ExpOp> {
  ExpandExp(MLIRContext *context, Pass::Statistic &numExpanded)
      : OpRewritePattern(context), numExpanded(numExpanded) {}

  LogicalResult matchAndRewrite(math::ExpOp op,
                                PatternRewriter &rewriter) const override {
    if (!isExpandable(op.getType()))
      return rewriter.notifyMatchFailure(op, "not f32 or f64");
    FloatBuilder b(op.getLoc(), rewriter, op.getType());
    rewriter.replaceOp(op, expandExp(b, op.getOperand()));
    ++numExpanded;
    return success();
  }

  Pass::Statistic &numExpanded;
};

} // namespace

void expand_math::populateExpPatterns(RewritePatternSet &patterns,
                                      Pass::Statistic &numExpanded) {
  patterns.add<ExpandExp>(patterns.getContext(), numExpanded);
}

//===- SinCos.cpp - sin and cos as arithmetic -----------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// n = round(x * 2 / pi), r = x - n * pi / 2; the quadrant n mod 4 picks sin(r)
// or cos(r) and the sign. An f32 argument is worked on in f64: rotary
// positions make angles of which an f32 reduction keeps no digit. Sine and
// cosine of one angle share all but the last selects, once CSE has run.
//
// Upstream's approximation is not used: it has no f64 and reduces in f32 with
// one constant.
//
//===----------------------------------------------------------------------===//

#include "FloatBuilder.h"
#include "PopulatePatterns.h"
#include <limits>

using namespace mlir;
using namespace mlir::sparse_attn;
using namespace mlir::sparse_attn::expand_math;

namespace {

struct SinCosConstants {
  /// pi / 2 in parts. The products of n with all but the last are exact up to
  /// kLargestAngle.
  ArrayRef<double> halfPi;
  /// (sin(r) - r) / r^3 and (cos(r) - 1 + r^2 / 2) / r^4 in r^2 on
  /// [0, (pi / 4)^2], fitted at the Chebyshev nodes.
  ArrayRef<double> sine, cosine;
};

/// Above this magnitude n times a part of pi / 2 is no longer exact.
constexpr double kLargestAngle = 0x1p26;

constexpr double kHalfPiTwo[] = {0x1.921fb54p+0, 0x1.10b4611a62633p-30};
constexpr double kHalfPiThree[] = {0x1.921fb54p+0, 0x1.10b461p-30,
                                   0x1.a62633145c06ep-58};

constexpr double kSineForF32[] = {-0.16666666663853044, 0.008333331873837132,
                                  -0.00019840086263779024,
                                  2.7249864658196823e-06};
constexpr double kCosineForF32[] = {0.04166666465830048, -0.001388830280232084,
                                    2.4547891622336995e-05};
constexpr double kSine[] = {
    -0.16666666666666666,  0.008333333333330946,    -0.0001984126983675497,
    2.755731610068312e-06, -2.5051131455447428e-08, 1.591810123167728e-10,
};
constexpr double kCosine[] = {
    0.041666666666666664,    -0.0013888888888887395, 2.4801587298763433e-05,
    -2.7557317270560385e-07, 2.087614602470193e-09,  -1.1382614869434128e-11,
};

const SinCosConstants kForF32 = {kHalfPiTwo, kSineForF32, kCosineForF32};
const SinCosConstants kForF64 = {kHalfPiThree, kSine, kCosine};

/// The sine or cosine of `x`, in the f64 of `b`.
Value expandSinOrCos(FloatBuilder &b, Value x, const SinCosConstants &k,
                     bool isSine) {
  constexpr double twoOverPi = 0.6366197723675814;
  // Both work on the magnitude; the sine takes the sign of x back at the end,
  // so that it is odd in zero too.
  Value magnitude = b.abs(x);
  Value tooLarge =
      b.compare(arith::CmpFPredicate::UGT, magnitude, kLargestAngle);
  Value nan = b.real(std::numeric_limits<double>::quiet_NaN());
  magnitude = b.select(tooLarge, nan, magnitude);

  // Adding 1.5 * 2^52 rounds to an integer, which then lies in the low bits.
  double shift = 0x1.8p52;
  Value shifted = b.fma(magnitude, b.real(twoOverPi), b.real(shift));
  Value n = b.sub(shifted, b.real(shift));
  Value r = magnitude;
  for (double part : k.halfPi)
    r = b.fma(n, b.real(-part), r);

  Value z = b.mul(r, r);
  Value sine = b.fma(b.mul(r, z), b.polynomial(z, k.sine), r);
  Value cosine = b.fma(b.mul(z, z), b.polynomial(z, k.cosine),
                       b.fma(z, b.real(-0.5), b.real(1.0)));

  // The cosine is the sine one quarter turn further on.
  Value quadrant = b.toBits(shifted);
  if (!isSine)
    quadrant = b.addI(quadrant, b.integer(1));
  Value result = b.select(b.isNonZero(b.andI(quadrant, 1)), cosine, sine);
  // Bit 1 of the quadrant, moved to the sign.
  Value sign = b.shiftLeft(b.andI(quadrant, 2), 62);
  if (isSine)
    sign = b.xorI(sign, b.andI(b.toBits(x), uint64_t(1) << 63));
  return b.fromBits(b.xorI(b.toBits(result), sign));
}

template <typename OpTy, bool isSine>
struct ExpandSinCos : OpRewritePattern<OpTy> {
  ExpandSinCos(MLIRContext *context, Pass::Statistic &numExpanded)
      : OpRewritePattern<OpTy>(context), numExpanded(numExpanded) {}

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    Type type = op.getType();
    if (!isExpandable(type))
      return rewriter.notifyMatchFailure(op, "not f32 or f64");
    FloatBuilder narrow(op.getLoc(), rewriter, type);
    FloatBuilder b(op.getLoc(), rewriter,
                   narrow.shapedLike(rewriter.getF64Type()));
    Value x = op.getOperand();
    if (narrow.isF64()) {
      rewriter.replaceOp(op, expandSinOrCos(b, x, kForF64, isSine));
    } else {
      Value result = expandSinOrCos(b, b.extend(x), kForF32, isSine);
      rewriter.replaceOp(op, b.truncate(type, result));
    }
    ++numExpanded;
    return success();
  }

  Pass::Statistic &numExpanded;
};

} // namespace

void expand_math::populateSinCosPatterns(RewritePatternSet &patterns,
                                         Pass::Statistic &numExpanded) {
  patterns
      .add<ExpandSinCos<math::SinOp, true>, ExpandSinCos<math::CosOp, false>>(
          patterns.getContext(), numExpanded);
}

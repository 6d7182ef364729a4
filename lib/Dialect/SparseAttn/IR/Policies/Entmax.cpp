//===- Entmax.cpp - #sparse_attn.entmax -----------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FloatParameter.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult EntmaxAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 FloatAttr value) {
  double x = value.getValueAsDouble();
  if (!(x > 1.0 && x <= 2.0))
    return emitError() << "expected an alpha in (1, 2], got " << x << " (P4)";
  return success();
}

Attribute EntmaxAttr::parse(AsmParser &parser, Type) {
  return parseFloatParameter<EntmaxAttr>(parser);
}
void EntmaxAttr::print(AsmPrinter &printer) const {
  printFloatParameter(printer, getValue());
}

static Value f64(ImplicitLocOpBuilder &b, double value) {
  return arith::ConstantOp::create(b, b.getF64FloatAttr(value));
}

/// x ** power for x >= 0 in f64; the common powers without a logarithm.
static Value powerOf(ImplicitLocOpBuilder &b, Value x, double power) {
  if (power == 1.0)
    return x;
  if (power == 2.0)
    return arith::MulFOp::create(b, x, x);
  Value positive =
      arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, x, f64(b, 0.0));
  Value safe = arith::SelectOp::create(b, positive, x, f64(b, 1.0));
  Value y = math::ExpOp::create(
      b, arith::MulFOp::create(b, math::LogOp::create(b, safe), f64(b, power)));
  return arith::SelectOp::create(b, positive, y, f64(b, 0.0));
}

/// Halves the bracket of the threshold tau 50 times (docs/Spec.md, section 1).
Chooser EntmaxAttr::buildChooser(ImplicitLocOpBuilder &b,
                                 const RowScores &row) const {
  double alpha = getValue().getValueAsDouble();
  Type wide = b.getF64Type();
  // By value: the chooser outlives this function.
  auto scaled = [alpha, wide](ImplicitLocOpBuilder &b, Value score) -> Value {
    Value x = arith::ExtFOp::create(b, wide, score);
    return arith::MulFOp::create(b, x, f64(b, alpha - 1.0));
  };
  Value max = scaled(b, rowMax(b, row));
  Value one = arith::ConstantIndexOp::create(b, 1);
  Value count =
      arith::MaxUIOp::create(b, arith::SubIOp::create(b, row.hi, row.lo), one);
  Value n = arith::UIToFPOp::create(
      b, wide, arith::IndexCastUIOp::create(b, b.getI64Type(), count));
  // hi - lo = 1 - (1/n)^(alpha-1)
  Value inverse = arith::DivFOp::create(b, f64(b, 1.0), n);
  Value width =
      arith::SubFOp::create(b, f64(b, 1.0), powerOf(b, inverse, alpha - 1.0));
  Value low = arith::SubFOp::create(b, max, f64(b, 1.0));
  Value zero = arith::ConstantIndexOp::create(b, 0);
  Value steps = arith::ConstantIndexOp::create(b, 50);
  auto loop = scf::ForOp::create(
      b, zero, steps, one, ValueRange{low, width},
      [&](OpBuilder &nested, Location loc, Value, ValueRange carried) {
        ImplicitLocOpBuilder b(loc, nested);
        Value half = arith::MulFOp::create(b, carried[1], f64(b, 0.5));
        Value tau = arith::AddFOp::create(b, carried[0], half);
        Value mass =
            foldRow(b, row, Fold::Add, f64(b, 0.0),
                    [&](ImplicitLocOpBuilder &b, Value x, Value) -> Value {
                      Value over = arith::SubFOp::create(b, scaled(b, x), tau);
                      over = arith::MaximumFOp::create(b, over, f64(b, 0.0));
                      return powerOf(b, over, 1.0 / (alpha - 1.0));
                    });
        Value enough = arith::CmpFOp::create(b, arith::CmpFPredicate::OGE, mass,
                                             f64(b, 1.0));
        Value next = arith::SelectOp::create(b, enough, tau, carried[0]);
        scf::YieldOp::create(b, ValueRange{next, half});
      });
  Value tau = loop.getResult(0);
  return [=](OpBuilder &builder, Location loc, Value score, Value) -> Value {
    ImplicitLocOpBuilder b(loc, builder);
    return arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, scaled(b, score),
                                 tau);
  };
}

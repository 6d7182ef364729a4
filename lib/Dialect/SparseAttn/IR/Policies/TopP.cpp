//===- TopP.cpp - #sparse_attn.top_p --------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FloatParameter.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult TopPAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                               FloatAttr value) {
  double x = value.getValueAsDouble();
  if (!(x > 0.0 && x <= 1.0))
    return emitError() << "expected a mass in (0, 1], got " << x << " (P3)";
  return success();
}

Attribute TopPAttr::parse(AsmParser &parser, Type) {
  return parseFloatParameter<TopPAttr>(parser);
}
void TopPAttr::print(AsmPrinter &printer) const {
  printFloatParameter(printer, getValue());
}

/// The sum (f64) of exp(score - max) over scores with a key above `key`, or
/// also equal to it.
static Value massAbove(ImplicitLocOpBuilder &b, const RowScores &row, Value max,
                       Value key, bool orEqual) {
  auto predicate =
      orEqual ? arith::CmpIPredicate::uge : arith::CmpIPredicate::ugt;
  Type f64 = b.getF64Type();
  Value zero = arith::ConstantOp::create(b, b.getF64FloatAttr(0.0));
  return foldRow(
      b, row, Fold::Add, zero,
      [&](ImplicitLocOpBuilder &b, Value x, Value) -> Value {
        Value is = arith::CmpIOp::create(b, predicate, orderedKey(b, x), key);
        Value e = arith::ExtFOp::create(b, f64, expShifted(b, x, max));
        return arith::SelectOp::create(b, is, e, zero);
      });
}

Chooser TopPAttr::buildChooser(ImplicitLocOpBuilder &b,
                               const RowScores &row) const {
  Value max = rowMax(b, row);
  Value sum = rowExpSum(b, row, max, b.getF64Type());
  Value share = arith::ConstantOp::create(
      b, b.getF64FloatAttr(getValue().getValueAsDouble()));
  Value goal = arith::MulFOp::create(b, sum, share);
  RankCut cut = findRankCut(
      b, row,
      [&](ImplicitLocOpBuilder &b, Value key) -> Value {
        Value mass = massAbove(b, row, max, key, /*orEqual=*/true);
        return arith::CmpFOp::create(b, arith::CmpFPredicate::OGE, mass, goal);
      },
      [&](ImplicitLocOpBuilder &b, Value key) -> Value {
        // Equal scores have equal masses: as many as it takes to reach the goal
        // are chosen, at the least one.
        Value mass = massAbove(b, row, max, key, /*orEqual=*/false);
        Value all = massAbove(b, row, max, key, /*orEqual=*/true);
        Value below = countAbove(b, row, key, /*orEqual=*/false);
        Value upTo = countAbove(b, row, key, /*orEqual=*/true);
        Value ties = arith::SubIOp::create(b, upTo, below);
        Type f64 = b.getF64Type(), i64 = b.getI64Type();
        Value count = arith::UIToFPOp::create(
            b, f64, arith::IndexCastUIOp::create(b, i64, ties));
        Value each = arith::DivFOp::create(
            b, arith::SubFOp::create(b, all, mass), count);
        Value missing = arith::SubFOp::create(b, goal, mass);
        // ceil(missing / each), but never one too few by rounding: as many as
        // it takes for the product to reach what is missing.
        Value ratio = arith::DivFOp::create(b, missing, each);
        Value most = arith::MinimumFOp::create(b, ratio, count);
        Value whole = arith::FPToUIOp::create(b, i64, most);
        Value have = arith::MulFOp::create(
            b, each, arith::UIToFPOp::create(b, f64, whole));
        Value short_ =
            arith::CmpFOp::create(b, arith::CmpFPredicate::OLT, have, missing);
        Value more = arith::ExtUIOp::create(b, i64, short_);
        whole = arith::AddIOp::create(b, whole, more);
        return arith::IndexCastUIOp::create(b, b.getIndexType(), whole);
      });
  return chooseByCut(cut);
}

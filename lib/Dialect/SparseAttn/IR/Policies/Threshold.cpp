//===- Threshold.cpp - #sparse_attn.threshold -----------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FloatParameter.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult
ThresholdAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                      FloatAttr value) {
  double x = value.getValueAsDouble();
  if (!(x >= 0.0 && x <= 1.0))
    return emitError() << "expected a threshold in [0, 1], got " << x
                       << " (P2)";
  return success();
}

Attribute ThresholdAttr::parse(AsmParser &parser, Type) {
  return parseFloatParameter<ThresholdAttr>(parser);
}
void ThresholdAttr::print(AsmPrinter &printer) const {
  printFloatParameter(printer, getValue());
}

Chooser ThresholdAttr::buildChooser(ImplicitLocOpBuilder &b,
                                    const RowScores &row) const {
  Value max = rowMax(b, row);
  Value sum = rowExpSum(b, row, max, b.getF32Type());
  Value least = arith::ConstantOp::create(
      b, b.getF32FloatAttr(getValue().getValueAsDouble()));
  return [=](OpBuilder &builder, Location loc, Value score, Value) -> Value {
    ImplicitLocOpBuilder b(loc, builder);
    Value p = arith::DivFOp::create(b, expShifted(b, score, max), sum);
    return arith::CmpFOp::create(b, arith::CmpFPredicate::OGT, p, least);
  };
}

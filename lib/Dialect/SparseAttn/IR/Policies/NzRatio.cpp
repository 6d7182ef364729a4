//===- NzRatio.cpp - #sparse_attn.nz_ratio --------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// SeerAttention's rule for a share of non-zero blocks. In a causal square of n
// x n blocks with k blocks in each row that has them, (n - k)^2 / n^2 of the
// triangle is left out: k = (1 - sqrt(1 - ratio)) n leaves `ratio` of it.
//
//===----------------------------------------------------------------------===//

#include "FloatParameter.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"
#include <cmath>

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult NzRatioAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                  FloatAttr value) {
  double x = value.getValueAsDouble();
  if (!(x >= 0.0 && x <= 1.0))
    return emitError() << "expected a ratio in [0, 1], got " << x << " (P6)";
  return success();
}

Attribute NzRatioAttr::parse(AsmParser &parser, Type) {
  return parseFloatParameter<NzRatioAttr>(parser);
}
void NzRatioAttr::print(AsmPrinter &printer) const {
  printFloatParameter(printer, getValue());
}

/// The part of a sequence's blocks that a row takes.
static double partOf(NzRatioAttr policy) {
  return 1.0 - std::sqrt(1.0 - policy.getValue().getValueAsDouble());
}

bool NzRatioAttr::countsBlocks() const { return true; }

std::optional<int64_t> NzRatioAttr::getMaxBlocks(int64_t,
                                                 int64_t numBlocks) const {
  if (ShapedType::isDynamic(numBlocks))
    return std::nullopt;
  // A shorter sequence has no more.
  return std::max<int64_t>(1, static_cast<int64_t>(partOf(*this) * numBlocks));
}

Chooser NzRatioAttr::buildChooser(ImplicitLocOpBuilder &b,
                                  const RowScores &row) const {
  Type i32 = b.getI32Type(), f64 = b.getF64Type();
  Value blocks = arith::IndexCastUIOp::create(b, i32, row.blocks);
  blocks = arith::SIToFPOp::create(b, f64, blocks);
  Value part = arith::ConstantOp::create(b, b.getFloatAttr(f64, partOf(*this)));
  Value some =
      arith::FPToSIOp::create(b, i32, arith::MulFOp::create(b, part, blocks));
  some =
      arith::MaxSIOp::create(b, some, arith::ConstantIntOp::create(b, 1, 32));
  return chooseBlocks(b, row,
                      arith::IndexCastUIOp::create(b, b.getIndexType(), some));
}

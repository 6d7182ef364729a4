//===- NearBest.cpp - A selection policy of one's own ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Everything that a policy needs: its rule as code that the kernels of `select`
// take up, on the CPU and on a GPU. No pass knows of it.
//
//===----------------------------------------------------------------------===//

#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"
#include "llvm/ADT/TypeSwitch.h"

#include "NearBestDialect.h.inc"
#define GET_ATTRDEF_CLASSES
#include "NearBestAttrs.h.inc"

#include "NearBestDialect.cpp.inc"
#define GET_ATTRDEF_CLASSES
#include "NearBestAttrs.cpp.inc"

using namespace mlir;
using namespace example;

void ExampleDialect::initialize() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "NearBestAttrs.cpp.inc"
      >();
}

LogicalResult NearBestAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                   FloatAttr margin) {
  if (!(margin.getValueAsDouble() >= 0))
    return emitError() << "expected a margin >= 0, got " << margin;
  return success();
}

sparse_attn::Chooser
NearBestAttr::buildChooser(ImplicitLocOpBuilder &b,
                           const sparse_attn::RowScores &row) const {
  // Once for a row.
  Value margin = arith::ConstantOp::create(
      b, b.getF32FloatAttr(getMargin().getValueAsDouble()));
  Value least = arith::SubFOp::create(b, sparse_attn::rowMax(b, row), margin);
  // For each candidate.
  return [least](OpBuilder &b, Location loc, Value score, Value) -> Value {
    return arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OGE, score,
                                 least);
  };
}

extern "C" LLVM_ATTRIBUTE_WEAK DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {
      MLIR_PLUGIN_API_VERSION, "NearBestPolicy", "1",
      [](DialectRegistry *registry) { registry->insert<ExampleDialect>(); }};
}

//===- Unrotated.cpp - Queries and keys before their rotation -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Unrotated.h"
#include "mlir/IR/BuiltinOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Looks through pairs of casts to a foreign type and back, which raising
/// leaves between ops that were neighbours in the foreign program.
static Value lookThroughCasts(Value value) {
  while (auto outer = value.getDefiningOp<UnrealizedConversionCastOp>()) {
    if (outer.getNumOperands() != 1 || outer.getNumResults() != 1)
      break;
    auto inner =
        outer.getOperand(0).getDefiningOp<UnrealizedConversionCastOp>();
    if (!inner || inner.getNumOperands() != 1 || inner.getNumResults() != 1 ||
        inner.getOperand(0).getType() != value.getType())
      break;
    value = inner.getOperand(0);
  }
  return value;
}

/// Adds a note at the op or the argument that made `value`.
static void noteProducer(InFlightDiagnostic &error, StringRef what,
                         Value value) {
  Diagnostic &note = error.attachNote(value.getLoc());
  note << "the " << what << " come from ";
  if (Operation *producer = value.getDefiningOp())
    note << "this '" << producer->getName() << "'";
  else
    note << "a block argument";
}

/// Whether `concat` is (cache, new rows) and its cache can be rotated back the
/// way `rotary` rotates the new rows.
static LogicalResult checkCache(Operation *op, tensor::ConcatOp concat,
                                RotaryOp rotary, HeadDims dims) {
  auto error = [&]() {
    return op->emitError()
           << "expected cached keys that can be rotated back, for a learned "
              "gate; use mean_pool or min_max, which read rotated keys";
  };
  if (!rotary.getPositions()) {
    InFlightDiagnostic diagnostic = error();
    diagnostic.attachNote(rotary.getLoc())
        << "the rotation of the cached keys is not known: the new ones are "
           "rotated by a cos and sin of their own positions, not by positions "
           "and inv_freq";
    return diagnostic;
  }
  if (rotary.getFactor().isZero()) {
    InFlightDiagnostic diagnostic = error();
    diagnostic.attachNote(rotary.getLoc()) << "expected a factor other than 0";
    return diagnostic;
  }
  auto past = cast<RankedTensorType>(concat.getInputs()[0].getType());
  if (past.isDynamicDim(dims.rows)) {
    InFlightDiagnostic diagnostic = error();
    diagnostic.attachNote(concat.getLoc())
        << "expected a static number of cached keys, got " << past;
    return diagnostic;
  }
  return success();
}

FailureOr<Unrotated> sparse_attn::findUnrotated(Operation *op, StringRef what,
                                                Value value, Layout layout,
                                                bool allowCache) {
  HeadDims dims(layout);
  Value source = lookThroughCasts(value);
  tensor::ConcatOp concat;
  if (allowCache)
    concat = source.getDefiningOp<tensor::ConcatOp>();
  if (concat && (concat.getInputs().size() != 2 ||
                 concat.getDim() != static_cast<uint64_t>(dims.rows)))
    concat = {};
  Value rotated = concat ? lookThroughCasts(concat.getInputs()[1]) : source;
  auto rotary = rotated.getDefiningOp<RotaryOp>();
  if (!rotary || rotary.getInverse() || rotary.getLayout() != layout) {
    InFlightDiagnostic error =
        op->emitError() << "expected the queries and keys of a learned gate to "
                           "come from sparse_attn.rotary in layout "
                        << stringifyLayout(layout)
                        << ", use mean_pool or min_max";
    noteProducer(error, what, rotated);
    return error;
  }
  if (concat && failed(checkCache(op, concat, rotary, dims)))
    return failure();
  return Unrotated{rotary, concat};
}

Value Unrotated::build(ImplicitLocOpBuilder &b) const {
  // The value itself, not a copy behind casts, so that nothing is added to a
  // program whose keys are all new.
  RotaryOp rotary = this->rotary;
  tensor::ConcatOp concat = this->concat;
  if (!concat)
    return rotary.getX();
  Value past = concat.getInputs()[0];
  int64_t rows = cast<RankedTensorType>(past.getType())
                     .getDimSize(HeadDims(rotary.getLayout()).rows);
  SmallVector<int64_t> iota = llvm::to_vector(llvm::seq<int64_t>(0, rows));
  auto type = RankedTensorType::get({1, rows}, b.getI64Type());
  Value positions = arith::ConstantOp::create(
      b, DenseElementsAttr::get(type, ArrayRef<int64_t>(iota)));
  // The rotation multiplied by its factor; undoing it divides.
  float factor = 1.0f / rotary.getFactor().convertToFloat();
  Value back = RotaryOp::create(
      b, past.getType(), past, /*cos=*/Value(), /*sin=*/Value(), positions,
      rotary.getInvFreqAttr(), b.getF32FloatAttr(factor), rotary.getStyleAttr(),
      b.getUnitAttr(), rotary.getLayoutAttr());
  return tensor::ConcatOp::create(b, concat.getType(), concat.getDim(),
                                  ValueRange{back, rotary.getX()});
}

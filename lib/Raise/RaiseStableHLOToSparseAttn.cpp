//===- RaiseStableHLOToSparseAttn.cpp - Raise JAX's boundary op -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// jax.ffi writes one stablehlo.custom_call with the scalars in a dictionary.
// JAX keeps the sequence before the heads: layout bshd.
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Raise/Passes.h"
#include <cmath>

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISESTABLEHLOTOSPARSEATTNPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct RaiseStableHLOToSparseAttnPass
    : sparse_attn::impl::RaiseStableHLOToSparseAttnPassBase<
          RaiseStableHLOToSparseAttnPass> {
  using Base::Base;
  void runOnOperation() override;
  LogicalResult raise(Operation *op);
};
} // namespace

/// Whether `op` calls one of the names that stand for attention.
static bool isBoundary(Operation *op) {
  if (op->getName().getStringRef() != "stablehlo.custom_call")
    return false;
  auto target = op->getAttrOfType<StringAttr>("call_target_name");
  return target && (target.getValue() == "sparse_attn.attention" ||
                    target.getValue() == "sparse.gated_attention");
}

/// Reads {causal, scale}; no scale means 1/sqrt(D). Anything else is refused.
static LogicalResult readConfig(Operation *op, bool &causal,
                                std::optional<double> &scale) {
  auto config = op->getAttrOfType<DictionaryAttr>("mhlo.backend_config");
  if (!config)
    config = op->getAttrOfType<DictionaryAttr>("backend_config");
  if (!config)
    return op->emitError()
           << "expected a dictionary with causal and scale as backend_config";
  for (NamedAttribute entry : config) {
    StringRef name = entry.getName();
    if (name == "causal" && isa<BoolAttr>(entry.getValue()))
      causal = cast<BoolAttr>(entry.getValue()).getValue();
    else if (name == "scale" && isa<FloatAttr>(entry.getValue()))
      scale = cast<FloatAttr>(entry.getValue()).getValueAsDouble();
    else
      return op->emitError() << "expected causal (a boolean) and scale (a "
                                "float) in backend_config, got '"
                             << name << "' = " << entry.getValue();
  }
  return success();
}

/// Operands and results must lie in memory in the order of their dimensions.
static LogicalResult checkLayouts(Operation *op) {
  for (StringRef name : {"operand_layouts", "result_layouts"}) {
    auto layouts = op->getAttrOfType<ArrayAttr>(name);
    if (!layouts)
      continue;
    for (Attribute layout : layouts) {
      auto order = dyn_cast<DenseIntElementsAttr>(layout);
      int64_t next = order ? order.getNumElements() : 0;
      bool plain = order != nullptr;
      for (int64_t i = 0, e = next; i < e; ++i)
        plain &= order.getValues<APInt>()[i].getSExtValue() == --next;
      if (!plain)
        return op->emitError()
               << "expected row-major " << name << ", got " << layout;
    }
  }
  return success();
}

LogicalResult RaiseStableHLOToSparseAttnPass::raise(Operation *op) {
  if (op->getNumOperands() != 3 || op->getNumResults() != 1)
    return op->emitError() << "expected q, k, v and one result, got "
                           << op->getNumOperands() << " operands and "
                           << op->getNumResults() << " results";
  Value q = op->getOperand(0), k = op->getOperand(1), v = op->getOperand(2);
  bool causal = false;
  std::optional<double> scale;
  if (failed(readConfig(op, causal, scale)) || failed(checkLayouts(op)) ||
      failed(checkAttentionTypes(op, q.getType(), k.getType(), v.getType(),
                                 Layout::BSHD)))
    return failure();
  auto qType = cast<RankedTensorType>(q.getType());
  auto kType = cast<RankedTensorType>(k.getType());
  auto vType = cast<RankedTensorType>(v.getType());
  SmallVector<int64_t> shape(qType.getShape());
  shape.back() = vType.getShape().back();
  if (op->getResult(0).getType() != qType.clone(shape))
    return op->emitError() << "expected the result to be " << qType.clone(shape)
                           << ", got " << op->getResult(0).getType();
  HeadDims dims(Layout::BSHD);
  int64_t columns = qType.getDimSize(dims.columns);
  if (!scale && ShapedType::isDynamic(columns))
    return op->emitError() << "expected a static head dimension or a scale";
  if (!scale)
    scale = 1.0 / std::sqrt(static_cast<double>(columns));
  if (!std::isfinite(static_cast<float>(*scale)))
    return op->emitError() << "expected a finite scale, got " << *scale;

  OpBuilder b(op);
  int64_t queries = qType.getDimSize(dims.rows);
  int64_t keys = kType.getDimSize(dims.rows);
  Value mask;
  // The boundary op is aligned at the top left, like torch's.
  if (causal && (queries != keys || ShapedType::isDynamic(queries))) {
    FailureOr<Value> topLeft =
        buildTopLeftMask(b, op, queries, keys, maxMaskBytes);
    if (failed(topLeft))
      return failure();
    mask = *topLeft;
    causal = false;
  }
  auto raised = AttentionOp::create(
      b, op->getLoc(), op->getResult(0).getType(), q, k, v, mask,
      /*lengths=*/Value(), /*query_lengths=*/Value(),
      b.getF32FloatAttr(static_cast<float>(*scale)),
      causal ? b.getUnitAttr() : UnitAttr(), IntegerAttr(),
      LayoutAttr::get(b.getContext(), Layout::BSHD));
  op->getResult(0).replaceAllUsesWith(raised.getResult());
  op->erase();
  ++numRaised;
  return success();
}

void RaiseStableHLOToSparseAttnPass::runOnOperation() {
  SmallVector<Operation *> calls;
  getOperation().walk([&](Operation *op) {
    if (isBoundary(op))
      calls.push_back(op);
  });
  bool anyFailed = false;
  for (Operation *op : calls)
    anyFailed |= failed(raise(op));
  if (anyFailed)
    signalPassFailure();
}

//===- RaiseTMTensorToSparseAttn.cpp - Raise tm_tensor.attention ----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "sparse-attn/Raise/Passes.h"
#include <cmath>

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISETMTENSORTOSPARSEATTNPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct RaiseTMTensorToSparseAttnPass
    : sparse_attn::impl::RaiseTMTensorToSparseAttnPassBase<
          RaiseTMTensorToSparseAttnPass> {
  using Base::Base;
  void runOnOperation() override;
};
} // namespace

/// (q, k, v, [mask], out), which its segment sizes [inputs, outputs] confirm.
static LogicalResult raise(Operation *op) {
  auto segments = op->getAttrOfType<DenseI32ArrayAttr>("operandSegmentSizes");
  if (!segments || segments.size() != 2 || segments[1] != 1 ||
      (segments[0] != 3 && segments[0] != 4) ||
      op->getNumOperands() != static_cast<unsigned>(segments[0] + 1) ||
      op->getNumResults() != 1)
    return op->emitError() << "expected q, k, v, an optional mask and one "
                              "output, got "
                           << op->getNumOperands() << " operands";
  auto qType = dyn_cast<RankedTensorType>(op->getOperand(0).getType());
  double scale;
  if (auto attribute = op->getAttrOfType<FloatAttr>("scale")) {
    scale = attribute.getValueAsDouble();
  } else if (!op->hasAttr("scale") && qType && qType.getRank() > 0 &&
             !ShapedType::isDynamic(qType.getShape().back())) {
    scale = 1.0 / std::sqrt(static_cast<double>(qType.getShape().back()));
  } else {
    return op->emitError() << "expected the scale to be a constant";
  }
  if (!std::isfinite(static_cast<float>(scale)))
    return op->emitError() << "expected a finite scale, got " << scale;
  return raiseBuiltinAttention(
      op, op->getOperand(0), op->getOperand(1), op->getOperand(2),
      segments[0] == 4 ? op->getOperand(3) : Value(), scale);
}

void RaiseTMTensorToSparseAttnPass::runOnOperation() {
  SmallVector<Operation *> attentions;
  getOperation().walk([&](Operation *op) {
    if (op->getName().getStringRef() == "tm_tensor.attention")
      attentions.push_back(op);
  });
  bool anyFailed = false;
  for (Operation *op : attentions) {
    bool raised = succeeded(raise(op));
    numRaised += raised;
    anyFailed |= !raised;
  }
  if (anyFailed)
    signalPassFailure();
}

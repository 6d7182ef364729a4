//===- ConstantRequest.h - Parts of the constant evaluator ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the files of the evaluator share among themselves.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RAISE_CONSTANTREQUEST_H
#define SPARSE_ATTN_LIB_RAISE_CONSTANTREQUEST_H

#include "ConstantEvaluator.h"
#include "sparse-attn/Raise/TorchType.h"

namespace mlir::sparse_attn {

/// The elements of one op that somebody asked for.
struct ConstantRequest {
  ConstantEvaluator &evaluator;
  Operation *op;
  RankedTensorType type;
  ArrayRef<int64_t> positions;
  MutableArrayRef<Cell> cells;

  Value operand(unsigned i) const { return op->getOperand(i); }
  LogicalResult giveUp(const Twine &why) { return evaluator.giveUp(op, why); }
  /// The static type of an operand, or null after giving up.
  RankedTensorType operandType(unsigned i) {
    auto tensor = getBuiltinTensorType(operand(i).getType());
    if (tensor && tensor.hasStaticShape())
      return tensor;
    (void)evaluator.giveUp(operand(i).getDefiningOp(),
                           tensor ? "its length is dynamic"
                                  : "it is of an unknown type");
    return {};
  }
  LogicalResult fill(Cell cell) {
    std::fill(cells.begin(), cells.end(), cell);
    return success();
  }
  LogicalResult strided(int64_t offset, ArrayRef<int64_t> strides) {
    return evaluator.readStrided(operand(0), offset, strides, type.getShape(),
                                 positions, cells);
  }
};

/// Tensors made of scalars, and literals (ConstantMakers.cpp).
LogicalResult evaluateMaker(ConstantRequest &r);

/// Ops that compute along a dimension (ConstantLines.cpp).
LogicalResult evaluateLines(ConstantRequest &r);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_RAISE_CONSTANTREQUEST_H

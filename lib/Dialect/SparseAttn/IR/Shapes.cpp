//===- Shapes.cpp - Dimensions by layout ----------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"

using namespace mlir;
using namespace mlir::sparse_attn;

OpFoldResult sparse_attn::sizeOf(OpBuilder &b, Location loc, Value value,
                                 int64_t dim) {
  return tensor::getMixedSize(b, loc, value, dim);
}

OpFoldResult sparse_attn::cacheCapacity(OpBuilder &b, Location loc, Value k,
                                        Value table, Layout layout) {
  OpFoldResult rows = sizeOf(b, loc, k, HeadDims(layout).rows);
  if (!table)
    return rows;
  OpFoldResult pages = sizeOf(b, loc, table, 1);
  std::optional<int64_t> n = getConstantIntValue(pages),
                         size = getConstantIntValue(rows);
  if (n && size)
    return b.getIndexAttr(*n * *size);
  return arith::MulIOp::create(b, loc,
                               getValueOrCreateConstantIndexOp(b, loc, pages),
                               getValueOrCreateConstantIndexOp(b, loc, rows))
      .getResult();
}

OpFoldResult sparse_attn::ceilDiv(OpBuilder &b, Location loc, OpFoldResult size,
                                  int64_t divisor) {
  if (std::optional<int64_t> value = getConstantIntValue(size))
    return b.getIndexAttr(ceilDivStatic(*value, divisor));
  Value d = arith::ConstantIndexOp::create(b, loc, divisor);
  return arith::CeilDivUIOp::create(b, loc, cast<Value>(size), d).getResult();
}

static std::string printSize(int64_t size) {
  return ShapedType::isDynamic(size) ? "?" : std::to_string(size);
}

InFlightDiagnostic sparse_attn::expected(Operation *op, StringRef rule,
                                         StringRef what, int64_t want,
                                         int64_t got) {
  return op->emitOpError() << "expected " << what << " to be "
                           << printSize(want) << ", got " << printSize(got)
                           << " (" << rule << ")";
}

LogicalResult sparse_attn::expectShape(Operation *op, StringRef rule,
                                       StringRef what, Value value,
                                       ArrayRef<int64_t> shape) {
  auto type = cast<RankedTensorType>(value.getType());
  bool fits = type.getRank() == static_cast<int64_t>(shape.size());
  for (auto [i, size] : llvm::enumerate(shape))
    fits = fits && compatible(type.getDimSize(i), size);
  if (fits)
    return success();
  std::string want;
  for (int64_t size : shape)
    want += (want.empty() ? "" : "x") + printSize(size);
  InFlightDiagnostic error = op->emitOpError()
                             << "expected " << what << " of shape " << want
                             << ", got " << type << " (" << rule << ")";
  Operation *producer = value.getDefiningOp();
  if (producer && producer != op)
    error.attachNote(producer->getLoc()) << what << " comes from here";
  return error;
}

std::optional<int64_t>
sparse_attn::detail::operandAndResultBytes(Operation *op) {
  int64_t bytes = 0;
  auto add = [&](Type type) {
    SmallVector<RankedTensorType, 2> tensors;
    if (auto selection = dyn_cast<SelectionType>(type))
      tensors = selection.getStorageTypes();
    else if (auto tensor = dyn_cast<RankedTensorType>(type))
      tensors.push_back(tensor);
    for (RankedTensorType tensor : tensors) {
      if (!tensor.hasStaticShape())
        return false;
      bytes += tensor.getNumElements() *
               std::max<int64_t>(1, tensor.getElementTypeBitWidth() / 8);
    }
    return true;
  };
  for (Type type : op->getOperandTypes())
    if (!add(type))
      return std::nullopt;
  for (Type type : op->getResultTypes())
    if (!add(type))
      return std::nullopt;
  return bytes;
}

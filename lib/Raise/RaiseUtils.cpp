//===- RaiseUtils.cpp - What all importers of attention share -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "MaskClassifier.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Raise/TorchType.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value sparse_attn::castToBuiltin(OpBuilder &b, Value value) {
  RankedTensorType type = getBuiltinTensorType(value.getType());
  if (auto cast = value.getDefiningOp<UnrealizedConversionCastOp>())
    if (cast.getNumOperands() == 1 && cast.getOperand(0).getType() == type)
      return cast.getOperand(0);
  return UnrealizedConversionCastOp::create(b, value.getLoc(), type, value)
      .getResult(0);
}

Value sparse_attn::castToTorch(OpBuilder &b, Value value, Type torchType) {
  return UnrealizedConversionCastOp::create(b, value.getLoc(), torchType, value)
      .getResult(0);
}

Value sparse_attn::getTorchSource(Value value) {
  auto cast = value.getDefiningOp<UnrealizedConversionCastOp>();
  if (!cast || cast.getNumOperands() != 1 ||
      !isTorchType(cast.getOperand(0).getType()))
    return {};
  return cast.getOperand(0);
}

static LogicalResult expectSize(Operation *op, const Twine &what, int64_t want,
                                int64_t got) {
  if (ShapedType::isDynamic(want) || ShapedType::isDynamic(got) || want == got)
    return success();
  return op->emitError() << "expected " << what << " to be " << want << ", got "
                         << got;
}

LogicalResult sparse_attn::checkAttentionTypes(Operation *op, Type q, Type k,
                                               Type v, Layout layout) {
  RankedTensorType types[3];
  StringRef names[] = {"q", "k", "v"};
  Type given[] = {q, k, v};
  for (auto [i, type] : llvm::enumerate(given)) {
    auto tensor = dyn_cast_or_null<RankedTensorType>(type);
    if (!tensor)
      tensor = getBuiltinTensorType(type);
    if (!tensor ||
        !(tensor.getElementType().isF16() || tensor.getElementType().isBF16() ||
          tensor.getElementType().isF32()))
      return op->emitError()
             << "expected " << names[i]
             << " to be a tensor of f16, bf16 or f32, got " << type;
    if (tensor.getRank() != 4)
      return op->emitError() << "expected " << names[i]
                             << " to have rank 4, got " << tensor.getRank();
    if (i > 0 && tensor.getElementType() != types[0].getElementType())
      return op->emitError()
             << "expected " << names[i] << " to have q's element type "
             << types[0].getElementType() << ", got "
             << tensor.getElementType();
    types[i] = tensor;
  }
  auto size = [&](int i, int64_t dim) { return types[i].getDimSize(dim); };
  HeadDims dims(layout);
  if (failed(expectSize(op, "the batch of k", size(0, dims.batch),
                        size(1, dims.batch))) ||
      failed(expectSize(op, "the batch of v", size(0, dims.batch),
                        size(2, dims.batch))) ||
      failed(expectSize(op, "the heads of v", size(1, dims.heads),
                        size(2, dims.heads))) ||
      failed(expectSize(op, "the length of v", size(1, dims.rows),
                        size(2, dims.rows))) ||
      failed(expectSize(op, "the head dimension of k", size(0, dims.columns),
                        size(1, dims.columns))))
    return failure();
  int64_t hq = size(0, dims.heads), hkv = size(1, dims.heads);
  if (ShapedType::isDynamic(hq) || ShapedType::isDynamic(hkv))
    return op->emitError() << "expected a static number of heads, got dynamic";
  if (hkv == 0 || hq % hkv != 0)
    return op->emitError() << "expected the key heads to divide the " << hq
                           << " query heads, got " << hkv;
  return success();
}

LogicalResult sparse_attn::checkMaskType(Operation *op, Type mask,
                                         RankedTensorType q, RankedTensorType k,
                                         Layout layout) {
  auto type = dyn_cast<RankedTensorType>(mask);
  if (!type)
    type = getBuiltinTensorType(mask);
  if (!type ||
      !(type.getElementType().isInteger(1) || type.getElementType().isF32() ||
        type.getElementType() == q.getElementType()))
    return op->emitError() << "expected a mask of i1, f32 or q's element type, "
                              "got "
                           << mask;
  HeadDims dims(layout);
  int64_t want[] = {q.getDimSize(dims.batch), q.getDimSize(dims.heads),
                    q.getDimSize(dims.rows), k.getDimSize(dims.rows)};
  bool fits = type.getRank() <= 4;
  for (int64_t i = 0; fits && i < type.getRank(); ++i) {
    int64_t got = type.getDimSize(i), to = want[4 - type.getRank() + i];
    fits = got == 1 || got == to || ShapedType::isDynamic(got) ||
           ShapedType::isDynamic(to);
  }
  if (fits)
    return success();
  InFlightDiagnostic diagnostic = op->emitError();
  diagnostic << "expected a mask that broadcasts to [";
  llvm::interleaveComma(want, diagnostic, [&](int64_t size) {
    if (ShapedType::isDynamic(size))
      diagnostic << "?";
    else
      diagnostic << size;
  });
  return diagnostic << "], got " << mask;
}

Value sparse_attn::expandMask(OpBuilder &b, Location loc, Value mask) {
  auto type = cast<RankedTensorType>(mask.getType());
  if (type.getRank() == 4)
    return mask;
  SmallVector<int64_t> shape(4 - type.getRank(), 1);
  llvm::append_range(shape, type.getShape());
  // The new dimensions go with the first one that was there.
  SmallVector<ReassociationIndices> groups(type.getRank());
  for (int64_t d = 0; d < 4 && !groups.empty(); ++d)
    groups[std::max<int64_t>(0, d - (4 - type.getRank()))].push_back(d);
  return tensor::ExpandShapeOp::create(b, loc, type.clone(shape), mask, groups);
}

FailureOr<Value> sparse_attn::buildTopLeftMask(OpBuilder &b, Operation *op,
                                               int64_t queries, int64_t keys,
                                               int64_t maxBytes) {
  if (ShapedType::isDynamic(queries) || ShapedType::isDynamic(keys))
    return op->emitError()
           << "expected is_causal with as many queries as keys, got lengths "
              "that are not proved equal: export with equal or static lengths, "
              "or pass a mask";
  if (queries * keys > maxBytes)
    return op->emitError() << "expected a causal mask of at most " << maxBytes
                           << " bytes, got " << queries << " queries by "
                           << keys << " keys";
  SmallVector<bool> visible;
  visible.reserve(queries * keys);
  for (int64_t t = 0; t < queries; ++t)
    for (int64_t s = 0; s < keys; ++s)
      visible.push_back(s <= t);
  auto type = RankedTensorType::get({1, 1, queries, keys}, b.getI1Type());
  return arith::ConstantOp::create(b, op->getLoc(),
                                   DenseElementsAttr::get(type, visible))
      .getResult();
}

/// [B, S, D] as [B, 1, S, D].
static Value addHead(OpBuilder &b, Location loc, Value value) {
  auto type = cast<RankedTensorType>(value.getType());
  if (type.getRank() != 3)
    return value;
  SmallVector<int64_t> shape{type.getDimSize(0), 1, type.getDimSize(1),
                             type.getDimSize(2)};
  SmallVector<ReassociationIndices> groups{{0, 1}, {2}, {3}};
  return tensor::ExpandShapeOp::create(b, loc, type.clone(shape), value,
                                       groups);
}

LogicalResult sparse_attn::raiseBuiltinAttention(Operation *op, Value q,
                                                 Value k, Value v, Value mask,
                                                 double scale) {
  OpBuilder b(op);
  Location loc = op->getLoc();
  auto resultType = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  for (Value value : {q, k, v})
    if (!resultType || !isa<RankedTensorType>(value.getType()) ||
        cast<RankedTensorType>(value.getType()).getRank() !=
            resultType.getRank() ||
        (resultType.getRank() != 3 && resultType.getRank() != 4))
      return op->emitError()
             << "expected tensors of rank 3 or 4, got " << value.getType();
  // Shapes are checked before anything is built.
  auto withHead = [](Type type) -> Type {
    auto tensor = cast<RankedTensorType>(type);
    if (tensor.getRank() == 4)
      return tensor;
    return tensor.clone(
        {tensor.getDimSize(0), 1, tensor.getDimSize(1), tensor.getDimSize(2)});
  };
  auto qType = cast<RankedTensorType>(withHead(q.getType()));
  auto kType = cast<RankedTensorType>(withHead(k.getType()));
  if (failed(checkAttentionTypes(op, qType, kType, withHead(v.getType()),
                                 Layout::BHSD)))
    return failure();
  MaskClass found;
  if (mask) {
    auto maskType = dyn_cast<RankedTensorType>(mask.getType());
    if (!maskType || maskType.getRank() != resultType.getRank())
      return op->emitError()
             << "expected a mask of rank " << resultType.getRank() << ", got "
             << mask.getType();
    if (failed(
            checkMaskType(op, withHead(maskType), qType, kType, Layout::BHSD)))
      return failure();
    found = classifyBuiltinMask(mask, qType.getDimSize(2), kType.getDimSize(2));
    if (found.isKept())
      emitRemark(loc) << "the mask is kept: " << found.reason;
  }
  auto raised = AttentionOp::create(
      b, loc, withHead(resultType), addHead(b, loc, q), addHead(b, loc, k),
      addHead(b, loc, v), found.isKept() ? addHead(b, loc, mask) : Value(),
      /*lengths=*/Value(), /*query_lengths=*/Value(),
      b.getF32FloatAttr(static_cast<float>(scale)),
      found.causal ? b.getUnitAttr() : UnitAttr(),
      found.window ? b.getI64IntegerAttr(*found.window) : IntegerAttr());
  Value result = raised.getResult();
  if (resultType.getRank() == 3) {
    SmallVector<ReassociationIndices> groups{{0, 1}, {2}, {3}};
    result = tensor::CollapseShapeOp::create(b, loc, result, groups);
  }
  op->getResult(0).replaceAllUsesWith(result);
  op->erase();
  return success();
}

//===- ConstantOps.cpp - Movements of elements of constants ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A movement maps the positions of the result to positions of its operand; no
// element is touched that nobody asked for.
//
//===----------------------------------------------------------------------===//

#include "ConstantRequest.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static LogicalResult evaluatePermute(ConstantRequest &r,
                                     ArrayRef<int64_t> order) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  SmallVector<int64_t> strides = getRowMajorStrides(source.getShape());
  SmallVector<int64_t> permuted;
  for (int64_t d : order)
    permuted.push_back(strides[d < 0 ? d + source.getRank() : d]);
  return r.strided(0, permuted);
}

static LogicalResult evaluateTranspose(ConstantRequest &r) {
  int64_t rank = r.type.getRank();
  SmallVector<int64_t> order = llvm::to_vector(llvm::seq<int64_t>(0, rank));
  std::optional<int64_t> a = 0, b = rank - 1;
  if (r.op->getNumOperands() == 3) {
    a = getTorchDim(r.operand(1), rank);
    b = getTorchDim(r.operand(2), rank);
  }
  if (!a || !b)
    return r.giveUp("its dimensions are not constant");
  if (rank >= 2)
    std::swap(order[*a], order[*b]);
  return evaluatePermute(r, order);
}

static LogicalResult evaluateSlice(ConstantRequest &r) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  auto dim = getTorchDim(r.operand(1), source.getRank());
  auto start = isTorchNone(r.operand(2)) ? 0 : getTorchInt(r.operand(2));
  auto step = getTorchInt(r.operand(4));
  if (!dim || !start || !step)
    return r.giveUp("its bounds are not constant");
  int64_t size = source.getDimSize(*dim);
  int64_t first = *start < 0 ? *start + size : *start;
  first = std::clamp<int64_t>(first, 0, size);
  SmallVector<int64_t> strides = getRowMajorStrides(source.getShape());
  int64_t offset = first * strides[*dim];
  strides[*dim] *= *step;
  return r.strided(offset, strides);
}

static LogicalResult evaluateSelect(ConstantRequest &r) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  auto dim = getTorchDim(r.operand(1), source.getRank());
  auto index = dim ? getTorchDim(r.operand(2), source.getDimSize(*dim))
                   : std::optional<int64_t>();
  if (!index)
    return r.giveUp("its index is not constant");
  SmallVector<int64_t> strides = getRowMajorStrides(source.getShape());
  int64_t offset = *index * strides[*dim];
  strides.erase(strides.begin() + *dim);
  return r.strided(offset, strides);
}

/// cat, and stack as a cat of operands with one more dimension of size 1.
static LogicalResult evaluateCat(ConstantRequest &r, bool stack) {
  auto list = getTorchList(r.operand(0));
  auto dim = getTorchDim(r.operand(1), r.type.getRank());
  if (!list || !dim)
    return r.giveUp("its operands are not constant");
  int64_t begin = 0;
  for (Value part : *list) {
    auto type = getBuiltinTensorType(part.getType());
    if (!type || !type.hasStaticShape())
      return r.giveUp("its length is dynamic");
    // torch lets an empty vector stand beside tensors of any rank.
    if (!stack && type.getRank() != r.type.getRank() &&
        type.getNumElements() == 0)
      continue;
    SmallVector<int64_t> shape(type.getShape());
    if (stack)
      shape.insert(shape.begin() + *dim, 1);
    int64_t end = begin + shape[*dim];
    SmallVector<int64_t> strides = getRowMajorStrides(shape);
    SmallVector<int64_t> sources;
    SmallVector<size_t> targets;
    IndexWalker walker(r.type.getShape());
    for (auto [i, position] : llvm::enumerate(r.positions)) {
      ArrayRef<int64_t> index = walker.moveTo(position);
      if (index[*dim] < begin || index[*dim] >= end)
        continue;
      int64_t source = -begin * strides[*dim];
      for (auto [at, stride] : llvm::zip_equal(index, strides))
        source += at * stride;
      sources.push_back(source);
      targets.push_back(i);
    }
    LiveBuffer<Cell> cells(r.evaluator, sources.size());
    if (!cells.ok())
      return r.evaluator.outOfMemory(r.op);
    if (failed(r.evaluator.read(part, sources, cells)))
      return failure();
    for (auto [i, target] : llvm::enumerate(targets))
      r.cells[target] = cells[i];
    begin = end;
  }
  return success();
}

/// Indexing by integer tensors in the leading dimensions (the form that mask
/// code uses); the other dimensions follow.
static LogicalResult evaluateIndex(ConstantRequest &r) {
  RankedTensorType source = r.operandType(0);
  auto list = getTorchList(r.operand(1));
  if (!source || !list)
    return r.giveUp("its indices are not constant");
  // The indices broadcast among each other to the leading dimensions.
  int64_t numIndices = list->size();
  int64_t indexRank = r.type.getRank() - (source.getRank() - numIndices);
  if (numIndices > source.getRank() || indexRank < 0)
    return r.giveUp("it indexes more dimensions than there are");
  SmallVector<int64_t> strides = getRowMajorStrides(source.getShape());
  ArrayRef<int64_t> indexShape = r.type.getShape().take_front(indexRank);
  SmallVector<int64_t> indexStrides = getRowMajorStrides(indexShape);

  LiveBuffer<int64_t> sources(r.evaluator, r.positions.size());
  LiveBuffer<int64_t> indexPositions(r.evaluator, r.positions.size());
  LiveBuffer<Cell> indices(r.evaluator, r.positions.size());
  if (!sources.ok() || !indexPositions.ok() || !indices.ok())
    return r.evaluator.outOfMemory(r.op);
  IndexWalker walker(r.type.getShape());
  for (auto [i, position] : llvm::enumerate(r.positions)) {
    ArrayRef<int64_t> index = walker.moveTo(position);
    sources[i] = indexPositions[i] = 0;
    for (int64_t d = 0; d < indexRank; ++d)
      indexPositions[i] += index[d] * indexStrides[d];
    for (int64_t d = indexRank, e = index.size(); d < e; ++d)
      sources[i] += index[d] * strides[d - indexRank + numIndices];
  }
  for (auto [d, value] : llvm::enumerate(*list)) {
    auto type = getBuiltinTensorType(value.getType());
    if (!type || !type.getElementType().isInteger() ||
        type.getElementType().isInteger(1))
      return r.giveUp("only indexing by integer tensors is evaluated");
    if (failed(r.evaluator.readBroadcast(value, indexShape, indexPositions,
                                         indices)))
      return failure();
    int64_t size = source.getDimSize(d);
    for (size_t i = 0, e = sources.size(); i != e; ++i) {
      int64_t at = indices[i].i < 0 ? indices[i].i + size : indices[i].i;
      if (at < 0 || at >= size)
        return r.giveUp("an index is out of bounds");
      sources[i] += at * strides[d];
    }
  }
  return r.evaluator.read(r.operand(0), sources, r.cells);
}

/// tril and triu: keep what lies on one side of a diagonal, 0 elsewhere.
static LogicalResult evaluateTriangle(ConstantRequest &r, bool lower) {
  auto diagonal = getTorchInt(r.operand(1));
  if (!diagonal || r.type.getRank() < 2)
    return r.giveUp("its diagonal is not constant");
  if (failed(r.evaluator.read(r.operand(0), r.positions, r.cells)))
    return failure();
  IndexWalker walker(r.type.getShape());
  for (auto [position, cell] : llvm::zip_equal(r.positions, r.cells)) {
    ArrayRef<int64_t> index = walker.moveTo(position);
    int64_t distance = index.back() - index[index.size() - 2];
    if (lower ? distance > *diagonal : distance < *diagonal)
      cell.i = 0; // also the bits of 0.0
  }
  return success();
}

static LogicalResult evaluateRepeat(ConstantRequest &r) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  SmallVector<int64_t> strides = getRowMajorStrides(source.getShape());
  int64_t extra = r.type.getRank() - source.getRank();
  LiveBuffer<int64_t> sources(r.evaluator, r.positions.size());
  if (!sources.ok())
    return r.evaluator.outOfMemory(r.op);
  IndexWalker walker(r.type.getShape());
  for (auto [i, position] : llvm::enumerate(r.positions)) {
    ArrayRef<int64_t> index = walker.moveTo(position).drop_front(extra);
    sources[i] = 0;
    for (auto [d, at] : llvm::enumerate(index))
      sources[i] += at % source.getDimSize(d) * strides[d];
  }
  return r.evaluator.read(r.operand(0), sources, r.cells);
}

LogicalResult sparse_attn::evaluateTorchOp(ConstantEvaluator &evaluator,
                                           OpResult result,
                                           RankedTensorType type,
                                           ArrayRef<int64_t> positions,
                                           MutableArrayRef<Cell> cells) {
  Operation *op = result.getOwner();
  ConstantRequest r{evaluator, op, type, positions, cells};
  if (op->getNumResults() != 1)
    return r.giveUp("'" + getTorchName(op) +
                    "' is not evaluated at compile time");
  if (isElementwiseTorchOp(op))
    return evaluateElementwise(evaluator, op, type, positions, cells);
  if (isPassTorchOp(op))
    return evaluator.read(op->getOperand(0), positions, cells);
  switch (getTorchOp(op)) {
  case TorchOp::Expand:
  case TorchOp::BroadcastTo:
    return evaluator.readBroadcast(op->getOperand(0), type.getShape(),
                                   positions, cells);
  case TorchOp::Permute:
    if (auto order = getTorchInts(op->getOperand(1)))
      return evaluatePermute(r, *order);
    return r.giveUp("its order is not constant");
  case TorchOp::Transpose:
  case TorchOp::T:
    return evaluateTranspose(r);
  case TorchOp::Slice:
    return evaluateSlice(r);
  case TorchOp::Select:
    return evaluateSelect(r);
  case TorchOp::Cat:
    return evaluateCat(r, /*stack=*/false);
  case TorchOp::Stack:
    return evaluateCat(r, /*stack=*/true);
  case TorchOp::Index:
  case TorchOp::IndexHacked:
    return evaluateIndex(r);
  case TorchOp::Repeat:
    return evaluateRepeat(r);
  case TorchOp::Tril:
    return evaluateTriangle(r, /*lower=*/true);
  case TorchOp::Triu:
    return evaluateTriangle(r, /*lower=*/false);
  default:
    return evaluateLines(r);
  }
}

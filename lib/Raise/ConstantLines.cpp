//===- ConstantLines.cpp - Constant sums and reductions along lines -------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantRequest.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Reads the line of operand 0 along `dim` through each position of a result
/// that has that dimension at size 1 or not at all, and hands it to `fn`.
static LogicalResult
forEachLine(ConstantRequest &r, int64_t dim, bool keepsDim,
            function_ref<void(ArrayRef<Cell>, Cell &)> fn) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  SmallVector<int64_t> strides = getRowMajorStrides(source.getShape());
  int64_t size = source.getDimSize(dim), stride = strides[dim];
  if (!keepsDim)
    strides.erase(strides.begin() + dim);
  LiveBuffer<int64_t> line(r.evaluator, size);
  LiveBuffer<Cell> cells(r.evaluator, size);
  if (!line.ok() || !cells.ok())
    return r.evaluator.outOfMemory(r.op);
  IndexWalker walker(r.type.getShape());
  for (auto [position, cell] : llvm::zip_equal(r.positions, r.cells)) {
    int64_t start = 0;
    for (auto [at, step] : llvm::zip_equal(walker.moveTo(position), strides))
      start += at * step;
    for (int64_t i = 0; i < size; ++i)
      line[i] = start + i * stride;
    if (failed(r.evaluator.read(r.operand(0), line, cells)))
      return failure();
    fn(cells, cell);
  }
  return success();
}

static LogicalResult evaluateReduction(ConstantRequest &r, bool any) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  auto dim = getTorchDim(r.operand(1), source.getRank());
  auto keepsDim = getTorchBool(r.operand(2));
  if (!dim || !keepsDim)
    return r.giveUp("its dimension is not constant");
  bool isFloat = isa<FloatType>(source.getElementType());
  return forEachLine(r, *dim, *keepsDim, [&](ArrayRef<Cell> line, Cell &out) {
    auto truth = [&](Cell c) { return isFloat ? c.f != 0 : c.i != 0; };
    out.i = any ? llvm::any_of(line, truth) : llvm::all_of(line, truth);
  });
}

/// A prefix sum of integers. Every element would need all before it, so the
/// line through each position is summed once, which presumes that the result
/// is kept: above the size that is kept the mask stays.
static LogicalResult evaluateCumsum(ConstantRequest &r) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  auto dim = getTorchDim(r.operand(1), source.getRank());
  if (!dim || isa<FloatType>(source.getElementType()))
    return r.giveUp("only sums of integers along a constant dimension are "
                    "evaluated");
  LiveBuffer<Cell> all(r.evaluator, source.getNumElements());
  LiveBuffer<int64_t> everywhere(r.evaluator, source.getNumElements());
  if (!all.ok() || !everywhere.ok())
    return r.evaluator.outOfMemory(r.op);
  for (int64_t i = 0, e = source.getNumElements(); i != e; ++i)
    everywhere[i] = i;
  if (failed(r.evaluator.read(r.operand(0), everywhere, all)))
    return failure();
  int64_t stride = getRowMajorStrides(source.getShape())[*dim];
  int64_t size = source.getDimSize(*dim);
  for (int64_t i = 0, e = source.getNumElements(); i != e; ++i)
    if (i / stride % size != 0)
      all[i].i = static_cast<uint64_t>(all[i].i) +
                 static_cast<uint64_t>(all[i - stride].i);
  for (auto [position, cell] : llvm::zip_equal(r.positions, r.cells))
    cell = all[position];
  return success();
}

/// diff of first order: x[i + 1] - x[i], for booleans x[i + 1] != x[i].
static LogicalResult evaluateDiff(ConstantRequest &r) {
  RankedTensorType source = r.operandType(0);
  if (!source)
    return failure();
  auto dim = getTorchDim(r.operand(2), source.getRank());
  if (getTorchInt(r.operand(1)) != std::optional<int64_t>(1) || !dim ||
      !isTorchNone(r.operand(3)) || !isTorchNone(r.operand(4)) ||
      isa<FloatType>(source.getElementType()))
    return r.giveUp("only plain differences of integers are evaluated");
  SmallVector<int64_t> strides = getRowMajorStrides(source.getShape());
  LiveBuffer<Cell> before(r.evaluator, r.cells.size());
  if (!before.ok())
    return r.evaluator.outOfMemory(r.op);
  if (failed(r.evaluator.readStrided(r.operand(0), 0, strides,
                                     r.type.getShape(), r.positions, before)) ||
      failed(r.strided(strides[*dim], strides)))
    return failure();
  bool isBool = source.getElementType().isInteger(1);
  for (auto [i, cell] : llvm::enumerate(r.cells))
    cell.i = isBool ? cell.i != before[i].i
                    : static_cast<int64_t>(static_cast<uint64_t>(cell.i) -
                                           static_cast<uint64_t>(before[i].i));
  return success();
}

LogicalResult sparse_attn::evaluateLines(ConstantRequest &r) {
  switch (getTorchOp(r.op)) {
  case TorchOp::AnyDim:
    return evaluateReduction(r, /*any=*/true);
  case TorchOp::AllDim:
    return evaluateReduction(r, /*any=*/false);
  case TorchOp::Cumsum:
    return evaluateCumsum(r);
  case TorchOp::Diff:
    return evaluateDiff(r);
  default:
    return evaluateMaker(r);
  }
}

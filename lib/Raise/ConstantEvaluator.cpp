//===- ConstantEvaluator.cpp - Values of torch tensors --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantEvaluator.h"
#include "sparse-attn/Raise/TorchType.h"
#include <cmath>
#include <numeric>

using namespace mlir;
using namespace mlir::sparse_attn;

/// Tensors of at most this many elements are kept once computed: the vectors
/// that a mask compares, and small masks as a whole.
static constexpr int64_t kKeptElements = 1 << 16;

/// Deeper graphs than this are no masks, and recursion has to end somewhere.
static constexpr int64_t kMaxDepth = 2000;

bool sparse_attn::isEvaluable(Type type) {
  return type.isInteger(1) || type.isInteger(32) || type.isInteger(64) ||
         type.isF16() || type.isBF16() || type.isF32() || type.isF64();
}

double sparse_attn::roundTo(double value, Type elementType) {
  if (elementType.isF64())
    return value;
  float single = static_cast<float>(value);
  if (elementType.isF32() || !std::isfinite(single))
    return single;
  APFloat rounded(single);
  bool losesInfo;
  rounded.convert(cast<FloatType>(elementType).getFloatSemantics(),
                  APFloat::rmNearestTiesToEven, &losesInfo);
  return rounded.convertToDouble();
}

SmallVector<int64_t> sparse_attn::getRowMajorStrides(ArrayRef<int64_t> shape) {
  SmallVector<int64_t> strides(shape.size(), 1);
  for (int64_t d = static_cast<int64_t>(shape.size()) - 2; d >= 0; --d)
    strides[d] = strides[d + 1] * shape[d + 1];
  return strides;
}

ArrayRef<int64_t> IndexWalker::moveTo(int64_t position) {
  int64_t rank = shape.size();
  if (position == at + 1) {
    // Carry like an odometer: divisions would dominate long rows.
    for (int64_t d = rank - 1; d >= 0; --d) {
      if (++index[d] < shape[d])
        break;
      index[d] = 0;
    }
  } else if (position != at) {
    int64_t rest = position;
    for (int64_t d = rank - 1; d >= 0; --d) {
      index[d] = rest % shape[d];
      rest /= shape[d];
    }
  }
  at = position;
  return index;
}

LogicalResult ConstantEvaluator::giveUp(Operation *op, const Twine &why) {
  // The innermost failure is the reason; callers only pass it on.
  if (reason.empty()) {
    reason = why.str();
    culprit = op;
  }
  return failure();
}

LogicalResult ConstantEvaluator::outOfMemory(Operation *op) {
  return giveUp(op, "evaluating it needs more than " + Twine(maxBytes) +
                        " bytes of live memory");
}

bool ConstantEvaluator::reserve(size_t bytes) {
  if (live + static_cast<int64_t>(bytes) > maxBytes)
    return false;
  live += bytes;
  return true;
}

LogicalResult ConstantEvaluator::read(Value value, ArrayRef<int64_t> positions,
                                      MutableArrayRef<Cell> cells) {
  if (depth == 0)
    reason.clear(), culprit = nullptr;
  auto type = getBuiltinTensorType(value.getType());
  Operation *op = value.getDefiningOp();
  if (!op)
    return giveUp(nullptr, "it depends on an input of the function");
  if (!type || !isEvaluable(type.getElementType()))
    return giveUp(op, "values of this type are not evaluated");
  if (!type.hasStaticShape())
    return giveUp(op, "its length is dynamic");

  if (auto it = kept.find(value); it != kept.end()) {
    for (auto [position, cell] : llvm::zip_equal(positions, cells))
      cell = (*it->second)[position];
    return success();
  }
  int64_t size = type.getNumElements();
  // A sum over a long line is worth keeping whatever its size: each of its
  // elements needs all before it.
  TorchOp kind = getTorchOp(op);
  bool worthIt = kind == TorchOp::Cumsum ||
                 (size <= kKeptElements && kind != TorchOp::Literal);
  // Half of the limit is left to the rows in flight.
  bool keep = worthIt && live + size * int64_t(sizeof(Cell)) <= maxBytes / 2;
  if (!keep && kind == TorchOp::Cumsum)
    return outOfMemory(op);
  if (!keep)
    return evaluate(value, type, positions, cells);

  auto all = std::make_unique<LiveBuffer<Cell>>(*this, size);
  LiveBuffer<int64_t> everywhere(*this, size);
  if (!all->ok() || !everywhere.ok())
    return evaluate(value, type, positions, cells);
  MutableArrayRef<int64_t> iota = everywhere;
  std::iota(iota.begin(), iota.end(), 0);
  if (failed(evaluate(value, type, iota, *all)))
    return failure();
  for (auto [position, cell] : llvm::zip_equal(positions, cells))
    cell = (*all)[position];
  kept[value] = std::move(all);
  return success();
}

LogicalResult ConstantEvaluator::evaluate(Value value, RankedTensorType type,
                                          ArrayRef<int64_t> positions,
                                          MutableArrayRef<Cell> cells) {
  if (positions.empty())
    return success();
  if (depth == kMaxDepth)
    return giveUp(value.getDefiningOp(), "its graph is too deep");
  ++depth;
  LogicalResult result =
      evaluateTorchOp(*this, cast<OpResult>(value), type, positions, cells);
  --depth;
  return result;
}

/// Whether `positions` follow each other within a row of `shape`.
static bool isPartOfRow(ArrayRef<int64_t> positions, ArrayRef<int64_t> shape) {
  if (positions.empty() || shape.empty())
    return false;
  int64_t first = positions.front();
  bool consecutive = true;
  for (int64_t i = 0, e = positions.size(); i != e; ++i)
    consecutive &= positions[i] == first + i;
  int64_t size = positions.size();
  return consecutive && first % shape.back() + size <= shape.back();
}

LogicalResult ConstantEvaluator::readStrided(Value value, int64_t offset,
                                             ArrayRef<int64_t> strides,
                                             ArrayRef<int64_t> shape,
                                             ArrayRef<int64_t> positions,
                                             MutableArrayRef<Cell> cells) {
  if (offset == 0 && llvm::equal(strides, getRowMajorStrides(shape)))
    return read(value, positions, cells);
  LiveBuffer<int64_t> sources(*this, positions.size());
  if (!sources.ok())
    return outOfMemory(value.getDefiningOp());
  IndexWalker walker(shape);
  auto map = [&](int64_t position) {
    int64_t source = offset;
    for (auto [at, stride] : llvm::zip_equal(walker.moveTo(position), strides))
      source += at * stride;
    return source;
  };
  if (isPartOfRow(positions, shape)) {
    // The common case, and worth it: masks are read row by row.
    int64_t first = map(positions.front()), stride = strides.back();
    for (int64_t i = 0, e = positions.size(); i != e; ++i)
      sources[i] = first + i * stride;
  } else {
    for (auto [i, position] : llvm::enumerate(positions))
      sources[i] = map(position);
  }
  return read(value, sources, cells);
}

LogicalResult ConstantEvaluator::readBroadcast(Value value,
                                               ArrayRef<int64_t> shape,
                                               ArrayRef<int64_t> positions,
                                               MutableArrayRef<Cell> cells) {
  auto type = getBuiltinTensorType(value.getType());
  if (!type || !type.hasStaticShape())
    return giveUp(value.getDefiningOp(),
                  type ? "its length is dynamic" : "it is of an unknown type");
  int64_t extra = static_cast<int64_t>(shape.size()) - type.getRank();
  if (extra < 0)
    return giveUp(value.getDefiningOp(), "its operands do not broadcast");
  SmallVector<int64_t> strides(extra, 0);
  for (auto [size, stride, want] :
       llvm::zip_equal(type.getShape(), getRowMajorStrides(type.getShape()),
                       shape.drop_front(extra))) {
    if (size != 1 && size != want)
      return giveUp(value.getDefiningOp(), "its operands do not broadcast");
    strides.push_back(size == 1 ? 0 : stride);
  }
  if (type.getNumElements() == 1) {
    Cell cell;
    if (failed(read(value, {0}, cell)))
      return failure();
    std::fill(cells.begin(), cells.end(), cell);
    return success();
  }
  return readStrided(value, 0, strides, shape, positions, cells);
}

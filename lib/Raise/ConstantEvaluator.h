//===- ConstantEvaluator.h - Values of torch tensors ------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A lazy interpreter of the torch ops that masks are made of. A tensor is never
// computed as a whole: the reader asks for the elements at some positions, and
// each op asks its operands for the ones that it needs. Small tensors are kept,
// since their elements are asked for many times.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RAISE_CONSTANTEVALUATOR_H
#define SPARSE_ATTN_LIB_RAISE_CONSTANTEVALUATOR_H

#include "TorchOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/DenseMap.h"

namespace mlir::sparse_attn {

/// One element: which member is meant follows from the tensor's type.
union Cell {
  int64_t i;
  double f;
};

class ConstantEvaluator;

/// An array whose size counts as live memory of the evaluator. Empty when the
/// limit was reached.
template <typename T> class LiveBuffer {
public:
  LiveBuffer(ConstantEvaluator &evaluator, size_t size);
  LiveBuffer(LiveBuffer &&other);
  LiveBuffer(const LiveBuffer &) = delete;
  ~LiveBuffer();
  bool ok() const { return fits; }
  operator MutableArrayRef<T>() { return data; }
  operator ArrayRef<T>() const { return data; }
  T &operator[](size_t i) { return data[i]; }
  const T &operator[](size_t i) const { return data[i]; }
  size_t size() const { return data.size(); }

private:
  ConstantEvaluator &evaluator;
  std::vector<T> data;
  size_t bytes;
  bool fits;
};

class ConstantEvaluator {
public:
  explicit ConstantEvaluator(int64_t maxBytes) : maxBytes(maxBytes) {}

  /// Reads the elements of `value` at row-major `positions` into `cells`.
  LogicalResult read(Value value, ArrayRef<int64_t> positions,
                     MutableArrayRef<Cell> cells);

  /// Reads, for each position of a tensor of `shape`, the element of `value` at
  /// offset + sum index[d] * strides[d].
  LogicalResult readStrided(Value value, int64_t offset,
                            ArrayRef<int64_t> strides, ArrayRef<int64_t> shape,
                            ArrayRef<int64_t> positions,
                            MutableArrayRef<Cell> cells);

  /// Like `readStrided` for an operand that broadcasts to `shape`.
  LogicalResult readBroadcast(Value value, ArrayRef<int64_t> shape,
                              ArrayRef<int64_t> positions,
                              MutableArrayRef<Cell> cells);

  /// Gives up; `op` (may be null) is where the reason lies.
  LogicalResult giveUp(Operation *op, const Twine &reason);
  LogicalResult outOfMemory(Operation *op);

  /// Why the last read failed.
  StringRef getReason() const { return reason; }
  Operation *getCulprit() const { return culprit; }

  bool reserve(size_t bytes);
  void release(size_t bytes) { live -= bytes; }

private:
  LogicalResult evaluate(Value value, RankedTensorType type,
                         ArrayRef<int64_t> positions,
                         MutableArrayRef<Cell> cells);

  int64_t maxBytes;
  int64_t live = 0;
  int64_t depth = 0;
  llvm::DenseMap<Value, std::unique_ptr<LiveBuffer<Cell>>> kept;
  std::string reason;
  Operation *culprit = nullptr;
};

template <typename T>
LiveBuffer<T>::LiveBuffer(ConstantEvaluator &evaluator, size_t size)
    : evaluator(evaluator), bytes(size * sizeof(T)),
      fits(evaluator.reserve(bytes)) {
  if (fits)
    data.resize(size);
}

template <typename T>
LiveBuffer<T>::LiveBuffer(LiveBuffer &&other)
    : evaluator(other.evaluator), data(std::move(other.data)),
      bytes(other.bytes), fits(other.fits) {
  other.fits = false;
}

template <typename T> LiveBuffer<T>::~LiveBuffer() {
  if (fits)
    evaluator.release(bytes);
}

/// A type whose elements the evaluator can hold: i1, i32, i64 and floats.
bool isEvaluable(Type elementType);

/// `value` rounded to `elementType`, as torch computes in float and stores.
double roundTo(double value, Type elementType);

/// The multi-index of a position; consecutive positions are cheap to follow.
class IndexWalker {
public:
  explicit IndexWalker(ArrayRef<int64_t> shape)
      : shape(shape), index(shape.size(), 0) {}

  /// Moves to `position` and returns its index.
  ArrayRef<int64_t> moveTo(int64_t position);

private:
  ArrayRef<int64_t> shape;
  SmallVector<int64_t> index;
  int64_t at = 0;
};

SmallVector<int64_t> getRowMajorStrides(ArrayRef<int64_t> shape);

/// Computes the elements of the result of `op` (ConstantOps.cpp).
LogicalResult evaluateTorchOp(ConstantEvaluator &evaluator, OpResult result,
                              RankedTensorType type,
                              ArrayRef<int64_t> positions,
                              MutableArrayRef<Cell> cells);

/// The part of it that works element by element (ConstantElementwise.cpp).
LogicalResult evaluateElementwise(ConstantEvaluator &evaluator, Operation *op,
                                  RankedTensorType type,
                                  ArrayRef<int64_t> positions,
                                  MutableArrayRef<Cell> cells);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_RAISE_CONSTANTEVALUATOR_H

//===- ConstantElementwise.cpp - Elementwise torch ops on constants -------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Exact int64 arithmetic; floats are computed in double and rounded to their
// type after each op, which is what torch gets for sums and products.
//
//===----------------------------------------------------------------------===//

#include "ConstantEvaluator.h"
#include "sparse-attn/Raise/TorchType.h"
#include "llvm/Support/MathExtras.h"
#include <cmath>

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
/// An operand of a batch: a tensor's elements, or one number for all.
struct Operand {
  explicit Operand(LiveBuffer<Cell> cells) : cells(std::move(cells)) {}
  Cell at(size_t i) const { return isNumber ? number : cells[i]; }

  LiveBuffer<Cell> cells;
  Cell number = {0};
  bool isNumber = false, isFloat = false, isDouble = false;
};

/// One batch of one op.
struct Batch {
  ConstantEvaluator &evaluator;
  Operation *op;
  RankedTensorType type;
  ArrayRef<int64_t> positions;
  MutableArrayRef<Cell> cells;

  FailureOr<Operand> load(unsigned operand);
  Type element() const { return type.getElementType(); }
  bool isFloat() const { return isa<FloatType>(element()); }
  LogicalResult unsupported(const Twine &why) {
    return evaluator.giveUp(op, why);
  }
};
} // namespace

FailureOr<Operand> Batch::load(unsigned number) {
  Value value = op->getOperand(number);
  auto tensor = getBuiltinTensorType(value.getType());
  if (!tensor) {
    Operand operand(LiveBuffer<Cell>(evaluator, 0));
    operand.isNumber = true;
    if (auto integer = getTorchInt(value)) {
      operand.number.i = *integer;
      return operand;
    }
    if (auto truth = getTorchBool(value)) {
      operand.number.i = *truth;
      return operand;
    }
    if (auto real = getTorchFloat(value)) {
      operand.number.f = *real;
      operand.isFloat = true;
      return operand;
    }
    return unsupported("operand " + Twine(number) + " is not a constant");
  }
  Operand operand(LiveBuffer<Cell>(evaluator, positions.size()));
  if (!operand.cells.ok())
    return evaluator.outOfMemory(op);
  operand.isFloat = isa<FloatType>(tensor.getElementType());
  operand.isDouble = tensor.getElementType().isF64();
  if (failed(evaluator.readBroadcast(value, type.getShape(), positions,
                                     operand.cells)))
    return failure();
  return operand;
}

/// The element as a float; next to floats torch converts integers and numbers
/// to f32.
static double asFloat(const Operand &operand, size_t i, bool toDouble) {
  Cell cell = operand.at(i);
  if (operand.isFloat)
    return operand.isNumber && !toDouble ? static_cast<float>(cell.f) : cell.f;
  return toDouble ? static_cast<double>(cell.i)
                  : static_cast<double>(static_cast<float>(cell.i));
}

static bool asTruth(const Operand &operand, size_t i) {
  return operand.isFloat ? operand.at(i).f != 0 : operand.at(i).i != 0;
}

/// Wraps to the integer type, as torch does.
static int64_t wrap(uint64_t value, Type type) {
  unsigned width = type.getIntOrFloatBitWidth();
  return width == 1    ? (value != 0)
         : width == 64 ? static_cast<int64_t>(value)
                       : llvm::SignExtend64(value, width);
}

//===----------------------------------------------------------------------===//
// Kinds of ops
//===----------------------------------------------------------------------===//

template <typename Compare> static LogicalResult compare(Batch &b, Compare fn) {
  FailureOr<Operand> x = b.load(0);
  if (failed(x))
    return failure();
  FailureOr<Operand> y = b.load(1);
  if (failed(y))
    return failure();
  bool toDouble = x->isDouble || y->isDouble;
  for (size_t i = 0, e = b.cells.size(); i != e; ++i)
    b.cells[i].i = x->isFloat || y->isFloat
                       ? fn(asFloat(*x, i, toDouble), asFloat(*y, i, toDouble))
                       : fn(x->at(i).i, y->at(i).i);
  return success();
}

template <typename Combine>
static LogicalResult combineTruth(Batch &b, Combine fn) {
  FailureOr<Operand> x = b.load(0);
  if (failed(x))
    return failure();
  FailureOr<Operand> y = b.load(1);
  if (failed(y))
    return failure();
  for (size_t i = 0, e = b.cells.size(); i != e; ++i)
    b.cells[i].i = fn(asTruth(*x, i), asTruth(*y, i));
  return success();
}

template <typename Combine>
static LogicalResult combineBits(Batch &b, Combine fn) {
  FailureOr<Operand> x = b.load(0);
  if (failed(x))
    return failure();
  FailureOr<Operand> y = b.load(1);
  if (failed(y))
    return failure();
  for (size_t i = 0, e = b.cells.size(); i != e; ++i)
    b.cells[i].i = fn(x->at(i).i, y->at(i).i);
  return success();
}

/// `onInts` works on uint64_t so that overflow wraps.
template <typename OnInts, typename OnFloats>
static LogicalResult arithmetic(Batch &b, OnInts onInts, OnFloats onFloats) {
  FailureOr<Operand> x = b.load(0);
  if (failed(x))
    return failure();
  FailureOr<Operand> y = b.load(1);
  if (failed(y))
    return failure();
  bool toDouble = b.element().isF64();
  for (size_t i = 0, e = b.cells.size(); i != e; ++i) {
    if (b.isFloat())
      b.cells[i].f =
          roundTo(onFloats(asFloat(*x, i, toDouble), asFloat(*y, i, toDouble)),
                  b.element());
    else
      b.cells[i].i = wrap(onInts(static_cast<uint64_t>(x->at(i).i),
                                 static_cast<uint64_t>(y->at(i).i)),
                          b.element());
  }
  return success();
}

/// x + alpha * y, or x - alpha * y; `reversed` swaps x and y.
static LogicalResult addScaled(Batch &b, int64_t sign, bool reversed) {
  double floatAlpha = sign;
  uint64_t alpha = static_cast<uint64_t>(sign);
  if (b.op->getNumOperands() > 2) {
    Value value = b.op->getOperand(2);
    if (auto integer = getTorchInt(value)) {
      alpha *= static_cast<uint64_t>(*integer);
      floatAlpha *= *integer;
    } else if (auto real = getTorchFloat(value); real && b.isFloat()) {
      floatAlpha *= *real;
    } else {
      return b.unsupported("alpha is not a constant");
    }
  }
  return arithmetic(
      b,
      [&](uint64_t x, uint64_t y) {
        return reversed ? y + alpha * x : x + alpha * y;
      },
      [&](double x, double y) {
        return reversed ? y + floatAlpha * x : x + floatAlpha * y;
      });
}

/// Division that rounds down, on integers only: masks cut lengths into chunks.
static LogicalResult floorDivide(Batch &b, bool remainder) {
  FailureOr<Operand> x = b.load(0);
  if (failed(x))
    return failure();
  FailureOr<Operand> y = b.load(1);
  if (failed(y))
    return failure();
  if (b.isFloat() || x->isFloat || y->isFloat)
    return b.unsupported("division of floats is not evaluated");
  for (size_t i = 0, e = b.cells.size(); i != e; ++i) {
    int64_t p = x->at(i).i, q = y->at(i).i;
    if (q == 0 || (q == -1 && p == INT64_MIN))
      return b.unsupported("it divides by zero or overflows");
    int64_t quotient = llvm::divideFloorSigned(p, q);
    b.cells[i].i = remainder ? p - quotient * q : quotient;
  }
  return success();
}

static LogicalResult floorDivideMode(Batch &b) {
  if (b.op->getNumOperands() < 3 ||
      getTorchString(b.op->getOperand(2)) != std::optional<StringRef>("floor"))
    return b.unsupported("only division that rounds down is evaluated");
  return floorDivide(b, /*remainder=*/false);
}

template <typename OnInts, typename OnFloats>
static LogicalResult unary(Batch &b, OnInts onInts, OnFloats onFloats) {
  FailureOr<Operand> x = b.load(0);
  if (failed(x))
    return failure();
  for (size_t i = 0, e = b.cells.size(); i != e; ++i) {
    if (b.isFloat())
      b.cells[i].f = roundTo(onFloats(asFloat(*x, i, true)), b.element());
    else
      b.cells[i].i =
          wrap(onInts(static_cast<uint64_t>(x->at(i).i)), b.element());
  }
  return success();
}

/// Stores operand element `from` in the result's type.
static LogicalResult convert(Batch &b, const Operand &x, size_t i) {
  if (b.isFloat()) {
    b.cells[i].f = roundTo(asFloat(x, i, /*toDouble=*/true), b.element());
  } else if (b.element().isInteger(1)) {
    b.cells[i].i = asTruth(x, i);
  } else if (!x.isFloat) {
    b.cells[i].i = wrap(static_cast<uint64_t>(x.at(i).i), b.element());
  } else {
    double value = std::trunc(x.at(i).f);
    // Out of range is undefined in torch; 2^62 is far beyond any position.
    if (!(std::fabs(value) < 0x1p62))
      return b.unsupported("a float does not fit the integer type");
    b.cells[i].i = wrap(static_cast<int64_t>(value), b.element());
  }
  return success();
}

static LogicalResult convertAll(Batch &b) {
  FailureOr<Operand> x = b.load(0);
  if (failed(x))
    return failure();
  for (size_t i = 0, e = b.cells.size(); i != e; ++i)
    if (failed(convert(b, *x, i)))
      return failure();
  return success();
}

/// where and masked_fill: operand numbers of condition, then, otherwise.
static LogicalResult choose(Batch &b, unsigned condition, unsigned then,
                            unsigned otherwise) {
  FailureOr<Operand> c = b.load(condition);
  if (failed(c))
    return failure();
  FailureOr<Operand> x = b.load(then);
  if (failed(x))
    return failure();
  FailureOr<Operand> y = b.load(otherwise);
  if (failed(y))
    return failure();
  for (size_t i = 0, e = b.cells.size(); i != e; ++i)
    if (failed(convert(b, asTruth(*c, i) ? *x : *y, i)))
      return failure();
  return success();
}

LogicalResult sparse_attn::evaluateElementwise(ConstantEvaluator &evaluator,
                                               Operation *op,
                                               RankedTensorType type,
                                               ArrayRef<int64_t> positions,
                                               MutableArrayRef<Cell> cells) {
  Batch b{evaluator, op, type, positions, cells};
  auto same = [](auto x) { return x; };
  switch (getTorchOp(op)) {
  case TorchOp::LtTensor:
  case TorchOp::LtScalar:
    return compare(b, [](auto x, auto y) { return x < y; });
  case TorchOp::LeTensor:
  case TorchOp::LeScalar:
    return compare(b, [](auto x, auto y) { return x <= y; });
  case TorchOp::GtTensor:
  case TorchOp::GtScalar:
    return compare(b, [](auto x, auto y) { return x > y; });
  case TorchOp::GeTensor:
  case TorchOp::GeScalar:
    return compare(b, [](auto x, auto y) { return x >= y; });
  case TorchOp::EqTensor:
  case TorchOp::EqScalar:
    return compare(b, [](auto x, auto y) { return x == y; });
  case TorchOp::NeTensor:
  case TorchOp::NeScalar:
    return compare(b, [](auto x, auto y) { return x != y; });
  case TorchOp::LogicalAnd:
    return combineTruth(b, [](bool x, bool y) { return x && y; });
  case TorchOp::LogicalOr:
    return combineTruth(b, [](bool x, bool y) { return x || y; });
  case TorchOp::LogicalXor:
    return combineTruth(b, [](bool x, bool y) { return x != y; });
  case TorchOp::LogicalNot: {
    FailureOr<Operand> x = b.load(0);
    if (failed(x))
      return failure();
    for (size_t i = 0, e = cells.size(); i != e; ++i)
      cells[i].i = !asTruth(*x, i);
    return success();
  }
  case TorchOp::BitwiseAndTensor:
  case TorchOp::BitwiseAndScalar:
    return combineBits(b, [](int64_t x, int64_t y) { return x & y; });
  case TorchOp::BitwiseOrTensor:
  case TorchOp::BitwiseOrScalar:
    return combineBits(b, [](int64_t x, int64_t y) { return x | y; });
  case TorchOp::BitwiseXorTensor:
    return combineBits(b, [](int64_t x, int64_t y) { return x ^ y; });
  case TorchOp::BitwiseNot: {
    bool isBool = b.element().isInteger(1);
    return unary(
        b, [&](uint64_t x) { return isBool ? uint64_t(x == 0) : ~x; }, same);
  }
  case TorchOp::AddTensor:
  case TorchOp::AddScalar:
    return addScaled(b, 1, /*reversed=*/false);
  case TorchOp::SubTensor:
  case TorchOp::SubScalar:
    return addScaled(b, -1, /*reversed=*/false);
  case TorchOp::RsubScalar:
    return addScaled(b, -1, /*reversed=*/true);
  case TorchOp::MulTensor:
  case TorchOp::MulScalar:
    return arithmetic(
        b, [](uint64_t x, uint64_t y) { return x * y; },
        [](double x, double y) { return x * y; });
  case TorchOp::Maximum:
    return arithmetic(
        b,
        [](uint64_t x, uint64_t y) {
          return static_cast<int64_t>(x) < static_cast<int64_t>(y) ? y : x;
        },
        [](double x, double y) {
          return std::isnan(x) || std::isnan(y) ? NAN : std::fmax(x, y);
        });
  case TorchOp::Minimum:
    return arithmetic(
        b,
        [](uint64_t x, uint64_t y) {
          return static_cast<int64_t>(y) < static_cast<int64_t>(x) ? y : x;
        },
        [](double x, double y) {
          return std::isnan(x) || std::isnan(y) ? NAN : std::fmin(x, y);
        });
  case TorchOp::FloorDivide:
  case TorchOp::FloorDivideScalar:
    return floorDivide(b, /*remainder=*/false);
  case TorchOp::RemainderTensor:
  case TorchOp::RemainderScalar:
    return floorDivide(b, /*remainder=*/true);
  case TorchOp::DivTensorMode:
  case TorchOp::DivScalarMode:
    return floorDivideMode(b);
  case TorchOp::Neg:
    return unary(b, [](uint64_t x) { return -x; }, [](double x) { return -x; });
  case TorchOp::Abs:
    return unary(
        b, [](uint64_t x) { return static_cast<int64_t>(x) < 0 ? -x : x; },
        [](double x) { return std::fabs(x); });
  case TorchOp::ConvertElementType:
  case TorchOp::ToDtype:
  case TorchOp::ToDtypeLayout:
  case TorchOp::ToCopy:
    return convertAll(b);
  case TorchOp::Where:
  case TorchOp::WhereScalarOther:
  case TorchOp::WhereScalarSelf:
  case TorchOp::WhereScalar:
    return choose(b, /*condition=*/0, /*then=*/1, /*otherwise=*/2);
  case TorchOp::MaskedFillScalar:
  case TorchOp::MaskedFillTensor:
    return choose(b, /*condition=*/1, /*then=*/2, /*otherwise=*/0);
  default:
    return evaluator.giveUp(op, "'" + getTorchName(op) +
                                    "' is not evaluated at compile time");
  }
}

//===- TorchOps.cpp - Reading unregistered torch ops ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchOps.h"
#include "mlir/IR/AffineExpr.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "sparse-attn/Raise/TorchType.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
enum class Traits { Other, Pure, Annotation, Elementwise, Pass };

struct Entry {
  TorchOp op = TorchOp::None;
  Traits traits = Traits::Other;
};
} // namespace

static Entry lookup(Operation *op) {
  static const llvm::StringMap<Entry> table = {
#define TORCH_OP(enumerator, name, traits)                                     \
  {name, {TorchOp::enumerator, Traits::traits}},
#include "TorchOps.def"
  };
  if (!op)
    return {};
  StringRef name = getTorchName(op);
  if (!name.consume_front("torch."))
    return {};
  return table.lookup(name);
}

StringRef sparse_attn::getTorchName(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (name == "torch.operator")
    if (auto inner = op->getAttrOfType<StringAttr>("name"))
      return inner.getValue();
  return name;
}

bool sparse_attn::isTorchDialectOp(Operation *op) {
  return op->getName().getDialectNamespace() == "torch";
}

TorchOp sparse_attn::getTorchOp(Operation *op) { return lookup(op).op; }

bool sparse_attn::isPureTorchOp(Operation *op) {
  Traits traits = lookup(op).traits;
  return traits == Traits::Pure || traits == Traits::Elementwise ||
         traits == Traits::Pass;
}

bool sparse_attn::isTorchAnnotation(Operation *op) {
  return lookup(op).traits == Traits::Annotation;
}

bool sparse_attn::isElementwiseTorchOp(Operation *op) {
  return lookup(op).traits == Traits::Elementwise;
}

bool sparse_attn::isPassTorchOp(Operation *op) {
  return lookup(op).traits == Traits::Pass;
}

Operation *sparse_attn::getDefiningTorchOp(Value value, TorchOp kind) {
  Operation *op = value.getDefiningOp();
  return op && getTorchOp(op) == kind ? op : nullptr;
}

//===----------------------------------------------------------------------===//
// Scalars and lists
//===----------------------------------------------------------------------===//

/// The static size that a size.int op asks for.
static std::optional<int64_t> getStaticSize(Operation *op) {
  auto type = getBuiltinTensorType(op->getOperand(0).getType());
  if (!type)
    return {};
  auto dim = getTorchDim(op->getOperand(1), type.getRank());
  if (!dim || type.isDynamicDim(*dim))
    return {};
  return type.getDimSize(*dim);
}

static std::optional<int64_t> foldBinary(TorchOp kind, int64_t a, int64_t b) {
  int64_t result;
  switch (kind) {
  case TorchOp::AddInt:
    return llvm::AddOverflow(a, b, result) ? std::nullopt
                                           : std::optional<int64_t>(result);
  case TorchOp::SubInt:
    return llvm::SubOverflow(a, b, result) ? std::nullopt
                                           : std::optional<int64_t>(result);
  case TorchOp::MulInt:
    return llvm::MulOverflow(a, b, result) ? std::nullopt
                                           : std::optional<int64_t>(result);
  case TorchOp::FloorDivInt:
    if (b == 0 || (b == -1 && a == INT64_MIN))
      return {};
    return llvm::divideFloorSigned(a, b);
  default:
    return {};
  }
}

std::optional<int64_t> sparse_attn::getTorchInt(Value value) {
  Operation *op = value.getDefiningOp();
  switch (getTorchOp(op)) {
  case TorchOp::ConstantInt:
  case TorchOp::ConstantNumber:
    if (auto attr = op->getAttrOfType<IntegerAttr>("value"))
      return attr.getValue().getSExtValue();
    return {};
  case TorchOp::IntBool:
    if (auto truth = getTorchBool(op->getOperand(0)))
      return *truth;
    return {};
  case TorchOp::IntScalar:
    return getTorchInt(op->getOperand(0));
  case TorchOp::SizeInt:
  case TorchOp::SymSizeInt:
    return getStaticSize(op);
  case TorchOp::NegInt:
    if (auto a = getTorchInt(op->getOperand(0)))
      return foldBinary(TorchOp::SubInt, 0, *a);
    return {};
  case TorchOp::AddInt:
  case TorchOp::SubInt:
  case TorchOp::MulInt:
  case TorchOp::FloorDivInt: {
    auto a = getTorchInt(op->getOperand(0));
    auto b = getTorchInt(op->getOperand(1));
    return a && b ? foldBinary(getTorchOp(op), *a, *b) : std::nullopt;
  }
  default:
    return {};
  }
}

std::optional<double> sparse_attn::getTorchFloat(Value value) {
  Operation *op = value.getDefiningOp();
  switch (getTorchOp(op)) {
  case TorchOp::ConstantFloat:
  case TorchOp::ConstantNumber:
    if (auto attr = op->getAttrOfType<FloatAttr>("value"))
      return attr.getValueAsDouble();
    return {};
  case TorchOp::FloatScalar:
    return getTorchFloat(op->getOperand(0));
  default:
    return {};
  }
}

std::optional<bool> sparse_attn::getTorchBool(Value value) {
  if (Operation *op = getDefiningTorchOp(value, TorchOp::ConstantBool)) {
    // Printed as `true`, which reads back as an i1 integer.
    if (auto attr = op->getAttrOfType<BoolAttr>("value"))
      return attr.getValue();
  }
  return {};
}

std::optional<StringRef> sparse_attn::getTorchString(Value value) {
  if (Operation *op = getDefiningTorchOp(value, TorchOp::ConstantStr))
    if (auto attr = op->getAttrOfType<StringAttr>("value"))
      return attr.getValue();
  return {};
}

bool sparse_attn::isTorchNone(Value value) {
  return getDefiningTorchOp(value, TorchOp::ConstantNone) != nullptr;
}

std::optional<OperandRange> sparse_attn::getTorchList(Value value) {
  if (Operation *op = getDefiningTorchOp(value, TorchOp::ListConstruct))
    return op->getOperands();
  return {};
}

std::optional<SmallVector<int64_t>> sparse_attn::getTorchInts(Value value) {
  auto list = getTorchList(value);
  if (!list)
    return {};
  SmallVector<int64_t> ints;
  for (Value element : *list) {
    auto constant = getTorchInt(element);
    if (!constant)
      return {};
    ints.push_back(*constant);
  }
  return ints;
}

std::optional<int64_t> sparse_attn::getTorchDim(Value value, int64_t rank) {
  auto dim = getTorchInt(value);
  if (!dim || *dim < -rank || *dim >= rank)
    return {};
  return *dim < 0 ? *dim + rank : *dim;
}

//===----------------------------------------------------------------------===//
// Dynamic sizes
//===----------------------------------------------------------------------===//

namespace {
/// A size as an expression of torch symbols.
struct SymbolicSize {
  AffineExpr expr;
  SmallVector<Value> symbols;
};
} // namespace

static std::optional<SymbolicSize> getBoundSize(Value value, int64_t dim) {
  for (Operation *user : value.getUsers()) {
    if (getTorchOp(user) != TorchOp::BindSymbolicShape ||
        user->getOperand(0) != value)
      continue;
    auto map = user->getAttrOfType<AffineMapAttr>("shape_expressions");
    if (!map || map.getValue().getNumDims() != 0 ||
        dim >= map.getValue().getNumResults() ||
        map.getValue().getNumSymbols() + 1 != user->getNumOperands())
      continue;
    return SymbolicSize{map.getValue().getResult(dim),
                        llvm::to_vector(user->getOperands().drop_front())};
  }
  return {};
}

/// Renames the symbols of `size` to their places in `all`, which grows.
static AffineExpr renameSymbols(const SymbolicSize &size,
                                SmallVectorImpl<Value> &all) {
  SmallVector<AffineExpr> names;
  for (Value symbol : size.symbols) {
    auto it = llvm::find(all, symbol);
    names.push_back(
        getAffineSymbolExpr(it - all.begin(), size.expr.getContext()));
    if (it == all.end())
      all.push_back(symbol);
  }
  return simplifyAffineExpr(size.expr.replaceSymbols(names), 0, all.size());
}

bool sparse_attn::haveEqualSizes(Value a, int64_t aDim, Value b, int64_t bDim) {
  if (a == b && aDim == bDim)
    return true;
  auto aType = getBuiltinTensorType(a.getType());
  auto bType = getBuiltinTensorType(b.getType());
  if (!aType || !bType)
    return false;
  bool aDynamic = aType.isDynamicDim(aDim), bDynamic = bType.isDynamicDim(bDim);
  if (!aDynamic && !bDynamic)
    return aType.getDimSize(aDim) == bType.getDimSize(bDim);
  if (aDynamic != bDynamic)
    return false;
  auto aSize = getBoundSize(a, aDim), bSize = getBoundSize(b, bDim);
  if (!aSize || !bSize)
    return false;
  SmallVector<Value> all;
  AffineExpr aExpr = renameSymbols(*aSize, all);
  AffineExpr bExpr = renameSymbols(*bSize, all);
  return simplifyAffineExpr(aExpr - bExpr, 0, all.size()) ==
         getAffineConstantExpr(0, aExpr.getContext());
}

/// Prints `expr` with torch's names; false if a symbol has none.
static bool print(AffineExpr expr, ArrayRef<Value> symbols, raw_ostream &os) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expr)) {
    os << constant.getValue();
    return true;
  }
  if (auto symbol = dyn_cast<AffineSymbolExpr>(expr)) {
    Operation *op = symbols[symbol.getPosition()].getDefiningOp();
    if (getTorchOp(op) != TorchOp::SymbolicInt)
      return false;
    auto name = op->getAttrOfType<StringAttr>("symbol_name");
    if (name)
      os << name.getValue();
    return name != nullptr;
  }
  auto binary = dyn_cast<AffineBinaryOpExpr>(expr);
  if (!binary)
    return false;
  StringRef sign = expr.getKind() == AffineExprKind::Add        ? " + "
                   : expr.getKind() == AffineExprKind::Mul      ? " * "
                   : expr.getKind() == AffineExprKind::Mod      ? " mod "
                   : expr.getKind() == AffineExprKind::FloorDiv ? " floordiv "
                                                                : " ceildiv ";
  os << '(';
  bool known = print(binary.getLHS(), symbols, os);
  os << sign;
  known &= print(binary.getRHS(), symbols, os);
  os << ')';
  return known;
}

Attribute sparse_attn::getSymbolicSize(Value value, int64_t dim) {
  auto type = getBuiltinTensorType(value.getType());
  Builder b(value.getContext());
  if (!type.isDynamicDim(dim))
    return b.getI64IntegerAttr(type.getDimSize(dim));
  auto size = getBoundSize(value, dim);
  std::string text;
  llvm::raw_string_ostream os(text);
  if (!size || !print(size->expr, size->symbols, os))
    return {};
  return b.getStringAttr(text);
}

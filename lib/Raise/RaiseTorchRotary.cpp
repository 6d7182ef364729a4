//===- RaiseTorchRotary.cpp - Raise rotary position embedding -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// x * cos + rotated(x) * sin, where rotated swaps the halves of the columns, or
// the columns of each pair, and negates what comes first. A raised rotation
// equals the torch ops wherever it stands, so the way from attention back to it
// only has to find it.
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "TorchOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Raise/TorchType.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISETORCHROTARYPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct Rotation {
  Operation *root; // the addition
  Value x, cos, sin;
  RotaryStyle style = RotaryStyle::Half;
  Layout layout = Layout::BHSD;
};

struct RaiseTorchRotaryPass
    : sparse_attn::impl::RaiseTorchRotaryPassBase<RaiseTorchRotaryPass> {
  using Base::Base;
  void runOnOperation() override;
  void raise(const Rotation &rotation);
};
} // namespace

static RankedTensorType typeOf(Value value) {
  return getBuiltinTensorType(value.getType());
}

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

/// Whether `value` is x[..., start::step] over the last dimension, up to its
/// end or, with step 1, up to `end`.
static bool isColumns(Value value, Value x, int64_t start, int64_t end,
                      int64_t step) {
  Operation *slice = getDefiningTorchOp(value, TorchOp::Slice);
  if (!slice || slice->getOperand(0) != x)
    return false;
  int64_t rank = typeOf(x).getRank(), columns = typeOf(x).getDimSize(rank - 1);
  auto dim = getTorchDim(slice->getOperand(1), rank);
  auto from =
      isTorchNone(slice->getOperand(2)) ? 0 : getTorchInt(slice->getOperand(2));
  auto to = isTorchNone(slice->getOperand(3))
                ? columns
                : getTorchInt(slice->getOperand(3));
  auto by = getTorchInt(slice->getOperand(4));
  if (!dim || !from || !to || !by)
    return false;
  auto clamp = [&](int64_t i) {
    return std::clamp<int64_t>(i < 0 ? i + columns : i, 0, columns);
  };
  return *dim == rank - 1 && clamp(*from) == start && clamp(*to) == end &&
         *by == step;
}

/// The x of which `value` is a slice, or null.
static Value getSliced(Value value) {
  Operation *slice = getDefiningTorchOp(value, TorchOp::Slice);
  return slice ? slice->getOperand(0) : Value();
}

/// The two operands of a cat along `dim` from the end.
static std::optional<std::pair<Value, Value>> matchCatOfTwo(Value value) {
  Operation *cat = getDefiningTorchOp(value, TorchOp::Cat);
  auto list = cat ? getTorchList(cat->getOperand(0)) : std::nullopt;
  auto type = typeOf(value);
  if (!list || list->size() != 2 || !type ||
      getTorchDim(cat->getOperand(1), type.getRank()) !=
          std::optional<int64_t>(type.getRank() - 1))
    return {};
  return std::pair<Value, Value>((*list)[0], (*list)[1]);
}

/// cat(-x[D/2:], x[:D/2])
static Value matchRotatedHalves(Value value) {
  auto parts = matchCatOfTwo(value);
  if (!parts)
    return {};
  Operation *neg = getDefiningTorchOp(parts->first, TorchOp::Neg);
  Value x = neg ? getSliced(neg->getOperand(0)) : Value();
  if (!x || !typeOf(x))
    return {};
  int64_t columns = typeOf(x).getShape().back();
  if (ShapedType::isDynamic(columns) || columns % 2 != 0)
    return {};
  bool halves = isColumns(neg->getOperand(0), x, columns / 2, columns, 1) &&
                isColumns(parts->second, x, 0, columns / 2, 1);
  return halves ? x : Value();
}

/// view(cat(unsqueeze(-x[1::2]), unsqueeze(x[0::2]))), or of a stack.
static Value matchRotatedPairs(Value value) {
  Operation *view = value.getDefiningOp();
  auto type = typeOf(value);
  if (!view || !isPassTorchOp(view) || !type)
    return {};
  Value pairs = view->getOperand(0), first, second;
  auto wide = typeOf(pairs);
  int64_t rank = type.getRank();
  if (!wide || wide.getRank() != rank + 1)
    return {};
  auto isLast = [&](Value dim) {
    return getTorchDim(dim, rank + 1) == std::optional<int64_t>(rank);
  };
  if (auto parts = matchCatOfTwo(pairs)) {
    Operation *a = getDefiningTorchOp(parts->first, TorchOp::Unsqueeze);
    Operation *b = getDefiningTorchOp(parts->second, TorchOp::Unsqueeze);
    if (!a || !b || !isLast(a->getOperand(1)) || !isLast(b->getOperand(1)))
      return {};
    first = a->getOperand(0), second = b->getOperand(0);
  } else if (Operation *stack = getDefiningTorchOp(pairs, TorchOp::Stack)) {
    auto list = getTorchList(stack->getOperand(0));
    if (!list || list->size() != 2 || !isLast(stack->getOperand(1)))
      return {};
    first = (*list)[0], second = (*list)[1];
  } else {
    return {};
  }
  Operation *neg = getDefiningTorchOp(first, TorchOp::Neg);
  Value x = neg ? getSliced(neg->getOperand(0)) : Value();
  // The view must merge the pairs and nothing else: same type as x, and a size
  // that is dynamic follows from the others.
  if (!x || typeOf(x) != type ||
      llvm::count_if(type.getShape(), ShapedType::isDynamic) > 1 ||
      wide.getShape().drop_back(2) != type.getShape().drop_back())
    return {};
  int64_t columns = type.getShape().back();
  if (ShapedType::isDynamic(columns) || columns % 2 != 0)
    return {};
  bool strided = isColumns(neg->getOperand(0), x, 1, columns, 2) &&
                 isColumns(second, x, 0, columns, 2);
  return strided ? x : Value();
}

/// The layout in which the rows of a table [1 or B, 1, T, D] (any rank up to 4,
/// it broadcasts) go with those of x; none if they do not.
static std::optional<Layout> matchTable(Value table, Value x) {
  auto type = typeOf(table), xType = typeOf(x);
  if (!type || !isa<FloatType>(type.getElementType()) || type.getRank() < 2 ||
      type.getRank() > 4 || type.getShape().back() != xType.getShape().back())
    return {};
  int64_t extra = 4 - type.getRank();
  auto size = [&](int64_t d) {
    return d < extra ? 1 : type.getDimSize(d - extra);
  };
  auto sameRows = [&](int64_t d) {
    if (d < extra)
      return false;
    return !ShapedType::isDynamic(size(d)) && size(d) == xType.getDimSize(d)
               ? true
               : haveEqualSizes(table, d - extra, x, d);
  };
  bool batch = size(0) == 1 || haveEqualSizes(table, 0, x, 0);
  if (!batch)
    return {};
  if (size(1) == 1 && sameRows(2))
    return Layout::BHSD;
  if (size(2) == 1 && sameRows(1))
    return Layout::BSHD;
  return {};
}

/// Proves that `op` is x * cos + rotated(x) * sin, factors and terms in any
/// order.
static std::optional<Rotation> matchRotation(Operation *op) {
  if (getTorchOp(op) != TorchOp::AddTensor ||
      getTorchInt(op->getOperand(2)) != std::optional<int64_t>(1))
    return {};
  auto type = typeOf(op->getResult(0));
  if (!type || type.getRank() != 4 || !isa<FloatType>(type.getElementType()))
    return {};
  for (int swapTerms : {0, 1}) {
    Operation *straight =
        getDefiningTorchOp(op->getOperand(swapTerms), TorchOp::MulTensor);
    Operation *crossed =
        getDefiningTorchOp(op->getOperand(1 - swapTerms), TorchOp::MulTensor);
    if (!straight || !crossed)
      return {};
    for (int swapFactors : {0, 1}) {
      Rotation rotation{op, Value(), Value(),
                        crossed->getOperand(1 - swapFactors)};
      Value rotated = crossed->getOperand(swapFactors);
      rotation.x = matchRotatedHalves(rotated);
      if (!rotation.x) {
        rotation.x = matchRotatedPairs(rotated);
        rotation.style = RotaryStyle::Interleaved;
      }
      if (!rotation.x || typeOf(rotation.x) != type)
        continue;
      if (straight->getOperand(0) == rotation.x)
        rotation.cos = straight->getOperand(1);
      else if (straight->getOperand(1) == rotation.x)
        rotation.cos = straight->getOperand(0);
      else
        continue;
      auto layout = matchTable(rotation.cos, rotation.x);
      if (!layout || matchTable(rotation.sin, rotation.x) != layout)
        continue;
      rotation.layout = *layout;
      return rotation;
    }
  }
  return {};
}

/// Whether `op` glues a rotated slice of the columns to the rest: a cat along
/// the last dimension with a rotation among its operands.
static std::optional<int64_t> matchPartial(Operation *op) {
  auto parts = op->getNumResults() == 1 && getTorchOp(op) == TorchOp::Cat
                   ? matchCatOfTwo(op->getResult(0))
                   : std::nullopt;
  if (!parts)
    return {};
  for (Value part : {parts->first, parts->second})
    if (Operation *inner = part.getDefiningOp())
      if (matchRotation(inner))
        return typeOf(part).getShape().back();
  return {};
}

//===----------------------------------------------------------------------===//
// Raising
//===----------------------------------------------------------------------===//

/// A table as a builtin tensor [1 or B, T, D].
static Value castTable(OpBuilder &b, Value table, Layout layout) {
  // The value before unsqueeze is one already.
  int64_t inserted = layout == Layout::BHSD ? 1 : 2;
  if (Operation *op = getDefiningTorchOp(table, TorchOp::Unsqueeze))
    if (typeOf(table).getRank() == 4 &&
        getTorchDim(op->getOperand(1), 4) == std::optional<int64_t>(inserted))
      return castToBuiltin(b, op->getOperand(0));
  Value tensor = castToBuiltin(b, table);
  auto type = cast<RankedTensorType>(tensor.getType());
  Location loc = table.getLoc();
  if (type.getRank() == 4) {
    SmallVector<ReassociationIndices> groups{{0}, {1, 2}, {3}};
    return tensor::CollapseShapeOp::create(b, loc, tensor, groups);
  }
  if (type.getRank() == 3) {
    if (layout == Layout::BHSD) // [1, T, D]
      return tensor;
    // [T, 1, D]
    SmallVector<ReassociationIndices> groups{{0, 1}, {2}};
    tensor = tensor::CollapseShapeOp::create(b, loc, tensor, groups);
    type = cast<RankedTensorType>(tensor.getType());
  }
  SmallVector<int64_t> shape{1, type.getDimSize(0), type.getDimSize(1)};
  SmallVector<ReassociationIndices> groups{{0, 1}, {2}};
  return tensor::ExpandShapeOp::create(b, loc, type.clone(shape), tensor,
                                       groups);
}

void RaiseTorchRotaryPass::raise(const Rotation &rotation) {
  OpBuilder b(rotation.root);
  Location loc = rotation.root->getLoc();
  Value x = castToBuiltin(b, rotation.x);
  Value cos = castTable(b, rotation.cos, rotation.layout);
  Value sin = castTable(b, rotation.sin, rotation.layout);
  auto raised = RotaryOp::create(
      b, loc, x.getType(), x, cos, sin, /*positions=*/Value(),
      /*inv_freq=*/DenseF32ArrayAttr(), b.getF32FloatAttr(1.0f),
      RotaryStyleAttr::get(b.getContext(), rotation.style),
      /*inverse=*/UnitAttr(), LayoutAttr::get(b.getContext(), rotation.layout));
  Value result = rotation.root->getResult(0);
  // Casts of the torch value, such as attention's own, are not needed any more.
  for (Operation *user : llvm::make_early_inc_range(result.getUsers()))
    if (isa<UnrealizedConversionCastOp>(user) && user->getNumResults() == 1 &&
        user->getResult(0).getType() == raised.getType()) {
      user->getResult(0).replaceAllUsesWith(raised.getResult());
      user->erase();
    }
  result.replaceAllUsesWith(
      castToTorch(b, raised.getResult(), result.getType()));
  ++numRaised;
}

/// Whether the search goes on through `op`, towards operands.
static bool isOnTheWay(Operation *op) {
  switch (getTorchOp(op)) {
  case TorchOp::Cat:
  case TorchOp::ListConstruct:
  case TorchOp::Expand:
  case TorchOp::Permute:
  case TorchOp::Transpose:
  case TorchOp::Repeat:
  case TorchOp::RepeatInterleave:
  case TorchOp::ConvertElementType:
  case TorchOp::ToDtype:
    return true;
  default:
    return isPassTorchOp(op) || isa<UnrealizedConversionCastOp>(op);
  }
}

void RaiseTorchRotaryPass::runOnOperation() {
  llvm::SetVector<Operation *> worklist;
  auto enqueue = [&](Value value) {
    if (Operation *op = value.getDefiningOp())
      worklist.insert(op);
  };
  getOperation().walk([&](AttentionOp op) {
    enqueue(op.getQ());
    enqueue(op.getK());
  });
  // Collected first: raising replaces values that the search looks at.
  SmallVector<Rotation> rotations;
  for (size_t i = 0; i < worklist.size(); ++i) {
    Operation *op = worklist[i];
    if (auto rotated = matchPartial(op)) {
      emitRemark(op->getLoc())
          << "partial rotary embedding (" << *rotated << " of "
          << typeOf(op->getResult(0)).getShape().back()
          << " columns) is not raised";
      ++numDeclined;
    } else if (auto rotation = matchRotation(op)) {
      rotations.push_back(*rotation);
    } else if (isOnTheWay(op)) {
      llvm::for_each(op->getOperands(), enqueue);
    }
  }
  for (const Rotation &rotation : rotations)
    raise(rotation);
}

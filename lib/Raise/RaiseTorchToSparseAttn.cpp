//===- RaiseTorchToSparseAttn.cpp - Raise torch attention -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whatever the torch op says must be said by the raised op too: what cannot be
// is an error, never dropped.
//
//===----------------------------------------------------------------------===//

#include "MaskClassifier.h"
#include "RaiseUtils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Raise/TorchType.h"
#include <cmath>

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISETORCHTOSPARSEATTNPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
/// An attention of torch, its scalars read.
struct TorchAttention {
  Operation *op;
  Value q, k, v, mask; // mask may be null
  bool causal = false;
  double scale = 0;

  RankedTensorType type(Value value) const {
    return getBuiltinTensorType(value.getType());
  }
  int64_t numQueries() const { return type(q).getDimSize(2); }
  int64_t numKeys() const { return type(k).getDimSize(2); }
};

struct RaiseTorchToSparseAttnPass
    : sparse_attn::impl::RaiseTorchToSparseAttnPassBase<
          RaiseTorchToSparseAttnPass> {
  using Base::Base;

  void runOnOperation() override;
  LogicalResult raise(Operation *op);
  const MaskClass &classify(const TorchAttention &attention);
  void remarkOnEagerAttention(FunctionOpInterface function);

  /// Layers share their masks: each is evaluated once. Masks live as long as
  /// the torch ops, which this pass does not erase.
  llvm::DenseMap<std::tuple<Value, int64_t, int64_t>, MaskClass> masks;
};
} // namespace

//===----------------------------------------------------------------------===//
// Reading the torch op
//===----------------------------------------------------------------------===//

static LogicalResult readScale(TorchAttention &attention, Value scale) {
  if (isTorchNone(scale)) {
    int64_t columns = attention.type(attention.q).getDimSize(3);
    if (ShapedType::isDynamic(columns))
      return attention.op->emitError()
             << "expected a static head dimension or an explicit scale";
    attention.scale = 1.0 / std::sqrt(static_cast<double>(columns));
    return success();
  }
  std::optional<double> value = getTorchFloat(scale);
  if (auto integer = getTorchInt(scale))
    value = *integer;
  if (!value || !std::isfinite(static_cast<float>(*value)))
    return attention.op->emitError()
           << "expected the scale to be a finite constant";
  attention.scale = *value;
  return success();
}

static LogicalResult expectOperands(Operation *op, unsigned atLeast,
                                    unsigned atMost) {
  unsigned got = op->getNumOperands();
  if (got < atLeast || got > atMost || op->getNumResults() != 1)
    return op->emitError() << "expected " << atMost
                           << " operands and one result, got " << got << " and "
                           << op->getNumResults();
  return success();
}

static LogicalResult readCausal(TorchAttention &attention, Value causal) {
  auto value = getTorchBool(causal);
  if (!value)
    return attention.op->emitError() << "expected is_causal to be a constant";
  attention.causal = *value;
  return success();
}

/// (q, k, v, mask, dropout, is_causal, scale, enable_gqa); older exports have
/// no enable_gqa.
static LogicalResult readSdpa(TorchAttention &attention) {
  Operation *op = attention.op;
  if (!isTorchNone(op->getOperand(3)))
    attention.mask = op->getOperand(3);
  auto dropout = getTorchFloat(op->getOperand(4));
  if (auto integer = getTorchInt(op->getOperand(4)))
    dropout = *integer;
  if (!dropout || *dropout != 0) {
    InFlightDiagnostic diagnostic = op->emitError();
    diagnostic << "expected dropout 0 in '" << getTorchName(op) << "', got ";
    if (dropout)
      diagnostic << *dropout;
    else
      diagnostic << "a value that is not constant";
    return diagnostic << ": export the model for inference";
  }
  if (failed(readCausal(attention, op->getOperand(5))))
    return failure();
  if (attention.mask && attention.causal)
    return op->emitError() << "expected no mask together with is_causal";
  bool grouped = false;
  if (op->getNumOperands() == 8) {
    auto value = getTorchBool(op->getOperand(7));
    if (!value)
      return op->emitError() << "expected enable_gqa to be a constant";
    grouped = *value;
  }
  int64_t hq = attention.type(attention.q).getDimSize(1);
  int64_t hkv = attention.type(attention.k).getDimSize(1);
  // One key head broadcasts; other groups torch wants to be asked for.
  if (!grouped && hq != hkv && hkv != 1)
    return op->emitError() << "expected " << hq
                           << " key heads without enable_gqa, got " << hkv;
  return readScale(attention, op->getOperand(6));
}

/// (q, k, v, causal, scale)
static LogicalResult readBoundary(TorchAttention &attention) {
  Operation *op = attention.op;
  if (failed(readCausal(attention, op->getOperand(3))))
    return failure();
  return readScale(attention, op->getOperand(4));
}

static FailureOr<TorchAttention> readAttention(Operation *op) {
  bool sdpa = getTorchOp(op) == TorchOp::Sdpa;
  if (failed(expectOperands(op, sdpa ? 7 : 5, sdpa ? 8 : 5)))
    return failure();
  TorchAttention attention{op, op->getOperand(0), op->getOperand(1),
                           op->getOperand(2), Value()};
  if (failed(checkAttentionTypes(op, attention.q.getType(),
                                 attention.k.getType(), attention.v.getType(),
                                 Layout::BHSD)) ||
      failed(sdpa ? readSdpa(attention) : readBoundary(attention)))
    return failure();
  if (attention.mask &&
      failed(checkMaskType(op, attention.mask.getType(),
                           attention.type(attention.q),
                           attention.type(attention.k), Layout::BHSD)))
    return failure();
  SmallVector<int64_t> shape(attention.type(attention.q).getShape());
  shape.back() = attention.type(attention.v).getShape().back();
  auto result = getBuiltinTensorType(op->getResult(0).getType());
  auto want = RankedTensorType::get(
      shape, attention.type(attention.q).getElementType());
  if (!result || result.getElementType() != want.getElementType() ||
      failed(verifyCompatibleShape(result, want)))
    return op->emitError() << "expected the result to be "
                           << getTorchTensorType(want) << ", got "
                           << op->getResult(0).getType();
  return attention;
}

//===----------------------------------------------------------------------===//
// Raising
//===----------------------------------------------------------------------===//

const MaskClass &
RaiseTorchToSparseAttnPass::classify(const TorchAttention &attention) {
  int64_t queries = attention.numQueries(), keys = attention.numKeys();
  auto [it, isNew] = masks.try_emplace({attention.mask, queries, keys});
  if (!isNew)
    return it->second;
  RankedTensorType type = attention.type(attention.mask);
  ConstantEvaluator evaluator(maxMaskBytes);
  auto onFailure = [&] {
    return MaskClass::kept(evaluator.getReason(), evaluator.getCulprit());
  };
  if (ShapedType::isDynamic(queries) || ShapedType::isDynamic(keys) ||
      !type.hasStaticShape())
    return it->second = MaskClass::kept("its length is dynamic",
                                        attention.mask.getDefiningOp());
  auto read = [&](ArrayRef<int64_t> positions, MutableArrayRef<Cell> cells) {
    return evaluator.read(attention.mask, positions, cells);
  };
  return it->second = classifyMask(type, queries, keys, read, onFailure);
}

LogicalResult RaiseTorchToSparseAttnPass::raise(Operation *op) {
  FailureOr<TorchAttention> attention = readAttention(op);
  if (failed(attention))
    return failure();
  OpBuilder b(op);
  bool causal = false;
  std::optional<int64_t> window;
  Value mask;
  if (attention->causal) {
    // torch aligns at the top left, the raised op at the bottom right: that is
    // the same with as many queries as keys.
    if (haveEqualSizes(attention->q, 2, attention->k, 2)) {
      causal = true;
    } else {
      FailureOr<Value> topLeft = buildTopLeftMask(
          b, op, attention->numQueries(), attention->numKeys(), maxMaskBytes);
      if (failed(topLeft))
        return failure();
      mask = *topLeft;
    }
  }
  if (attention->mask) {
    const MaskClass &found = classify(*attention);
    causal = found.causal;
    window = found.window;
    if (found.isKept()) {
      InFlightDiagnostic remark = emitRemark(op->getLoc());
      remark << "the mask is kept: " << found.reason;
      if (found.culprit)
        remark.attachNote(found.culprit->getLoc())
            << "because of '" << getTorchName(found.culprit) << "'";
      ++numMasksKept;
      mask = expandMask(b, op->getLoc(), castToBuiltin(b, attention->mask));
    } else {
      ++numMasksProved;
    }
  }
  Value q = castToBuiltin(b, attention->q), k = castToBuiltin(b, attention->k),
        v = castToBuiltin(b, attention->v);
  Type resultType = getBuiltinTensorType(op->getResult(0).getType());
  auto raised = AttentionOp::create(
      b, op->getLoc(), resultType, q, k, v, mask, /*lengths=*/Value(),
      /*query_lengths=*/Value(),
      b.getF32FloatAttr(static_cast<float>(attention->scale)),
      causal ? b.getUnitAttr() : UnitAttr(),
      window ? b.getI64IntegerAttr(*window) : IntegerAttr());
  Value back = castToTorch(b, raised.getResult(), op->getResult(0).getType());
  op->getResult(0).replaceAllUsesWith(back);
  op->erase();
  ++numRaised;
  return success();
}

//===----------------------------------------------------------------------===//
// Saying what is not raised
//===----------------------------------------------------------------------===//

static bool isMatmul(Operation *op) {
  TorchOp kind = getTorchOp(op);
  return kind == TorchOp::Bmm || kind == TorchOp::Matmul;
}

static bool isSoftmax(Operation *op) {
  TorchOp kind = getTorchOp(op);
  return kind == TorchOp::Softmax || kind == TorchOp::SoftmaxInt ||
         kind == TorchOp::SafeSoftmax;
}

/// Ops between the matrix products of an eager attention and its softmax.
static bool isOnTheWay(Operation *op) {
  switch (getTorchOp(op)) {
  case TorchOp::Expand:
  case TorchOp::Cat:
  case TorchOp::ListConstruct:
  case TorchOp::Slice:
  case TorchOp::MaxDim:
  case TorchOp::AmaxDim:
  case TorchOp::Permute:
    return true;
  default:
    return isElementwiseTorchOp(op) || isPassTorchOp(op);
  }
}

/// Whether a matrix product is reached from `op` through operands or users.
static bool reachesMatmul(Operation *op, bool forward) {
  SmallVector<Operation *> worklist{op};
  llvm::SmallPtrSet<Operation *, 32> seen;
  while (!worklist.empty()) {
    Operation *current = worklist.pop_back_val();
    SmallVector<Operation *> next;
    if (forward)
      llvm::append_range(next, current->getUsers());
    else
      for (Value operand : current->getOperands())
        next.push_back(operand.getDefiningOp());
    for (Operation *other : next) {
      if (!other || !seen.insert(other).second)
        continue;
      if (isMatmul(other))
        return true;
      if (isOnTheWay(other))
        worklist.push_back(other);
    }
  }
  return false;
}

void RaiseTorchToSparseAttnPass::remarkOnEagerAttention(
    FunctionOpInterface function) {
  function->walk([&](Operation *op) {
    if (isSoftmax(op) && reachesMatmul(op, /*forward=*/false) &&
        reachesMatmul(op, /*forward=*/true))
      emitRemark(op->getLoc())
          << "attention in eager form (soft-capping, sinks "
             "or custom) is not raised";
  });
}

void RaiseTorchToSparseAttnPass::runOnOperation() {
  masks.clear();
  bool anyFailed = false;
  getOperation().walk([&](FunctionOpInterface function) {
    SmallVector<Operation *> attentions;
    bool anyTorch = false;
    function->walk([&](Operation *op) {
      anyTorch |= isTorchDialectOp(op);
      TorchOp kind = getTorchOp(op);
      if (kind == TorchOp::Sdpa || kind == TorchOp::Boundary)
        attentions.push_back(op);
    });
    for (Operation *op : attentions)
      anyFailed |= failed(raise(op));
    if (anyTorch)
      remarkOnEagerAttention(function);
    if (anyTorch && attentions.empty())
      emitRemark(function.getLoc()) << "no attention op was found";
  });
  masks.clear();
  if (anyFailed)
    signalPassFailure();
}

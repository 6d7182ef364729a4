//===- CachedLayer.cpp - Attention that extends its caches ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CachedLayer.h"
#include "Unrotated.h"
#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Matchers.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

int64_t CachedLayer::numPast() {
  return typeOf(keys.past()).getDimSize(HeadDims(attend.getLayout()).rows);
}

int64_t CachedLayer::numKeys() {
  return typeOf(attend.getK()).getDimSize(HeadDims(attend.getLayout()).rows);
}

namespace {

/// Fills a CachedLayer; every step fails with a remark.
class Finder {
public:
  explicit Finder(AttendOp attend) : dims(attend.getLayout()) {
    layer.attend = attend;
  }
  FailureOr<CachedLayer> find();

private:
  InFlightDiagnostic decline() {
    return layer.attend.emitRemark() << "state is not threaded: ";
  }
  LogicalResult findStages();
  LogicalResult findCompressed();
  LogicalResult findTable();
  LogicalResult findCache(StringRef what, Value value, ExtendedCache &cache);
  LogicalResult checkReaders(StringRef what, ExtendedCache &cache);
  LogicalResult checkPositions();

  CachedLayer layer;
  HeadDims dims;
};

} // namespace

static bool isCast(Operation *op) {
  return isa<UnrealizedConversionCastOp>(op) && op->getNumOperands() == 1 &&
         op->getNumResults() == 1;
}

/// The value that `value` is a cast of, over any number of casts.
static Value stripCasts(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (!isCast(op))
      break;
    value = op->getOperand(0);
  }
  return value;
}

/// The uses of `value` and of its casts.
static void collectUses(Value value, SmallVectorImpl<OpOperand *> &uses) {
  for (OpOperand &use : value.getUses())
    if (isCast(use.getOwner()))
      collectUses(use.getOwner()->getResult(0), uses);
    else
      uses.push_back(&use);
}

static std::optional<int64_t> constantOf(Value value) {
  APInt constant;
  if (value && matchPattern(value, m_ConstantInt(&constant)))
    return constant.getSExtValue();
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Stages
//===----------------------------------------------------------------------===//

/// The stages are named: each has operands of its own for the state.
LogicalResult Finder::findStages() {
  AttendOp attend = layer.attend;
  if (!attend.getSelection())
    return decline() << "the attention has no gate, whose compressed keys it "
                        "would carry";
  if (attend.getMask() || attend.getLengths() || attend.getQueryLengths() ||
      attend.getBlockTable() || attend.getBlockBias() || attend.getBlockMax())
    return decline() << "expected attention to all keys of its caches, got a "
                        "mask, lengths or operands for single blocks";
  layer.select = attend.getSelection().getDefiningOp<SelectOp>();
  if (layer.select)
    layer.score = layer.select.getLogits().getDefiningOp<ScoreOp>();
  if (layer.score) {
    layer.queries = layer.score.getQueries().getDefiningOp<GateQueriesOp>();
    layer.compress = layer.score.getKeys().getDefiningOp<CompressKeysOp>();
  }
  if (!layer.compress || !layer.queries)
    return decline() << "expected scores of compressed keys, which can be "
                        "carried; another gate reads every key";
  Operation *stages[] = {layer.select, layer.score, layer.queries,
                         layer.compress};
  for (Operation *stage : stages)
    if (!stage->hasOneUse()) {
      auto remark = decline() << "a stage of its gate has other users";
      remark.attachNote(stage->getLoc()) << "the stage is here";
      return remark;
    }
  if (layer.compress.getPartial() || layer.queries.getQueryBlock() != 1 ||
      layer.select.getMode() == Mode::Inclusive ||
      layer.select.getDenseRows() != 0)
    return decline() << "its gate is one of a prefill, whose query rows share "
                        "selections";
  int64_t keys = layer.numKeys();
  bool sizesFit =
      constantOf(layer.select.getNumKeys()) == keys &&
      (!layer.queries.getNumKeys() ||
       constantOf(layer.queries.getNumKeys()) == keys) &&
      !layer.select.getLengths() && !layer.select.getQueryLengths() &&
      !layer.queries.getLengths() && !layer.queries.getQueryLengths() &&
      !layer.compress.getLengths() && !layer.compress.getBlockTable();
  if (!sizesFit ||
      layer.compress.getBlockSize() !=
          static_cast<uint64_t>(*attend.getKeyBlock()) ||
      layer.compress.getLayout() != attend.getLayout())
    return decline() << "expected a gate of the " << keys
                     << " keys that the attention reads, got other lengths, "
                        "blocks or layouts";
  return success();
}

/// Whether `positions` are 0, 1, ... of one sequence for all.
static bool isIota(Value positions) {
  DenseIntElementsAttr constant;
  if (!positions || !matchPattern(positions, m_Constant(&constant)) ||
      constant.getType().getRank() != 2 ||
      constant.getType().getDimSize(0) != 1)
    return false;
  return llvm::all_of(
      llvm::enumerate(constant.getValues<APInt>()), [](auto at) {
        return at.value().getSExtValue() == static_cast<int64_t>(at.index());
      });
}

/// What is compressed are the keys, or the same keys before their rotation: the
/// cached ones rotated back, then what the new ones were.
LogicalResult Finder::findCompressed() {
  Value source = layer.compress.getKeys();
  if (stripCasts(source) == layer.keys.concat.getResult()) {
    layer.compressed = layer.keys.fresh();
    return success();
  }
  auto concat = source.getDefiningOp<tensor::ConcatOp>();
  auto rotary = stripCasts(layer.keys.fresh()).getDefiningOp<RotaryOp>();
  if (concat && concat.getInputs().size() == 2 &&
      concat.getDim() == layer.keys.concat.getDim())
    layer.inverse = concat.getInputs()[0].getDefiningOp<RotaryOp>();
  bool matches =
      layer.inverse && rotary && layer.inverse.getInverse() &&
      stripCasts(layer.inverse.getX()) == layer.keys.argument &&
      isIota(layer.inverse.getPositions()) && concat->hasOneUse() &&
      layer.inverse->hasOneUse() && !rotary.getInverse() &&
      stripCasts(concat.getInputs()[1]) == stripCasts(rotary.getX()) &&
      rotary.getInvFreqAttr() == layer.inverse.getInvFreqAttr() &&
      rotary.getStyle() == layer.inverse.getStyle() &&
      rotary.getLayout() == layer.inverse.getLayout();
  if (matches) {
    layer.compressed = concat.getInputs()[1];
    return success();
  }
  auto remark = decline() << "expected compressed keys of the keys that the "
                             "attention reads, or of these before their "
                             "rotation";
  remark.attachNote(layer.compress.getLoc()) << "they are of others here";
  return remark;
}

LogicalResult Finder::findTable() {
  Value cos = layer.compress.getCos();
  if (!cos && !layer.queries.getCos())
    return success();
  auto tableOf = [](Value cos, Value sin) {
    auto table = cos ? cos.getDefiningOp<RotaryTableOp>() : RotaryTableOp();
    return table && table.getCos() == cos && table.getSin() == sin
               ? table
               : RotaryTableOp();
  };
  layer.table = tableOf(cos, layer.compress.getSin());
  RotaryTableOp other = tableOf(layer.queries.getCos(), layer.queries.getSin());
  if (layer.table && other &&
      layer.table.getInvFreqAttr() == other.getInvFreqAttr() &&
      layer.table.getFactorAttr() == other.getFactorAttr())
    return success();
  auto remark =
      decline() << "expected one rotary_table for queries and keys of "
                   "its gate";
  remark.attachNote(layer.compress.getLoc()) << "the keys are compressed here";
  return remark;
}

//===----------------------------------------------------------------------===//
// Caches
//===----------------------------------------------------------------------===//

LogicalResult Finder::findCache(StringRef what, Value value,
                                ExtendedCache &cache) {
  auto concat = stripCasts(value).getDefiningOp<tensor::ConcatOp>();
  if (!concat || concat.getInputs().size() != 2 ||
      concat.getDim() != static_cast<uint64_t>(dims.rows)) {
    auto remark = decline() << "expected " << what
                            << " that are a cache and new rows behind it";
    remark.attachNote(value.getLoc()) << "they come from here";
    return remark;
  }
  cache.concat = concat;
  cache.argument = dyn_cast<BlockArgument>(stripCasts(cache.past()));
  if (!cache.argument || !cache.argument.getOwner()->isEntryBlock()) {
    auto remark = decline() << "expected a cache of " << what
                            << " that is an argument of the function";
    remark.attachNote(cache.past().getLoc())
        << "the cached rows come from here";
    return remark;
  }
  if (!typeOf(cache.past()).hasStaticShape() ||
      !typeOf(cache.fresh()).hasStaticShape())
    return decline() << "expected a cache of " << what
                     << " of static size, got " << cache.past().getType();
  return success();
}

/// Nobody but this layer reads the cache, and its extension is returned once.
LogicalResult Finder::checkReaders(StringRef what, ExtendedCache &cache) {
  SmallVector<OpOperand *> uses;
  collectUses(cache.argument, uses);
  for (OpOperand *use : uses) {
    if (use->getOwner() == cache.concat || use->getOwner() == layer.inverse)
      continue;
    auto remark = decline() << "the cache of " << what << " has another reader";
    remark.attachNote(use->getOwner()->getLoc()) << "it is read here";
    return remark;
  }
  uses.clear();
  collectUses(cache.concat.getResult(), uses);
  for (OpOperand *use : uses) {
    Operation *user = use->getOwner();
    if (isa<func::ReturnOp>(user) && cache.result < 0) {
      cache.result = use->getOperandNumber();
      continue;
    }
    if (user == layer.attend || user == layer.compress)
      continue;
    auto remark = decline()
                  << "the extended cache of " << what << " has another reader";
    remark.attachNote(user->getLoc()) << "it is read here";
    return remark;
  }
  if (cache.result >= 0)
    return success();
  auto remark = decline() << "expected the extended cache of " << what
                          << " among the results of the function";
  remark.attachNote(cache.concat.getLoc()) << "it is extended here";
  return remark;
}

/// A rotation by constants is right for the number of cached keys that the
/// program was made for, and only for it.
LogicalResult Finder::checkPositions() {
  auto rotary = stripCasts(layer.keys.fresh()).getDefiningOp<RotaryOp>();
  layer.showsRotation = static_cast<bool>(rotary);
  if (!rotary)
    return success();
  Value by = rotary.getPositions() ? rotary.getPositions() : rotary.getCos();
  llvm::SetVector<Operation *> slice;
  BackwardSliceOptions options;
  options.inclusive = true;
  options.omitBlockArguments = true;
  (void)getBackwardSlice(by, &slice, options);
  auto isArgument = [](Value value) { return isa<BlockArgument>(value); };
  if (isArgument(by) || llvm::any_of(slice, [&](Operation *op) {
        return llvm::any_of(op->getOperands(), isArgument);
      }))
    return success();
  auto remark = decline() << "expected positions of the new keys that follow "
                             "from an argument, got constants";
  remark.attachNote(rotary.getLoc()) << "the new keys are rotated here";
  return remark;
}

FailureOr<CachedLayer> Finder::find() {
  if (layer.attend.getLayout() == Layout::Packed) {
    decline() << "expected layout bhsd or bshd, got packed";
    return failure();
  }
  if (failed(findStages()) ||
      failed(findCache("keys", layer.attend.getK(), layer.keys)) ||
      failed(findCache("values", layer.attend.getV(), layer.values)) ||
      failed(findCompressed()) || failed(findTable()) ||
      failed(checkReaders("keys", layer.keys)) ||
      failed(checkReaders("values", layer.values)) || failed(checkPositions()))
    return failure();
  if (layer.keys.argument == layer.values.argument) {
    decline() << "expected a cache of keys and one of values, got one of both";
    return failure();
  }
  for (Value weights :
       {layer.compress.getProjection(), layer.compress.getNorm()})
    if (weights && !matchPattern(weights, m_Constant())) {
      decline() << "expected constant weights of its gate";
      return failure();
    }
  return layer;
}

FailureOr<CachedLayer> sparse_attn::findCachedLayer(AttendOp attend) {
  return Finder(attend).find();
}

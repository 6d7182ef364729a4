//===- StatefulFunction.cpp - A step that carries its state ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StatefulFunction.h"
#include "mlir/Transforms/RegionUtils.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Raise/TorchType.h"

using namespace mlir;
using namespace mlir::sparse_attn;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

RankedTensorType sparse_attn::getCacheType(CachedLayer &layer,
                                           ExtendedCache &cache,
                                           int64_t capacity) {
  auto type = typeOf(cache.past());
  SmallVector<int64_t> shape(type.getShape());
  shape[HeadDims(layer.attend.getLayout()).rows] = capacity;
  return type.clone(shape);
}

RankedTensorType sparse_attn::getCompressedType(CachedLayer &layer,
                                                int64_t capacity) {
  RankedTensorType type = typeOf(layer.compress.getResult());
  SmallVector<int64_t> shape(type.getShape());
  shape[1] = ceilDivStatic(capacity, layer.compress.getBlockSize());
  return type.clone(shape);
}

RankedTensorType sparse_attn::getRemainderType(CachedLayer &layer) {
  RankedTensorType type = typeOf(layer.keys.past());
  HeadDims dims(layer.attend.getLayout());
  int64_t size = layer.compress.getBlockSize();
  return type.clone({type.getDimSize(dims.batch), size,
                     type.getDimSize(dims.heads),
                     type.getDimSize(dims.columns)});
}

static bool areSameTable(RotaryTableOp a, RotaryTableOp b) {
  return a.getInvFreqAttr() == b.getInvFreqAttr() &&
         a.getFactorAttr() == b.getFactorAttr();
}

SmallVector<RotaryTableOp>
sparse_attn::getTables(ArrayRef<CachedLayer> layers) {
  SmallVector<RotaryTableOp> tables;
  for (const CachedLayer &layer : layers)
    if (layer.table && llvm::none_of(tables, [&](RotaryTableOp table) {
          return areSameTable(table, layer.table);
        }))
      tables.push_back(layer.table);
  return tables;
}

int64_t sparse_attn::findTable(ArrayRef<RotaryTableOp> tables,
                               CachedLayer &layer) {
  for (auto [i, table] : llvm::enumerate(tables))
    if (layer.table && areSameTable(table, layer.table))
      return i;
  return -1;
}

RankedTensorType sparse_attn::getTableType(RotaryTableOp table,
                                           int64_t capacity) {
  RankedTensorType type = typeOf(table.getCos());
  return type.clone({capacity, type.getDimSize(1)});
}

Type sparse_attn::getBoundaryType(func::FuncOp function,
                                  RankedTensorType type) {
  bool torch = llvm::any_of(function.getArgumentTypes(), isTorchType) ||
               llvm::any_of(function.getResultTypes(), isTorchType);
  return torch ? getTorchTensorType(type) : type;
}

Value sparse_attn::castTo(OpBuilder &b, Location loc, Value value, Type type) {
  if (value.getType() == type)
    return value;
  return UnrealizedConversionCastOp::create(b, loc, type, value).getResult(0);
}

//===----------------------------------------------------------------------===//
// The step
//===----------------------------------------------------------------------===//

namespace {

/// Rewrites one function.
class Threader {
public:
  Threader(func::FuncOp function, int64_t capacity)
      : function(function), capacity(capacity), b(function.getContext()),
        terminator(function.getBody().front().getTerminator()) {}

  llvm::json::Object run(MutableArrayRef<CachedLayer> layers);

private:
  Value addArgument(RankedTensorType type);
  Value resizeCache(CachedLayer &layer, ExtendedCache &cache);
  void setResult(int64_t index, Value value);
  int64_t addResult(Value value);
  llvm::json::Object threadLayer(CachedLayer &layer);
  void rewriteStages(CachedLayer &layer, AppendKeysOp append, Value cos,
                     Value sin);

  func::FuncOp function;
  int64_t capacity;
  OpBuilder b;
  Operation *terminator;
  Value lengths, newLengths;
  SmallVector<RotaryTableOp> tables;
  SmallVector<Value> tableValues;
};

} // namespace

/// Where a part of the state is.
static llvm::json::Object entry(int64_t argument, int64_t result) {
  return llvm::json::Object{{"argument", argument}, {"result", result}};
}

/// A new last argument, in its builtin type.
Value Threader::addArgument(RankedTensorType type) {
  Type boundary = getBoundaryType(function, type);
  unsigned index = function.getNumArguments();
  (void)function.insertArgument(index, boundary, {}, function.getLoc());
  b.setInsertionPointToStart(&function.getBody().front());
  return castTo(b, function.getLoc(), function.getArgument(index), type);
}

/// Gives the argument room for all keys; its old readers are gone by then.
Value Threader::resizeCache(CachedLayer &layer, ExtendedCache &cache) {
  RankedTensorType type = getCacheType(layer, cache, capacity);
  bool torch = isTorchType(cache.argument.getType());
  // Nothing but the layer's old stages, which are erased, read the old type.
  cache.argument.setType(torch ? getTorchTensorType(type) : Type(type));
  b.setInsertionPointToStart(&function.getBody().front());
  return castTo(b, function.getLoc(), cache.argument, type);
}

void Threader::setResult(int64_t index, Value value) {
  b.setInsertionPoint(terminator);
  bool torch = isTorchType(terminator->getOperand(index).getType());
  auto type = typeOf(value);
  terminator->setOperand(index,
                         castTo(b, function.getLoc(), value,
                                torch ? getTorchTensorType(type) : Type(type)));
}

int64_t Threader::addResult(Value value) {
  b.setInsertionPoint(terminator);
  Type type = getBoundaryType(function, typeOf(value));
  unsigned index = terminator->getNumOperands();
  terminator->insertOperands(index, castTo(b, function.getLoc(), value, type));
  (void)function.insertResult(index, type, {});
  return index;
}

/// The stages as they were, on all keys that there is room for, of which the
/// first ones are valid.
void Threader::rewriteStages(CachedLayer &layer, AppendKeysOp append, Value cos,
                             Value sin) {
  AttendOp attend = layer.attend;
  Value valid = append.getNewLengths();
  int64_t blocks = typeOf(append.getNewCompressed()).getDimSize(1);
  auto moved = [&](auto op) {
    op->moveBefore(attend);
    return op;
  };
  GateQueriesOp queries = moved(layer.queries);
  if (queries.getNumKeys()) {
    queries.getNumKeysMutable().clear();
    queries.getLengthsMutable().assign(valid);
  }
  if (queries.getCos()) {
    queries.getCosMutable().assign(cos);
    queries.getSinMutable().assign(sin);
  }
  ScoreOp score = moved(layer.score);
  score.getKeysMutable().assign(append.getNewCompressed());
  SmallVector<int64_t> logits(typeOf(score.getResult()).getShape());
  logits[3] = blocks;
  score.getResult().setType(typeOf(score.getResult()).clone(logits));
  SelectOp select = moved(layer.select);
  select.getNumKeysMutable().clear();
  select.getLengthsMutable().assign(valid);
  SelectionType type = select.getResult().getType();
  // A list with room for every block has room for every block again.
  int64_t room = type.getCapacity();
  if (type.hasCapacity() && room == type.getNumBlocks())
    room = blocks;
  select.getResult().setType(
      SelectionType::get(type.getContext(), logits, type.getBlock(),
                         type.getQueryBlock(), type.getForm(), room));
  attend.getKMutable().assign(append.getNewKeyCache());
  attend.getVMutable().assign(append.getNewValueCache());
  attend.getLengthsMutable().assign(valid);
}

llvm::json::Object Threader::threadLayer(CachedLayer &layer) {
  AttendOp attend = layer.attend;
  CompressKeysOp compress = layer.compress;
  Value cos, sin;
  if (int64_t at = findTable(tables, layer); at >= 0) {
    cos = tableValues[2 * at];
    sin = tableValues[2 * at + 1];
  }
  int64_t argument = function.getNumArguments();
  Value compressed = addArgument(getCompressedType(layer, capacity));
  Value remainder = addArgument(getRemainderType(layer));
  Value keys = resizeCache(layer, layer.keys);
  Value values = resizeCache(layer, layer.values);
  b.setInsertionPoint(attend);
  auto append = AppendKeysOp::create(
      b, attend.getLoc(), keys, values, compressed, remainder, lengths,
      layer.compressed, layer.keys.fresh(), layer.values.fresh(),
      /*block_table=*/Value(), compress.getProjection(), compress.getNorm(),
      compress.getCos() ? cos : Value(), compress.getCos() ? sin : Value(),
      compress.getBlockSizeAttr(), compress.getPoolsAttr(),
      compress.getNormEpsAttr(),
      RopeAnchorAttr::get(b.getContext(), RopeAnchor::First),
      attend.getLayoutAttr());
  rewriteStages(layer, append, cos, sin);
  // All layers give the same ones; the last layer's have no reader of the old
  // ones behind them, so they can replace these in place.
  newLengths = append.getNewLengths();
  setResult(layer.keys.result, append.getNewKeyCache());
  setResult(layer.values.result, append.getNewValueCache());
  int64_t result = addResult(append.getNewCompressed());
  addResult(append.getNewRemainder());
  auto at = [&](ExtendedCache &cache) {
    return entry(cache.argument.getArgNumber(), cache.result);
  };
  return llvm::json::Object{{"layout", stringifyLayout(attend.getLayout())},
                            {"keys", at(layer.keys)},
                            {"values", at(layer.values)},
                            {"compressed", entry(argument, result)},
                            {"remainder", entry(argument + 1, result + 1)}};
}

llvm::json::Object Threader::run(MutableArrayRef<CachedLayer> layers) {
  CachedLayer &first = layers.front();
  int64_t batch = typeOf(first.keys.past()).getDimSize(0);
  int64_t ownArguments = function.getNumArguments();
  int64_t ownResults = terminator->getNumOperands();
  tables = getTables(layers);
  llvm::json::Array tableEntries, layerEntries;
  for (RotaryTableOp table : tables) {
    int64_t at = function.getNumArguments();
    for (int i = 0; i < 2; ++i)
      tableValues.push_back(addArgument(getTableType(table, capacity)));
    tableEntries.push_back(llvm::json::Object{{"cos", at}, {"sin", at + 1}});
  }
  int64_t lengthsArgument = function.getNumArguments();
  lengths = addArgument(RankedTensorType::get({batch}, b.getI32Type()));
  // The result of the lengths is known last and stands first.
  int64_t lengthsResult = addResult(lengths);
  for (CachedLayer &layer : layers)
    layerEntries.push_back(threadLayer(layer));
  setResult(lengthsResult, newLengths);
  function.setFunctionType(FunctionType::get(
      b.getContext(), function.getBody().front().getArgumentTypes(),
      SmallVector<Type>(terminator->getOperandTypes())));
  if (auto shapes =
          function->getAttrOfType<ArrayAttr>("sparse_attn.symbolic_shapes")) {
    // One list for each argument and result; all that is new is static.
    SmallVector<Attribute> all(shapes.getValue());
    Attribute known = b.getArrayAttr({});
    all.append(terminator->getNumOperands() - ownResults, known);
    all.insert(all.begin() + ownArguments,
               function.getNumArguments() - ownArguments, known);
    function->setAttr("sparse_attn.symbolic_shapes", b.getArrayAttr(all));
  }
  return llvm::json::Object{{"capacity", capacity},
                            {"lengths", entry(lengthsArgument, lengthsResult)},
                            {"layers", std::move(layerEntries)},
                            {"tables", std::move(tableEntries)}};
}

llvm::json::Object sparse_attn::threadState(func::FuncOp function,
                                            MutableArrayRef<CachedLayer> layers,
                                            int64_t capacity) {
  llvm::json::Object state = Threader(function, capacity).run(layers);
  // What read the caches in their old size has no users left.
  IRRewriter rewriter(function.getContext());
  (void)runRegionDCE(rewriter, function->getRegions());
  return state;
}

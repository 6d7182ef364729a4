//===- StateFunction.cpp - The state that a prompt leaves -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A step goes on where the one before it stopped, and the first one where the
// prompt did. The prompt's keys lie in the caches; this function makes the rest
// of the state of them.
//
//===----------------------------------------------------------------------===//

#include "StatefulFunction.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The cached keys as the layer's gate compresses them.
static Value buildSource(OpBuilder &b, CachedLayer &layer, Value keys,
                         int64_t capacity) {
  RotaryOp inverse = layer.inverse;
  if (!inverse)
    return keys;
  SmallVector<int64_t> iota = llvm::to_vector(llvm::seq<int64_t>(0, capacity));
  auto type = RankedTensorType::get(
      {1, capacity}, typeOf(inverse.getPositions()).getElementType());
  SmallVector<APInt> rows;
  for (int64_t row : iota)
    rows.emplace_back(type.getElementTypeBitWidth(), row);
  Value positions = arith::ConstantOp::create(
      b, inverse.getLoc(), DenseIntElementsAttr::get(type, rows));
  return RotaryOp::create(b, inverse.getLoc(), keys.getType(), keys,
                          /*cos=*/Value(), /*sin=*/Value(), positions,
                          inverse.getInvFreqAttr(), inverse.getFactorAttr(),
                          inverse.getStyleAttr(), inverse.getInverseAttr(),
                          inverse.getLayoutAttr());
}

func::FuncOp
sparse_attn::buildStateFunction(func::FuncOp function,
                                MutableArrayRef<CachedLayer> layers,
                                int64_t capacity, SymbolTable &symbols) {
  Location loc = function.getLoc();
  OpBuilder b(function.getContext());
  SmallVector<RankedTensorType> taken, given;
  for (CachedLayer &layer : layers)
    taken.push_back(getCacheType(layer, layer.keys, capacity));
  int64_t batch = taken.front().getDimSize(0);
  taken.push_back(RankedTensorType::get({batch}, b.getI32Type()));
  SmallVector<Type> arguments;
  for (RankedTensorType type : taken)
    arguments.push_back(getBoundaryType(function, type));
  auto result =
      func::FuncOp::create(loc, (function.getSymName() + "_state").str(),
                           b.getFunctionType(arguments, {}));
  symbols.insert(result, std::next(function->getIterator()));
  Block *entry = result.addEntryBlock();
  b.setInsertionPointToStart(entry);
  SmallVector<Value> inputs, outputs;
  for (auto [argument, type] : llvm::zip(entry->getArguments(), taken))
    inputs.push_back(castTo(b, loc, argument, type));
  Value lengths = inputs.back();

  SmallVector<RotaryTableOp> tables = getTables(layers);
  for (RotaryTableOp table : tables) {
    Value rows = arith::ConstantIndexOp::create(b, loc, capacity);
    Type type = getTableType(table, capacity);
    auto all =
        RotaryTableOp::create(b, loc, type, type, rows, table.getInvFreqAttr(),
                              table.getFactorAttr());
    outputs.append({all.getCos(), all.getSin()});
  }
  auto constant = [&](Value weights) {
    return weights ? b.clone(*weights.getDefiningOp())->getResult(0) : Value();
  };
  for (auto [layer, keys] : llvm::zip(layers, inputs)) {
    CompressKeysOp compress = layer.compress;
    Value cos, sin;
    if (compress.getCos()) {
      int64_t at = findTable(tables, layer);
      cos = outputs[2 * at];
      sin = outputs[2 * at + 1];
    }
    Value source = buildSource(b, layer, keys, capacity);
    outputs.push_back(CompressKeysOp::create(
        b, loc, getCompressedType(layer, capacity), source, lengths,
        /*blockTable=*/Value(), constant(compress.getProjection()),
        constant(compress.getNorm()), cos, sin, compress.getBlockSizeAttr(),
        compress.getPoolsAttr(), compress.getNormEpsAttr(),
        compress.getPartialAttr(), compress.getLayoutAttr()));
    outputs.push_back(PromptRemainderOp::create(
        b, loc, getRemainderType(layer), source, lengths,
        compress.getBlockSizeAttr(), compress.getLayoutAttr()));
  }
  for (Value &output : outputs)
    output = castTo(b, loc, output, getBoundaryType(function, typeOf(output)));
  func::ReturnOp::create(b, loc, outputs);
  result.setFunctionType(b.getFunctionType(
      arguments, SmallVector<Type>(TypeRange(ValueRange(outputs)))));
  return result;
}

//===- AppendRows.cpp - A CTA appends keys to the caches ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AppendRows.h"
#include "../../SparseAttnToKernels/AdvanceLengths.h"
#include "CompressBlock.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

SmallVector<AppendOperand>
sparse_attn::appendOperands(AppendKeysOp op, AppendArguments &arguments) {
  SmallVector<AppendOperand> operands;
  HeadDims dims(op.getLayout());
  auto add = [&](Value operand, Value &place, ArrayRef<int64_t> isStatic) {
    if (!operand)
      return;
    RankedTensorType tensor = typeOf(operand);
    SmallVector<int64_t> shape(tensor.getRank(), ShapedType::kDynamic);
    for (int64_t d : isStatic)
      shape[d] = tensor.getDimSize(d);
    operands.push_back(
        {operand, MemRefType::get(shape, tensor.getElementType()), &place});
  };
  int64_t rows[] = {dims.heads, dims.columns};
  int64_t one[] = {dims.heads, dims.rows, dims.columns};
  add(op.getKeyCache(), arguments.keyCache, rows);
  add(op.getValueCache(), arguments.valueCache, rows);
  add(op.getRemainder(), arguments.remainder, {1, 2, 3});
  add(op.getUnrotated(), arguments.unrotated, one);
  add(op.getKeys(), arguments.keys, one);
  add(op.getValues(), arguments.values, one);
  add(op.getBlockTable(), arguments.table, {});
  add(op.getProjection(), arguments.projection, {0, 1, 2});
  add(op.getNorm(), arguments.weights.norm, {0});
  return operands;
}

void sparse_attn::addAppendOperands(AppendKeysOp op,
                                    SmallVectorImpl<Value> &inputs,
                                    SmallVectorImpl<Type> &types,
                                    SmallVectorImpl<int64_t> &tied) {
  AppendArguments arguments;
  for (const AppendOperand &operand : appendOperands(op, arguments))
    inputs.push_back(operand.operand);
  if (op.getCos())
    inputs.append({op.getCos(), op.getSin()});
  for (Value cache : op.getOperands().take_front(4)) {
    types.push_back(cache.getType());
    tied.push_back(llvm::find(inputs, cache) - inputs.begin());
  }
}

void sparse_attn::replaceAppend(AppendKeysOp op, ValueRange caches,
                                SymbolTable &symbols) {
  for (auto [cache, result] : llvm::zip_first(caches, op.getResults()))
    result.replaceAllUsesWith(cache);
  replaceLengths(op, symbols);
  op->erase();
}

namespace {
class Appender {
public:
  Appender(BlockBuilder &k, AppendKeysOp op, const AppendArguments &arguments,
           Num batch, Num head, Num position, int64_t warps)
      : k(k), op(op), arguments(arguments), dims(op.getLayout()), batch(batch),
        head(head), position(position), warps(warps), thread(k.threadId()) {}
  /// Asks for the new rows, before the position is known.
  void load();
  void append();

private:
  using Place = SmallVector<Num>;
  /// Row `row` of sequence or page `first` in the layout of the caches.
  Place rowOf(Num first, Num row);
  /// Column 0 of row `row` of sequence `batch` in [B, rows, heads, columns].
  Place blockRow(Num row) { return {batch, row, head, k.num(0)}; }
  /// A row that some threads copy, from `first` on, 8 columns each.
  struct Row {
    int64_t first, columns;
    Value eight;
  };
  Row loadRow(int64_t first, int64_t columns, Value from);
  void storeRow(const Row &row, Value to, Place place, Value condition);
  /// Keys that the caches have room for.
  Num capacity();
  void appendThere();
  void compress(Num block);

  BlockBuilder &k;
  AppendKeysOp op;
  const AppendArguments &arguments;
  HeadDims dims;
  Num batch, head, position;
  int64_t warps;
  Num thread;
  Row key, value, unrotated;
};
} // namespace

Num Appender::capacity() {
  auto size = [&](Value memref, int64_t d) {
    return k.fromIndex(k.b.createOrFold<memref::DimOp>(memref, d));
  };
  Num rows = size(arguments.keyCache, dims.rows);
  return arguments.table ? rows * size(arguments.table, 1) : rows;
}

Appender::Place Appender::rowOf(Num first, Num row) {
  Place place(4, k.num(0));
  place[dims.batch] = first;
  place[dims.heads] = head;
  place[dims.rows] = row;
  return place;
}

Appender::Row Appender::loadRow(int64_t first, int64_t columns, Value from) {
  // Other threads load what is there and store nothing.
  Num mine = atMost(atLeast(thread - first, 0), columns / 8 - 1);
  Place place = rowOf(batch, k.num(0));
  place.back() = mine * 8;
  return {first, columns, k.loadVector(from, place, 8)};
}

void Appender::storeRow(const Row &row, Value to, Place place,
                        Value condition) {
  Num mine = thread - row.first;
  k.when(k.both(condition, mine.below(k.num(row.columns / 8))), [&] {
    place.back() = mine * 8;
    k.storeVector(row.eight, to, place);
  });
}

void Appender::load() {
  int64_t columns = typeOf(op.getKeyCache()).getDimSize(dims.columns);
  int64_t values = typeOf(op.getValueCache()).getDimSize(dims.columns);
  key = loadRow(0, columns, arguments.keys);
  value = loadRow(columns / 8, values, arguments.values);
  unrotated = loadRow((columns + values) / 8, columns, arguments.unrotated);
}

void Appender::compress(Num block) {
  int64_t size = op.getBlockSize(),
          columns = typeOf(op.getCompressed()).getDimSize(3);
  // The last row has just been written, by other threads.
  k.barrier();
  BlockCompression c{
      op.getPools(), size,  typeOf(op.getRemainder()).getDimSize(3),
      columns,       warps, arguments.projection,
      head};
  auto eight = [&](Num row, Num column) {
    return k.loadVector(arguments.remainder, {batch, row, head, column}, 8);
  };
  Type element = typeOf(op.getCompressed()).getElementType();
  auto store = [&](Value value, Num column) {
    k.store(arith::TruncFOp::create(k.b, element, value), arguments.compressed,
            {batch, block, head, column});
  };
  if (!c.projection) {
    Value pooled = poolBlock(k, c, eight);
    k.loop(thread, k.num(columns), k.num(32 * warps),
           [&](Num column) { store(k.load(pooled, column), column); });
    return;
  }
  Value sum = compressBlock(k, c, eight);
  Num anchor =
      op.getRopeAnchor() == RopeAnchor::First ? block * size : position;
  GateRow row(k, arguments.weights, columns, warps, anchor);
  Value value = row.finish(sum);
  k.when(thread.less(columns), [&] { store(value, row.column()); });
}

void Appender::append() {
  k.when(position.less(capacity()), [&] { appendThere(); });
}

void Appender::appendThere() {
  int64_t size = op.getBlockSize();
  Num first = batch, row = position;
  Value known;
  if (arguments.table) {
    int64_t pageSize = typeOf(op.getKeyCache()).getDimSize(dims.rows);
    first = k.loadNum(arguments.table, {batch, position / pageSize});
    row = position % pageSize;
    known = first.below(
        k.fromIndex(memref::DimOp::create(k.b, arguments.keyCache, 0)));
  }
  Num slot = position % size, block = position / size;
  storeRow(key, arguments.keyCache, rowOf(first, row), known);
  storeRow(value, arguments.valueCache, rowOf(first, row), known);
  storeRow(unrotated, arguments.remainder, blockRow(slot), Value());
  // An unfinished block has a row of zeros.
  int64_t gateDim = typeOf(op.getCompressed()).getDimSize(3);
  Type element = typeOf(op.getCompressed()).getElementType();
  k.when(k.both(slot.equals(0), thread.less(gateDim / 8)), [&] {
    k.storeVector(k.zeros(k.vec({8}, element)), arguments.compressed,
                  {batch, block, head, thread * 8});
  });
  k.when(slot.equals(size - 1), [&] { compress(block); });
}

void sparse_attn::appendRows(BlockBuilder &k, AppendKeysOp op,
                             const AppendArguments &arguments, Num batch,
                             Num head, Num length, int64_t warps) {
  Appender appender(k, op, arguments, batch, head, length, warps);
  appender.load();
  appender.append();
}

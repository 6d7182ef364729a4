//===- SelectRows.cpp - A warp selects the blocks of a row ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/Spec.md, 2.8, for many rows. Once the policy knows its cut, the warp
// looks through the row twice for a list: it counts what is chosen, and then
// writes the ids to their places. A word of 32 blocks is a ballot.
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
#include "../Gate/PromptGateKernels.h"
#include "RowBlocks.h"
#include "WarpRow.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
class Emitter : BlockBuilder {
public:
  explicit Emitter(SelectOp op)
      : BlockBuilder(op.getLoc()), op(op), type(op.getResult().getType()) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  /// Emits whether a block is chosen, given its score.
  using Chosen = function_ref<Value(Num block, Value score)>;

  func::FuncOp createFunction(ModuleOp module, StringRef name);
  SelectionSource findSource();
  void writeRow(const WarpRow &row, Num limit, Chosen chosen);
  void writeList(const WarpRow &row, Chosen chosen);
  void writeBits(const WarpRow &row, Num limit, Chosen chosen);
  void writeMask(const WarpRow &row, Num limit, Chosen chosen);
  void fill(Value memref, Num from, Num end, Value value);
  SmallVector<Num> placeOf(Num last) {
    return {source.batch, source.group, source.row, last};
  }
  Num size(Value memref, int64_t d) {
    return fromIndex(b.createOrFold<memref::DimOp>(memref, d));
  }

  SelectOp op;
  SelectionType type;
  Value logits, lengths, queryLengths, queryRows, numKeys, budgets;
  Values storage;
  SelectionSource source;
  Num lane;
};
} // namespace

func::FuncOp Emitter::createFunction(ModuleOp module, StringRef name) {
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto add = [&](Value operand, Value &value) {
    if (!operand)
      return;
    values.push_back(&value);
    auto tensor = dyn_cast<RankedTensorType>(operand.getType());
    SmallVector<int64_t> shape(tensor ? tensor.getRank() : 0,
                               ShapedType::kDynamic);
    types.push_back(tensor
                        ? Type(MemRefType::get(shape, tensor.getElementType()))
                        : operand.getType());
  };
  add(op.getLogits(), logits);
  add(op.getLengths(), lengths);
  add(op.getQueryLengths(), queryLengths);
  add(op.getQueryRows(), queryRows);
  add(op.getNumKeys(), numKeys);
  add(op.getBudgets(), budgets);
  auto kinds = type.getStorageTypes();
  storage.resize(kinds.size());
  for (auto [kind, value] : llvm::zip(kinds, storage)) {
    values.push_back(&value);
    SmallVector<int64_t> shape(kind.getRank(), ShapedType::kDynamic);
    Type element = kind.getElementType();
    // An i1 takes a byte.
    types.push_back(
        MemRefType::get(shape, element.isInteger(1) ? b.getI8Type() : element));
  }
  func::FuncOp function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(
      function, warp_pipe::LaunchAttr::get(b.getContext(), SelectTile::warps,
                                           /*cluster=*/false,
                                           /*sharedMemory=*/0, SelectTile::ctas,
                                           /*overlap=*/false));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
  return function;
}

/// The row of this warp: the last ones have the most candidates, so they begin.
SelectionSource Emitter::findSource() {
  SelectionSource of;
  of.logits = logits;
  of.budgets = budgets;
  of.batch = blockId(gpu::Dimension::z);
  of.group = blockId(gpu::Dimension::y);
  of.row = size(logits, 2) - 1 -
           (blockId(gpu::Dimension::x) * SelectTile::warps + warpId());
  of.blocks = size(logits, 3);
  Num tokens = queryRows ? fromIndex(queryRows) : size(logits, 2);
  Num keys = numKeys ? fromIndex(numKeys) : of.blocks * type.getBlock();
  of.queryLength =
      queryLengths ? loadLength(queryLengths, of.batch, tokens) : tokens;
  of.length = lengths ? loadLength(lengths, of.batch, keys) : keys;
  return of;
}

/// memref[row, from ... end) = value.
void Emitter::fill(Value memref, Num from, Num end, Value value) {
  loop(from + lane, end, num(32),
       [&](Num i) { store(value, memref, placeOf(i)); });
}

void Emitter::writeList(const WarpRow &row, Chosen chosen) {
  Value ids = storage[0], counts = storage[1];
  Num capacity = size(ids, 3), total = row.count(chosen);
  // Where not all fit, the highest ids are kept.
  bool ascending = op.getOrder() == Order::Ascending;
  Num dropped = atLeast(total - capacity, 0);
  row.visitCounted(Value(num(0)), chosen, [&](Num n, Value is, ValueRange s) {
    Num start(b, s[0]), word = ballot(is);
    Num rank = start + bitsBelow(word, lane);
    Num slot = ascending ? rank - dropped : total - rank - 1;
    when(both(is, slot.below(capacity)), [&] { store(n, ids, placeOf(slot)); });
    return Values{start + popCount(word)};
  });
  Num count = atMost(total, capacity);
  fill(ids, count, capacity, num(-1));
  when(lane.equals(0),
       [&] { store(count, counts, {source.batch, source.group, source.row}); });
}

void Emitter::writeBits(const WarpRow &row, Num limit, Chosen chosen) {
  Num words = size(storage[0], 3);
  row.visit({}, chosen, [&](Num n, Value is, ValueRange) -> Values {
    Num word = ballot(is), at = n / 32;
    when(both(lane.equals(0), at.less(words)),
         [&] { store(word, storage[0], placeOf(at)); });
    return {};
  });
  fill(storage[0], (limit + 31) / 32, words, num(0));
}

void Emitter::writeMask(const WarpRow &row, Num limit, Chosen chosen) {
  row.visit({}, chosen, [&](Num n, Value is, ValueRange) -> Values {
    Value byte = arith::ExtUIOp::create(b, b.getI8Type(), is);
    when(n.less(source.blocks), [&] { store(byte, storage[0], placeOf(n)); });
    return {};
  });
  fill(storage[0], limit, source.blocks,
       arith::ConstantOp::create(b, b.getI8IntegerAttr(0)));
}

void Emitter::writeRow(const WarpRow &row, Num limit, Chosen chosen) {
  switch (type.getForm()) {
  case SelectionForm::List:
    return writeList(row, chosen);
  case SelectionForm::Bits:
    return writeBits(row, limit, chosen);
  case SelectionForm::Mask:
    return writeMask(row, limit, chosen);
  case SelectionForm::CSR:
  case SelectionForm::Tokens:
    break; // SE5
  }
  llvm_unreachable("a select makes lists, bits or masks");
}

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  func::FuncOp function = createFunction(module, name);
  lane = laneId();
  source = findSource();
  when(num(-1).less(source.row), [&] {
    RowBlocks blocks = findRowBlocks(*this, op, source);
    // A row without queries has no blocks.
    auto orNone = [&](Num n) { return choose(blocks.valid, n, num(0)); };
    Num limit = orNone(atMost(blocks.end(), source.blocks));
    blocks.candidates = orNone(blocks.candidates);
    blocks.rankedEnd = orNone(blocks.rankedEnd);
    int64_t copies = SelectTile::copies(typeOf(op.getLogits()).getDimSize(3));
    WarpRow row(*this, SelectTile::warps, copies, logits,
                {source.batch, source.group, source.row}, blocks.candidates,
                limit, /*ranksAll=*/!blocks.rankedFirst);
    Num first = blocks.rankedFirst ? orNone(blocks.rankedFirst) : num(0);
    RowScores scores{toIndex(first),
                     toIndex(blocks.rankedEnd),
                     toIndex(blocks.candidates - (blocks.rankedEnd - first)),
                     type.getBlock(),
                     /*load=*/nullptr,
                     &row};
    addRowOperands(*this, op, source, scores);
    Chooser chooser = op.getSelectionPolicy().buildChooser(b, scores);
    writeRow(row, limit, [&](Num n, Value score) {
      Value by = chooser(b, b.getLoc(), score, toIndex(n));
      Value is = isChosen(*this, blocks, n, by);
      return both(n.less(limit), is);
    });
  });
  return function;
}

func::FuncOp sparse_attn::emitSelectRows(ModuleOp module, StringRef name,
                                         SelectOp op) {
  return Emitter(op).emit(module, name);
}

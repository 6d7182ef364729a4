//===- AdvanceLengths.cpp - Lengths behind new keys -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AdvanceLengths.h"
#include "KernelBuilder.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The kernel that adds to lengths of `type`; an item is a sequence.
static func::FuncOp getKernel(AppendKeysOp op, Value tokens,
                              SymbolTable &symbols) {
  std::string name;
  llvm::raw_string_ostream(name) << "sparse_attn_advance_lengths_"
                                 << typeOf(op.getLengths()).getElementType();
  if (auto kernel = symbols.lookup<func::FuncOp>(name))
    return kernel;
  KernelArgument arguments[] = {
      {op.getLengths(), {op.getLengths().getType()}, false},
      {tokens, {tokens.getType()}, false}};
  KernelBuilder k(cast<ModuleOp>(symbols.getOp()), name, op.getLoc(),
                  arguments);
  Value lengths = k.input(op.getLengths());
  Value before = k.max(k.load(lengths, k.getItem()), k.index(0));
  k.store(k.add(before, k.input(tokens)), lengths, k.getItem());
  symbols.insert(k.getFunction());
  return k.getFunction();
}

void sparse_attn::replaceLengths(AppendKeysOp op, SymbolTable &symbols) {
  Operation *first = nullptr;
  for (Operation *user : op.getNewLengths().getUsers()) {
    user = op->getBlock()->findAncestorOpInBlock(*user);
    if (!first || user->isBeforeInBlock(first))
      first = user;
  }
  if (!first)
    return;
  OpBuilder b(first);
  Location loc = op.getLoc();
  auto size = [&](Value tensor, int64_t d) {
    return getValueOrCreateConstantIndexOp(b, loc, sizeOf(b, loc, tensor, d));
  };
  Value tokens = size(op.getKeys(), HeadDims(op.getLayout()).rows);
  Value sequences = size(op.getLengths(), 0);
  func::FuncOp kernel = getKernel(op, tokens, symbols);
  auto call = DispatchOp::create(b, loc, TypeRange(op.getLengths().getType()),
                                 kernel.getSymName(), ValueRange(sequences),
                                 ValueRange{op.getLengths(), tokens},
                                 ValueRange(), b.getDenseI64ArrayAttr({0}));
  op.getNewLengths().replaceAllUsesWith(call.getOutputs().front());
}

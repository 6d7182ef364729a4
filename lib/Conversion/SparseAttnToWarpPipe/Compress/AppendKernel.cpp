//===- AppendKernel.cpp - A kernel that appends keys ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
#include "AppendRows.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// As many as compress a block soonest when all of its keys are there.
static constexpr int64_t warps = 8;

namespace {
class Emitter : BlockBuilder {
public:
  explicit Emitter(AppendKeysOp op) : BlockBuilder(op.getLoc()), op(op) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  AppendKeysOp op;
};
} // namespace

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  AppendArguments arguments;
  Value lengths;
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto dynamic = ShapedType::kDynamic;
  auto add = [&](Value &value, ArrayRef<int64_t> shape, Type type) {
    values.push_back(&value);
    types.push_back(MemRefType::get(shape, type));
  };
  RankedTensorType compressed = typeOf(op.getCompressed());
  int64_t columns = compressed.getDimSize(3);
  add(arguments.compressed,
      {dynamic, dynamic, typeOf(op.getRemainder()).getDimSize(2), columns},
      compressed.getElementType());
  add(lengths, {dynamic}, typeOf(op.getLengths()).getElementType());
  for (const AppendOperand &operand : appendOperands(op, arguments)) {
    values.push_back(operand.place);
    types.push_back(operand.type);
  }
  if (op.getCos()) {
    add(arguments.weights.cos, {dynamic, columns}, b.getF32Type());
    add(arguments.weights.sin, {dynamic, columns}, b.getF32Type());
  }
  arguments.weights.eps = op.getNormEps().convertToFloat();
  func::FuncOp function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(function,
                       warp_pipe::LaunchAttr::get(b.getContext(), warps,
                                                  /*cluster=*/false,
                                                  /*sharedMemory=*/0,
                                                  /*ctas=*/1,
                                                  /*overlap=*/false));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
  Num head = blockId(gpu::Dimension::x), batch = blockId(gpu::Dimension::y);
  appendRows(*this, op, arguments, batch, head,
             loadLength(lengths, batch, num(0x7fffffff)), warps);
  return function;
}

func::FuncOp sparse_attn::emitAppendRows(ModuleOp module, StringRef name,
                                         AppendKeysOp op) {
  return Emitter(op).emit(module, name);
}

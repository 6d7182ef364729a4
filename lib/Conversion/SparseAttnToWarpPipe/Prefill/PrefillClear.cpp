//===- PrefillClear.cpp - The kernel in front of a prefill ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the prefill kernel updates and does not begin itself.
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
#include "PrefillKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Makes `blockMax` -inf: each warp some of the rows.
static void fill(BlockBuilder &k, Value blockMax, int64_t heads) {
  auto size = [&](int64_t dim) {
    return k.fromIndex(memref::DimOp::create(k.b, blockMax, dim));
  };
  Num batches = size(0), rows = size(2), blocks = size(3);
  Num thread = k.threadId(), lane = thread % 32;
  Num first = k.blockId(gpu::Dimension::x) * clearWarps + thread / 32;
  Num step = k.gridSize(gpu::Dimension::x) * clearWarps;
  Value lowest = k.f32(-std::numeric_limits<float>::infinity());
  k.loop(first, batches * rows * heads, step, [&](Num flat) {
    Num head = flat / rows, row = flat - head * rows;
    Num batch = head / heads, ofBatch = head % heads;
    k.loop(lane, blocks, k.num(32), [&](Num block) {
      k.store(lowest, blockMax, {batch, ofBatch, row, block});
    });
  });
}

func::FuncOp sparse_attn::emitClearTickets(ModuleOp module, StringRef name,
                                           Location loc, int64_t heads) {
  constexpr int64_t any = ShapedType::kDynamic;
  BlockBuilder k(loc);
  SmallVector<Type> types{MemRefType::get({1}, k.b.getI32Type())};
  if (heads)
    types.push_back(MemRefType::get({any, heads, any, any}, k.b.getF32Type()));
  func::FuncOp function = createKernelFunction(k.b, module, name, types);
  warp_pipe::setLaunch(function, warp_pipe::LaunchAttr::get(
                                     k.b.getContext(), heads ? clearWarps : 1,
                                     /*cluster=*/false, /*sharedMemory=*/0,
                                     /*ctas=*/1, /*overlap=*/false));
  // Only what is written here is waited for, not this kernel's end.
  warp_pipe::GridReleaseOp::create(k.b);
  Value isFirst = k.threadId().equals(0);
  if (heads)
    isFirst = k.both(k.blockId(gpu::Dimension::x).equals(0), isFirst);
  k.when(isFirst,
         [&] { k.store(k.num(0), function.getArgument(0), {k.num(0)}); });
  if (heads)
    fill(k, function.getArgument(1), heads);
  return function;
}

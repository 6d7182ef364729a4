//===- Sources.cpp - Memrefs that become tensor maps ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// First step of -convert-warp-pipe-to-nvgpu: a copy needs a tensor map of the
// whole memref, which the host makes and passes by value.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// The box of one TMA: a panel of columns of rows / boxes rows.
static SmallVector<int64_t> getBox(Value memory, int64_t rowDim, int64_t rows) {
  auto source = cast<MemRefType>(memory.getType());
  SmallVector<int64_t> box(source.getRank(), 1);
  box[rowDim] = rows;
  box.back() = TileType::panelColumns;
  return box;
}

static SmallVector<int64_t> getBox(IssueCopyOp copy) {
  int64_t rows = copy.getRing().getType().getTile().getRows();
  return getBox(copy.getSource(), copy.getRowDim(), rows / copy.getBoxes());
}

/// Whether `op` asks for boxes of that shape.
static bool asksFor(Operation *op, ArrayRef<int64_t> box) {
  auto prefetch = dyn_cast<GatherPrefetchOp>(op);
  return prefetch && ArrayRef(getBox(prefetch.getSource(), prefetch.getRowDim(),
                                     prefetch.getRows())) == box;
}

static Type getMapType(IssueCopyOp copy) {
  // Shared memory as a number: these types outlive the gpu dialect.
  auto space = IntegerAttr::get(IntegerType::get(copy.getContext(), 64), 3);
  auto box =
      MemRefType::get(getBox(copy), copy.getRing().getType().getElementType(),
                      MemRefLayoutAttrInterface(), space);
  return nvgpu::TensorMapDescriptorType::get(
      copy.getContext(), box, nvgpu::TensorMapSwizzleKind::SWIZZLE_128B,
      nvgpu::TensorMapL2PromoKind::L2PROMO_256B,
      nvgpu::TensorMapOOBKind::OOB_ZERO,
      nvgpu::TensorMapInterleaveKind::INTERLEAVE_NONE);
}

LogicalResult warp_pipe::convertSources(func::FuncOp kernel,
                                        SmallVectorImpl<BlockArgument> &maps) {
  llvm::MapVector<Value, SmallVector<IssueCopyOp>> copies;
  kernel.walk(
      [&](IssueCopyOp copy) { copies[copy.getSource()].push_back(copy); });
  SmallVector<Type> types(kernel.getArgumentTypes());
  for (auto &[source, list] : copies) {
    auto argument = dyn_cast<BlockArgument>(source);
    if (!argument || argument.getOwner() != &kernel.getBody().front())
      return list.front().emitOpError()
             << "expected an argument of the kernel to copy from: a tensor map "
                "is made by the host";
    for (Operation *user : source.getUsers())
      if (!isa<IssueCopyOp>(user) && !asksFor(user, getBox(list.front()))) {
        InFlightDiagnostic error =
            user->emitOpError()
            << "expected nothing but copies, and prefetches of their boxes, to "
               "read this argument; sizes come as index arguments";
        error.attachNote(list.front().getLoc()) << "it is copied from here";
        return error;
      }
    for (IssueCopyOp copy : list)
      if (getBox(copy) != getBox(list.front())) {
        InFlightDiagnostic error = copy.emitOpError()
                                   << "expected boxes as in the other copies "
                                      "from this argument";
        error.attachNote(list.front().getLoc()) << "such as this";
        return error;
      }
    types[argument.getArgNumber()] = getMapType(list.front());
    maps.push_back(argument);
  }
  for (BlockArgument argument : maps)
    argument.setType(types[argument.getArgNumber()]);
  kernel.setFunctionType(
      FunctionType::get(kernel.getContext(), types, kernel.getResultTypes()));
  return success();
}

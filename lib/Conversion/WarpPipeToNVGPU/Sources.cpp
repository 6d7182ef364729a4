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

namespace {
/// A copy from or to global memory, in boxes of one shape.
struct Transfer {
  Operation *op;
  Value memory;
  SmallVector<int64_t> box;
};
} // namespace

static SmallVector<Transfer> findTransfers(func::FuncOp kernel) {
  SmallVector<Transfer> transfers;
  kernel.walk([&](Operation *op) {
    if (auto copy = dyn_cast<IssueCopyOp>(op)) {
      int64_t rows = copy.getRing().getType().getTile().getRows();
      transfers.push_back(
          {op, copy.getSource(),
           getBox(copy.getSource(), copy.getRowDim(), rows / copy.getBoxes())});
    } else if (auto store = dyn_cast<IssueStoreOp>(op)) {
      transfers.push_back({op, store.getDestination(),
                           getBox(store.getDestination(), store.getRowDim(),
                                  IssueStoreOp::kRows)});
    }
  });
  return transfers;
}

/// Whether `op` asks for boxes of that shape.
static bool asksFor(Operation *op, ArrayRef<int64_t> box) {
  auto prefetch = dyn_cast<GatherPrefetchOp>(op);
  return prefetch && ArrayRef(getBox(prefetch.getSource(), prefetch.getRowDim(),
                                     prefetch.getRows())) == box;
}

static Type getMapType(const Transfer &transfer) {
  MLIRContext *context = transfer.op->getContext();
  // Shared memory as a number: these types outlive the gpu dialect.
  auto space = IntegerAttr::get(IntegerType::get(context, 64), 3);
  auto box = MemRefType::get(
      transfer.box,
      cast<MemRefType>(transfer.memory.getType()).getElementType(),
      MemRefLayoutAttrInterface(), space);
  return nvgpu::TensorMapDescriptorType::get(
      context, box, nvgpu::TensorMapSwizzleKind::SWIZZLE_128B,
      nvgpu::TensorMapL2PromoKind::L2PROMO_256B,
      nvgpu::TensorMapOOBKind::OOB_ZERO,
      nvgpu::TensorMapInterleaveKind::INTERLEAVE_NONE);
}

LogicalResult warp_pipe::convertSources(func::FuncOp kernel,
                                        SmallVectorImpl<BlockArgument> &maps) {
  llvm::MapVector<Value, SmallVector<Transfer>> transfers;
  for (Transfer &transfer : findTransfers(kernel))
    transfers[transfer.memory].push_back(transfer);
  SmallVector<Type> types(kernel.getArgumentTypes());
  for (auto &[memory, list] : transfers) {
    const Transfer &first = list.front();
    auto argument = dyn_cast<BlockArgument>(memory);
    if (!argument || argument.getOwner() != &kernel.getBody().front())
      return first.op->emitOpError()
             << "expected an argument of the kernel to copy from: a tensor map "
                "is made by the host";
    for (Operation *user : memory.getUsers())
      if (!isa<IssueCopyOp, IssueStoreOp>(user) && !asksFor(user, first.box)) {
        InFlightDiagnostic error =
            user->emitOpError()
            << "expected nothing but copies, and prefetches of their boxes, to "
               "read this argument; sizes come as index arguments";
        error.attachNote(first.op->getLoc()) << "it is copied from here";
        return error;
      }
    for (const Transfer &transfer : list)
      if (transfer.box != first.box) {
        InFlightDiagnostic error = transfer.op->emitOpError()
                                   << "expected boxes as in the other copies "
                                      "from this argument";
        error.attachNote(first.op->getLoc()) << "such as this";
        return error;
      }
    types[argument.getArgNumber()] = getMapType(first);
    maps.push_back(argument);
  }
  for (BlockArgument argument : maps)
    argument.setType(types[argument.getArgNumber()]);
  kernel.setFunctionType(
      FunctionType::get(kernel.getContext(), types, kernel.getResultTypes()));
  return success();
}

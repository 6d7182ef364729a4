//===- ConvertWarpPipeToNVGPU.cpp - Rings to mbarriers, copies to TMA -----===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Level 2 to nvgpu: what nvgpu has a word for. Roles, lanes, warps and barriers
// of roles and clusters are left to -convert-warp-pipe-to-nvvm.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "sparse-attn/Conversion/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTWARPPIPETONVGPUPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::warp_pipe;

/// A variable without a size: the launch says how large it is.
static MemRefType getSharedType(MLIRContext *context) {
  auto space =
      gpu::AddressSpaceAttr::get(context, gpu::AddressSpace::Workgroup);
  return MemRefType::get({0}, IntegerType::get(context, 8),
                         MemRefLayoutAttrInterface(), space);
}

static void createSharedMemory(ModuleOp module) {
  if (module.lookupSymbol(kSharedMemoryName))
    return;
  auto b = OpBuilder::atBlockBegin(module.getBody());
  // Public: dynamic shared memory is an external variable.
  memref::GlobalOp::create(b, module.getLoc(), kSharedMemoryName,
                           /*sym_visibility=*/StringAttr(),
                           getSharedType(module.getContext()),
                           /*initial_value=*/Attribute(), /*constant=*/false,
                           /*alignment=*/b.getI64IntegerAttr(1024));
}

/// Level 2 is what this pass knows.
static LogicalResult verifyLevel(func::FuncOp kernel) {
  WalkResult result =
      kernel.walk<WalkOrder::PreOrder>([&](Operation *op) {
        if (isa<PipelineOp, GatherCopyOp>(op)) {
          op->emitOpError()
              << "expected warp-pipe-specialize to have been run; it "
                 "says why it declines";
          return WalkResult::interrupt();
        }
        if (isa<IndexStreamOp, StreamEntriesOp>(op)) {
          op->emitOpError()
              << "expected warp-pipe-lower-index-streams to have been run";
          return WalkResult::interrupt();
        }
        for (Value operand : op->getOperands())
          if (isa<TileType>(operand.getType()) &&
              !operand.getDefiningOp<WaitOp>()) {
            op->emitOpError() << "expected a tile of warp_pipe.wait";
            return WalkResult::interrupt();
          }
        return WalkResult::advance();
      });
  return failure(result.wasInterrupted());
}

namespace {
struct ConvertWarpPipeToNVGPUPass
    : sparse_attn::impl::ConvertWarpPipeToNVGPUPassBase<
          ConvertWarpPipeToNVGPUPass> {
  void runOnOperation() override {
    for (auto kernel : getOperation().getOps<func::FuncOp>())
      if (getLaunch(kernel) && !kernel.isDeclaration() &&
          failed(convert(kernel)))
        return signalPassFailure();
  }

  LogicalResult convert(func::FuncOp kernel) {
    if (failed(verifyLevel(kernel)))
      return failure();
    SharedMemoryPlan plan(kernel);
    if (plan.bytes > kMaxSharedMemory)
      return kernel.emitOpError()
             << "expected at most " << kMaxSharedMemory
             << " bytes of shared memory, got " << plan.bytes;
    // Nothing in shared memory, or lowered before.
    if (plan.bytes == 0)
      return success();
    SmallVector<BlockArgument> maps;
    if (failed(convertSources(kernel, maps)))
      return failure();
    LaunchAttr launch = getLaunch(kernel);
    setLaunch(kernel, LaunchAttr::get(&getContext(), launch.getWarps(),
                                      launch.getCluster(), plan.bytes,
                                      launch.getCtas(), launch.getOverlap()));
    ++numKernels;
    numBytes += plan.bytes;
    createSharedMemory(getOperation());
    ImplicitLocOpBuilder b(kernel.getLoc(), &getContext());
    b.setInsertionPointToStart(&kernel.getBody().front());
    Value base = memref::GetGlobalOp::create(b, getSharedType(&getContext()),
                                             kSharedMemoryName);
    for (auto &[op, at] : plan.allocations) {
      b.setLoc(AllocSharedOp(op).getLoc());
      auto type = cast<MemRefType>(AllocSharedOp(op).getMemory().getType());
      Value offset = arith::ConstantIndexOp::create(b, at);
      AllocSharedOp(op).getMemory().replaceAllUsesWith(
          createView(b, base, offset, type.getShape(), type.getElementType()));
      AllocSharedOp(op).erase();
    }
    for (auto &[op, at] : plan.mailboxes) {
      b.setLoc(CreateMailboxOp(op).getLoc());
      Value offset = arith::ConstantIndexOp::create(b, at);
      CreateMailboxOp(op).getMailbox().replaceAllUsesWith(
          createView(b, base, offset, {1}, b.getI64Type()));
    }
    lowerRings(kernel, plan, base, maps);
    lowerWarpgroups(kernel);
    // What stood for tiles and products has no reader any more.
    kernel.walk([](UnrealizedConversionCastOp op) {
      if (op->use_empty() &&
          isa<TileType, InFlightType>(op.getResult(0).getType()))
        op.erase();
    });
    return success();
  }
};
} // namespace

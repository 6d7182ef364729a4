//===- GPUToPTX.cpp - From a GPU module to PTX ----------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After the lowering to the LLVM dialect. MLIR's gpu-module-to-binary would do
// the same, but with libdevice and without our say in LLVM's options.
//
//===----------------------------------------------------------------------===//

#include "CodeGen.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "sparse-attn/Target/Passes.h"
#include "llvm/ADT/SmallString.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_GPUTOPTXPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Replaces `module` by a gpu.binary with its PTX.
static LogicalResult convertToPTX(gpu::GPUModuleOp module) {
  ArrayAttr targets = module.getTargetsAttr();
  auto target = targets && targets.size() == 1
                    ? dyn_cast<NVVM::NVVMTargetAttr>(targets[0])
                    : NVVM::NVVMTargetAttr();
  if (!target)
    return module.emitOpError() << "expected one target #nvvm.target";
  SmallString<0> text;
  llvm::raw_svector_ostream os(text);
  MachineOptions machine;
  machine.triple = target.getTriple();
  machine.cpu = target.getChip();
  machine.features = target.getFeatures();
  machine.optimization = llvm::OptimizationLevel::O3;
  machine.codeGeneration = llvm::CodeGenOptLevel::Aggressive;
  machine.output = llvm::CodeGenFileType::AssemblyFile;
  if (failed(generateCode(module, machine, os)))
    return failure();
  OpBuilder b(module);
  auto object = gpu::ObjectAttr::get(
      b.getContext(), target, gpu::CompilationTarget::Assembly,
      b.getStringAttr(text), /*properties=*/nullptr, /*kernels=*/nullptr);
  gpu::BinaryOp::create(b, module.getLoc(), module.getName(),
                        /*offloadingHandler=*/nullptr,
                        b.getArrayAttr({object}));
  module.erase();
  return success();
}

namespace {
struct GPUToPTXPass : sparse_attn::impl::GPUToPTXPassBase<GPUToPTXPass> {
  void runOnOperation() override {
    for (auto module : llvm::make_early_inc_range(
             getOperation().getOps<gpu::GPUModuleOp>())) {
      if (failed(convertToPTX(module)))
        return signalPassFailure();
      ++numModules;
    }
  }
};
} // namespace

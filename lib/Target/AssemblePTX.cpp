//===- AssemblePTX.cpp - From PTX to a cubin ------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After the PTX is written. ptxas is the judge of a pipelined kernel: one that
// spills or whose matrix multiplies it serialises is a bug of the compiler, not
// a slow program.
//
//===----------------------------------------------------------------------===//

#include "Ptxas.h"
#include "PtxasReport.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_ASSEMBLEPTXPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Judges what ptxas says of `kernel`, at the declaration that stayed.
static LogicalResult judge(const PtxasKernel &kernel, func::FuncOp declared,
                           Location fallback) {
  Location loc = declared ? declared.getLoc() : fallback;
  if (!declared || !takesGrid(declared)) {
    // A thread that does a whole row may need more than its registers.
    if (kernel.usesStack())
      emitRemark(loc) << "kernel @" << kernel.name << " keeps "
                      << kernel.stackBytes << " bytes a thread in local memory";
    return success();
  }
  LogicalResult result = success();
  if (kernel.usesStack())
    result = emitError(loc) << "expected kernel @" << kernel.name
                            << " to stay in registers, got "
                            << kernel.stackBytes << " bytes stack frame, "
                            << kernel.spillStoreBytes << " bytes spill stores, "
                            << kernel.spillLoadBytes << " bytes spill loads";
  for (const std::string &remark : kernel.remarks)
    result = emitError(loc)
             << "expected kernel @" << kernel.name
             << " to overlap its copies and multiplies, got " << remark;
  return result;
}

/// Kernels that share a multiprocessor among CTAs and spill for it ask, in
/// `ptx`, for the registers of one CTA. Whether there are any.
static bool giveWholeMultiprocessor(std::string &ptx,
                                    ArrayRef<PtxasKernel> kernels,
                                    SymbolTable &symbols) {
  static constexpr StringLiteral directive = ".minnctapersm ";
  bool changed = false;
  for (const PtxasKernel &kernel : kernels) {
    auto declared = symbols.lookup<func::FuncOp>(kernel.name);
    if (!declared || !kernel.usesStack() || getLaunchShape(declared).ctas == 1)
      continue;
    size_t entry = ptx.find(".entry " + kernel.name + "(");
    size_t at = ptx.find(directive, entry);
    if (entry == std::string::npos || at == std::string::npos ||
        at > ptx.find('{', entry))
      continue;
    at += directive.size();
    size_t length = ptx.find('\n', at) - at;
    // It was done before, and did not help.
    if (StringRef(ptx).substr(at, length) == "1")
      continue;
    ptx.replace(at, length, "1");
    declared.emitRemark() << "kernel @" << kernel.name
                          << " runs alone on a multiprocessor: with the "
                             "registers of one of "
                          << getLaunchShape(declared).ctas << " it spills "
                          << kernel.spillStoreBytes << " bytes";
    changed = true;
  }
  return changed;
}

/// The numbers of the report as properties of the object.
static DictionaryAttr describe(Builder &b, ArrayRef<PtxasKernel> kernels) {
  SmallVector<NamedAttribute> all;
  for (const PtxasKernel &kernel : kernels)
    all.push_back(b.getNamedAttr(
        kernel.name,
        b.getDictionaryAttr(
            {b.getNamedAttr("registers", b.getI64IntegerAttr(kernel.registers)),
             b.getNamedAttr("stack_bytes",
                            b.getI64IntegerAttr(kernel.stackBytes)),
             b.getNamedAttr("shared_bytes",
                            b.getI64IntegerAttr(kernel.sharedBytes))})));
  return b.getDictionaryAttr(all);
}

namespace {
struct AssemblePTXPass
    : sparse_attn::impl::AssemblePTXPassBase<AssemblePTXPass> {
  using Base::Base;

  /// The cubin of the PTX in `object`; null after an error.
  gpu::ObjectAttr assemble(gpu::ObjectAttr object, gpu::BinaryOp binary) {
    auto target = dyn_cast<NVVM::NVVMTargetAttr>(object.getTarget());
    if (!target || object.getFormat() != gpu::CompilationTarget::Assembly) {
      binary.emitOpError() << "expected PTX for #nvvm.target";
      return nullptr;
    }
    llvm::Expected<std::string> program = findPtxas(ptxas);
    if (!program) {
      binary.emitError() << llvm::toString(program.takeError());
      return nullptr;
    }
    std::string ptx = object.getObject().str();
    SymbolTable symbols(getOperation());
    SmallVector<PtxasKernel> kernels;
    std::string cubin;
    do {
      llvm::Expected<PtxasResult> result =
          runPtxas(*program, ptx, target.getChip(), target.getO());
      if (!result) {
        binary.emitError() << llvm::toString(result.takeError());
        return nullptr;
      }
      kernels = parsePtxasReport(result->report);
      cubin = std::move(result->cubin);
    } while (giveWholeMultiprocessor(ptx, kernels, symbols));
    bool good = true;
    for (const PtxasKernel &kernel : kernels) {
      good &= succeeded(judge(kernel, symbols.lookup<func::FuncOp>(kernel.name),
                              binary.getLoc()));
      ++numKernels;
      numWithStack += kernel.usesStack();
    }
    if (!good)
      return nullptr;
    Builder b(&getContext());
    return gpu::ObjectAttr::get(&getContext(), target,
                                gpu::CompilationTarget::Binary,
                                b.getStringAttr(cubin), describe(b, kernels),
                                /*kernels=*/nullptr);
  }

  void runOnOperation() override {
    for (auto binary : getOperation().getOps<gpu::BinaryOp>()) {
      SmallVector<Attribute> objects;
      for (Attribute object : binary.getObjects()) {
        objects.push_back(assemble(cast<gpu::ObjectAttr>(object), binary));
        if (!objects.back())
          return signalPassFailure();
      }
      binary.setObjectsAttr(ArrayAttr::get(&getContext(), objects));
    }
  }
};
} // namespace

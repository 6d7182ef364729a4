//===- EmitHost.cpp - The C ABI of a shared object ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The exit to a shared object. A function of straight-line dispatches becomes
// host code: the runtime (include/sparse-attn-c/Runtime.h) checks arguments
// and results, temporaries lie in the caller's workspace, and each dispatch is
// a loop over its work items or a launch. The same walk, without the calls,
// computes the size of the workspace.
//
//===----------------------------------------------------------------------===//

#include "HostWriter.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_EMITHOSTPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// `f32[1,4,s0,16] i64[1]`: what the runtime checks tensors against. Sizes of
/// the same name are equal.
static std::string describe(TypeRange types, ArrayAttr symbols,
                            size_t firstSymbol) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (auto [i, type] : llvm::enumerate(types)) {
    auto tensor = cast<RankedTensorType>(type);
    os << (i ? " " : "") << tensor.getElementType() << '[';
    size_t at = firstSymbol + i;
    ArrayAttr names = symbols && at < symbols.size()
                          ? dyn_cast<ArrayAttr>(symbols[at])
                          : ArrayAttr();
    for (auto [d, size] : llvm::enumerate(tensor.getShape())) {
      os << (d ? "," : "");
      StringAttr name =
          names && d < names.size() ? dyn_cast<StringAttr>(names[d]) : nullptr;
      if (!ShapedType::isDynamic(size))
        os << size;
      else if (name)
        os << name.getValue();
      else
        os << '?';
    }
    os << ']';
  }
  return text;
}

/// Writes the functions of `source`, with `cubin` for CUDA.
static LogicalResult writeFunctions(func::FuncOp source, StringAttr cubin) {
  for (Type type : llvm::concat<const Type>(source.getArgumentTypes(),
                                            source.getResultTypes()))
    if (!isa<RankedTensorType>(type))
      return source.emitOpError()
             << "expected builtin tensors at the boundary, got " << type
             << (cubin ? "" : "; leave by --emit=iree");
  if (!source.getBody().hasOneBlock())
    return source.emitOpError() << "expected straight-line code";
  auto module = source->getParentOfType<ModuleOp>();
  auto symbols =
      source->getAttrOfType<ArrayAttr>("sparse_attn.symbolic_shapes");
  std::string name = source.getSymName().str();
  HostSignature signature{
      name, describe(source.getArgumentTypes(), symbols, 0),
      describe(source.getResultTypes(), symbols, source.getNumArguments()),
      source.getArgumentTypes(), source.getResultTypes()};
  source.setSymName(name + "_source");
  HostBuilder host(module, source.getLoc(), name);
  std::unique_ptr<HostDevice> device =
      cubin ? createCUDADevice(host, cubin) : createCPUDevice(host);
  signature.device = device->kind();
  signature.sharers = ResultMemory(source).sharers();
  bool failedToWrite = false;
  host.writeEntry(signature, [&](const HostFrame &frame) {
    HostWriter sizes(source, host, *device, /*calls=*/false);
    failedToWrite |= failed(sizes.write(frame));
    Value status = sizes.checkResults(frame.resultSizes);
    status = host.expectWorkspace(status, frame, sizes.workspaceBytes());
    return host.ifSuccess(status, [&] {
      HostWriter writer(source, host, *device, /*calls=*/true);
      failedToWrite |= failed(writer.write(frame));
      return device->status();
    });
  });
  if (failedToWrite)
    return failure();
  host.writeWorkspaceSize(signature, [&](const HostFrame &frame) {
    HostWriter writer(source, host, *device, /*calls=*/false);
    (void)writer.write(frame);
    return writer.workspaceBytes();
  });
  host.writeSignature(signature);
  host.writeDevice(signature);
  source.erase();
  return success();
}

namespace {
struct EmitHostPass : sparse_attn::impl::EmitHostPassBase<EmitHostPass> {
  using Base::Base;

  void runOnOperation() override {
    if (device != "cpu" && device != "cuda") {
      emitError(getOperation().getLoc())
          << "expected device cpu or cuda, got " << device;
      return signalPassFailure();
    }
    StringAttr cubin;
    if (device == "cuda" && failed(findCubin(cubin)))
      return signalPassFailure();
    SmallVector<func::FuncOp> sources;
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!isKernel(function) && !function.isDeclaration())
        sources.push_back(function);
    for (func::FuncOp source : sources) {
      if (source.isPrivate()) {
        // Layers were inlined: what is left is unused.
        if (SymbolTable::symbolKnownUseEmpty(source, getOperation())) {
          source.erase();
          continue;
        }
        source.emitOpError() << "expected layers to be inlined";
        return signalPassFailure();
      }
      if (failed(writeFunctions(source, cubin)))
        return signalPassFailure();
      ++numFunctions;
    }
    if (cubin)
      eraseKernels();
  }

  /// The cubin of all kernels; empty if there are none.
  LogicalResult findCubin(StringAttr &cubin) {
    cubin = StringAttr::get(&getContext(), "");
    SymbolTable symbols(getOperation());
    if (auto binary = symbols.lookup<gpu::BinaryOp>(kGPUModuleName)) {
      auto object = cast<gpu::ObjectAttr>(binary.getObjects()[0]);
      if (object.getFormat() == gpu::CompilationTarget::Binary) {
        cubin = object.getObject();
        return success();
      }
    }
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (isKernel(function))
        return function.emitOpError()
               << "expected its cubin in gpu.binary @" << kGPUModuleName
               << "; run sparse-attn-assemble-ptx first";
    return success();
  }

  /// What the cubin and the launches stand for now.
  void eraseKernels() {
    for (Operation &op : llvm::make_early_inc_range(getOperation().getOps())) {
      auto function = dyn_cast<func::FuncOp>(op);
      if (isa<gpu::BinaryOp>(op) || (function && isKernel(function)))
        op.erase();
    }
  }
};
} // namespace

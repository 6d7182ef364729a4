//===- Driver.cpp - From a model to an artefact ---------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Driver.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Transforms/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Object.h"
#include "sparse-attn/Target/Passes.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult Driver::writeModule(ModuleOp from, StringRef path, bool generic) {
  std::error_code failure;
  llvm::raw_fd_ostream os(path, failure);
  if (failure)
    return module.emitError()
           << "cannot write " << path << ": " << failure.message();
  OpPrintingFlags flags;
  if (generic)
    flags.printGenericOpForm();
  from.print(os, flags);
  os << '\n';
  return success();
}

/// A line for the ops of our dialect after a phase, and for kernels.
void Driver::printCounts(StringRef phase) {
  std::map<std::string, int> counts;
  module.walk([&](Operation *op) {
    if (isa_and_nonnull<SparseAttnDialect>(op->getDialect()))
      ++counts[op->getName().stripDialect().str()];
    else if (auto function = dyn_cast<func::FuncOp>(op))
      counts["kernels"] += isKernel(function);
  });
  llvm::outs() << phase << ':';
  for (const auto &[name, count] : counts)
    if (count != 0)
      llvm::outs() << ' ' << name << '=' << count;
  llvm::outs() << '\n';
}

LogicalResult Driver::lower(ModuleOp part, StringRef name,
                            function_ref<void(OpPassManager &)> build) {
  PassManager pm(part->getName());
  TimingScope scope = timing.nest(name);
  pm.enableTiming(scope);
  if (failed(applyPassManagerCLOptions(pm)))
    return failure();
  build(pm);
  return pm.run(part);
}

LogicalResult Driver::runPhase(StringRef name,
                               function_ref<void(OpPassManager &)> build) {
  if (failed(lower(module, name, build)))
    return failure();
  if (options.printCounts)
    printCounts(name);
  if (options.dumpStagesTo.empty())
    return success();
  SmallString<128> path(options.dumpStagesTo);
  if (std::error_code failure = llvm::sys::fs::create_directories(path))
    return module.emitError()
           << "cannot make " << path << ": " << failure.message();
  llvm::sys::path::append(path, std::to_string(++phases) + "-" + name.str() +
                                    ".mlir");
  return writeModule(module, path, /*generic=*/false);
}

/// Writes the object of a module in the LLVM dialect.
LogicalResult Driver::writeObject(ModuleOp part, StringRef path, bool host) {
  ObjectOptions object;
  object.cpu = options.cpu;
  if (host)
    object.triple = "x86_64-unknown-linux-gnu";
  TimingScope code = timing.nest("machine code");
  return emitObject(part, path, object);
}

/// Lowers `part` (kernels, and host code if `host`) and writes an object.
LogicalResult Driver::lowerAndEmit(ModuleOp part, StringRef path, bool host) {
  CPUOptions cpu;
  cpu.host = host;
  if (failed(lower(part, "binary",
                   [&](OpPassManager &pm) { buildCPUPipeline(pm, cpu); })))
    return failure();
  return writeObject(part, path, host);
}

/// Links the object that `write` leaves at a path.
LogicalResult Driver::linkObject(function_ref<LogicalResult(StringRef)> write) {
  std::string object = options.output + ".o";
  LogicalResult result = write(object);
  if (succeeded(result)) {
    TimingScope link = timing.nest("link");
    result = linkSharedObject(module.getLoc(), object, options.output,
                              options.toolPath);
  }
  llvm::sys::fs::remove(object);
  return result;
}

LogicalResult Driver::writeSharedObject() {
  return linkObject([&](StringRef object) {
    return lowerAndEmit(module, object, /*host=*/true);
  });
}

/// PTX, a cubin, or a shared object that launches it.
LogicalResult Driver::writeGPU() {
  if (failed(lower(module, "gpu kernels", [&](OpPassManager &pm) {
        buildNVVMPipeline(pm, NVVMOptions());
        if (options.emit == Emit::PTX)
          return pm.addPass(createGPUToPTXPass());
        CubinOptions cubin;
        cubin.ptxas = options.ptxas;
        buildCubinPipeline(pm, cubin);
      })))
    return failure();
  if (options.emit == Emit::SharedObject)
    return linkObject([&](StringRef object) {
      if (failed(lower(module, "host", buildCUDAHostPipeline)))
        return failure();
      return writeObject(module, object, /*host=*/true);
    });
  auto binaries = module.getOps<gpu::BinaryOp>();
  if (binaries.empty())
    return module.emitError() << "expected kernels; the program has no attention";
  auto object = cast<gpu::ObjectAttr>((*binaries.begin()).getObjects()[0]);
  std::error_code failure;
  llvm::raw_fd_ostream os(options.output, failure);
  if (failure)
    return module.emitError()
           << "cannot write " << options.output << ": " << failure.message();
  os << object.getObject().getValue();
  return success();
}

/// What --tap-attention added, for the tools that check it.
LogicalResult Driver::writeManifest() {
  auto text = module->getAttrOfType<StringAttr>("sparse_attn.manifest");
  if (!text)
    return success();
  module->removeAttr("sparse_attn.manifest");
  llvm::Expected<llvm::json::Value> functions =
      llvm::json::parse(text.getValue());
  if (!functions)
    return module.emitError() << llvm::toString(functions.takeError());
  SmallString<128> path(options.output);
  if (options.emit == Emit::IREE && options.compileTo == Phase::Binary) {
    if (std::error_code failure = llvm::sys::fs::create_directories(path))
      return module.emitError()
             << "cannot make " << path << ": " << failure.message();
    llvm::sys::path::append(path, "manifest.json");
  } else {
    path += ".json";
  }
  std::error_code failure;
  llvm::raw_fd_ostream os(path, failure);
  if (failure)
    return module.emitError()
           << "cannot write " << path << ": " << failure.message();
  llvm::json::Array &all = *functions->getAsArray();
  // One model function is the rule; several are listed by name.
  os << (all.size() == 1 ? all.front() : llvm::json::Value(std::move(all)))
     << '\n';
  return success();
}

LogicalResult Driver::writeIREE() {
  if (std::error_code failure =
          llvm::sys::fs::create_directories(options.output))
    return module.emitError()
           << "cannot make " << options.output << ": " << failure.message();
  SmallString<128> object(options.output), text(options.output);
  llvm::sys::path::append(object, "kernels.o");
  llvm::sys::path::append(text, "model.mlir");
  OwningOpRef<ModuleOp> kernels = ModuleOp::create(module.getLoc());
  for (auto function : module.getOps<func::FuncOp>())
    if (isKernel(function))
      kernels->push_back(function.clone());
  if (failed(lowerAndEmit(*kernels, object, /*host=*/false)))
    return failure();
  if (failed(lower(module, "iree", [](OpPassManager &pm) {
        pm.addPass(createEmitIREEPass());
      })))
    return failure();
  return writeModule(module, text, /*generic=*/true);
}

LogicalResult Driver::run() {
  auto stopsAt = [&](Phase phase) { return options.compileTo == phase; };
  auto finish = [&] {
    if (failed(writeManifest()))
      return failure();
    return writeModule(module, options.output, /*generic=*/false);
  };
  if (failed(runPhase("raise", [&](OpPassManager &pm) {
        buildRaisePipeline(pm, RaiseOptions());
      })))
    return failure();
  if (stopsAt(Phase::Raise))
    return finish();
  SparsifyOptions sparsify;
  sparsify.gate = options.gate;
  sparsify.gates = options.gates;
  sparsify.policy = options.policy;
  sparsify.denseLayers = options.denseLayers;
  sparsify.blockSize = options.blockSize;
  sparsify.form = options.form;
  sparsify.tap = options.tap;
  if (failed(runPhase("sparsify", [&](OpPassManager &pm) {
        buildSparsifyPipeline(pm, sparsify);
      })))
    return failure();
  if (stopsAt(Phase::Sparsify))
    return finish();
  if (failed(runPhase("schedule", buildSchedulePipeline)))
    return failure();
  if (stopsAt(Phase::Schedule))
    return finish();
  if (failed(runPhase("kernel", buildKernelPipeline)))
    return failure();
  if (stopsAt(Phase::Kernel) || options.emit == Emit::MLIR)
    return finish();
  if (failed(writeManifest()))
    return failure();
  if (options.target == Target::SM90a)
    return writeGPU();
  return options.emit == Emit::IREE ? writeIREE() : writeSharedObject();
}

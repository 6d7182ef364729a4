//===- Driver.cpp - From a model to an artefact ---------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Driver.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Transforms/Passes.h"
#include "sparse-attn/Analysis/DecodePlan.h"
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

static constexpr const char *kHosted = "x86_64-unknown-linux-gnu";
/// No C library: what IREE links.
static constexpr const char *kFreestanding = "x86_64-unknown-none-elf";

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

/// What of a schedule depends on the GPU and on the sizes of a call.
static void printSplits(AttendOp op, const TargetInfo &target) {
  std::string why;
  FailureOr<DecodePlan> plan = planDecode(op, why);
  if (failed(plan) || plan->splits != 0)
    return;
  SplitRule rule = splitRuleFor(*plan, target);
  llvm::outs() << " for " << target.name << ": at most " << rule.most
               << " splits";
  if (rule.alwaysFrom)
    llvm::outs() << ", " << rule.most / 2 << " from " << rule.halfFrom
                 << " tiles on, " << rule.most << " from " << rule.alwaysFrom;
  if (rule.tilesOfPart)
    llvm::outs() << ", several clusters a list from " << rule.tilesOfPart
                 << " tiles for each list on";
}

/// A line for each attend: where it stands, and its schedule if it has one.
void Driver::printSchedules() {
  int number = 0;
  module.walk([&](AttendOp op) {
    llvm::outs() << "attend " << number++ << " of "
                 << op->getParentOfType<func::FuncOp>().getName() << ": ";
    if (Attribute schedule = op->getAttr(AttendOp::kScheduleAttrName)) {
      llvm::outs() << schedule;
      if (const TargetInfo *target = lookupTarget(options.gpu))
        printSplits(op, *target);
      llvm::outs() << '\n';
    } else {
      llvm::outs() << "generic kernel\n";
    }
  });
}

LogicalResult Driver::runPhase(StringRef name,
                               function_ref<void(OpPassManager &)> build) {
  TimingScope scope = timing.nest(name);
  if (failed(lower(module, scope, build)))
    return failure();
  scope.stop();
  if (options.printCounts)
    printCounts(name);
  if (options.dumpStagesTo.empty())
    return success();
  SmallString<128> path(options.dumpStagesTo);
  if (failed(makeDirectory(path)))
    return failure();
  llvm::sys::path::append(path, std::to_string(++phases) + "-" + name.str() +
                                    ".mlir");
  return writeModule(module, path, /*generic=*/false);
}

LogicalResult Driver::lower(ModuleOp part, TimingScope &scope,
                            function_ref<void(OpPassManager &)> build) {
  PassManager pm(part->getName());
  pm.enableTiming(scope);
  if (failed(applyPassManagerCLOptions(pm)))
    return failure();
  build(pm);
  return pm.run(part);
}

/// Writes a module of the LLVM dialect as an object.
LogicalResult Driver::emit(ModuleOp lowered, StringRef path, StringRef triple) {
  ObjectOptions object;
  object.cpu = options.cpu;
  object.triple = triple.str();
  TimingScope code = timing.nest("machine code");
  return emitObject(lowered, path, object);
}

LogicalResult Driver::makeDirectory(StringRef path) {
  if (std::error_code failure = llvm::sys::fs::create_directories(path))
    return module.emitError()
           << "cannot make " << path << ": " << failure.message();
  return success();
}

/// Lowers the program, which `build` ends, and links its object.
LogicalResult Driver::linkObject(TimingScope &scope,
                                 function_ref<void(OpPassManager &)> build) {
  std::string object = options.output + ".o";
  if (failed(lower(module, scope, build)))
    return failure();
  LogicalResult result = emit(module, object, kHosted);
  scope.stop();
  if (succeeded(result)) {
    TimingScope link = timing.nest("link");
    result = linkSharedObject(module.getLoc(), object, options.output,
                              options.toolPath);
  }
  llvm::sys::fs::remove(object);
  return result;
}

LogicalResult Driver::writeSharedObject() {
  TimingScope scope = timing.nest("binary");
  return linkObject(
      scope, [](OpPassManager &pm) { buildCPUPipeline(pm, CPUOptions()); });
}

/// PTX, a cubin, or a shared object that launches it.
LogicalResult Driver::writeGPU() {
  TimingScope kernels = timing.nest("gpu kernels");
  if (failed(lower(module, kernels, [&](OpPassManager &pm) {
        buildNVVMPipeline(pm, NVVMOptions());
        if (options.emit == Emit::PTX)
          return pm.addPass(createGPUToPTXPass());
        CubinOptions cubin;
        cubin.ptxas = options.ptxas;
        buildCubinPipeline(pm, cubin);
      })))
    return failure();
  kernels.stop();
  if (options.emit == Emit::SharedObject) {
    TimingScope scope = timing.nest("host");
    return linkObject(scope, buildCUDAHostPipeline);
  }
  auto binaries = module.getOps<gpu::BinaryOp>();
  if (binaries.empty())
    return module.emitError() << "expected kernels; the program has no "
                                 "attention";
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
  // On standard output there is no place beside it: it stays in the program.
  if (!text || options.output == "-")
    return success();
  module->removeAttr("sparse_attn.manifest");
  llvm::Expected<llvm::json::Value> functions =
      llvm::json::parse(text.getValue());
  if (!functions)
    return module.emitError() << llvm::toString(functions.takeError());
  SmallString<128> path(options.output);
  bool inDirectory = options.emit == Emit::IREE || options.emit == Emit::Linalg;
  if (inDirectory && options.compileTo == Phase::Binary) {
    if (failed(makeDirectory(path)))
      return failure();
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
  if (failed(makeDirectory(options.output)))
    return failure();
  SmallString<128> object(options.output), text(options.output);
  llvm::sys::path::append(object, "kernels.o");
  llvm::sys::path::append(text, "model.mlir");
  OwningOpRef<ModuleOp> kernels = ModuleOp::create(module.getLoc());
  for (auto function : module.getOps<func::FuncOp>())
    if (isKernel(function))
      kernels->push_back(function.clone());
  auto build = [](OpPassManager &pm) {
    CPUOptions cpu;
    cpu.host = false;
    buildCPUPipeline(pm, cpu);
  };
  TimingScope scope = timing.nest("binary");
  if (failed(lower(*kernels, scope, build)) ||
      failed(emit(*kernels, object, kFreestanding)))
    return failure();
  scope.stop();
  TimingScope ireeScope = timing.nest("iree");
  if (failed(lower(module, ireeScope, [](OpPassManager &pm) {
        pm.addPass(createEmitIREEPass());
      })))
    return failure();
  return writeModule(module, text, /*generic=*/true);
}

LogicalResult Driver::writeLinalg() {
  if (failed(makeDirectory(options.output)))
    return failure();
  SmallString<128> object(options.output), text(options.output);
  llvm::sys::path::append(object, "kernels.o");
  llvm::sys::path::append(text, "model.mlir");
  TimingScope scope = timing.nest("linalg");
  if (failed(lower(module, scope, [](OpPassManager &pm) {
        pm.addPass(createEmitLinalgPass());
      })))
    return failure();
  // The only nested module of ours: the code of the layers.
  OwningOpRef<ModuleOp> layers = cast<ModuleOp>(module.getBody()->back());
  layers->getOperation()->remove();
  if (failed(writeModule(module, text, /*generic=*/true)))
    return failure();
  auto build = [](OpPassManager &pm) {
    CPUReferenceOptions reference;
    reference.expandMath = true;
    buildCPUReferencePipeline(pm, reference);
  };
  scope.stop();
  TimingScope binaryScope = timing.nest("binary");
  if (failed(lower(*layers, binaryScope, build)))
    return failure();
  // Only layers are seen from outside: upstream's helpers have the same names
  // in the object that the program itself becomes.
  StringRef wrapper = LLVM::LLVMDialect::getEmitCWrapperAttrName();
  for (auto function : layers->getOps<LLVM::LLVMFuncOp>())
    if (!function.isExternal() && !function->hasAttr(wrapper))
      function.setLinkage(LLVM::Linkage::Internal);
  return emit(*layers, object, kHosted);
}

/// Foreign functions have no code in a shared object, and upstream's inliner
/// does not stand symbols that it does not know.
LogicalResult Driver::checkFunctions() {
  for (Operation &op : *module.getBody())
    if (!op.isRegistered())
      return op.emitOpError()
             << "expected functions of func.func, got '" << op.getName()
             << "'; leave by --emit=iree or --emit=mlir";
  return success();
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
  sparsify.denseRows = options.denseRows;
  sparsify.blockSize = options.blockSize;
  sparsify.form = options.form;
  sparsify.threadState = options.threadState;
  sparsify.tap = options.tap;
  sparsify.checked = options.checked;
  if (failed(runPhase("sparsify", [&](OpPassManager &pm) {
        buildSparsifyPipeline(pm, sparsify);
      })))
    return failure();
  if (stopsAt(Phase::Sparsify))
    return finish();
  std::string gpu = options.target == Target::CPU ? "cpu" : options.gpu;
  if (failed(runPhase("schedule", [&](OpPassManager &pm) {
        ScheduleOptions schedule;
        schedule.target = gpu;
        schedule.kind = options.schedule;
        schedule.splits = options.splits;
        schedule.warps = options.warps;
        schedule.uniteRows = options.uniteRows;
        buildSchedulePipeline(pm, schedule);
      })))
    return failure();
  if (options.printSchedule)
    printSchedules();
  if (stopsAt(Phase::Schedule))
    return finish();
  if (failed(runPhase("kernel", [&](OpPassManager &pm) {
        KernelOptions kernel;
        kernel.target = gpu;
        buildKernelPipeline(pm, kernel);
      })))
    return failure();
  if (stopsAt(Phase::Kernel) || options.emit == Emit::MLIR)
    return finish();
  bool keepsProgram =
      options.emit == Emit::IREE || options.emit == Emit::Linalg;
  if (!keepsProgram && failed(checkFunctions()))
    return failure();
  if (failed(writeManifest()))
    return failure();
  if (options.target == Target::SM90a)
    return writeGPU();
  switch (options.emit) {
  case Emit::IREE:
    return writeIREE();
  case Emit::Linalg:
    return writeLinalg();
  default:
    return writeSharedObject();
  }
}

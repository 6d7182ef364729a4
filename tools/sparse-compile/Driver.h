//===- Driver.h - From a model to an artefact -------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TOOLS_SPARSE_COMPILE_DRIVER_H
#define SPARSE_ATTN_TOOLS_SPARSE_COMPILE_DRIVER_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Support/Timing.h"
#include "sparse-attn/Pipelines/Pipelines.h"

namespace mlir::sparse_attn {

enum class Emit { SharedObject, IREE, Linalg, PTX, Cubin, MLIR };
enum class Target { CPU, SM90a };
enum class Phase { Raise, Sparsify, Schedule, Kernel, Binary };

/// What the command line asks for.
struct DriverOptions {
  Target target = Target::CPU;
  Emit emit = Emit::SharedObject;
  Phase compileTo = Phase::Binary;
  std::string output, dumpStagesTo, toolPath, cpu, ptxas;
  std::string gate, gates, policy, denseLayers, form, schedule, gpu;
  int64_t blockSize = 0, denseRows = 0, splits = 0, warps = 4, uniteRows = 0;
  /// Keys in the caches of decode steps that carry their state, or 0.
  int64_t threadState = 0;
  bool tap = false;
  bool checked = false;
  bool printCounts = false;
  bool printSchedule = false;
};

/// Runs the phases on a module and writes the artefact.
class Driver {
public:
  Driver(ModuleOp module, const DriverOptions &options, TimingScope &timing)
      : module(module), options(options), timing(timing) {}
  LogicalResult run();

private:
  LogicalResult runPhase(StringRef name,
                         function_ref<void(OpPassManager &)> build);
  LogicalResult writeModule(ModuleOp from, StringRef path, bool generic);
  LogicalResult checkFunctions();
  LogicalResult writeSharedObject();
  LogicalResult writeIREE();
  LogicalResult writeLinalg();
  LogicalResult writeGPU();
  LogicalResult linkObject(TimingScope &scope,
                           function_ref<void(OpPassManager &)> build);
  LogicalResult lower(ModuleOp part, TimingScope &scope,
                      function_ref<void(OpPassManager &)> build);
  LogicalResult emit(ModuleOp lowered, StringRef path, StringRef triple);
  LogicalResult makeDirectory(StringRef path);
  LogicalResult writeManifest();
  void printCounts(StringRef phase);
  void printSchedules();

  ModuleOp module;
  const DriverOptions &options;
  TimingScope &timing;
  int phases = 0;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_TOOLS_SPARSE_COMPILE_DRIVER_H

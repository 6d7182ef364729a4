//===- sparse-compile.cpp - The compiler driver ---------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Driver.h"
#include "mlir/IR/AsmState.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Support/FileUtilities.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "sparse-attn-c/Runtime.h"
#include "sparse-attn/Analysis/TargetInfo.h"
#include "sparse-attn/InitAll.h"
#include "sparse-attn/Support/DebugOnly.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace mlir::sparse_attn;
namespace cl = llvm::cl;

static cl::OptionCategory category("sparse-compile options");
static cl::opt<std::string> input(cl::Positional, cl::desc("MODEL.mlir"),
                                  cl::init("-"), cl::cat(category));
static cl::opt<std::string> output("o",
                                   cl::desc("The artefact: a file, or a "
                                            "directory with --emit=iree and "
                                            "linalg"),
                                   cl::Required, cl::cat(category));
static cl::opt<std::string> target("target",
                                   cl::desc("Where kernels run: cpu or sm_90a"),
                                   cl::init("cpu"), cl::cat(category));
static cl::opt<std::string>
    gpuName("gpu", cl::desc("The GPU that schedules are for: h100 or h200"),
            cl::init("h100"), cl::cat(category));
static cl::opt<std::string>
    targetCPU("target-cpu", cl::desc("The CPU that code is generated for"),
              cl::init("x86-64-v3"), cl::cat(category));
static cl::opt<std::string>
    ptxas("ptxas", cl::desc("Path of ptxas; by default it is searched for"),
          cl::init(""), cl::cat(category));
static cl::opt<std::string> policy(
    "policy",
    cl::desc("all, token-budget=N, threshold=X, top-p=X, entmax=A, nz-ratio=X, "
             "or an attribute such as #dialect.policy<N>"),
    cl::init("all"), cl::cat(category));
static cl::list<std::string>
    plugins("load-dialect-plugin",
            cl::desc("A library with a dialect, such as one with policies"),
            cl::cat(category));
static cl::opt<int64_t>
    blockSize("block-size",
              cl::desc("Tokens in a key block; by default the gate file's, or "
                       "64 without one"),
              cl::init(0), cl::cat(category));
static cl::opt<std::string>
    gate("gate",
         cl::desc("learned, mean_pool, min_max or oracle; by default "
                  "learned with a policy, none without"),
         cl::init(""), cl::cat(category));
static cl::opt<std::string>
    gates("gates", cl::desc("Safetensors file with the learned gates"),
          cl::init(""), cl::cat(category));
static cl::opt<std::string>
    form("selection-form",
         cl::desc("How selections are stored: list, mask or "
                  "bits"),
         cl::init("list"), cl::cat(category));
static cl::opt<std::string>
    denseLayers("dense-layers", cl::desc("Layers that read every block"),
                cl::init(""), cl::cat(category));
static cl::opt<int64_t> denseRows(
    "dense-rows",
    cl::desc("How many of the last rows of a sequence read every block that "
             "they see; a row is a query block of the gate"),
    cl::init(0), cl::cat(category));
static cl::opt<int64_t> uniteRows(
    "unite-rows",
    cl::desc("Let so many query rows of a prefill, 64 or 128, read the blocks "
             "that any of them selected; changes results"),
    cl::init(0), cl::cat(category));
static cl::opt<std::string>
    schedule("schedule",
             cl::desc("Whether the lists of a selection are about as long as "
                      "each other: even, uneven, or auto to tell it from the "
                      "policy"),
             cl::init("auto"), cl::cat(category));
static cl::opt<int64_t>
    splits("splits",
           cl::desc("Thread blocks that share a list: 1, 2, 4 or 8, or 0 to "
                    "choose from the sizes of a call"),
           cl::init(0), cl::cat(category));
static cl::opt<int64_t>
    warps("warps", cl::desc("Warps of a thread block that compute: 4 or 8"),
          cl::init(4), cl::cat(category));
static cl::opt<bool> printSchedule("print-schedule",
                                   cl::desc("Print the schedule of each "
                                            "attention"),
                                   cl::init(false), cl::cat(category));
static cl::opt<int64_t>
    threadState("thread-state",
                cl::desc("Let decode steps carry compressed keys beside caches "
                         "of so many keys; by default they compress all keys "
                         "in each step"),
                cl::init(0), cl::cat(category));
static cl::opt<bool> tap("tap-attention",
                         cl::desc("Return what every attention read and wrote"),
                         cl::init(false), cl::cat(category));
static cl::opt<bool>
    checked("checked",
            cl::desc("Fail a call that gets ids, counts, lengths or pages "
                     "outside of their ranges, instead of ignoring them"),
            cl::init(false), cl::cat(category));
static cl::opt<bool>
    printCounts("print-counts",
                cl::desc("Print the ops of the dialect after each phase, and "
                         "the number of kernels"),
                cl::init(false), cl::cat(category));
static cl::opt<std::string>
    dumpStagesTo("dump-stages-to",
                 cl::desc("Directory for the program after each phase"),
                 cl::init(""), cl::cat(category));
static cl::opt<Emit> emit(
    "emit", cl::desc("What to write"),
    cl::values(
        clEnumValN(Emit::SharedObject, "so", "a shared object (default)"),
        clEnumValN(Emit::IREE, "iree", "a directory with a program for IREE"),
        clEnumValN(Emit::Linalg, "linalg",
                   "a directory with a program for torch-mlir"),
        clEnumValN(Emit::PTX, "ptx", "the GPU kernels as PTX"),
        clEnumValN(Emit::Cubin, "cubin", "the GPU kernels, assembled"),
        clEnumValN(Emit::MLIR, "mlir", "the program with its kernels")),
    cl::init(Emit::SharedObject), cl::cat(category));
static cl::opt<Phase> compileTo(
    "compile-to", cl::desc("Stop after a phase and write the program"),
    cl::values(clEnumValN(Phase::Raise, "raise", "attention is found"),
               clEnumValN(Phase::Sparsify, "sparsify", "gates are inserted"),
               clEnumValN(Phase::Schedule, "schedule", "stages are prepared"),
               clEnumValN(Phase::Kernel, "kernel", "kernels are written"),
               clEnumValN(Phase::Binary, "binary", "the artefact (default)")),
    cl::init(Phase::Binary), cl::cat(category));

/// An anchor for the address of the executable.
static void anchor() {}

/// The versions that decide what an artefact is: ours, of the ABI of objects
/// and of LLVM.
static void printVersion(llvm::raw_ostream &os) {
  os << "sparse-compile " SPARSE_ATTN_VERSION "\nruntime ABI "
     << SPARSE_ATTN_RUNTIME_VERSION << "\nLLVM version " LLVM_VERSION_STRING
     << '\n';
}

/// The sentence for options that do not fit each other; empty if they do.
static std::string findConflict() {
  if (target != "cpu" && target != "sm_90a")
    return "expected --target=cpu or --target=sm_90a, got " + target;
  bool onGPU = target != "cpu";
  if (!onGPU && (emit == Emit::PTX || emit == Emit::Cubin))
    return "--emit=ptx and --emit=cubin need --target=sm_90a";
  if (!onGPU && !ptxas.empty())
    return "--ptxas needs --target=sm_90a";
  if (!onGPU && (schedule != "auto" || splits != 0 || warps != 4))
    return "--schedule, --splits and --warps need --target=sm_90a";
  if (onGPU && (emit == Emit::IREE || emit == Emit::Linalg))
    return "--emit=iree and --emit=linalg need --target=cpu";
  if (!onGPU && gpuName.getNumOccurrences())
    return "--gpu needs --target=sm_90a";
  if (onGPU && !lookupTarget(gpuName))
    return "expected --gpu=h100 or --gpu=h200, got " + gpuName;
  if (checked && emit != Emit::SharedObject && emit != Emit::MLIR)
    return "--checked needs --emit=so or --emit=mlir: only the host code of a "
           "shared object can fail a call";
  if (uniteRows != 0 && uniteRows != 64 && uniteRows != 128)
    return "expected --unite-rows=64 or --unite-rows=128";
  if (threadState < 0)
    return "expected --thread-state to be a number of keys";
  if (emit == Emit::PTX && !ptxas.empty())
    return "--emit=ptx does not call --ptxas";
  return "";
}

/// Loads the plug-ins and their dialects: an option names their attributes
/// before the program does. Says why, and fails, if one cannot be loaded.
static LogicalResult loadPlugins(MLIRContext &context) {
  for (const std::string &path : plugins) {
    llvm::Expected<DialectPlugin> plugin = DialectPlugin::load(path);
    if (!plugin) {
      llvm::errs() << "sparse-compile: " << llvm::toString(plugin.takeError())
                   << '\n';
      return failure();
    }
    DialectRegistry registry;
    plugin->registerDialectRegistryCallbacks(registry);
    context.appendDialectRegistry(registry);
    for (StringRef name : registry.getDialectNames())
      context.getOrLoadDialect(name);
  }
  return success();
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  registerAsmPrinterCLOptions();
  registerMLIRContextCLOptions();
  registerPassManagerCLOptions();
  registerDefaultTimingManagerCLOptions();
  cl::SetVersionPrinter(printVersion);
  cl::HideUnrelatedOptions(category);
  cl::ParseCommandLineOptions(argc, argv,
                              "Compiles a model's attention to sparse "
                              "kernels\n");
  if (std::string conflict = findConflict(); !conflict.empty()) {
    llvm::errs() << "sparse-compile: " << conflict << '\n';
    return 1;
  }
  DialectRegistry registry;
  sparse_attn::registerAllDialects(registry);
  MLIRContext context(registry);
  if (failed(loadPlugins(context)))
    return 1;
  context.allowUnregisteredDialects();
  // The source line is shown; the whole op, which may be the module, is not.
  context.printOpOnDiagnostic(false);

  DefaultTimingManager timings;
  applyDefaultTimingManagerCLOptions(timings);
  TimingScope timing = timings.getRootScope();
  llvm::SourceMgr sources;
  SourceMgrDiagnosticHandler diagnostics(sources, &context);
  TimingScope parsing = timing.nest("parse");
  OwningOpRef<ModuleOp> module =
      parseSourceFile<ModuleOp>(input, sources, &context);
  parsing.stop();
  if (!module)
    return 1;

  DriverOptions options;
  options.target = target == "cpu" ? Target::CPU : Target::SM90a;
  options.emit = emit;
  options.ptxas = ptxas;
  options.compileTo = compileTo;
  options.output = output;
  options.dumpStagesTo = dumpStagesTo;
  options.toolPath = llvm::sys::fs::getMainExecutable(
      argv[0], reinterpret_cast<void *>(&anchor));
  options.cpu = targetCPU;
  options.gate = gate;
  if (gate.empty())
    options.gate = policy == "all" && gates.empty() ? "none" : "learned";
  options.gates = gates;
  options.policy = policy;
  options.denseLayers = denseLayers;
  options.denseRows = denseRows;
  options.form = form;
  options.blockSize = blockSize;
  options.threadState = threadState;
  options.tap = tap;
  options.checked = checked;
  options.gpu = gpuName;
  options.printCounts = printCounts;
  options.schedule = schedule;
  options.splits = splits;
  options.warps = warps;
  options.uniteRows = uniteRows;
  options.printSchedule = printSchedule;
  return failed(Driver(*module, options, timing).run());
}

//===- Object.cpp - From the LLVM dialect to machine code -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Target/Object.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static std::unique_ptr<llvm::TargetMachine>
createMachine(const ObjectOptions &options, std::string &error) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  llvm::Triple triple(options.triple);
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(triple, error);
  if (!target)
    return nullptr;
  return std::unique_ptr<llvm::TargetMachine>(target->createTargetMachine(
      triple, options.cpu, /*Features=*/"", llvm::TargetOptions(),
      llvm::Reloc::PIC_, std::nullopt, llvm::CodeGenOptLevel::Default));
}

static void optimize(llvm::Module &module, llvm::TargetMachine &machine) {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PassBuilder builder(&machine);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O2)
      .run(module, modules);
}

LogicalResult sparse_attn::emitObject(ModuleOp module, StringRef path,
                                      const ObjectOptions &options) {
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> translated =
      translateModuleToLLVMIR(module, context);
  if (!translated)
    return module.emitError() << "cannot be translated to LLVM IR";
  std::string error;
  std::unique_ptr<llvm::TargetMachine> machine = createMachine(options, error);
  if (!machine)
    return module.emitError() << "no code generator: " << error;
  translated->setTargetTriple(machine->getTargetTriple());
  translated->setDataLayout(machine->createDataLayout());
  for (llvm::Function &function : *translated)
    if (!function.isDeclaration()) {
      // Loops that copy or clear must not become calls of memcpy or memset.
      function.addFnAttr("no-builtins");
      function.addFnAttr("target-cpu", options.cpu);
    }
  optimize(*translated, *machine);
  std::error_code failure;
  llvm::raw_fd_ostream os(path, failure);
  if (failure)
    return module.emitError()
           << "cannot write " << path << ": " << failure.message();
  llvm::legacy::PassManager passes;
  if (machine->addPassesToEmitFile(passes, os, nullptr,
                                   llvm::CodeGenFileType::ObjectFile))
    return module.emitError() << "the target emits no object files";
  passes.run(*translated);
  return success();
}

LogicalResult sparse_attn::linkSharedObject(Location loc, StringRef object,
                                            StringRef path,
                                            StringRef toolPath) {
  llvm::ErrorOr<std::string> linker = llvm::sys::findProgramByName("ld.lld-22");
  if (!linker)
    linker = llvm::sys::findProgramByName("ld.lld");
  if (!linker)
    return emitError(loc) << "expected ld.lld-22 or ld.lld on the PATH";
  SmallString<128> libraries(toolPath);
  llvm::sys::path::remove_filename(libraries);
  llvm::sys::path::append(libraries, "..", "lib");
  llvm::sys::path::remove_dots(libraries, /*remove_dot_dot=*/true);
  std::string search = ("-L" + libraries).str();
  std::string runPath = ("-rpath=" + libraries).str();
  StringRef arguments[] = {*linker, "-shared", "--no-undefined",
                           "-o",    path,      object,
                           search,  runPath,   "-lSparseAttnRuntime"};
  std::string message;
  if (llvm::sys::ExecuteAndWait(*linker, arguments, std::nullopt, {}, 0, 0,
                                &message) != 0)
    return emitError(loc) << "linking " << path << " failed " << message;
  return success();
}

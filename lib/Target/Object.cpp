//===- Object.cpp - From the LLVM dialect to machine code -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Target/Object.h"
#include "CodeGen.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult sparse_attn::emitObject(ModuleOp module, StringRef path,
                                      const ObjectOptions &options) {
  std::error_code failure;
  llvm::raw_fd_ostream os(path, failure);
  if (failure)
    return module.emitError()
           << "cannot write " << path << ": " << failure.message();
  MachineOptions machine;
  machine.triple = options.triple;
  machine.cpu = options.cpu;
  return generateCode(module, machine, os);
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

//===- Ptxas.cpp - NVIDIA's assembler -------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ptxas.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

using namespace mlir;
using namespace mlir::sparse_attn;
using llvm::StringRef;

static llvm::Error makeError(const llvm::Twine &message) {
  return llvm::createStringError(message);
}

/// A folder that is not on the PATH but may hold ptxas.
static std::string inFolder(StringRef folder) {
  llvm::ErrorOr<std::string> found =
      llvm::sys::findProgramByName("ptxas", {folder});
  return found ? *found : "";
}

llvm::Expected<std::string> sparse_attn::findPtxas(StringRef wanted) {
  if (!wanted.empty()) {
    if (llvm::sys::fs::can_execute(wanted))
      return wanted.str();
    return makeError("expected a program at " + wanted + " (--ptxas)");
  }
  if (llvm::ErrorOr<std::string> found = llvm::sys::findProgramByName("ptxas"))
    return *found;
  llvm::SmallVector<std::string> folders;
  if (const char *cuda = std::getenv("CUDA_HOME"))
    folders.push_back(std::string(cuda) + "/bin");
  // scripts/setup.sh installs it here where there is no CUDA: the tools lie in
  // <project>/<build>/bin.
  llvm::SmallString<128> environment(
      llvm::sys::fs::getMainExecutable(nullptr, nullptr));
  for (int i = 0; i < 3; ++i)
    llvm::sys::path::remove_filename(environment);
  llvm::sys::path::append(environment, ".venv", "bin");
  folders.push_back(environment.str().str());
  folders.push_back("/usr/local/cuda/bin");
  for (const std::string &folder : folders)
    if (std::string found = inFolder(folder); !found.empty())
      return found;
  return makeError(
      "expected ptxas on the PATH, in $CUDA_HOME/bin, in .venv/bin "
      "or in /usr/local/cuda/bin; name it with --ptxas, or run "
      "scripts/setup.sh, which installs it");
}

static llvm::Expected<std::string> readFile(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return makeError("cannot read " + path + ": " +
                     buffer.getError().message());
  return (*buffer)->getBuffer().str();
}

llvm::Expected<PtxasResult> sparse_attn::runPtxas(StringRef ptxas,
                                                  StringRef ptx, StringRef chip,
                                                  int level) {
  // One folder for what goes in and comes out.
  llvm::SmallString<128> folder;
  if (std::error_code error =
          llvm::sys::fs::createUniqueDirectory("sparse-attn", folder))
    return makeError("cannot make a temporary folder: " + error.message());
  auto in = [&](StringRef name) {
    llvm::SmallString<128> path(folder);
    llvm::sys::path::append(path, name);
    return path.str().str();
  };
  std::string input = in("kernels.ptx"), output = in("kernels.cubin"),
              printed = in("report.txt");
  auto run = [&]() -> llvm::Expected<PtxasResult> {
    if (llvm::Error error = llvm::writeToOutput(
            input, [&](llvm::raw_ostream &os) -> llvm::Error {
              os << ptx;
              return llvm::Error::success();
            }))
      return std::move(error);
    std::string architecture = ("-arch=" + chip).str();
    std::string optimization = "-O" + std::to_string(level);
    StringRef arguments[] = {ptxas, architecture, optimization, "-v",
                             "-o",  output,       input};
    std::optional<StringRef> redirects[] = {StringRef(), StringRef(printed),
                                            StringRef(printed)};
    std::string message;
    int status = llvm::sys::ExecuteAndWait(ptxas, arguments, std::nullopt,
                                           redirects, 0, 0, &message);
    llvm::Expected<std::string> report = readFile(printed);
    if (!report)
      return report.takeError();
    if (status != 0)
      return makeError(ptxas + " failed: " + message +
                       StringRef(*report).trim());
    llvm::Expected<std::string> cubin = readFile(output);
    if (!cubin)
      return cubin.takeError();
    return PtxasResult{std::move(*cubin), std::move(*report)};
  };
  llvm::Expected<PtxasResult> result = run();
  llvm::sys::fs::remove_directories(folder);
  return result;
}

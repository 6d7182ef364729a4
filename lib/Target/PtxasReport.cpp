//===- PtxasReport.cpp - What ptxas says of its work ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A report of ptxas 13.0 looks so; remarks stand before the functions, and a
// line without a name belongs to the function named last:
//
//   ptxas info    : (C7513) Potential Performance Loss: ... in the function 'k'
//   ptxas info    : 0 bytes gmem
//   ptxas info    : Compiling entry function 'k' for 'sm_90a'
//   ptxas info    : Function properties for k
//       8 bytes stack frame, 4 bytes spill stores, 4 bytes spill loads
//   ptxas info    : Used 168 registers, used 1 barriers, 64 bytes smem
//
//===----------------------------------------------------------------------===//

#include "PtxasReport.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::sparse_attn;
using llvm::StringRef;

/// The text between the quotes that follow `before`, or nothing.
static StringRef quotedAfter(StringRef line, StringRef before) {
  size_t at = line.rfind(before);
  if (at == StringRef::npos)
    return {};
  return line.substr(at + before.size()).split('\'').first;
}

namespace {
class Parser {
public:
  llvm::SmallVector<PtxasKernel> kernels;

  void parseLine(StringRef line) {
    StringRef text = line.trim();
    if (text.consume_front("ptxas ")) // info, warning
      text = text.split(':').second.trim();
    if (text.starts_with("(C")) {
      if (StringRef name = quotedAfter(text, "function '"); !name.empty())
        find(name).remarks.push_back(text.str());
    } else if (StringRef name = quotedAfter(text, "Compiling entry function '");
               !name.empty()) {
      current = &find(name) - kernels.data();
    } else if (text.consume_front("Function properties for ")) {
      current = &find(text.trim()) - kernels.data();
    } else if (current < kernels.size()) {
      parseNumbers(text, kernels[current]);
    }
  }

private:
  PtxasKernel &find(StringRef name) {
    auto *kernel = llvm::find_if(
        kernels, [&](const PtxasKernel &k) { return k.name == name; });
    if (kernel != kernels.end())
      return *kernel;
    kernels.emplace_back();
    kernels.back().name = name.str();
    return kernels.back();
  }

  /// `Used 168 registers, used 1 barriers, 64 bytes smem` and the like.
  static void parseNumbers(StringRef text, PtxasKernel &kernel) {
    llvm::SmallVector<StringRef> parts;
    text.split(parts, ',');
    for (StringRef part : parts) {
      part = part.trim();
      if (!part.consume_front("Used "))
        part.consume_front("used ");
      int64_t number;
      if (part.consumeInteger(10, number))
        continue;
      part = part.trim();
      if (part == "registers")
        kernel.registers = number;
      else if (part == "barriers")
        kernel.barriers = number;
      else if (part == "bytes smem")
        kernel.sharedBytes = number;
      else if (part == "bytes stack frame")
        kernel.stackBytes = number;
      else if (part == "bytes spill stores")
        kernel.spillStoreBytes = number;
      else if (part == "bytes spill loads")
        kernel.spillLoadBytes = number;
    }
  }

  size_t current = ~size_t(0);
};
} // namespace

llvm::SmallVector<PtxasKernel> sparse_attn::parsePtxasReport(StringRef report) {
  Parser parser;
  while (!report.empty()) {
    auto [line, rest] = report.split('\n');
    parser.parseLine(line);
    report = rest;
  }
  return std::move(parser.kernels);
}

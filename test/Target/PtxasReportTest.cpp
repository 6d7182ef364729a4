//===- PtxasReportTest.cpp - Prints what the parser reads -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// ptxas-report-test FILE prints a line for each function of a report, and its
// remarks.
//
//===----------------------------------------------------------------------===//

#include "lib/Target/PtxasReport.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

int main(int argc, char **argv) {
  auto report = llvm::MemoryBuffer::getFile(argc > 1 ? argv[1] : "");
  if (!report) {
    llvm::errs() << "cannot read the report\n";
    return 1;
  }
  for (const auto &kernel :
       mlir::sparse_attn::parsePtxasReport((*report)->getBuffer())) {
    llvm::outs() << kernel.name << ": registers=" << kernel.registers
                 << " barriers=" << kernel.barriers
                 << " shared=" << kernel.sharedBytes
                 << " stack=" << kernel.stackBytes
                 << " spill-stores=" << kernel.spillStoreBytes
                 << " spill-loads=" << kernel.spillLoadBytes
                 << " remarks=" << kernel.remarks.size() << '\n';
    for (const std::string &remark : kernel.remarks)
      llvm::outs() << "  " << remark << '\n';
  }
  return 0;
}

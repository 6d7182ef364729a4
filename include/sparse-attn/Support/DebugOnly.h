//===- DebugOnly.h - The --debug-only option --------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The packaged LLVM is built without assertions and has no --debug-only. Our
// own LDBG() lines are live; this option, for the main file of a tool, turns
// them on.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SUPPORT_DEBUGONLY_H
#define SPARSE_ATTN_SUPPORT_DEBUGONLY_H

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Debug.h"

#ifndef NDEBUG
static llvm::cl::opt<std::string> debugOnly(
    "debug-only",
    llvm::cl::desc("Print the debug output of one type (DEBUG_TYPE of a file)"),
    llvm::cl::callback([](const std::string &type) {
      llvm::DebugFlag = true;
      llvm::setCurrentDebugType(type.c_str());
    }));
#endif // NDEBUG

#endif // SPARSE_ATTN_SUPPORT_DEBUGONLY_H

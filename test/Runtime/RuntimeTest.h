//===- RuntimeTest.h - Cases of the CUDA runtime ----------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// runtime-test CASE runs one case as compiled code would and prints a line
// "LABEL: STATUS SENTENCE" for each call. The lit files give the driver.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TEST_RUNTIME_RUNTIMETEST_H
#define SPARSE_ATTN_TEST_RUNTIME_RUNTIMETEST_H

#include "lib/Runtime/CUDA/DriverTypes.h"
#include "sparse-attn-c/Runtime.h"
#include <map>
#include <string>

namespace runtime_test {

using namespace sparse_attn::cuda;

/// The driver as a user of CUDA sees it, to make streams and captures.
struct User {
  User();
#define SPARSE_ATTN_DRIVER_SYMBOL(name, version, parameters)                   \
  CUresult(*name) parameters;
#include "lib/Runtime/CUDA/DriverSymbols.def"
  CUcontext use(int device);
  CUstream stream(unsigned flags = CU_STREAM_NON_BLOCKING);
  void beginCapture(CUstream stream);
  /// Instantiates and launches what was captured; false if there is nothing.
  bool replay(CUstream stream);
};

/// Prints the outcome of a call and returns its status.
int32_t print(const char *label, int32_t status);

/// Kernels of one image: (ptr, i64, map).
extern SparseAttnKernel record, record2, twice;

/// Launches `record` with some parameters.
int32_t launch(SparseAttnKernel &kernel, int64_t x = 1, int64_t y = 1,
               int64_t z = 1, void *stream = nullptr);

using Cases = std::map<std::string, void (*)()>;
void addLaunchCases(Cases &cases);
void addDataCases(Cases &cases);

} // namespace runtime_test

#endif // SPARSE_ATTN_TEST_RUNTIME_RUNTIMETEST_H

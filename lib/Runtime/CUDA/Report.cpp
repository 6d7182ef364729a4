//===- Report.cpp - What checks on a device found -------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only calls of compiled code that wait for the device.
//
//===----------------------------------------------------------------------===//

#include "../Report.h"
#include "../Error.h"
#include "DriverLibrary.h"
#include "sparse-attn-c/Runtime.h"
#include <vector>

using namespace sparse_attn::cuda;
using namespace sparse_attn::runtime;

int32_t sparse_attn_rt_cuda_expect_no_capture(int32_t status, void *stream) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  CUdevice device = 0;
  auto *handle = static_cast<CUstream>(stream);
  const Driver *driver = enterDriver(handle, device, status);
  if (!driver)
    return status;
  bool captured = false;
  status = isCaptured(*driver, handle, captured);
  if (status != SPARSE_ATTN_SUCCESS || !captured)
    return status;
  return fail(SPARSE_ATTN_CAPTURING,
              "a checked function waits for what its checks find, which it "
              "cannot while the stream is captured: compile without --checked "
              "to capture it");
}

int32_t sparse_attn_rt_cuda_report(int32_t status, const char *operand,
                                   const char *axes, int32_t rank,
                                   const int64_t *sizes, const void *report,
                                   void *stream) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  CUdevice device = 0;
  auto *handle = static_cast<CUstream>(stream);
  const Driver *driver = enterDriver(handle, device, status);
  if (!driver)
    return status;
  std::vector<int64_t> words(
      static_cast<size_t>(reportRows(rank, sizes) * kReportColumns));
  if (words.empty())
    return SPARSE_ATTN_SUCCESS;
  size_t bytes = words.size() * sizeof(int64_t);
  CUresult error = driver->cuMemcpyAsync(
      reinterpret_cast<CUdeviceptr>(words.data()),
      reinterpret_cast<CUdeviceptr>(report), bytes, handle);
  if (error == CUDA_SUCCESS)
    error = driver->cuStreamSynchronize(handle);
  if (error != CUDA_SUCCESS)
    return driverError(*driver, error,
                       "read the report of the check of " +
                           std::string(operand));
  return readReport(operand, axes, rank, sizes, words.data());
}

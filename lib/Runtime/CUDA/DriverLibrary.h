//===- DriverLibrary.h - libcuda, loaded on first use -----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RUNTIME_CUDA_DRIVERLIBRARY_H
#define SPARSE_ATTN_LIB_RUNTIME_CUDA_DRIVERLIBRARY_H

#include "DriverTypes.h"
#include <string>

namespace sparse_attn::cuda {

/// The entry points that the runtime calls.
struct Driver {
#define SPARSE_ATTN_DRIVER_SYMBOL(name, version, parameters)                   \
  CUresult(*name) parameters;
#include "DriverSymbols.def"
};

/// The driver, or null with the error recorded and its status in `status`.
/// Loads and initialises it the first time; costs one load after that.
const Driver *getDriver(int32_t &status);

/// Records "cannot `tried`: NAME (text of the driver)" and returns the status
/// that stands for `error`.
int32_t driverError(const Driver &driver, CUresult error,
                    const std::string &tried);

/// Makes sure that the calling thread has a context that fits `stream`
/// (Runtime.h says which), and gives its device.
int32_t enterContext(const Driver &driver, CUstream stream, CUdevice &device);

/// The driver, once the thread has such a context; otherwise null and a status.
const Driver *enterDriver(CUstream stream, CUdevice &device, int32_t &status);

/// Makes the primary context of device `ordinal` current.
int32_t usePrimaryContext(const Driver &driver, int32_t ordinal);

/// "device 0 (NVIDIA H100 80GB HBM3, sm_90)".
std::string describeDevice(const Driver &driver, CUdevice device);

/// Asks whether `stream` is being captured.
int32_t isCaptured(const Driver &driver, CUstream stream, bool &captured);

/// An error if `stream` is being captured: what `tried` says is not possible
/// then.
int32_t expectNoCapture(const Driver &driver, CUstream stream,
                        const std::string &what);

/// How many devices have their own state in a cache.
constexpr int kMaxDevices = 64;

} // namespace sparse_attn::cuda

#endif // SPARSE_ATTN_LIB_RUNTIME_CUDA_DRIVERLIBRARY_H

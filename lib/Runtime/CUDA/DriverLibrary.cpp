//===- DriverLibrary.cpp - libcuda, loaded on first use -------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Objects for CUDA must load on machines without a driver, if only to say so.
// Hence libcuda.so.1 is opened at the first use, and every entry point comes
// from cuGetProcAddress in the version that DriverTypes.h was written for.
//
//===----------------------------------------------------------------------===//

#include "DriverLibrary.h"
#include "../Error.h"
#include "sparse-attn-c/Runtime.h"
#include <atomic>
#include <dlfcn.h>
#include <mutex>

using namespace sparse_attn::cuda;
using sparse_attn::runtime::fail;

namespace {

using GetProcAddress = CUresult (*)(const char *, void **, int, uint64_t,
                                    CUdriverProcAddressQueryResult *);

struct Symbol {
  const char *name;
  int version;
};
const Symbol symbols[] = {
#define SPARSE_ATTN_DRIVER_SYMBOL(name, version, parameters) {#name, version},
#include "DriverSymbols.def"
};

std::atomic<const Driver *> loaded{nullptr};

/// Fills `driver`, a table of pointers in the order of `symbols`.
int32_t load(Driver &driver) {
  // Never closed: kernels and contexts live in it until the process ends.
  void *library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library)
    return fail(SPARSE_ATTN_NO_DEVICE,
                std::string("no CUDA driver on this machine: ") + dlerror());
  auto getProcAddress =
      reinterpret_cast<GetProcAddress>(dlsym(library, "cuGetProcAddress_v2"));
  if (!getProcAddress)
    return fail(SPARSE_ATTN_NO_DEVICE,
                "the CUDA driver is older than CUDA 12.0: libcuda.so.1 has no "
                "cuGetProcAddress_v2");
  static_assert(sizeof(Driver) == std::size(symbols) * sizeof(void *));
  auto *entries = reinterpret_cast<void **>(&driver);
  for (size_t i = 0; i < std::size(symbols); ++i) {
    auto found = CU_GET_PROC_ADDRESS_SUCCESS;
    entries[i] = nullptr;
    CUresult error =
        getProcAddress(symbols[i].name, &entries[i], symbols[i].version,
                       CU_GET_PROC_ADDRESS_DEFAULT, &found);
    if (error != CUDA_SUCCESS || !entries[i])
      return fail(SPARSE_ATTN_NO_DEVICE,
                  std::string("the CUDA driver has no ") + symbols[i].name +
                      " of version " + std::to_string(symbols[i].version) +
                      ": the runtime needs a driver of CUDA 12.0 or later");
  }
  if (CUresult error = driver.cuInit(0))
    return driverError(driver, error, "initialise CUDA");
  int devices = 0;
  if (CUresult error = driver.cuDeviceGetCount(&devices))
    return driverError(driver, error, "count CUDA devices");
  if (devices == 0)
    return fail(SPARSE_ATTN_NO_DEVICE, "the CUDA driver has no device");
  return SPARSE_ATTN_SUCCESS;
}

int32_t statusOf(CUresult error) {
  switch (error) {
  case CUDA_ERROR_OUT_OF_MEMORY:
    return SPARSE_ATTN_OUT_OF_MEMORY;
  case CUDA_ERROR_NO_BINARY_FOR_GPU:
    return SPARSE_ATTN_WRONG_ARCHITECTURE;
  case CUDA_ERROR_NO_DEVICE:
  case CUDA_ERROR_STUB_LIBRARY:
    return SPARSE_ATTN_NO_DEVICE;
  default:
    return error >= CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED &&
                   error <= CUDA_ERROR_CAPTURED_EVENT
               ? SPARSE_ATTN_CAPTURING
               : SPARSE_ATTN_DRIVER_ERROR;
  }
}

} // namespace

const Driver *sparse_attn::cuda::getDriver(int32_t &status) {
  if (const Driver *driver = loaded.load(std::memory_order_acquire))
    return driver;
  static std::mutex mutex;
  static Driver table;
  std::lock_guard<std::mutex> guard(mutex);
  if (!loaded.load(std::memory_order_relaxed)) {
    // A failure is not remembered: it is told to every caller.
    status = load(table);
    if (status != SPARSE_ATTN_SUCCESS)
      return nullptr;
    loaded.store(&table, std::memory_order_release);
  }
  return &table;
}

int32_t sparse_attn::cuda::driverError(const Driver &driver, CUresult error,
                                       const std::string &tried) {
  const char *name = nullptr, *text = nullptr;
  driver.cuGetErrorName(error, &name);
  driver.cuGetErrorString(error, &text);
  std::string sentence = "cannot " + tried + ": " +
                         (name ? name : "error " + std::to_string(error)) +
                         " (" + (text ? text : "unknown to the driver") + ")";
  int32_t status = statusOf(error);
  if (status == SPARSE_ATTN_CAPTURING)
    sentence += ": call the function once before the capture";
  // Errors of kernels are reported by whatever calls the driver next.
  if (error >= CUDA_ERROR_ILLEGAL_ADDRESS && error <= CUDA_ERROR_LAUNCH_FAILED)
    sentence += ": an earlier kernel may be the cause";
  return fail(status, sentence);
}

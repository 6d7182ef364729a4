//===- Module.cpp - Kernels of objects ------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A library and its kernels belong to no context, so an object is loaded once
// for all devices, threads and streams. What is left to do for each device is
// the limit of dynamic shared memory, and to load the code now rather than at
// the first launch, which may be under capture.
//
//===----------------------------------------------------------------------===//

#include "Module.h"
#include "../Error.h"
#include <mutex>
#include <vector>

using namespace sparse_attn::cuda;
using sparse_attn::runtime::fail;

namespace {

/// More has to be asked for, kernel by kernel and device by device.
constexpr int32_t kSharedMemoryForAll = 48 * 1024;

struct LoadedImage {
  const void *image;
  int64_t bytes;
  uint64_t hash;
  CUlibrary library;
};

/// Guards the images, and the caches of all kernels against two writers.
std::mutex mutex;
std::vector<LoadedImage> &images() {
  static auto *all = new std::vector<LoadedImage>; // outlives other statics
  return *all;
}

/// FNV-1a. Tells an image from another that was unloaded and had its address.
uint64_t hashOf(const void *image, int64_t bytes) {
  uint64_t hash = 0xcbf29ce484222325;
  for (int64_t i = 0; i < bytes; ++i)
    hash = (hash ^ static_cast<const unsigned char *>(image)[i]) *
           uint64_t(0x100000001b3);
  return hash;
}

/// Where loading fails: for a wrong architecture, the device matters.
int32_t loadError(const Driver &driver, CUresult error, const char *name,
                  CUdevice device) {
  std::string where = describeDevice(driver, device);
  std::string text = "load kernel " + std::string(name) + " on " + where;
  if (error == CUDA_ERROR_NO_BINARY_FOR_GPU)
    text += ", another architecture than the object was compiled for";
  return driverError(driver, error, text);
}

int32_t findLibrary(const Driver &driver, const SparseAttnKernel &kernel,
                    CUdevice device, CUlibrary &library) {
  uint64_t hash = hashOf(kernel.image, kernel.image_bytes);
  for (const LoadedImage &known : images())
    if (known.image == kernel.image && known.bytes == kernel.image_bytes &&
        known.hash == hash) {
      library = known.library;
      return SPARSE_ATTN_SUCCESS;
    }
  if (CUresult error = driver.cuLibraryLoadData(
          &library, kernel.image, nullptr, nullptr, 0, nullptr, nullptr, 0))
    return loadError(driver, error, kernel.name, device);
  images().push_back({kernel.image, kernel.image_bytes, hash, library});
  return SPARSE_ATTN_SUCCESS;
}

int32_t allowSharedMemory(const Driver &driver, const SparseAttnKernel &kernel,
                          CUkernel handle, CUdevice device) {
  int most = 0;
  if (CUresult error = driver.cuDeviceGetAttribute(
          &most, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN, device))
    return driverError(driver, error, "ask for the size of shared memory");
  if (kernel.shared_memory > most)
    return fail(
        SPARSE_ATTN_WRONG_ARCHITECTURE,
        "kernel " + std::string(kernel.name) + " needs " +
            std::to_string(kernel.shared_memory) + " bytes of shared memory, " +
            describeDevice(driver, device) + " has " + std::to_string(most));
  if (CUresult error = driver.cuKernelSetAttribute(
          CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, kernel.shared_memory,
          handle, device))
    return driverError(driver, error,
                       "give kernel " + std::string(kernel.name) + " " +
                           std::to_string(kernel.shared_memory) +
                           " bytes of shared memory");
  return SPARSE_ATTN_SUCCESS;
}

} // namespace

int32_t sparse_attn::cuda::loadKernel(const Driver &driver,
                                      SparseAttnKernel &kernel, CUdevice device,
                                      CUstream stream, LoadedKernel *&loaded) {
  std::lock_guard<std::mutex> guard(mutex);
  loaded = findKernel(kernel, device);
  if (loaded) // by another thread, meanwhile
    return SPARSE_ATTN_SUCCESS;
  if (int32_t status = expectNoCapture(driver, stream,
                                       "kernel " + std::string(kernel.name) +
                                           " cannot be loaded on device " +
                                           std::to_string(device)))
    return status;
  auto *cached = static_cast<LoadedKernel *>(
      __atomic_load_n(&kernel.cache, __ATOMIC_ACQUIRE));
  CUkernel handle = cached ? cached->kernel : nullptr;
  if (!cached) {
    CUlibrary library = nullptr;
    if (int32_t status = findLibrary(driver, kernel, device, library))
      return status;
    if (CUresult error =
            driver.cuLibraryGetKernel(&handle, library, kernel.name))
      return loadError(driver, error, kernel.name, device);
  }
  if (kernel.shared_memory > kSharedMemoryForAll)
    if (int32_t status = allowSharedMemory(driver, kernel, handle, device))
      return status;
  CUfunction function = nullptr;
  if (CUresult error = driver.cuKernelGetFunction(&function, handle))
    return loadError(driver, error, kernel.name, device);
  // Published last: whoever finds it may launch at once.
  if (!cached)
    cached = new LoadedKernel{handle};
  if (device < kMaxDevices)
    cached->ready.fetch_or(uint64_t(1) << device, std::memory_order_release);
  __atomic_store_n(&kernel.cache, static_cast<void *>(cached),
                   __ATOMIC_RELEASE);
  loaded = cached;
  return SPARSE_ATTN_SUCCESS;
}

//===- Memory.cpp - Copies, constants and device memory -------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Error.h"
#include "DriverLibrary.h"
#include "sparse-attn-c/Runtime.h"
#include <atomic>
#include <mutex>

using namespace sparse_attn::cuda;
using sparse_attn::runtime::clearError;
using sparse_attn::runtime::fail;

namespace {

/// A constant in the memory of one context; a list hangs at
/// SparseAttnConstant::cache. Nodes are added at the head and never change.
struct Upload {
  unsigned long long context; // its id: handles are used again, ids are not
  CUdeviceptr pointer;
  Upload *next;
};

const Upload *findUpload(SparseAttnConstant &constant,
                         unsigned long long context) {
  auto *upload = static_cast<const Upload *>(
      __atomic_load_n(&constant.cache, __ATOMIC_ACQUIRE));
  while (upload && upload->context != context)
    upload = upload->next;
  return upload;
}

int32_t upload(const Driver &driver, SparseAttnConstant &constant,
               unsigned long long context, const Upload *&found) {
  static std::mutex mutex;
  std::lock_guard<std::mutex> guard(mutex);
  found = findUpload(constant, context);
  if (found) // by another thread, meanwhile
    return SPARSE_ATTN_SUCCESS;
  std::string what = "a constant of " + std::to_string(constant.bytes) +
                     " bytes cannot be uploaded";
  // Which stream the caller uses is not known here. Captures that do not show
  // at the legacy stream make the allocation fail, with the same status.
  if (int32_t status = expectNoCapture(driver, nullptr, what))
    return status;
  CUdeviceptr pointer = 0;
  size_t bytes = static_cast<size_t>(constant.bytes);
  CUresult error = driver.cuMemAlloc(&pointer, bytes);
  if (error == CUDA_SUCCESS) {
    error = driver.cuMemcpyHtoD(pointer, constant.data, bytes);
    // The copy may still be under way, and other streams would not wait.
    if (error == CUDA_SUCCESS)
      error = driver.cuStreamSynchronize(nullptr);
    if (error != CUDA_SUCCESS)
      driver.cuMemFree(pointer);
  }
  if (error != CUDA_SUCCESS)
    return driverError(driver, error,
                       "upload a constant of " +
                           std::to_string(constant.bytes) + " bytes");
  auto *added =
      new Upload{context, pointer, static_cast<Upload *>(constant.cache)};
  __atomic_store_n(&constant.cache, static_cast<void *>(added),
                   __ATOMIC_RELEASE);
  found = added;
  return SPARSE_ATTN_SUCCESS;
}

int32_t copy(void *to, const void *from, int64_t bytes, CUstream stream) {
  if (to == from || bytes == 0)
    return SPARSE_ATTN_SUCCESS;
  int32_t status = SPARSE_ATTN_SUCCESS;
  CUdevice device = 0;
  const Driver *driver = enterDriver(stream, device, status);
  if (!driver)
    return status;
  CUresult error = driver->cuMemcpyAsync(reinterpret_cast<CUdeviceptr>(to),
                                         reinterpret_cast<CUdeviceptr>(from),
                                         static_cast<size_t>(bytes), stream);
  if (error != CUDA_SUCCESS)
    return driverError(*driver, error,
                       "copy " + std::to_string(bytes) + " bytes");
  return SPARSE_ATTN_SUCCESS;
}

} // namespace

int32_t sparse_attn_rt_cuda_copy(int32_t status, void *to, const void *from,
                                 int64_t bytes, void *stream) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  return copy(to, from, bytes, static_cast<CUstream>(stream));
}

int32_t sparse_attn_rt_cuda_constant(int32_t status,
                                     SparseAttnConstant *constant,
                                     void **device_pointer) {
  *device_pointer = nullptr;
  if (status != SPARSE_ATTN_SUCCESS || constant->bytes == 0)
    return status;
  CUdevice device = 0;
  const Driver *driver = enterDriver(nullptr, device, status);
  if (!driver)
    return status;
  unsigned long long context = 0;
  if (CUresult error = driver->cuCtxGetId(nullptr, &context))
    return driverError(*driver, error, "identify the current context");
  const Upload *found = findUpload(*constant, context);
  if (!found)
    status = upload(*driver, *constant, context, found);
  if (found)
    *device_pointer = reinterpret_cast<void *>(found->pointer);
  return status;
}

int32_t sparse_attn_device_malloc(int32_t device, int64_t bytes,
                                  void **pointer) {
  clearError();
  *pointer = nullptr;
  if (bytes < 0)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                "cannot allocate " + std::to_string(bytes) + " bytes");
  int32_t status = SPARSE_ATTN_SUCCESS;
  const Driver *driver = getDriver(status);
  if (!driver)
    return status;
  status = usePrimaryContext(*driver, device);
  if (status != SPARSE_ATTN_SUCCESS || bytes == 0)
    return status;
  CUdeviceptr address = 0;
  if (CUresult error = driver->cuMemAlloc(&address, static_cast<size_t>(bytes)))
    return driverError(*driver, error,
                       "allocate " + std::to_string(bytes) + " bytes on " +
                           describeDevice(*driver, device));
  *pointer = reinterpret_cast<void *>(address);
  return SPARSE_ATTN_SUCCESS;
}

int32_t sparse_attn_device_free(void *pointer) {
  if (!pointer)
    return SPARSE_ATTN_SUCCESS;
  int32_t status = SPARSE_ATTN_SUCCESS;
  CUdevice device = 0;
  const Driver *driver = enterDriver(nullptr, device, status);
  if (!driver)
    return status;
  if (CUresult error =
          driver->cuMemFree(reinterpret_cast<CUdeviceptr>(pointer)))
    return driverError(*driver, error, "free device memory");
  return SPARSE_ATTN_SUCCESS;
}

int32_t sparse_attn_device_copy(void *to, const void *from, int64_t bytes,
                                void *stream) {
  clearError();
  return copy(to, from, bytes, static_cast<CUstream>(stream));
}

int32_t sparse_attn_device_synchronize(void *stream) {
  clearError();
  int32_t status = SPARSE_ATTN_SUCCESS;
  CUdevice device = 0;
  auto *handle = static_cast<CUstream>(stream);
  const Driver *driver = enterDriver(handle, device, status);
  if (!driver)
    return status;
  if (CUresult error = driver->cuStreamSynchronize(handle))
    return driverError(*driver, error, "finish the work of the stream");
  return SPARSE_ATTN_SUCCESS;
}

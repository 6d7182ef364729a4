//===- Context.cpp - Devices, contexts and capture ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Error.h"
#include "DriverLibrary.h"
#include "TensorDevice.h"
#include "sparse-attn-c/Runtime.h"

using namespace sparse_attn::cuda;
using sparse_attn::runtime::fail;

/// Null, legacy and per-thread streams belong to whatever context is current.
static bool isDefault(CUstream stream) {
  return reinterpret_cast<uintptr_t>(stream) <= kLastDefaultStream;
}

int32_t sparse_attn::cuda::enterContext(const Driver &driver, CUstream stream,
                                        CUdevice &device) {
  CUcontext current = nullptr;
  if (CUresult error = driver.cuCtxGetCurrent(&current))
    return driverError(driver, error, "find the current CUDA context");
  if (!isDefault(stream)) {
    CUcontext owner = nullptr;
    if (CUresult error = driver.cuStreamGetCtx(stream, &owner))
      return driverError(driver, error, "find the context of the stream");
    if (!current) {
      if (CUresult error = driver.cuCtxSetCurrent(owner))
        return driverError(driver, error, "use the context of the stream");
    } else if (current != owner) {
      return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                  "the stream belongs to another context than the current one: "
                  "make its device current first");
    }
  } else if (!current) {
    if (int32_t status = usePrimaryContext(driver, 0))
      return status;
  }
  if (CUresult error = driver.cuCtxGetDevice(&device))
    return driverError(driver, error, "find the device of the context");
  return SPARSE_ATTN_SUCCESS;
}

const Driver *sparse_attn::cuda::enterDriver(CUstream stream, CUdevice &device,
                                             int32_t &status) {
  const Driver *driver = getDriver(status);
  if (driver)
    status = enterContext(*driver, stream, device);
  return status == SPARSE_ATTN_SUCCESS ? driver : nullptr;
}

int32_t sparse_attn::cuda::usePrimaryContext(const Driver &driver,
                                             int32_t ordinal) {
  CUdevice device = 0;
  if (CUresult error = driver.cuDeviceGet(&device, ordinal))
    return driverError(driver, error,
                       "find CUDA device " + std::to_string(ordinal));
  // Never released: what the runtime loads lives as long as the process.
  CUcontext context = nullptr;
  CUresult error = driver.cuDevicePrimaryCtxRetain(&context, device);
  if (error == CUDA_SUCCESS)
    error = driver.cuCtxSetCurrent(context);
  if (error != CUDA_SUCCESS)
    return driverError(driver, error,
                       "use the primary context of " +
                           describeDevice(driver, device));
  return SPARSE_ATTN_SUCCESS;
}

int32_t sparse_attn::cuda::useTensorDevice(int32_t ordinal, int32_t &current) {
  current = ordinal;
  int32_t status = SPARSE_ATTN_SUCCESS;
  const Driver *driver = getDriver(status);
  if (!driver) {
    // Checks of arguments need no driver. The first launch will tell.
    sparse_attn::runtime::clearError();
    return SPARSE_ATTN_SUCCESS;
  }
  CUcontext context = nullptr;
  CUresult error = driver->cuCtxGetCurrent(&context);
  if (error == CUDA_SUCCESS && !context)
    return usePrimaryContext(*driver, ordinal);
  // A CUdevice is the ordinal of a device.
  if (error == CUDA_SUCCESS)
    error = driver->cuCtxGetDevice(&current);
  if (error != CUDA_SUCCESS)
    return driverError(*driver, error, "find the current device");
  return SPARSE_ATTN_SUCCESS;
}

std::string sparse_attn::cuda::describeDevice(const Driver &driver,
                                              CUdevice device) {
  char name[128] = "unknown";
  int major = 0, minor = 0;
  driver.cuDeviceGetName(name, sizeof(name), device);
  driver.cuDeviceGetAttribute(
      &major, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR, device);
  driver.cuDeviceGetAttribute(
      &minor, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR, device);
  return "device " + std::to_string(device) + " (" + name + ", sm_" +
         std::to_string(major * 10 + minor) + ")";
}

int32_t sparse_attn::cuda::isCaptured(const Driver &driver, CUstream stream,
                                      bool &captured) {
  auto capture = CU_STREAM_CAPTURE_STATUS_NONE;
  CUresult error = driver.cuStreamIsCapturing(stream, &capture);
  // The driver says so of the legacy stream while another one is captured.
  if (error == CUDA_ERROR_STREAM_CAPTURE_IMPLICIT)
    capture = CU_STREAM_CAPTURE_STATUS_ACTIVE;
  else if (error != CUDA_SUCCESS)
    return driverError(driver, error, "ask whether the stream is captured");
  captured = capture != CU_STREAM_CAPTURE_STATUS_NONE;
  return SPARSE_ATTN_SUCCESS;
}

int32_t sparse_attn::cuda::expectNoCapture(const Driver &driver,
                                           CUstream stream,
                                           const std::string &what) {
  bool captured = false;
  int32_t status = isCaptured(driver, stream, captured);
  if (status != SPARSE_ATTN_SUCCESS || !captured)
    return status;
  return fail(SPARSE_ATTN_CAPTURING,
              what + " while the stream is captured: call the function once "
                     "before the capture");
}

//===- Launch.cpp - Launches of kernels -----------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The warm path takes no lock and makes no string: three cheap questions to the
// driver (context, context of the stream, device), then the launch.
//
//===----------------------------------------------------------------------===//

#include "../Error.h"
#include "Module.h"

using namespace sparse_attn::cuda;
using sparse_attn::runtime::fail;

namespace {

// Limits of every device that the runtime supports.
constexpr int64_t kMaxGridX = 0x7fffffff;
constexpr int64_t kMaxGridYZ = 0xffff;
/// The largest cluster that every device with clusters has.
constexpr int64_t kMaxCluster = 8;

std::string describe(const SparseAttnKernel &kernel, int64_t x, int64_t y,
                     int64_t z) {
  return "kernel " + std::string(kernel.name) + " with a grid of " +
         std::to_string(x) + " x " + std::to_string(y) + " x " +
         std::to_string(z) + " CTAs";
}

int32_t launchError(const Driver &driver, CUresult error,
                    const SparseAttnKernel &kernel, int64_t x, int64_t y,
                    int64_t z) {
  std::string tried = "launch " + describe(kernel, x, y, z) + " of " +
                      std::to_string(kernel.threads) + " threads";
  if (kernel.cluster)
    tried += ", one cluster a row,";
  return driverError(driver, error,
                     tried + " and " + std::to_string(kernel.shared_memory) +
                         " bytes of shared memory");
}

} // namespace

int32_t sparse_attn_rt_cuda_launch(int32_t status, SparseAttnKernel *kernel,
                                   int64_t grid_x, int64_t grid_y,
                                   int64_t grid_z, void **params,
                                   void *stream) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  if (grid_x < 0 || grid_y < 0 || grid_z < 0 || grid_x > kMaxGridX ||
      grid_y > kMaxGridYZ || grid_z > kMaxGridYZ)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                "the device cannot run " +
                    describe(*kernel, grid_x, grid_y, grid_z));
  if (grid_x == 0 || grid_y == 0 || grid_z == 0)
    return SPARSE_ATTN_SUCCESS;
  if (kernel->cluster && grid_x > kMaxCluster)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                "expected a cluster of at most " + std::to_string(kMaxCluster) +
                    " CTAs, got " + describe(*kernel, grid_x, grid_y, grid_z));
  auto *handle = static_cast<CUstream>(stream);
  CUdevice device = 0;
  const Driver *driver = enterDriver(handle, device, status);
  if (!driver)
    return status;
  LoadedKernel *loaded = findKernel(*kernel, device);
  if (!loaded) {
    status = loadKernel(*driver, *kernel, device, handle, loaded);
    if (status != SPARSE_ATTN_SUCCESS)
      return status;
  }

  CUlaunchAttribute attributes[2];
  CUlaunchConfig config;
  config.gridDimX = static_cast<unsigned>(grid_x);
  config.gridDimY = static_cast<unsigned>(grid_y);
  config.gridDimZ = static_cast<unsigned>(grid_z);
  config.blockDimX = static_cast<unsigned>(kernel->threads);
  config.blockDimY = config.blockDimZ = 1;
  config.sharedMemBytes = static_cast<unsigned>(kernel->shared_memory);
  config.hStream = handle;
  config.attrs = attributes;
  config.numAttrs = 0;
  if (kernel->cluster) {
    CUlaunchAttribute &attribute = attributes[config.numAttrs++];
    attribute.id = CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION;
    attribute.value.clusterDim = {config.gridDimX, 1, 1};
  }
  if (kernel->flags & SPARSE_ATTN_KERNEL_OVERLAPS) {
    CUlaunchAttribute &attribute = attributes[config.numAttrs++];
    attribute.id = CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION;
    attribute.value.programmaticStreamSerializationAllowed = 1;
  }
  CUresult error = driver->cuLaunchKernelEx(
      &config, reinterpret_cast<CUfunction>(loaded->kernel), params, nullptr);
  if (error != CUDA_SUCCESS)
    return launchError(*driver, error, *kernel, grid_x, grid_y, grid_z);
  return SPARSE_ATTN_SUCCESS;
}

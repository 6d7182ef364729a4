//===- Module.h - Kernels of objects ----------------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RUNTIME_CUDA_MODULE_H
#define SPARSE_ATTN_LIB_RUNTIME_CUDA_MODULE_H

#include "DriverLibrary.h"
#include "sparse-attn-c/Runtime.h"
#include <atomic>

namespace sparse_attn::cuda {

/// What SparseAttnKernel::cache points to.
struct LoadedKernel {
  CUkernel kernel;
  /// Bit d: may be launched on device d without loading anything.
  std::atomic<uint64_t> ready{0};

  bool isReady(CUdevice device) const {
    return device < kMaxDevices &&
           (ready.load(std::memory_order_acquire) >> device & 1);
  }
};

/// The kernel if it is ready for `device`, else null.
inline LoadedKernel *findKernel(SparseAttnKernel &kernel, CUdevice device) {
  auto *loaded = static_cast<LoadedKernel *>(
      __atomic_load_n(&kernel.cache, __ATOMIC_ACQUIRE));
  return loaded && loaded->isReady(device) ? loaded : nullptr;
}

/// Loads the kernel for the current context, whose device is `device`. An error
/// if `stream` is being captured.
int32_t loadKernel(const Driver &driver, SparseAttnKernel &kernel,
                   CUdevice device, CUstream stream, LoadedKernel *&loaded);

} // namespace sparse_attn::cuda

#endif // SPARSE_ATTN_LIB_RUNTIME_CUDA_MODULE_H

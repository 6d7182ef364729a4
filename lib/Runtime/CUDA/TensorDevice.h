//===- TensorDevice.h - The device of a call's tensors ----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RUNTIME_CUDA_TENSORDEVICE_H
#define SPARSE_ATTN_LIB_RUNTIME_CUDA_TENSORDEVICE_H

#include <cstdint>

namespace sparse_attn::cuda {

/// Prepares the calling thread for tensors on device `ordinal`: makes its
/// primary context current if there is no context. Gives the device that is
/// current; it is `ordinal` as well if there is no driver. A status.
int32_t useTensorDevice(int32_t ordinal, int32_t &current);

} // namespace sparse_attn::cuda

#endif // SPARSE_ATTN_LIB_RUNTIME_CUDA_TENSORDEVICE_H

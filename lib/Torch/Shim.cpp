//===- Shim.cpp - The stable C interface of PyTorch -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Shim.h"

#include <dlfcn.h>

const char *sparse_attn::torch::loadShim(Shim &shim, void *cpu, void *cuda) {
#define LOOK_UP(result, name, parameters)                                      \
  shim.name = reinterpret_cast<result(*) parameters>(dlsym(library, #name));   \
  if (!shim.name)                                                              \
    return #name;
  void *library = cpu;
  SPARSE_ATTN_TORCH_FUNCTIONS(LOOK_UP)
  library = cuda;
  if (cuda) {
    SPARSE_ATTN_TORCH_CUDA_FUNCTIONS(LOOK_UP)
  }
#undef LOOK_UP
  return nullptr;
}

//===- Shim.h - The stable C interface of PyTorch ---------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of torch/csrc/inductor/aoti_torch/c/shim.h and
// torch/csrc/stable/c/shim.h that we use. These functions keep their form from
// one version of PyTorch to the next, so one library serves 2.11 and newer, and
// is built without PyTorch: the functions are looked up when it is started.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TORCH_SHIM_H
#define SPARSE_ATTN_TORCH_SHIM_H

#include <cstdint>

namespace sparse_attn::torch {

/// A value of a stack: an integer, the bits of a double, or a pointer. An
/// optional is null or a pointer to a value made by `new`.
using Value = uint64_t;
/// A kernel: takes its arguments from the stack, and leaves its results there.
using Kernel = void (*)(Value *stack, uint64_t numArguments,
                        uint64_t numResults);
using Tensor = struct TensorOpaque *;
using String = struct StringOpaque *;
using Library = struct LibraryOpaque *;
using Guard = struct GuardOpaque *;
/// 0 is success.
using Status = int32_t;

/// The ABI that our kernels are written for: 2.11.
constexpr uint64_t kAbiVersion = (2ull << 56) | (11ull << 48);

// X(result, name, parameters), of libtorch_cpu.
#define SPARSE_ATTN_TORCH_FUNCTIONS(X)                                         \
  X(Status, aoti_torch_library_init_impl,                                      \
    (const char *, const char *, const char *, uint32_t, Library *))           \
  X(Status, torch_library_impl, (Library, const char *, Kernel, uint64_t))     \
  X(Status, torch_call_dispatcher,                                             \
    (const char *, const char *, Value *, uint64_t))                           \
  X(Status, aoti_torch_get_data_ptr, (Tensor, void **))                        \
  X(Status, aoti_torch_get_dim, (Tensor, int64_t *))                           \
  X(Status, aoti_torch_get_sizes, (Tensor, int64_t **))                        \
  X(Status, aoti_torch_get_dtype, (Tensor, int32_t *))                         \
  X(Status, aoti_torch_get_device_type, (Tensor, int32_t *))                   \
  X(Status, aoti_torch_get_device_index, (Tensor, int32_t *))                  \
  X(Status, aoti_torch_get_current_device_index, (int32_t *))                  \
  X(Status, aoti_torch_is_contiguous, (Tensor, bool *))                        \
  X(Status, aoti_torch_empty_strided,                                          \
    (int64_t, const int64_t *, const int64_t *, int32_t, int32_t, int32_t,     \
     Tensor *))                                                                \
  X(Status, aoti_torch_delete_tensor_object, (Tensor))                         \
  X(Status, torch_string_c_str, (String, const char **))                       \
  X(Status, torch_delete_string, (String))                                     \
  X(int32_t, aoti_torch_device_type_cpu, ())                                   \
  X(int32_t, aoti_torch_device_type_cuda, ())                                  \
  X(int32_t, aoti_torch_memory_format_contiguous_format, ())                   \
  X(int32_t, aoti_torch_dtype_bfloat16, ())                                    \
  X(int32_t, aoti_torch_dtype_float16, ())                                     \
  X(int32_t, aoti_torch_dtype_float32, ())                                     \
  X(int32_t, aoti_torch_dtype_float64, ())                                     \
  X(int32_t, aoti_torch_dtype_uint8, ())                                       \
  X(int32_t, aoti_torch_dtype_int8, ())                                        \
  X(int32_t, aoti_torch_dtype_int16, ())                                       \
  X(int32_t, aoti_torch_dtype_int32, ())                                       \
  X(int32_t, aoti_torch_dtype_int64, ())                                       \
  X(int32_t, aoti_torch_dtype_bool, ())

// Of libtorch_cuda.
#define SPARSE_ATTN_TORCH_CUDA_FUNCTIONS(X)                                    \
  X(Status, aoti_torch_get_current_cuda_stream, (int32_t, void **))            \
  X(Status, aoti_torch_cuda_caching_allocator_raw_alloc, (uint64_t, void **))  \
  X(Status, aoti_torch_cuda_caching_allocator_raw_delete, (void *))            \
  X(Status, aoti_torch_create_cuda_guard, (int32_t, Guard *))                  \
  X(Status, aoti_torch_delete_cuda_guard, (Guard))

/// The functions by their names; those of CUDA are null without it.
struct Shim {
#define DECLARE(result, name, parameters) result(*name) parameters = nullptr;
  SPARSE_ATTN_TORCH_FUNCTIONS(DECLARE)
  SPARSE_ATTN_TORCH_CUDA_FUNCTIONS(DECLARE)
#undef DECLARE
};

/// Looks the functions up in libraries of `dlopen`; `cuda` may be null. The
/// name of one that is missing, or null.
const char *loadShim(Shim &shim, void *cpu, void *cuda);

} // namespace sparse_attn::torch

#endif // SPARSE_ATTN_TORCH_SHIM_H

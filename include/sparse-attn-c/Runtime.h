//===- Runtime.h - What compiled objects call ---------------------*- C -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The C ABI of libSparseAttnRuntime. A compiled function NAME has the form
//
//   int32_t NAME(const DLTensor *args, int32_t num_args, DLTensor *results,
//                int32_t num_results, void *workspace, size_t workspace_bytes,
//                void *stream);
//   size_t NAME_workspace_size(const DLTensor *args, int32_t num_args);
//   const char *NAME_signature(void);   // "f32[1,4,s0,16] -> f32[1,4,s0,16]"
//
// Status 0 is success; sparse_attn_last_error() gives the sentence otherwise.
// The functions below sparse_attn_last_error are called by compiled code only.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_C_RUNTIME_H
#define SPARSE_ATTN_C_RUNTIME_H

#include "sparse-attn-c/DLTensor.h"
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Status of a call. Anything but success has recorded a sentence.
enum {
  SPARSE_ATTN_SUCCESS = 0,
  SPARSE_ATTN_INVALID_ARGUMENT = 1,
  SPARSE_ATTN_WORKSPACE_TOO_SMALL = 2,
};

/// The last error of this thread, or an empty string.
const char *sparse_attn_last_error(void);

/// The version of this runtime's ABI.
int32_t sparse_attn_runtime_version(void);

/// Starts a call: clears the error and the table of named sizes (128 words).
int32_t sparse_attn_rt_begin(int64_t *symbols);

/// Checks `count` tensors against `spec`, such as "f32[1,4,s0,16] i64[1,?]":
/// number, element type, rank, sizes (equal names are equal sizes, ? is any),
/// CPU, contiguous. Writes all sizes one after the other and one data pointer a
/// tensor. Returns `status` unchanged if it is an error already.
int32_t sparse_attn_rt_bind(int32_t status, int64_t *symbols, const char *what,
                            const char *spec, const DLTensor *tensors,
                            int32_t count, int64_t *sizes, void **data);

/// An error if size `dimension` of result `result` is not `want`.
int32_t sparse_attn_rt_expect_size(int32_t status, int64_t result,
                                   int64_t dimension, int64_t got,
                                   int64_t want);

/// An error if the workspace is smaller than `need` bytes, null or misaligned.
int32_t sparse_attn_rt_expect_workspace(int32_t status, const void *workspace,
                                        int64_t have, int64_t need);

/// Copies `bytes` unless both pointers are the same.
void sparse_attn_rt_copy(void *to, const void *from, int64_t bytes);

#ifdef __cplusplus
}
#endif

#endif // SPARSE_ATTN_C_RUNTIME_H

//===- Ops.h - What the Python package and its ops share ----------*- C -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The C ABI between libSparseAttnTorch and python/sparse_attn/torch_library.py,
// which has the same structures.
//
// An op takes tensors and options and calls a compiled function. Which one, and
// what it takes, depends on types, shapes and options alone: a plan, which
// Python makes when a form of a call is met first.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TORCH_OPS_H
#define SPARSE_ATTN_TORCH_OPS_H

#include "sparse-attn-c/DLTensor.h"
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/// An argument of an op, in the order of its schema. Its kind is a letter of
/// the op's `kinds`; capitals are tensors.
///   T tensor, M tensor written in place, O tensor or none
///   s text, i integer, f number or none
typedef struct {
  int32_t present;
  DLTensor tensor;
  int64_t integer;
  double number;
  const char *text;
} SparseAttnArgument;

enum { SPARSE_ATTN_MAX_TENSORS = 32, SPARSE_ATTN_MAX_RANK = 6 };

/// A new tensor that an op returns. `dtype` is DLPack's.
typedef struct {
  DLDataType dtype;
  int32_t ndim;
  int64_t sizes[SPARSE_ATTN_MAX_RANK];
} SparseAttnOutput;

/// How a form of a call is served.
typedef struct {
  int32_t (*entry)(const DLTensor *, int32_t, DLTensor *, int32_t, void *,
                   size_t, void *);
  size_t (*workspace_size)(const DLTensor *, int32_t);
  const char *(*last_error)(void);
  /// The function's arguments: indices of the op's.
  int32_t num_arguments;
  int32_t arguments[SPARSE_ATTN_MAX_TENSORS];
  /// Its results: indices of the op's arguments, or -1 - i for output i.
  int32_t num_results;
  int32_t results[SPARSE_ATTN_MAX_TENSORS];
  int32_t num_outputs;
  SparseAttnOutput outputs[2];
} SparseAttnPlan;

/// Fills a plan for a call. Otherwise it writes a sentence, ended by 0, to
/// `error`, which has room for `size` bytes, and gives another status than 0.
typedef int32_t (*SparseAttnPlanner)(int32_t op,
                                     const SparseAttnArgument *arguments,
                                     int32_t count, SparseAttnPlan *plan,
                                     char *error, int32_t size);

/// PyGILState_Ensure and PyGILState_Release.
typedef struct {
  int (*lock)(void);
  void (*unlock)(int);
} SparseAttnInterpreter;

/// Connects this library with PyTorch and Python: to be called first. `cpu` and
/// `cuda`, which may be null, are handles of dlopen of libtorch_cpu and
/// libtorch_cuda. Null, or the name of a function that PyTorch lacks.
const char *sparse_attn_torch_load(void *cpu, void *cuda,
                                   SparseAttnInterpreter python);

/// Gives the kernels of op number `op` to PyTorch, for the dispatch keys CPU
/// and, with `cuda`, CUDA. `names` are those of its arguments. Null, or what is
/// wrong.
const char *sparse_attn_torch_register(int32_t op, const char *name,
                                       const char *kinds,
                                       const char *const *names,
                                       SparseAttnPlanner planner);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif // SPARSE_ATTN_TORCH_OPS_H

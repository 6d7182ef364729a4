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

enum { SPARSE_ATTN_MAX_TENSORS = 32 };

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
  /// New tensors that the op returns: indices of the op's arguments whose type
  /// and shape they have.
  int32_t num_outputs;
  int32_t outputs[2];
} SparseAttnPlan;

/// Fills a plan for a call. Otherwise it writes a sentence, ended by 0, to
/// `error`, which has room for `size` bytes, and gives another status than 0.
typedef int32_t (*SparseAttnPlanner)(int32_t op,
                                     const SparseAttnArgument *arguments,
                                     int32_t count, SparseAttnPlan *plan,
                                     char *error, int32_t size);

/// Connects this library with PyTorch and Python: to be called first. Handles
/// of dlopen: `cpu` of libtorch_cpu, `cuda`, which may be null, of
/// libtorch_cuda, `python` of what has the interpreter. Null, or the name of a
/// function that is missing.
const char *sparse_attn_torch_load(void *cpu, void *cuda, void *python);

/// Gives the kernels of op number `op` to PyTorch, for the dispatch keys CPU
/// and, with `cuda`, CUDA. `names` are those of its arguments. Null, or what is
/// wrong.
const char *sparse_attn_torch_register(int32_t op, const char *name,
                                       const char *kinds,
                                       const char *const *names,
                                       SparseAttnPlanner planner);

/// A function of Python, as a new reference, that calls op number `op` without
/// PyTorch's dispatcher: with contiguous tensors of plain types on the CPU or
/// CUDA. It gives NotImplemented, and has done nothing, for other arguments, or
/// while ops are observed, which is the dispatcher's work. Null with an error
/// of Python's. To be called after the op's registration and under Python's
/// lock; all but `api` are objects of Python.
///   api       what the capsule Tensor.__dlpack_c_exchange_api__ holds
///   like      a function: a tensor to a new one of its type and shape
///   watchers  tuple of functions: something true if ops are being observed
///   types     tuple of the types of plain tensors
///   names     tuple of the op's arguments, interned
///   defaults  tuple of their values, NotImplemented where there is none
void *sparse_attn_torch_direct(int32_t op, const void *api, void *like,
                               void *watchers, void *types, void *names,
                               void *defaults);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif // SPARSE_ATTN_TORCH_OPS_H

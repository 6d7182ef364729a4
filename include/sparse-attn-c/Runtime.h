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
//   int32_t NAME_device(void);          // 1: runs on the CPU, 2: on CUDA
//
// Status 0 is success; sparse_attn_last_error() gives the sentence otherwise.
// NAME_workspace_size depends on sizes alone; it gives all ones if there is an
// error.
//
// On CUDA, tensors and workspace lie on one device, and `stream` is a CUstream
// of it; null is the legacy default stream. The call only enqueues. Functions
// whose names begin with sparse_attn_rt_ are called by compiled code only;
// those with sparse_attn_device_ are for callers without a CUDA library of
// their own. All may be called from any thread.
//
// Context. The calling thread's current CUDA context is used; a stream of
// another context is an error. A thread without a current context is given one:
// that of the stream, else the primary context of the tensors' device, else the
// primary context of device 0. It stays current, as with CUDA's own runtime.
//
// Stream capture. The first call on a device loads kernels and uploads
// constants. Later calls only launch and copy on the caller's stream, so they
// may be captured; a first call under capture fails with SPARSE_ATTN_CAPTURING.
// What was loaded stays until the process ends, also if the object is unloaded.
//
// Checked functions (sparse-compile --checked) wait for the stream at their
// end, to read what their checks found. Under capture they enqueue nothing and
// fail with SPARSE_ATTN_CAPTURING, in every call.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_C_RUNTIME_H
#define SPARSE_ATTN_C_RUNTIME_H

#include "sparse-attn-c/DLTensor.h"
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/// The version of this header. An object remembers the one it was built for.
#define SPARSE_ATTN_RUNTIME_VERSION 4

/// Status of a call. Anything but success has recorded a sentence.
enum {
  SPARSE_ATTN_SUCCESS = 0,
  SPARSE_ATTN_INVALID_ARGUMENT = 1,
  SPARSE_ATTN_WORKSPACE_TOO_SMALL = 2,
  /// The object was built for another version of the runtime.
  SPARSE_ATTN_WRONG_VERSION = 3,
  /// There is no CUDA driver, it is older than CUDA 12.0, or has no device.
  SPARSE_ATTN_NO_DEVICE = 4,
  /// The object's kernels are for another GPU architecture.
  SPARSE_ATTN_WRONG_ARCHITECTURE = 5,
  SPARSE_ATTN_OUT_OF_MEMORY = 6,
  /// Something would have to be loaded or allocated during a stream capture.
  SPARSE_ATTN_CAPTURING = 7,
  /// Any other error of the CUDA driver.
  SPARSE_ATTN_DRIVER_ERROR = 8,
  /// A checked function met an entry outside of its range (an id, a count, a
  /// length, a page). It has done everything else: results are those of the
  /// function without checks, which ignores the entry.
  SPARSE_ATTN_ENTRY_IGNORED = 9,
};

/// Where a function runs: DLPack's device types.
enum {
  SPARSE_ATTN_CPU = 1,
  SPARSE_ATTN_CUDA = 2,
};

/// The last error of this thread, or an empty string.
const char *sparse_attn_last_error(void);

/// The version of this runtime's ABI.
int32_t sparse_attn_runtime_version(void);

//===----------------------------------------------------------------------===//
// Called by compiled code, on any device
//
// A function that takes a status returns it unchanged if it is an error.
//===----------------------------------------------------------------------===//

/// Starts a call: clears the error and the table of named sizes (128 words).
/// `version` is that of the object; SPARSE_ATTN_WRONG_VERSION if it differs.
int32_t sparse_attn_rt_begin(int32_t version, int64_t *symbols);

/// Checks `count` tensors against `spec`, such as "f32[1,4,s0,16] i64[1,?]":
/// number, element type, rank, sizes (equal names are equal sizes, ? is any),
/// contiguous, and on `device` (SPARSE_ATTN_CPU or SPARSE_ATTN_CUDA; all
/// tensors of a call on one). Writes all sizes one after the other and one data
/// pointer a tensor.
int32_t sparse_attn_rt_bind(int32_t status, int64_t *symbols, const char *what,
                            const char *spec, const DLTensor *tensors,
                            int32_t count, int32_t device, int64_t *sizes,
                            void **data);

/// An error if size `dimension` of result `result` is not `want`.
int32_t sparse_attn_rt_expect_size(int32_t status, int64_t result,
                                   int64_t dimension, int64_t got,
                                   int64_t want);

/// An error if a result shares memory with an argument or another result,
/// unless it is all the memory of the argument `sharers` has for it (-1: none).
int32_t sparse_attn_rt_expect_apart(int32_t status, const char *function,
                                    const DLTensor *arguments,
                                    int32_t num_arguments,
                                    const DLTensor *results,
                                    int32_t num_results,
                                    const int32_t *sharers);

/// An error if the workspace is smaller than `need` bytes, null or misaligned.
int32_t sparse_attn_rt_expect_workspace(int32_t status, const void *workspace,
                                        int64_t have, int64_t need);

/// An error if a check found an entry. `report` has `rank` dimensions, the last
/// of four numbers: where the entry stands in the row (below 0: none found),
/// its value, the least and the most that it may be. `axes` names the
/// dimensions of the rows, and the place in the row if there is one name more.
int32_t sparse_attn_rt_report(int32_t status, const char *operand,
                              const char *axes, int32_t rank,
                              const int64_t *sizes, const void *report);

/// Copies `bytes` on the CPU unless both pointers are the same.
void sparse_attn_rt_copy(void *to, const void *from, int64_t bytes);

//===----------------------------------------------------------------------===//
// Called by compiled code for CUDA
//===----------------------------------------------------------------------===//

/// Bit of SparseAttnKernel::flags: the kernel may start before the kernel ahead
/// of it in the stream ends (programmatic stream serialisation).
enum { SPARSE_ATTN_KERNEL_OVERLAPS = 1 };

/// A kernel of an object: one static object each. `cache` starts as null and
/// belongs to the runtime.
typedef struct {
  const void *image; // a cubin or fatbin; several kernels may share one
  int64_t image_bytes;
  const char *name;
  int32_t threads;       // of a CTA
  int32_t cluster;       // not 0: the x dimension of the grid is one cluster
  int32_t shared_memory; // dynamic, in bytes
  int32_t flags;
  void *cache;
} SparseAttnKernel;

/// Read-only data of an object, uploaded once for a context. Address and size
/// are those of host memory; `cache` starts as null.
typedef struct {
  const void *data;
  int64_t bytes;
  void *cache;
} SparseAttnConstant;

/// Launches a kernel with a grid in CTAs. `params` points to the values of the
/// parameters in order. A grid with a zero is nothing to do. A cluster has at
/// most 8 CTAs.
int32_t sparse_attn_rt_cuda_launch(int32_t status, SparseAttnKernel *kernel,
                                   int64_t grid_x, int64_t grid_y,
                                   int64_t grid_z, void **params, void *stream);

/// Writes a tiled tensor map (128 bytes, aligned to 64) of a contiguous tensor
/// at `base`. Sizes and box are in the order of the tensor's dimensions, the
/// last one contiguous. `element` is f16, bf16, f32, f64, i8, i16, i32 or i64;
/// rank 1 to 5; `swizzle_bytes` 0, 32, 64 or 128. Fetches 256 bytes into L2;
/// elements out of bounds are zero. An error if base or a stride is no multiple
/// of 16 bytes, a box side is not in 1 to 256, or a box row is no multiple of
/// 16 bytes or longer than the swizzle. An empty tensor gives a map of zeros,
/// which must not be loaded from.
int32_t sparse_attn_rt_cuda_tensor_map(int32_t status, void *map,
                                       const void *base, const char *element,
                                       int32_t rank, const int64_t *sizes,
                                       const int64_t *box,
                                       int32_t swizzle_bytes);

/// Copies `bytes` on the device, in order with `stream`, unless both pointers
/// are the same.
int32_t sparse_attn_rt_cuda_copy(int32_t status, void *to, const void *from,
                                 int64_t bytes, void *stream);

/// An error if `stream` is being captured: the function has reports to read.
int32_t sparse_attn_rt_cuda_expect_no_capture(int32_t status, void *stream);

/// sparse_attn_rt_report of a report on the device. Waits for the stream.
int32_t sparse_attn_rt_cuda_report(int32_t status, const char *operand,
                                   const char *axes, int32_t rank,
                                   const int64_t *sizes, const void *report,
                                   void *stream);

/// The address of a constant on the device, uploading it the first time.
int32_t sparse_attn_rt_cuda_constant(int32_t status,
                                     SparseAttnConstant *constant,
                                     void **device_pointer);

//===----------------------------------------------------------------------===//
// CUDA devices without a CUDA library, for tools and tests
//
// These clear the last error when they begin; sparse_attn_device_free does not,
// so that a finaliser does not take away another call's error.
//===----------------------------------------------------------------------===//

/// Allocates at least `bytes`, aligned to 256, on a device, and makes its
/// primary context current. Null if `bytes` is 0.
int32_t sparse_attn_device_malloc(int32_t device, int64_t bytes,
                                  void **pointer);

/// Frees what sparse_attn_device_malloc gave. Null is nothing to do.
int32_t sparse_attn_device_free(void *pointer);

/// Copies between host and device or on a device, in order with `stream`. The
/// host may go on at once: do not touch host memory before a synchronize.
int32_t sparse_attn_device_copy(void *to, const void *from, int64_t bytes,
                                void *stream);

/// Waits for all work of a stream, and reports errors of its kernels.
int32_t sparse_attn_device_synchronize(void *stream);

/// Enqueues work on a stream; a status.
typedef int32_t (*SparseAttnWork)(void *context, void *stream);

/// Runs `work` `warm_up` times and then `runs` times on a stream of its own,
/// and writes the device time of each of those in microseconds. Times replays
/// of a graph if the work can be captured (*graph is 1), else the calls
/// themselves
/// (*graph is 0). A status of `work` is returned as it is.
int32_t sparse_attn_device_time(SparseAttnWork work, void *context,
                                int32_t warm_up, int32_t runs,
                                double *microseconds, int32_t *graph);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif // SPARSE_ATTN_C_RUNTIME_H

//===- FakeObject.cpp - What a compiled CUDA object looks like ------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written as the compiler writes host code. main gives 4 x in two launches,
// with a temporary in the workspace, and copies a constant to its second
// result.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn-c/Runtime.h"

namespace {
const char image[] = "arch 90\nkernel double ptr i64 ptr i64 i64\n";
SparseAttnKernel twice = {image, sizeof(image), "double", 128, 0, 0,
                          0,     nullptr};
const int32_t table[2] = {10, 20};
SparseAttnConstant constant = {table, sizeof(table), nullptr};

struct Frame {
  int64_t symbols[128], sizes[2], resultSizes[3];
  void *data[1], *resultData[2];
};

int32_t begin(Frame &frame, const DLTensor *args, int32_t numArgs) {
  int32_t status =
      sparse_attn_rt_begin(SPARSE_ATTN_RUNTIME_VERSION, frame.symbols);
  return sparse_attn_rt_bind(status, frame.symbols, "main: argument",
                             "f32[s0,4]", args, numArgs, SPARSE_ATTN_CUDA,
                             frame.sizes, frame.data);
}

int64_t bytesOf(const Frame &frame) { return frame.sizes[0] * 4 * 4; }

int32_t launch(int32_t status, void *from, void *to, int64_t items,
               void *stream) {
  int64_t zero = 0;
  void *params[] = {&from, &zero, &to, &zero, &items};
  return sparse_attn_rt_cuda_launch(status, &twice, (items + 127) / 128, 1, 1,
                                    params, stream);
}
} // namespace

#pragma GCC visibility push(default)
extern "C" {
size_t main_workspace_size(const DLTensor *args, int32_t numArgs) {
  Frame frame;
  return begin(frame, args, numArgs) ? static_cast<size_t>(-1)
                                     : static_cast<size_t>(bytesOf(frame));
}
const char *main_signature(void) { return "f32[s0,4] -> f32[s0,4] i32[2]"; }
int32_t main_device(void) { return SPARSE_ATTN_CUDA; }

int32_t program_main(const DLTensor *args, int32_t numArgs, DLTensor *results,
                     int32_t numResults, void *workspace, size_t bytes,
                     void *stream) __asm__("main");
int32_t program_main(const DLTensor *args, int32_t numArgs, DLTensor *results,
                     int32_t numResults, void *workspace, size_t bytes,
                     void *stream) {
  Frame frame;
  int32_t status = begin(frame, args, numArgs);
  status = sparse_attn_rt_bind(
      status, frame.symbols, "main: result", "f32[s0,4] i32[2]", results,
      numResults, SPARSE_ATTN_CUDA, frame.resultSizes, frame.resultData);
  if (status)
    return status;
  status = sparse_attn_rt_expect_workspace(
      status, workspace, static_cast<int64_t>(bytes), bytesOf(frame));
  int64_t items = frame.sizes[0] * 4;
  void *onDevice = nullptr;
  status = launch(status, frame.data[0], workspace, items, stream);
  status = launch(status, workspace, frame.resultData[0], items, stream);
  status = sparse_attn_rt_cuda_constant(status, &constant, &onDevice);
  return sparse_attn_rt_cuda_copy(status, frame.resultData[1], onDevice,
                                  sizeof(table), stream);
}
}
#pragma GCC visibility pop

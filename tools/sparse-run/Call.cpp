//===- Call.cpp - A call of a compiled function ---------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Call.h"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>

using namespace sparse_attn;

static constexpr int kWarmUp = 3, kRuns = 20;

void sparse_attn::die(const std::string &sentence) {
  std::fprintf(stderr, "sparse-run: %s\n", sentence.c_str());
  std::exit(1);
}

template <typename T>
static void find(void *library, const std::string &name, T &function) {
  void *symbol = dlsym(library, name.c_str());
  if (!symbol)
    die("the object has no function " + name);
  function = reinterpret_cast<T>(symbol);
}

Function::Function(const std::string &object, const std::string &name) {
  void *library = dlopen(object.c_str(), RTLD_NOW);
  if (!library)
    die(dlerror());
  const char *(*getSignature)(void);
  int32_t (*getDevice)(void);
  find(library, name, entry);
  find(library, name + "_workspace_size", workspaceSize);
  find(library, name + "_signature", getSignature);
  find(library, name + "_device", getDevice);
  signatureText = getSignature();
  deviceType = getDevice();
}

void Call::check(int32_t status) {
  if (status != SPARSE_ATTN_SUCCESS)
    die(sparse_attn_last_error());
}

void *Call::allocate(size_t bytes) {
  void *memory = nullptr;
  if (function.deviceType == SPARSE_ATTN_CUDA)
    check(sparse_attn_device_malloc(0, static_cast<int64_t>(bytes), &memory));
  else if (bytes != 0)
    memory = std::aligned_alloc(64, (bytes + 63) / 64 * 64);
  allocations.push_back(memory);
  return memory;
}

DLTensor Call::place(Array &array, bool copy) {
  DLTensor tensor = array.tensor();
  if (function.deviceType != SPARSE_ATTN_CUDA)
    return tensor; // where it is
  int64_t bytes = array.count() * tensor.dtype.bits / 8;
  tensor.device = {SPARSE_ATTN_CUDA, 0};
  tensor.data = allocate(static_cast<size_t>(bytes));
  if (copy)
    check(sparse_attn_device_copy(tensor.data, array.data(), bytes, nullptr));
  return tensor;
}

Call::Call(const Function &function, std::vector<Array> &inputs,
           std::vector<Array> &results)
    : function(function), results(results) {
  for (Array &array : inputs)
    arguments.push_back(place(array, /*copy=*/true));
  for (Array &array : results)
    outputs.push_back(place(array, /*copy=*/false));
  workspaceBytes = function.workspaceSize(
      arguments.data(), static_cast<int32_t>(arguments.size()));
  if (workspaceBytes == static_cast<size_t>(-1))
    die(sparse_attn_last_error());
  workspace = allocate(workspaceBytes);
}

Call::~Call() {
  for (void *memory : allocations)
    if (function.deviceType == SPARSE_ATTN_CUDA)
      sparse_attn_device_free(memory);
    else
      std::free(memory);
}

int32_t Call::enqueue(void *stream) {
  return function.entry(
      arguments.data(), static_cast<int32_t>(arguments.size()), outputs.data(),
      static_cast<int32_t>(outputs.size()), workspace, workspaceBytes, stream);
}

void Call::fetchResults() {
  if (function.deviceType != SPARSE_ATTN_CUDA)
    return;
  check(sparse_attn_device_synchronize(nullptr));
  for (size_t i = 0; i < results.size(); ++i)
    check(sparse_attn_device_copy(
        results[i].data(), outputs[i].data,
        results[i].count() * outputs[i].dtype.bits / 8, nullptr));
  check(sparse_attn_device_synchronize(nullptr));
}

Call::Times Call::time() {
  double times[kRuns];
  const char *what = "calls";
  if (function.deviceType == SPARSE_ATTN_CUDA) {
    auto work = [](void *call, void *stream) {
      return static_cast<Call *>(call)->enqueue(stream);
    };
    int32_t graph = 0;
    check(sparse_attn_device_time(work, this, kWarmUp, kRuns, times, &graph));
    what = graph ? "graph replays" : "calls";
  } else {
    for (int i = 0; i < kWarmUp; ++i)
      run();
    for (double &time : times) {
      auto start = std::chrono::steady_clock::now();
      run();
      std::chrono::duration<double, std::micro> taken =
          std::chrono::steady_clock::now() - start;
      time = taken.count();
    }
  }
  std::sort(times, times + kRuns);
  return {times[kRuns / 2], times[0], what, kRuns};
}

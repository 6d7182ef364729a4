//===- FakeDriver.h - A CUDA driver on host memory --------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A libcuda.so.1 for tests. It keeps the rules of the real one that the runtime
// relies on (contexts, captures, shared memory) and writes calls to a log.
//
//   FAKE_LOG=FILE         where calls are written, one a line
//   FAKE_FAIL=NAME=CODE   makes calls fail; NAME@3=CODE only the third one;
//                         several are separated by commas
//   FAKE_DEVICES=N        2 by default
//   FAKE_ARCH=90,80       the architecture of each device; the last repeats
//   FAKE_VERSION=13000    the version of CUDA
//   FAKE_MEMORY=BYTES     the memory of a device
//
// An image is a text: "arch 90" and a line "kernel NAME TYPE..." for each
// kernel, where TYPE is ptr, i64 or map. A kernel called double computes:
// (x, offset, y, offset, n) sets y to 2 x. Others are only logged, unless
//
//   FAKE_KERNELS=FILE.so  has functions of their names: then those are called
//                         for each thread that has an item, as a CPU would.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TEST_RUNTIME_FAKEDRIVER_H
#define SPARSE_ATTN_TEST_RUNTIME_FAKEDRIVER_H

#include "lib/Runtime/CUDA/DriverTypes.h"
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sparse_attn::cuda {

/// A context; primary ones only.
struct CUctx_st {
  int device;
  unsigned long long id;
};
struct CUgraph_st {
  std::vector<std::function<void()>> work;
};
struct CUgraphExec_st : CUgraph_st {};
struct CUevent_st {
  double time = 0;
};
struct CUstream_st {
  CUcontext context;
  bool blocking;
  int number;
  CUgraph capture = nullptr;
  bool invalidated = false;
  std::thread::id owner = {};
};
struct CUlib_st;
struct CUkern_st {
  std::string name;
  std::vector<std::string> types;
  CUlibrary library;
  std::map<int, int> sharedMemory; // by device
  std::map<int, bool> loaded;
};
struct CUlib_st {
  int arch = 0;
  std::map<std::string, CUkern_st> kernels;
};

namespace fake {

constexpr int kErrorNotInitialized = 3;
constexpr int kErrorInvalidClusterSize = 912;
constexpr int kMaxSharedMemory = 232448; // as on an H100

/// Guards everything; taken by every entry point.
extern std::recursive_mutex mutex;
extern std::vector<CUstream> &streams;
extern thread_local CUcontext current;

int number(const char *variable, int otherwise);
int deviceCount();
int archOf(int device);
void log(const char *format, ...) __attribute__((format(printf, 1, 2)));
/// The injected error of this call, else success.
CUresult enter(const char *name);
/// What must not happen while this thread captures: an error that spoils it.
CUresult unsafe();
std::string nameOf(CUstream stream);
/// Runs `work` or adds it to the capture of its stream.
CUresult enqueue(CUstream stream, std::function<void()> work);

#define SPARSE_ATTN_DRIVER_SYMBOL(name, version, parameters)                   \
  CUresult name parameters;
#include "lib/Runtime/CUDA/DriverSymbols.def"

} // namespace fake
} // namespace sparse_attn::cuda

/// Every entry point begins with this.
#define FAKE_ENTER(name)                                                       \
  std::lock_guard<std::recursive_mutex> guard(mutex);                          \
  if (CUresult injected = enter(#name))                                        \
  return injected

#endif // SPARSE_ATTN_TEST_RUNTIME_FAKEDRIVER_H

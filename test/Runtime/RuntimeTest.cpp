//===- RuntimeTest.cpp - Cases of the CUDA runtime: launches --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RuntimeTest.h"
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <thread>
#include <vector>

using namespace runtime_test;

//===----------------------------------------------------------------------===//
// What cases share
//===----------------------------------------------------------------------===//

User::User() {
  void *library = dlopen("libcuda.so.1", RTLD_NOW);
  auto get = reinterpret_cast<CUresult (*)(const char *, void **, int, uint64_t,
                                           CUdriverProcAddressQueryResult *)>(
      dlsym(library, "cuGetProcAddress_v2"));
  CUdriverProcAddressQueryResult found;
#define SPARSE_ATTN_DRIVER_SYMBOL(name, version, parameters)                   \
  get(#name, reinterpret_cast<void **>(&name), version, 0, &found);
#include "lib/Runtime/CUDA/DriverSymbols.def"
  cuInit(0);
}
CUcontext User::use(int device) {
  CUcontext context = nullptr;
  cuDevicePrimaryCtxRetain(&context, device);
  cuCtxSetCurrent(context);
  return context;
}
CUstream User::stream(unsigned flags) {
  CUstream stream = nullptr;
  cuStreamCreate(&stream, flags);
  return stream;
}
void User::beginCapture(CUstream stream) {
  cuStreamBeginCapture(stream, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL);
}
bool User::replay(CUstream stream) {
  CUgraph graph = nullptr;
  CUgraphExec executable = nullptr;
  if (cuStreamEndCapture(stream, &graph) != CUDA_SUCCESS)
    return false;
  bool fine =
      cuGraphInstantiateWithFlags(&executable, graph, 0) == CUDA_SUCCESS &&
      cuGraphLaunch(executable, stream) == CUDA_SUCCESS;
  if (executable)
    cuGraphExecDestroy(executable);
  cuGraphDestroy(graph);
  return fine;
}

int32_t runtime_test::print(const char *label, int32_t status) {
  std::printf("%s: %d %s\n", label, status,
              status ? sparse_attn_last_error() : "");
  std::fflush(stdout);
  return status;
}

static const char image[] = "arch 90\n"
                            "kernel record ptr i64 map\n"
                            "kernel record2 ptr i64 map\n"
                            "kernel double ptr i64 ptr i64 i64\n";
SparseAttnKernel runtime_test::record = {
    image, sizeof(image), "record", 128, 0, 0, 0, nullptr};
SparseAttnKernel runtime_test::record2 = {image,
                                          sizeof(image),
                                          "record2",
                                          160,
                                          1,
                                          65536,
                                          SPARSE_ATTN_KERNEL_OVERLAPS,
                                          nullptr};
SparseAttnKernel runtime_test::twice = {
    image, sizeof(image), "double", 128, 0, 0, 0, nullptr};

int32_t runtime_test::launch(SparseAttnKernel &kernel, int64_t x, int64_t y,
                             int64_t z, void *stream) {
  alignas(64) static CUtensorMap map = {
      {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xabc}};
  void *pointer = reinterpret_cast<void *>(0x1230);
  int64_t size = -7;
  void *params[] = {&pointer, &size, &map};
  return sparse_attn_rt_cuda_launch(0, &kernel, x, y, z, params, stream);
}

//===----------------------------------------------------------------------===//
// Cases
//===----------------------------------------------------------------------===//

/// A thread without a context: device 0. Loads once.
static void launchTwice() {
  print("first", launch(record, 3, 2, 4));
  print("second", launch(record));
  print("third", launch(record2, 8));
}

static void badGrids() {
  print("empty", launch(record, 0, 5));
  print("empty too", launch(record, 5, 5, 0));
  print("negative", launch(record, 1, -1));
  print("too many", launch(record, int64_t(1) << 31));
  print("too many rows", launch(record, 1, 65536));
  print("cluster", launch(record2, 16));
  print("status", sparse_attn_rt_cuda_launch(SPARSE_ATTN_OUT_OF_MEMORY, &record,
                                             1, 1, 1, nullptr, nullptr));
}

static void badKernels() {
  static const char nonsense[] = "nonsense\n";
  // Like those of objects: what is loaded for them stays.
  static SparseAttnKernel kernel = record;
  kernel.name = "absent";
  print("absent", launch(kernel));
  kernel = record;
  kernel.image = nonsense;
  kernel.image_bytes = sizeof(nonsense);
  print("image", launch(kernel));
  kernel = record2;
  kernel.shared_memory = 1 << 20;
  print("shared memory", launch(kernel));
  // After an error the same object works, once what was wrong is right.
  kernel.shared_memory = 65536;
  print("right", launch(kernel));
}

static void devices() {
  User user;
  user.use(1);
  print("device 1", launch(record2, 2));
  user.use(0);
  print("device 0", launch(record2, 2));
  user.use(1);
  print("device 1 again", launch(record2, 2));
}

static void streams() {
  User user;
  user.use(1);
  CUstream stream = user.stream();
  print("own", launch(record, 1, 1, 1, stream));
  user.use(0);
  print("foreign", launch(record, 1, 1, 1, stream));
  user.cuCtxSetCurrent(nullptr);
  print("no context", launch(record, 1, 1, 1, stream));
  CUdevice device = -1;
  user.cuCtxGetDevice(&device);
  std::printf("now on device %d\n", device);
}

static void capture() {
  User user;
  user.use(0);
  CUstream stream = user.stream(), blocking = user.stream(0);
  user.beginCapture(stream);
  print("cold", launch(record, 1, 1, 1, stream));
  std::printf("replayed: %d\n", user.replay(stream));
  user.beginCapture(blocking);
  print("cold, default stream", launch(record));
  std::printf("replayed: %d\n", user.replay(blocking));
  print("warm up", launch(record, 1, 1, 1, stream));
  user.beginCapture(stream);
  char from[8] = "abcdefg", to[8] = "";
  print("captured", launch(record, 9, 1, 1, stream));
  print("copied", sparse_attn_rt_cuda_copy(0, to, from, 8, stream));
  std::printf("before: '%s'\n", to);
  std::printf("replayed: %d\n", user.replay(stream));
  std::printf("after: '%s'\n", to);
  // Another device has not seen the kernel yet.
  user.use(1);
  CUstream other = user.stream();
  user.beginCapture(other);
  print("cold on device 1", launch(record, 1, 1, 1, other));
  std::printf("replayed: %d\n", user.replay(other));
}

static void threads() {
  std::vector<std::thread> threads;
  std::vector<int32_t> failures(8);
  for (size_t t = 0; t < failures.size(); ++t)
    threads.emplace_back([&failures, t] {
      User user;
      user.use(static_cast<int>(t % 2));
      for (int i = 0; i < 50; ++i)
        failures[t] |= launch(t % 4 < 2 ? record : record2);
    });
  for (std::thread &thread : threads)
    thread.join();
  for (int32_t failure : failures)
    std::printf("%d ", failure);
  std::printf("\n");
}

/// Lowers `least` to the host time of `work` in microseconds. Of many short
/// runs some are undisturbed, also on a busy machine.
template <typename Work> static void time(Work work, double &least) {
  using Clock = std::chrono::steady_clock;
  auto start = Clock::now();
  for (int i = 0; i < 10; ++i)
    work();
  std::chrono::duration<double, std::micro> passed = Clock::now() - start;
  least = std::min(least, passed.count() / 10);
}

/// Host time of a warm launch, with and without the driver's share.
static void speed() {
  launch(record);
  User user;
  CUcontext context = nullptr;
  CUdevice device = 0;
  CUlaunchConfig config = {1, 1, 1, 128, 1, 1, 0, nullptr, nullptr, 0};
  alignas(64) CUtensorMap map = {};
  void *params[] = {&map, &map, &map};
  // The first word of the cache is the kernel.
  auto *kernel = *static_cast<CUfunction *>(record.cache);
  double all = 1e9, driver = 1e9;
  // In turns: what disturbs one disturbs the other.
  for (int i = 0; i < 2000; ++i) {
    time([] { launch(record); }, all);
    time(
        [&] {
          user.cuCtxGetCurrent(&context);
          user.cuCtxGetDevice(&device);
          user.cuLaunchKernelEx(&config, kernel, params, nullptr);
        },
        driver);
  }
  std::printf("a warm launch takes %.3f us, of which the driver %.3f us\n", all,
              driver);
  std::printf("%s\n", all - driver < 0.5 ? "cheap" : "dear");
}

void runtime_test::addLaunchCases(Cases &cases) {
  cases["launch"] = launchTwice;
  cases["bad-grids"] = badGrids;
  cases["bad-kernels"] = badKernels;
  cases["devices"] = devices;
  cases["streams"] = streams;
  cases["capture"] = capture;
  cases["threads"] = threads;
  cases["speed"] = speed;
}

int main(int argc, char **argv) {
  Cases cases;
  addLaunchCases(cases);
  addDataCases(cases);
  auto known = cases.find(argc == 2 ? argv[1] : "");
  if (known == cases.end())
    return 2;
  known->second();
  return 0;
}

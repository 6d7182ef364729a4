//===- RuntimeTestData.cpp - Cases of the CUDA runtime: data --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RuntimeTest.h"
#include <cstdio>
#include <cstring>
#include <thread>
#include <vector>

using namespace runtime_test;

namespace {

struct Map {
  const char *element = "f16";
  std::vector<int64_t> sizes{5, 64, 1, 64}, box{1, 64, 1, 64};
  int32_t swizzle = 128;
  uintptr_t base = 0x1000;
};

int32_t encode(const char *label, const Map &map) {
  alignas(64) static CUtensorMap storage;
  std::memset(&storage, 0xff, sizeof(storage));
  int32_t status = sparse_attn_rt_cuda_tensor_map(
      0, &storage, reinterpret_cast<void *>(map.base), map.element,
      static_cast<int32_t>(map.sizes.size()), map.sizes.data(), map.box.data(),
      map.swizzle);
  print(label, status);
  if (storage.opaque[0] == 0 && storage.opaque[15] == 0)
    std::printf("zeros\n");
  return status;
}

template <typename T> Map with(T Map::*field, T value) {
  Map map;
  map.*field = value;
  return map;
}
Map shaped(std::vector<int64_t> sizes, std::vector<int64_t> box,
           int32_t swizzle, const char *element = "f16") {
  Map map;
  map.sizes = sizes;
  map.box = box;
  map.swizzle = swizzle;
  map.element = element;
  return map;
}

void tensorMaps() {
  encode("pages", Map());
  encode("rank 1", shaped({1000}, {256}, 0, "i8"));
  encode("rank 5", shaped({2, 3, 4, 5, 32}, {1, 1, 2, 5, 16}, 32, "bf16"));
  encode("f32", shaped({7, 16}, {7, 16}, 64, "f32"));
  for (const char *element : {"f64", "i16", "i32", "i64"})
    encode(element, shaped({4, 16}, {4, 8}, 0, element));
  encode("empty", shaped({0, 64, 1, 64}, {1, 64, 1, 64}, 128));
}

void badTensorMaps() {
  encode("element", with(&Map::element, "f8"));
  encode("rank 0", shaped({}, {}, 0));
  encode("rank 6", shaped({1, 1, 1, 1, 1, 64}, {1, 1, 1, 1, 1, 64}, 128));
  encode("swizzle", with(&Map::swizzle, 16));
  encode("base", with(&Map::base, uintptr_t(0x1008)));
  encode("stride", shaped({3, 4, 20}, {1, 4, 16}, 32));
  encode("large stride",
         shaped({2, int64_t(1) << 20, int64_t(1) << 20}, {1, 1, 64}, 128));
  encode("size", shaped({(int64_t(1) << 32) + 1, 64}, {1, 64}, 128));
  encode("box", shaped({512, 64}, {257, 64}, 128));
  encode("no box", shaped({512, 64}, {0, 64}, 128));
  encode("box row", shaped({512, 64}, {1, 4}, 0));
  encode("swizzled row", shaped({512, 128}, {1, 128}, 128));
  static char map[129];
  int64_t sizes[] = {64}, box[] = {64};
  bool even = reinterpret_cast<uintptr_t>(map) % 2 == 0;
  print("map", sparse_attn_rt_cuda_tensor_map(0, map + even, nullptr, "f16", 1,
                                              sizes, box, 128));
}

const char text[] = "a constant";
SparseAttnConstant constant = {text, sizeof(text), nullptr};

void constants() {
  User user;
  void *first = nullptr, *second = nullptr, *third = nullptr;
  print("first", sparse_attn_rt_cuda_constant(0, &constant, &first));
  print("second", sparse_attn_rt_cuda_constant(0, &constant, &second));
  user.use(1);
  print("device 1", sparse_attn_rt_cuda_constant(0, &constant, &third));
  if (!first || !third)
    return;
  std::printf("%s, %s\n", static_cast<char *>(first),
              static_cast<char *>(third));
  std::printf("same: %d, other: %d\n", first == second, first != third);
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([t, third] {
      User().use(t % 2);
      void *pointer = nullptr;
      if (sparse_attn_rt_cuda_constant(0, &constant, &pointer) != 0 ||
          (pointer == third) != (t % 2 == 1))
        std::printf("thread %d: wrong constant\n", t);
    });
  for (std::thread &thread : threads)
    thread.join();
  SparseAttnConstant none = {nullptr, 0, nullptr};
  print("none", sparse_attn_rt_cuda_constant(0, &none, &first));
}

void constantUnderCapture() {
  User user;
  user.use(0);
  void *pointer = nullptr;
  for (unsigned flags : {0u, CU_STREAM_NON_BLOCKING}) {
    CUstream stream = user.stream(flags);
    user.beginCapture(stream);
    print("cold", sparse_attn_rt_cuda_constant(0, &constant, &pointer));
    std::printf("%s\n", pointer ? "a pointer" : "null");
    user.replay(stream);
  }
  print("warm up", sparse_attn_rt_cuda_constant(0, &constant, &pointer));
  CUstream stream = user.stream();
  user.beginCapture(stream);
  print("warm", sparse_attn_rt_cuda_constant(0, &constant, &pointer));
  std::printf("replayed: %d\n", user.replay(stream));
}

void memory() {
  float host[4] = {1, 2, 3, 4}, back[4] = {};
  void *x = nullptr, *y = nullptr;
  print("malloc", sparse_attn_device_malloc(0, 16, &x));
  print("malloc", sparse_attn_device_malloc(0, 16, &y));
  if (!x || !y)
    return;
  print("copy in", sparse_attn_device_copy(x, host, 16, nullptr));
  int64_t zero = 0, one = 1, items = 3;
  void *params[] = {&x, &one, &y, &zero, &items};
  print("launch",
        sparse_attn_rt_cuda_launch(0, &twice, 1, 1, 1, params, nullptr));
  print("copy out", sparse_attn_device_copy(back, y, 12, nullptr));
  print("synchronize", sparse_attn_device_synchronize(nullptr));
  std::printf("%g %g %g\n", back[0], back[1], back[2]);
  print("same", sparse_attn_rt_cuda_copy(0, x, x, 16, nullptr));
  print("free", sparse_attn_device_free(x));
  print("free again", sparse_attn_device_free(x));
  print("free null", sparse_attn_device_free(nullptr));
  print("device", sparse_attn_device_malloc(7, 16, &x));
  print("size", sparse_attn_device_malloc(0, -1, &x));
  print("nothing", sparse_attn_device_malloc(0, 0, &x));
  print("huge", sparse_attn_device_malloc(1, int64_t(1) << 40, &x));
  print("free the other", sparse_attn_device_free(y));
}

void timing() {
  double times[3] = {};
  int32_t graph = -1;
  SparseAttnWork work = [](void *, void *stream) {
    return launch(record, 1, 1, 1, stream);
  };
  print("graph", sparse_attn_device_time(work, nullptr, 2, 3, times, &graph));
  std::printf("%d: %g %g %g\n", graph, times[0], times[1], times[2]);
  // What cannot be captured is called.
  SparseAttnWork allocates = [](void *, void *stream) {
    void *pointer = nullptr;
    int32_t status = sparse_attn_device_malloc(0, 64, &pointer);
    sparse_attn_device_free(pointer);
    return status ? status : launch(record, 1, 1, 1, stream);
  };
  print("calls",
        sparse_attn_device_time(allocates, nullptr, 2, 3, times, &graph));
  std::printf("%d: %g '%s'\n", graph, times[0], sparse_attn_last_error());
  SparseAttnWork fails = [](void *, void *stream) {
    return launch(record, -1, 1, 1, stream);
  };
  print("error", sparse_attn_device_time(fails, nullptr, 2, 3, times, &graph));
}

/// Tensors of a call lie on the current device.
void bind() {
  User user;
  int64_t symbols[128], sizes[2], shape[1] = {3};
  void *data[2];
  float values[3];
  DLTensor tensors[2];
  for (DLTensor &tensor : tensors)
    tensor = {values, {SPARSE_ATTN_CUDA, 0}, 1, {2, 32, 1}, shape, nullptr, 0};
  auto call = [&](const char *label,
                  int32_t version = SPARSE_ATTN_RUNTIME_VERSION) {
    int32_t status = sparse_attn_rt_begin(version, symbols);
    print(label, sparse_attn_rt_bind(status, symbols, "main: argument",
                                     "f32[s0] f32[s0]", tensors, 2,
                                     SPARSE_ATTN_CUDA, sizes, data));
  };
  auto printDevice = [&] {
    CUdevice device = -1;
    user.cuCtxGetDevice(&device);
    std::printf("now on device %d\n", device);
  };
  call("version", 1);
  tensors[1].device.device_id = 1;
  call("two devices");
  user.cuCtxSetCurrent(nullptr);
  tensors[0].device.device_id = 1;
  call("no context");
  printDevice();
  user.use(0);
  call("other device");
  user.use(1);
  call("right");
  tensors[1].device.device_type = 1;
  call("on the CPU");
  tensors[1].device.device_type = 10;
  call("elsewhere");
  tensors[1].device.device_type = 13;
  call("managed");
}

/// What checks found: rows of position, value, least, most.
void reports() {
  int64_t rows[][4] = {{-1, 0, 0, 9}, {-1, 0, 0, 9}, {3, 12, 0, 9},
                       {-1, 0, 0, 9}, {0, -1, 0, 9}, {5, 10, 0, 9}};
  int64_t sizes[] = {3, 2, 4}, none[] = {0, 2, 4}, one[] = {1, 4};
  auto report = [&](const char *label, const char *axes, int32_t rank,
                    const int64_t *of, const void *words, int32_t status = 0) {
    print(label, sparse_attn_rt_report(status, "ids", axes, rank, of, words));
  };
  report("host", "batch head position", 3, sizes, rows);
  report("one axis less", "batch head", 3, sizes, rows);
  report("one row", "batch", 2, one, rows[2]);
  report("right", "batch", 2, one, rows[0]);
  report("none", "batch head", 3, none, nullptr);
  report("status", "batch", 2, one, rows[2], SPARSE_ATTN_OUT_OF_MEMORY);
  int64_t empty[] = {0, 4, 0, -1}, single[] = {2, 1, 0, 0};
  report("empty range", "batch", 2, one, empty);
  report("single value", "row position", 2, one, single);

  void *device = nullptr;
  print("malloc", sparse_attn_device_malloc(0, sizeof(rows), &device));
  print("copy", sparse_attn_device_copy(device, rows, sizeof(rows), nullptr));
  auto onDevice = [&](const char *label, const int64_t *of, CUstream stream,
                      int32_t status = 0) {
    print(label,
          sparse_attn_rt_cuda_report(status, "ids", "batch head position", 3,
                                     of, device, stream));
  };
  User user;
  CUstream stream = user.stream();
  onDevice("device", sizes, stream);
  onDevice("device, none", none, stream);
  onDevice("device, status", sizes, stream, SPARSE_ATTN_OUT_OF_MEMORY);
  print("no capture", sparse_attn_rt_cuda_expect_no_capture(0, stream));
  user.beginCapture(stream);
  print("capture", sparse_attn_rt_cuda_expect_no_capture(0, stream));
  print("capture, status", sparse_attn_rt_cuda_expect_no_capture(
                               SPARSE_ATTN_OUT_OF_MEMORY, stream));
  std::printf("replayed: %d\n", user.replay(stream));
  print("free", sparse_attn_device_free(device));
}

} // namespace

void runtime_test::addDataCases(Cases &cases) {
  cases["tensor-maps"] = tensorMaps;
  cases["bad-tensor-maps"] = badTensorMaps;
  cases["constants"] = constants;
  cases["constant-capture"] = constantUnderCapture;
  cases["memory"] = memory;
  cases["time"] = timing;
  cases["bind"] = bind;
  cases["reports"] = reports;
}

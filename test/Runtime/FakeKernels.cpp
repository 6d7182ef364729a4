//===- FakeKernels.cpp - Libraries and kernels of the fake ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeDriver.h"
#include <array>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <sstream>
#include <utility>

using namespace sparse_attn::cuda;
using namespace sparse_attn::cuda::fake;

CUresult fake::cuLibraryLoadData(CUlibrary *library, const void *image, int *,
                                 void **, unsigned, int *, void **, unsigned) {
  FAKE_ENTER(cuLibraryLoadData);
  if (CUresult error = unsafe())
    return error;
  std::istringstream text(static_cast<const char *>(image));
  auto *loaded = new CUlib_st;
  std::string line, word;
  while (std::getline(text, line)) {
    std::istringstream words(line);
    words >> word;
    if (word == "arch") {
      words >> loaded->arch;
      continue;
    }
    CUkern_st kernel;
    words >> kernel.name;
    while (words >> word)
      kernel.types.push_back(word);
    kernel.library = loaded;
    loaded->kernels[kernel.name] = kernel;
  }
  if (!loaded->arch) {
    delete loaded;
    return CUDA_ERROR_INVALID_IMAGE;
  }
  *library = loaded;
  log("cuLibraryLoadData");
  return CUDA_SUCCESS;
}
CUresult fake::cuLibraryGetKernel(CUkernel *kernel, CUlibrary library,
                                  const char *name) {
  FAKE_ENTER(cuLibraryGetKernel);
  auto known = library->kernels.find(name);
  if (known == library->kernels.end())
    return CUDA_ERROR_NOT_FOUND;
  *kernel = &known->second;
  log("cuLibraryGetKernel %s", name);
  return CUDA_SUCCESS;
}
CUresult fake::cuKernelGetFunction(CUfunction *function, CUkernel kernel) {
  FAKE_ENTER(cuKernelGetFunction);
  if (CUresult error = unsafe())
    return error;
  if (archOf(current->device) != kernel->library->arch)
    return CUDA_ERROR_NO_BINARY_FOR_GPU;
  kernel->loaded[current->device] = true;
  *function = reinterpret_cast<CUfunction>(kernel);
  log("cuKernelGetFunction %s device=%d", kernel->name.c_str(),
      current->device);
  return CUDA_SUCCESS;
}
CUresult fake::cuKernelSetAttribute(CUfunction_attribute, int value,
                                    CUkernel kernel, CUdevice device) {
  FAKE_ENTER(cuKernelSetAttribute);
  kernel->sharedMemory[device] = value;
  log("cuKernelSetAttribute %s shared=%d device=%d", kernel->name.c_str(),
      value, device);
  return CUDA_SUCCESS;
}

static std::string textOf(const std::string &type, const void *value) {
  char text[64];
  uint64_t words[16] = {};
  std::memcpy(words, value, type == "map" ? sizeof(words) : 8);
  if (type == "map") // as cuTensorMapEncodeTiled below writes it
    std::snprintf(text, sizeof(text), "map:%llx",
                  static_cast<unsigned long long>(words[15]));
  else if (type == "ptr")
    std::snprintf(text, sizeof(text), "0x%llx",
                  static_cast<unsigned long long>(words[0]));
  else
    std::snprintf(text, sizeof(text), "%lld", static_cast<long long>(words[0]));
  return text;
}

template <size_t... I>
static void callWith(void *function,
                     const std::array<int64_t, sizeof...(I)> &words,
                     std::index_sequence<I...>) {
  // Words beyond the parameters of a function do no harm.
  reinterpret_cast<void (*)(decltype(int64_t(I))...)>(function)(words[I]...);
}

/// Calls the function of FAKE_KERNELS that has the kernel's name. Its last
/// parameter is an item, where the kernel's is the number of items.
static void runOnCPU(const CUkern_st &kernel, int64_t threads,
                     const std::vector<std::string> &values) {
  static void *library = [] {
    const char *path = std::getenv("FAKE_KERNELS");
    return path ? dlopen(path, RTLD_NOW) : nullptr;
  }();
  void *function = library ? dlsym(library, kernel.name.c_str()) : nullptr;
  std::array<int64_t, 64> words = {};
  if (!function || values.empty() || values.size() > words.size())
    return;
  for (size_t i = 0; i < values.size(); ++i)
    std::memcpy(&words[i], values[i].data(), 8);
  int64_t &item = words[values.size() - 1];
  for (int64_t i = 0, end = std::min(item, threads); i < end; ++i) {
    item = i;
    callWith(function, words, std::make_index_sequence<64>());
  }
}

static void run(const CUkern_st &kernel, const CUlaunchConfig &config,
                const std::string &attributes,
                const std::vector<std::string> &values) {
  std::string text;
  for (size_t i = 0; i < values.size(); ++i)
    text += (i ? " " : "") + textOf(kernel.types[i], values[i].data());
  log("launch %s grid=%u,%u,%u block=%u,%u,%u shared=%u%s stream=%s device=%d "
      "params=(%s)",
      kernel.name.c_str(), config.gridDimX, config.gridDimY, config.gridDimZ,
      config.blockDimX, config.blockDimY, config.blockDimZ,
      config.sharedMemBytes, attributes.c_str(), nameOf(config.hStream).c_str(),
      current->device, text.c_str());
  int64_t threads = int64_t(config.gridDimX) * config.blockDimX;
  if (kernel.name != "double")
    return runOnCPU(kernel, threads, values);
  int64_t words[5];
  for (int i = 0; i < 5; ++i)
    std::memcpy(&words[i], values[i].data(), 8);
  auto *x = reinterpret_cast<float *>(words[0]) + words[1];
  auto *y = reinterpret_cast<float *>(words[2]) + words[3];
  for (int64_t i = 0; i < words[4] && i < threads; ++i)
    y[i] = 2 * x[i];
}

CUresult fake::cuLaunchKernelEx(const CUlaunchConfig *config,
                                CUfunction function, void **params, void **) {
  FAKE_ENTER(cuLaunchKernelEx);
  auto *kernel = reinterpret_cast<CUkernel>(function);
  int device = current ? current->device : -1;
  if (!kernel->loaded[device])
    if (CUresult error = unsafe()) // it would be loaded here
      return error;
  unsigned most = static_cast<unsigned>(kernel->sharedMemory[device]);
  if (config->sharedMemBytes > std::max(most, 48u * 1024))
    return CUDA_ERROR_INVALID_VALUE;
  std::string attributes;
  for (unsigned i = 0; i < config->numAttrs; ++i) {
    const CUlaunchAttribute &attribute = config->attrs[i];
    if (attribute.id == CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION) {
      auto cluster = attribute.value.clusterDim;
      if (config->gridDimX % cluster.x || cluster.x > 8)
        return static_cast<CUresult>(kErrorInvalidClusterSize);
      attributes += " cluster=" + std::to_string(cluster.x) + "," +
                    std::to_string(cluster.y) + "," + std::to_string(cluster.z);
    } else {
      attributes += " serial=" +
                    std::to_string(
                        attribute.value.programmaticStreamSerializationAllowed);
    }
  }
  // Values are copied now, as the real driver does.
  std::vector<std::string> values;
  for (size_t i = 0; i < kernel->types.size(); ++i)
    values.emplace_back(static_cast<const char *>(params[i]),
                        kernel->types[i] == "map" ? 128 : 8);
  return enqueue(config->hStream, [=, config = *config] {
    run(*kernel, config, attributes, values);
  });
}

CUresult fake::cuTensorMapEncodeTiled(
    CUtensorMap *map, CUtensorMapDataType type, uint32_t rank, void *base,
    const uint64_t *sizes, const uint64_t *strides, const uint32_t *box,
    const uint32_t *steps, CUtensorMapInterleave interleave,
    CUtensorMapSwizzle swizzle, CUtensorMapL2promotion promotion,
    CUtensorMapFloatOOBfill fill) {
  FAKE_ENTER(cuTensorMapEncodeTiled);
  std::string text;
  for (uint32_t i = 0; i < rank; ++i)
    text += (i ? " " : "") + std::to_string(sizes[i]) + "/" +
            std::to_string(box[i]) + "/" + std::to_string(steps[i]) +
            (i + 1 < rank ? "/" + std::to_string(strides[i]) : "");
  log("cuTensorMapEncodeTiled type=%d rank=%u base=%p dims=(%s) interleave=%d "
      "swizzle=%d l2=%d fill=%d",
      type, rank, base, text.c_str(), interleave, swizzle, promotion, fill);
  map->opaque[15] = reinterpret_cast<uint64_t>(base);
  return CUDA_SUCCESS;
}

//===- FakeDriver.cpp - Devices, contexts and memory of the fake ----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeDriver.h"
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <sstream>

using namespace sparse_attn::cuda;
using namespace sparse_attn::cuda::fake;

std::recursive_mutex fake::mutex;
thread_local CUcontext fake::current = nullptr;

namespace {
bool initialised = false;
std::map<std::string, int> calls;
std::map<CUdeviceptr, size_t> allocations;
size_t allocated = 0;
std::map<int, CUctx_st> primaries;
} // namespace

//===----------------------------------------------------------------------===//
// Settings, log, errors
//===----------------------------------------------------------------------===//

int fake::number(const char *variable, int otherwise) {
  const char *text = std::getenv(variable);
  return text ? std::atoi(text) : otherwise;
}

int fake::deviceCount() { return number("FAKE_DEVICES", 2); }

int fake::archOf(int device) {
  const char *text = std::getenv("FAKE_ARCH");
  std::istringstream list(text ? text : "90");
  std::string arch;
  for (int i = 0; i <= device && std::getline(list, arch, ','); ++i)
    ;
  return std::atoi(arch.c_str());
}

void fake::log(const char *format, ...) {
  const char *path = std::getenv("FAKE_LOG");
  std::FILE *file = path ? std::fopen(path, "a") : nullptr;
  if (!file)
    return;
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(file, format, arguments);
  va_end(arguments);
  std::fputc('\n', file);
  std::fclose(file);
}

CUresult fake::enter(const char *name) {
  int call = ++calls[name];
  const char *text = std::getenv("FAKE_FAIL");
  std::istringstream list(text ? text : "");
  std::string entry;
  while (std::getline(list, entry, ',')) {
    size_t equal = entry.find('='), at = entry.find('@');
    bool every = at == std::string::npos;
    if (entry.substr(0, every ? equal : at) == name &&
        (every || std::atoi(entry.c_str() + at + 1) == call))
      return static_cast<CUresult>(std::atoi(entry.c_str() + equal + 1));
  }
  bool early = std::strcmp(name, "cuInit") == 0 ||
               std::strncmp(name, "cuGetError", 10) == 0;
  return initialised || early ? CUDA_SUCCESS
                              : static_cast<CUresult>(kErrorNotInitialized);
}

CUresult fake::cuInit(unsigned) {
  FAKE_ENTER(cuInit);
  initialised = true;
  log("cuInit");
  return CUDA_SUCCESS;
}

namespace {
struct KnownError {
  int code;
  const char *name, *text;
};
const KnownError knownErrors[] = {
    {1, "CUDA_ERROR_INVALID_VALUE", "invalid argument"},
    {2, "CUDA_ERROR_OUT_OF_MEMORY", "out of memory"},
    {100, "CUDA_ERROR_NO_DEVICE", "no CUDA-capable device is detected"},
    {101, "CUDA_ERROR_INVALID_DEVICE", "invalid device ordinal"},
    {200, "CUDA_ERROR_INVALID_IMAGE", "device kernel image is invalid"},
    {201, "CUDA_ERROR_INVALID_CONTEXT", "invalid device context"},
    {209, "CUDA_ERROR_NO_BINARY_FOR_GPU",
     "no kernel image is available for execution on the device"},
    {500, "CUDA_ERROR_NOT_FOUND", "named symbol not found"},
    {700, "CUDA_ERROR_ILLEGAL_ADDRESS",
     "an illegal memory access was encountered"},
    {900, "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED",
     "operation not permitted when stream is capturing"},
    {912, "CUDA_ERROR_INVALID_CLUSTER_SIZE", "invalid cluster size"},
};

CUresult lookup(CUresult error, const char *KnownError::*field,
                const char **text) {
  *text = nullptr;
  for (const KnownError &known : knownErrors)
    if (known.code == error)
      *text = known.*field;
  return *text ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}
} // namespace

CUresult fake::cuGetErrorName(CUresult error, const char **text) {
  return lookup(error, &KnownError::name, text);
}
CUresult fake::cuGetErrorString(CUresult error, const char **text) {
  return lookup(error, &KnownError::text, text);
}

//===----------------------------------------------------------------------===//
// Devices and contexts
//===----------------------------------------------------------------------===//

CUresult fake::cuDeviceGetCount(int *count) {
  FAKE_ENTER(cuDeviceGetCount);
  *count = deviceCount();
  return CUDA_SUCCESS;
}
CUresult fake::cuDeviceGet(CUdevice *device, int ordinal) {
  FAKE_ENTER(cuDeviceGet);
  *device = ordinal;
  return ordinal >= 0 && ordinal < deviceCount() ? CUDA_SUCCESS
                                                 : CUDA_ERROR_INVALID_DEVICE;
}
CUresult fake::cuDeviceGetName(char *name, int length, CUdevice) {
  FAKE_ENTER(cuDeviceGetName);
  std::strncpy(name, "Fake GPU", static_cast<size_t>(length));
  return CUDA_SUCCESS;
}
CUresult fake::cuDeviceGetAttribute(int *value, CUdevice_attribute attribute,
                                    CUdevice device) {
  FAKE_ENTER(cuDeviceGetAttribute);
  switch (attribute) {
  case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR:
    *value = archOf(device) / 10;
    break;
  case CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR:
    *value = archOf(device) % 10;
    break;
  case CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN:
    *value = kMaxSharedMemory;
    break;
  }
  return CUDA_SUCCESS;
}
CUresult fake::cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device) {
  FAKE_ENTER(cuDevicePrimaryCtxRetain);
  log("cuDevicePrimaryCtxRetain device=%d", device);
  auto id = static_cast<unsigned long long>(100 + device);
  *context = &primaries.try_emplace(device, CUctx_st{device, id}).first->second;
  return CUDA_SUCCESS;
}
CUresult fake::cuCtxGetCurrent(CUcontext *context) {
  FAKE_ENTER(cuCtxGetCurrent);
  *context = current;
  return CUDA_SUCCESS;
}
CUresult fake::cuCtxSetCurrent(CUcontext context) {
  FAKE_ENTER(cuCtxSetCurrent);
  current = context;
  return CUDA_SUCCESS;
}
CUresult fake::cuCtxGetDevice(CUdevice *device) {
  FAKE_ENTER(cuCtxGetDevice);
  if (!current)
    return CUDA_ERROR_INVALID_CONTEXT;
  *device = current->device;
  return CUDA_SUCCESS;
}
CUresult fake::cuCtxGetId(CUcontext context, unsigned long long *id) {
  FAKE_ENTER(cuCtxGetId);
  context = context ? context : current;
  if (!context)
    return CUDA_ERROR_INVALID_CONTEXT;
  *id = context->id;
  return CUDA_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

CUresult fake::cuMemAlloc(CUdeviceptr *pointer, size_t bytes) {
  FAKE_ENTER(cuMemAlloc);
  if (CUresult error = unsafe())
    return error;
  if (!current)
    return CUDA_ERROR_INVALID_CONTEXT;
  if (bytes == 0)
    return CUDA_ERROR_INVALID_VALUE;
  if (allocated + bytes > static_cast<size_t>(number("FAKE_MEMORY", 1 << 30)))
    return CUDA_ERROR_OUT_OF_MEMORY;
  void *memory = std::aligned_alloc(256, (bytes + 255) / 256 * 256);
  std::memset(memory, 0xCD, bytes); // device memory begins as anything
  *pointer = reinterpret_cast<CUdeviceptr>(memory);
  allocations[*pointer] = bytes;
  allocated += bytes;
  log("cuMemAlloc %zu device=%d", bytes, current->device);
  return CUDA_SUCCESS;
}
CUresult fake::cuMemFree(CUdeviceptr pointer) {
  FAKE_ENTER(cuMemFree);
  auto known = allocations.find(pointer);
  if (known == allocations.end())
    return CUDA_ERROR_INVALID_VALUE;
  log("cuMemFree %zu", known->second);
  allocated -= known->second;
  std::free(reinterpret_cast<void *>(pointer));
  allocations.erase(known);
  return CUDA_SUCCESS;
}
CUresult fake::cuMemcpyHtoD(CUdeviceptr to, const void *from, size_t bytes) {
  FAKE_ENTER(cuMemcpyHtoD);
  if (CUresult error = unsafe())
    return error;
  std::memcpy(reinterpret_cast<void *>(to), from, bytes);
  log("cuMemcpyHtoD %zu", bytes);
  return CUDA_SUCCESS;
}

//===----------------------------------------------------------------------===//
// The only name that the library exports
//===----------------------------------------------------------------------===//

extern "C" __attribute__((visibility("default"))) CUresult
cuGetProcAddress_v2(const char *name, void **entry, int version, uint64_t,
                    CUdriverProcAddressQueryResult *result) {
  *entry = nullptr;
  *result = CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND;
#define SPARSE_ATTN_DRIVER_SYMBOL(symbol, since, parameters)                   \
  if (std::strcmp(name, #symbol) == 0 && version == since) {                   \
    *entry = reinterpret_cast<void *>(&fake::symbol);                          \
    *result = CU_GET_PROC_ADDRESS_SUCCESS;                                     \
  }
#include "lib/Runtime/CUDA/DriverSymbols.def"
  if (*entry && version > number("FAKE_VERSION", 13000)) {
    *entry = nullptr;
    *result = CU_GET_PROC_ADDRESS_VERSION_NOT_SUFFICIENT;
  }
  return *entry ? CUDA_SUCCESS : CUDA_ERROR_NOT_FOUND;
}

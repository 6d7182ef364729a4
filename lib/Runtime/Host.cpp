//===- Host.cpp - Checks of the arguments of compiled functions -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// No LLVM here: this library travels with compiled objects.
//
//===----------------------------------------------------------------------===//

#include "CUDA/TensorDevice.h"
#include "Error.h"
#include "sparse-attn-c/Runtime.h"
#include <cstring>
#include <string_view>

using namespace sparse_attn::runtime;

namespace {

constexpr int kMaxSymbols = 64;
constexpr int32_t kVersion = SPARSE_ATTN_RUNTIME_VERSION;

thread_local std::string lastError;

struct ElementType {
  std::string_view name;
  DLDataType type;
};
const ElementType elementTypes[] = {
    {"f32", {2, 32, 1}}, {"f16", {2, 16, 1}}, {"bf16", {4, 16, 1}},
    {"f64", {2, 64, 1}}, {"i64", {0, 64, 1}}, {"i32", {0, 32, 1}},
    {"i16", {0, 16, 1}}, {"i8", {0, 8, 1}},   {"i1", {6, 8, 1}},
};

/// The name of an element type, empty if no signature has it.
std::string_view nameOf(DLDataType type) {
  for (const ElementType &known : elementTypes)
    if (known.type.code == type.code && known.type.bits == type.bits &&
        type.lanes == 1)
      return known.name;
  return {};
}

std::string describe(DLDataType type) {
  std::string_view name = nameOf(type);
  if (!name.empty())
    return std::string(name);
  return "an element type of code " + std::to_string(type.code) + " and " +
         std::to_string(type.bits) + " bits";
}

/// Whether code for `device` can read a tensor of a DLPack device type: memory
/// pinned on the host (3) is the CPU's, managed memory (13) is CUDA's.
bool isOn(int32_t type, int32_t device) {
  return type == device || type == (device == SPARSE_ATTN_CPU ? 3 : 13);
}

std::string describeDevice(int32_t type) {
  if (isOn(type, SPARSE_ATTN_CPU))
    return "a tensor on the CPU";
  if (isOn(type, SPARSE_ATTN_CUDA))
    return "a tensor on CUDA";
  return "device type " + std::to_string(type);
}

bool isContiguous(const DLTensor &tensor) {
  if (!tensor.strides)
    return true;
  int64_t stride = 1;
  for (int32_t d = tensor.ndim; d-- > 0;) {
    if (tensor.shape[d] == 0)
      return true;
    if (tensor.shape[d] != 1 && tensor.strides[d] != stride)
      return false;
    stride *= tensor.shape[d];
  }
  return true;
}

/// A hash of a name, built letter by letter.
struct Name {
  uint64_t hash = 1;
  void add(char letter) {
    hash = hash * 131 + static_cast<unsigned char>(letter);
  }
};

/// A table of named sizes: word 2i is the hash of a name, word 2i + 1 its size.
struct Symbols {
  int64_t *words;
  /// The size of `name`, entering `size` if it is new.
  int64_t lookup(Name name, int64_t size) {
    auto key = static_cast<int64_t>(name.hash);
    for (int i = 0; i < kMaxSymbols; ++i) {
      if (words[2 * i] == key)
        return words[2 * i + 1];
      if (words[2 * i] == 0) {
        words[2 * i] = key;
        words[2 * i + 1] = size;
        return size;
      }
    }
    return size;
  }
};

/// Checks the tensors of one call, against a text that it reads piece by piece.
/// It runs in every call, so it makes no strings unless a check fails.
struct Binder {
  Symbols symbols;
  const char *text; // what has not been read yet
  const char *what;
  int32_t device;
  int64_t *sizes;
  void **data;
  int32_t at = 0;

  int32_t error(const std::string &sentence) const {
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                std::string(what) + " " + std::to_string(at) + ": " + sentence);
  }
  int32_t bind(const DLTensor &tensor);
  int32_t checkDevice(const DLTensor &tensor);
  int32_t checkRank(const DLTensor &tensor) const;
  int64_t readSize(int64_t got);
};

int32_t Binder::checkDevice(const DLTensor &tensor) {
  int32_t type = tensor.device.device_type, id = tensor.device.device_id;
  if (!isOn(type, device))
    return error("expected " + describeDevice(device) + ", got " +
                 describeDevice(type));
  if (device == SPARSE_ATTN_CPU)
    return SPARSE_ATTN_SUCCESS;
  if (at == 0) {
    int32_t current = id;
    if (int32_t status = sparse_attn::cuda::useTensorDevice(id, current))
      return status;
    if (current != id)
      return error("expected a tensor on device " + std::to_string(current) +
                   ", which is current, got device " + std::to_string(id) +
                   ": make it current first");
  }
  // No name of a size has this hash: it is that of a space.
  Name deviceName;
  deviceName.add(' ');
  int64_t first = symbols.lookup(deviceName, id);
  if (first != id)
    return error("expected a tensor on device " + std::to_string(first) +
                 " as the one before it, got device " + std::to_string(id));
  return SPARSE_ATTN_SUCCESS;
}

/// Compares the rank with the number of sizes up to the bracket that closes.
int32_t Binder::checkRank(const DLTensor &tensor) const {
  int32_t rank = *text == ']' ? 0 : 1;
  for (const char *c = text; *c != ']'; ++c)
    rank += *c == ',';
  if (rank == tensor.ndim)
    return SPARSE_ATTN_SUCCESS;
  return error("expected rank " + std::to_string(rank) + ", got " +
               std::to_string(tensor.ndim));
}

/// Reads a size and what ends it. What it has to be, where the tensor has
/// `got`.
int64_t Binder::readSize(int64_t got) {
  if (*text == '?') {
    text += 2;
    return got;
  }
  int64_t want = 0;
  if (*text >= '0' && *text <= '9') {
    while (*text != ',' && *text != ']')
      want = want * 10 + (*text++ - '0');
  } else {
    Name name;
    while (*text != ',' && *text != ']')
      name.add(*text++);
    want = symbols.lookup(name, got);
  }
  ++text;
  return want;
}

/// Checks one tensor against `type[size,size,...]`, which is read with what
/// follows it, advancing both outputs.
int32_t Binder::bind(const DLTensor &tensor) {
  const char *begin = text;
  while (*text != '[')
    ++text;
  std::string_view element(begin, text++ - begin);
  if (nameOf(tensor.dtype) != element)
    return error("expected " + std::string(element) + ", got " +
                 describe(tensor.dtype));
  if (int32_t status = checkDevice(tensor))
    return status;
  if (int32_t status = checkRank(tensor))
    return status;
  int64_t count = 1;
  if (tensor.ndim == 0)
    ++text;
  for (int32_t d = 0; d < tensor.ndim; ++d) {
    int64_t got = tensor.shape[d], want = readSize(got);
    if (got != want)
      return error("expected size " + std::to_string(want) + " in dimension " +
                   std::to_string(d) + ", got " + std::to_string(got));
    *sizes++ = got;
    count *= got;
  }
  if (*text == ' ')
    ++text;
  if (!isContiguous(tensor))
    return error("expected contiguous rows, got strides");
  if (!tensor.data && count != 0)
    return error("expected data, got a null pointer");
  void *address = static_cast<char *>(tensor.data) + tensor.byte_offset;
  if (reinterpret_cast<uintptr_t>(address) % (tensor.dtype.bits / 8) != 0)
    return error("expected data aligned to its element");
  *data++ = address;
  return SPARSE_ATTN_SUCCESS;
}

} // namespace

int32_t sparse_attn::runtime::fail(int32_t status, std::string sentence) {
  lastError = std::move(sentence);
  return status;
}

void sparse_attn::runtime::clearError() { lastError.clear(); }

const char *sparse_attn_last_error(void) { return lastError.c_str(); }

int32_t sparse_attn_runtime_version(void) { return kVersion; }

int32_t sparse_attn_rt_begin(int32_t version, int64_t *symbols) {
  clearError();
  if (version != kVersion)
    return fail(SPARSE_ATTN_WRONG_VERSION,
                "the object was compiled for version " +
                    std::to_string(version) +
                    " of the runtime, this is version " +
                    std::to_string(kVersion) + ": compile it again");
  std::memset(symbols, 0, 2 * kMaxSymbols * sizeof(int64_t));
  return SPARSE_ATTN_SUCCESS;
}

int32_t sparse_attn_rt_bind(int32_t status, int64_t *symbols, const char *what,
                            const char *spec, const DLTensor *tensors,
                            int32_t count, int32_t device, int64_t *sizes,
                            void **data) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  int32_t expected = 0;
  for (const char *c = spec; *c; ++c)
    expected += *c == '[';
  if (count != expected)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                std::string(what) + "s: expected " + std::to_string(expected) +
                    ", got " + std::to_string(count));
  if (count != 0 && !tensors)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                std::string(what) + "s: expected tensors, got a null pointer");
  Binder binder{Symbols{symbols}, spec, what, device, sizes, data};
  for (; binder.at < count; ++binder.at)
    if (int32_t wrong = binder.bind(tensors[binder.at]))
      return wrong;
  return SPARSE_ATTN_SUCCESS;
}

int32_t sparse_attn_rt_expect_size(int32_t status, int64_t result,
                                   int64_t dimension, int64_t got,
                                   int64_t want) {
  if (status != SPARSE_ATTN_SUCCESS || got == want)
    return status;
  return fail(SPARSE_ATTN_INVALID_ARGUMENT,
              "result " + std::to_string(result) + ": expected size " +
                  std::to_string(want) + " in dimension " +
                  std::to_string(dimension) + ", got " + std::to_string(got));
}

int32_t sparse_attn_rt_expect_workspace(int32_t status, const void *workspace,
                                        int64_t have, int64_t need) {
  if (status != SPARSE_ATTN_SUCCESS || need == 0)
    return status;
  if (!workspace || have < need)
    return fail(SPARSE_ATTN_WORKSPACE_TOO_SMALL,
                "expected a workspace of " + std::to_string(need) +
                    " bytes, got " + std::to_string(workspace ? have : 0));
  if (reinterpret_cast<uintptr_t>(workspace) % 64 != 0)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                "expected a workspace aligned to 64 bytes");
  return SPARSE_ATTN_SUCCESS;
}

void sparse_attn_rt_copy(void *to, const void *from, int64_t bytes) {
  if (to != from && bytes != 0)
    std::memcpy(to, from, static_cast<size_t>(bytes));
}

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

#include "sparse-attn-c/Runtime.h"
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

constexpr int kMaxSymbols = 64;
constexpr int32_t kVersion = 1;

thread_local std::string lastError;

int32_t fail(int32_t status, const std::string &sentence) {
  lastError = sentence;
  return status;
}

struct ElementType {
  const char *name;
  DLDataType type;
};
const ElementType elementTypes[] = {
    {"f32", {2, 32, 1}}, {"f16", {2, 16, 1}}, {"bf16", {4, 16, 1}},
    {"f64", {2, 64, 1}}, {"i64", {0, 64, 1}}, {"i32", {0, 32, 1}},
    {"i16", {0, 16, 1}}, {"i8", {0, 8, 1}},   {"i1", {6, 8, 1}},
};

std::string nameOf(DLDataType type) {
  for (const ElementType &known : elementTypes)
    if (known.type.code == type.code && known.type.bits == type.bits &&
        type.lanes == 1)
      return known.name;
  return "an element type of code " + std::to_string(type.code) + " and " +
         std::to_string(type.bits) + " bits";
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

/// A table of named sizes: word 2i is the hash of a name, word 2i + 1 its size.
struct Symbols {
  int64_t *words;
  /// The size of `name`, entering `size` if it is new.
  int64_t lookup(const std::string &name, int64_t size) {
    int64_t key = 1;
    for (char c : name)
      key = key * 131 + c;
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

/// Checks one tensor against `type[size,size,...]`, advancing both outputs.
int32_t bindTensor(const std::string &what, const std::string &spec,
                   const DLTensor &tensor, Symbols symbols, int64_t *&sizes,
                   void **&data) {
  size_t open = spec.find('[');
  std::string element = spec.substr(0, open);
  std::string list = spec.substr(open + 1, spec.size() - open - 2);
  if (nameOf(tensor.dtype) != element)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT, what + ": expected " + element +
                                                  ", got " +
                                                  nameOf(tensor.dtype));
  if (tensor.device.device_type != 1)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                what + ": expected a tensor on the CPU, got device type " +
                    std::to_string(tensor.device.device_type));
  int32_t rank = list.empty() ? 0 : 1;
  for (char c : list)
    rank += c == ',';
  if (rank != tensor.ndim)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                what + ": expected rank " + std::to_string(rank) + ", got " +
                    std::to_string(tensor.ndim));
  size_t at = 0;
  for (int32_t d = 0; d < rank; ++d) {
    size_t end = list.find(',', at);
    end = end == std::string::npos ? list.size() : end;
    std::string size = list.substr(at, end - at);
    at = end + 1;
    int64_t got = tensor.shape[d], want = got;
    if (size[0] >= '0' && size[0] <= '9')
      want = std::strtoll(size.c_str(), nullptr, 10);
    else if (size != "?")
      want = symbols.lookup(size, got);
    if (got != want)
      return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                  what + ": expected size " + std::to_string(want) +
                      " in dimension " + std::to_string(d) + ", got " +
                      std::to_string(got));
    *sizes++ = got;
  }
  if (!isContiguous(tensor))
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                what + ": expected contiguous rows, got strides");
  int64_t count = 1;
  for (int32_t d = 0; d < rank; ++d)
    count *= tensor.shape[d];
  if (!tensor.data && count != 0)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                what + ": expected data, got a null pointer");
  void *address = static_cast<char *>(tensor.data) + tensor.byte_offset;
  if (reinterpret_cast<uintptr_t>(address) % (tensor.dtype.bits / 8) != 0)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                what + ": expected data aligned to its element");
  *data++ = address;
  return SPARSE_ATTN_SUCCESS;
}

} // namespace

const char *sparse_attn_last_error(void) { return lastError.c_str(); }

int32_t sparse_attn_runtime_version(void) { return kVersion; }

int32_t sparse_attn_rt_begin(int64_t *symbols) {
  lastError.clear();
  std::memset(symbols, 0, 2 * kMaxSymbols * sizeof(int64_t));
  return SPARSE_ATTN_SUCCESS;
}

int32_t sparse_attn_rt_bind(int32_t status, int64_t *symbols, const char *what,
                            const char *spec, const DLTensor *tensors,
                            int32_t count, int64_t *sizes, void **data) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  std::string text = spec;
  int32_t expected = 0;
  for (char c : text)
    expected += c == '[';
  if (count != expected)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                std::string(what) + "s: expected " + std::to_string(expected) +
                    ", got " + std::to_string(count));
  if (count != 0 && !tensors)
    return fail(SPARSE_ATTN_INVALID_ARGUMENT,
                std::string(what) + "s: expected tensors, got a null pointer");
  size_t at = 0;
  for (int32_t i = 0; i < count; ++i) {
    size_t end = text.find(' ', at);
    end = end == std::string::npos ? text.size() : end;
    std::string name = std::string(what) + " " + std::to_string(i);
    status = bindTensor(name, text.substr(at, end - at), tensors[i],
                        Symbols{symbols}, sizes, data);
    if (status != SPARSE_ATTN_SUCCESS)
      return status;
    at = end + 1;
  }
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

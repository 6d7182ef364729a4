//===- Apart.cpp - Results that share memory with arguments ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Error.h"
#include "sparse-attn-c/Runtime.h"
#include <vector>

using sparse_attn::runtime::fail;

namespace {
struct Range {
  uintptr_t begin, end;

  explicit Range(const DLTensor &tensor) {
    uint64_t count = 1;
    for (int32_t d = 0; d < tensor.ndim; ++d)
      count *= static_cast<uint64_t>(tensor.shape[d]);
    begin = reinterpret_cast<uintptr_t>(tensor.data) + tensor.byte_offset;
    end = begin + count * ((tensor.dtype.bits * tensor.dtype.lanes + 7) / 8);
  }
  bool overlaps(const Range &other) const {
    return begin < other.end && other.begin < end;
  }
  bool operator==(const Range &other) const {
    return begin == other.begin && end == other.end;
  }
};
} // namespace

static int32_t sharing(const char *function, int32_t result, const char *what,
                       int32_t other, bool partly) {
  std::string sentence = std::string(function) + ": result " +
                         std::to_string(result) + " shares memory with " +
                         what + " " + std::to_string(other);
  sentence += partly ? ", but not all of it; it may be the same or apart"
                     : "; expected memory of its own";
  return fail(SPARSE_ATTN_INVALID_ARGUMENT, sentence);
}

int32_t sparse_attn_rt_expect_apart(int32_t status, const char *function,
                                    const DLTensor *arguments,
                                    int32_t num_arguments,
                                    const DLTensor *results,
                                    int32_t num_results,
                                    const int32_t *sharers) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  // Kept from call to call, so that no call but the first allocates.
  thread_local std::vector<Range> ranges;
  ranges.clear();
  for (int32_t j = 0; j < num_arguments; ++j)
    ranges.emplace_back(arguments[j]);
  for (int32_t i = 0; i < num_results; ++i) {
    Range result(results[i]);
    for (int32_t j = 0; j < num_arguments; ++j) {
      if (!result.overlaps(ranges[j]) ||
          (sharers[i] == j && result == ranges[j]))
        continue;
      return sharing(function, i, "argument", j, sharers[i] == j);
    }
    for (int32_t j = 0; j < i; ++j)
      if (result.overlaps(ranges[num_arguments + j]))
        return sharing(function, i, "result", j, false);
    ranges.push_back(result);
  }
  return SPARSE_ATTN_SUCCESS;
}

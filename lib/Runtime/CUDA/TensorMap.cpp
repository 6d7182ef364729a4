//===- TensorMap.cpp - Tensor maps ----------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The driver answers every wrong argument with "invalid value", so the limits
// of the hardware are checked here first, with a sentence for each.
//
//===----------------------------------------------------------------------===//

#include "../Error.h"
#include "DriverLibrary.h"
#include "sparse-attn-c/Runtime.h"
#include <cstring>

using namespace sparse_attn::cuda;
using sparse_attn::runtime::fail;

namespace {

constexpr int32_t kMaxRank = 5;
constexpr int64_t kAlignment = 16;
constexpr int64_t kMaxSize = int64_t(1) << 32;
constexpr int64_t kMaxStride = int64_t(1) << 40; // exclusive, in bytes
constexpr int64_t kMaxBox = 256;

struct ElementType {
  const char *name;
  CUtensorMapDataType type;
  int64_t bytes;
};
const ElementType elementTypes[] = {
    {"f16", CU_TENSOR_MAP_DATA_TYPE_FLOAT16, 2},
    {"bf16", CU_TENSOR_MAP_DATA_TYPE_BFLOAT16, 2},
    {"f32", CU_TENSOR_MAP_DATA_TYPE_FLOAT32, 4},
    {"f64", CU_TENSOR_MAP_DATA_TYPE_FLOAT64, 8},
    {"i8", CU_TENSOR_MAP_DATA_TYPE_UINT8, 1},
    {"i16", CU_TENSOR_MAP_DATA_TYPE_UINT16, 2},
    {"i32", CU_TENSOR_MAP_DATA_TYPE_INT32, 4},
    {"i64", CU_TENSOR_MAP_DATA_TYPE_INT64, 8},
};

const ElementType *findType(const char *name) {
  for (const ElementType &known : elementTypes)
    if (std::strcmp(known.name, name) == 0)
      return &known;
  return nullptr;
}

int32_t invalid(const std::string &sentence) {
  return fail(SPARSE_ATTN_INVALID_ARGUMENT, "tensor map: " + sentence);
}

std::string inDimension(int64_t value, int32_t d) {
  return std::to_string(value) + " in dimension " + std::to_string(d);
}

} // namespace

int32_t sparse_attn_rt_cuda_tensor_map(int32_t status, void *map,
                                       const void *base, const char *element,
                                       int32_t rank, const int64_t *sizes,
                                       const int64_t *box,
                                       int32_t swizzle_bytes) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  const ElementType *type = findType(element);
  if (!type)
    return invalid("unknown element type " + std::string(element));
  if (rank < 1 || rank > kMaxRank)
    return invalid("expected rank 1 to 5, got " + std::to_string(rank));
  if (reinterpret_cast<uintptr_t>(map) % alignof(CUtensorMap) != 0)
    return invalid("expected a map aligned to 64 bytes");
  CUtensorMapSwizzle swizzle = CU_TENSOR_MAP_SWIZZLE_NONE;
  switch (swizzle_bytes) {
  case 0:
    break;
  case 32:
    swizzle = CU_TENSOR_MAP_SWIZZLE_32B;
    break;
  case 64:
    swizzle = CU_TENSOR_MAP_SWIZZLE_64B;
    break;
  case 128:
    swizzle = CU_TENSOR_MAP_SWIZZLE_128B;
    break;
  default:
    return invalid("expected a swizzle of 0, 32, 64 or 128 bytes, got " +
                   std::to_string(swizzle_bytes));
  }

  // The driver counts dimensions from the one whose elements are neighbours.
  uint64_t dims[kMaxRank], strides[kMaxRank];
  uint32_t boxDims[kMaxRank], steps[kMaxRank];
  int64_t stride = type->bytes;
  bool empty = false;
  for (int32_t i = 0; i < rank; ++i) {
    int32_t d = rank - 1 - i;
    if (sizes[d] < 0 || sizes[d] > kMaxSize)
      return invalid("expected a size of at most 2^32, got " +
                     inDimension(sizes[d], d));
    if (box[d] < 1 || box[d] > kMaxBox)
      return invalid("expected a box of 1 to 256 elements, got " +
                     inDimension(box[d], d));
    empty |= sizes[d] == 0;
    dims[i] = static_cast<uint64_t>(sizes[d]);
    boxDims[i] = static_cast<uint32_t>(box[d]);
    steps[i] = 1;
    if (i != 0 && !empty) {
      if (stride % kAlignment != 0)
        return invalid("expected strides that are multiples of 16 bytes, got " +
                       inDimension(stride, d));
      if (stride >= kMaxStride)
        return invalid("expected strides below 2^40 bytes, got " +
                       inDimension(stride, d));
      strides[i - 1] = static_cast<uint64_t>(stride);
    }
    // Sizes are at most 2^32 and strides below 2^40: saturate at that.
    stride = stride < kMaxStride && sizes[d] < kMaxStride / stride + 1
                 ? stride * sizes[d]
                 : kMaxStride;
  }
  int64_t row = box[rank - 1] * type->bytes;
  if (row % kAlignment != 0)
    return invalid("expected box rows that are multiples of 16 bytes, got " +
                   std::to_string(row));
  if (swizzle_bytes != 0 && row > swizzle_bytes)
    return invalid("expected box rows of at most the swizzle's " +
                   std::to_string(swizzle_bytes) + " bytes, got " +
                   std::to_string(row));
  if (empty) {
    std::memset(map, 0, sizeof(CUtensorMap));
    return SPARSE_ATTN_SUCCESS;
  }
  if (reinterpret_cast<uintptr_t>(base) % kAlignment != 0)
    return invalid("expected data aligned to 16 bytes, got an address that is "
                   "aligned to " +
                   std::to_string(reinterpret_cast<uintptr_t>(base) &
                                  -reinterpret_cast<uintptr_t>(base)));
  const Driver *driver = getDriver(status);
  if (!driver)
    return status;
  CUresult error = driver->cuTensorMapEncodeTiled(
      static_cast<CUtensorMap *>(map), type->type, static_cast<uint32_t>(rank),
      const_cast<void *>(base), dims, strides, boxDims, steps,
      CU_TENSOR_MAP_INTERLEAVE_NONE, swizzle,
      CU_TENSOR_MAP_L2_PROMOTION_L2_256B, CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE);
  if (error != CUDA_SUCCESS)
    return driverError(*driver, error,
                       "write a tensor map of rank " + std::to_string(rank) +
                           " of " + element);
  return SPARSE_ATTN_SUCCESS;
}

//===- DLTensor.h - The tensor of the C ABI -----------------------*- C -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The DLTensor structure of DLPack (version 1), so that arrays of NumPy, torch
// and JAX can be passed as they are.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_C_DLTENSOR_H
#define SPARSE_ATTN_C_DLTENSOR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  int32_t device_type; // 1: CPU, 2: CUDA
  int32_t device_id;
} DLDevice;

typedef struct {
  uint8_t code; // 0 int, 1 uint, 2 float, 4 bfloat, 6 bool
  uint8_t bits;
  uint16_t lanes;
} DLDataType;

typedef struct {
  void *data;
  DLDevice device;
  int32_t ndim;
  DLDataType dtype;
  int64_t *shape;
  int64_t *strides; // in elements; null: contiguous
  uint64_t byte_offset;
} DLTensor;

#ifdef __cplusplus
}
#endif

#endif // SPARSE_ATTN_C_DLTENSOR_H

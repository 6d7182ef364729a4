//===- Npy.h - NumPy's array files ------------------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TOOLS_SPARSE_RUN_NPY_H
#define SPARSE_ATTN_TOOLS_SPARSE_RUN_NPY_H

#include "sparse-attn-c/DLTensor.h"
#include <string>
#include <vector>

namespace sparse_attn {

/// An array in memory. Data is aligned to 64 bytes.
struct Array {
  DLDataType type{2, 32, 1};
  std::vector<int64_t> shape;
  std::vector<char> storage;

  void allocate();
  char *data();
  const char *data() const { return const_cast<Array *>(this)->data(); }
  int64_t count() const;
  /// Element `i` as a number.
  double at(int64_t i) const;
  DLTensor tensor();
};

/// Reads FILE.npy (C order; float, integer, bool; bfloat16 as 2-byte voids).
/// Returns an error sentence, empty on success.
std::string readNpy(const std::string &path, Array &array);
std::string writeNpy(const std::string &path, const Array &array);

/// "f32", "i64", ... to a type; false if unknown.
bool parseType(const std::string &name, DLDataType &type);

} // namespace sparse_attn

#endif // SPARSE_ATTN_TOOLS_SPARSE_RUN_NPY_H

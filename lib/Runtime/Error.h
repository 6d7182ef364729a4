//===- Error.h - Status and sentence of a failed call -----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RUNTIME_ERROR_H
#define SPARSE_ATTN_LIB_RUNTIME_ERROR_H

#include <cstdint>
#include <string>

namespace sparse_attn::runtime {

/// Records the sentence for this thread and returns `status`.
int32_t fail(int32_t status, std::string sentence);

/// Forgets the last error of this thread.
void clearError();

} // namespace sparse_attn::runtime

#endif // SPARSE_ATTN_LIB_RUNTIME_ERROR_H

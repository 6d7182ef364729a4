//===- Report.h - What checks found -----------------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RUNTIME_REPORT_H
#define SPARSE_ATTN_LIB_RUNTIME_REPORT_H

#include <cstdint>

namespace sparse_attn::runtime {

/// Numbers in a row of a report: position (-1: nothing found), value, least and
/// most of what is expected.
constexpr int64_t kReportColumns = 4;

/// The rows of a report whose dimensions are `sizes`.
int64_t reportRows(int32_t rank, const int64_t *sizes);

/// Success, or the status and the sentence for the first row of `report`, in
/// the memory of the host, that found an entry. `axes` are names with spaces
/// between: one a dimension of the rows, and one for the position if it counts.
int32_t readReport(const char *operand, const char *axes, int32_t rank,
                   const int64_t *sizes, const int64_t *report);

} // namespace sparse_attn::runtime

#endif // SPARSE_ATTN_LIB_RUNTIME_REPORT_H

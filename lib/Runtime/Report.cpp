//===- Report.cpp - What checks found -------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "Error.h"
#include "sparse-attn-c/Runtime.h"
#include <string_view>
#include <vector>

using namespace sparse_attn::runtime;

int64_t sparse_attn::runtime::reportRows(int32_t rank, const int64_t *sizes) {
  int64_t rows = 1;
  for (int32_t d = 0; d + 1 < rank; ++d)
    rows *= sizes[d];
  return rows;
}

/// "batch 0, head 3, position 17".
static std::string describePlace(std::string_view axes, int32_t rank,
                                 const int64_t *sizes, int64_t row,
                                 int64_t position) {
  std::vector<int64_t> place(static_cast<size_t>(rank), position);
  for (int32_t d = rank - 1; d-- > 0;) {
    place[static_cast<size_t>(d)] = row % sizes[d];
    row /= sizes[d];
  }
  std::string text;
  for (size_t d = 0; !axes.empty(); ++d) {
    size_t end = axes.find(' ');
    text += (d ? ", " : "") + std::string(axes.substr(0, end)) + " " +
            std::to_string(place[d]);
    axes = end == std::string_view::npos ? "" : axes.substr(end + 1);
  }
  return text;
}

int32_t sparse_attn::runtime::readReport(const char *operand, const char *axes,
                                         int32_t rank, const int64_t *sizes,
                                         const int64_t *report) {
  int64_t first = -1, others = 0;
  for (int64_t row = 0, rows = reportRows(rank, sizes); row < rows; ++row) {
    if (report[row * kReportColumns] < 0)
      continue;
    others += first >= 0;
    first = first < 0 ? row : first;
  }
  if (first < 0)
    return SPARSE_ATTN_SUCCESS;
  const int64_t *found = report + first * kReportColumns;
  int64_t least = found[2], most = found[3];
  std::string range =
      most < least    ? "none"
      : most == least ? std::to_string(least)
                      : std::to_string(least) + " to " + std::to_string(most);
  std::string sentence = std::string(operand) + ", at " +
                         describePlace(axes, rank, sizes, first, found[0]) +
                         ": expected " + range + ", got " +
                         std::to_string(found[1]);
  if (others)
    sentence += "; " + std::to_string(others) + " more like it";
  return fail(SPARSE_ATTN_ENTRY_IGNORED, sentence);
}

int32_t sparse_attn_rt_report(int32_t status, const char *operand,
                              const char *axes, int32_t rank,
                              const int64_t *sizes, const void *report) {
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  return readReport(operand, axes, rank, sizes,
                    static_cast<const int64_t *>(report));
}

//===- Checks.h - Checks that are counted -----------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TEST_UNIT_CHECKS_H
#define SPARSE_ATTN_TEST_UNIT_CHECKS_H

#include "llvm/Support/raw_ostream.h"

extern int failures, checks;

/// Counts a check; prints where it fails.
#define CHECK(condition)                                                       \
  do {                                                                         \
    ++checks;                                                                  \
    if (!(condition)) {                                                        \
      ++failures;                                                              \
      llvm::outs() << __FILE__ << ':' << __LINE__ << ": " #condition "\n";     \
    }                                                                          \
  } while (false)

/// Tests of other files.
void testPrefillOrder();

#endif // SPARSE_ATTN_TEST_UNIT_CHECKS_H

//===- StatisticABI.h - One layout of llvm::Statistic -----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Included before everything else by the build. The packaged libMLIR is built
// with NDEBUG, where llvm::Statistic counts nothing and has fewer members. Our
// sources keep assertions, which would give the class its counting layout,
// whose extra members the library's constructors never set. So that both agree,
// the header is read once under NDEBUG.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SUPPORT_STATISTICABI_H
#define SPARSE_ATTN_SUPPORT_STATISTICABI_H

#ifdef NDEBUG
#include "llvm/ADT/Statistic.h"
#else
#define NDEBUG
#include "llvm/ADT/Statistic.h"
#undef NDEBUG
#include <cassert>
#endif

#endif // SPARSE_ATTN_SUPPORT_STATISTICABI_H

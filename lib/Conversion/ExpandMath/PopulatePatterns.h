//===- PopulatePatterns.h - Expansions of each function ---------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_EXPANDMATH_POPULATEPATTERNS_H
#define SPARSE_ATTN_LIB_CONVERSION_EXPANDMATH_POPULATEPATTERNS_H

#include "mlir/IR/PatternMatch.h"
#include "mlir/Pass/Pass.h"

namespace mlir::sparse_attn::expand_math {

// Each adds the patterns of one function family for scalars and vectors of f32
// and f64. Every operation rewritten adds one to `numExpanded`, which outlives
// the patterns.

void populateExpPatterns(RewritePatternSet &patterns,
                         Pass::Statistic &numExpanded);
void populateLogPatterns(RewritePatternSet &patterns,
                         Pass::Statistic &numExpanded);
void populateSinCosPatterns(RewritePatternSet &patterns,
                            Pass::Statistic &numExpanded);

} // namespace mlir::sparse_attn::expand_math

#endif // SPARSE_ATTN_LIB_CONVERSION_EXPANDMATH_POPULATEPATTERNS_H

//===- Passes.td - Passes of this stage --------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_CONVERSION_PASSES_TD
#define SPARSE_ATTN_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ExpandMathPass : Pass<"sparse-attn-expand-math"> {
  let summary = "write exp, log, sin, cos as arithmetic";
  let description = [{
    Kernels must not call a math library. Rewrites scalar and vector `math.exp`,
    `math.log`, `math.sin` and `math.cos` (f32 and f64) as arithmetic.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
  let statistics = [
    Statistic<"numExpanded", "expanded", "Calls written as arithmetic">
  ];
}

#endif // SPARSE_ATTN_CONVERSION_PASSES_TD

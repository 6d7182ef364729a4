//===- Passes.td - Passes of this stage --------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_PASSES_TD
#define SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def SparseAttnVerifyPhasePass
    : Pass<"sparse-attn-verify-phase", "::mlir::ModuleOp"> {
  let summary = "check that a module is in a phase";
  let description = [{
    The phases exclude each other: *raised* has `attention` only, *staged* has
    the stage ops and no `attention`, *kernels* has `dispatch` and neither.
    Rotations may stand in the first two. The pass names the first op that does
    not belong.
  }];
  let options = [
    Option<"phase", "phase", "std::string", /*default=*/"\"raised\"",
           "The phase to check: raised, staged or kernels.">
  ];
  let statistics = [
    Statistic<"numChecked", "ops-checked", "Ops of the dialect looked at">
  ];
}

#endif // SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_PASSES_TD

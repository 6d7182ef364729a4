//===- SparseAttnBase.td - The sparse_attn dialect ---------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_BASE_TD
#define SPARSE_ATTN_BASE_TD

include "mlir/IR/OpBase.td"

def SparseAttn_Dialect : Dialect {
  let name = "sparse_attn";
  let cppNamespace = "::mlir::sparse_attn";
  let summary = "Gated block-sparse attention on tensors";
  let description = [{
    A model's dense attention enters as `sparse_attn.attention` (phase
    *raised*). Inserting a gate turns it into the stages Prepare
    (`compress_keys`, `append_keys`, `gate_queries`), Compute (`score`),
    Retrieve (`select`, `convert_selection`) and Apply (`attend`, `combine`)
    (phase *staged*). Stages become calls of kernels through
    `sparse_attn.dispatch` (phase *kernels*).

    All ops are pure: state goes in and comes out. `docs/Spec.md` numbers every
    constraint; the same numbers stand in the op definitions and in the tests.
  }];
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
  let hasOperationAttrVerify = 1;
  let dependentDialects = ["arith::ArithDialect", "tensor::TensorDialect"];
}

#endif // SPARSE_ATTN_BASE_TD

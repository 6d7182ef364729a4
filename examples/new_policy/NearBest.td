//===- NearBest.td - A selection policy of one's own -------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_EXAMPLES_NEAR_BEST_TD
#define SPARSE_ATTN_EXAMPLES_NEAR_BEST_TD

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/OpBase.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnInterfaces.td"

def Example_Dialect : Dialect {
  let name = "example";
  let cppNamespace = "::example";
  let summary = "Policies that the compiler does not have";
  let useDefaultAttributePrinterParser = 1;
}

def Example_NearBestAttr
    : AttrDef<Example_Dialect, "NearBest",
              [DeclareAttrInterfaceMethods<SelectionPolicyAttrInterface>]> {
  let mnemonic = "near_best";
  let summary = "blocks that score nearly as much as the best one";
  let description = [{
    Candidates with a score of at least that of the row's best one, less
    `margin` (in units of the gate's scores); margin >= 0.
  }];
  let parameters = (ins "::mlir::FloatAttr":$margin);
  let assemblyFormat = "`<` $margin `>`";
  let genVerifyDecl = 1;
}

#endif // SPARSE_ATTN_EXAMPLES_NEAR_BEST_TD

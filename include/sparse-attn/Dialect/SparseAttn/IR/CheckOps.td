//===- CheckOps.td - Checks of ids, counts and lengths -----*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_CHECK_OPS_TD
#define SPARSE_ATTN_CHECK_OPS_TD

include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOpBase.td"

def SparseAttn_CheckEntriesOp
    : SparseAttn_Op<"check_entries", [AttrSizedOperandSegments,
                                      StageInterface]> {
  let summary = "find the first entry of each row that a kernel would ignore";
  let description = [{
    Looks for entries outside of their range (docs/Spec.md, 2.13). The report has
    four numbers a row: where the entry stands (-1: there is none), its value, and
    the least and the most that it may be.

    ```mlir
    %r = sparse_attn.check_entries %ids counts(%counts) limit(%n)
        {rule = #sparse_attn.check_rule<id>}
        : (tensor<1x8x1x16xi32>, tensor<1x8x1xi32>, index) -> tensor<1x8x1x4xi64>
    ```
    /*CE1, CE2, CE3, CE4*/
  }];
  let arguments = (ins LengthTensor:$values, Optional<LengthTensor>:$counts,
    Optional<Index>:$added, Index:$limit, SparseAttn_CheckRuleAttr:$rule,
    DefaultValuedAttr<ConfinedAttr<I64Attr, [IntPositive]>, "1">:$unit);
  let results = (outs RankedTensorOf<[I64]>:$report);
  let assemblyFormat = [{
    $values (`counts` `(` $counts^ `)`)? (`added` `(` $added^ `)`)?
    `limit` `(` $limit `)` attr-dict `:` functional-type(operands, results)
  }];
}

def SparseAttn_ReportOp : Op<SparseAttn_Dialect, "report",
                             [MemoryEffects<[MemWrite]>]> {
  let summary = "fail a call whose check found an entry";
  let description = [{
    Host code reads the report of a `check_entries` and gives the caller the status
    SPARSE_ATTN_ENTRY_IGNORED if it tells of an entry, with a sentence that names
    the operand and the place by `axes` (docs/Spec.md, 2.14). Everything else that
    the function does is done.

    ```mlir
    sparse_attn.report %r {operand = "argument 5, lengths", axes = "batch"}
        : tensor<2x4xi64>
    ```
    /*RP1*/
  }];
  let arguments = (ins RankedTensorOf<[I64]>:$report, StrAttr:$operand,
    StrAttr:$axes);
  let assemblyFormat = "$report attr-dict `:` type($report)";
  let hasVerifier = 1;
}

#endif // SPARSE_ATTN_CHECK_OPS_TD

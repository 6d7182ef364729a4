//===- SelectOps.td - Scores and selections ----------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SELECT_OPS_TD
#define SPARSE_ATTN_SELECT_OPS_TD

include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOpBase.td"

def SparseAttn_ScoreOp
    : SparseAttn_StageOp<"score", [StageInterface]> {
  let summary = "score every key block for every selection row";
  let description = [{
    Compares gate queries with compressed keys (`dot`, `minmax_bound`) or with
    the keys themselves (`exact`) and reduces over a group of query heads
    (docs/Spec.md, 2.7).

    ```mlir
    %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
        scale = 2.5e-01 : f32, block_size = 8 : i64}
        : (tensor<1x64x2x16xf32>, tensor<1x8x2x16xf32>) -> tensor<1x2x64x8xf32>
    ```
    /*S1, S2, S3, S4*/
  }];
  let arguments = (ins FloatTensor:$queries, FloatTensor:$keys,
    Optional<LengthTensor>:$lengths, SparseAttn_ScoreKindAttr:$kind,
    DefaultValuedAttr<SparseAttn_ReductionAttr, "Reduction::None">:$reduction,
    F32Attr:$scale, ConfinedAttr<I64Attr, [IntPositive]>:$block_size,
    LayoutArg:$layout);
  let results = (outs F32RankedTensor:$result);
  let assemblyFormat = [{
    $queries `,` $keys (`lengths` `(` $lengths^ `)`)? attr-dict `:`
    functional-type(operands, results)
  }];
}

def SparseAttn_SelectOp
    : SparseAttn_Op<"select", [AttrSizedOperandSegments, StageInterface]> {
  let summary = "choose key blocks by their scores";
  let description = [{
    Applies a policy to the candidates of each row and adds the blocks that are
    always read (docs/Spec.md, 2.8). `budgets` [G] or [B, G] gives each head a
    token budget that is known when the program runs. The last `dense_rows` rows
    of a sequence choose every candidate.

    ```mlir
    %s = sparse_attn.select %x keys(%n)
        {policy = #sparse_attn.token_budget<24>}
        : (tensor<1x2x64x8xf32>, index) -> !sparse_attn.selection<1x2x64x8, block = 8,
            query_block = 1, form = list, capacity = 4>
    ```
    /*SE1, SE2, SE3, SE4, SE5, SE6, SE7, SE8, SE9*/
  }];
  let arguments = (ins F32RankedTensor:$logits, Optional<LengthTensor>:$lengths,
    Optional<LengthTensor>:$query_lengths, Optional<Index>:$query_rows,
    Optional<Index>:$num_keys, Optional<I32RankedTensor>:$budgets,
    AnyAttr:$policy,
    DefaultValuedAttr<SparseAttn_ModeAttr, "Mode::Correct">:$mode,
    DefaultValuedAttr<I64Attr, "0">:$force_first,
    DefaultValuedAttr<I64Attr, "0">:$force_last,
    DefaultValuedAttr<SparseAttn_ForcedAttr, "Forced::OnTop">:$forced,
    DefaultValuedAttr<SparseAttn_OrderAttr, "Order::Ascending">:$order,
    DefaultValuedAttr<I64Attr, "0">:$dense_rows);
  let results = (outs SparseAttn_SelectionType:$result);
  let assemblyFormat = [{
    $logits (`lengths` `(` $lengths^ `)`)?
    (`query_lengths` `(` $query_lengths^ `)`)?
    (`query_rows` `(` $query_rows^ `)`)?
    (`keys` `(` $num_keys^ `)`)? (`budgets` `(` $budgets^ `)`)? attr-dict `:`
    functional-type(operands, results)
  }];
  let extraClassDeclaration = [{
    SelectionPolicyAttrInterface getSelectionPolicy() {
      return ::llvm::cast<SelectionPolicyAttrInterface>(getPolicy());
    }
  }];
}

def SparseAttn_ConvertSelectionOp
    : SparseAttn_Op<"convert_selection", [AttrSizedOperandSegments,
                                          StageInterface]> {
  let summary = "the same selection in another form";
  let description = [{
    docs/Spec.md, 2.11. `keys` is the number of tokens S, needed for `tokens`.
    With a larger `query_block` each row is the union of the rows that it holds.

    ```mlir
    %t = sparse_attn.convert_selection %s
        : (!sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = mask>)
        -> !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = csr, capacity = 8>
    %u = sparse_attn.convert_selection %s
        : (!sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = mask>)
        -> !sparse_attn.selection<1x2x4x8, block = 8, query_block = 16,
               form = bits>
    ```
    /*CS1, CS2, CS3*/
  }];
  let arguments = (ins SparseAttn_SelectionType:$source,
    Optional<Index>:$num_keys, Optional<LengthTensor>:$lengths);
  let results = (outs SparseAttn_SelectionType:$result);
  let assemblyFormat = [{
    $source (`keys` `(` $num_keys^ `)`)? (`lengths` `(` $lengths^ `)`)?
    attr-dict `:` functional-type(operands, results)
  }];
  let extraClassDeclaration = [{
    /// How many rows of the source a row of the result unites.
    int64_t getUnitedRows() {
      return getResult().getType().getQueryBlock() /
             getSource().getType().getQueryBlock();
    }
    bool unitesRows() { return getUnitedRows() > 1; }
  }];
  let hasFolder = 1;
}

def SparseAttn_PackSelectionOp : SparseAttn_Op<"pack_selection"> {
  let summary = "a selection from its storage tensors";
  let description = [{
    docs/Spec.md, 2.12. /*PS1*/

    ```mlir
    %s = sparse_attn.pack_selection %m : (tensor<1x2x64x8xi1>)
        -> !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = mask>
    ```
  }];
  let arguments = (ins Variadic<AnyRankedTensor>:$storage);
  let results = (outs SparseAttn_SelectionType:$result);
  let assemblyFormat =
      "$storage attr-dict `:` functional-type(operands, results)";
}

def SparseAttn_UnpackSelectionOp : SparseAttn_Op<"unpack_selection"> {
  let summary = "the storage tensors of a selection";
  let description = [{
    docs/Spec.md, 2.12. /*PS1*/

    ```mlir
    %m = sparse_attn.unpack_selection %s
        : (!sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = mask>) -> tensor<1x2x64x8xi1>
    ```
  }];
  let arguments = (ins SparseAttn_SelectionType:$source);
  let results = (outs Variadic<AnyRankedTensor>:$storage);
  let assemblyFormat =
      "$source attr-dict `:` functional-type(operands, results)";
  let hasCanonicalizeMethod = 1;
}

#endif // SPARSE_ATTN_SELECT_OPS_TD

//===- PrepareOps.td - Rotation, compressed keys, gate queries -*- tablegen -*-//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_PREPARE_OPS_TD
#define SPARSE_ATTN_PREPARE_OPS_TD

include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOpBase.td"

def SparseAttn_RotaryOp
    : SparseAttn_StageOp<"rotary", [AttrSizedOperandSegments, ReturnInference,
                                    StageInterface]> {
  let summary = "rotate queries or keys by their position";
  let description = [{
    Rotary position embedding (docs/Spec.md, 2.2): by the rows of `cos` and
    `sin`, or by `positions` and `inv_freq`.

    ```mlir
    %y = sparse_attn.rotary %x cos_sin(%cos, %sin)
        : (tensor<1x4x64x16xf32>, tensor<1x64x16xf32>, tensor<1x64x16xf32>)
        -> tensor<1x4x64x16xf32>
    ```
    /*R1, R2, R3*/
  }];
  let arguments = (ins FloatTensor:$x, Optional<FloatTensor>:$cos,
    Optional<FloatTensor>:$sin, Optional<LengthTensor>:$positions,
    OptionalAttr<DenseF32ArrayAttr>:$inv_freq,
    DefaultValuedAttr<F32Attr, "1.0f">:$factor,
    DefaultValuedAttr<SparseAttn_RotaryStyleAttr, "RotaryStyle::Half">:$style,
    UnitAttr:$inverse, LayoutArg:$layout);
  let results = (outs FloatTensor:$result);
  let assemblyFormat = [{
    $x (`cos_sin` `(` $cos^ `,` $sin `)`)? (`positions` `(` $positions^ `)`)?
    attr-dict `:` functional-type(operands, results)
  }];
}

def SparseAttn_RotaryTableOp
    : SparseAttn_StageOp<"rotary_table", [StageInterface]> {
  let summary = "cosines and sines of the positions below a length";
  let description = [{
    Row p holds position p (docs/Spec.md, 2.3).

    ```mlir
    %cos, %sin = sparse_attn.rotary_table %n {inv_freq = array<f32: 1.0, 0.1>}
        : tensor<?x4xf32>, tensor<?x4xf32>
    ```
    /*RT1*/
  }];
  let arguments = (ins Index:$length, DenseF32ArrayAttr:$inv_freq,
    DefaultValuedAttr<F32Attr, "1.0f">:$factor);
  let results = (outs F32RankedTensor:$cos, F32RankedTensor:$sin);
  let assemblyFormat = "$length attr-dict `:` type($cos) `,` type($sin)";
}

def SparseAttn_CompressKeysOp
    : SparseAttn_StageOp<"compress_keys", [AttrSizedOperandSegments,
                                           StageInterface]> {
  let summary = "one row for each complete block of keys";
  let description = [{
    Pools the keys of each complete block, projects, normalises and rotates
    them (docs/Spec.md, 2.4). An unfinished block gives a zero row or, with
    `partial`, pools the keys that it has. A projection may have more heads than
    the keys, which then share them. With a `block_table` the keys are pages.

    ```mlir
    %c = sparse_attn.compress_keys %k projection(%w) cos_sin(%cos, %sin)
        {block_size = 8 : i64, pools = [#sparse_attn.pool<max>]}
        : (tensor<1x2x64x16xf32>, tensor<2x16x16xf32>, tensor<64x16xf32>,
           tensor<64x16xf32>) -> tensor<1x8x2x16xf32>
    ```
    /*K1, K2, K3, K4, K5, K6*/
  }];
  let arguments = (ins FloatTensor:$keys, Optional<LengthTensor>:$lengths,
    Optional<I32RankedTensor>:$block_table, Optional<FloatTensor>:$projection,
    Optional<FloatTensor>:$norm, Optional<F32RankedTensor>:$cos,
    Optional<F32RankedTensor>:$sin,
    ConfinedAttr<I64Attr, [IntPositive]>:$block_size,
    SparseAttn_PoolArrayAttr:$pools,
    DefaultValuedAttr<F32Attr, "1.0e-6f">:$norm_eps, UnitAttr:$partial,
    LayoutArg:$layout);
  let results = (outs FloatTensor:$result);
  let assemblyFormat = [{
    $keys (`lengths` `(` $lengths^ `)`)?
    (`block_table` `(` $block_table^ `)`)?
    (`projection` `(` $projection^ `)`)? (`norm` `(` $norm^ `)`)?
    (`cos_sin` `(` $cos^ `,` $sin `)`)? attr-dict `:`
    functional-type(operands, results)
  }];
}

def SparseAttn_AppendKeysOp
    : SparseAttn_StageOp<"append_keys", [AttrSizedOperandSegments,
                                         ReturnInference, StageInterface]> {
  let summary = "append new keys and values to the caches of a sequence";
  let description = [{
    Writes new rows behind the valid ones, keeps the unrotated keys of the
    unfinished block, and compresses a block when it completes
    (docs/Spec.md, 2.5).

    ```mlir
    %r:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %rem) lengths(%len)
        new(%kn, %k, %v) projection(%w)
        {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
        : (tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x8x2x16xf32>,
           tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x1x16xf32>,
           tensor<1x2x1x16xf32>, tensor<1x2x1x16xf32>, tensor<2x16x16xf32>)
        -> (tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>,
            tensor<1x8x2x16xf32>, tensor<1x8x2x16xf32>, tensor<1xi32>)
    ```
    /*AK1, AK2, AK3*/
  }];
  let arguments = (ins FloatTensor:$key_cache, FloatTensor:$value_cache,
    FloatTensor:$compressed, FloatTensor:$remainder, LengthTensor:$lengths,
    FloatTensor:$unrotated, FloatTensor:$keys, FloatTensor:$values,
    Optional<I32RankedTensor>:$block_table, Optional<FloatTensor>:$projection,
    Optional<FloatTensor>:$norm, Optional<F32RankedTensor>:$cos,
    Optional<F32RankedTensor>:$sin,
    ConfinedAttr<I64Attr, [IntPositive]>:$block_size,
    SparseAttn_PoolArrayAttr:$pools,
    DefaultValuedAttr<F32Attr, "1.0e-6f">:$norm_eps,
    DefaultValuedAttr<SparseAttn_RopeAnchorAttr,
                      "RopeAnchor::First">:$rope_anchor,
    LayoutArg:$layout);
  let results = (outs FloatTensor:$new_key_cache, FloatTensor:$new_value_cache,
    FloatTensor:$new_compressed, FloatTensor:$new_remainder,
    LengthTensor:$new_lengths);
  let assemblyFormat = [{
    `caches` `(` $key_cache `,` $value_cache `,` $compressed `,` $remainder `)`
    `lengths` `(` $lengths `)`
    `new` `(` $unrotated `,` $keys `,` $values `)`
    (`block_table` `(` $block_table^ `)`)?
    (`projection` `(` $projection^ `)`)? (`norm` `(` $norm^ `)`)?
    (`cos_sin` `(` $cos^ `,` $sin `)`)? attr-dict `:`
    functional-type(operands, results)
  }];
}

def SparseAttn_PromptRemainderOp
    : SparseAttn_StageOp<"prompt_remainder", [StageInterface]> {
  let summary = "the keys of a prompt's unfinished block";
  let description = [{
    What `append_keys` needs as its remainder to go on behind a prompt whose keys
    lie in a cache (docs/Spec.md, 2.15).

    ```mlir
    %r = sparse_attn.prompt_remainder %k lengths(%n) {block_size = 8 : i64}
        : (tensor<1x2x64x16xf32>, tensor<1xi32>) -> tensor<1x8x2x16xf32>
    ```
    /*PR1*/
  }];
  let arguments = (ins FloatTensor:$keys, Optional<LengthTensor>:$lengths,
    ConfinedAttr<I64Attr, [IntPositive]>:$block_size, LayoutArg:$layout);
  let results = (outs FloatTensor:$result);
  let assemblyFormat = [{
    $keys (`lengths` `(` $lengths^ `)`)? attr-dict `:`
    functional-type(operands, results)
  }];
}

def SparseAttn_GateQueriesOp
    : SparseAttn_StageOp<"gate_queries", [AttrSizedOperandSegments,
                                          StageInterface]> {
  let summary = "queries of the gate";
  let description = [{
    Pools the query heads of a group, projects, normalises and rotates them to
    their position (docs/Spec.md, 2.6). `query_block` rows become one: their
    mean, or the concatenation of `pools`.

    ```mlir
    %g = sparse_attn.gate_queries %q keys(%s) projection(%w)
        cos_sin(%cos, %sin) {pooling = #sparse_attn.query_pooling<project>}
        : (tensor<1x4x64x16xf32>, index, tensor<2x2x16x16xf32>, tensor<64x16xf32>,
           tensor<64x16xf32>) -> tensor<1x64x2x16xf32>
    ```
    /*GQ1, GQ2, GQ3, GQ4, GQ5*/
  }];
  let arguments = (ins FloatTensor:$queries, Optional<LengthTensor>:$lengths,
    Optional<LengthTensor>:$query_lengths, Optional<Index>:$num_keys,
    Optional<FloatTensor>:$projection, Optional<FloatTensor>:$norm,
    Optional<F32RankedTensor>:$cos, Optional<F32RankedTensor>:$sin,
    SparseAttn_QueryPoolingAttr:$pooling,
    DefaultValuedAttr<ConfinedAttr<I64Attr, [IntPositive]>, "1">:$query_block,
    OptionalAttr<SparseAttn_PoolArrayAttr>:$pools,
    DefaultValuedAttr<F32Attr, "1.0e-6f">:$norm_eps, LayoutArg:$layout);
  let results = (outs FloatTensor:$result);
  let assemblyFormat = [{
    $queries (`lengths` `(` $lengths^ `)`)?
    (`query_lengths` `(` $query_lengths^ `)`)? (`keys` `(` $num_keys^ `)`)?
    (`projection` `(` $projection^ `)`)? (`norm` `(` $norm^ `)`)?
    (`cos_sin` `(` $cos^ `,` $sin `)`)? attr-dict `:`
    functional-type(operands, results)
  }];
  let extraClassDeclaration = [{
    /// How the rows of a query block become one: `pools`, or their mean.
    ::llvm::SmallVector<Pool> getRowPools();
  }];
}

#endif // SPARSE_ATTN_PREPARE_OPS_TD

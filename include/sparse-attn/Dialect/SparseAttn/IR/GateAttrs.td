//===- GateAttrs.td - Gates --------------------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_GATE_ATTRS_TD
#define SPARSE_ATTN_GATE_ATTRS_TD

include "mlir/IR/AttrTypeBase.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnEnums.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnInterfaces.td"

class SparseAttn_Gate<string name, string gateMnemonic,
                      list<string> overrides = []>
    : AttrDef<SparseAttn_Dialect, name,
              [DeclareAttrInterfaceMethods<GateAttrInterface, overrides>]> {
  let mnemonic = gateMnemonic;
}

def SparseAttn_LearnedAttr : SparseAttn_Gate<"Learned", "learned",
    ["needsUnrotated", "needsWeights", "getSelectionMode"]> {
  let summary = "SeerAttention-R's trained gate";
  let description = [{
    Queries and keys before their rotation are pooled, projected to `gate_dim`,
    optionally normalised and rotated, and compared by a dot product scaled by
    1 / sqrt(gate_dim) (SeerAttention-R, equations 1a to 1c). Without `inv_freq`
    (angle per position, f32) nothing is rotated, without `norm_eps` nothing is
    normalised.
  }];
  let parameters = (ins
    "int64_t":$blockSize,
    "int64_t":$gateDim,
    "QueryPooling":$queryPooling,
    ArrayRefParameter<"Pool", "poolings of a block, in order">:$keyPooling,
    OptionalParameter<"::mlir::DenseF32ArrayAttr">:$invFreq,
    OptionalParameter<"::mlir::FloatAttr">:$ropeFactor,
    OptionalParameter<"::mlir::FloatAttr">:$normEps,
    DefaultValuedParameter<"Mode", "Mode::Correct">:$mode);
  let assemblyFormat = [{
    `<` `block_size` `=` $blockSize `,` `gate_dim` `=` $gateDim `,`
    `query_pooling` `=` $queryPooling `,` `key_pooling` `=` `[` $keyPooling `]`
    (`,` `inv_freq` `=` $invFreq^)?
    (`,` `rope_factor` `=` $ropeFactor^)? (`,` `norm_eps` `=` $normEps^)?
    (`,` `mode` `=` $mode^)? `>`
  }];
}

def SparseAttn_LearnedPrefillAttr
    : SparseAttn_Gate<"LearnedPrefill", "learned_prefill",
                      ["needsUnrotated", "needsWeights", "getQueryBlock",
                       "getSelectionMode"]> {
  let summary = "SeerAttention's trained gate of a prefill";
  let description = [{
    Queries and keys before their rotation are pooled by blocks of `block_size`,
    projected for each query head, rotated at the first position of their block,
    and compared by a dot product scaled by 1 / sqrt(gate_dim). A query block
    shares a selection in each query head; its own block is a candidate like the
    others (mode `inclusive`). Without a projection of the queries `gate_dim` is
    the head dimension and the keys' one has query heads. Without `inv_freq`
    (angle per position, f32) nothing is rotated.
  }];
  let parameters = (ins
    "int64_t":$blockSize,
    "int64_t":$gateDim,
    ArrayRefParameter<"Pool", "poolings of a query block, in order">
        :$queryPooling,
    ArrayRefParameter<"Pool", "poolings of a key block, in order">:$keyPooling,
    OptionalParameter<"::mlir::DenseF32ArrayAttr">:$invFreq,
    OptionalParameter<"::mlir::FloatAttr">:$ropeFactor);
  let assemblyFormat = [{
    `<` `block_size` `=` $blockSize `,` `gate_dim` `=` $gateDim `,`
    `query_pooling` `=` `[` $queryPooling `]` `,`
    `key_pooling` `=` `[` $keyPooling `]` (`,` `inv_freq` `=` $invFreq^)?
    (`,` `rope_factor` `=` $ropeFactor^)? `>`
  }];
}

class SparseAttn_BlockGate<string name, string gateMnemonic>
    : SparseAttn_Gate<name, gateMnemonic> {
  let parameters = (ins "int64_t":$blockSize);
  let assemblyFormat = "`<` $blockSize `>`";
}

def SparseAttn_MeanPoolAttr : SparseAttn_BlockGate<"MeanPool", "mean_pool"> {
  let summary = "mean of a block's rotated keys; mean over a group";
}
def SparseAttn_MinMaxAttr : SparseAttn_BlockGate<"MinMax", "min_max"> {
  let summary = "Quest's bound on rotated keys; maximum over a group";
}
def SparseAttn_OracleAttr : SparseAttn_BlockGate<"Oracle", "oracle"> {
  let summary = "largest exact score of a block; maximum over a group";
}

def SparseAttn_SkipAttr : AttrDef<SparseAttn_Dialect, "Skip"> {
  let mnemonic = "skip";
  let summary = "skip blocks that cannot matter (BLASST)";
  let description = [{
    A block is skipped for a row if exp(its largest score - the running maximum)
    is below `scale_factor` / length. The result depends on the visiting order,
    so the order is part of the semantics: docs/Spec.md, 2.9.
  }];
  let parameters = (ins "::mlir::FloatAttr":$scaleFactor);
  let assemblyFormat = "`<` $scaleFactor `>`";
}

#endif // SPARSE_ATTN_GATE_ATTRS_TD

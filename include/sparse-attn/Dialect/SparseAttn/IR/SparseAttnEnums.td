//===- SparseAttnEnums.td - Enumerations -------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_ENUMS_TD
#define SPARSE_ATTN_ENUMS_TD

include "mlir/IR/EnumAttr.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnBase.td"

class SparseAttn_Enum<string name, string mnemonic, string summary,
                      list<I32EnumAttrCase> cases>
    : I32EnumAttr<name, summary, cases> {
  let cppNamespace = "::mlir::sparse_attn";
  let genSpecializedAttr = 0;
  string enumMnemonic = mnemonic;
}
class SparseAttn_EnumAttr<SparseAttn_Enum info>
    : EnumAttr<SparseAttn_Dialect, info, info.enumMnemonic> {
  let assemblyFormat = "`<` $value `>`";
}

def SparseAttn_Layout : SparseAttn_Enum<"Layout", "layout",
    "order of the dimensions of queries, keys and values", [
      I32EnumAttrCase<"BHSD", 0, "bhsd">,
      I32EnumAttrCase<"BSHD", 1, "bshd">,
      I32EnumAttrCase<"Packed", 2, "packed">]>;
def SparseAttn_LayoutAttr : SparseAttn_EnumAttr<SparseAttn_Layout>;

def SparseAttn_SelectionForm : SparseAttn_Enum<"SelectionForm", "form",
    "how a selection is stored", [
      I32EnumAttrCase<"List", 0, "list">,
      I32EnumAttrCase<"Mask", 1, "mask">,
      I32EnumAttrCase<"Bits", 2, "bits">,
      I32EnumAttrCase<"CSR", 3, "csr">,
      I32EnumAttrCase<"Tokens", 4, "tokens">]>;

def SparseAttn_Stage : SparseAttn_Enum<"Stage", "stage",
    "stage of sparse attention", [
      I32EnumAttrCase<"Prepare", 0, "prepare">,
      I32EnumAttrCase<"Compute", 1, "compute">,
      I32EnumAttrCase<"Retrieve", 2, "retrieve">,
      I32EnumAttrCase<"Apply", 3, "apply">]>;

def SparseAttn_Pool : SparseAttn_Enum<"Pool", "pool",
    "reduction of a block of keys, or of queries, to one row", [
      I32EnumAttrCase<"Max", 0, "max">,
      I32EnumAttrCase<"Min", 1, "min">,
      I32EnumAttrCase<"Avg", 2, "avg">]>;
def SparseAttn_PoolAttr : SparseAttn_EnumAttr<SparseAttn_Pool>;
def SparseAttn_PoolArrayAttr
    : TypedArrayAttrBase<SparseAttn_PoolAttr, "list of poolings">;

def SparseAttn_QueryPooling : SparseAttn_Enum<"QueryPooling", "query_pooling",
    "how the query heads of a group become gate queries", [
      I32EnumAttrCase<"None", 0, "none">,
      I32EnumAttrCase<"Mean", 1, "mean">,
      I32EnumAttrCase<"Project", 2, "project">,
      I32EnumAttrCase<"MeanProject", 3, "mean_project">]>;
def SparseAttn_QueryPoolingAttr : SparseAttn_EnumAttr<SparseAttn_QueryPooling>;

def SparseAttn_ScoreKind : SparseAttn_Enum<"ScoreKind", "score_kind",
    "what a gate score is", [
      I32EnumAttrCase<"Dot", 0, "dot">,
      I32EnumAttrCase<"MinMaxBound", 1, "minmax_bound">,
      I32EnumAttrCase<"Exact", 2, "exact">]>;
def SparseAttn_ScoreKindAttr : SparseAttn_EnumAttr<SparseAttn_ScoreKind>;

def SparseAttn_Reduction : SparseAttn_Enum<"Reduction", "reduction",
    "reduction of scores over a group of query heads", [
      I32EnumAttrCase<"None", 0, "none">,
      I32EnumAttrCase<"Max", 1, "max">,
      I32EnumAttrCase<"Mean", 2, "mean">,
      I32EnumAttrCase<"Sum", 3, "sum">]>;
def SparseAttn_ReductionAttr : SparseAttn_EnumAttr<SparseAttn_Reduction>;

def SparseAttn_Mode : SparseAttn_Enum<"Mode", "mode",
    "which blocks a row may choose", [
      I32EnumAttrCase<"Correct", 0, "correct">,
      I32EnumAttrCase<"ReferenceCompatible", 1, "reference_compatible">,
      I32EnumAttrCase<"Inclusive", 2, "inclusive">]>;
def SparseAttn_ModeAttr : SparseAttn_EnumAttr<SparseAttn_Mode>;

def SparseAttn_Forced : SparseAttn_Enum<"Forced", "forced",
    "whether forced blocks count towards a budget", [
      I32EnumAttrCase<"OnTop", 0, "on_top">,
      I32EnumAttrCase<"Inside", 1, "inside">]>;
def SparseAttn_ForcedAttr : SparseAttn_EnumAttr<SparseAttn_Forced>;

def SparseAttn_Order : SparseAttn_Enum<"Order", "order",
    "order of the ids of a list", [
      I32EnumAttrCase<"Ascending", 0, "ascending">,
      I32EnumAttrCase<"Descending", 1, "descending">]>;
def SparseAttn_OrderAttr : SparseAttn_EnumAttr<SparseAttn_Order>;

def SparseAttn_RopeAnchor : SparseAttn_Enum<"RopeAnchor", "rope_anchor",
    "position at which a pooled key is rotated", [
      I32EnumAttrCase<"First", 0, "first">,
      I32EnumAttrCase<"LastOnDecode", 1, "last_on_decode">]>;
def SparseAttn_RopeAnchorAttr : SparseAttn_EnumAttr<SparseAttn_RopeAnchor>;

def SparseAttn_RotaryStyle : SparseAttn_Enum<"RotaryStyle", "rotary_style",
    "which elements of a head rotate together", [
      I32EnumAttrCase<"Half", 0, "half">,
      I32EnumAttrCase<"Interleaved", 1, "interleaved">]>;
def SparseAttn_RotaryStyleAttr : SparseAttn_EnumAttr<SparseAttn_RotaryStyle>;

def SparseAttn_CheckRule : SparseAttn_Enum<"CheckRule", "check_rule",
    "what the entries of a tensor may be", [
      I32EnumAttrCase<"Count", 0, "count">,
      I32EnumAttrCase<"Id", 1, "id">,
      I32EnumAttrCase<"Bits", 2, "bits">,
      I32EnumAttrCase<"Pointer", 3, "pointer">]>;
def SparseAttn_CheckRuleAttr : SparseAttn_EnumAttr<SparseAttn_CheckRule>;

#endif // SPARSE_ATTN_ENUMS_TD

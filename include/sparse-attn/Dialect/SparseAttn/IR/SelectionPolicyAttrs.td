//===- SelectionPolicyAttrs.td - Selection policies --------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SELECTION_POLICY_ATTRS_TD
#define SPARSE_ATTN_SELECTION_POLICY_ATTRS_TD

include "mlir/IR/AttrTypeBase.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnBase.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnInterfaces.td"

class SparseAttn_Policy<string name, string policyMnemonic,
                        list<string> overrides = []>
    : AttrDef<SparseAttn_Dialect, name,
              [DeclareAttrInterfaceMethods<SelectionPolicyAttrInterface,
                                           overrides>]> {
  let mnemonic = policyMnemonic;
}

def SparseAttn_AllAttr : SparseAttn_Policy<"All", "all", ["selectsAll"]> {
  let summary = "every candidate";
}

def SparseAttn_TokenBudgetAttr
    : SparseAttn_Policy<"TokenBudget", "token_budget",
                        ["getMaxBlocks", "countsBlocks", "takesBudgets"]> {
  let summary = "the best blocks that hold a number of tokens";
  let description = [{
    The `tokens` / block (rounded down) candidates with the largest scores; of
    equal scores the lower id first. With `budgets` on the select a row has its
    own number of tokens, clamped to [0, tokens]. **P1** tokens >= 0.
  }];
  let parameters = (ins "int64_t":$tokens);
  let assemblyFormat = "`<` $tokens `>`";
  let genVerifyDecl = 1;
}

def SparseAttn_TokenBudgetsAttr
    : SparseAttn_Policy<"TokenBudgets", "token_budgets",
                        ["getMaxBlocks", "countsBlocks", "getNumHeads"]> {
  let summary = "a token budget for each head that selects";
  let description = [{
    `#sparse_attn.token_budgets<4096, 2048>`: head h as by
    `#sparse_attn.token_budget` of the h-th number. **P5** a number >= 0 for
    each head.
  }];
  let parameters = (ins ArrayRefParameter<"int64_t">:$tokens);
  let assemblyFormat = "`<` $tokens `>`";
  let genVerifyDecl = 1;
}

class SparseAttn_F64Policy<string name, string policyMnemonic,
                           list<string> overrides = []>
    : SparseAttn_Policy<name, policyMnemonic, overrides> {
  let parameters = (ins "::mlir::FloatAttr":$value);
  let builders = [AttrBuilder<(ins "double":$value), [{
    return $_get($_ctxt, ::mlir::FloatAttr::get(
        ::mlir::Float64Type::get($_ctxt), value));
  }]>];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

def SparseAttn_ThresholdAttr
    : SparseAttn_F64Policy<"Threshold", "threshold"> {
  let summary = "blocks whose softmax probability exceeds a threshold";
  let description = [{
    Candidates with softmax(x)_i > value, strictly. **P2** 0 <= value <= 1.
  }];
}

def SparseAttn_TopPAttr : SparseAttn_F64Policy<"TopP", "top_p"> {
  let summary = "the fewest best blocks that hold a share of the mass";
  let description = [{
    In order of probability, the shortest prefix whose mass is at least value.
    **P3** 0 < value <= 1.
  }];
}

def SparseAttn_EntmaxAttr : SparseAttn_F64Policy<"Entmax", "entmax"> {
  let summary = "the support of alpha-entmax";
  let description = [{
    The support of value-entmax by 50 halvings. **P4** 1 < value <= 2.
  }];
}

def SparseAttn_NzRatioAttr
    : SparseAttn_F64Policy<"NzRatio", "nz_ratio",
                           ["getMaxBlocks", "countsBlocks"]> {
  let summary = "the best blocks, a share of a causal prompt's";
  let description = [{
    The max(1, floor((1 - sqrt(1 - value)) n)) candidates with the largest
    scores, n the blocks of the sequence; of equal scores the lower id first.
    All rows of a prompt together then read about `value` of the blocks that
    they see (SeerAttention). **P6** 0 <= value <= 1.
  }];
}

#endif // SPARSE_ATTN_SELECTION_POLICY_ATTRS_TD

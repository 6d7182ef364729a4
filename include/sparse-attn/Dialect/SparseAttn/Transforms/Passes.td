//===- Passes.td - Passes of this stage --------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_PASSES_TD
#define SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"
include "sparse-attn/Dialect/SparseAttn/Transforms/SignaturePasses.td"

def SparseAttnExpandSelectionPass
    : Pass<"sparse-attn-expand-selection", "::mlir::ModuleOp"> {
  let summary = "replace selections by the tensors that store them";
  let description = [{
    Arguments and results of functions, calls and returns of type
    `!sparse_attn.selection` become the storage tensors of docs/Spec.md, section
    1, in order; `unpack_selection` of `pack_selection` disappears. Runs after
    the stages became `sparse_attn.dispatch`: any other op that still has a
    selection is an error.

    Before:

    ```mlir
    !selection = !sparse_attn.selection<1x2x4x8, block = 8, query_block = 1,
        form = mask>
    func.func @f(%s: !selection) -> tensor<?x2x4x8xi1> {
      %m = sparse_attn.unpack_selection %s : (!selection) -> tensor<?x2x4x8xi1>
      return %m : tensor<?x2x4x8xi1>
    }
    ```

    After:

    ```mlir
    func.func @f(%m: tensor<1x2x4x8xi1>) -> tensor<?x2x4x8xi1> {
      %0 = tensor.cast %m : tensor<1x2x4x8xi1> to tensor<?x2x4x8xi1>
      return %0 : tensor<?x2x4x8xi1>
    }
    ```
  }];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
  let statistics = [
    Statistic<"numPacks", "packs-expanded",
              "pack_selection and unpack_selection ops removed">,
    Statistic<"numBoundary", "boundary-selections",
              "Selections among the arguments and results of functions">
  ];
}

def SparseAttnInsertGatesPass
    : Pass<"sparse-attn-insert-gates", "::mlir::ModuleOp"> {
  let summary = "put a gate and a selection before every attention";
  let description = [{
    Every `attention` becomes the stages of its gate, a `select` of all
    candidates, and an `attend` over that selection; how many blocks are read is
    then up to `-sparse-attn-set-selection-policy`. Without a gate it becomes a
    dense `attend`.

    An attention must be causal, or have one query row: otherwise a selection,
    which ends at a row's own block, would hide keys. A learned gate reads
    queries and keys before their rotation, so both must come from
    `sparse_attn.rotary`. Keys may also be the concatenation of a cache and
    rotated new keys; then the cache is rotated back, on the assumption (a
    remark) that its row s was rotated at position s. A learned gate of a
    prefill selects for blocks of query rows; it needs as many query rows as
    keys, and leaves an attention with one query row dense (a remark).

    Before:

    ```mlir
    %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>)
        -> tensor<1x4x64x16xf32>
    ```

    After `-sparse-attn-insert-gates="gate=oracle block-size=8"`:

    ```mlir
    %g = sparse_attn.gate_queries %q
        {norm_eps = 0.0 : f32, pooling = #sparse_attn.query_pooling<none>}
        : (tensor<1x4x64x16xf32>) -> tensor<1x64x4x16xf32>
    %x = sparse_attn.score %g, %k {kind = #sparse_attn.score_kind<exact>,
        reduction = #sparse_attn.reduction<max>, scale = 2.5e-01 : f32,
        block_size = 8 : i64}
        : (tensor<1x64x4x16xf32>, tensor<1x2x64x16xf32>) -> tensor<1x2x64x8xf32>
    %n = arith.constant 64 : index
    %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
        : (tensor<1x2x64x8xf32>, index) -> !sparse_attn.selection<1x2x64x8,
            block = 8, query_block = 1, form = list, capacity = 8>
    %o = sparse_attn.attend %q, %k, %v selection(%s)
        {scale = 2.5e-01 : f32, causal}
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>,
           !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = list, capacity = 8>) -> tensor<1x4x64x16xf32>
    ```
  }];
  let options = [
    Option<"gate", "gate", "std::string", /*default=*/"",
           "The gate: learned, mean_pool, min_max or oracle; empty or none "
           "leaves every attention dense.">,
    Option<"gates", "gates", "std::string", /*default=*/"",
           "The safetensors file with the configuration and the weights of a "
           "learned gate; layer N is the N-th attention in program order.">,
    Option<"blockSize", "block-size", "int64_t", /*default=*/"0",
           "Keys in a block; 0 is the gate file's block size, or 64 without a "
           "file.">,
    Option<"selectionForm", "selection-form", "std::string",
           /*default=*/"\"list\"",
           "How the selections are stored: list, mask or bits.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::sparse_attn::SparseAttnDialect",
    "::mlir::tensor::TensorDialect"
  ];
  let statistics = [
    Statistic<"numInserted", "gates-inserted", "Attentions that got a gate">,
    Statistic<"numDense", "attentions-left-dense",
              "Attentions that became attend without a selection">
  ];
}

def SparseAttnInsertChecksPass
    : Pass<"sparse-attn-insert-checks", "::mlir::ModuleOp"> {
  let summary = "report ids, counts, lengths and pages that kernels ignore";
  let description = [{
    A kernel ignores an id that is no block, takes a length above the capacity as
    the capacity, and so on. This pass adds a `check_entries` for each such operand
    of every `attend` and `append_keys`, and a `report` at the end of the
    function. Nothing else changes, so results are the same; a call that
    ignored an entry ends with a status and a sentence. Equal operands are checked
    once. What the program computes itself, a `select` or the lengths behind an
    `append_keys`, is right and not checked. A remark says where an op is left out.

    Before:

    ```mlir
    func.func @f(%q: tensor<2x8x1x64xf16>, %k: tensor<2x2x?x64xf16>,
                 %n: tensor<2xi32>) -> tensor<2x8x1x64xf16> {
      %o = sparse_attn.attend %q, %k, %k lengths(%n) {scale = 0.125 : f32}
          : (tensor<2x8x1x64xf16>, tensor<2x2x?x64xf16>, tensor<2x2x?x64xf16>,
             tensor<2xi32>) -> tensor<2x8x1x64xf16>
      return %o : tensor<2x8x1x64xf16>
    }
    ```

    After:

    ```mlir
    func.func @f(%q: tensor<2x8x1x64xf16>, %k: tensor<2x2x?x64xf16>,
                 %n: tensor<2xi32>) -> tensor<2x8x1x64xf16> {
      ...
      %s = tensor.dim %k, ...
      %r = sparse_attn.check_entries %n limit(%s)
          {rule = #sparse_attn.check_rule<count>}
          : (tensor<2xi32>, index) -> tensor<2x4xi64>
      %o = sparse_attn.attend %q, %k, %k lengths(%n) ...
      sparse_attn.report %r {axes = "batch", operand = "argument 2, lengths"}
          : tensor<2x4xi64>
      return %o : tensor<2x8x1x64xf16>
    }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::sparse_attn::SparseAttnDialect",
    "::mlir::tensor::TensorDialect"
  ];
  let statistics = [
    Statistic<"numChecks", "checks", "Operands that are checked">,
    Statistic<"numDeclined", "declined", "Ops that are left out">
  ];
}

def SparseAttnOutlineLayersPass
    : Pass<"sparse-attn-outline-layers", "::mlir::ModuleOp"> {
  let summary = "move each layer's attention into a function";
  let description = [{
    Every `attend` of a public function, with the stages that work for it alone,
    becomes a private function `@sparse_attn_layer_N` with builtin types. The
    foreign program around it stays as it is. Values that others use as well are
    computed where they were and passed; but an `append_keys` whose caches are only
    used behind the attention joins it, and the function returns them too.

    ```mlir
    func.func @f(%q: tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32> {
      %o = sparse_attn.attend %q, %q, %q {scale = 0.25 : f32, causal}
          : (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>,
             tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32>
      return %o : tensor<1x4x64x16xf32>
    }
    ```
    becomes
    ```mlir
    func.func @f(%q: tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32> {
      %o = func.call @sparse_attn_layer_0(%q) : ...
      return %o : tensor<1x4x64x16xf32>
    }
    func.func private @sparse_attn_layer_0(%q: tensor<1x4x64x16xf32>) ... {
      %o = sparse_attn.attend %q, %q, %q ...
    ```
  }];
  let dependentDialects = ["::mlir::func::FuncDialect"];
  let statistics = [
    Statistic<"numLayers", "layers", "Functions made">
  ];
}

def SparseAttnFuseStagesPass
    : Pass<"sparse-attn-fuse-stages", "::mlir::ModuleOp"> {
  let summary = "let the kernels of a GPU compute several stages each";
  let description = [{
    Marks stages that the kernel of a user computes, with the attribute
    `sparse_attn.fuse_with_user`: the gate queries of a `score`, where both belong
    to a decode step, the `append_keys` whose compressed keys it reads, and the
    `select` of an `attend` that has a schedule. Such a select gives a list. A gated
    step then takes three launches. A remark says why a stage keeps a kernel of its
    own.

    Before:

    ```mlir
    %s = sparse_attn.select %x lengths(%n)
        {policy = #sparse_attn.token_budget<1024>}
        : (tensor<1x8x1x128xf32>, tensor<1xi32>) -> !sparse_attn.selection<1x8x1x128,
            block = 64, query_block = 1, form = list, capacity = 17>
    %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n)
        {scale = 0.09 : f32, sparse_attn.schedule =
         #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8,
             splits = 0>}
        : (tensor<1x64x1x128xf16>, tensor<1x8x8192x128xf16>,
           tensor<1x8x8192x128xf16>, !sparse_attn.selection<1x8x1x128,
               block = 64, query_block = 1, form = list, capacity = 17>,
           tensor<1xi32>) -> (tensor<1x64x1x128xf16>)
    ```

    After `-sparse-attn-fuse-stages` the select has one attribute more:

    ```mlir
    %s = sparse_attn.select %x lengths(%n)
        {policy = #sparse_attn.token_budget<1024>, sparse_attn.fuse_with_user}
        : (tensor<1x8x1x128xf32>, tensor<1xi32>) -> !sparse_attn.selection<1x8x1x128,
            block = 64, query_block = 1, form = list, capacity = 17>
    ```
  }];
  let dependentDialects = ["::mlir::sparse_attn::SparseAttnDialect"];
  let statistics = [
    Statistic<"numFused", "fused", "Stages that the kernel of their user computes">
  ];
}

def SparseAttnSetSchedulePass
    : Pass<"sparse-attn-set-schedule", "::mlir::ModuleOp"> {
  let summary = "choose how attention runs on a GPU";
  let description = [{
    Puts a `sparse_attn.schedule` on every `attend` that the decode kernel of the
    target serves: up to 8 query rows, head dimension 64, 128 or 256, f16 or bf16,
    blocks of 16 to 128 keys. With more rows, or packed sequences, it is a
    `prefill_schedule`, for blocks of 64 or 128 keys that 64 or 128 rows share. A
    mask or bits become a list for it, with room for every block of the cache. A
    remark says why another `attend` is left to the generic kernel. With
    `target=cpu` the pass does nothing.

    A schedule is a hint: removing it changes no result beyond rounding.

    Before:

    ```mlir
    %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.threshold<0.1>}
        : (tensor<1x8x1x128xf32>, index) -> !sparse_attn.selection<1x8x1x128,
            block = 64, query_block = 1, form = mask>
    %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.09 : f32}
        : (tensor<1x64x1x128xf16>, tensor<1x8x8192x128xf16>,
           tensor<1x8x8192x128xf16>, !sparse_attn.selection<1x8x1x128,
               block = 64, query_block = 1, form = mask>)
        -> (tensor<1x64x1x128xf16>)
    ```

    After `-sparse-attn-set-schedule="target=h100"`, the lists being of different
    lengths:

    ```mlir
    %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.threshold<0.1>}
        : (tensor<1x8x1x128xf32>, index) -> !sparse_attn.selection<1x8x1x128,
            block = 64, query_block = 1, form = mask>
    %l = sparse_attn.convert_selection %s keys(%keys)
        : (!sparse_attn.selection<1x8x1x128, block = 64, query_block = 1,
               form = mask>, index)
        -> !sparse_attn.selection<1x8x1x128, block = 64, query_block = 1,
               form = list, capacity = 128>
    %o = sparse_attn.attend %q, %k, %v selection(%l)
        {scale = 0.09 : f32, sparse_attn.schedule =
         #sparse_attn.schedule<kind = uneven, warps = 4, tile = 64, rows = 8,
             splits = 0>}
        : (tensor<1x64x1x128xf16>, tensor<1x8x8192x128xf16>,
           tensor<1x8x8192x128xf16>, !sparse_attn.selection<1x8x1x128,
               block = 64, query_block = 1, form = list, capacity = 128>)
        -> (tensor<1x64x1x128xf16>)
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"h100\"",
           "What the schedules are for: h100, h200, or cpu, which takes none.">,
    Option<"splits", "splits", "int64_t", /*default=*/"0",
           "How many thread blocks share a list: 1, 2, 4 or 8, or 0 to choose "
           "from the sizes at run time.">,
    Option<"kind", "kind", "std::string", /*default=*/"\"auto\"",
           "Whether lists are about as long as each other: even, uneven, or "
           "auto to tell it from the policy.">,
    Option<"warps", "warps", "int64_t", /*default=*/"4",
           "How many warps of a thread block compute, 4 or 8; 8 where the head "
           "dimension is 128.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::sparse_attn::SparseAttnDialect",
    "::mlir::tensor::TensorDialect"
  ];
  let statistics = [
    Statistic<"numScheduled", "scheduled", "Attends that got a schedule">,
    Statistic<"numDeclined", "declined", "Attends left to the generic kernel">,
    Statistic<"numConverted", "selections-converted",
              "Selections that became lists">
  ];
}

def SparseAttnSetSelectionPolicyPass
    : Pass<"sparse-attn-set-selection-policy", "::mlir::ModuleOp"> {
  let summary = "choose which blocks the layers read";
  let description = [{
    Sets the policy of the `select` that belongs to the N-th `attend` in program
    order, and shrinks a list to the most blocks that can then be chosen: those
    of the policy, the forced ones and a row's own. If the policy has no bound,
    the capacity is the number of blocks; if that is dynamic, the selection
    becomes a mask (a remark says so). Layers without a selection stay dense.
    A selection that several layers share takes one policy.

    Before:

    ```mlir
    %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
        : (tensor<1x2x64x8xf32>, index) -> !sparse_attn.selection<1x2x64x8,
            block = 8, query_block = 1, form = list, capacity = 8>
    %o = sparse_attn.attend %q, %k, %v selection(%s)
        {scale = 0.25 : f32, causal}
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>,
           !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
               form = list, capacity = 8>) -> tensor<1x4x64x16xf32>
    ```

    After `-sparse-attn-set-selection-policy="policy=token-budget=24"`, for the
    24 / 8 best blocks and a row's own:

    ```mlir
    %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<24>}
        : (tensor<1x2x64x8xf32>, index) -> !sparse_attn.selection<1x2x64x8,
            block = 8, query_block = 1, form = list, capacity = 4>
    ```
  }];
  let options = [
    Option<"policy", "policy", "std::string", /*default=*/"\"all\"",
           "The policy: all, token-budget=N, token-budgets=N,N.. with a number "
           "for each head that selects, threshold=X, top-p=X, entmax=X, "
           "nz-ratio=X, the mnemonic and parameter of another policy "
           "attribute, or an attribute of a loaded dialect such as "
           "#other.policy<3>.">,
    Option<"layers", "layers", "std::string", /*default=*/"",
           "The layers to set, such as 0-3,7; empty means all.">,
    Option<"denseLayers", "dense-layers", "std::string", /*default=*/"",
           "Layers that read every block instead, such as 0,1.">,
    Option<"forceFirst", "force-first", "int64_t", /*default=*/"0",
           "How many of the first blocks are always read.">,
    Option<"forceLast", "force-last", "int64_t", /*default=*/"0",
           "How many of the last blocks before a row's own are always read.">,
    Option<"forced", "forced", "std::string", /*default=*/"\"on_top\"",
           "Whether forced blocks are added to a budget (on_top) or count "
           "towards it (inside).">,
    Option<"order", "order", "std::string", /*default=*/"\"ascending\"",
           "The order of the ids of a list: ascending or descending.">,
    Option<"denseRows", "dense-rows", "int64_t", /*default=*/"0",
           "How many of the last rows of a sequence read every block that they "
           "see; a row is a query block of the gate.">
  ];
  let dependentDialects = ["::mlir::sparse_attn::SparseAttnDialect"];
  let statistics = [
    Statistic<"numSparse", "selections-set", "Selections given the policy">,
    Statistic<"numDense", "selections-dense", "Selections of every block">
  ];
}

def SparseAttnUniteRowsPass
    : Pass<"sparse-attn-unite-rows", "::mlir::ModuleOp"> {
  let summary = "let the rows of a query block share the blocks that they chose";
  let description = [{
    Changes results: each query row reads the blocks that any row of its query
    block selected, and not only its own. So a prefill whose query rows each have
    a list can run on tiles of rows. Never done unless it is asked for.

    An `attend` with more than 8 query rows, or an unknown number, gets a
    selection with `query-block` rows a list: the union of the lists that it had.
    A remark says why another selection stays: few rows, tokens, a query block
    that does not divide the new one, a bias of single rows. One whose query block
    is large enough, and an attend without a selection, is what it should be.

    Before:

    ```mlir
    %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.09 : f32, causal}
        : (tensor<1x64x512x128xf16>, tensor<1x8x512x128xf16>,
           tensor<1x8x512x128xf16>, !sparse_attn.selection<1x8x512x8,
               block = 64, query_block = 1, form = list, capacity = 3>)
        -> (tensor<1x64x512x128xf16>)
    ```

    After `-sparse-attn-unite-rows="query-block=64"`:

    ```mlir
    %u = sparse_attn.convert_selection %s keys(%keys)
        : (!sparse_attn.selection<1x8x512x8, block = 64, query_block = 1,
               form = list, capacity = 3>, index)
        -> !sparse_attn.selection<1x8x8x8, block = 64, query_block = 64,
               form = bits>
    %o = sparse_attn.attend %q, %k, %v selection(%u) {causal, scale = 0.09 : f32}
        : (tensor<1x64x512x128xf16>, tensor<1x8x512x128xf16>,
           tensor<1x8x512x128xf16>, !sparse_attn.selection<1x8x8x8,
               block = 64, query_block = 64, form = bits>)
        -> (tensor<1x64x512x128xf16>)
    ```
  }];
  let options = [
    Option<"queryBlock", "query-block", "int64_t", /*default=*/"0",
           "Query rows that share a list afterwards: 64 or 128, or 0 to leave "
           "selections as they are.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::sparse_attn::SparseAttnDialect",
    "::mlir::tensor::TensorDialect"
  ];
  let statistics = [
    Statistic<"numUnited", "united", "Attends whose rows share selections now">,
    Statistic<"numDeclined", "declined", "Attends whose selection stays">
  ];
}

def SparseAttnVerifyPhasePass
    : Pass<"sparse-attn-verify-phase", "::mlir::ModuleOp"> {
  let summary = "check that a module is in a phase";
  let description = [{
    The phases exclude each other: *raised* has `attention` only, *staged* has
    the stage ops and no `attention`, *kernels* has `dispatch` and neither.
    Rotations may stand in the first two. The pass names the first op that does
    not belong.

    With `phase=raised` this passes unchanged, with `phase=staged` it is refused:

    ```mlir
    %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
        : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>)
        -> tensor<1x4x64x16xf32>
    ```
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

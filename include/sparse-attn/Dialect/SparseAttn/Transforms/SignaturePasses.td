//===- SignaturePasses.td - Passes that add to functions ----*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Passes that change what a function takes and gives.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_SIGNATUREPASSES_TD
#define SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_SIGNATUREPASSES_TD

include "mlir/Pass/PassBase.td"

def SparseAttnTapAttentionPass
    : Pass<"sparse-attn-tap-attention", "::mlir::ModuleOp"> {
  let summary = "return what every attention read and wrote";
  let description = [{
    For checks against a reference: each public function returns, behind its own
    results, the queries, keys, values and result of every `attend`, and of its
    gate the logits, the selection (as a mask) and the unrotated queries and
    keys. The module attribute `sparse_attn.manifest` (JSON) tells which result
    is what.

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
    func.func @f(%q: tensor<1x4x64x16xf32>) -> (...) {
      %o = sparse_attn.attend %q, %q, %q ...
      return %o, %q, %q, %q, %o : ...
    }
    ```
  }];
  let statistics = [
    Statistic<"numTaps", "taps", "Results added">
  ];
}

def SparseAttnThreadStatePass
    : Pass<"sparse-attn-thread-state", "::mlir::ModuleOp"> {
  let summary = "carry the state of a decode step instead of computing it";
  let description = [{
    A decode step takes caches, extends them at their end by the new keys and
    values, and returns them. Its gates compress all keys again in each step. This
    pass makes the caches of `capacity` keys, of which the first ones are valid,
    and has `append_keys` write what is new. Further arguments, each with a result
    that takes its place in the next step, are the number of valid keys and, for
    each layer, compressed keys and the keys of the unfinished block. The tables of
    the gates' rotations are arguments too, in front of the others. The types no
    longer say how many keys there are, so one program serves all steps. A new key
    for which there is no room is dropped, as `append_keys` does.

    An argument may share the memory of its result: then a step writes only what is
    new. A second function, `@NAME_state`, gives tables, compressed keys and
    remainders for a prompt whose keys lie in the caches. The module attribute
    `sparse_attn.manifest` (JSON) tells which argument and result is what.

    The pass changes a function only if it finds this for each of its layers, and
    says in a remark what is in the way: each cache is an argument of static size
    that nobody else reads; its extension is read by the attention and its gate and
    returned once; the gate scores compressed keys, of these keys or of the same
    before their rotation; and new keys are not rotated by constants, which would
    be right for one length only.

    Before:

    ```mlir
    func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>,
                 %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>,
                 %nv: tensor<1x2x1x16xf32>)
        -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
      %k = tensor.concat dim(2) %pk, %nk
          : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
      %v = tensor.concat dim(2) %pv, %nv
          : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
      %c = sparse_attn.compress_keys %k
          {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]}
          : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
      %g = sparse_attn.gate_queries %q
          {pooling = #sparse_attn.query_pooling<none>}
          : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
      %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
          reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32,
          block_size = 4 : i64}
          : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
      %n = arith.constant 8 : index
      %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
          : (tensor<1x2x1x2xf32>, index) -> !sparse_attn.selection<1x2x1x2,
              block = 4, query_block = 1, form = list, capacity = 2>
      %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32}
          : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>,
             !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1,
                 form = list, capacity = 2>) -> tensor<1x4x1x16xf32>
      return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>,
          tensor<1x2x8x16xf32>
    }
    ```

    After `-sparse-attn-thread-state="capacity=64"`:

    ```mlir
    func.func @f(%q: tensor<1x4x1x16xf32>, %kc: tensor<1x2x64x16xf32>,
                 %vc: tensor<1x2x64x16xf32>, %nk: tensor<1x2x1x16xf32>,
                 %nv: tensor<1x2x1x16xf32>, %len: tensor<1xi32>,
                 %c: tensor<1x16x2x16xf32>, %rem: tensor<1x4x2x16xf32>) -> (...) {
      %kc1, %vc1, %c1, %rem1, %len1 = sparse_attn.append_keys ...
      %g = sparse_attn.gate_queries ...
      %x = sparse_attn.score %g, %c1 ...
      %s = sparse_attn.select %x lengths(%len1) ...
      %o = sparse_attn.attend %q, %kc1, %vc1 selection(%s) lengths(%len1) ...
      return %o, %kc1, %vc1, %len1, %c1, %rem1 : ...
    }
    func.func @f_state(%kc: tensor<1x2x64x16xf32>, %len: tensor<1xi32>) -> (...) {
      %c = sparse_attn.compress_keys %kc lengths(%len) ...
      %rem = sparse_attn.prompt_remainder %kc lengths(%len) ...
      return %c, %rem : ...
    }
    ```
  }];
  let options = [
    Option<"capacity", "capacity", "int64_t", /*default=*/"0",
           "Keys that the caches have room for; whole blocks of the gate.">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::sparse_attn::SparseAttnDialect"
  ];
  let statistics = [
    Statistic<"numThreaded", "threaded", "Attentions whose state is carried">,
    Statistic<"numDeclined", "declined", "Functions left as they are">
  ];
}

#endif // SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_SIGNATUREPASSES_TD

// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budget=24 force-first=1" | FileCheck %s --check-prefixes=CHECK,BUDGET
// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=threshold=0.004" --verify-diagnostics | FileCheck %s --check-prefixes=CHECK,THRESHOLD

!q = tensor<1x4x?x16xf32>
!k = tensor<1x2x?x16xf32>
!selection = !sparse_attn.selection<1x2x?x?, block = 8, query_block = 1,
    form = list, capacity = ?>

// With a dynamic number of blocks the bound of the policy is the capacity;
// without a bound a list has none, and the selection becomes a mask.
// CHECK-LABEL: func.func @dynamic(
// BUDGET:        select {{.*}} capacity = 5>
// THRESHOLD:     select {{.*}} form = mask>
func.func @dynamic(%q: !q, %k: !k, %x: tensor<1x2x?x?xf32>, %n: index) -> !q {
  // expected-remark @+1 {{the selection becomes a mask: the number of blocks is dynamic and the policy does not bound it}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x?x?xf32>, index) -> !selection
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o : !q
}

// Rows that share a list read up to 1 + ceil(15 / 8) own blocks.
// CHECK-LABEL: func.func @query_block(
// BUDGET:        select {{.*}} capacity = 7>
// THRESHOLD:     select {{.*}} capacity = 20>
func.func @query_block(%q: tensor<1x4x160x16xf32>, %k: tensor<1x2x160x16xf32>,
                       %x: tensor<1x2x10x20xf32>, %n: index)
    -> tensor<1x4x160x16xf32> {
  %s = sparse_attn.select %x query_rows(%n) keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x10x20xf32>, index, index)
      -> !sparse_attn.selection<1x2x10x20, block = 8, query_block = 16,
             form = list, capacity = 20>
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x160x16xf32>, tensor<1x2x160x16xf32>,
         tensor<1x2x160x16xf32>,
         !sparse_attn.selection<1x2x10x20, block = 8, query_block = 16,
             form = list, capacity = 20>) -> tensor<1x4x160x16xf32>
  return %o : tensor<1x4x160x16xf32>
}

// Masks and bits have no capacity to set.
// CHECK-LABEL: func.func @bits(
// CHECK:         select {{.*}} form = bits>
func.func @bits(%q: tensor<1x2x1x16xf32>, %k: tensor<1x2x?x16xf32>,
                %x: tensor<1x2x1x?xf32>, %l: tensor<1xi32>)
    -> tensor<1x2x1x16xf32> {
  %s = sparse_attn.select %x lengths(%l) {policy = #sparse_attn.all}
      : (tensor<1x2x1x?xf32>, tensor<1xi32>)
      -> !sparse_attn.selection<1x2x1x?, block = 8, query_block = 1, form = bits>
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%l)
      {scale = 2.5e-01 : f32}
      : (tensor<1x2x1x16xf32>, tensor<1x2x?x16xf32>, tensor<1x2x?x16xf32>,
         !sparse_attn.selection<1x2x1x?, block = 8, query_block = 1,
             form = bits>, tensor<1xi32>) -> tensor<1x2x1x16xf32>
  return %o : tensor<1x2x1x16xf32>
}

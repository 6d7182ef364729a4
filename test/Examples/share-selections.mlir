// The pass of examples/new_pass.
// RUN: %sparse-opt %s --load-pass-plugin=%plugins/ShareSelectionsPass.so --pass-pipeline="builtin.module(func.func(example-share-selections),canonicalize)" | FileCheck %s --check-prefixes=CHECK,TWO
// RUN: %sparse-opt %s --load-pass-plugin=%plugins/ShareSelectionsPass.so --pass-pipeline="builtin.module(func.func(example-share-selections{group=3}),canonicalize)" | FileCheck %s --check-prefixes=CHECK,THREE
// RUN: %sparse-opt %s --load-pass-plugin=%plugins/ShareSelectionsPass.so --pass-pipeline="builtin.module(func.func(example-share-selections{group=1}),canonicalize)" | FileCheck %s --check-prefixes=CHECK,ONE

!q = tensor<1x4x64x16xf32>
!k = tensor<1x2x64x16xf32>
!x = tensor<1x2x64x8xf32>
!selection = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
    form = list, capacity = 3>

// The dense attention is no layer of a group. A select without a user is erased.
// CHECK-LABEL: func.func @layers(
// CHECK:         %[[S0:.*]] = sparse_attn.select %arg2
// CHECK-NEXT:    %{{.*}} = sparse_attn.attend {{.*}} selection(%[[S0]])
// ONE-NEXT:      %[[S1:.*]] = sparse_attn.select %arg3
// CHECK-NEXT:    %{{.*}} = sparse_attn.attend %{{.*}}, %arg1, %arg1 {
// ONE-NEXT:      %{{.*}} = sparse_attn.attend {{.*}} selection(%[[S1]])
// TWO-NEXT:      %{{.*}} = sparse_attn.attend {{.*}} selection(%[[S0]])
// THREE-NEXT:    %{{.*}} = sparse_attn.attend {{.*}} selection(%[[S0]])
// ONE-NEXT:      %[[S2:.*]] = sparse_attn.select %arg4
// TWO-NEXT:      %[[S2:.*]] = sparse_attn.select %arg4
// ONE-NEXT:      %{{.*}} = sparse_attn.attend {{.*}} selection(%[[S2]])
// TWO-NEXT:      %{{.*}} = sparse_attn.attend {{.*}} selection(%[[S2]])
// THREE-NEXT:    %{{.*}} = sparse_attn.attend {{.*}} selection(%[[S0]])
// CHECK-NEXT:    return
func.func @layers(%q: !q, %k: !k, %x0: !x, %x1: !x, %x2: !x) -> !q {
  %n = arith.constant 64 : index
  %s0 = sparse_attn.select %x0 keys(%n)
      {policy = #sparse_attn.token_budget<16>} : (!x, index) -> !selection
  %o0 = sparse_attn.attend %q, %k, %k selection(%s0)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  %s1 = sparse_attn.select %x1 keys(%n)
      {policy = #sparse_attn.token_budget<16>} : (!x, index) -> !selection
  %d = sparse_attn.attend %o0, %k, %k {scale = 2.5e-01 : f32, causal}
      : (!q, !k, !k) -> !q
  %o1 = sparse_attn.attend %d, %k, %k selection(%s1)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  %s2 = sparse_attn.select %x2 keys(%n)
      {policy = #sparse_attn.token_budget<16>} : (!x, index) -> !selection
  %o2 = sparse_attn.attend %o1, %k, %k selection(%s2)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o2 : !q
}

// RUN: %sparse-opt %s --verify-diagnostics --load-pass-plugin=%plugins/ShareSelectionsPass.so --pass-pipeline="builtin.module(func.func(example-share-selections))" | FileCheck %s
// RUN: not %sparse-opt %s --load-pass-plugin=%plugins/ShareSelectionsPass.so --pass-pipeline="builtin.module(func.func(example-share-selections{group=0}))" 2>&1 | FileCheck %s --check-prefix=GROUP

// GROUP: error: {{.*}}expected group >= 1, got 0

!q = tensor<1x4x64x16xf32>
!k = tensor<1x2x64x16xf32>
!x = tensor<1x2x64x8xf32>
!selection = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1,
    form = list, capacity = 3>
!mask = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = mask>

// CHECK-LABEL: func.func @other_type(
// CHECK:         selection(%{{.*}}) {{.*}}form = list
// CHECK:         selection(%{{.*}}) {{.*}}form = mask
func.func @other_type(%q: !q, %k: !k, %s0: !selection, %s1: !mask) -> !q {
  %o0 = sparse_attn.attend %q, %k, %k selection(%s0)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  // expected-remark @+1 {{keeps its selection: the first layer's is '!sparse_attn.selection<}}
  %o1 = sparse_attn.attend %o0, %k, %k selection(%s1)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !mask) -> !q
  return %o1 : !q
}

// CHECK-LABEL: func.func @not_dominated(
func.func @not_dominated(%c: i1, %q: !q, %k: !k, %x: !x, %s: !selection) -> !q {
  %n = arith.constant 64 : index
  %o0 = scf.if %c -> !q {
    // CHECK: %[[INNER:.*]] = sparse_attn.select
    %s0 = sparse_attn.select %x keys(%n)
        {policy = #sparse_attn.token_budget<16>} : (!x, index) -> !selection
    // CHECK: selection(%[[INNER]])
    %o = sparse_attn.attend %q, %k, %k selection(%s0)
        {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
    scf.yield %o : !q
  } else {
    scf.yield %q : !q
  }
  // CHECK: attend {{.*}} selection(%arg4)
  // expected-remark @+1 {{keeps its selection: the first layer's is made elsewhere}}
  %o1 = sparse_attn.attend %o0, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, causal} : (!q, !k, !k, !selection) -> !q
  return %o1 : !q
}

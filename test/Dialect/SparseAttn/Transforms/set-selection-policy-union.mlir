// RUN: %sparse-opt %s --sparse-attn-set-selection-policy="policy=token-budget=24" | FileCheck %s

!rows = !sparse_attn.selection<1x2x64x90, block = 8, query_block = 1, form = list, capacity = 2>
!shared = !sparse_attn.selection<1x2x4x90, block = 8, query_block = 16, form = list, capacity = 32>

// Room for a union depends on the room of its rows (CS3), so these keep it.
// CHECK-LABEL: func.func @f(
// CHECK: %[[S:.*]] = sparse_attn.select {{.*}} -> {{.*}} capacity = 4>
// CHECK: %[[OLD:.*]] = sparse_attn.convert_selection %[[S]] : {{.*}} -> {{.*}}query_block = 1, form = list, capacity = 2>
// CHECK: sparse_attn.convert_selection %[[OLD]] : {{.*}} -> {{.*}}query_block = 16, form = list, capacity = 32>
func.func @f(%q: tensor<1x4x64x16xf32>, %k: tensor<1x2x720x16xf32>, %x: tensor<1x2x64x90xf32>,
             %n: index) -> tensor<1x4x64x16xf32> {
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<8>}
      : (tensor<1x2x64x90xf32>, index) -> !rows
  %u = sparse_attn.convert_selection %s : (!rows) -> !shared
  %o = sparse_attn.attend %q, %k, %k selection(%u) {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x64x16xf32>, tensor<1x2x720x16xf32>, tensor<1x2x720x16xf32>, !shared)
      -> tensor<1x4x64x16xf32>
  return %o : tensor<1x4x64x16xf32>
}

// RUN: sparse-compile %s --compile-to=sparsify -o - | FileCheck %s

// Without --policy a program keeps the policies it came with, and selections may
// come from anywhere.
!s = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = list, capacity = 4>
!m = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = mask>
// CHECK: #sparse_attn.token_budget<24>
// CHECK: sparse_attn.pack_selection
func.func @main(%q: tensor<1x4x64x16xf32>, %k: tensor<1x2x64x16xf32>, %x: tensor<1x2x64x8xf32>, %m: tensor<1x2x64x8xi1>) -> (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>) {
  %n = arith.constant 64 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<24>} : (tensor<1x2x64x8xf32>, index) -> !s
  %0 = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, !s) -> tensor<1x4x64x16xf32>
  %p = sparse_attn.pack_selection %m : (tensor<1x2x64x8xi1>) -> !m
  %1 = sparse_attn.attend %q, %k, %k selection(%p) {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, !m) -> tensor<1x4x64x16xf32>
  return %0, %1 : tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>
}

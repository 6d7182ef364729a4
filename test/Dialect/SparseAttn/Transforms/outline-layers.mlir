// RUN: %sparse-opt %s --sparse-attn-outline-layers --split-input-file --allow-unregistered-dialect | FileCheck %s

// What works for one layer alone moves; the foreign program keeps a call.
!s = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = list, capacity = 4>
// CHECK-LABEL: func.func @two
// CHECK-NOT: sparse_attn.select
// CHECK: %[[A:.*]] = call @sparse_attn_layer_0
// CHECK: "foreign.op"(%[[A]])
// CHECK: call @sparse_attn_layer_1
// CHECK-LABEL: func.func private @sparse_attn_layer_0(
// CHECK: arith.constant 64 : index
// CHECK: sparse_attn.select
// CHECK: sparse_attn.attend
// CHECK-LABEL: func.func private @sparse_attn_layer_1(
// CHECK-NOT: sparse_attn.select
// CHECK: sparse_attn.attend
func.func @two(%q: tensor<1x4x64x16xf32>, %k: tensor<1x2x64x16xf32>, %x: tensor<1x2x64x8xf32>) -> tensor<1x4x64x16xf32> {
  %n = arith.constant 64 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<24>} : (tensor<1x2x64x8xf32>, index) -> !s
  %0 = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, !s) -> tensor<1x4x64x16xf32>
  %1 = "foreign.op"(%0) : (tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32>
  %2 = sparse_attn.attend %1, %k, %k {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>) -> tensor<1x4x64x16xf32>
  return %2 : tensor<1x4x64x16xf32>
}

// -----

// A rotated key that the function also returns stays outside and is passed.
// CHECK-LABEL: func.func @shared
// CHECK: %[[R:.*]] = sparse_attn.rotary
// CHECK: call @sparse_attn_layer_0(%{{.*}}, %[[R]])
// CHECK: return %{{.*}}, %[[R]]
func.func @shared(%q: tensor<1x2x8x4xf32>, %k: tensor<1x2x8x4xf32>, %c: tensor<1x8x4xf32>) -> (tensor<1x2x8x4xf32>, tensor<1x2x8x4xf32>) {
  %r = sparse_attn.rotary %k cos_sin(%c, %c) : (tensor<1x2x8x4xf32>, tensor<1x8x4xf32>, tensor<1x8x4xf32>) -> tensor<1x2x8x4xf32>
  %0 = sparse_attn.attend %q, %r, %r {scale = 0.25 : f32, causal} : (tensor<1x2x8x4xf32>, tensor<1x2x8x4xf32>, tensor<1x2x8x4xf32>) -> tensor<1x2x8x4xf32>
  return %0, %r : tensor<1x2x8x4xf32>, tensor<1x2x8x4xf32>
}

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

// -----

// Appended caches are the state of later steps: they leave the layer.
// CHECK-LABEL: func.func @state(
// CHECK: %[[L:.*]]:3 = call @sparse_attn_layer_0(
// CHECK-NOT: append_keys
// CHECK: return %[[L]]#0, %[[L]]#1, %[[L]]#2
// CHECK-LABEL: func.func private @sparse_attn_layer_0(
// CHECK: %[[A:[^,]*]], %{{[^,]*}}, %{{[^,]*}}, %{{[^,]*}}, %[[N:.*]] = sparse_attn.append_keys
// CHECK: %[[O:.*]] = sparse_attn.attend %{{.*}}, %[[A]], {{.*}} lengths(%[[N]])
// CHECK: return %[[O]], %[[A]], %[[N]]
func.func @state(%q: tensor<1x4x1x16xf32>, %k: tensor<1x2x64x16xf32>, %v: tensor<1x2x64x16xf32>, %c: tensor<1x8x2x16xf32>, %r: tensor<1x8x2x16xf32>, %len: tensor<1xi32>, %new: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x64x16xf32>, tensor<1xi32>) {
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%len) new(%new, %new, %new) {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x8x2x16xf32>, tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x1x16xf32>, tensor<1x2x1x16xf32>, tensor<1x2x1x16xf32>) -> (tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x8x2x16xf32>, tensor<1x8x2x16xf32>, tensor<1xi32>)
  %0 = sparse_attn.attend %q, %a#0, %a#1 lengths(%a#4) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1xi32>) -> tensor<1x4x1x16xf32>
  return %0, %a#0, %a#4 : tensor<1x4x1x16xf32>, tensor<1x2x64x16xf32>, tensor<1xi32>
}

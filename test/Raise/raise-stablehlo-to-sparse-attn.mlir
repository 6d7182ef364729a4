// RUN: %sparse-opt %S/Inputs/jax_ffi.mlir --allow-unregistered-dialect \
// RUN:   --raise-stablehlo-to-sparse-attn | FileCheck %s --check-prefix=EXPORT
// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-stablehlo-to-sparse-attn \
// RUN:   -split-input-file | FileCheck %s

// EXPORT: sparse_attn.attention %arg0, %arg1, %arg2 {causal, layout = #sparse_attn.layout<bshd>, scale = 2.500000e-01 : f32} : (tensor<1x64x4x16xf32>, tensor<1x64x2x16xf32>, tensor<1x64x2x16xf32>) -> tensor<1x64x4x16xf32>

!q = tensor<1x2x4x16xf32>
!k = tensor<1x3x4x16xf32>

// With other lengths the triangle at the top left is a mask.
// CHECK-LABEL: func @top_left
// CHECK: %[[M:.*]] = arith.constant dense<{{\[\[\[\[}}true, false, false], [true, true, false]]]]> : tensor<1x1x2x3xi1>
// CHECK: sparse_attn.attention {{.*}} mask(%[[M]]) {layout = #sparse_attn.layout<bshd>, scale = 2.500000e-01 : f32}
func.func @top_left(%q: !q, %k: !k) -> !q {
  %0 = "stablehlo.custom_call"(%q, %k, %k) <{call_target_name = "sparse_attn.attention", backend_config = {causal = true}}>
      : (!q, !k, !k) -> !q
  return %0 : !q
}

// -----

// CHECK-LABEL: func @other_target
// CHECK: stablehlo.custom_call
func.func @other_target(%q: tensor<4xf32>) -> tensor<4xf32> {
  %0 = "stablehlo.custom_call"(%q) <{call_target_name = "other"}> : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

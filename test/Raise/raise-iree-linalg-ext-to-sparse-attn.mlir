// RUN: %sparse-opt %S/Inputs/iree_sdpa_gqa.mlir --allow-unregistered-dialect \
// RUN:   --raise-iree-linalg-ext-to-sparse-attn | FileCheck %s --check-prefix=EXPORT
// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-iree-linalg-ext-to-sparse-attn \
// RUN:   -split-input-file -verify-diagnostics | FileCheck %s

// EXPORT: sparse_attn.attention {{.*}} {causal, scale = 2.500000e-01 : f32} : (tensor<4x1x64x16xf32>, tensor<4x1x64x16xf32>, tensor<4x1x64x16xf32>) -> tensor<4x1x64x16xf32>
// EXPORT-NOT: iree_linalg_ext

!t = tensor<1x2x3x16xf32>
!m = tensor<1x2x3x3xi1>

// Two batch dimensions are batch and heads; the names of dimensions are free.
// CHECK-LABEL: func @batch_and_heads
// CHECK-SAME: %[[Q:.*]]: tensor<1x2x3x16xf32>, %{{.*}}: tensor<1x2x3x16xf32>, %[[M:.*]]: tensor<1x2x3x3xi1>
// CHECK: sparse_attn.attention %[[Q]], %[[Q]], %[[Q]] mask(%[[M]]) {scale = 5.000000e-01 : f32}
func.func @batch_and_heads(%q: !t, %e: !t, %m: !m) -> !t {
  %scale = arith.constant 0.5 : f32
  // expected-remark @+1 {{the mask is kept: its values are not constant}}
  %0 = "iree_linalg_ext.attention"(%q, %q, %q, %scale, %m, %e) <{indexing_maps = [
      affine_map<(k, n, m, h, b, s) -> (b, h, m, k)>,
      affine_map<(k, n, m, h, b, s) -> (b, h, s, k)>,
      affine_map<(k, n, m, h, b, s) -> (b, h, s, n)>,
      affine_map<(k, n, m, h, b, s) -> ()>,
      affine_map<(k, n, m, h, b, s) -> (b, h, m, s)>,
      affine_map<(k, n, m, h, b, s) -> (b, h, m, n)>]}> ({
  ^bb0(%score: f32):
    "iree_linalg_ext.yield"(%score) : (f32) -> ()
  }) : (!t, !t, !t, f32, !m, !t) -> !t
  return %0 : !t
}

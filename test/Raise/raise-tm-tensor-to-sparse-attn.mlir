// RUN: %sparse-opt %S/Inputs/tm_tensor_sdpa_gqa.mlir --allow-unregistered-dialect \
// RUN:   --raise-tm-tensor-to-sparse-attn | FileCheck %s --check-prefix=EXPORT
// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-tm-tensor-to-sparse-attn \
// RUN:   -split-input-file | FileCheck %s

// What torch-mlir writes: B * H sequences of one head; the mask, computed from
// its indices, is proved to be causal.
// EXPORT: %[[Q:.*]] = tensor.expand_shape %{{.*}} {{\[\[}}0, 1], [2], [3]] output_shape [4, 1, 64, 16]
// EXPORT: %[[O:.*]] = sparse_attn.attention %[[Q]], %{{.*}}, %{{.*}} {causal, scale = 2.500000e-01 : f32} : (tensor<4x1x64x16xf32>, tensor<4x1x64x16xf32>, tensor<4x1x64x16xf32>) -> tensor<4x1x64x16xf32>
// EXPORT: tensor.collapse_shape %[[O]] {{\[\[}}0, 1], [2], [3]]
// EXPORT-NOT: tm_tensor

!t = tensor<2x3x16xf32>

// Without a scale it is 1 / sqrt(D).
// CHECK-LABEL: func @constant_window
// CHECK: sparse_attn.attention {{.*}} {causal, scale = 2.500000e-01 : f32, window = 2 : i64}
func.func @constant_window(%q: !t, %e: !t) -> !t {
  %m = arith.constant dense<[[[0.0, 0xFF800000, 0xFF800000], [0.0, 0.0, 0xFF800000], [0xFF800000, 0.0, 0.0]],
                             [[0.0, 0xFF800000, 0xFF800000], [0.0, 0.0, 0xFF800000], [0xFF800000, 0.0, 0.0]]]> : tensor<2x3x3xf32>
  %0 = "tm_tensor.attention"(%q, %q, %q, %m, %e) <{operandSegmentSizes = array<i32: 4, 1>}>
      : (!t, !t, !t, tensor<2x3x3xf32>, !t) -> !t
  return %0 : !t
}

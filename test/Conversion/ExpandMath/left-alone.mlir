// RUN: %sparse-opt %s --sparse-attn-expand-math | FileCheck %s

// CHECK-LABEL: func.func @tensor
// CHECK-NEXT: math.exp {{.*}} : tensor<4xf32>
// CHECK-NEXT: return
func.func @tensor(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = math.exp %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @wide
// CHECK-NEXT: math.sin {{.*}} : f80
// CHECK-NEXT: return
func.func @wide(%x: f80) -> f80 {
  %0 = math.sin %x : f80
  return %0 : f80
}

// CHECK-LABEL: func.func @double_to_bf16
// CHECK-NEXT: arith.truncf {{.*}} : f64 to bf16
// CHECK-NEXT: return
func.func @double_to_bf16(%x: f64) -> bf16 {
  %0 = arith.truncf %x : f64 to bf16
  return %0 : bf16
}

// CHECK-LABEL: func.func @instructions
// CHECK-NEXT: math.sqrt
// CHECK-NEXT: math.floor
// CHECK-NEXT: return
func.func @instructions(%x: f32) -> f32 {
  %0 = math.sqrt %x : f32
  %1 = math.floor %0 : f32
  return %1 : f32
}

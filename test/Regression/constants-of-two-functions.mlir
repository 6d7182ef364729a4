// RUN: %sparse-opt %s --sparse-attn-emit-host | FileCheck %s

// Constants are named after their function: two functions had the same names.
// CHECK-DAG: llvm.mlir.global private constant @f0_constant_0
// CHECK-DAG: llvm.mlir.global private constant @f1_constant_0
func.func @f0(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
func.func @f1(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

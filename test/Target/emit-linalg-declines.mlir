// RUN: %sparse-opt %s --sparse-attn-emit-linalg --allow-unregistered-dialect -verify-diagnostics

func.func @main(%x: tensor<4xf32>) -> memref<4xf32> {
  // expected-error @below {{expected a cast between a torch and a builtin tensor}}
  %y = builtin.unrealized_conversion_cast %x : tensor<4xf32> to memref<4xf32>
  return %y : memref<4xf32>
}

// RUN: %sparse-opt %s --sparse-attn-emit-linalg --split-input-file --allow-unregistered-dialect -verify-diagnostics

func.func @main(%x: tensor<4xf32>) -> memref<4xf32> {
  // expected-error @below {{expected a cast between a torch and a builtin tensor}}
  %y = builtin.unrealized_conversion_cast %x : tensor<4xf32> to memref<4xf32>
  return %y : memref<4xf32>
}

// -----

func.func private @k(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
"util.func"() ({
^bb0(%x: tensor<4xf32>, %n: index):
  // expected-error @below {{expected to be in a func.func, got 'util.func'}}
  %y = sparse_attn.dispatch @k [%n] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  "util.return"(%y) : (tensor<4xf32>) -> ()
}) : () -> ()

// -----

func.func @checked(%r: tensor<2x4xi64>) {
  // expected-error @below {{expected an exit that can fail a call; leave by --emit=so, or do without --checked}}
  sparse_attn.report %r {operand = "lengths", axes = "batch"} : tensor<2x4xi64>
  return
}

// RUN: %sparse-opt %s --sparse-attn-emit-iree --allow-unregistered-dialect --split-input-file -verify-diagnostics

func.func @main(%x: tensor<4xf32>) -> memref<4xf32> {
  // expected-error @below {{expected a cast between a torch and a builtin tensor}}
  %y = builtin.unrealized_conversion_cast %x : tensor<4xf32> to memref<4xf32>
  return %y : memref<4xf32>
}

// -----

func.func private @k(%x: memref<?xf32>, %y: memref<?xf32>) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 4>}
func.func @grid(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c1 = arith.constant 1 : index
  // expected-error @below {{calls a kernel for a GPU; the exit to IREE runs on a CPU}}
  %y = sparse_attn.dispatch @k [%c1, %c1, %c1] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @checked(%r: tensor<2x4xi64>) {
  // expected-error @below {{expected an exit that can fail a call; leave by --emit=so, or do without --checked}}
  sparse_attn.report %r {operand = "lengths", axes = "batch"} : tensor<2x4xi64>
  return
}

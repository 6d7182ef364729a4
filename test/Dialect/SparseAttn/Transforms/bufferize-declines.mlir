// RUN: %sparse-opt %s --one-shot-bufferize=bufferize-function-boundaries --split-input-file -verify-diagnostics

func.func @k(%x: memref<f32>, %o: index, %y: memref<f32>, %p: index, %n: index, %m: index, %i: index)
    attributes {sparse_attn.kernel, sparse_attn.kernel_types = [memref<?xf32>, memref<?xf32>, index]} {
  return
}

func.func @finalised(%x: tensor<4xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  // expected-error @below {{expected a kernel on memrefs, got one that sparse-attn-finalize-kernels finalised}}
  // expected-error @below {{failed to bufferize op}}
  %y = sparse_attn.dispatch @k [%n] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func private @k(%x: memref<?xf32>, %y: memref<?xf32>) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 4>}

func.func @grid(%x: tensor<4xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  // expected-error @below {{calls a kernel for a GPU; it runs in the exits for one only}}
  // expected-error @below {{failed to bufferize op}}
  %y = sparse_attn.dispatch @k [%n, %n, %n] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

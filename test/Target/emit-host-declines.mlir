// RUN: %sparse-opt %s --sparse-attn-emit-host --split-input-file --allow-unregistered-dialect -verify-diagnostics

func.func @foreign(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{cannot be part of a shared object; leave by --emit=iree}}
  %y = "torch.aten.relu"(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// expected-error @below {{expected builtin tensors at the boundary, got '!torch.vtensor<[4],f32>'; leave by --emit=iree}}
func.func @boundary(%x: !torch.vtensor<[4],f32>) {
  return
}

// -----

// expected-error @below {{expected layers to be inlined}}
func.func private @layer(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = call @layer(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func private @k(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) attributes {sparse_attn.kernel}
func.func @not_finalised(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c4 = arith.constant 4 : index
  // expected-error @below {{expected a finalised kernel; run sparse-attn-finalize-kernels first}}
  %y = sparse_attn.dispatch @k [%c4] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func private @k(%x: memref<?xf32>, %y: memref<?xf32>) attributes {sparse_attn.kernel, sparse_attn.kernel_types = [memref<?xf32>, memref<?xf32>], warp_pipe.launch = #warp_pipe.launch<warps = 4>}
func.func @grid(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c1 = arith.constant 1 : index
  // expected-error @below {{calls a kernel for a GPU; compile with --target=sm_90a}}
  %y = sparse_attn.dispatch @k [%c1, %c1, %c1] (%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

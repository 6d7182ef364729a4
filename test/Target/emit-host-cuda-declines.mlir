// RUN: %sparse-opt %s --sparse-attn-emit-host="device=cuda" --split-input-file --allow-unregistered-dialect -verify-diagnostics
// RUN: not sparse-opt %s --sparse-attn-emit-host="device=tpu" --split-input-file 2>&1 | FileCheck %s --check-prefix=DEVICE
// DEVICE: expected device cpu or cuda, got tpu

// expected-error @below {{expected its cubin in gpu.binary @sparse_attn_kernels; run sparse-attn-assemble-ptx first}}
func.func private @k(memref<?xf32>, index) attributes {sparse_attn.kernel}

// -----

// PTX is no cubin.
gpu.binary @sparse_attn_kernels [#gpu.object<#nvvm.target<chip = "sm_90a">, assembly = ".version 8.6">]
// expected-error @below {{expected its cubin in gpu.binary @sparse_attn_kernels}}
func.func private @k(memref<?xf32>, index) attributes {sparse_attn.kernel}

// -----

func.func @foreign(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error-re @below {{cannot be part of a shared object{{$}}}}
  %y = "torch.aten.relu"(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// expected-error-re @below {{expected builtin tensors at the boundary, got '!torch.vtensor<[4],f32>'{{$}}}}
func.func @boundary(%x: !torch.vtensor<[4],f32>) {
  return
}

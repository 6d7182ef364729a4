// RUN: %sparse-opt %s --sparse-attn-outline-gpu-kernels -verify-diagnostics

// expected-error @below {{expected a finalised kernel; run sparse-attn-finalize-kernels first}}
func.func private @k(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}

// RUN: python3 %S/Inputs/write_gates.py %t
// RUN: %sparse-opt %s --verify-diagnostics --sparse-attn-insert-gates="gate=learned gates=%t/prefill.safetensors"

// A part of a prompt behind a cache: its blocks of queries are not those that the
// gate was trained on.
func.func @chunk(%q0: tensor<1x4x16x16xf32>, %k0: tensor<1x2x60x16xf32>,
                 %v: tensor<1x2x60x16xf32>, %c: tensor<1x16x16xf32>,
                 %s: tensor<1x60x16xf32>) -> tensor<1x4x16x16xf32> {
  %q = sparse_attn.rotary %q0 cos_sin(%c, %c)
      : (tensor<1x4x16x16xf32>, tensor<1x16x16xf32>, tensor<1x16x16xf32>)
      -> tensor<1x4x16x16xf32>
  %k = sparse_attn.rotary %k0 cos_sin(%s, %s)
      : (tensor<1x2x60x16xf32>, tensor<1x60x16xf32>, tensor<1x60x16xf32>)
      -> tensor<1x2x60x16xf32>
  // expected-error-re @+1 {{expected as many query rows as keys for the gate of a prefill in '{{.*}}prefill.safetensors', got 16 and 60}}
  %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x16x16xf32>, tensor<1x2x60x16xf32>, tensor<1x2x60x16xf32>)
      -> tensor<1x4x16x16xf32>
  return %o : tensor<1x4x16x16xf32>
}

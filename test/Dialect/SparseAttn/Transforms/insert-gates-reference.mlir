// RUN: python3 %S/Inputs/write_gates.py %t
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=learned gates=%t/reference.safetensors" | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=learned gates=%t/reference.safetensors" --sparse-attn-set-selection-policy="policy=token-budget=16" | FileCheck %s --check-prefix=POLICY

// The mode of the gate decides which blocks a row may choose. A budget of 16 is
// two blocks, and the last block comes on top.
// CHECK-LABEL: func.func @decode(
// CHECK:       sparse_attn.select {{.*}} lengths(%{{.*}}) {mode = #sparse_attn.mode<reference_compatible>, policy = #sparse_attn.all}
// POLICY:      sparse_attn.select {{.*}} {mode = #sparse_attn.mode<reference_compatible>, policy = #sparse_attn.token_budget<16>}
// POLICY-SAME:   form = list, capacity = 3>
func.func @decode(%q0: tensor<1x4x1x16xf16>, %k0: tensor<1x2x64x16xf16>,
                  %l: tensor<1xi64>, %p: tensor<1x1xi64>, %pk: tensor<1x64xi64>)
    -> tensor<1x4x1x16xf16> {
  %q = sparse_attn.rotary %q0 positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x1x16xf16>, tensor<1x1xi64>) -> tensor<1x4x1x16xf16>
  %k = sparse_attn.rotary %k0 positions(%pk) {inv_freq = array<f32: 1.0>}
      : (tensor<1x2x64x16xf16>, tensor<1x64xi64>) -> tensor<1x2x64x16xf16>
  %o = sparse_attn.attention %q, %k, %k lengths(%l) {scale = 2.5e-01 : f32}
      : (tensor<1x4x1x16xf16>, tensor<1x2x64x16xf16>, tensor<1x2x64x16xf16>,
         tensor<1xi64>) -> tensor<1x4x1x16xf16>
  return %o : tensor<1x4x1x16xf16>
}

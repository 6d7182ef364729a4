// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraint of prompt_remainder, by its number in docs/Spec.md.

// PR1: layout
func.func @f(%k: tensor<40x2x16xf32>) {
  // expected-error @+1 {{expected layout bhsd or bshd (PR1)}}
  %r = sparse_attn.prompt_remainder %k
      {block_size = 8 : i64, layout = #sparse_attn.layout<packed>}
      : (tensor<40x2x16xf32>) -> tensor<1x8x2x16xf32>
  return
}

// -----

// PR1: rank
func.func @f(%k: tensor<40x2x16xf32>) {
  // expected-error @+1 {{expected the rank of the keys to be 4, got 3 (PR1)}}
  %r = sparse_attn.prompt_remainder %k {block_size = 8 : i64}
      : (tensor<40x2x16xf32>) -> tensor<1x8x2x16xf32>
  return
}

// -----

// PR1: rows
func.func @f(%k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x8x2x16, got 'tensor<1x4x2x16xf32>' (PR1)}}
  %r = sparse_attn.prompt_remainder %k {block_size = 8 : i64}
      : (tensor<1x2x40x16xf32>) -> tensor<1x4x2x16xf32>
  return
}

// -----

// PR1: element type
func.func @f(%k: tensor<1x2x40x16xf16>) {
  // expected-error @+1 {{expected a result of 'f16', as the keys, got 'tensor<1x8x2x16xf32>' (PR1)}}
  %r = sparse_attn.prompt_remainder %k {block_size = 8 : i64}
      : (tensor<1x2x40x16xf16>) -> tensor<1x8x2x16xf32>
  return
}

// -----

// PR1: lengths
func.func @f(%k: tensor<1x2x40x16xf32>, %l: tensor<2xi32>) {
  // expected-error @+1 {{expected lengths of shape 1, got 'tensor<2xi32>' (PR1)}}
  %r = sparse_attn.prompt_remainder %k lengths(%l) {block_size = 8 : i64}
      : (tensor<1x2x40x16xf32>, tensor<2xi32>) -> tensor<1x8x2x16xf32>
  return
}

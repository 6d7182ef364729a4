// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of rotary, by their numbers in docs/Spec.md.

// R1: neither
func.func @f(%x: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected either cos_sin or positions (R1)}}
  %y = sparse_attn.rotary %x
      : (tensor<1x4x8x16xf32>) -> tensor<1x4x8x16xf32>
  return
}

// -----

// R1: both
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<1x8x16xf32>, %p: tensor<1x8xi64>) {
  // expected-error @+1 {{expected either cos_sin or positions (R1)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %c) positions(%p)
      {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x8x16xf32>, tensor<1x8x16xf32>, tensor<1x8x16xf32>,
         tensor<1x8xi64>) -> tensor<1x4x8x16xf32>
  return
}

// -----

// R1: cos without sin
func.func @f(%x: tensor<1x4x8x16xf32>, %c: tensor<1x8x16xf32>) {
  // expected-error @+1 {{expected either cos_sin or positions (R1)}}
  %y = "sparse_attn.rotary"(%x, %c)
      <{operandSegmentSizes = array<i32: 1, 1, 0, 0>}>
      : (tensor<1x4x8x16xf32>, tensor<1x8x16xf32>) -> tensor<1x4x8x16xf32>
  return
}

// -----

// R2: even
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<1x8x7xf32>, %s: tensor<1x8x7xf32>) {
  // expected-error @+1 {{expected an even rotary dimension of at most 16, got 7 (R2)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<1x4x8x16xf32>, tensor<1x8x7xf32>, tensor<1x8x7xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// R2: at most D
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<1x8x18xf32>, %s: tensor<1x8x18xf32>) {
  // expected-error @+1 {{expected an even rotary dimension of at most 16, got 18 (R2)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<1x4x8x16xf32>, tensor<1x8x18xf32>, tensor<1x8x18xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// R2: by the frequencies
func.func @f(%x: tensor<1x4x8x2xf32>, %p: tensor<1x8xi64>) {
  // expected-error @+1 {{expected an even rotary dimension of at most 2, got 4 (R2)}}
  %y = sparse_attn.rotary %x positions(%p) {inv_freq = array<f32: 1.0, 0.5>}
      : (tensor<1x4x8x2xf32>, tensor<1x8xi64>) -> tensor<1x4x8x2xf32>
  return
}

// -----

// R2: positions need frequencies
func.func @f(%x: tensor<1x4x8x16xf32>, %p: tensor<1x8xi64>) {
  // expected-error @+1 {{expected inv_freq with positions (R2)}}
  %y = sparse_attn.rotary %x positions(%p)
      : (tensor<1x4x8x16xf32>, tensor<1x8xi64>) -> tensor<1x4x8x16xf32>
  return
}

// -----

// R2: static
func.func @f(
    %x: tensor<1x4x8x?xf32>, %c: tensor<1x8x16xf32>, %s: tensor<1x8x16xf32>) {
  // expected-error @+1 {{expected static head and rotary dimensions (R2)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<1x4x8x?xf32>, tensor<1x8x16xf32>, tensor<1x8x16xf32>)
      -> tensor<1x4x8x?xf32>
  return
}

// -----

// R3: rank of x
func.func @f(
    %x: tensor<4x8x16xf32>, %c: tensor<1x8x16xf32>, %s: tensor<1x8x16xf32>) {
  // expected-error @+1 {{expected the rank of x to be 4, got 3 (R3)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<4x8x16xf32>, tensor<1x8x16xf32>, tensor<1x8x16xf32>)
      -> tensor<4x8x16xf32>
  return
}

// -----

// R3: rank of cos
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<8x16xf32>, %s: tensor<8x16xf32>) {
  // expected-error @+1 {{expected the rank of cos to be 3, got 2 (R3)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<1x4x8x16xf32>, tensor<8x16xf32>, tensor<8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// R3: cos and sin
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<1x8x16xf32>, %s: tensor<1x8x8xf32>) {
  // expected-error @+1 {{expected sin of shape 1x8x16, got 'tensor<1x8x8xf32>' (R3)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<1x4x8x16xf32>, tensor<1x8x16xf32>, tensor<1x8x8xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// R3: batch
func.func @f(
    %x: tensor<4x4x8x16xf32>, %c: tensor<3x8x16xf32>, %s: tensor<3x8x16xf32>) {
  // expected-error @+1 {{expected the batch of the positions to be 4, got 3 (R3)}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<4x4x8x16xf32>, tensor<3x8x16xf32>, tensor<3x8x16xf32>)
      -> tensor<4x4x8x16xf32>
  return
}

// -----

// R3: rows
func.func @f(%x: tensor<1x4x8x16xf32>, %p: tensor<1x9xi64>) {
  // expected-error @+1 {{expected the rows of the positions to be 8, got 9 (R3)}}
  %y = sparse_attn.rotary %x positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x8x16xf32>, tensor<1x9xi64>) -> tensor<1x4x8x16xf32>
  return
}

// -----

// R3: rows, in layout bshd
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<1x8x16xf32>, %s: tensor<1x8x16xf32>) {
  // expected-error @+1 {{expected the rows of the positions to be 4, got 8 (R3)}}
  %y = sparse_attn.rotary %x cos_sin(%c,
      %s) {layout = #sparse_attn.layout<bshd>}
      : (tensor<1x4x8x16xf32>, tensor<1x8x16xf32>, tensor<1x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// R3: layout
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<1x8x16xf32>, %s: tensor<1x8x16xf32>) {
  // expected-error @+1 {{expected layout bhsd or bshd (R3)}}
  %y = sparse_attn.rotary %x cos_sin(%c,
      %s) {layout = #sparse_attn.layout<packed>}
      : (tensor<1x4x8x16xf32>, tensor<1x8x16xf32>, tensor<1x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// R3: the result has x's type
func.func @f(
    %x: tensor<1x4x8x16xf32>, %c: tensor<1x8x16xf32>, %s: tensor<1x8x16xf32>) {
  // expected-error @+2 {{are incompatible with return type(s) of operation}}
  // expected-error @+1 {{failed to infer returned types}}
  %y = sparse_attn.rotary %x cos_sin(%c, %s)
      : (tensor<1x4x8x16xf32>, tensor<1x8x16xf32>, tensor<1x8x16xf32>)
      -> tensor<1x4x8x8xf32>
  return
}

// -----

// RT1: columns
func.func @f(%n: index) {
  // expected-error @+1 {{expected cos of shape ?x2, got 'tensor<?x4xf32>' (RT1)}}
  %c, %s = sparse_attn.rotary_table %n {inv_freq = array<f32: 1.0>}
      : tensor<?x4xf32>, tensor<?x4xf32>
  return
}

// -----

// RT1: both alike
func.func @f(%n: index) {
  // expected-error @+1 {{expected sin of shape 8x2, got 'tensor<9x2xf32>' (RT1)}}
  %c, %s = sparse_attn.rotary_table %n {inv_freq = array<f32: 1.0>}
      : tensor<8x2xf32>, tensor<9x2xf32>
  return
}

// -----

// RT1: no frequency
func.func @f(%n: index) {
  // expected-error @+1 {{expected a frequency in inv_freq (RT1)}}
  %c, %s = sparse_attn.rotary_table %n {inv_freq = array<f32>}
      : tensor<8x0xf32>, tensor<8x0xf32>
  return
}

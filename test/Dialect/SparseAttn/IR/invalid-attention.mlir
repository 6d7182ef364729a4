// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of attention, by their numbers in docs/Spec.md.

// A1: rank
func.func @f(
    %q: tensor<4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the rank of q to be 4, got 3 (A1)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<4x8x16xf32>
  return
}

// -----

// A1: rank, packed
func.func @f(
    %q: tensor<8x4x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the rank of k to be 3, got 4 (A1)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 1.0 : f32, layout = #sparse_attn.layout<packed>}
      : (tensor<8x4x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<8x4x16xf32>
  return
}

// -----

// A1: element type
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf16>,
    %v: tensor<1x2x40x16xf16>) {
  // expected-error @+1 {{expected k to have q's element type 'f32', got 'f16' (A1)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf16>, tensor<1x2x40x16xf16>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A1: element type
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the result to have q's element type 'f32', got 'f16' (A1)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf16>
  return
}

// -----

// A1: head dimension of q and k
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x8xf32>,
    %v: tensor<1x2x40x8xf32>) {
  // expected-error @+1 {{expected the head dimension of k to be 16, got 8 (A1)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x8xf32>, tensor<1x2x40x8xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A2: batch
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<2x2x40x16xf32>,
    %v: tensor<2x2x40x16xf32>) {
  // expected-error @+1 {{expected the batch of k to be 1, got 2 (A2)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<2x2x40x16xf32>, tensor<2x2x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A2: heads of k and v
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x4x40x16xf32>) {
  // expected-error @+1 {{expected v of shape 1x2x40x16, got 'tensor<1x4x40x16xf32>' (A2)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x4x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A2: keys of k and v
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x41x16xf32>) {
  // expected-error @+1 {{(A2)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x41x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A2: Hkv divides Hq
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x3x40x16xf32>,
    %v: tensor<1x3x40x16xf32>) {
  // expected-error @+1 {{expected the key heads to divide the 4 query heads, got 3 (A2)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x3x40x16xf32>, tensor<1x3x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A3
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x24xf32>) {
  // expected-error @+1 {{expected the result of shape 1x4x8x24, got 'tensor<1x4x8x16xf32>' (A3)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x24xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A4: element type
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %m: tensor<1x1x8x40xf16>) {
  // expected-error @+1 {{expected the mask's element type to be i1, f32 or q's, got 'f16' (A4)}}
  %o = sparse_attn.attention %q, %k, %v mask(%m)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1x1x8x40xf16>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A4: shape
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %m: tensor<1x2x8x40xi1>) {
  // expected-error @+1 {{expected a mask that broadcasts to [B, Hq, T, S], got 'tensor<1x2x8x40xi1>' (A4)}}
  %o = sparse_attn.attention %q, %k, %v mask(%m)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1x2x8x40xi1>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A4: rank
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %m: tensor<8x40xi1>) {
  // expected-error @+1 {{(A4)}}
  %o = sparse_attn.attention %q, %k, %v mask(%m)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<8x40xi1>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A5: shape
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %l: tensor<2xi32>) {
  // expected-error @+1 {{expected lengths of shape 1, got 'tensor<2xi32>' (A5)}}
  %o = sparse_attn.attention %q, %k, %v lengths(%l)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<2xi32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A5: type
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %l: tensor<1xi16>) {
  // expected-error @+1 {{operand #3 must be ranked tensor of 32-bit signless integer or 64-bit signless integer values}}
  %o = sparse_attn.attention %q, %k, %v lengths(%l)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1xi16>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A5: packed rows need cumulative lengths
func.func @f(
    %q: tensor<8x4x16xf32>, %k: tensor<40x2x16xf32>, %v: tensor<40x2x16xf32>,
    %l: tensor<3xi32>) {
  // expected-error @+1 {{expected cumulative lengths and query_lengths with layout packed (A5)}}
  %o = sparse_attn.attention %q, %k, %v lengths(%l)
      {scale = 1.0 : f32, layout = #sparse_attn.layout<packed>}
      : (tensor<8x4x16xf32>, tensor<40x2x16xf32>, tensor<40x2x16xf32>,
         tensor<3xi32>)
      -> tensor<8x4x16xf32>
  return
}

// -----

// A6
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected window >= 1, got 0 (A6)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 2.5e-01 : f32, window = 0 : i64}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// A7
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected a finite scale (A7)}}
  %o = sparse_attn.attention %q, %k, %v
      {scale = 0x7F800000 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

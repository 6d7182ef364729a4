// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of compress_keys, by their numbers in docs/Spec.md.

// K1: empty
func.func @f(%k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected a pool (K1)}}
  %c = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = []}
      : (tensor<1x2x40x16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K1: repeated
func.func @f(%k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected different pools, got #sparse_attn.pool<avg> twice (K1)}}
  %c = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>,
       #sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>) -> tensor<1x5x2x32xf32>
  return
}

// -----

// K2: shape
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<2x32x4xf32>) {
  // expected-error @+1 {{expected the projection of shape 2x16x4, got 'tensor<2x32x4xf32>' (K2)}}
  %c = sparse_attn.compress_keys %k projection(%w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<2x32x4xf32>) -> tensor<1x5x2x4xf32>
  return
}

// -----

// K2: heads
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<3x16x4xf32>) {
  // expected-error @+1 {{expected the heads of the projection to be a multiple of the 2 key heads, got 3 (K2)}}
  %c = sparse_attn.compress_keys %k projection(%w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<3x16x4xf32>) -> tensor<1x5x3x4xf32>
  return
}

// -----

// K2, K5: the result has the heads of the projection
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<4x16x4xf32>) {
  // expected-error @+1 {{expected the result of shape 1x5x4x?, got 'tensor<1x5x2x4xf32>' (K5)}}
  %c = sparse_attn.compress_keys %k projection(%w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<4x16x4xf32>) -> tensor<1x5x2x4xf32>
  return
}

// -----

// K3: the table has to reach the first key of an unfinished block, too
func.func @f(%k: tensor<1x2x41x16xf32>, %t: tensor<40x16xf32>) {
  // expected-error @+1 {{expected a table of at least 41 positions, got 40 (K3)}}
  %c = sparse_attn.compress_keys %k cos_sin(%t, %t)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>], partial}
      : (tensor<1x2x41x16xf32>, tensor<40x16xf32>, tensor<40x16xf32>)
      -> tensor<1x6x2x16xf32>
  return
}

// -----

// K2: columns without one
func.func @f(%k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the columns without a projection to be 16, got 4 (K2)}}
  %c = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>) -> tensor<1x5x2x4xf32>
  return
}

// -----

// K3: norm
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<8xf32>) {
  // expected-error @+1 {{expected norm of shape 16, got 'tensor<8xf32>' (K3)}}
  %c = sparse_attn.compress_keys %k norm(%w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<8xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K3: cos
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<40x8xf32>) {
  // expected-error @+1 {{expected cos of shape ?x16, got 'tensor<40x8xf32>' (K3)}}
  %c = sparse_attn.compress_keys %k cos_sin(%w, %w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<40x8xf32>,
         tensor<40x8xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K3: cos and sin
func.func @f(
    %k: tensor<1x2x40x16xf32>, %w: tensor<40x16xf32>, %s: tensor<41x16xf32>) {
  // expected-error @+1 {{expected sin of shape 40x16, got 'tensor<41x16xf32>' (K3)}}
  %c = sparse_attn.compress_keys %k cos_sin(%w, %s)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<40x16xf32>,
         tensor<41x16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K3: positions; the last anchor is 32
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<32x16xf32>) {
  // expected-error @+1 {{expected a table of at least 33 positions, got 32 (K3)}}
  %c = sparse_attn.compress_keys %k cos_sin(%w, %w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<32x16xf32>,
         tensor<32x16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K3: halves
func.func @f(%k: tensor<1x2x40x3xf32>, %w: tensor<40x3xf32>) {
  // expected-error @+1 {{expected an even gate dimension to rotate, got 3 (K3)}}
  %c = sparse_attn.compress_keys %k cos_sin(%w, %w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x3xf32>, tensor<40x3xf32>,
         tensor<40x3xf32>) -> tensor<1x5x2x3xf32>
  return
}

// -----

// K3: cos without sin
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<40x16xf32>) {
  // expected-error @+1 {{expected both cos and sin, or neither (K3)}}
  %c = "sparse_attn.compress_keys"(%k, %w)
      <{block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
        operandSegmentSizes = array<i32: 1, 0, 0, 0, 0, 1, 0>}>
      : (tensor<1x2x40x16xf32>, tensor<40x16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K4
func.func @f(%k: tensor<1x2x40x16xf32>, %w: tensor<16xf32>) {
  // expected-error @+1 {{expected norm_eps >= 0 (K4)}}
  %c = sparse_attn.compress_keys %k norm(%w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       norm_eps = -1.0 : f32}
      : (tensor<1x2x40x16xf32>, tensor<16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K5: rank
func.func @f(%k: tensor<2x40x16xf32>) {
  // expected-error @+1 {{expected the rank of the keys to be 4, got 3 (K5)}}
  %c = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<2x40x16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K5: blocks
func.func @f(%k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x5x2x?, got 'tensor<1x4x2x16xf32>' (K5)}}
  %c = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>) -> tensor<1x4x2x16xf32>
  return
}

// -----

// K5: heads, in layout bshd
func.func @f(%k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x1x40x?, got 'tensor<1x5x2x16xf32>' (K5)}}
  %c = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       layout = #sparse_attn.layout<bshd>}
      : (tensor<1x2x40x16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K5: lengths
func.func @f(%k: tensor<1x2x40x16xf32>, %l: tensor<2xi32>) {
  // expected-error @+1 {{expected lengths of shape 1, got 'tensor<2xi32>' (K5)}}
  %c = sparse_attn.compress_keys %k lengths(%l)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<2xi32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K5: layout
func.func @f(%k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected layout bhsd or bshd (K5)}}
  %c = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       layout = #sparse_attn.layout<packed>}
      : (tensor<1x2x40x16xf32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K6: layout
func.func @f(%k: tensor<6x2x8x16xf32>, %t: tensor<1x5xi32>) {
  // expected-error @+1 {{expected layout bshd with a block_table (K6)}}
  %c = sparse_attn.compress_keys %k block_table(%t)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<6x2x8x16xf32>, tensor<1x5xi32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K6: rank
func.func @f(%k: tensor<6x8x2x16xf32>, %t: tensor<5xi32>) {
  // expected-error @+1 {{expected the rank of block_table to be 2, got 1 (K6)}}
  %c = sparse_attn.compress_keys %k block_table(%t)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       layout = #sparse_attn.layout<bshd>}
      : (tensor<6x8x2x16xf32>, tensor<5xi32>) -> tensor<1x5x2x16xf32>
  return
}

// -----

// K5: the blocks are those of the table
func.func @f(%k: tensor<6x8x2x16xf32>, %t: tensor<3x5xi32>) {
  // expected-error @+1 {{expected the result of shape 3x5x2x?, got 'tensor<6x1x2x16xf32>' (K5)}}
  %c = sparse_attn.compress_keys %k block_table(%t)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       layout = #sparse_attn.layout<bshd>}
      : (tensor<6x8x2x16xf32>, tensor<3x5xi32>) -> tensor<6x1x2x16xf32>
  return
}

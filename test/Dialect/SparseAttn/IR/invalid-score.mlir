// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of score, by their numbers in docs/Spec.md.

// S1: key heads
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x5x3x16xf32>) {
  // expected-error @+1 {{expected the key heads to divide the 4 gate heads, got 3 (S1)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x3x16xf32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S1: heads of the result
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x5x2x16xf32>) {
  // expected-error @+1 {{expected the result's heads to divide the 4 gate heads, got 3 (S1)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<max>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x2x16xf32>) -> tensor<1x3x8x5xf32>
  return
}

// -----

// S1: no reduction
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x5x2x16xf32>) {
  // expected-error @+1 {{expected the result's heads without a reduction to be 4, got 2 (S1)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x2x16xf32>) -> tensor<1x2x8x5xf32>
  return
}

// -----

// S2: columns
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x5x2x8xf32>) {
  // expected-error @+1 {{expected the columns of the keys to be 16, got 8 (S2)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x2x8xf32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S2: columns of minmax_bound
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x5x2x16xf32>) {
  // expected-error @+1 {{expected the columns of the keys to be 32, got 16 (S2)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<minmax_bound>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x2x16xf32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S2: columns of exact
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x2x16x40xf32>) {
  // expected-error @+1 {{expected the columns of the keys to be 16, got 40 (S2)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<exact>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x2x16x40xf32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S2: rank
func.func @f(%q: tensor<8x4x16xf32>, %k: tensor<1x5x2x16xf32>) {
  // expected-error @+1 {{expected the rank of the queries to be 4, got 3 (S2)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<8x4x16xf32>, tensor<1x5x2x16xf32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S2: batch
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<2x5x2x16xf32>) {
  // expected-error @+1 {{expected the batch of the keys to be 1, got 2 (S2)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<2x5x2x16xf32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S2: lengths
func.func @f(
    %q: tensor<1x8x4x16xf32>, %k: tensor<1x5x2x16xf32>, %l: tensor<2xi32>) {
  // expected-error @+1 {{expected lengths of shape 1, got 'tensor<2xi32>' (S2)}}
  %x = sparse_attn.score %q, %k lengths(%l)
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x2x16xf32>,
         tensor<2xi32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S3: blocks of compressed keys
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x5x2x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x4x8x5, got 'tensor<1x4x8x6xf32>' (S3)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x2x16xf32>) -> tensor<1x4x8x6xf32>
  return
}

// -----

// S3: blocks by block_size
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x4x8x5, got 'tensor<1x4x8x4xf32>' (S3)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<exact>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x2x40x16xf32>) -> tensor<1x4x8x4xf32>
  return
}

// -----

// S3: layout
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected layout bhsd or bshd (S3)}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<exact>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64,
       layout = #sparse_attn.layout<packed>}
      : (tensor<1x8x4x16xf32>, tensor<1x2x40x16xf32>) -> tensor<1x4x8x5xf32>
  return
}

// -----

// S4
func.func @f(%q: tensor<1x8x4x16xf32>, %k: tensor<1x5x2x16xf32>) {
  // expected-error @+1 {{result #0 must be ranked tensor of 32-bit float values}}
  %x = sparse_attn.score %q, %k
      {kind = #sparse_attn.score_kind<dot>, scale = 1.0 : f32,
       reduction = #sparse_attn.reduction<none>, block_size = 8 : i64}
      : (tensor<1x8x4x16xf32>, tensor<1x5x2x16xf32>) -> tensor<1x4x8x5xf16>
  return
}

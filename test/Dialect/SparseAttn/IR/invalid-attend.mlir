// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of attend, by their numbers in docs/Spec.md.

// AT6: shape
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %l: tensor<1xi32>, %m: tensor<2xi32>) {
  // expected-error @+1 {{expected query_lengths of shape 1, got 'tensor<2xi32>' (AT6)}}
  %o = sparse_attn.attend %q, %k, %v lengths(%l) query_lengths(%m)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1xi32>, tensor<2xi32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT6: type
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %m: tensor<1xf32>) {
  // expected-error @+1 {{operand #3 must be ranked tensor of 32-bit signless integer or 64-bit signless integer values}}
  %o = sparse_attn.attend %q, %k, %v query_lengths(%m)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT1: as A1
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x8xf32>,
    %v: tensor<1x2x40x8xf32>) {
  // expected-error @+1 {{expected the head dimension of k to be 16, got 8 (A1)}}
  %o = sparse_attn.attend %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x8xf32>, tensor<1x2x40x8xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT1: as A2
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x3x40x16xf32>,
    %v: tensor<1x3x40x16xf32>) {
  // expected-error @+1 {{expected the key heads to divide the 4 query heads, got 3 (A2)}}
  %o = sparse_attn.attend %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x3x40x16xf32>, tensor<1x3x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT1: as A3
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x4x8x16, got 'tensor<1x4x8x24xf32>' (A3)}}
  %o = sparse_attn.attend %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x24xf32>
  return
}

// -----

// AT1: as A4
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %m: tensor<1x1x8x39xf32>) {
  // expected-error @+1 {{(A4)}}
  %o = sparse_attn.attend %q, %k, %v mask(%m)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1x1x8x39xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT1: as A6
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected window >= 1, got -1 (A6)}}
  %o = sparse_attn.attend %q, %k, %v
      {scale = 2.5e-01 : f32, window = -1 : i64}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT1: as A7
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected a finite scale (A7)}}
  %o = sparse_attn.attend %q, %k, %v
      {scale = 0x7FC00000 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT2: batch
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>, %n: index,
    %x: tensor<2x2x8x5xf32>) {
  // expected-note @+1 {{the selection is made here}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<2x2x8x5xf32>, index)
      -> !sparse_attn.selection<2x2x8x5, block = 8, query_block = 1,
      form = mask>
  // expected-error @+1 {{expected the selection's batch to be 1, got 2 (AT2)}}
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         !sparse_attn.selection<2x2x8x5, block = 8, query_block = 1,
         form = mask>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT2: heads are those of queries or of keys
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>, %n: index,
    %x: tensor<1x1x8x5xf32>) {
  // expected-note @+1 {{the selection is made here}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x1x8x5xf32>, index)
      -> !sparse_attn.selection<1x1x8x5, block = 8, query_block = 1,
      form = mask>
  // expected-error @+1 {{expected the selection's heads to be 2, got 1 (AT2)}}
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         !sparse_attn.selection<1x1x8x5, block = 8, query_block = 1,
         form = mask>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT2: rows
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>, %n: index,
    %x: tensor<1x2x4x5xf32>) {
  // expected-note @+1 {{the selection is made here}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x4x5xf32>, index)
      -> !sparse_attn.selection<1x2x4x5, block = 8, query_block = 1,
      form = mask>
  // expected-error @+1 {{expected the selection's rows to be 8, got 4 (AT2)}}
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         !sparse_attn.selection<1x2x4x5, block = 8, query_block = 1,
         form = mask>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT2: blocks
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>, %n: index,
    %x: tensor<1x2x8x6xf32>) {
  // expected-note @+1 {{the selection is made here}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x8x6xf32>, index)
      -> !sparse_attn.selection<1x2x8x6, block = 8, query_block = 1,
      form = mask>
  // expected-error @+1 {{expected the selection's blocks to be 5, got 6 (AT2)}}
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         !sparse_attn.selection<1x2x8x6, block = 8, query_block = 1,
         form = mask>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT2: block size
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>, %n: index,
    %x: tensor<1x2x8x5xf32>) {
  // expected-note @+1 {{the selection is made here}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
      form = mask>
  // expected-error @+1 {{expected block_size to be 8, got 16 (AT2)}}
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 2.5e-01 : f32, block_size = 16 : i64}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = mask>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT3: layout
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %t: tensor<1x3xi32>) {
  // expected-error @+1 {{expected layout bshd with a block_table (AT3)}}
  %o = sparse_attn.attend %q, %k, %v block_table(%t)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1x3xi32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT3: rank
func.func @f(
    %q: tensor<1x8x4x16xf32>, %k: tensor<9x16x2x16xf32>,
    %v: tensor<9x16x2x16xf32>, %t: tensor<3xi32>) {
  // expected-error @+1 {{expected the rank of block_table to be 2, got 1 (AT3)}}
  %o = sparse_attn.attend %q, %k, %v block_table(%t)
      {scale = 2.5e-01 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x8x4x16xf32>, tensor<9x16x2x16xf32>, tensor<9x16x2x16xf32>,
         tensor<3xi32>)
      -> tensor<1x8x4x16xf32>
  return
}

// -----

// AT3: batch
func.func @f(
    %q: tensor<1x8x4x16xf32>, %k: tensor<9x16x2x16xf32>,
    %v: tensor<9x16x2x16xf32>, %t: tensor<2x3xi32>) {
  // expected-error @+1 {{expected block_table of shape 1x?, got 'tensor<2x3xi32>' (AT3)}}
  %o = sparse_attn.attend %q, %k, %v block_table(%t)
      {scale = 2.5e-01 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x8x4x16xf32>, tensor<9x16x2x16xf32>, tensor<9x16x2x16xf32>,
         tensor<2x3xi32>)
      -> tensor<1x8x4x16xf32>
  return
}

// -----

// AT3: type
func.func @f(
    %q: tensor<1x8x4x16xf32>, %k: tensor<9x16x2x16xf32>,
    %v: tensor<9x16x2x16xf32>, %t: tensor<1x3xi64>) {
  // expected-error @+1 {{operand #3 must be ranked tensor of 32-bit signless integer values}}
  %o = sparse_attn.attend %q, %k, %v block_table(%t)
      {scale = 2.5e-01 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x8x4x16xf32>, tensor<9x16x2x16xf32>, tensor<9x16x2x16xf32>,
         tensor<1x3xi64>)
      -> tensor<1x8x4x16xf32>
  return
}

// -----

// AT4: block_bias needs a block size
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %b: tensor<1x2x8x5xf32>) {
  // expected-error @+1 {{expected block_size or a selection with block_bias, block_max or skip (AT4)}}
  %o = sparse_attn.attend %q, %k, %v block_bias(%b)
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1x2x8x5xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT4: skip, too
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{(AT4)}}
  %o = sparse_attn.attend %q, %k, %v
      {scale = 2.5e-01 : f32, skip = #sparse_attn.skip<1.0 : f32>}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT4: shape
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %b: tensor<1x2x8x4xf32>) {
  // expected-error @+1 {{expected block_bias of shape 1x2x8x5, got 'tensor<1x2x8x4xf32>' (AT4)}}
  %o = sparse_attn.attend %q, %k, %v block_bias(%b)
      {scale = 2.5e-01 : f32, block_size = 8 : i64}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<1x2x8x4xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT4: rank
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>, %b: tensor<5xf32>) {
  // expected-error @+1 {{expected the rank of block_bias to be 4, got 1 (AT4)}}
  %o = sparse_attn.attend %q, %k, %v block_bias(%b)
      {scale = 2.5e-01 : f32, block_size = 8 : i64}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>,
         tensor<5xf32>)
      -> tensor<1x4x8x16xf32>
  return
}

// -----

// AT5: lse
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected lse of shape 1x4x8, got 'tensor<1x2x8xf32>' (AT5)}}
  %o:2 = sparse_attn.attend %q, %k, %v
      {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf32> lse tensor<1x2x8xf32>
  return
}

// -----

// AT5: block_max
func.func @f(
    %q: tensor<1x4x8x16xf32>, %k: tensor<1x2x40x16xf32>,
    %v: tensor<1x2x40x16xf32>) {
  // expected-error @+1 {{expected block_max of shape 1x4x8x5, got 'tensor<1x4x8x40xf32>' (AT5)}}
  %o:2 = sparse_attn.attend %q, %k, %v
      {scale = 2.5e-01 : f32, block_size = 8 : i64}
      : (tensor<1x4x8x16xf32>, tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>)
      -> tensor<1x4x8x16xf32> block_max tensor<1x4x8x40xf32>
  return
}

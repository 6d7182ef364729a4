// RUN: %sparse-opt %s --convert-sparse-attn-compress-to-warp-pipe --split-input-file --verify-diagnostics | FileCheck %s
// RUN: not %sparse-opt %s --convert-sparse-attn-compress-to-warp-pipe=target=a100 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: expected the target h100 or h200, got 'a100'
// CHECK-NOT: sparse_attn.dispatch

func.func @f32(%k: tensor<1x8x64x64xf32>) -> tensor<1x4x8x64xf32> {
  // expected-remark @+1 {{left to a generic kernel: its elements are neither f16 nor bf16}}
  %0 = sparse_attn.compress_keys %k {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x8x64x64xf32>) -> tensor<1x4x8x64xf32>
  return %0 : tensor<1x4x8x64xf32>
}

// -----

func.func @types(%k: tensor<1x8x64x64xf16>, %w: tensor<8x64x64xf32>) -> tensor<1x4x8x64xf16> {
  // expected-remark @+1 {{keys, projection and compressed keys differ in their element type}}
  %0 = sparse_attn.compress_keys %k projection(%w) {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x8x64x64xf16>, tensor<8x64x64xf32>) -> tensor<1x4x8x64xf16>
  return %0 : tensor<1x4x8x64xf16>
}

// -----

func.func @heads(%k: tensor<1x?x64x64xf16>) -> tensor<1x4x?x64xf16> {
  // expected-remark @+1 {{its number of heads is dynamic}}
  %0 = sparse_attn.compress_keys %k {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x?x64x64xf16>) -> tensor<1x4x?x64xf16>
  return %0 : tensor<1x4x?x64xf16>
}

// -----

func.func @columns(%k: tensor<1x8x64x96xf16>) -> tensor<1x4x8x96xf16> {
  // expected-remark @+1 {{its head dimension is none of 64, 128 and 256}}
  %0 = sparse_attn.compress_keys %k {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x8x64x96xf16>) -> tensor<1x4x8x96xf16>
  return %0 : tensor<1x4x8x96xf16>
}

// -----

func.func @block(%k: tensor<1x8x64x64xf16>) -> tensor<1x8x8x64xf16> {
  // expected-remark @+1 {{its block size is no multiple of 16}}
  %0 = sparse_attn.compress_keys %k {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x8x64x64xf16>) -> tensor<1x8x8x64xf16>
  return %0 : tensor<1x8x8x64xf16>
}

// -----

func.func @page(%k: tensor<9x8x2x64xf16>, %t: tensor<1x4xi32>) -> tensor<1x2x2x64xf16> {
  // expected-remark @+1 {{its page size is no multiple of 16}}
  %0 = sparse_attn.compress_keys %k block_table(%t) {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (tensor<9x8x2x64xf16>, tensor<1x4xi32>) -> tensor<1x2x2x64xf16>
  return %0 : tensor<1x2x2x64xf16>
}

// -----

func.func @norm(%k: tensor<1x8x64x64xf16>, %n: tensor<64xf16>) -> tensor<1x4x8x64xf16> {
  // expected-remark @+1 {{its pools are normalised without a projection}}
  %0 = sparse_attn.compress_keys %k norm(%n) {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x8x64x64xf16>, tensor<64xf16>) -> tensor<1x4x8x64xf16>
  return %0 : tensor<1x4x8x64xf16>
}

// -----

func.func @gate(%k: tensor<1x8x64x64xf16>, %w: tensor<8x64x32xf16>) -> tensor<1x4x8x32xf16> {
  // expected-remark @+1 {{its gate dimension is none of 64, 128 and 256}}
  %0 = sparse_attn.compress_keys %k projection(%w) {block_size = 16 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x8x64x64xf16>, tensor<8x64x32xf16>) -> tensor<1x4x8x32xf16>
  return %0 : tensor<1x4x8x32xf16>
}

// -----

func.func @turned(%k: tensor<1x8x64x64xf16>, %t: tensor<64x128xf32>) -> tensor<1x4x8x128xf16> {
  // expected-remark @+1 {{several pools are rotated without a projection}}
  %0 = sparse_attn.compress_keys %k cos_sin(%t, %t) {block_size = 16 : i64, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<avg>]} : (tensor<1x8x64x64xf16>, tensor<64x128xf32>, tensor<64x128xf32>) -> tensor<1x4x8x128xf16>
  return %0 : tensor<1x4x8x128xf16>
}

// -----

func.func @partial_pages(%k: tensor<9x16x2x64xf16>, %t: tensor<1x4xi32>) -> tensor<1x4x2x64xf16> {
  // expected-remark @+1 {{it compresses unfinished blocks of pages}}
  %0 = sparse_attn.compress_keys %k block_table(%t) {block_size = 16 : i64, partial, pools = [#sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (tensor<9x16x2x64xf16>, tensor<1x4xi32>) -> tensor<1x4x2x64xf16>
  return %0 : tensor<1x4x2x64xf16>
}

// -----

func.func @pooled_heads(%q: tensor<1x8x64x64xf16>) -> tensor<1x4x2x64xf16> {
  // expected-remark @+1 {{left to a generic kernel: its query heads are pooled}}
  %0 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<mean>, query_block = 16 : i64} : (tensor<1x8x64x64xf16>) -> tensor<1x4x2x64xf16>
  return %0 : tensor<1x4x2x64xf16>
}

// -----

func.func @query_types(%q: tensor<1x8x64x64xf16>) -> tensor<1x4x8x64xf32> {
  // expected-remark @+1 {{queries, projection and gate queries differ in their element type}}
  %0 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>, query_block = 16 : i64} : (tensor<1x8x64x64xf16>) -> tensor<1x4x8x64xf32>
  return %0 : tensor<1x4x8x64xf32>
}

// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of schedules, by their numbers in docs/Spec.md.

// SC1
// expected-error @+1 {{expected 4 or 8 warps, got 6 (SC1)}}
#s = #sparse_attn.schedule<kind = even, warps = 6, tile = 96, rows = 8, splits = 0>

// -----

// SC2
// expected-error @+1 {{expected a tile of 64 keys, got 128 (SC2)}}
#s = #sparse_attn.schedule<kind = even, warps = 4, tile = 128, rows = 8, splits = 0>

// -----

// SC3
// expected-error @+1 {{expected 8 or 16 rows, got 4 (SC3)}}
#s = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 4, splits = 0>

// -----

// SC4
// expected-error @+1 {{expected 0, 1, 2, 4 or 8 splits, got 3 (SC4)}}
#s = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 3>

// -----

// SC5: the op
func.func @f(%q: tensor<1x4x8x16xf32>) -> tensor<1x4x8x16xf32> {
  // expected-error @+1 {{expected sparse_attn.schedule to be a #sparse_attn.schedule or prefill_schedule on an attend, got #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0> (SC5)}}
  %o = sparse_attn.attention %q, %q, %q
      {scale = 0.25 : f32, sparse_attn.schedule = #sparse_attn.schedule<
       kind = even, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (tensor<1x4x8x16xf32>, tensor<1x4x8x16xf32>, tensor<1x4x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

// SC5: the attribute
func.func @f(%q: tensor<1x4x8x16xf32>) -> tensor<1x4x8x16xf32> {
  // expected-error @+1 {{expected sparse_attn.schedule to be a #sparse_attn.schedule or prefill_schedule on an attend, got 1 : i64 (SC5)}}
  %o = sparse_attn.attend %q, %q, %q
      {scale = 0.25 : f32, sparse_attn.schedule = 1 : i64}
      : (tensor<1x4x8x16xf32>, tensor<1x4x8x16xf32>, tensor<1x4x8x16xf32>)
      -> (tensor<1x4x8x16xf32>)
  return %o : tensor<1x4x8x16xf32>
}

// -----

// SC6
// expected-error @+1 {{expected 1 or 2 warpgroups, got 3 (SC6)}}
#s = #sparse_attn.prefill_schedule<warpgroups = 3, tile = 128>

// -----

// SC7
// expected-error @+1 {{expected a tile of 64 or 128 keys, got 96 (SC7)}}
#s = #sparse_attn.prefill_schedule<warpgroups = 2, tile = 96>

// -----

// SC8
// expected-error @+1 {{expected no negative early, got -1 (SC8)}}
#s = #sparse_attn.prefill_schedule<warpgroups = 2, tile = 128, early = -1>

// Two layers of dense attention: the result of the first one is the query of the second.
!q = tensor<1x4x64x16xf32>
!k = tensor<1x2x64x16xf32>

func.func @main(%q: !q, %k0: !k, %v0: !k, %k1: !k, %v1: !k) -> !q {
  %o = sparse_attn.attention %q, %k0, %v0 {scale = 0.25 : f32, causal}
      : (!q, !k, !k) -> !q
  %r = sparse_attn.attention %o, %k1, %v1 {scale = 0.25 : f32, causal}
      : (!q, !k, !k) -> !q
  return %r : !q
}

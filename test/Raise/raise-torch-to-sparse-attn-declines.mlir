// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-to-sparse-attn \
// RUN:   -split-input-file -verify-diagnostics

!q = !torch.vtensor<[1,4,6,8],f32>
func.func @dropout(%x: !q) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %p = "torch.constant.float"() <{value = 0.25 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  // expected-error @+1 {{expected dropout 0 in 'torch.aten.scaled_dot_product_attention', got 2.500000e-01: export the model for inference}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %none, %p, %false, %none, %false)
      : (!q, !q, !q, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f64>
func.func @element_type(%x: !q, %true: !torch.bool, %scale: !torch.float) -> !q {
  // expected-error @+1 {{expected q to be a tensor of f16, bf16 or f32, got '!torch.vtensor<[1,4,6,8],f64>'}}
  %o = "torch.operator"(%x, %x, %x, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !q, !q, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
!k = !torch.vtensor<[1,4,6,8],f16>
func.func @mixed_element_types(%x: !q, %k: !k, %true: !torch.bool, %scale: !torch.float) -> !q {
  // expected-error @+1 {{expected k to have q's element type 'f32', got 'f16'}}
  %o = "torch.operator"(%x, %k, %x, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !k, !q, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[4,6,8],f32>
func.func @rank(%x: !q, %true: !torch.bool, %scale: !torch.float) -> !q {
  // expected-error @+1 {{expected q to have rank 4, got 3}}
  %o = "torch.operator"(%x, %x, %x, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !q, !q, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
!k = !torch.vtensor<[1,3,6,8],f32>
func.func @groups(%x: !q, %k: !k, %true: !torch.bool, %scale: !torch.float) -> !q {
  // expected-error @+1 {{expected the key heads to divide the 4 query heads, got 3}}
  %o = "torch.operator"(%x, %k, %k, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !k, !k, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
func.func @groups_not_enabled(%q: !q, %k: !k) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  // expected-error @+1 {{expected 4 key heads without enable_gqa, got 2}}
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %none, %zero, %false, %none, %false)
      : (!q, !k, !k, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[2,4,6,8],f32>
!k = !torch.vtensor<[1,4,6,8],f32>
func.func @batch(%q: !q, %k: !k, %true: !torch.bool, %scale: !torch.float) -> !q {
  // expected-error @+1 {{expected the batch of k to be 2, got 1}}
  %o = "torch.operator"(%q, %k, %k, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !k, !k, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
!m = !torch.vtensor<[1,2,6,6],i1>
func.func @mask_shape(%x: !q, %m: !m) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  // expected-error @+1 {{expected a mask that broadcasts to [1, 4, 6, 6], got '!torch.vtensor<[1,2,6,6],i1>'}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
!m = !torch.vtensor<[6,6],si64>
func.func @mask_type(%x: !q, %m: !m) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  // expected-error @+1 {{expected a mask of i1, f32 or q's element type, got '!torch.vtensor<[6,6],si64>'}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
!m = !torch.vtensor<[6,6],i1>
func.func @mask_and_causal(%x: !q, %m: !m) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  // expected-error @+1 {{expected no mask together with is_causal}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %true, %none, %true)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
func.func @not_constant(%x: !q, %flag: !torch.bool, %scale: !torch.float) -> (!q, !q) {
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  %one = "torch.constant.float"() <{value = 1.0 : f64}> : () -> !torch.float
  // expected-error @+1 {{expected is_causal to be a constant}}
  %a = "torch.operator"(%x, %x, %x, %flag, %one) <{name = "torch.sparse_attn.attention"}>
      : (!q, !q, !q, !torch.bool, !torch.float) -> !q
  // expected-error @+1 {{expected the scale to be a finite constant}}
  %b = "torch.operator"(%x, %x, %x, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !q, !q, !torch.bool, !torch.float) -> !q
  return %a, %b : !q, !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
func.func @operands(%x: !q) -> !q {
  // expected-error @+1 {{expected 5 operands and one result, got 3 and 1}}
  %a = "torch.operator"(%x, %x, %x) <{name = "torch.sparse_attn.attention"}>
      : (!q, !q, !q) -> !q
  return %a : !q
}

// -----

!q = !torch.vtensor<[1,4,?,8],f32>
func.func @causal_unknown_lengths(%q: !q, %k: !q) -> !q {
  %scale = "torch.constant.float"() <{value = 1.0 : f64}> : () -> !torch.float
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  // expected-error @+1 {{expected is_causal with as many queries as keys, got lengths that are not proved equal: export with equal or static lengths, or pass a mask}}
  %o = "torch.operator"(%q, %k, %k, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !q, !q, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
// expected-remark @+1 {{no attention op was found}}
func.func @no_attention(%x: !q) -> !q {
  %o = "torch.aten.neg"(%x) : (!q) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[4,6,8],f32>
!t = !torch.vtensor<[4,8,6],f32>
!s = !torch.vtensor<[4,6,6],f32>
// expected-remark @+1 {{no attention op was found}}
func.func @eager(%q: !q, %k: !t, %v: !q) -> !q {
  %two = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %s = "torch.aten.bmm"(%q, %k) : (!q, !t) -> !s
  %c = "torch.aten.tanh"(%s) : (!s) -> !s
  // expected-remark @+1 {{attention in eager form (soft-capping, sinks or custom) is not raised}}
  %p = "torch.aten._softmax"(%c, %two, %false) : (!s, !torch.int, !torch.bool) -> !s
  %o = "torch.aten.bmm"(%p, %v) : (!s, !q) -> !q
  // A softmax that is no attention, such as a router's, gets no remark.
  %r = "torch.aten._softmax"(%q, %two, %false) : (!q, !torch.int, !torch.bool) -> !q
  return %o : !q
}

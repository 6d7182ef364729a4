// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-to-sparse-attn=max-mask-bytes=2048 \
// RUN:   -split-input-file -verify-diagnostics

// Masks that stay, and why.

!q = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>
func.func @input(%x: !q, %a: !m) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %m = "torch.aten.logical_not"(%a) : (!m) -> !m
  // expected-remark @+1 {{the mask is kept: it depends on an input of the function}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>
!f = !torch.vtensor<[6,6],f32>
func.func @unknown_op(%x: !q) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %a = "torch.vtensor.literal"() <{value = dense<1.0> : tensor<6x6xf32>}> : () -> !f
  // expected-note @+1 {{because of 'torch.aten.bernoulli'}}
  %m = "torch.aten.bernoulli"(%a, %none) : (!f, !torch.none) -> !m
  // expected-remark @+1 {{the mask is kept: 'torch.aten.bernoulli' is not evaluated at compile time}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,?,8],f32>
!m = !torch.vtensor<[?,?],i1>
!v = !torch.vtensor<[?],si64>
!c = !torch.vtensor<[?,1],si64>
func.func @dynamic_length(%x: !q) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %one = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %two = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %n = "torch.aten.size.int"(%x, %two) : (!q, !torch.int) -> !torch.int
  %a = "torch.aten.arange"(%n, %none, %none, %none, %none) : (!torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !v
  %r = "torch.aten.unsqueeze"(%a, %one) : (!v, !torch.int) -> !c
  // expected-note @+1 {{because of 'torch.aten.le.Tensor'}}
  %m = "torch.aten.le.Tensor"(%a, %r) : (!v, !c) -> !m
  // expected-remark @+1 {{the mask is kept: its length is dynamic}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,512,8],f32>
!m = !torch.vtensor<[512,512],i1>
!v = !torch.vtensor<[512],si64>
!c = !torch.vtensor<[512,1],si64>
func.func @memory(%x: !q) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %one = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %n = "torch.constant.int"() <{value = 512 : i64}> : () -> !torch.int
  %a = "torch.aten.arange"(%n, %none, %none, %none, %none) : (!torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !v
  %r = "torch.aten.unsqueeze"(%a, %one) : (!v, !torch.int) -> !c
  // expected-note @+1 {{because of 'torch.aten.le.Tensor'}}
  %m = "torch.aten.le.Tensor"(%a, %r) : (!v, !c) -> !m
  // expected-remark @+1 {{the mask is kept: evaluating it needs more than 2048 bytes of live memory}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>
func.func @never_written(%x: !q) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %six = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %l = "torch.prim.ListConstruct"(%six, %six) : (!torch.int, !torch.int) -> !torch.list<int>
  // expected-note @+1 {{because of 'torch.aten.empty.memory_format'}}
  %m = "torch.aten.empty.memory_format"(%l, %none, %none, %none, %none, %none) : (!torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none, !torch.none) -> !m
  // expected-remark @+1 {{the mask is kept: it reads memory that was never written}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,3,8],f32>
!m = !torch.vtensor<[3,3],i1>
func.func @another_form(%x: !q) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %m = "torch.vtensor.literal"() <{value = dense<[[true, false, false], [true, true, false], [true, false, true]]> : tensor<3x3xi1>}> : () -> !m
  // expected-remark @+1 {{the mask is kept: it is neither causal, nor a window, nor all true}}
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

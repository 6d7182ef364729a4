// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-to-sparse-attn \
// RUN:   --erase-dead-torch-ops -split-input-file | FileCheck %s

// More masks that depend on no input: see constant-masks.mlir.

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6],i1>

// CHECK-LABEL: func @one_row_for_all(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {scale = 0.353553385 : f32} :
func.func @one_row_for_all(%q: !q, %k: !k) -> !q {
  %i11 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %l = "torch.prim.ListConstruct"(%i6) : (!torch.int) -> !torch.list<int>
  %m = "torch.aten.ones"(%l, %i11, %none, %none, %none) : (!torch.list<int>, !torch.int, !torch.none, !torch.none, !torch.none) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],f32>

// CHECK-LABEL: func @additive_inf(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @additive_inf(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %inf = "torch.constant.float"() <{value = 0xFFF0000000000000 : f64}> : () -> !torch.float
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %h = "torch.aten.gt.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %l = "torch.prim.ListConstruct"(%i6, %i6) : (!torch.int, !torch.int) -> !torch.list<int>
  %z = "torch.aten.zeros"(%l, %none, %none, %none, %none) : (!torch.list<int>, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6,6],f32>
  %m = "torch.aten.masked_fill.Scalar"(%z, %h, %inf) : (!torch.vtensor<[6,6],f32>, !torch.vtensor<[6,6],i1>, !torch.float) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],f32>

// The lowest float hides as well as -inf, next to a key that shows.
// CHECK-LABEL: func @additive_lowest(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @additive_lowest(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %low = "torch.constant.float"() <{value = -3.4028234663852886E+38 : f64}> : () -> !torch.float
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %h = "torch.aten.le.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %z = "torch.aten.scalar_tensor"(%zero, %none, %none, %none, %none) : (!torch.float, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[],f32>
  %n = "torch.aten.scalar_tensor"(%low, %none, %none, %none, %none) : (!torch.float, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[],f32>
  %m = "torch.aten.where.self"(%h, %z, %n) : (!torch.vtensor<[6,6],i1>, !torch.vtensor<[],f32>, !torch.vtensor<[],f32>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,3,8],f32>
!k = !torch.vtensor<[1,2,2,8],f32>
!m = !torch.vtensor<[3,2],f32>

// A row hidden by a finite value everywhere averages all keys.
// CHECK-LABEL: func @additive_lowest_hides_a_row(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @additive_lowest_hides_a_row(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %low = "torch.constant.float"() <{value = -3.4028234663852886E+38 : f64}> : () -> !torch.float
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i3, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[3],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[3],si64>, !torch.int) -> !torch.vtensor<[3,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i2, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[2],si64>
  %p = "torch.aten.sub.Scalar"(%r, %i1, %i1) : (!torch.vtensor<[3,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[3,1],si64>
  %h = "torch.aten.le.Tensor"(%c, %p) : (!torch.vtensor<[2],si64>, !torch.vtensor<[3,1],si64>) -> !torch.vtensor<[3,2],i1>
  %z = "torch.aten.scalar_tensor"(%zero, %none, %none, %none, %none) : (!torch.float, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[],f32>
  %n = "torch.aten.scalar_tensor"(%low, %none, %none, %none, %none) : (!torch.float, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[],f32>
  %m = "torch.aten.where.self"(%h, %z, %n) : (!torch.vtensor<[3,2],i1>, !torch.vtensor<[],f32>, !torch.vtensor<[],f32>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],f32>

// CHECK-LABEL: func @additive_bias(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @additive_bias(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %half = "torch.constant.float"() <{value = 0.5 : f64}> : () -> !torch.float
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %d = "torch.aten.sub.Tensor"(%r, %c, %i1) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,6],si64>
  %f = "torch.prims.convert_element_type"(%d, %i6) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !torch.vtensor<[6,6],f32>
  %m = "torch.aten.mul.Scalar"(%f, %half) : (!torch.vtensor<[6,6],f32>, !torch.float) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[2,4,6,8],f32>
!k = !torch.vtensor<[2,4,6,8],f32>
!m = !torch.vtensor<[2,4,6,6],i1>

// CHECK-LABEL: func @batch_and_heads_alike(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @batch_and_heads_alike(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %a = "torch.aten.le.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %l = "torch.prim.ListConstruct"(%i2, %i4, %i6, %i6) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
  %m = "torch.aten.expand"(%a, %l, %false) : (!torch.vtensor<[6,6],i1>, !torch.list<int>, !torch.bool) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,6,8],f32>
!k = !torch.vtensor<[1,4,6,8],f32>
!m = !torch.vtensor<[4,6,6],i1>

// CHECK-LABEL: func @heads_differ(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @heads_differ(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %h0 = "torch.aten.arange.start_step"(%i0, %i4, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[4],si64>
  %l = "torch.prim.ListConstruct"(%i4, %i1, %i1) : (!torch.int, !torch.int, !torch.int) -> !torch.list<int>
  %h = "torch.aten.view"(%h0, %l) : (!torch.vtensor<[4],si64>, !torch.list<int>) -> !torch.vtensor<[4,1,1],si64>
  %p = "torch.aten.sub.Tensor"(%r, %h, %i1) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[4,1,1],si64>, !torch.int) -> !torch.vtensor<[4,6,1],si64>
  %m = "torch.aten.le.Tensor"(%c, %p) : (!torch.vtensor<[6],si64>, !torch.vtensor<[4,6,1],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @transpose(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @transpose(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %a = "torch.aten.ge.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.transpose.int"(%a, %i0, %im1) : (!torch.vtensor<[6,6],i1>, !torch.int, !torch.int) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[1,6,6],i1>

// CHECK-LABEL: func @permute_reshape_select(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @permute_reshape_select(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %a = "torch.aten.ge.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %l = "torch.prim.ListConstruct"(%i1, %i0) : (!torch.int, !torch.int) -> !torch.list<int>
  %p = "torch.aten.permute"(%a, %l) : (!torch.vtensor<[6,6],i1>, !torch.list<int>) -> !torch.vtensor<[6,6],i1>
  %s = "torch.prim.ListConstruct"(%i1, %i1, %im1, %i6) : (!torch.int, !torch.int, !torch.int, !torch.int) -> !torch.list<int>
  %v = "torch.aten.reshape"(%p, %s) : (!torch.vtensor<[6,6],i1>, !torch.list<int>) -> !torch.vtensor<[1,1,6,6],i1>
  %m = "torch.aten.select.int"(%v, %i0, %i0) : (!torch.vtensor<[1,1,6,6],i1>, !torch.int, !torch.int) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,4,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[4,6],i1>

// The last rows of a square triangle, by a negative start.
// CHECK-LABEL: func @slice_of_a_longer_mask(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @slice_of_a_longer_mask(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i100 = "torch.constant.int"() <{value = 100 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %im4 = "torch.constant.int"() <{value = -4 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %a = "torch.aten.le.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.slice.Tensor"(%a, %i0, %im4, %i100, %i1) : (!torch.vtensor<[6,6],i1>, !torch.int, !torch.int, !torch.int, !torch.int) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @cat_and_stack(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @cat_and_stack(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %x = "torch.aten.arange.start_step"(%i0, %i3, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[3],si64>
  %y = "torch.aten.add.Scalar"(%x, %i3, %i1) : (!torch.vtensor<[3],si64>, !torch.int, !torch.int) -> !torch.vtensor<[3],si64>
  %l = "torch.prim.ListConstruct"(%x, %y) : (!torch.vtensor<[3],si64>, !torch.vtensor<[3],si64>) -> !torch.list<vtensor>
  %c = "torch.aten.cat"(%l, %i0) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[6],si64>
  %s = "torch.aten.stack"(%l, %i0) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[2,3],si64>
  %f = "torch.aten.flatten.using_ints"(%s, %i0, %i1) : (!torch.vtensor<[2,3],si64>, !torch.int, !torch.int) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%f, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %m = "torch.aten.le.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// 1, 2, ... by a sum of differences, gathered.
// CHECK-LABEL: func @index_cumsum_diff(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @index_cumsum_diff(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %i7 = "torch.constant.int"() <{value = 7 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %x = "torch.aten.arange.start_step"(%i0, %i7, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[7],si64>
  %d = "torch.aten.diff"(%x, %i1, %im1, %none, %none) : (!torch.vtensor<[7],si64>, !torch.int, !torch.int, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %s = "torch.aten.cumsum"(%d, %i0, %none) : (!torch.vtensor<[6],si64>, !torch.int, !torch.none) -> !torch.vtensor<[6],si64>
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %l = "torch.prim.ListConstruct"(%r) : (!torch.vtensor<[6,1],si64>) -> !torch.list<optional<vtensor>>
  %p = "torch.aten.index.Tensor"(%s, %l) : (!torch.vtensor<[6],si64>, !torch.list<optional<vtensor>>) -> !torch.vtensor<[6,1],si64>
  %m = "torch.aten.le.Tensor"(%s, %p) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6],i1>

// CHECK-LABEL: func @repeat_remainder(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {scale = 0.353553385 : f32} :
func.func @repeat_remainder(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %x = "torch.aten.arange.start_step"(%i0, %i3, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[3],si64>
  %l = "torch.prim.ListConstruct"(%i2) : (!torch.int) -> !torch.list<int>
  %t = "torch.aten.repeat"(%x, %l) : (!torch.vtensor<[3],si64>, !torch.list<int>) -> !torch.vtensor<[6],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %u = "torch.aten.remainder.Scalar"(%c, %i3) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6],si64>
  %m = "torch.aten.eq.Tensor"(%t, %u) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @any_all(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {scale = 0.353553385 : f32} :
func.func @any_all(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %a = "torch.aten.le.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %y = "torch.aten.any.dim"(%a, %i1, %true) : (!torch.vtensor<[6,6],i1>, !torch.int, !torch.bool) -> !torch.vtensor<[6,1],i1>
  %z = "torch.aten.all.dim"(%a, %i0, %false) : (!torch.vtensor<[6,6],i1>, !torch.int, !torch.bool) -> !torch.vtensor<[6],i1>
  %zz = "torch.aten.zeros_like"(%a, %none, %none, %none, %none, %none) : (!torch.vtensor<[6,6],i1>, !torch.none, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6,6],i1>
  %o1 = "torch.aten.bitwise_or.Tensor"(%y, %z) : (!torch.vtensor<[6,1],i1>, !torch.vtensor<[6],i1>) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.logical_xor"(%o1, %zz) : (!torch.vtensor<[6,6],i1>, !torch.vtensor<[6,6],i1>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,3,8],f32>
!k = !torch.vtensor<[1,2,3,8],f32>
!m = !torch.vtensor<[3,3],i1>

// CHECK-LABEL: func @literal(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @literal(%q: !q, %k: !k) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %m = "torch.vtensor.literal"() <{value = dense<[[true, false, false], [true, true, false], [true, true, true]]> : tensor<3x3xi1>}> : () -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,2,8],f32>
!k = !torch.vtensor<[1,2,2,8],f32>
!m = !torch.vtensor<[2,2],i1>

// 2^53 + 1 and 2^53 are one double and two integers.
// CHECK-LABEL: func @exact_integers(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {scale = 0.353553385 : f32} :
func.func @exact_integers(%q: !q, %k: !k) -> !q {
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i9007199254740992 = "torch.constant.int"() <{value = 9007199254740992 : i64}> : () -> !torch.int
  %i9007199254740993 = "torch.constant.int"() <{value = 9007199254740993 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %x = "torch.aten.scalar_tensor"(%i9007199254740993, %none, %none, %none, %none) : (!torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[],si64>
  %y = "torch.aten.scalar_tensor"(%i9007199254740992, %none, %none, %none, %none) : (!torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[],si64>
  %e = "torch.aten.ne.Tensor"(%x, %y) : (!torch.vtensor<[],si64>, !torch.vtensor<[],si64>) -> !torch.vtensor<[],i1>
  %l = "torch.prim.ListConstruct"(%i2, %i2) : (!torch.int, !torch.int) -> !torch.list<int>
  %m = "torch.aten.broadcast_to"(%e, %l) : (!torch.vtensor<[],i1>, !torch.list<int>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

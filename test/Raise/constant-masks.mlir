// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-to-sparse-attn \
// RUN:   --erase-dead-torch-ops -split-input-file | FileCheck %s

// Masks that depend on no input, made of each op that is evaluated, and what
// they are proved to be.

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @le_tensor(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @le_tensor(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %m = "torch.aten.le.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,2,8],f32>
!k = !torch.vtensor<[1,2,5,8],f32>
!m = !torch.vtensor<[2,5],i1>

// With more keys than queries causal means the last rows of the triangle.
// CHECK-LABEL: func @bottom_right(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @bottom_right(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i5 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i2, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[2],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[2],si64>, !torch.int) -> !torch.vtensor<[2,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i5, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[5],si64>
  %p = "torch.aten.add.Scalar"(%r, %i3, %i1) : (!torch.vtensor<[2,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[2,1],si64>
  %m = "torch.aten.le.Tensor"(%c, %p) : (!torch.vtensor<[5],si64>, !torch.vtensor<[2,1],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,2,8],f32>
!k = !torch.vtensor<[1,2,5,8],f32>
!m = !torch.vtensor<[2,5],i1>

// ... and the first ones are another mask.
// CHECK-LABEL: func @top_left(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @top_left(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i5 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i2, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[2],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[2],si64>, !torch.int) -> !torch.vtensor<[2,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i5, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[5],si64>
  %m = "torch.aten.le.Tensor"(%c, %r) : (!torch.vtensor<[5],si64>, !torch.vtensor<[2,1],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,5,8],f32>
!k = !torch.vtensor<[1,2,2,8],f32>
!m = !torch.vtensor<[5,2],i1>

// Rows before the first key see nothing, as rows of the raised op do.
// CHECK-LABEL: func @more_queries_than_keys(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @more_queries_than_keys(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i5 = "torch.constant.int"() <{value = 5 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i5, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[5],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[5],si64>, !torch.int) -> !torch.vtensor<[5,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i2, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[2],si64>
  %p = "torch.aten.sub.Scalar"(%r, %i3, %i1) : (!torch.vtensor<[5,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[5,1],si64>
  %m = "torch.aten.ge.Tensor"(%p, %c) : (!torch.vtensor<[5,1],si64>, !torch.vtensor<[2],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @gt_negated(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @gt_negated(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %g = "torch.aten.gt.Tensor"(%c, %r) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.logical_not"(%g) : (!torch.vtensor<[6,6],i1>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// 1 - (-1) * row
// CHECK-LABEL: func @lt_shifted(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @lt_shifted(%q: !q, %k: !k) -> !q {
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
  %p = "torch.aten.rsub.Scalar"(%r, %i1, %im1) : (!torch.vtensor<[6,1],si64>, !torch.int, !torch.int) -> !torch.vtensor<[6,1],si64>
  %m = "torch.aten.lt.Tensor"(%c, %p) : (!torch.vtensor<[6],si64>, !torch.vtensor<[6,1],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @tril_of_ones(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @tril_of_ones(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i11 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %l = "torch.prim.ListConstruct"(%i6, %i6) : (!torch.int, !torch.int) -> !torch.list<int>
  %a = "torch.aten.ones"(%l, %i11, %none, %none, %none) : (!torch.list<int>, !torch.int, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.tril"(%a, %i0) : (!torch.vtensor<[6,6],i1>, !torch.int) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @triu_negated(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @triu_negated(%q: !q, %k: !k) -> !q {
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i11 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %l = "torch.prim.ListConstruct"(%i6, %i6) : (!torch.int, !torch.int) -> !torch.list<int>
  %a = "torch.aten.full"(%l, %true, %i11, %none, %none, %none) : (!torch.list<int>, !torch.bool, !torch.int, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6,6],i1>
  %u = "torch.aten.triu"(%a, %i1) : (!torch.vtensor<[6,6],i1>, !torch.int) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.bitwise_not"(%u) : (!torch.vtensor<[6,6],i1>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @causal_window(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32, window = 3 : i64} :
func.func @causal_window(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %d = "torch.aten.sub.Tensor"(%r, %c, %i1) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,6],si64>
  %g = "torch.aten.ge.Scalar"(%d, %i0) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !torch.vtensor<[6,6],i1>
  %w = "torch.aten.lt.Scalar"(%d, %i3) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.logical_and"(%g, %w) : (!torch.vtensor<[6,6],i1>, !torch.vtensor<[6,6],i1>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @window_wider_than_the_keys(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {causal, scale = 0.353553385 : f32} :
func.func @window_wider_than_the_keys(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i100 = "torch.constant.int"() <{value = 100 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %d = "torch.aten.sub.Tensor"(%r, %c, %i1) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,6],si64>
  %g = "torch.aten.ge.Scalar"(%d, %i0) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !torch.vtensor<[6,6],i1>
  %w = "torch.aten.le.Scalar"(%d, %i100) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.bitwise_and.Tensor"(%g, %w) : (!torch.vtensor<[6,6],i1>, !torch.vtensor<[6,6],i1>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @symmetric_window(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {scale = 0.353553385 : f32, window = 2 : i64} :
func.func @symmetric_window(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %d = "torch.aten.sub.Tensor"(%r, %c, %i1) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,6],si64>
  %a = "torch.aten.abs"(%d) : (!torch.vtensor<[6,6],si64>) -> !torch.vtensor<[6,6],si64>
  %m = "torch.aten.lt.Scalar"(%a, %i2) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// A row that does not see itself is no causal row.
// CHECK-LABEL: func @strictly_before(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @strictly_before(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %d = "torch.aten.sub.Tensor"(%r, %c, %i1) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,6],si64>
  %m = "torch.aten.gt.Scalar"(%d, %i0) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @uneven_window(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @uneven_window(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %im2 = "torch.constant.int"() <{value = -2 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %d = "torch.aten.sub.Tensor"(%r, %c, %i1) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,6],si64>
  %a = "torch.aten.gt.Scalar"(%d, %im2) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !torch.vtensor<[6,6],i1>
  %b = "torch.aten.lt.Scalar"(%d, %i3) : (!torch.vtensor<[6,6],si64>, !torch.int) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.bitwise_and.Tensor"(%a, %b) : (!torch.vtensor<[6,6],i1>, !torch.vtensor<[6,6],i1>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// Blocks on the diagonal: evaluated, and none of the forms.
// CHECK-LABEL: func @chunks(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @chunks(%q: !q, %k: !k) -> !q {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %floor = "torch.constant.str"() <{value = "floor"}> : () -> !torch.str
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %r0 = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %r = "torch.aten.unsqueeze"(%r0, %i1) : (!torch.vtensor<[6],si64>, !torch.int) -> !torch.vtensor<[6,1],si64>
  %c = "torch.aten.arange.start_step"(%i0, %i6, %i1, %none, %none, %none, %none) : (!torch.int, !torch.int, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6],si64>
  %t3 = "torch.aten.scalar_tensor"(%i3, %none, %none, %none, %none) : (!torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[],si64>
  %rd = "torch.aten.floor_divide"(%r, %t3) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[],si64>) -> !torch.vtensor<[6,1],si64>
  %cd = "torch.aten.div.Scalar_mode"(%c, %i3, %floor) : (!torch.vtensor<[6],si64>, !torch.int, !torch.str) -> !torch.vtensor<[6],si64>
  %m = "torch.aten.eq.Tensor"(%rd, %cd) : (!torch.vtensor<[6,1],si64>, !torch.vtensor<[6],si64>) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// Only the shape of the empty tensor is read.
// CHECK-LABEL: func @full_int(
// CHECK-NOT: mask(
// CHECK: sparse_attn.attention %{{.*}} {scale = 0.353553385 : f32} :
func.func @full_int(%q: !q, %k: !k) -> !q {
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i11 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %l = "torch.prim.ListConstruct"(%i6, %i6) : (!torch.int, !torch.int) -> !torch.list<int>
  %e = "torch.aten.empty.memory_format"(%l, %i11, %none, %none, %none, %none) : (!torch.list<int>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none) -> !torch.vtensor<[6,6],i1>
  %m = "torch.aten.full_like"(%e, %i1, %none, %none, %none, %none, %none) : (!torch.vtensor<[6,6],i1>, !torch.int, !torch.none, !torch.none, !torch.none, !torch.none, !torch.none) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,2,6,8],f32>
!k = !torch.vtensor<[1,2,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// CHECK-LABEL: func @sees_nothing_always(
// CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) {scale = 0.353553385 : f32} :
func.func @sees_nothing_always(%q: !q, %k: !k) -> !q {
  %i11 = "torch.constant.int"() <{value = 11 : i64}> : () -> !torch.int
  %i6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %l = "torch.prim.ListConstruct"(%i6, %i6) : (!torch.int, !torch.int) -> !torch.list<int>
  %m = "torch.aten.zeros"(%l, %i11, %none, %none, %none) : (!torch.list<int>, !torch.int, !torch.none, !torch.none, !torch.none) -> !m
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %k, %m, %zero, %false, %none, %false)
      : (!q, !k, !k, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

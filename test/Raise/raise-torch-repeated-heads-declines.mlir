// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-repeated-heads \
// RUN:   -split-input-file -verify-diagnostics | FileCheck %s

!x = !torch.vtensor<[1,2,4,8],f32>
!y = !torch.vtensor<[1,4,4,8],f32>

// CHECK-LABEL: func @only_k
// CHECK: sparse_attn.attention {{.*}} : (tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>)
func.func @only_k(%q: tensor<1x4x4x8xf32>, %x: !x) -> tensor<1x4x4x8xf32> {
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %y = "torch.aten.repeat_interleave.self_int"(%x, %i2, %i1, %none) : (!x, !torch.int, !torch.int, !torch.none) -> !y
  %k = builtin.unrealized_conversion_cast %y : !y to tensor<1x4x4x8xf32>
  // expected-remark @+1 {{heads are not folded: expected k and v to be repeated, got only k}}
  %o = sparse_attn.attention %q, %k, %q {scale = 1.0 : f32}
      : (tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>
  return %o : tensor<1x4x4x8xf32>
}

// -----

!x = !torch.vtensor<[1,2,4,8],f32>
!y = !torch.vtensor<[1,4,4,8],f32>

// CHECK-LABEL: func @tiled
// CHECK: sparse_attn.attention {{.*}} : (tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>)
func.func @tiled(%q: tensor<1x4x4x8xf32>, %x: !x, %l: !torch.list<int>) -> tensor<1x4x4x8xf32> {
  // expected-remark @+1 {{tiled heads are not folded: query head h reads key head h mod Hkv, not h / g}}
  %y = "torch.aten.repeat"(%x, %l) : (!x, !torch.list<int>) -> !y
  %k = builtin.unrealized_conversion_cast %y : !y to tensor<1x4x4x8xf32>
  %o = sparse_attn.attention %q, %k, %k {scale = 1.0 : f32}
      : (tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>
  return %o : tensor<1x4x4x8xf32>
}

// -----

!x = !torch.vtensor<[1,2,4,8],f32>
!u = !torch.vtensor<[1,1,2,4,8],f32>
!e = !torch.vtensor<[1,2,2,4,8],f32>
!y = !torch.vtensor<[1,4,4,8],f32>

// Expanding in front of the heads tiles them, with the same shapes.
// CHECK-LABEL: func @tiled_by_expand
// CHECK: sparse_attn.attention {{.*}} : (tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>)
func.func @tiled_by_expand(%q: tensor<1x4x4x8xf32>, %x: !x, %l: !torch.list<int>) -> tensor<1x4x4x8xf32> {
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %u = "torch.aten.unsqueeze"(%x, %i1) : (!x, !torch.int) -> !u
  %e = "torch.aten.expand"(%u, %l, %false) : (!u, !torch.list<int>, !torch.bool) -> !e
  %y = "torch.aten.view"(%e, %l) : (!e, !torch.list<int>) -> !y
  %k = builtin.unrealized_conversion_cast %y : !y to tensor<1x4x4x8xf32>
  %o = sparse_attn.attention %q, %k, %k {scale = 1.0 : f32}
      : (tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>
  return %o : tensor<1x4x4x8xf32>
}

// -----

!x = !torch.vtensor<[?,2,?,8],f32>
!u = !torch.vtensor<[?,2,1,?,8],f32>
!e = !torch.vtensor<[?,2,2,?,8],f32>
!y = !torch.vtensor<[?,4,?,8],f32>

// With two dynamic sizes the view may mix them.
// CHECK-LABEL: func @two_dynamic_sizes
// CHECK: sparse_attn.attention {{.*}} : (tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>)
func.func @two_dynamic_sizes(%q: tensor<?x4x?x8xf32>, %x: !x, %l: !torch.list<int>) -> tensor<?x4x?x8xf32> {
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %u = "torch.aten.unsqueeze"(%x, %i2) : (!x, !torch.int) -> !u
  %e = "torch.aten.expand"(%u, %l, %false) : (!u, !torch.list<int>, !torch.bool) -> !e
  %y = "torch.aten.view"(%e, %l) : (!e, !torch.list<int>) -> !y
  %k = builtin.unrealized_conversion_cast %y : !y to tensor<?x4x?x8xf32>
  %o = sparse_attn.attention %q, %k, %k {scale = 1.0 : f32}
      : (tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>, tensor<?x4x?x8xf32>) -> tensor<?x4x?x8xf32>
  return %o : tensor<?x4x?x8xf32>
}

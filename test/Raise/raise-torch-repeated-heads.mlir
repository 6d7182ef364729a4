// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-repeated-heads \
// RUN:   --erase-dead-torch-ops -split-input-file | FileCheck %s

!x = !torch.vtensor<[1,2,?,8],f32>
!u = !torch.vtensor<[1,2,1,?,8],f32>
!e = !torch.vtensor<[1,2,3,?,8],f32>
!y = !torch.vtensor<[1,6,?,8],f32>

// One dynamic size is determined by the others.
// CHECK-LABEL: func @expand_and_reshape
// CHECK-SAME: %[[Q:.*]]: tensor<1x6x?x8xf32>, %[[K:.*]]: !torch.vtensor<[1,2,?,8],f32>
// CHECK: %[[A:.*]] = builtin.unrealized_conversion_cast %[[K]] : !torch.vtensor<[1,2,?,8],f32> to tensor<1x2x?x8xf32>
// CHECK: %[[B:.*]] = builtin.unrealized_conversion_cast %[[K]]
// CHECK: sparse_attn.attention %[[Q]], %[[A]], %[[B]] {causal, scale = 1.000000e+00 : f32} : (tensor<1x6x?x8xf32>, tensor<1x2x?x8xf32>, tensor<1x2x?x8xf32>) -> tensor<1x6x?x8xf32>
// CHECK-NOT: torch.aten
func.func @expand_and_reshape(%q: tensor<1x6x?x8xf32>, %x: !x, %n: !torch.int) -> tensor<1x6x?x8xf32> {
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %im3 = "torch.constant.int"() <{value = -3 : i64}> : () -> !torch.int
  %l = "torch.prim.ListConstruct"() : () -> !torch.list<int>
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %ku = "torch.aten.unsqueeze"(%x, %i2) : (!x, !torch.int) -> !u
  %ke = "torch.aten.expand"(%ku, %l, %false) : (!u, !torch.list<int>, !torch.bool) -> !e
  %kc = "torch.aten.clone"(%ke, %i2) : (!e, !torch.int) -> !e
  %ky = "torch.aten._unsafe_view"(%kc, %l) : (!e, !torch.list<int>) -> !y
  %vu = "torch.aten.unsqueeze"(%x, %im3) : (!x, !torch.int) -> !u
  %ve = "torch.aten.broadcast_to"(%vu, %l) : (!u, !torch.list<int>) -> !e
  %vy = "torch.aten.reshape"(%ve, %l) : (!e, !torch.list<int>) -> !y
  %va = "torch.aten.alias"(%vy) : (!y) -> !y
  %k = builtin.unrealized_conversion_cast %ky : !y to tensor<1x6x?x8xf32>
  %v = builtin.unrealized_conversion_cast %va : !y to tensor<1x6x?x8xf32>
  %o = sparse_attn.attention %q, %k, %v {causal, scale = 1.0 : f32}
      : (tensor<1x6x?x8xf32>, tensor<1x6x?x8xf32>, tensor<1x6x?x8xf32>) -> tensor<1x6x?x8xf32>
  return %o : tensor<1x6x?x8xf32>
}

// -----

!x = !torch.vtensor<[1,2,4,8],f32>
!y = !torch.vtensor<[1,4,4,8],f32>

// CHECK-LABEL: func @repeat_interleave
// CHECK: sparse_attn.attention {{.*}} : (tensor<1x8x4x8xf32>, tensor<1x2x4x8xf32>, tensor<1x2x4x8xf32>)
func.func @repeat_interleave(%q: tensor<1x8x4x8xf32>, %x: !x) -> tensor<1x8x4x8xf32> {
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %y = "torch.aten.repeat_interleave.self_int"(%x, %i2, %i1, %none) : (!x, !torch.int, !torch.int, !torch.none) -> !y
  %k = builtin.unrealized_conversion_cast %y : !y to tensor<1x4x4x8xf32>
  %o = sparse_attn.attention %q, %k, %k {scale = 1.0 : f32}
      : (tensor<1x8x4x8xf32>, tensor<1x4x4x8xf32>, tensor<1x4x4x8xf32>) -> tensor<1x8x4x8xf32>
  return %o : tensor<1x8x4x8xf32>
}

// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-to-builtin \
// RUN:   -split-input-file | FileCheck %s

!a = !torch.vtensor<[1,2,?,8],f32>
!b = !torch.vtensor<[1,2,1,8],f32>
!e = !torch.vtensor<[0],f32>

// An empty vector may stand in torch's cat. Sizes keep their names.
// CHECK-LABEL: func @cache
// CHECK-SAME: %[[A:.*]]: tensor<1x2x?x8xf32>, %[[B:.*]]: tensor<1x2x1x8xf32>, %[[Q:.*]]: tensor<1x2x1x8xf32>) -> (tensor<1x2x?x8xf32>, tensor<1x2x1x8xf32>)
// CHECK-SAME: sparse_attn.symbolic_shapes = {{\[\[}}1, 2, "s0", 8], [1, 2, 1, 8], [1, 2, 1, 8], [1, 2, "(s0 + 1)", 8], [1, 2, 1, 8]]
// CHECK: %[[K:.*]] = tensor.concat dim(2) %[[A]], %[[B]]
// CHECK: %[[O:.*]] = sparse_attn.attention %[[Q]], %[[K]], %[[K]]
// CHECK: return %[[K]], %[[O]]
func.func @cache(%a: !a, %b: !b, %q: !b) -> (!a, !b) {
  %s0 = "torch.symbolic_int"() <{max_val = 9 : i64, min_val = 2 : i64, symbol_name = "s0"}> : () -> !torch.int
  "torch.bind_symbolic_shape"(%a, %s0) <{shape_expressions = affine_map<()[s0] -> (1, 2, s0, 8)>}> : (!a, !torch.int) -> ()
  %im2 = "torch.constant.int"() <{value = -2 : i64}> : () -> !torch.int
  %e = "torch.vtensor.literal"() <{value = dense<> : tensor<0xf32>}> : () -> !e
  %l = "torch.prim.ListConstruct"(%e, %a, %b) : (!e, !a, !b) -> !torch.list<vtensor>
  %k = "torch.aten.cat"(%l, %im2) : (!torch.list<vtensor>, !torch.int) -> !a
  "torch.bind_symbolic_shape"(%k, %s0) <{shape_expressions = affine_map<()[s0] -> (1, 2, s0 + 1, 8)>}> : (!a, !torch.int) -> ()
  %kt = builtin.unrealized_conversion_cast %k : !a to tensor<1x2x?x8xf32>
  %qt = builtin.unrealized_conversion_cast %q : !b to tensor<1x2x1x8xf32>
  %ot = sparse_attn.attention %qt, %kt, %kt {scale = 1.0 : f32}
      : (tensor<1x2x1x8xf32>, tensor<1x2x?x8xf32>, tensor<1x2x?x8xf32>) -> tensor<1x2x1x8xf32>
  %o = builtin.unrealized_conversion_cast %ot : tensor<1x2x1x8xf32> to !b
  return %k, %o : !a, !b
}

// -----

!h = !torch.vtensor<[4],f16>
!g = !torch.vtensor<[4],bf16>
!s = !torch.vtensor<[4],f32>
!i = !torch.vtensor<[2],si64>

// CHECK-LABEL: func @constants_and_conversions
// CHECK-SAME: %[[X:.*]]: tensor<4xf16>) -> (tensor<4xf32>, tensor<4xbf16>, tensor<2xi64>, tensor<4xf16>)
// CHECK: %[[A:.*]] = arith.extf %[[X]] : tensor<4xf16> to tensor<4xf32>
// CHECK: %[[B:.*]] = arith.extf %[[X]] : tensor<4xf16> to tensor<4xf32>
// CHECK: %[[C:.*]] = arith.truncf %[[B]] : tensor<4xf32> to tensor<4xbf16>
// CHECK: %[[D:.*]] = arith.constant dense<[1, 2]> : tensor<2xi64>
// CHECK: return %[[A]], %[[C]], %[[D]], %[[X]]
func.func @constants_and_conversions(%x: !h) -> (!s, !g, !i, !h) {
  %6 = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %15 = "torch.constant.int"() <{value = 15 : i64}> : () -> !torch.int
  %none = "torch.constant.none"() : () -> !torch.none
  %a = "torch.prims.convert_element_type"(%x, %6) : (!h, !torch.int) -> !s
  %b = "torch.prims.convert_element_type"(%x, %15) : (!h, !torch.int) -> !g
  %c = "torch.vtensor.literal"() <{value = dense<[1, 2]> : tensor<2xsi64>}> : () -> !i
  %d = "torch.aten.clone"(%x, %none) : (!h, !torch.none) -> !h
  return %a, %b, %c, %d : !s, !g, !i, !h
}

// -----

// Functions that never were torch are left alone.
// CHECK-LABEL: func @builtin
// CHECK: return %arg0 : tensor<4xf32>
func.func @builtin(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

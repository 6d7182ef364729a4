// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-to-sparse-attn \
// RUN:   --erase-dead-torch-ops -split-input-file | FileCheck %s

!q = !torch.vtensor<[1,4,6,8],f32>

// CHECK-LABEL: func @causal_scale_from_head_dimension
// CHECK-SAME: %[[ARG:.*]]: !torch.vtensor
// CHECK: %[[Q:.*]] = builtin.unrealized_conversion_cast %[[ARG]] : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
// CHECK: %[[O:.*]] = sparse_attn.attention %[[Q]], %{{.*}}, %{{.*}} {causal, scale = 0.353553385 : f32}
// CHECK: %[[R:.*]] = builtin.unrealized_conversion_cast %[[O]] : tensor<1x4x6x8xf32> to !torch.vtensor<[1,4,6,8],f32>
// CHECK: return %[[R]]
func.func @causal_scale_from_head_dimension(%x: !q) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %none, %zero, %true, %none, %false)
      : (!q, !q, !q, !torch.none, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[2,4,6,8],bf16>
!k = !torch.vtensor<[2,2,9,8],bf16>
!v = !torch.vtensor<[2,2,9,16],bf16>
!o = !torch.vtensor<[2,4,6,16],bf16>

// The value's head dimension may differ.
// CHECK-LABEL: func @full_grouped_heads
// CHECK: sparse_attn.attention %{{.*}} {scale = 2.500000e-01 : f32}
// CHECK-SAME: (tensor<2x4x6x8xbf16>, tensor<2x2x9x8xbf16>, tensor<2x2x9x16xbf16>) -> tensor<2x4x6x16xbf16>
func.func @full_grouped_heads(%q: !q, %k: !k, %v: !v) -> !o {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %scale = "torch.constant.float"() <{value = 2.5e-01 : f64}> : () -> !torch.float
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %o = "torch.aten.scaled_dot_product_attention"(%q, %k, %v, %none, %zero, %false, %scale, %true)
      : (!q, !k, !v, !torch.none, !torch.int, !torch.bool, !torch.float, !torch.bool) -> !o
  return %o : !o
}

// -----

!q = !torch.vtensor<[1,4,1,8],f16>
!k = !torch.vtensor<[1,2,5,8],f16>

// A single query that torch aligns at the top left sees key 0 alone.
// CHECK-LABEL: func @boundary_op_is_aligned_top_left
// CHECK: %[[M:.*]] = arith.constant dense<{{\[\[\[\[}}true, false, false, false, false]]]]> : tensor<1x1x1x5xi1>
// CHECK: sparse_attn.attention %{{.*}} mask(%[[M]]) {scale = 2.500000e-01 : f32}
func.func @boundary_op_is_aligned_top_left(%q: !q, %k: !k) -> !q {
  %scale = "torch.constant.float"() <{value = 2.5e-01 : f64}> : () -> !torch.float
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  %o = "torch.operator"(%q, %k, %k, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !k, !k, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[1,4,?,8],f32>

// Both lengths are the same expression of the same symbols.
// CHECK-LABEL: func @causal_equal_dynamic_lengths
// CHECK: sparse_attn.attention %{{.*}} {causal,
func.func @causal_equal_dynamic_lengths(%q: !q, %k: !q) -> !q {
  %s0 = "torch.symbolic_int"() <{max_val = 4096 : i64, min_val = 2 : i64, symbol_name = "s0"}> : () -> !torch.int
  %s1 = "torch.symbolic_int"() <{max_val = 4096 : i64, min_val = 2 : i64, symbol_name = "s1"}> : () -> !torch.int
  "torch.bind_symbolic_shape"(%q, %s0, %s1) <{shape_expressions = affine_map<()[s0, s1] -> (1, 4, s0 + s1, 8)>}> : (!q, !torch.int, !torch.int) -> ()
  "torch.bind_symbolic_shape"(%k, %s1, %s0) <{shape_expressions = affine_map<()[s0, s1] -> (1, 4, s0 + s1, 8)>}> : (!q, !torch.int, !torch.int) -> ()
  %scale = "torch.constant.float"() <{value = 1.0 : f64}> : () -> !torch.float
  %true = "torch.constant.bool"() <{value = true}> : () -> !torch.bool
  %o = "torch.operator"(%q, %k, %k, %true, %scale) <{name = "torch.sparse_attn.attention"}>
      : (!q, !q, !q, !torch.bool, !torch.float) -> !q
  return %o : !q
}

// -----

!q = !torch.vtensor<[2,4,6,8],f32>
!m = !torch.vtensor<[6,6],i1>

// An input mask stays; the op wants rank 4.
// CHECK-LABEL: func @mask_of_rank_two
// CHECK-SAME: %{{.*}}: !torch.vtensor<[2,4,6,8],f32>, %[[ARG:.*]]: !torch.vtensor<[6,6],i1>
// CHECK: %[[M:.*]] = builtin.unrealized_conversion_cast %[[ARG]] : !torch.vtensor<[6,6],i1> to tensor<6x6xi1>
// CHECK: %[[E:.*]] = tensor.expand_shape %[[M]] {{\[\[}}0, 1, 2], [3]] output_shape [1, 1, 6, 6] : tensor<6x6xi1> into tensor<1x1x6x6xi1>
// CHECK: sparse_attn.attention %{{.*}} mask(%[[E]])
func.func @mask_of_rank_two(%x: !q, %m: !m) -> !q {
  %none = "torch.constant.none"() : () -> !torch.none
  %zero = "torch.constant.float"() <{value = 0.0 : f64}> : () -> !torch.float
  %false = "torch.constant.bool"() <{value = false}> : () -> !torch.bool
  %o = "torch.aten.scaled_dot_product_attention"(%x, %x, %x, %m, %zero, %false, %none, %false)
      : (!q, !q, !q, !m, !torch.float, !torch.bool, !torch.none, !torch.bool) -> !q
  return %o : !q
}

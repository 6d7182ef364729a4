// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-rotary \
// RUN:   --erase-dead-torch-ops | FileCheck %s

// Other users of the rotated value read the raised op too.
// CHECK-LABEL: func @unsqueezed_tables
// CHECK-SAME: %[[ARG:.*]]: !torch.vtensor<[1,4,6,8],f32>, %[[COS:.*]]: !torch.vtensor<[1,6,8],f32>, %[[SIN:.*]]: !torch.vtensor<[1,6,8],f32>
// CHECK: %[[X:.*]] = builtin.unrealized_conversion_cast %[[ARG]]
// CHECK: %[[C:.*]] = builtin.unrealized_conversion_cast %[[COS]]
// CHECK: %[[S:.*]] = builtin.unrealized_conversion_cast %[[SIN]]
// CHECK: %[[Y:.*]] = sparse_attn.rotary %[[X]] cos_sin(%[[C]], %[[S]]) : (tensor<1x4x6x8xf32>, tensor<1x6x8xf32>, tensor<1x6x8xf32>) -> tensor<1x4x6x8xf32>
// CHECK: %[[T:.*]] = builtin.unrealized_conversion_cast %[[Y]]
// CHECK: %[[O:.*]] = sparse_attn.attention %[[Y]], %[[Y]], %[[Y]]
// CHECK: return %[[O]], %[[T]]
func.func @unsqueezed_tables(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,6,8],f32>, %sin: !torch.vtensor<[1,6,8],f32>) -> (tensor<1x4x6x8xf32>, !torch.vtensor<[1,4,6,8],f32>) {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %cos4 = "torch.aten.unsqueeze"(%cos, %i1) : (!torch.vtensor<[1,6,8],f32>, !torch.int) -> !torch.vtensor<[1,1,6,8],f32>
  %sin4 = "torch.aten.unsqueeze"(%sin, %i1) : (!torch.vtensor<[1,6,8],f32>, !torch.int) -> !torch.vtensor<[1,1,6,8],f32>
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos4) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin4) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o, %y : tensor<1x4x6x8xf32>, !torch.vtensor<[1,4,6,8],f32>
}

// Factors and terms in the other order; tables of rank 4 collapse.
// CHECK-LABEL: func @commuted
// CHECK: %[[C:.*]] = tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2], [3]] : tensor<1x1x6x8xf32> into tensor<1x6x8xf32>
// CHECK: sparse_attn.rotary %{{.*}} cos_sin(%[[C]], %{{.*}}) :
func.func @commuted(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>) -> tensor<1x4x6x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%cos, %x) : (!torch.vtensor<[1,1,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%sin, %ycat) : (!torch.vtensor<[1,1,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%yb, %ya, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// CHECK-LABEL: func @tables_of_rank_two
// CHECK: tensor.expand_shape %{{.*}} {{\[\[}}0, 1], [2]] output_shape [1, 6, 8] : tensor<6x8xf32> into tensor<1x6x8xf32>
// CHECK: sparse_attn.rotary
func.func @tables_of_rank_two(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[6,8],f32>, %sin: !torch.vtensor<[6,8],f32>) -> tensor<1x4x6x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// Rotated as [B, T, H, D], with tables for each sequence, then transposed.
// CHECK-LABEL: func @sequence_before_heads
// CHECK: sparse_attn.rotary %{{.*}} cos_sin(%{{.*}}, %{{.*}}) {layout = #sparse_attn.layout<bshd>} : (tensor<2x6x4x8xf32>, tensor<2x6x8xf32>, tensor<2x6x8xf32>)
func.func @sequence_before_heads(%x: !torch.vtensor<[2,6,4,8],f32>, %cos: !torch.vtensor<[2,6,1,8],f32>, %sin: !torch.vtensor<[2,6,1,8],f32>) -> tensor<2x4x6x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[2,6,4,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[2,6,4,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[2,6,4,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[2,6,4,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[2,6,4,4],f32>) -> !torch.vtensor<[2,6,4,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[2,6,4,4],f32>, !torch.vtensor<[2,6,4,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[2,6,4,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[2,6,4,8],f32>, !torch.vtensor<[2,6,1,8],f32>) -> !torch.vtensor<[2,6,4,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[2,6,4,8],f32>, !torch.vtensor<[2,6,1,8],f32>) -> !torch.vtensor<[2,6,4,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[2,6,4,8],f32>, !torch.vtensor<[2,6,4,8],f32>, !torch.int) -> !torch.vtensor<[2,6,4,8],f32>
  %t = "torch.aten.transpose.int"(%y, %i1, %i2) : (!torch.vtensor<[2,6,4,8],f32>, !torch.int, !torch.int) -> !torch.vtensor<[2,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %t : !torch.vtensor<[2,4,6,8],f32> to tensor<2x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<2x4x6x8xf32>, tensor<2x4x6x8xf32>, tensor<2x4x6x8xf32>) -> tensor<2x4x6x8xf32>
  return %o : tensor<2x4x6x8xf32>
}

// CHECK-LABEL: func @behind_a_cache
// CHECK: %[[Y:.*]] = sparse_attn.rotary %{{.*}} : (tensor<1x4x1x8xf32>, tensor<1x1x8xf32>, tensor<1x1x8xf32>)
// CHECK: %[[T:.*]] = builtin.unrealized_conversion_cast %[[Y]]
// CHECK: "torch.prim.ListConstruct"(%{{.*}}, %[[T]])
func.func @behind_a_cache(%past: !torch.vtensor<[1,4,5,8],f32>, %x: !torch.vtensor<[1,4,1,8],f32>, %cos: !torch.vtensor<[1,1,1,8],f32>, %sin: !torch.vtensor<[1,1,1,8],f32>, %q: tensor<1x4x1x8xf32>) -> tensor<1x4x1x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,1,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,1,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,1,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,1,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,1,4],f32>) -> !torch.vtensor<[1,4,1,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,1,4],f32>, !torch.vtensor<[1,4,1,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,1,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,1,8],f32>, !torch.vtensor<[1,1,1,8],f32>) -> !torch.vtensor<[1,4,1,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,1,8],f32>, !torch.vtensor<[1,1,1,8],f32>) -> !torch.vtensor<[1,4,1,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,1,8],f32>, !torch.vtensor<[1,4,1,8],f32>, !torch.int) -> !torch.vtensor<[1,4,1,8],f32>
  %l = "torch.prim.ListConstruct"(%past, %y) : (!torch.vtensor<[1,4,5,8],f32>, !torch.vtensor<[1,4,1,8],f32>) -> !torch.list<vtensor>
  %c = "torch.aten.cat"(%l, %i2) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %k = builtin.unrealized_conversion_cast %c : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %k, %k {scale = 1.0 : f32}
      : (tensor<1x4x1x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x1x8xf32>
  return %o : tensor<1x4x1x8xf32>
}

// CHECK-LABEL: func @not_before_attention
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @not_before_attention(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  return %y : !torch.vtensor<[1,4,6,8],f32>
}

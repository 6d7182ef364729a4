// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-torch-rotary \
// RUN:   -verify-diagnostics | FileCheck %s

// CHECK-LABEL: func @partial
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @partial(%x: !torch.vtensor<[1,4,6,16],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>) -> tensor<1x4x6x16xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %i8 = "torch.constant.int"() <{value = 8 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %r = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i8, %i1) : (!torch.vtensor<[1,4,6,16],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %p = "torch.aten.slice.Tensor"(%x, %i3, %i8, %max, %i1) : (!torch.vtensor<[1,4,6,16],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %yhi = "torch.aten.slice.Tensor"(%r, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%r, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%r, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %l = "torch.prim.ListConstruct"(%y, %p) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>) -> !torch.list<vtensor>
  // expected-remark @+1 {{partial rotary embedding (8 of 16 columns) is not raised}}
  %c = "torch.aten.cat"(%l, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,16],f32>
  %q = builtin.unrealized_conversion_cast %c : !torch.vtensor<[1,4,6,16],f32> to tensor<1x4x6x16xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x16xf32>, tensor<1x4x6x16xf32>, tensor<1x4x6x16xf32>) -> tensor<1x4x6x16xf32>
  return %o : tensor<1x4x6x16xf32>
}

// cat(x[:4], -x[4:]) rotates the other way around.
// CHECK-LABEL: func @not_negated_first
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @not_negated_first(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>) -> tensor<1x4x6x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%ylo, %yneg) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// Both slices are the first half.
// CHECK-LABEL: func @wrong_halves
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @wrong_halves(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>) -> tensor<1x4x6x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %im1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %im1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// cat along the heads.
// CHECK-LABEL: func @wrong_dimension
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @wrong_dimension(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>) -> tensor<1x4x6x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i3 = "torch.constant.int"() <{value = 3 : i64}> : () -> !torch.int
  %i4 = "torch.constant.int"() <{value = 4 : i64}> : () -> !torch.int
  %max = "torch.constant.int"() <{value = 9223372036854775807 : i64}> : () -> !torch.int
  %yhi = "torch.aten.slice.Tensor"(%x, %i3, %i4, %max, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %ylo = "torch.aten.slice.Tensor"(%x, %i3, %i0, %i4, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.int, !torch.int, !torch.int, !torch.int) -> !torch.vtensor<[1,4,6,4],f32>
  %yneg = "torch.aten.neg"(%yhi) : (!torch.vtensor<[1,4,6,4],f32>) -> !torch.vtensor<[1,4,6,4],f32>
  %ylist = "torch.prim.ListConstruct"(%yneg, %ylo) : (!torch.vtensor<[1,4,6,4],f32>, !torch.vtensor<[1,4,6,4],f32>) -> !torch.list<vtensor>
  %ycat = "torch.aten.cat"(%ylist, %i1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// The straight term is of another value.
// CHECK-LABEL: func @another_x
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @another_x(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>, %z: !torch.vtensor<[1,4,6,8],f32>) -> tensor<1x4x6x8xf32> {
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
  %ya = "torch.aten.mul.Tensor"(%z, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// x * cos + 2 * rotated(x) * sin.
// CHECK-LABEL: func @scaled_sum
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @scaled_sum(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,6,8],f32>, %sin: !torch.vtensor<[1,1,6,8],f32>) -> tensor<1x4x6x8xf32> {
  %i0 = "torch.constant.int"() <{value = 0 : i64}> : () -> !torch.int
  %i1 = "torch.constant.int"() <{value = 1 : i64}> : () -> !torch.int
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
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
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i2) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// Each head has tables of its own.
// CHECK-LABEL: func @tables_by_head
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @tables_by_head(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,4,6,8],f32>, %sin: !torch.vtensor<[1,4,6,8],f32>) -> tensor<1x4x6x8xf32> {
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
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

// The same angles at every position.
// CHECK-LABEL: func @one_row_for_all
// CHECK-NOT: sparse_attn.rotary
// CHECK: return
func.func @one_row_for_all(%x: !torch.vtensor<[1,4,6,8],f32>, %cos: !torch.vtensor<[1,1,1,8],f32>, %sin: !torch.vtensor<[1,1,1,8],f32>) -> tensor<1x4x6x8xf32> {
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
  %ya = "torch.aten.mul.Tensor"(%x, %cos) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,1,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %yb = "torch.aten.mul.Tensor"(%ycat, %sin) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,1,1,8],f32>) -> !torch.vtensor<[1,4,6,8],f32>
  %y = "torch.aten.add.Tensor"(%ya, %yb, %i1) : (!torch.vtensor<[1,4,6,8],f32>, !torch.vtensor<[1,4,6,8],f32>, !torch.int) -> !torch.vtensor<[1,4,6,8],f32>
  %q = builtin.unrealized_conversion_cast %y : !torch.vtensor<[1,4,6,8],f32> to tensor<1x4x6x8xf32>
  %o = sparse_attn.attention %q, %q, %q {scale = 1.0 : f32}
      : (tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>, tensor<1x4x6x8xf32>) -> tensor<1x4x6x8xf32>
  return %o : tensor<1x4x6x8xf32>
}

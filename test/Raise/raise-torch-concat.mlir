// RUN: %sparse-opt %s --raise-torch-concat --split-input-file --allow-unregistered-dialect | FileCheck %s

// The keys of an attention are concatenated; the cache that the function returns
// is the same value.
// CHECK-LABEL: func.func @cache
// CHECK: %[[K:.*]] = tensor.concat dim(2) %{{.*}}, %{{.*}} : (tensor<1x2x70x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x71x16xf32>
// CHECK: %[[T:.*]] = builtin.unrealized_conversion_cast %[[K]]
// CHECK-NOT: torch.aten.cat
// CHECK: sparse_attn.attention
// CHECK: return %{{.*}}, %[[T]]
func.func @cache(%past: !torch.vtensor<[1,2,70,16],f32>, %new: !torch.vtensor<[1,2,1,16],f32>, %q: tensor<1x2x1x16xf32>, %v: tensor<1x2x71x16xf32>) -> (tensor<1x2x1x16xf32>, !torch.vtensor<[1,2,71,16],f32>) {
  %l = "torch.prim.ListConstruct"(%past, %new) : (!torch.vtensor<[1,2,70,16],f32>, !torch.vtensor<[1,2,1,16],f32>) -> !torch.list<vtensor>
  %d = "torch.constant.int"() <{value = -2 : i64}> : () -> !torch.int
  %c = "torch.aten.cat"(%l, %d) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,71,16],f32>
  %k = builtin.unrealized_conversion_cast %c : !torch.vtensor<[1,2,71,16],f32> to tensor<1x2x71x16xf32>
  %o = sparse_attn.attention %q, %k, %v {scale = 0.25 : f32} : (tensor<1x2x1x16xf32>, tensor<1x2x71x16xf32>, tensor<1x2x71x16xf32>) -> tensor<1x2x1x16xf32>
  return %o, %c : tensor<1x2x1x16xf32>, !torch.vtensor<[1,2,71,16],f32>
}

// -----

// torch lets an empty tensor of rank 1 take part: left alone.
// CHECK-LABEL: func.func @empty
// CHECK: torch.aten.cat
// CHECK-NOT: tensor.concat
func.func @empty(%none: !torch.vtensor<[0],f32>, %new: !torch.vtensor<[1,2,8,16],f32>) -> tensor<1x2x8x16xf32> {
  %l = "torch.prim.ListConstruct"(%none, %new) : (!torch.vtensor<[0],f32>, !torch.vtensor<[1,2,8,16],f32>) -> !torch.list<vtensor>
  %d = "torch.constant.int"() <{value = -2 : i64}> : () -> !torch.int
  %c = "torch.aten.cat"(%l, %d) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,8,16],f32>
  %k = builtin.unrealized_conversion_cast %c : !torch.vtensor<[1,2,8,16],f32> to tensor<1x2x8x16xf32>
  %o = sparse_attn.attention %k, %k, %k {scale = 0.25 : f32} : (tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) -> tensor<1x2x8x16xf32>
  return %o : tensor<1x2x8x16xf32>
}

// -----

// A cache that begins as an empty vector is the cache.
// CHECK-LABEL: func.func @begun
// CHECK-SAME: %[[PAST:[^:]*]]: !torch.vtensor<[1,2,7,8],f32>
// CHECK: %[[P:.*]] = builtin.unrealized_conversion_cast %[[PAST]]
// CHECK: tensor.concat dim(2) %[[P]], %{{.*}} : (tensor<1x2x7x8xf32>, tensor<1x2x1x8xf32>)
func.func @begun(%past: !torch.vtensor<[1,2,7,8],f32>, %none: !torch.vtensor<[0],f32>, %new: !torch.vtensor<[1,2,1,8],f32>, %q: tensor<1x2x1x8xf32>) -> tensor<1x2x1x8xf32> {
  %d = "torch.constant.int"() <{value = -2 : i64}> : () -> !torch.int
  %l0 = "torch.prim.ListConstruct"(%none, %past) : (!torch.vtensor<[0],f32>, !torch.vtensor<[1,2,7,8],f32>) -> !torch.list<vtensor>
  %c0 = "torch.aten.cat"(%l0, %d) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,7,8],f32>
  %l = "torch.prim.ListConstruct"(%c0, %new) : (!torch.vtensor<[1,2,7,8],f32>, !torch.vtensor<[1,2,1,8],f32>) -> !torch.list<vtensor>
  %c = "torch.aten.cat"(%l, %d) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,2,8,8],f32>
  %k = builtin.unrealized_conversion_cast %c : !torch.vtensor<[1,2,8,8],f32> to tensor<1x2x8x8xf32>
  %o = sparse_attn.attention %q, %k, %k {scale = 0.25 : f32} : (tensor<1x2x1x8xf32>, tensor<1x2x8x8xf32>, tensor<1x2x8x8xf32>) -> tensor<1x2x1x8xf32>
  return %o : tensor<1x2x1x8xf32>
}

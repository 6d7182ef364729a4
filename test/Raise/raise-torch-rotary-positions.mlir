// RUN: %sparse-opt %s --raise-torch-rotary-positions --split-input-file --allow-unregistered-dialect | FileCheck %s

// CHECK-LABEL: func.func @proved
// CHECK: %[[P:.*]] = builtin.unrealized_conversion_cast %{{.*}} : !torch.vtensor<[1,3],si64> to tensor<1x3xi64>
// CHECK: sparse_attn.rotary %{{.*}} positions(%[[P]]) {factor = 2.000000e+00 : f32, inv_freq = array<f32: 1.000000e+00, 1.000000e-01>}
func.func @proved(%x: tensor<1x2x3x4xf32>, %p: !torch.vtensor<[1,3],si64>) -> tensor<1x2x3x4xf32> {
  %i2 = "torch.constant.int"() <{value = 2 : i64}> : () -> !torch.int
  %m1 = "torch.constant.int"() <{value = -1 : i64}> : () -> !torch.int
  %dt = "torch.constant.int"() <{value = 6 : i64}> : () -> !torch.int
  %c = "torch.constant.float"() <{value = 2.0 : f64}> : () -> !torch.float
  %u = "torch.aten.unsqueeze"(%p, %i2) : (!torch.vtensor<[1,3],si64>, !torch.int) -> !torch.vtensor<[1,3,1],si64>
  %f = "torch.prims.convert_element_type"(%u, %dt) : (!torch.vtensor<[1,3,1],si64>, !torch.int) -> !torch.vtensor<[1,3,1],f32>
  %w = "torch.vtensor.literal"() <{value = dense<[1.0, 0.1]> : tensor<2xf32>}> : () -> !torch.vtensor<[2],f32>
  %a = "torch.aten.mul.Tensor"(%f, %w) : (!torch.vtensor<[1,3,1],f32>, !torch.vtensor<[2],f32>) -> !torch.vtensor<[1,3,2],f32>
  %l = "torch.prim.ListConstruct"(%a, %a) : (!torch.vtensor<[1,3,2],f32>, !torch.vtensor<[1,3,2],f32>) -> !torch.list<vtensor>
  %e = "torch.aten.cat"(%l, %m1) : (!torch.list<vtensor>, !torch.int) -> !torch.vtensor<[1,3,4],f32>
  %cos = "torch.aten.cos"(%e) : (!torch.vtensor<[1,3,4],f32>) -> !torch.vtensor<[1,3,4],f32>
  %cs = "torch.aten.mul.Scalar"(%cos, %c) : (!torch.vtensor<[1,3,4],f32>, !torch.float) -> !torch.vtensor<[1,3,4],f32>
  %sin = "torch.aten.sin"(%e) : (!torch.vtensor<[1,3,4],f32>) -> !torch.vtensor<[1,3,4],f32>
  %ss = "torch.aten.mul.Scalar"(%sin, %c) : (!torch.vtensor<[1,3,4],f32>, !torch.float) -> !torch.vtensor<[1,3,4],f32>
  %cb = builtin.unrealized_conversion_cast %cs : !torch.vtensor<[1,3,4],f32> to tensor<1x3x4xf32>
  %sb = builtin.unrealized_conversion_cast %ss : !torch.vtensor<[1,3,4],f32> to tensor<1x3x4xf32>
  %y = sparse_attn.rotary %x cos_sin(%cb, %sb) : (tensor<1x2x3x4xf32>, tensor<1x3x4xf32>, tensor<1x3x4xf32>) -> tensor<1x2x3x4xf32>
  return %y : tensor<1x2x3x4xf32>
}

// -----

// Tables that are arguments say nothing of positions.
// CHECK-LABEL: func.func @unknown
// CHECK: sparse_attn.rotary %{{.*}} cos_sin
func.func @unknown(%x: tensor<1x2x3x4xf32>, %c: !torch.vtensor<[1,3,4],f32>) -> tensor<1x2x3x4xf32> {
  %cb = builtin.unrealized_conversion_cast %c : !torch.vtensor<[1,3,4],f32> to tensor<1x3x4xf32>
  %y = sparse_attn.rotary %x cos_sin(%cb, %cb) : (tensor<1x2x3x4xf32>, tensor<1x3x4xf32>, tensor<1x3x4xf32>) -> tensor<1x2x3x4xf32>
  return %y : tensor<1x2x3x4xf32>
}

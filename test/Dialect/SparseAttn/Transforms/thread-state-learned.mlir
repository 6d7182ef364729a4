// RUN: python3 %S/Inputs/write_gates.py %t
// RUN: %sparse-opt %s --allow-unregistered-dialect --sparse-attn-insert-gates="gate=learned gates=%t/gates.safetensors" --sparse-attn-thread-state="capacity=24" | FileCheck %s

// A learned gate compresses keys before their rotation. New ones are there; no
// cached one is rotated back any more but by the function that makes the state
// of a prompt. The tables of the gate's rotation are computed there too. A torch
// program keeps torch types.
// CHECK-LABEL: func.func @step(
// CHECK-SAME: %{{.*}}: !torch.vtensor<[1,1],si64>, %[[Q:.*]]: tensor<1x4x1x16xf32>, %[[PK:.*]]: !torch.vtensor<[1,2,24,16],f32>, %{{.*}}: !torch.vtensor<[1,2,24,16],f32>, %[[NK:.*]]: tensor<1x2x1x16xf32>, %{{.*}}: tensor<1x2x1x16xf32>,
// CHECK-SAME: %[[COS:.*]]: !torch.vtensor<[24,4],f32>, %[[SIN:.*]]: !torch.vtensor<[24,4],f32>, %[[LEN:.*]]: !torch.vtensor<[1],si32>, %{{.*}}: !torch.vtensor<[1,3,2,4],f32>, %{{.*}}: !torch.vtensor<[1,8,2,16],f32>)
// CHECK-NOT: inverse
// CHECK-NOT: rotary_table
// CHECK-DAG: %[[C:.*]] = builtin.unrealized_conversion_cast %[[COS]] : !torch.vtensor<[24,4],f32> to tensor<24x4xf32>
// CHECK-DAG: %[[S:.*]] = builtin.unrealized_conversion_cast %[[SIN]]
// CHECK-DAG: %[[K:.*]] = builtin.unrealized_conversion_cast %[[PK]] : !torch.vtensor<[1,2,24,16],f32> to tensor<1x2x24x16xf32>
// CHECK-DAG: %[[L:.*]] = builtin.unrealized_conversion_cast %[[LEN]] : !torch.vtensor<[1],si32> to tensor<1xi32>
// CHECK: %[[R:.*]] = sparse_attn.rotary %[[NK]] positions
// CHECK: %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}, %[[N:.*]] = sparse_attn.append_keys caches(%[[K]], {{.*}} lengths(%[[L]]) new(%[[NK]], %[[R]], %{{.*}}) projection(%{{.*}}) norm(%{{.*}}) cos_sin(%[[C]], %[[S]])
// CHECK: sparse_attn.gate_queries %[[Q]] lengths(%[[N]]) projection(%{{.*}}) norm(%{{.*}}) cos_sin(%[[C]], %[[S]])
// CHECK-NOT: inverse
// CHECK: return {{.*}} : tensor<1x4x1x16xf32>, !torch.vtensor<[1,2,24,16],f32>, !torch.vtensor<[1,2,24,16],f32>, !torch.vtensor<[1],si32>, !torch.vtensor<[1,3,2,4],f32>, !torch.vtensor<[1,8,2,16],f32>

// CHECK-LABEL: func.func @step_state(
// CHECK-SAME: %{{.*}}: !torch.vtensor<[1,2,24,16],f32>, %{{.*}}: !torch.vtensor<[1],si32>)
// CHECK: %[[COS:.*]], %[[SIN:.*]] = sparse_attn.rotary_table %{{.*}} : tensor<24x4xf32>, tensor<24x4xf32>
// CHECK: %[[P:.*]] = arith.constant dense<{{.*}}22, 23]]> : tensor<1x24xi64>
// CHECK: %[[U:.*]] = sparse_attn.rotary %{{.*}} positions(%[[P]]) {{.*}}inverse
// CHECK: sparse_attn.compress_keys %[[U]] lengths(%{{.*}}) projection(%{{.*}}) norm(%{{.*}}) cos_sin(%[[COS]], %[[SIN]])
// CHECK: sparse_attn.prompt_remainder %[[U]] lengths(%{{.*}}) {block_size = 8 : i64}
func.func @step(%p: !torch.vtensor<[1,1],si64>, %q: tensor<1x4x1x16xf32>, %pk: !torch.vtensor<[1,2,7,16],f32>, %pv: !torch.vtensor<[1,2,7,16],f32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, !torch.vtensor<[1,2,8,16],f32>, !torch.vtensor<[1,2,8,16],f32>) {
  %at = builtin.unrealized_conversion_cast %p : !torch.vtensor<[1,1],si64> to tensor<1x1xi64>
  %rq = sparse_attn.rotary %q positions(%at) {inv_freq = array<f32: 1.0, 0.5, 0.25, 0.125, 0.1, 0.05, 0.025, 0.0125>} : (tensor<1x4x1x16xf32>, tensor<1x1xi64>) -> tensor<1x4x1x16xf32>
  %rk = sparse_attn.rotary %nk positions(%at) {inv_freq = array<f32: 1.0, 0.5, 0.25, 0.125, 0.1, 0.05, 0.025, 0.0125>} : (tensor<1x2x1x16xf32>, tensor<1x1xi64>) -> tensor<1x2x1x16xf32>
  %kc = builtin.unrealized_conversion_cast %pk : !torch.vtensor<[1,2,7,16],f32> to tensor<1x2x7x16xf32>
  %vc = builtin.unrealized_conversion_cast %pv : !torch.vtensor<[1,2,7,16],f32> to tensor<1x2x7x16xf32>
  %k = tensor.concat dim(2) %kc, %rk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %vc, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %o = sparse_attn.attention %rq, %k, %v {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) -> tensor<1x4x1x16xf32>
  %tk = builtin.unrealized_conversion_cast %k : tensor<1x2x8x16xf32> to !torch.vtensor<[1,2,8,16],f32>
  %tv = builtin.unrealized_conversion_cast %v : tensor<1x2x8x16xf32> to !torch.vtensor<[1,2,8,16],f32>
  return %o, %tk, %tv : tensor<1x4x1x16xf32>, !torch.vtensor<[1,2,8,16],f32>, !torch.vtensor<[1,2,8,16],f32>
}

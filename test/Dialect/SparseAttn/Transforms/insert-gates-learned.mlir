// RUN: python3 %S/Inputs/write_gates.py %t
// RUN: %sparse-opt %s --allow-unregistered-dialect --sparse-attn-insert-gates="gate=learned gates=%t/gates.safetensors" --verify-diagnostics | FileCheck %s
// RUN: %sparse-opt %s --allow-unregistered-dialect --sparse-attn-insert-gates="gate=learned gates=%t/bf16_plain.safetensors block-size=8" | FileCheck %s --check-prefix=PLAIN
// RUN: %sparse-opt %s --allow-unregistered-dialect --sparse-attn-insert-gates="gate=learned gates=%t/mean_project.safetensors" | FileCheck %s --check-prefix=AVG
// RUN: %sparse-opt %s --allow-unregistered-dialect --sparse-attn-insert-gates="gate=learned gates=%t/linear.safetensors" | FileCheck %s --check-prefix=LINEAR
// RUN: %sparse-opt %s --allow-unregistered-dialect --sparse-attn-insert-gates="gate=learned gates=%t/default.safetensors" | FileCheck %s --check-prefix=DEFAULT

// The gate reads what was rotated, with the weights of layer 0 from the file.
// CHECK-LABEL: func.func @rotated(
// CHECK-SAME: %[[Q0:[^:]+]]: {{[^,]*}}, %[[K0:[^:]+]]: {{[^,]*}},
// CHECK:       %[[Q:.*]] = sparse_attn.rotary %[[Q0]]
// CHECK:       %[[K:.*]] = sparse_attn.rotary %[[K0]]
// CHECK-DAG:   %[[WQ:.*]] = arith.constant dense_resource<gate.0.linear_q> : tensor<2x2x16x4xf32>
// CHECK-DAG:   %[[WK:.*]] = arith.constant dense_resource<gate.0.linear_k> : tensor<2x48x4xf32>
// CHECK-DAG:   %[[NQ:.*]] = arith.constant dense_resource<gate.0.qnorm> : tensor<4xf32>
// CHECK-DAG:   %[[NK:.*]] = arith.constant dense_resource<gate.0.knorm> : tensor<4xf32>
// CHECK:       %[[COS:.*]], %[[SIN:.*]] = sparse_attn.rotary_table %{{.*}} {inv_freq = array<f32: 1.000000e+00, 0.00999999977>}
// CHECK:       %[[C:.*]] = sparse_attn.compress_keys %[[K0]] projection(%[[WK]]) norm(%[[NK]]) cos_sin(%[[COS]], %[[SIN]])
// CHECK-SAME:    pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>]
// CHECK:       %[[G:.*]] = sparse_attn.gate_queries %[[Q0]] keys(%{{.*}}) projection(%[[WQ]]) norm(%[[NQ]])
// CHECK:       %[[X:.*]] = sparse_attn.score %[[G]], %[[C]] {{.*}}scale = 5.000000e-01 : f32
// CHECK:       %[[S:.*]] = sparse_attn.select %[[X]]
// CHECK:       sparse_attn.attend %[[Q]], %[[K]], %{{.*}} selection(%[[S]])

// Without rope and norms there are no tables; weights keep their own type.
// PLAIN-LABEL: func.func @rotated(
// PLAIN-NOT:   sparse_attn.rotary_table
// PLAIN:       arith.constant dense_resource<gate.0.linear_k> : tensor<2x48x4xbf16>
// PLAIN:       sparse_attn.compress_keys %{{[a-z0-9]+}} projection(%{{[a-z0-9_]+}}) {block_size

// AVG-LABEL:   func.func @rotated(
// AVG:         arith.constant dense_resource<gate.0.linear_q> : tensor<2x16x4xf32>
// AVG:         pools = [#sparse_attn.pool<avg>]
// AVG:         pooling = #sparse_attn.query_pooling<mean_project>

// Linear scaling divides positions, so frequencies, by its factor.
// LINEAR:      inv_freq = array<f32: 2.500000e-01, 2.500000e-03>
// DEFAULT:     inv_freq = array<f32: 1.000000e+00, 0.00999999977>
func.func @rotated(%q0: tensor<1x4x64x16xf32>, %k0: tensor<1x2x64x16xf32>,
                   %v: tensor<1x2x64x16xf32>, %c: tensor<1x64x16xf32>,
                   %s: tensor<1x64x16xf32>) -> tensor<1x4x64x16xf32> {
  %q = sparse_attn.rotary %q0 cos_sin(%c, %s)
      : (tensor<1x4x64x16xf32>, tensor<1x64x16xf32>, tensor<1x64x16xf32>)
      -> tensor<1x4x64x16xf32>
  %k = sparse_attn.rotary %k0 cos_sin(%c, %s)
      : (tensor<1x2x64x16xf32>, tensor<1x64x16xf32>, tensor<1x64x16xf32>)
      -> tensor<1x2x64x16xf32>
  %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>)
      -> tensor<1x4x64x16xf32>
  return %o : tensor<1x4x64x16xf32>
}

// Keys behind casts to a foreign type and behind a cache: the cached rows are
// rotated back by their row numbers, and divided by the factor. This is the module's second attention.
// CHECK-LABEL: func.func @cached(
// CHECK-SAME: %[[Q0:[^:]+]]: {{[^,]*}}, %[[K0:[^:]+]]: {{[^,]*}}, %[[PAST:[^:]+]]: tensor<1x2x3x16xf32>
// CHECK:       %[[IOTA:.*]] = arith.constant dense<{{\[\[}}0, 1, 2]]> : tensor<1x3xi64>
// CHECK:       %[[BACK:.*]] = sparse_attn.rotary %[[PAST]] positions(%[[IOTA]])
// CHECK-SAME:    factor = 5.000000e-01 : f32, inv_freq = array<f32: 1.000000e+00, 5.000000e-01>, inverse, style = #sparse_attn.rotary_style<interleaved>
// CHECK:       %[[ALL:.*]] = tensor.concat dim(2) %[[BACK]], %[[K0]] : {{.*}} -> tensor<1x2x4x16xf32>
// CHECK:       arith.constant dense_resource<gate.1.linear_q>
// CHECK:       sparse_attn.compress_keys %[[ALL]]
// CHECK:       sparse_attn.gate_queries %[[Q0]]
func.func @cached(%q0: tensor<1x4x1x16xf32>, %k0: tensor<1x2x1x16xf32>,
                  %past: tensor<1x2x3x16xf32>, %p: tensor<1x1xi64>)
    -> tensor<1x4x1x16xf32> {
  %q1 = sparse_attn.rotary %q0 positions(%p)
      {inv_freq = array<f32: 1.0, 0.5>, factor = 2.0 : f32,
       style = #sparse_attn.rotary_style<interleaved>}
      : (tensor<1x4x1x16xf32>, tensor<1x1xi64>) -> tensor<1x4x1x16xf32>
  %k1 = sparse_attn.rotary %k0 positions(%p)
      {inv_freq = array<f32: 1.0, 0.5>, factor = 2.0 : f32,
       style = #sparse_attn.rotary_style<interleaved>}
      : (tensor<1x2x1x16xf32>, tensor<1x1xi64>) -> tensor<1x2x1x16xf32>
  %q2 = builtin.unrealized_conversion_cast %q1
      : tensor<1x4x1x16xf32> to !torch.vtensor<[1,4,1,16],f32>
  %q = builtin.unrealized_conversion_cast %q2
      : !torch.vtensor<[1,4,1,16],f32> to tensor<1x4x1x16xf32>
  %k2 = builtin.unrealized_conversion_cast %k1
      : tensor<1x2x1x16xf32> to !torch.vtensor<[1,2,1,16],f32>
  %k3 = builtin.unrealized_conversion_cast %k2
      : !torch.vtensor<[1,2,1,16],f32> to tensor<1x2x1x16xf32>
  %k = tensor.concat dim(2) %past, %k3
      : (tensor<1x2x3x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x4x16xf32>
  // expected-remark @+1 {{assumes that row s of the cached keys was rotated at position s}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32}
      : (tensor<1x4x1x16xf32>, tensor<1x2x4x16xf32>, tensor<1x2x4x16xf32>)
      -> tensor<1x4x1x16xf32>
  return %o : tensor<1x4x1x16xf32>
}

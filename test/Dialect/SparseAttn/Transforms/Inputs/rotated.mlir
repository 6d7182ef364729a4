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

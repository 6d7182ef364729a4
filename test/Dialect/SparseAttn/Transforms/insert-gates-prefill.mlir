// RUN: python3 %S/Inputs/write_gates.py %t
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=learned gates=%t/prefill.safetensors" --verify-diagnostics | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=learned gates=%t/prefill_double.safetensors selection-form=bits" | FileCheck %s --check-prefix=DOUBLE
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=learned gates=%t/prefill_forced.safetensors" | FileCheck %s --check-prefix=FORCED
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=learned gates=%t/prefill.safetensors" --sparse-attn-set-selection-policy="policy=nz-ratio=0.3 dense-rows=2" | FileCheck %s --check-prefix=ROWS

// The gate of a prefill: blocks of queries meet blocks of keys, of which the
// last one is unfinished, in each query head. One product with the keys serves.
// CHECK-LABEL: func.func @prompt(
// CHECK-SAME: %[[Q0:[^:]+]]: {{[^,]*}}, %[[K0:[^:]+]]: {{[^,]*}},
// CHECK:       %[[WK:.*]] = arith.constant dense_resource<gate.0.linear_k> : tensor<4x48x16xf32>
// CHECK:       %[[COS:.*]], %[[SIN:.*]] = sparse_attn.rotary_table
// CHECK:       %[[C:.*]] = sparse_attn.compress_keys %[[K0]] projection(%[[WK]]) cos_sin(%[[COS]], %[[SIN]])
// CHECK-SAME:    {block_size = 8 : i64, {{.*}}partial, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>]}
// CHECK-SAME:    -> tensor<1x8x4x16xf32>
// CHECK:       %[[G:.*]] = sparse_attn.gate_queries %[[Q0]] keys(%{{.*}}) cos_sin(%[[COS]], %[[SIN]])
// CHECK-SAME:    pooling = #sparse_attn.query_pooling<none>, pools = [#sparse_attn.pool<avg>], query_block = 8 : i64
// CHECK-SAME:    -> tensor<1x8x4x16xf32>
// CHECK:       %[[X:.*]] = sparse_attn.score %[[G]], %[[C]] {{.*}}scale = 2.500000e-01 : f32{{.*}} -> tensor<1x4x8x8xf32>
// CHECK:       %[[S:.*]] = sparse_attn.select %[[X]] query_rows(%{{.*}}) keys(%{{.*}}) {mode = #sparse_attn.mode<inclusive>, policy = #sparse_attn.all}
// CHECK-SAME:    !sparse_attn.selection<1x4x8x8, block = 8, query_block = 8, form = list, capacity = 8>
// CHECK:       sparse_attn.attend {{.*}} selection(%[[S]])

// Several pools of queries need a projection of their own; the keys' one is then
// for key heads.
// DOUBLE-LABEL: func.func @prompt(
// DOUBLE-NOT:   rotary_table
// DOUBLE-DAG:   arith.constant dense_resource<gate.0.linear_q> : tensor<4x32x4xf32>
// DOUBLE-DAG:   arith.constant dense_resource<gate.0.linear_k> : tensor<2x16x4xf32>
// DOUBLE:       compress_keys {{.*}} -> tensor<1x8x2x4xf32>
// DOUBLE:       gate_queries {{.*}} pooling = #sparse_attn.query_pooling<mean_project>, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>]
// DOUBLE:       select {{.*}} form = bits>

// FORCED-LABEL: func.func @prompt(
// FORCED:       arith.constant dense_resource<gate.0.linear_q> : tensor<4x16x16xf32>
// FORCED:       arith.constant dense_resource<gate.0.linear_k> : tensor<2x48x16xf32>

// A list has room for the dense rows.
// ROWS:         select {{.*}} {dense_rows = 2 : i64, mode = #sparse_attn.mode<inclusive>, policy = #sparse_attn.nz_ratio<3.000000e-01>} {{.*}}capacity = 8>
func.func @prompt(%q0: tensor<1x4x60x16xf32>, %k0: tensor<1x2x60x16xf32>,
                  %v: tensor<1x2x60x16xf32>, %c: tensor<1x60x16xf32>,
                  %s: tensor<1x60x16xf32>) -> tensor<1x4x60x16xf32> {
  %q = sparse_attn.rotary %q0 cos_sin(%c, %s)
      : (tensor<1x4x60x16xf32>, tensor<1x60x16xf32>, tensor<1x60x16xf32>)
      -> tensor<1x4x60x16xf32>
  %k = sparse_attn.rotary %k0 cos_sin(%c, %s)
      : (tensor<1x2x60x16xf32>, tensor<1x60x16xf32>, tensor<1x60x16xf32>)
      -> tensor<1x2x60x16xf32>
  %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x60x16xf32>, tensor<1x2x60x16xf32>, tensor<1x2x60x16xf32>)
      -> tensor<1x4x60x16xf32>
  return %o : tensor<1x4x60x16xf32>
}

// Sizes that are not known are asked for.
// CHECK-LABEL: func.func @dynamic(
// CHECK:       gate_queries {{.*}} -> tensor<?x?x4x16xf32>
// CHECK:       %[[T:.*]] = tensor.dim %[[Q:.*]], %{{.*}} : tensor<?x4x?x16xf32>
// CHECK:       select {{.*}} query_rows(%[[T]]) {{.*}} !sparse_attn.selection<?x4x?x?, block = 8, query_block = 8, form = list, capacity = ?>
func.func @dynamic(%q0: tensor<?x4x?x16xf32>, %k0: tensor<?x2x?x16xf32>,
                   %v: tensor<?x2x?x16xf32>, %c: tensor<1x?x16xf32>,
                   %s: tensor<1x?x16xf32>) -> tensor<?x4x?x16xf32> {
  %q = sparse_attn.rotary %q0 cos_sin(%c, %s)
      : (tensor<?x4x?x16xf32>, tensor<1x?x16xf32>, tensor<1x?x16xf32>)
      -> tensor<?x4x?x16xf32>
  %k = sparse_attn.rotary %k0 cos_sin(%c, %s)
      : (tensor<?x2x?x16xf32>, tensor<1x?x16xf32>, tensor<1x?x16xf32>)
      -> tensor<?x2x?x16xf32>
  %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
      : (tensor<?x4x?x16xf32>, tensor<?x2x?x16xf32>, tensor<?x2x?x16xf32>)
      -> tensor<?x4x?x16xf32>
  return %o : tensor<?x4x?x16xf32>
}

// A step of one row stays dense, as in SeerAttention.
// CHECK-LABEL: func.func @step(
// CHECK-NOT:   sparse_attn.select
// CHECK:       sparse_attn.attend
func.func @step(%q: tensor<1x4x1x16xf32>, %k: tensor<1x2x60x16xf32>)
    -> tensor<1x4x1x16xf32> {
  // expected-remark @+1 {{stays dense: the gate is one of a prefill, and this is a step of one query row}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32}
      : (tensor<1x4x1x16xf32>, tensor<1x2x60x16xf32>, tensor<1x2x60x16xf32>)
      -> tensor<1x4x1x16xf32>
  return %o : tensor<1x4x1x16xf32>
}

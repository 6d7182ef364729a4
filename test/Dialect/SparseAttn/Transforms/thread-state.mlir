// RUN: %sparse-opt %s --sparse-attn-thread-state="capacity=64" --split-input-file | FileCheck %s

// Two layers: caches of 64 keys, the valid ones counted once, compressed keys
// and remainders of each layer; lengths, which all layers read, are replaced by
// the last one's.
// CHECK-LABEL: func.func @f(
// CHECK-SAME: %[[Q:.*]]: tensor<1x4x1x16xf32>, %[[K0:.*]]: tensor<1x2x64x16xf32>, %[[V0:.*]]: tensor<1x2x64x16xf32>, %[[K1:.*]]: tensor<1x2x64x16xf32>, %[[V1:.*]]: tensor<1x2x64x16xf32>, %[[NK:.*]]: tensor<1x2x1x16xf32>, %[[NV:.*]]: tensor<1x2x1x16xf32>, %[[LEN:.*]]: tensor<1xi32>, %[[C0:.*]]: tensor<1x16x2x16xf32>, %[[R0:.*]]: tensor<1x4x2x16xf32>, %[[C1:.*]]: tensor<1x16x2x16xf32>, %[[R1:.*]]: tensor<1x4x2x16xf32>)
// CHECK-NOT: tensor.concat
// CHECK-NOT: compress_keys
// CHECK: %[[A:[a-z_]*]], %[[AV:[a-z_]*]], %[[AC:[a-z_]*]], %[[AR:[a-z_]*]], %[[AL:[a-z_]*]] = sparse_attn.append_keys caches(%[[K0]], %[[V0]], %[[C0]], %[[R0]]) lengths(%[[LEN]]) new(%[[NK]], %[[NK]], %[[NV]]) {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]}
// CHECK: %[[G:.*]] = sparse_attn.gate_queries %[[Q]] {
// CHECK: %[[X:.*]] = sparse_attn.score %[[G]], %[[AC]] {{.*}} -> tensor<1x2x1x16xf32>
// CHECK: %[[S:.*]] = sparse_attn.select %[[X]] lengths(%[[AL]]) {{.*}} -> !sparse_attn.selection<1x2x1x16, block = 4, query_block = 1, form = list, capacity = 16>
// CHECK: sparse_attn.attend %[[Q]], %[[A]], %[[AV]] selection(%[[S]]) lengths(%[[AL]])
// CHECK: %[[B:[a-z_0-9]*]], %[[BV:[a-z_0-9]*]], %[[BC:[a-z_0-9]*]], %[[BR:[a-z_0-9]*]], %[[BL:[a-z_0-9]*]] = sparse_attn.append_keys caches(%[[K1]], %[[V1]], %[[C1]], %[[R1]]) lengths(%[[LEN]])
// CHECK-NOT: tensor.concat
// CHECK: return %{{.*}}, %[[A]], %[[AV]], %[[B]], %[[BV]], %[[BL]], %[[AC]], %[[AR]], %[[BC]], %[[BR]] :

// CHECK-LABEL: func.func @f_state(
// CHECK-SAME: %[[K0:.*]]: tensor<1x2x64x16xf32>, %[[K1:.*]]: tensor<1x2x64x16xf32>, %[[LEN:.*]]: tensor<1xi32>)
// CHECK: %[[C0:.*]] = sparse_attn.compress_keys %[[K0]] lengths(%[[LEN]])
// CHECK: %[[R0:.*]] = sparse_attn.prompt_remainder %[[K0]] lengths(%[[LEN]]) {block_size = 4 : i64}
// CHECK: %[[C1:.*]] = sparse_attn.compress_keys %[[K1]] lengths(%[[LEN]])
// CHECK: %[[R1:.*]] = sparse_attn.prompt_remainder %[[K1]] lengths(%[[LEN]])
// CHECK: return %[[C0]], %[[R0]], %[[C1]], %[[R1]]
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
!q = tensor<1x4x1x16xf32>
!one = tensor<1x2x1x16xf32>
!k = tensor<1x2x8x16xf32>
!c = tensor<1x2x2x16xf32>
func.func @f(%q: !q, %pk0: tensor<1x2x7x16xf32>, %pv0: tensor<1x2x7x16xf32>, %pk1: tensor<1x2x7x16xf32>, %pv1: tensor<1x2x7x16xf32>, %nk: !one, %nv: !one) -> (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k0 = tensor.concat dim(2) %pk0, %nk : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %v0 = tensor.concat dim(2) %pv0, %nv : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %c0 = sparse_attn.compress_keys %k0 {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> !c
  %g0 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (!q) -> tensor<1x1x4x16xf32>
  %x0 = sparse_attn.score %g0, %c0 {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, !c) -> tensor<1x2x1x2xf32>
  %n0 = arith.constant 8 : index
  %s0 = sparse_attn.select %x0 keys(%n0) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  %o0 = sparse_attn.attend %q, %k0, %v0 selection(%s0) {scale = 0.25 : f32} : (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> !q
  %k1 = tensor.concat dim(2) %pk1, %nk : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %v1 = tensor.concat dim(2) %pv1, %nv : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %c1 = sparse_attn.compress_keys %k1 {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> !c
  %g1 = sparse_attn.gate_queries %o0 {pooling = #sparse_attn.query_pooling<none>} : (!q) -> tensor<1x1x4x16xf32>
  %x1 = sparse_attn.score %g1, %c1 {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, !c) -> tensor<1x2x1x2xf32>
  %n1 = arith.constant 8 : index
  %s1 = sparse_attn.select %x1 keys(%n1) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  %o1 = sparse_attn.attend %o0, %k1, %v1 selection(%s1) {scale = 0.25 : f32} : (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> !q
  return %o1, %k0, %v0, %k1, %v1 : !q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// A function without attention, and a private one, are no steps.
// CHECK-LABEL: func.func @plain(
// CHECK-SAME: %{{.*}}: tensor<4xf32>) -> tensor<4xf32>
// CHECK-NOT: @plain_state
func.func @plain(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

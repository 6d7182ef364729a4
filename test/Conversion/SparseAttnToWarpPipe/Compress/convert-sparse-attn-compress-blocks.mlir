// RUN: %sparse-opt %s --convert-sparse-attn-compress-to-warp-pipe | FileCheck %s
// Blocks of a prompt's gate: unfinished ones, heads that share keys, queries.

// A block ends with the sequence: rows behind it repeat its last one, and are no
// part of an average. The pools of a key head meet the projections of its query
// heads one after the other.
// CHECK-LABEL: func.func private @sparse_attn_compress_prompt(
// CHECK-SAME: memref<?x?x8x128xf16>, %{{.*}}: memref<32x384x128xf16>, %{{.*}}: memref<?x128xf32>, %{{.*}}: memref<?x128xf32>, %{{.*}}: memref<?x?x32x128xf16>)
// CHECK: arith.minsi
// CHECK: vector.load {{.*}} memref<?x?x8x128xf16>, vector<8xf16>
// CHECK: arith.maximumf {{.*}} vector<8xf32>
// CHECK: arith.minimumf {{.*}} vector<8xf32>
// CHECK: arith.select {{.*}} vector<8xf32>
// CHECK: arith.divf
// CHECK: scf.for %{{.*}} = %{{.*}} to %c4
// CHECK:   vector.load {{.*}} memref<32x384x128xf16>, vector<8xf16>
// CHECK:   nvgpu.mma.sync
// CHECK:   memref.store {{.*}} memref<?x?x32x128xf16>

// Gate queries without a projection: a mean that is rotated where it lies.
// CHECK-LABEL: func.func private @sparse_attn_pool_queries(
// CHECK-SAME: memref<?x?x32x128xf16>, %{{.*}}: index, %{{.*}}: memref<?x128xf32>, %{{.*}}: memref<?x128xf32>, %{{.*}}: memref<?x?x32x128xf16>)
// CHECK-NOT: nvgpu.mma.sync
// CHECK: vector.load {{.*}} memref<?x128xf32>, vector<4xf32>
// CHECK: arith.negf
// CHECK: vector.store {{.*}} memref<?x?x32x128xf16>, vector<8xf16>

// With one, and rows of sequences: those before the first key are left out.
// CHECK-LABEL: func.func private @sparse_attn_pool_queries_0(
// CHECK-SAME: memref<?x32x?x128xbf16>, %{{.*}}: memref<?xi32>, %{{.*}}: memref<?xi64>, %{{.*}}: memref<32x256x64xbf16>, %{{.*}}: memref<?x?x32x64xbf16>)
// CHECK: memref.load {{.*}} memref<?xi64>
// CHECK: memref.load {{.*}} memref<?xi32>
// CHECK: nvgpu.mma.sync

!k = tensor<?x?x8x128xf16>
!q = tensor<?x?x32x128xf16>
!t = tensor<?x128xf32>

// CHECK-LABEL: func.func @prefill(
// CHECK: sparse_attn.dispatch @sparse_attn_compress_prompt[%c8{{[^,]*}}, %{{.*}}, %{{.*}}] (%arg0, %arg2, %arg3, %arg4)
// CHECK: sparse_attn.dispatch @sparse_attn_pool_queries[%c32{{[^,]*}}, %{{.*}}, %{{.*}}] (%arg1, %arg5, %arg3, %arg4)
func.func @prefill(%k: !k, %q: !q, %w: tensor<32x384x128xf16>, %cos: !t, %sin: !t, %n: index) -> (!q, !q) {
  %0 = sparse_attn.compress_keys %k projection(%w) cos_sin(%cos, %sin) {block_size = 64 : i64, partial, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (!k, tensor<32x384x128xf16>, !t, !t) -> !q
  %1 = sparse_attn.gate_queries %q keys(%n) cos_sin(%cos, %sin) {pooling = #sparse_attn.query_pooling<none>, query_block = 64 : i64, layout = #sparse_attn.layout<bshd>} : (!q, index, !t, !t) -> !q
  return %0, %1 : !q, !q
}

// CHECK-LABEL: func.func @ragged(
// CHECK: sparse_attn.dispatch @sparse_attn_pool_queries_0[
func.func @ragged(%q: tensor<?x32x?x128xbf16>, %n: tensor<?xi32>, %m: tensor<?xi64>, %w: tensor<32x256x64xbf16>) -> tensor<?x?x32x64xbf16> {
  %0 = sparse_attn.gate_queries %q lengths(%n) query_lengths(%m) projection(%w) {pooling = #sparse_attn.query_pooling<mean_project>, query_block = 128 : i64, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>]} : (tensor<?x32x?x128xbf16>, tensor<?xi32>, tensor<?xi64>, tensor<32x256x64xbf16>) -> tensor<?x?x32x64xbf16>
  return %0 : tensor<?x?x32x64xbf16>
}

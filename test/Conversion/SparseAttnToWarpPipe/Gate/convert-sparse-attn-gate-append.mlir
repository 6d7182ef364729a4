// RUN: %sparse-opt %s --sparse-attn-fuse-stages --convert-sparse-attn-gate-to-warp-pipe --split-input-file | FileCheck %s
// The kernel of the scores appends the new keys, to the caches in place.

!row = tensor<?x1x8x128xf16>
!cache = tensor<?x?x8x128xf16>
!rest = tensor<?x64x8x128xf16>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 4>

// The scores are those of a sequence with one key more.
// CHECK-LABEL: func.func private @sparse_attn_gate_scores(
// CHECK: scf.if
// CHECK: arith.addi %{{.*}}, %c1_i32
// CHECK: warp_pipe.grid_wait
// CHECK-COUNT-8: nvgpu.mma.sync
// The last CTA of a key head appends and waits for nobody.
// CHECK: } else {
// CHECK-NOT: warp_pipe.grid_wait
// CHECK: warp_pipe.grid_release
// CHECK: memref.load %{{.*}} : memref<?xi32>
// CHECK-COUNT-3: vector.load {{.*}} memref<?x1x8x128xf16>, vector<8xf16>
// CHECK: vector.store {{.*}} memref<?x?x8x128xf16>, vector<8xf16>
// CHECK: vector.store {{.*}} memref<?x?x8x128xf16>, vector<8xf16>
// CHECK: vector.store {{.*}} memref<?x64x8x128xf16>, vector<8xf16>
// The block that completes: largest, least and mean key, then the projection.
// CHECK: arith.maximumf {{.*}} vector<8xf32>
// CHECK: arith.minimumf {{.*}} vector<8xf32>
// CHECK: scf.for
// CHECK-COUNT-8: vector.load {{.*}} memref<8x384x128xf16>, vector<8xf16>
// CHECK: func.func private @sparse_attn_advance_lengths_i32(

// CHECK-LABEL: func.func @step(
// CHECK-SAME: %[[K:[^:]*]]: tensor<?x?x8x128xf16>, %[[V:[^:]*]]: {{[^,]*}}, %[[C:[^:]*]]: {{[^,]*}}, %[[R:[^:]*]]: {{[^,]*}}, %[[LEN:[^:]*]]: tensor<?xi32>
func.func @step(%k: !cache, %v: !cache, %c: !cache, %r: !rest, %len: tensor<?xi32>, %new: !row, %nk: !row, %nv: !row,
    %q: tensor<?x1x64x128xf16>, %w: tensor<8x8x128x128xf16>, %kw: tensor<8x384x128xf16>,
    %cos: tensor<?x128xf32>, %sin: tensor<?x128xf32>) -> (!list, !cache, tensor<?xi32>) {
  // CHECK: %[[P:.*]] = sparse_attn.dispatch @sparse_attn_gate_partials
  // CHECK: %[[S:.*]]:5 = sparse_attn.dispatch @sparse_attn_gate_scores{{.*}} (%[[C]], %[[P]], %[[LEN]], {{.*}}, %[[K]], %[[V]], %[[R]], {{.*}} {tied = array<i64: -1, 5, 6, 0, 7>}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%len) new(%new, %nk, %nv) projection(%kw) cos_sin(%cos, %sin)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>,
       pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>]}
      : (!cache, !cache, !cache, !rest, tensor<?xi32>, !row, !row, !row, tensor<8x384x128xf16>, tensor<?x128xf32>,
         tensor<?x128xf32>) -> (!cache, !cache, !cache, !rest, tensor<?xi32>)
  %g = sparse_attn.gate_queries %q lengths(%a#4) projection(%w) cos_sin(%cos, %sin)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<?x1x64x128xf16>, tensor<?xi32>, tensor<8x8x128x128xf16>, tensor<?x128xf32>, tensor<?x128xf32>) -> !row
  %x = sparse_attn.score %g, %a#2 {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64}
      : (!row, !cache) -> tensor<?x8x1x?xf32>
  // The lengths advance in place, behind all that reads them.
  // CHECK: %[[AFTER:.*]] = sparse_attn.dispatch @sparse_attn_advance_lengths_i32{{.*}}(%[[LEN]], %{{.*}}) {tied = array<i64: 0>}
  // CHECK: sparse_attn.select %[[S]]#0 lengths(%[[AFTER]])
  %s = sparse_attn.select %x lengths(%a#4) {policy = #sparse_attn.token_budget<192>}
      : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !list
  // CHECK: return %{{.*}}, %[[S]]#1, %[[AFTER]]
  return %s, %a#0, %a#4 : !list, !cache, tensor<?xi32>
}

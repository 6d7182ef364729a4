// RUN: %sparse-opt %s --sparse-attn-fuse-stages --convert-sparse-attn-gate-to-warp-pipe --split-input-file | FileCheck %s

!q = tensor<?x1x64x128xf16>
!g = tensor<?x1x8x128xf16>
!c = tensor<?x?x8x128xf16>
!x = tensor<?x8x1x?xf32>

// The mean of a group is projected, in two parts: 2 slices of 64 terms.
// CHECK-LABEL: func.func private @sparse_attn_gate_partials(
// CHECK-SAME: memref<?x1x64x128xf16>, %{{.*}}: memref<8x128x128xf16>, %{{.*}}: memref<2x?x8x128xf32>)
// CHECK-COUNT-8: vector.load {{.*}} memref<?x1x64x128xf16>, vector<2xf16>
// CHECK: arith.divf {{.*}} vector<2xf32>
// CHECK: arith.subf {{.*}} vector<2xf32>
// CHECK-COUNT-16: nvgpu.mma.sync
// CHECK-LABEL: func.func private @sparse_attn_gate_scores(
// CHECK-SAME: overlap = true
// CHECK-LABEL: func.func @mean_project(
// CHECK: sparse_attn.dispatch @sparse_attn_gate_partials[%c2
// CHECK: sparse_attn.dispatch @sparse_attn_gate_scores
func.func @mean_project(%q: !q, %c: !c, %n: tensor<?xi32>, %w: tensor<8x128x128xf16>) -> !x {
  %g = sparse_attn.gate_queries %q lengths(%n) projection(%w) {pooling = #sparse_attn.query_pooling<mean_project>, layout = #sparse_attn.layout<bshd>} : (!q, tensor<?xi32>, tensor<8x128x128xf16>) -> !g
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (!g, !c) -> !x
  return %x : !x
}

// -----

!q = tensor<?x1x64x128xf16>
!g = tensor<?x1x8x128xf16>
!c = tensor<?x?x8x128xf16>
!x = tensor<?x8x1x?xf32>

// Nothing is projected: one kernel, which waits for all in front of it.
// CHECK-NOT: gate_partials
// CHECK-LABEL: func.func private @sparse_attn_gate_scores(
// CHECK-SAME: memref<?x?x8x128xf16>, %{{.*}}: memref<?x1x64x128xf16>, %{{.*}}: memref<?xi32>, %{{.*}}: memref<?x8x1x?xf32>)
// CHECK-NOT: overlap
// CHECK-NOT: warp_pipe.grid_wait
// CHECK-COUNT-8: memref.load {{.*}} memref<?x1x64x128xf16>
// CHECK: arith.divf
// CHECK: nvgpu.mma.sync
// CHECK-LABEL: func.func @mean(
func.func @mean(%q: !q, %c: !c, %n: tensor<?xi32>) -> !x {
  // CHECK-NOT: gate_partials
  // CHECK: sparse_attn.dispatch @sparse_attn_gate_scores
  %g = sparse_attn.gate_queries %q lengths(%n) {pooling = #sparse_attn.query_pooling<mean>, layout = #sparse_attn.layout<bshd>} : (!q, tensor<?xi32>) -> !g
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (!g, !c) -> !x
  return %x : !x
}

// -----

!q = tensor<?x64x1x128xf16>
!c = tensor<?x?x8x128xf16>
!x = tensor<?x8x1x?xf32>

// The query heads of a group are columns of the product; their scores are
// reduced over two columns and four lanes.
// CHECK-LABEL: func.func private @sparse_attn_head_scores(
// CHECK-SAME: memref<?x?x8x128xf16>, %{{.*}}: memref<?x64x1x128xf16>, %{{.*}}: memref<?x8x1x?xf32>)
// CHECK-COUNT-4: vector.load {{.*}} memref<?x64x1x128xf16>, vector<8xf16>
// CHECK: scf.for
// CHECK-COUNT-8: nvgpu.mma.sync
// CHECK-COUNT-2: nvvm.shfl.sync bfly
// CHECK: arith.divf
// CHECK-LABEL: func.func @mean_pool(
func.func @mean_pool(%q: !q, %c: !c) -> !x {
  // CHECK: sparse_attn.dispatch @sparse_attn_head_scores[%c8
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (!q) -> tensor<?x1x64x128xf16>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.09 : f32, block_size = 64 : i64} : (tensor<?x1x64x128xf16>, !c) -> !x
  return %x : !x
}

// -----

!q = tensor<?x1x24x64xbf16>
!c = tensor<?x?x2x128xbf16>
!x = tensor<?x2x1x?xf32>

// Bounds: positive columns of a query meet the largest keys, the others the
// least; 12 heads are two tiles.
// CHECK-LABEL: func.func private @sparse_attn_head_scores(
// CHECK: arith.maximumf {{.*}} vector<8xf32>
// CHECK: arith.minimumf {{.*}} vector<8xf32>
// CHECK-COUNT-16: nvgpu.mma.sync
// CHECK: arith.maximumf
// CHECK-LABEL: func.func @min_max(
func.func @min_max(%q: !q, %c: !c) -> !x {
  // CHECK: sparse_attn.dispatch @sparse_attn_head_scores[%c2
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>, layout = #sparse_attn.layout<bshd>} : (!q) -> tensor<?x1x24x64xbf16>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<minmax_bound>, reduction = #sparse_attn.reduction<max>, scale = 0.09 : f32, block_size = 64 : i64} : (tensor<?x1x24x64xbf16>, !c) -> !x
  return %x : !x
}

// -----

!q = tensor<?x1x32x64xf16>
!k = tensor<?x4096x8x64xf16>
!x = tensor<?x8x1x64xf32>

// Keys themselves: a warp takes a block, 16 keys at a time; the length that
// queries and scores share is read once.
// CHECK-LABEL: func.func private @sparse_attn_head_scores(
// CHECK-SAME: memref<?x?x8x64xf16>, %{{.*}}: memref<?x1x32x64xf16>, %{{.*}}: memref<?xi32>, %{{.*}}: memref<?x8x1x?xf32>)
// CHECK: scf.for
// CHECK: scf.for
// CHECK-COUNT-4: nvgpu.mma.sync
// CHECK: arith.maximumf
// CHECK-LABEL: func.func @oracle(
func.func @oracle(%q: !q, %k: !k, %n: tensor<?xi32>) -> !x {
  // CHECK: sparse_attn.dispatch @sparse_attn_head_scores[%c8{{.*}} (%{{[^,]*}}, %{{[^,]*}}, %{{[^,]*}})
  %g = sparse_attn.gate_queries %q lengths(%n) {pooling = #sparse_attn.query_pooling<none>, layout = #sparse_attn.layout<bshd>} : (!q, tensor<?xi32>) -> !q
  %x = sparse_attn.score %g, %k lengths(%n) {kind = #sparse_attn.score_kind<exact>, reduction = #sparse_attn.reduction<max>, scale = 0.09 : f32, block_size = 64 : i64, layout = #sparse_attn.layout<bshd>} : (!q, !k, tensor<?xi32>) -> !x
  return %x : !x
}

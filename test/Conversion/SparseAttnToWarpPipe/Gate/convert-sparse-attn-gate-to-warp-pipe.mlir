// RUN: %sparse-opt %s --convert-sparse-attn-gate-to-warp-pipe | FileCheck %s

// The projection is cut along its sum: 64 terms a thread block.
// CHECK-LABEL: func.func private @sparse_attn_gate_partials(
// CHECK-SAME: memref<?x1x64x128xf16>, %{{.*}}: memref<8x8x128x128xf16>, %{{.*}}: memref<16x?x8x128xf32>)
// CHECK-SAME: #warp_pipe.launch<warps = 8, cluster = false, shared_memory = 0>
// CHECK: warp_pipe.grid_release
// CHECK: warp_pipe.alloc_shared : memref<4x16x136xf32
// CHECK: vector.load {{.*}} memref<8x8x128x128xf16>, vector<8xf16>
// CHECK-COUNT-8: nvgpu.mma.sync
// CHECK: gpu.barrier

// The first keys are asked for before the parts are awaited. Where rows are
// short the next kernel may start at once, else with the last blocks.
// CHECK-LABEL: func.func private @sparse_attn_gate_scores(
// CHECK-SAME: overlap = true
// CHECK: %[[SHORT:.*]] = arith.cmpi slt, %{{.*}}, %c1024_i32
// CHECK-NEXT: scf.if %[[SHORT]] {
// CHECK-NEXT: warp_pipe.grid_release
// CHECK: vector.load {{.*}} memref<?x?x8x128xf16>, vector<8xf16>
// CHECK: warp_pipe.grid_wait
// CHECK-COUNT-16: memref.load {{.*}} memref<16x?x8x128xf32>
// CHECK: math.sqrt
// CHECK: scf.for
// CHECK: vector.load {{.*}} memref<?x?x8x128xf16>, vector<8xf16>
// CHECK: scf.if
// CHECK-NEXT: warp_pipe.grid_release
// CHECK-COUNT-8: nvgpu.mma.sync

// Two layers share the kernels.
// CHECK-NOT: func.func private
// CHECK-LABEL: func.func @layers(
func.func @layers(%q: tensor<?x1x64x128xf16>, %c: tensor<?x?x8x128xf16>, %len: tensor<?xi32>, %w: tensor<8x8x128x128xf16>, %n: tensor<128xf16>, %cos: tensor<?x128xf32>, %sin: tensor<?x128xf32>) -> (tensor<?x8x1x?xf32>, tensor<?x8x1x?xf32>) {
  // CHECK: %[[P:.*]] = sparse_attn.dispatch @sparse_attn_gate_partials
  // Two CTAs a multiprocessor share the rows; one where the rows fill nine tenths.
  // CHECK: %[[TWO:.*]] = arith.divui %c264{{.*}}, %{{.*}} : index
  // CHECK: %[[FIT:.*]] = arith.maxui %[[TWO]], %c1
  // CHECK: %[[FULL:.*]] = arith.cmpi uge, %{{.*}}, %c118
  // CHECK: arith.select %[[FULL]], %c1{{.*}}, %[[FIT]] : index
  // CHECK: sparse_attn.dispatch @sparse_attn_gate_scores{{.*}}(%{{.*}}, %[[P]], %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}})
  // CHECK: sparse_attn.dispatch @sparse_attn_gate_partials
  // CHECK: sparse_attn.dispatch @sparse_attn_gate_scores
  %g = sparse_attn.gate_queries %q lengths(%len) projection(%w) norm(%n) cos_sin(%cos, %sin) {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>, sparse_attn.fuse_with_user} : (tensor<?x1x64x128xf16>, tensor<?xi32>, tensor<8x8x128x128xf16>, tensor<128xf16>, tensor<?x128xf32>, tensor<?x128xf32>) -> tensor<?x1x8x128xf16>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (tensor<?x1x8x128xf16>, tensor<?x?x8x128xf16>) -> tensor<?x8x1x?xf32>
  %h = sparse_attn.gate_queries %q lengths(%len) projection(%w) norm(%n) cos_sin(%cos, %sin) {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>, sparse_attn.fuse_with_user} : (tensor<?x1x64x128xf16>, tensor<?xi32>, tensor<8x8x128x128xf16>, tensor<128xf16>, tensor<?x128xf32>, tensor<?x128xf32>) -> tensor<?x1x8x128xf16>
  %y = sparse_attn.score %h, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (tensor<?x1x8x128xf16>, tensor<?x?x8x128xf16>) -> tensor<?x8x1x?xf32>
  return %x, %y : tensor<?x8x1x?xf32>, tensor<?x8x1x?xf32>
}

// RUN: %sparse-opt %s --convert-sparse-attn-prompt-gate-to-warp-pipe | FileCheck %s

// A warp multiplies 16 gate queries with 8 compressed keys at a time.
// CHECK-LABEL: func.func private @sparse_attn_score_rows(
// CHECK-SAME: memref<?x?x32x128xf16>, %{{.*}}: memref<?x?x8x128xf16>, %{{.*}}: memref<?x32x?x?xf32>)
// CHECK-SAME: #warp_pipe.launch<warps = 8, cluster = false, shared_memory = 0, ctas = 2>
// CHECK-COUNT-8: vector.load {{.*}} memref<?x?x32x128xf16>, vector<8xf16>
// CHECK: scf.for
// CHECK-COUNT-4: vector.load {{.*}} memref<?x?x8x128xf16>, vector<8xf16>
// CHECK-COUNT-8: nvgpu.mma.sync
// CHECK-COUNT-4: memref.store {{.*}} memref<?x32x?x?xf32>
// CHECK-NOT: gpu.barrier

// A warp has a row. Its copies are keys; the k-th largest is found bit by bit,
// each with one sum over the warp; ballots give the places in the list.
// CHECK-LABEL: func.func private @sparse_attn_select_rows(
// CHECK-SAME: memref<?x?x?x?xf32>, %{{.*}}: index, %{{.*}}: index, %{{.*}}: memref<?x?x?x?xi32>, %{{.*}}: memref<?x?x?xi32>)
// CHECK-SAME: #warp_pipe.launch<warps = 8, cluster = false, shared_memory = 0, ctas = 3>
// CHECK: warp_pipe.alloc_shared : memref<8x2048xi32
// CHECK: memref.load {{.*}} memref<?x?x?x?xf32>
// CHECK: arith.mulf {{.*}} f64
// CHECK: scf.while
// CHECK: nvvm.redux.sync add
// CHECK: nvvm.vote.sync ballot
// CHECK: memref.store {{.*}} memref<?x?x?x?xi32>
// CHECK-NOT: gpu.barrier

// Another policy, sequences, bits, and fewer scores to copy.
// CHECK-LABEL: func.func private @sparse_attn_select_rows_0(
// CHECK-SAME: memref<?x?x?x?xf32>, %{{.*}}: memref<?xi32>, %{{.*}}: memref<?xi64>, %{{.*}}: index, %{{.*}}: memref<?x?x?x?xi32>)
// CHECK: warp_pipe.alloc_shared : memref<8x256xi32
// CHECK: math.exp
// CHECK-COUNT-5: nvvm.shfl.sync bfly
// CHECK-NOT: scf.while
// CHECK: nvvm.vote.sync ballot

!g = tensor<?x?x32x128xf16>
!c = tensor<?x?x8x128xf16>
!x = tensor<?x32x?x?xf32>
!list = !sparse_attn.selection<?x32x?x?, block = 64, query_block = 64, form = list, capacity = 26>

// Two layers share their kernels.
// CHECK-NOT: func.func private
// CHECK-LABEL: func.func @layers(
// CHECK: %[[X:.*]] = sparse_attn.dispatch @sparse_attn_score_rows[
// CHECK: sparse_attn.dispatch @sparse_attn_score_rows[
// CHECK: %[[S:.*]]:2 = sparse_attn.dispatch @sparse_attn_select_rows[%{{.*}}, %c32{{[^,]*}}, %{{.*}}] (%[[X]], %{{.*}}, %{{.*}})
// CHECK: sparse_attn.pack_selection %[[S]]#0, %[[S]]#1
// CHECK: sparse_attn.dispatch @sparse_attn_select_rows[
func.func @layers(%g: !g, %c: !c, %n: index) -> (!list, !list) {
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (!g, !c) -> !x
  %y = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (!g, !c) -> !x
  %s = sparse_attn.select %x query_rows(%n) keys(%n) {policy = #sparse_attn.nz_ratio<0.1>, mode = #sparse_attn.mode<inclusive>} : (!x, index, index) -> !list
  %t = sparse_attn.select %y query_rows(%n) keys(%n) {policy = #sparse_attn.nz_ratio<0.1>, mode = #sparse_attn.mode<inclusive>} : (!x, index, index) -> !list
  return %s, %t : !list, !list
}

// CHECK-LABEL: func.func @sequences(
// CHECK: %{{.*}} = sparse_attn.dispatch @sparse_attn_select_rows_0[
// CHECK-SAME: -> tensor<2x8x?x7xi32>
func.func @sequences(%x: tensor<2x8x?x200xf32>, %l: tensor<2xi32>, %m: tensor<2xi64>, %n: index) -> !sparse_attn.selection<2x8x?x200, block = 64, query_block = 128, form = bits> {
  %s = sparse_attn.select %x lengths(%l) query_lengths(%m) query_rows(%n) {policy = #sparse_attn.threshold<4.0e-3>, dense_rows = 2 : i64} : (tensor<2x8x?x200xf32>, tensor<2xi32>, tensor<2xi64>, index) -> !sparse_attn.selection<2x8x?x200, block = 64, query_block = 128, form = bits>
  return %s : !sparse_attn.selection<2x8x?x200, block = 64, query_block = 128, form = bits>
}

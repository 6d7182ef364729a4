// RUN: %sparse-opt %s --convert-sparse-attn-append-to-warp-pipe | FileCheck %s
// What no kernel of scores appends gets thread blocks of its own.

!cache = tensor<?x?x8x128xf16>
!rest = tensor<?x64x8x128xf16>
!row = tensor<?x1x8x128xf16>

// CHECK-LABEL: func.func private @sparse_attn_append_rows(
// CHECK-SAME: memref<?x?x8x128xf16>, %{{.*}}: memref<?xi32>, %{{.*}}: memref<?x?x8x128xf16>, %{{.*}}: memref<?x?x8x128xf16>, %{{.*}}: memref<?x64x8x128xf16>
// CHECK-SAME: #warp_pipe.launch<warps = 8, cluster = false, shared_memory = 0>
// CHECK-COUNT-3: vector.load {{.*}} memref<?x1x8x128xf16>, vector<8xf16>
// CHECK: vector.store {{.*}} memref<?x64x8x128xf16>, vector<8xf16>
// CHECK: scf.for
// CHECK: vector.load {{.*}} memref<8x384x128xf16>, vector<8xf16>

// CHECK: func.func private @sparse_attn_advance_lengths_i32(

// Pools that are the result are stored as they are.
// CHECK-LABEL: func.func private @sparse_attn_append_rows_0(
// CHECK-NOT: memref<8x384x128xf16>
// CHECK: warp_pipe.alloc_shared : memref<256xf32
// CHECK: scf.for
// CHECK: memref.store {{.*}} memref<?x?x8x256xf16>

// CHECK-LABEL: func.func @learned(
// CHECK-SAME: %[[K:[^:]*]]: {{[^,]*}}, %[[V:[^:]*]]: {{[^,]*}}, %[[C:[^:]*]]: {{[^,]*}}, %[[R:[^:]*]]: {{[^,]*}}, %[[N:[^:]*]]: tensor<?xi32>
func.func @learned(%k: !cache, %v: !cache, %c: !cache, %r: !rest, %n: tensor<?xi32>, %new: !row, %nk: !row, %nv: !row, %w: tensor<8x384x128xf16>) -> (!cache, tensor<?xi32>) {
  // CHECK: %[[A:.*]]:4 = sparse_attn.dispatch @sparse_attn_append_rows[%c8{{[^,]*}}, %{{.*}}, %c1{{[^,]*}}] (%[[C]], %[[N]], %[[K]], %[[V]], %[[R]], {{.*}} {tied = array<i64: 2, 3, 0, 4>}
  // CHECK: return %[[A]]#2,
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%new, %nk, %nv) projection(%w)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>,
       pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>]}
      : (!cache, !cache, !cache, !rest, tensor<?xi32>, !row, !row, !row, tensor<8x384x128xf16>)
      -> (!cache, !cache, !cache, !rest, tensor<?xi32>)
  return %a#2, %a#4 : !cache, tensor<?xi32>
}

// CHECK-LABEL: func.func @bounds(
// CHECK: sparse_attn.dispatch @sparse_attn_append_rows_0
func.func @bounds(%k: !cache, %v: !cache, %c: tensor<?x?x8x256xf16>, %r: !rest, %n: tensor<?xi32>, %nk: !row, %nv: !row) -> !cache {
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%nk, %nk, %nv)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>,
       pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>]}
      : (!cache, !cache, tensor<?x?x8x256xf16>, !rest, tensor<?xi32>, !row, !row, !row)
      -> (!cache, !cache, tensor<?x?x8x256xf16>, !rest, tensor<?xi32>)
  return %a#0 : !cache
}

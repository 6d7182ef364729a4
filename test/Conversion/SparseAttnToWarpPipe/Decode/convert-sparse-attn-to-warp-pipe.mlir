// RUN: %sparse-opt %s --convert-sparse-attn-to-warp-pipe --canonicalize --cse | FileCheck %s
// The parts of the decode kernel, in the common case: a list for each key head,
// caches in order, 8 query heads.

#even = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>
!q = tensor<?x1x64x128xf16>
!k = tensor<?x?x8x128xf16>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1,
    form = list, capacity = 128>

// Batch and lengths are arguments, what is the same for all layers is static.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: %[[Q:.*]]: memref<?x1x64x128xf16>, %[[K:.*]]: memref<?x?x8x128xf16>, %[[V:.*]]: memref<?x?x8x128xf16>, %[[IDS:.*]]: memref<?x8x1x128xi32>, %[[COUNTS:.*]]: memref<?x8x1xi32>, %[[LENGTHS:.*]]: memref<?xi64>, %[[KEYS:.*]]: index, %[[O:.*]]: memref<?x1x64x128xf16>, %[[LSE:.*]]: memref<?x64x1xf32>)
// CHECK-SAME: attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true, shared_memory = 0>}

// The split is the CTA of the cluster; a split takes every n-th entry.
// CHECK: %[[X:.*]] = gpu.block_id x
// CHECK: %[[SPLIT:.*]] = arith.index_cast %[[X]]
// CHECK: %[[NX:.*]] = gpu.grid_dim x
// CHECK: %[[SPLITS:.*]] = arith.index_cast %[[NX]]
// CHECK: %[[SEVERAL:.*]] = arith.cmpi sgt, %[[SPLITS]], %{{.*}} : i32
// CHECK: %[[STREAM:.*]] = warp_pipe.index_stream %[[IDS]][%{{.*}}, %{{.*}}, %{{.*}}] first(%[[SPLIT]]) step(%[[SPLITS]])
// The count is clamped to the capacity, and a length to the cache's before it
// becomes an i32.
// CHECK: %[[COUNT:.*]] = memref.load %[[COUNTS]]
// CHECK: arith.minsi %[[COUNT]], %c128_i32
// CHECK: %[[LENGTH:.*]] = memref.load %[[LENGTHS]]
// CHECK: arith.maxsi %[[LENGTH]], %{{.*}} : i64
// CHECK: arith.minsi %{{.*}} : i64
// CHECK: arith.trunci

// CHECK: %[[BOX:.*]] = warp_pipe.create_mailbox
// CHECK: warp_pipe.cluster_arrive if(%[[SEVERAL]]) {relaxed}
// One thread says how many bytes will come: 520 for a row of a split.
// CHECK: %[[BYTES:.*]] = arith.muli %{{.*}}, %c520_i32
// CHECK: warp_pipe.expect_bytes %[[BOX]], %[[BYTES]]
// CHECK-COUNT-16: vector.load %[[Q]]{{.*}} {alignment = 4 : i64}

// CHECK: warp_pipe.pipeline (%[[I:.*]]) to
// CHECK: %[[ID:.*]] = warp_pipe.stream_entries %[[STREAM]][%[[I]]] : i32
// An unknown block begins far away.
// CHECK: %[[KEY:.*]] = arith.muli %[[ID]], %c64_i32
// CHECK: %[[KNOWN:.*]] = arith.cmpi ult, %[[ID]]
// CHECK: %[[FIRST:.*]] = arith.select %[[KNOWN]], %[[KEY]], %c1073741824_i32
// CHECK: %[[KT:.*]] = warp_pipe.gather_copy %[[K]][%{{.*}}, %[[FIRST]], %{{.*}}] {row_dim = 1 : i32} : memref<?x?x8x128xf16> -> !warp_pipe.tile<64x128xf16>
// CHECK: %[[VT:.*]] = warp_pipe.gather_copy %[[V]][%{{.*}}, %[[FIRST]], %{{.*}}] {row_dim = 1 : i32}
// 16 keys of the warp, 128 columns: two times 8 products.
// CHECK: warp_pipe.load_matrix %[[KT]][
// CHECK: nvgpu.mma.sync
// A masked score is -inf.
// CHECK: arith.select %{{.*}}, %{{.*}}, %[[HIDDEN:.*]] : f32
// CHECK: %[[TOP:.*]] = warp_pipe.row_reduce maximumf
// CHECK: math.exp2 %{{.*}} fastmath<afn>
// CHECK: arith.truncf {{.*}} : vector<2xf32> to vector<2xf16>
// Values behind the end of the sequence are replaced by 0 in the last block.
// CHECK: scf.if
// CHECK: %[[VM:.*]] = warp_pipe.load_matrix %[[VT]][{{.*}}] {transpose}
// CHECK: arith.select %{{.*}}, %[[VM]], %{{.*}} : vector<4x2xi1>, vector<4x2xf16>
// CHECK: } else {
// CHECK: %[[VU:.*]] = warp_pipe.load_matrix %[[VT]][{{.*}}] {transpose}
// CHECK-NOT: arith.select
// CHECK: nvgpu.mma.sync
// CHECK: warp_pipe.yield

// Warps meet in shared memory, rows 8 columns apart.
// CHECK: %[[PARTS:.*]] = warp_pipe.alloc_shared : memref<4x8x136xf32, #gpu.address_space<workgroup>>
// CHECK: warp_pipe.row_reduce add
// Behind a barrier they may lie over tiles.
// CHECK: warp_pipe.role_barrier
// CHECK: vector.store %{{.*}}, %[[PARTS]]
// CHECK: warp_pipe.role_barrier
// Splits meet at the owner of a row.
// CHECK: %[[OUTPUTS:.*]] = warp_pipe.alloc_shared : memref<8x128xf32, #gpu.address_space<workgroup>>
// CHECK: warp_pipe.cluster_wait if(%[[SEVERAL]])
// CHECK: scf.if %[[SEVERAL]] {
// CHECK: warp_pipe.store_remote %{{.*}}, %[[OUTPUTS]][{{.*}} signal(%[[BOX]]
// An owner waits for its rows, and for nothing else.
// CHECK-NOT: warp_pipe.cluster
// CHECK: warp_pipe.wait_mailbox %[[BOX]]
// Four, two and one of the 8 rows are an owner's with 2, 4 and 8 splits.
// CHECK: arith.cmpi eq, %[[SPLITS]], %c8_i32
// CHECK: arith.cmpi eq, %[[SPLITS]], %c4_i32
// CHECK: arith.cmpi eq, %[[SPLITS]], %c2_i32
// CHECK: } else {
// CHECK: vector.store %{{.*}}, %[[O]]{{.*}} {alignment = 8 : i64} : memref<?x1x64x128xf16>, vector<4xf16>
// CHECK: memref.store %{{.*}}, %[[LSE]]

// As many splits as clusters of their size fit on the chip: 66, 30 and 15.
// CHECK-LABEL: func.func @decode(
// CHECK: %[[B:.*]] = tensor.dim %arg0, %c0
// CHECK: %[[S:.*]] = tensor.dim %arg1, %c1
// CHECK: %[[ROWS:.*]] = arith.muli %[[B]], %c8
// CHECK: %[[F2:.*]] = arith.cmpi ule, %[[ROWS]], %c66
// CHECK: %[[N2:.*]] = arith.select %[[F2]], %c2, %c1
// CHECK: %[[F4:.*]] = arith.cmpi ule, %[[ROWS]], %c30
// CHECK: %[[N4:.*]] = arith.select %[[F4]], %c4, %[[N2]]
// CHECK: %[[F8:.*]] = arith.cmpi ule, %[[ROWS]], %c15
// CHECK: %[[N8:.*]] = arith.select %[[F8]], %c8, %[[N4]]
// CHECK: sparse_attn.dispatch @sparse_attn_attend_decode[%[[N8]], %c8, %[[B]]] (%arg0, %arg1, %arg2, %{{.*}}, %{{.*}}, %arg4, %[[S]]) sizes(%[[B]], %[[B]])
func.func @decode(%q: !q, %k: !k, %v: !k, %s: !list, %l: tensor<?xi64>)
    -> (!q, tensor<?x64x1xf32>) {
  %o, %e = sparse_attn.attend %q, %k, %v selection(%s) lengths(%l)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #even}
      : (!q, !k, !k, !list, tensor<?xi64>) -> (!q) lse tensor<?x64x1xf32>
  return %o, %e : !q, tensor<?x64x1xf32>
}

// A second layer of another length runs the same kernel, and static sizes give
// a constant.
// CHECK-LABEL: func.func @again(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_decode[%c2, %c8, %c8]
func.func @again(%q: tensor<8x1x64x128xf16>, %k: tensor<8x4096x8x128xf16>,
                 %s: !sparse_attn.selection<8x8x1x64, block = 64,
                     query_block = 1, form = list, capacity = 128>,
                 %l: tensor<8xi64>)
    -> (tensor<8x1x64x128xf16>, tensor<8x64x1xf32>) {
  %o, %e = sparse_attn.attend %q, %k, %k selection(%s) lengths(%l)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #even}
      : (tensor<8x1x64x128xf16>, tensor<8x4096x8x128xf16>,
         tensor<8x4096x8x128xf16>, !sparse_attn.selection<8x8x1x64,
             block = 64, query_block = 1, form = list, capacity = 128>,
         tensor<8xi64>) -> (tensor<8x1x64x128xf16>) lse tensor<8x64x1xf32>
  return %o, %e : tensor<8x1x64x128xf16>, tensor<8x64x1xf32>
}

// out[b, h] is the sum of all rows of the blocks of x[b, :, h] that a list
// names. The grid is (splits, heads, batch); the splits of a row are a cluster,
// split r takes entries r, r + splits, ... of the list. Warp w sums columns
// 32 w to 32 w + 31 as a product of ones with the rows.

!tile = !warp_pipe.tile<64x128xf16>
!frag = vector<2x2xf32>
!part = memref<8x128xf32, #gpu.address_space<workgroup>>

func.func @row_sum(%x: memref<?x?x?x128xf16>, %list: memref<?x?x?xi32>, %counts: memref<?x?xi32>,
                           %out: memref<?x?x128xf32>)
    attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %c2 = arith.constant 2 : i32
  %c3 = arith.constant 3 : i32
  %c7 = arith.constant 7 : i32
  %c8 = arith.constant 8 : i32
  %c16 = arith.constant 16 : i32
  %c32 = arith.constant 32 : i32
  %c48 = arith.constant 48 : i32
  %c64 = arith.constant 64 : i32
  %split_ = gpu.block_id x
  %head_ = gpu.block_id y
  %batch_ = gpu.block_id z
  %splits_ = gpu.grid_dim x
  %split = arith.index_cast %split_ : index to i32
  %head = arith.index_cast %head_ : index to i32
  %batch = arith.index_cast %batch_ : index to i32
  %splits = arith.index_cast %splits_ : index to i32
  %ids = warp_pipe.index_stream %list[%batch, %head] first(%split) step(%splits) : memref<?x?x?xi32>
  %count = memref.load %counts[%batch_, %head_] : memref<?x?xi32>
  %left = arith.subi %count, %split : i32
  %some = arith.maxsi %left, %zero : i32
  %before = arith.subi %splits, %one : i32
  %up = arith.addi %some, %before : i32
  %n = arith.divui %up, %splits : i32
  warp_pipe.cluster_arrive {relaxed}
  %parts = warp_pipe.alloc_shared : !part
  %lane = warp_pipe.lane_id : i32
  %warp = warp_pipe.warp_id : i32

  // Lane l names row l mod 8 of matrix l / 8: matrices 0 and 1 are rows 0 to 15
  // of the first 8 columns, 2 and 3 of the next 8.
  %l8 = arith.andi %lane, %c7 : i32
  %matrix = arith.shrui %lane, %c3 : i32
  %half = arith.andi %matrix, %one : i32
  %half8 = arith.muli %half, %c8 : i32
  %row0 = arith.addi %l8, %half8 : i32
  %row1 = arith.addi %row0, %c16 : i32
  %row2 = arith.addi %row0, %c32 : i32
  %row3 = arith.addi %row0, %c48 : i32
  %side = arith.shrui %matrix, %one : i32
  %side8 = arith.muli %side, %c8 : i32
  %warp32 = arith.muli %warp, %c32 : i32
  %col0 = arith.addi %warp32, %side8 : i32
  %col1 = arith.addi %col0, %c16 : i32
  %ones = arith.constant dense<1.0> : vector<4x2xf16>
  %none = arith.constant dense<0.0> : !frag

  %s:4 = warp_pipe.pipeline (%i) to (%n) iter_args(%a0 = %none, %a1 = %none, %a2 = %none, %a3 = %none)
      -> (!frag, !frag, !frag, !frag) {
    %id = warp_pipe.stream_entries %ids[%i] : i32
    %row = arith.muli %id, %c64 : i32
    %t = warp_pipe.gather_copy %x[%batch, %row, %head] {row_dim = 1 : i32} : memref<?x?x?x128xf16> -> !tile
    %m0_0 = warp_pipe.load_matrix %t[%row0, %col0] {transpose} : !tile -> vector<4x2xf16>
    %b0_0 = vector.extract_strided_slice %m0_0 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d0_0 = nvgpu.mma.sync (%ones, %b0_0, %a0) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b0_1 = vector.extract_strided_slice %m0_0 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d0_1 = nvgpu.mma.sync (%ones, %b0_1, %a1) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %m0_1 = warp_pipe.load_matrix %t[%row0, %col1] {transpose} : !tile -> vector<4x2xf16>
    %b0_2 = vector.extract_strided_slice %m0_1 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d0_2 = nvgpu.mma.sync (%ones, %b0_2, %a2) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b0_3 = vector.extract_strided_slice %m0_1 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d0_3 = nvgpu.mma.sync (%ones, %b0_3, %a3) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %m1_0 = warp_pipe.load_matrix %t[%row1, %col0] {transpose} : !tile -> vector<4x2xf16>
    %b1_0 = vector.extract_strided_slice %m1_0 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d1_0 = nvgpu.mma.sync (%ones, %b1_0, %d0_0) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b1_1 = vector.extract_strided_slice %m1_0 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d1_1 = nvgpu.mma.sync (%ones, %b1_1, %d0_1) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %m1_1 = warp_pipe.load_matrix %t[%row1, %col1] {transpose} : !tile -> vector<4x2xf16>
    %b1_2 = vector.extract_strided_slice %m1_1 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d1_2 = nvgpu.mma.sync (%ones, %b1_2, %d0_2) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b1_3 = vector.extract_strided_slice %m1_1 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d1_3 = nvgpu.mma.sync (%ones, %b1_3, %d0_3) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %m2_0 = warp_pipe.load_matrix %t[%row2, %col0] {transpose} : !tile -> vector<4x2xf16>
    %b2_0 = vector.extract_strided_slice %m2_0 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d2_0 = nvgpu.mma.sync (%ones, %b2_0, %d1_0) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b2_1 = vector.extract_strided_slice %m2_0 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d2_1 = nvgpu.mma.sync (%ones, %b2_1, %d1_1) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %m2_1 = warp_pipe.load_matrix %t[%row2, %col1] {transpose} : !tile -> vector<4x2xf16>
    %b2_2 = vector.extract_strided_slice %m2_1 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d2_2 = nvgpu.mma.sync (%ones, %b2_2, %d1_2) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b2_3 = vector.extract_strided_slice %m2_1 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d2_3 = nvgpu.mma.sync (%ones, %b2_3, %d1_3) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %m3_0 = warp_pipe.load_matrix %t[%row3, %col0] {transpose} : !tile -> vector<4x2xf16>
    %b3_0 = vector.extract_strided_slice %m3_0 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d3_0 = nvgpu.mma.sync (%ones, %b3_0, %d2_0) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b3_1 = vector.extract_strided_slice %m3_0 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d3_1 = nvgpu.mma.sync (%ones, %b3_1, %d2_1) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %m3_1 = warp_pipe.load_matrix %t[%row3, %col1] {transpose} : !tile -> vector<4x2xf16>
    %b3_2 = vector.extract_strided_slice %m3_1 {offsets = [0], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d3_2 = nvgpu.mma.sync (%ones, %b3_2, %d2_2) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    %b3_3 = vector.extract_strided_slice %m3_1 {offsets = [2], sizes = [2], strides = [1]} : vector<4x2xf16> to vector<2x2xf16>
    %d3_3 = nvgpu.mma.sync (%ones, %b3_3, %d2_3) {mmaShape = [16, 8, 16]} : (vector<4x2xf16>, vector<2x2xf16>, !frag) -> !frag
    warp_pipe.yield %d3_0, %d3_1, %d3_2, %d3_3 : !frag, !frag, !frag, !frag
  }

  // Every row of a product is the sum. Lane l of the first four holds columns
  // 2 l and 2 l + 1 of each group of 8; they go to the first CTA of the cluster.
  warp_pipe.cluster_wait
  %four = arith.constant 4 : i32
  %owner = arith.cmpi ult, %lane, %four : i32
  scf.if %owner {
    %lane2 = arith.muli %lane, %c2 : i32
    %to0 = arith.addi %warp32, %lane2 : i32
    %v0 = vector.extract %s#0[0] : vector<2xf32> from !frag
    warp_pipe.store_remote %v0, %parts[%split, %to0], %zero : vector<2xf32>, !part
    %o1 = arith.constant 8 : i32
    %to1 = arith.addi %to0, %o1 : i32
    %v1 = vector.extract %s#1[0] : vector<2xf32> from !frag
    warp_pipe.store_remote %v1, %parts[%split, %to1], %zero : vector<2xf32>, !part
    %o2 = arith.constant 16 : i32
    %to2 = arith.addi %to0, %o2 : i32
    %v2 = vector.extract %s#2[0] : vector<2xf32> from !frag
    warp_pipe.store_remote %v2, %parts[%split, %to2], %zero : vector<2xf32>, !part
    %o3 = arith.constant 24 : i32
    %to3 = arith.addi %to0, %o3 : i32
    %v3 = vector.extract %s#3[0] : vector<2xf32> from !frag
    warp_pipe.store_remote %v3, %parts[%split, %to3], %zero : vector<2xf32>, !part
  }
  warp_pipe.cluster_arrive
  warp_pipe.cluster_wait
  %is_first = arith.cmpi eq, %split, %zero : i32
  scf.if %is_first {
    %column_ = arith.addi %warp32, %lane : i32
    %column = arith.index_cast %column_ : i32 to index
    %f0 = arith.constant 0.0 : f32
    %total = scf.for %r = %zero to %splits step %one iter_args(%t = %f0) -> (f32) : i32 {
      %r_ = arith.index_cast %r : i32 to index
      %p = memref.load %parts[%r_, %column] : !part
      %u = arith.addf %t, %p : f32
      scf.yield %u : f32
    }
    memref.store %total, %out[%batch_, %head_, %column] : memref<?x?x128xf32>
  }
  return
}

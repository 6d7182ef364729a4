// RUN: %sparse-opt %s --convert-sparse-attn-to-warp-pipe --canonicalize --cse --split-input-file | FileCheck %s
// Several clusters share a list where lists are few.

#uneven = #sparse_attn.schedule<kind = uneven, warps = 4, tile = 64, rows = 8, splits = 0>
!q = tensor<?x1x64x128xf16>
!k = tensor<?x?x8x128xf16>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 4096>

// A cluster takes the part of the list that its place in the grid says.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: %[[O:[a-z0-9]+]]: memref<?x1x64x128xf16>, %[[LSE:[a-z0-9]+]]: memref<?x64x1xf32>, %[[PO:[a-z0-9]+]]: memref<?x?x64x1x128xf32>, %[[PS:[a-z0-9]+]]: memref<?x?x64x1x2xf32>)
// Two CTAs that read fill a multiprocessor: nothing starts beside them.
// CHECK-NOT: warp_pipe.grid_release
// CHECK: %[[X:.*]] = gpu.block_id x
// CHECK: %[[SPLIT:.*]] = arith.index_cast %[[X]]
// CHECK: %[[NX:.*]] = gpu.grid_dim x
// CHECK: %[[SPLITS:.*]] = arith.index_cast %[[NX]]
// CHECK: %[[Y:.*]] = gpu.block_id y
// CHECK: %[[YI:.*]] = arith.index_cast %[[Y]]
// CHECK: %[[NY:.*]] = gpu.grid_dim y
// CHECK: %[[NYI:.*]] = arith.index_cast %[[NY]]
// CHECK: %[[PART:.*]] = arith.divui %[[YI]], %c8_i32
// CHECK: %[[PARTS:.*]] = arith.divui %[[NYI]], %c8_i32
// CHECK: %[[TILE:.*]] = arith.remui %[[YI]], %c8_i32
// CHECK: %[[BEFORE:.*]] = arith.shli %[[PART]]
// CHECK: %[[SHARE:.*]] = arith.addi %[[BEFORE]], %[[SPLIT]]
// CHECK: %[[SHARES:.*]] = arith.shli %[[PARTS]]
// CHECK: warp_pipe.index_stream %{{.*}}[%{{.*}}, %{{.*}}, %{{.*}}] first(%[[SHARE]]) step(%[[SHARES]])
// CHECK: warp_pipe.pipeline
// With one part a row is complete, with more it goes to memory as it is.
// CHECK: %[[MANY:.*]] = arith.cmpi sgt, %[[PARTS]], %c1_i32
// CHECK: scf.if %[[MANY]] {
// CHECK: vector.store %{{.*}}, %[[PO]]
// CHECK: vector.store %{{.*}}, %[[PS]]
// CHECK: } else {
// CHECK: vector.store %{{.*}}, %[[O]]
// CHECK: memref.store %{{.*}}, %[[LSE]]

// Four groups of threads join a row. A part behind the last one is the last one
// with a sum of 0.
// CHECK-LABEL: func.func private @sparse_attn_join_parts(
// CHECK-SAME: %[[PO:.*]]: memref<?x?x64x1x128xf32>, %[[PS:.*]]: memref<?x?x64x1x2xf32>, %[[O:.*]]: memref<?x1x64x128xf16>, %[[LSE:.*]]: memref<?x64x1xf32>)
// CHECK-SAME: #warp_pipe.launch<warps = 4, cluster = false, shared_memory = 0>
// CHECK: %[[NOTHING:.*]] = arith.constant dense<[-1.000000e+30, 0.000000e+00]> : vector<2xf32>
// CHECK: warp_pipe.grid_wait
// CHECK: %[[LAST:.*]] = arith.minsi
// CHECK: %[[STATS:.*]] = vector.load %[[PS]]
// CHECK: arith.select %{{.*}}, %[[STATS]], %[[NOTHING]]
// CHECK: vector.load %[[PO]]
// CHECK-COUNT-3: vector.load %[[PO]]
// CHECK-NOT: vector.load %[[PO]]
// CHECK: gpu.barrier
// CHECK: vector.store %{{.*}}, %[[O]]
// CHECK: memref.store %{{.*}}, %[[LSE]]

// Lists are few where they have room for 24 tiles times their number: 16 lists
// have 8 clusters of 2, 8 lists 16 of 2, 7 lists 4 of 8. What joins them has no
// CTA where there is one part, and its results are no memory then.
// CHECK-LABEL: func.func @uneven(
// CHECK: %[[ROWS:.*]] = arith.muli %{{.*}}, %c8
// CHECK: %[[LEAST:.*]] = arith.muli %{{.*}}, %c192
// CHECK: %[[PAYS:.*]] = arith.cmpi ule, %[[LEAST]], %c4096
// CHECK: %[[FEW:.*]] = arith.cmpi ule, %[[ROWS]], %c16
// CHECK: %[[SERVES:.*]] = arith.andi %[[PAYS]], %[[FEW]]
// CHECK: %[[S16:.*]] = arith.select %[[SERVES]], %c2, %c8
// CHECK: %[[P16:.*]] = arith.select %[[SERVES]], %c8, %c1
// CHECK: arith.cmpi ule, %[[ROWS]], %c8
// CHECK: %[[S8:.*]] = arith.select %{{.*}}, %c2, %{{.*}}
// CHECK: %[[P8:.*]] = arith.select %{{.*}}, %c16, %{{.*}}
// CHECK: arith.cmpi ule, %[[ROWS]], %c7
// CHECK: arith.select %{{.*}}, %c8, %[[S8]]
// CHECK: arith.select %{{.*}}, %c4, %[[P8]]
// CHECK: arith.cmpi ule, %[[ROWS]], %c1 : index
// CHECK: %[[SPLITS:.*]] = arith.select %{{.*}}, %c8, %{{.*}}
// CHECK: %[[PARTS:.*]] = arith.select %{{.*}}, %c16, %{{.*}}
// CHECK: %[[MANY:.*]] = arith.cmpi ugt, %[[PARTS]], %c1
// CHECK: %[[MEMORY:.*]] = arith.select %[[MANY]], %[[PARTS]], %c0
// CHECK: %[[Y:.*]] = arith.muli %[[PARTS]], %c8
// CHECK: %[[A:.*]]:4 = sparse_attn.dispatch @sparse_attn_attend_decode[%[[SPLITS]], %[[Y]], %{{.*}}] {{.*}}%[[MEMORY]], %{{.*}}, %[[MEMORY]]
// CHECK: %[[SOME:.*]] = arith.minui %[[MEMORY]], %c1
// CHECK: %[[X:.*]] = arith.muli %[[SOME]], %c64
// CHECK: sparse_attn.dispatch @sparse_attn_join_parts[%[[X]], %c1, %{{.*}}] (%[[A]]#2, %[[A]]#3, %[[A]]#0, %[[A]]#1) {tied = array<i64: 2, 3>}
func.func @uneven(%q: !q, %k: !k, %v: !k, %s: !list, %l: tensor<?xi64>)
    -> (!q, tensor<?x64x1xf32>) {
  %o, %e = sparse_attn.attend %q, %k, %v selection(%s) lengths(%l)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #uneven}
      : (!q, !k, !k, !list, tensor<?xi64>) -> (!q) lse tensor<?x64x1xf32>
  return %o, %e : !q, tensor<?x64x1xf32>
}

// -----

// Even lists have parts where there are at most four, and then something can
// start beside the CTAs that read. Static sizes give constants: one list with 8
// clusters of 8, four with 16 of 2 each, and of short lists none.

#even = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>
!long = !sparse_attn.selection<1x1x1x2048, block = 64, query_block = 1, form = list, capacity = 2048>
!four = !sparse_attn.selection<4x1x1x2048, block = 64, query_block = 1, form = list, capacity = 2048>
!five = !sparse_attn.selection<5x1x1x2048, block = 64, query_block = 1, form = list, capacity = 2048>
!short = !sparse_attn.selection<1x1x1x2048, block = 64, query_block = 1, form = list, capacity = 23>

// CHECK: func.func private @[[LONG:sparse_attn_attend_decode]](
// CHECK: warp_pipe.grid_release
// CHECK: warp_pipe.pipeline
// CHECK: func.func private @sparse_attn_join_parts({{.*}} overlap = true
// CHECK: func.func private @[[SHORT:sparse_attn_attend_decode_0]](
// CHECK-NOT: warp_pipe.grid_release
// CHECK-LABEL: func.func @few(
// CHECK: sparse_attn.dispatch @[[LONG]][%c8, %c8, %c1] {{.*}} sizes(%c8, %c1, %c8, %c1)
// CHECK: sparse_attn.dispatch @sparse_attn_join_parts[%c8, %c1, %c1] {{.*}} {tied = array<i64: 2>}
// CHECK: sparse_attn.dispatch @[[LONG]][%c2, %c16, %c4] {{.*}} sizes(%c16, %c4, %c16, %c4)
// CHECK: sparse_attn.dispatch @sparse_attn_join_parts[%c8, %c1, %c4]
// CHECK: sparse_attn.dispatch @[[LONG]][%c8, %c1, %c5] {{.*}} sizes(%c0, %c5, %c0, %c5)
// CHECK-NOT: sparse_attn_join_parts
// CHECK: sparse_attn.dispatch @[[SHORT]][%c8, %c1, %c1]
// CHECK-NOT: sparse_attn_join_parts
func.func @few(%q1: tensor<1x1x8x128xf16>, %k1: tensor<1x131072x1x128xf16>,
               %q4: tensor<4x1x8x128xf16>, %k4: tensor<4x131072x1x128xf16>,
               %q5: tensor<5x1x8x128xf16>, %k5: tensor<5x131072x1x128xf16>,
               %s1: !long, %s4: !four, %s5: !five, %short: !short)
    -> (tensor<1x1x8x128xf16>, tensor<4x1x8x128xf16>, tensor<5x1x8x128xf16>,
        tensor<1x1x8x128xf16>) {
  %0 = sparse_attn.attend %q1, %k1, %k1 selection(%s1)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #even}
      : (tensor<1x1x8x128xf16>, tensor<1x131072x1x128xf16>,
         tensor<1x131072x1x128xf16>, !long) -> (tensor<1x1x8x128xf16>)
  %1 = sparse_attn.attend %q4, %k4, %k4 selection(%s4)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #even}
      : (tensor<4x1x8x128xf16>, tensor<4x131072x1x128xf16>,
         tensor<4x131072x1x128xf16>, !four) -> (tensor<4x1x8x128xf16>)
  %2 = sparse_attn.attend %q5, %k5, %k5 selection(%s5)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #even}
      : (tensor<5x1x8x128xf16>, tensor<5x131072x1x128xf16>,
         tensor<5x131072x1x128xf16>, !five) -> (tensor<5x1x8x128xf16>)
  %3 = sparse_attn.attend %q1, %k1, %k1 selection(%short)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #even}
      : (tensor<1x1x8x128xf16>, tensor<1x131072x1x128xf16>,
         tensor<1x131072x1x128xf16>, !short) -> (tensor<1x1x8x128xf16>)
  return %0, %1, %2, %3 : tensor<1x1x8x128xf16>, tensor<4x1x8x128xf16>,
      tensor<5x1x8x128xf16>, tensor<1x1x8x128xf16>
}

// RUN: %sparse-opt %s --convert-sparse-attn-to-warp-pipe="target=h200" --canonicalize --cse --split-input-file | FileCheck %s
// What other forms of attend change in the decode kernel.

// Fixed splits: nothing is left to decide, in the call or in the kernel.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-NOT: gpu.grid_dim
// CHECK-NOT: scf.if %{{.*}} {{[{]}}{{$}}
// CHECK: warp_pipe.cluster_arrive {relaxed}
// CHECK: warp_pipe.cluster_wait
// CHECK-LABEL: func.func @four(
// CHECK: dispatch @sparse_attn_attend_decode[%c4, %c2, %c1]
func.func @four(%q: tensor<1x16x1x64xf16>, %k: tensor<1x2x512x64xf16>)
    -> tensor<1x16x1x64xf16> {
  %o = sparse_attn.attend %q, %k, %k
      {scale = 0.125 : f32, sparse_attn.schedule = #sparse_attn.schedule<
           kind = even, warps = 4, tile = 64, rows = 8, splits = 4>}
      : (tensor<1x16x1x64xf16>, tensor<1x2x512x64xf16>,
         tensor<1x2x512x64xf16>) -> (tensor<1x16x1x64xf16>)
  return %o : tensor<1x16x1x64xf16>
}

// -----

// One split: no cluster. A dense row reads tiles of 64 keys between the ends of
// its window, in order.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: warp_pipe.launch<warps = 5, cluster = false
// CHECK-NOT: warp_pipe.index_stream
// CHECK-NOT: cluster
// CHECK: warp_pipe.pipeline
// Keys below the window are masked as well.
// CHECK: arith.cmpi sle
// CHECK: arith.andi
// CHECK-NOT: cluster
// CHECK: return
func.func @window(%q: tensor<1x16x1x64xf16>, %k: tensor<1x2x512x64xf16>)
    -> tensor<1x16x1x64xf16> {
  %o = sparse_attn.attend %q, %k, %k
      {scale = 0.125 : f32, window = 100 : i64,
       sparse_attn.schedule = #sparse_attn.schedule<
           kind = even, warps = 4, tile = 64, rows = 8, splits = 1>}
      : (tensor<1x16x1x64xf16>, tensor<1x2x512x64xf16>,
         tensor<1x2x512x64xf16>) -> (tensor<1x16x1x64xf16>)
  return %o : tensor<1x16x1x64xf16>
}

// -----

// Blocks of 16 keys: four entries a step, a box each; pages are looked up by the
// warp that copies.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: %{{.*}}: memref<?x1x16x128xbf16>, %[[K:.*]]: memref<?x32x2x128xbf16>, %{{.*}}: memref<?x32x2x128xbf16>, %[[IDS:.*]]: memref<?x2x1x64xi32>, %{{.*}}: memref<?x2x1xi32>, %{{.*}}: memref<?xi32>, %[[TABLE:.*]]: memref<?x?xi32>, %[[BIAS:.*]]: memref<?x2x1x?xf32>, %{{.*}}: index,
// CHECK: warp_pipe.stream_entries %{{.*}} : i32, i32, i32, i32
// CHECK-COUNT-4: memref.load %[[TABLE]]
// CHECK-COUNT-4: memref.load %[[BIAS]]
// CHECK: gather_copy %[[K]][{{.*}}] {boxes = 4 : i32, row_dim = 1 : i32}
// CHECK-LABEL: func.func @paged(
// CHECK: dispatch @sparse_attn_attend_decode[%c8, %c2, %c4]
func.func @paged(%q: tensor<4x1x16x128xbf16>, %k: tensor<99x32x2x128xbf16>,
                 %s: !sparse_attn.selection<4x2x1x64, block = 16,
                     query_block = 1, form = list, capacity = 64>,
                 %l: tensor<4xi32>, %t: tensor<4x32xi32>,
                 %b: tensor<4x2x1x64xf32>) -> tensor<4x1x16x128xbf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%l) block_table(%t)
      block_bias(%b)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4,
           tile = 64, rows = 8, splits = 0>}
      : (tensor<4x1x16x128xbf16>, tensor<99x32x2x128xbf16>,
         tensor<99x32x2x128xbf16>, !sparse_attn.selection<4x2x1x64,
             block = 16, query_block = 1, form = list, capacity = 64>,
         tensor<4xi32>, tensor<4x32xi32>, tensor<4x2x1x64xf32>)
      -> (tensor<4x1x16x128xbf16>)
  return %o : tensor<4x1x16x128xbf16>
}

// -----

// csr: the row's entries lie between two pointers.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: %[[INDPTR:[a-z0-9]*]]: memref<?xi32>, %[[INDICES:[a-z0-9]*]]: memref<?xi32>, %{{.*}}: index
// CHECK: memref.load %[[INDPTR]]
// CHECK: memref.load %[[INDPTR]]
// CHECK: warp_pipe.index_stream %[[INDICES]][] first(
// Two rows of 8 heads: 16 rows, of which a thread has two.
// CHECK: warp_pipe.pipeline {{.*}} -> (f32, f32, vector<2xf32>, vector<2xf32>,
func.func @csr(%q: tensor<2x16x2x64xf16>, %k: tensor<2x2x4096x64xf16>,
               %s: !sparse_attn.selection<2x2x1x64, block = 64,
                   query_block = 2, form = csr, capacity = 8>)
    -> tensor<2x16x2x64xf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.125 : f32, causal,
       sparse_attn.schedule = #sparse_attn.schedule<kind = even, warps = 4,
           tile = 64, rows = 16, splits = 0>}
      : (tensor<2x16x2x64xf16>, tensor<2x2x4096x64xf16>,
         tensor<2x2x4096x64xf16>, !sparse_attn.selection<2x2x1x64,
             block = 64, query_block = 2, form = csr, capacity = 8>)
      -> (tensor<2x16x2x64xf16>)
  return %o : tensor<2x16x2x64xf16>
}

// -----

// Lists of different lengths get 8 splits where they may be long, and never more
// than they have tiles of 64 keys.
// CHECK-LABEL: func.func @long(
// CHECK: dispatch @sparse_attn_attend_decode[%c8, %c8, %c16]
func.func @long(%q: tensor<16x1x64x128xf16>, %k: tensor<16x32768x8x128xf16>,
                %s: !sparse_attn.selection<16x8x1x512, block = 64,
                    query_block = 1, form = list, capacity = 512>)
    -> tensor<16x1x64x128xf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4,
           tile = 64, rows = 8, splits = 0>}
      : (tensor<16x1x64x128xf16>, tensor<16x32768x8x128xf16>,
         tensor<16x32768x8x128xf16>, !sparse_attn.selection<16x8x1x512,
             block = 64, query_block = 1, form = list, capacity = 512>)
      -> (tensor<16x1x64x128xf16>)
  return %o : tensor<16x1x64x128xf16>
}

// CHECK-LABEL: func.func @short(
// CHECK: dispatch @sparse_attn_attend_decode_0[%c2, %c8, %c1]
func.func @short(%q: tensor<1x1x64x128xf16>, %k: tensor<1x32768x8x128xf16>,
                 %s: !sparse_attn.selection<1x8x1x512, block = 64,
                     query_block = 1, form = list, capacity = 2>)
    -> tensor<1x1x64x128xf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4,
           tile = 64, rows = 8, splits = 0>}
      : (tensor<1x1x64x128xf16>, tensor<1x32768x8x128xf16>,
         tensor<1x32768x8x128xf16>, !sparse_attn.selection<1x8x1x512,
             block = 64, query_block = 1, form = list, capacity = 2>)
      -> (tensor<1x1x64x128xf16>)
  return %o : tensor<1x1x64x128xf16>
}

// -----

// Eight warps take 128 keys a step, two blocks of 64: the first four those of the
// first one.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: warp_pipe.launch<warps = 9, cluster = true, shared_memory = 0>
// CHECK: %[[WARP:.*]] = warp_pipe.warp_id
// CHECK: warp_pipe.stream_entries %{{.*}} : i32, i32
// CHECK: warp_pipe.gather_copy {{.*}} {boxes = 2 : i32, row_dim = 1 : i32} : {{.*}} -> !warp_pipe.tile<128x128xf16>
// CHECK: arith.cmpi slt, %[[WARP]], %c4_i32
// CHECK: warp_pipe.alloc_shared : memref<8x8x136xf32
func.func @eight(%q: tensor<4x1x64x128xf16>, %k: tensor<4x4096x8x128xf16>,
                 %s: !sparse_attn.selection<4x8x1x64, block = 64,
                     query_block = 1, form = list, capacity = 64>)
    -> tensor<4x1x64x128xf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 8,
           tile = 128, rows = 8, splits = 0>}
      : (tensor<4x1x64x128xf16>, tensor<4x4096x8x128xf16>,
         tensor<4x4096x8x128xf16>, !sparse_attn.selection<4x8x1x64,
             block = 64, query_block = 1, form = list, capacity = 64>)
      -> (tensor<4x1x64x128xf16>)
  return %o : tensor<4x1x64x128xf16>
}

// -----

// Neither the batch nor the capacity is known: the splits of different lists
// follow from both when the program runs. 192 tiles are enough for 8 splits of
// any number of lists, 48 for 4; else they must fit with two CTAs on a
// multiprocessor.
// CHECK-LABEL: func.func @unknown(
// CHECK-DAG: %[[ROWS:.*]] = arith.muli %{{.*}}, %c8
// CHECK-DAG: %[[ROOM:.*]] = tensor.dim %{{.*}}, %c3
// CHECK-DAG: %[[TILES:.*]] = arith.muli %[[ROOM]], %c2
// CHECK: arith.cmpi ule, %[[ROWS]], %c132
// CHECK: arith.cmpi ule, %[[ROWS]], %c62
// CHECK: %[[FIT:.*]] = arith.cmpi ule, %[[ROWS]], %c30
// CHECK: %[[FITTING:.*]] = arith.select %[[FIT]], %c8
// CHECK: %[[HALF:.*]] = arith.maxui %[[FITTING]], %c4
// CHECK: %[[SOME:.*]] = arith.cmpi uge, %[[TILES]], %c68
// CHECK: %[[LEAST:.*]] = arith.select %[[SOME]], %[[HALF]], %[[FITTING]]
// CHECK: %[[LONG:.*]] = arith.cmpi uge, %[[TILES]], %c272
// CHECK: %[[SPLITS:.*]] = arith.select %[[LONG]], %c8, %[[LEAST]]
// Few long lists have several clusters each, see parts-of-lists.mlir.
// CHECK: arith.select %{{.*}}, %c2, %[[SPLITS]]
// CHECK: dispatch @sparse_attn_attend_decode[
func.func @unknown(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>,
                   %s: !sparse_attn.selection<?x8x1x?, block = 128,
                       query_block = 1, form = list, capacity = ?>)
    -> tensor<?x1x64x128xf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4,
           tile = 64, rows = 8, splits = 0>}
      : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>,
         !sparse_attn.selection<?x8x1x?, block = 128, query_block = 1,
             form = list, capacity = ?>)
      -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

// -----

// Without a list, or with csr, the room is that of the table.
// CHECK-LABEL: func.func @pages(
// CHECK: %[[PAGES:.*]] = tensor.dim %{{.*}}, %c1 : tensor<?x?xi32>
// CHECK: %[[TILES:.*]] = arith.ceildivui %[[PAGES]], %c2
// CHECK: arith.cmpi uge, %[[TILES]], %c272
func.func @pages(%q: tensor<?x1x64x128xf16>, %k: tensor<?x32x8x128xf16>,
                 %l: tensor<?xi32>, %t: tensor<?x?xi32>)
    -> tensor<?x1x64x128xf16> {
  %o = sparse_attn.attend %q, %k, %k lengths(%l) block_table(%t)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>,
       sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4,
           tile = 64, rows = 8, splits = 0>}
      : (tensor<?x1x64x128xf16>, tensor<?x32x8x128xf16>,
         tensor<?x32x8x128xf16>, tensor<?xi32>, tensor<?x?xi32>)
      -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

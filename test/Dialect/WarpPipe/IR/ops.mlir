// RUN: %sparse-opt %s | %sparse-opt | FileCheck %s
// RUN: %sparse-opt %s --mlir-print-op-generic | %sparse-opt | FileCheck %s

!tile = !warp_pipe.tile<64x128xf16>
!ring = !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32, f32]>

// CHECK-LABEL: func.func @level1
// CHECK-SAME: warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true, shared_memory = 0>
func.func @level1(%k: memref<?x?x?x128xf16>, %list: memref<?x?x?xi32>, %n: i32, %x: f32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %c0 = arith.constant 0 : i32
  // CHECK: warp_pipe.alloc_shared : memref<4x8x128xf32, #gpu.address_space<workgroup>>
  %m = warp_pipe.alloc_shared : memref<4x8x128xf32, #gpu.address_space<workgroup>>
  // CHECK: warp_pipe.alloc_shared {over_rings} : memref<8xf32, #gpu.address_space<workgroup>>
  %o = warp_pipe.alloc_shared {over_rings} : memref<8xf32, #gpu.address_space<workgroup>>
  // CHECK: %[[S:.*]] = warp_pipe.index_stream %{{.*}}[%{{.*}}, %{{.*}}] first(%{{.*}}) step(%{{.*}}) : memref<?x?x?xi32>
  %s = warp_pipe.index_stream %list[%c0, %c0] first(%c0) step(%n) : memref<?x?x?xi32>
  // CHECK: warp_pipe.cluster_arrive {relaxed}
  warp_pipe.cluster_arrive {relaxed}
  %lane = warp_pipe.lane_id : i32
  %warp = warp_pipe.warp_id : i32
  // CHECK: warp_pipe.pipeline (%[[I:.*]]) to (%{{.*}}) iter_args(%{{.*}} = %{{.*}}) -> (f32) {
  %r = warp_pipe.pipeline (%i) to (%n) iter_args(%a = %x) -> (f32) {
    // CHECK: %{{.*}}:2 = warp_pipe.stream_entries %[[S]][%[[I]]] : i32, i32
    %e:2 = warp_pipe.stream_entries %s[%i] : i32, i32
    // CHECK: warp_pipe.gather_copy %{{.*}}[{{.*}}] {boxes = 2 : i32, row_dim = 1 : i32} : memref<?x?x?x128xf16> -> !warp_pipe.tile<64x128xf16>
    %t = warp_pipe.gather_copy %k[%c0, %e#0, %c0, %c0, %e#1, %c0] {row_dim = 1 : i32, boxes = 2 : i32}
        : memref<?x?x?x128xf16> -> !tile
    // CHECK: warp_pipe.load_matrix %{{.*}}[%{{.*}}, %{{.*}}] {transpose} : !warp_pipe.tile<64x128xf16> -> vector<4x2xf16>
    %f = warp_pipe.load_matrix %t[%lane, %c0] {transpose} : !tile -> vector<4x2xf16>
    %z = arith.constant dense<0.0> : vector<2x2xf32>
    // CHECK: warp_pipe.row_reduce maximumf %{{.*}}, %{{.*}} : vector<2x2xf32> -> vector<2xf32>
    %m0 = warp_pipe.row_reduce maximumf %z, %z : vector<2x2xf32> -> vector<2xf32>
    %m1 = vector.extract %m0[0] : f32 from vector<2xf32>
    %b = arith.addf %a, %m1 : f32
    // CHECK: warp_pipe.yield %{{.*}} : f32
    warp_pipe.yield %b : f32
  }
  // CHECK: warp_pipe.role_barrier
  warp_pipe.role_barrier
  // CHECK: warp_pipe.cluster_wait
  warp_pipe.cluster_wait
  // CHECK: warp_pipe.store_remote %{{.*}}, %{{.*}}[%{{.*}}, %{{.*}}, %{{.*}}], %{{.*}} : f32, memref<4x8x128xf32, #gpu.address_space<workgroup>>
  warp_pipe.store_remote %r, %m[%warp, %c0, %lane], %c0 : f32, memref<4x8x128xf32, #gpu.address_space<workgroup>>
  // CHECK: warp_pipe.cluster_arrive{{$}}
  warp_pipe.cluster_arrive
  warp_pipe.cluster_wait
  return
}

// CHECK-LABEL: func.func @level2
func.func @level2(%k: memref<?x?x?x128xf16>, %n: i32, %x: f32) {
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  // CHECK: %[[R:.*]] = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32, f32]>
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // CHECK: warp_pipe.specialize role "compute" warps(4) registers(0) {
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %c0 to %n step %c1 : i32 {
      // CHECK: %{{.*}}, %{{.*}}:2 = warp_pipe.wait %[[R]][%{{.*}}] : !warp_pipe.ring
      %t, %a, %b = warp_pipe.wait %r[%i] : !ring
      // CHECK: warp_pipe.release %[[R]][%{{.*}}] : !warp_pipe.ring
      warp_pipe.release %r[%i] : !ring
    }
  // CHECK: } role "load" warps(4) registers(40) {
  } role "load" warps(4) registers(40) {
    scf.for %i = %c0 to %n step %c1 : i32 {
      // CHECK: warp_pipe.elect {
      warp_pipe.elect {
        // CHECK: warp_pipe.acquire %[[R]][%{{.*}}] : !warp_pipe.ring
        warp_pipe.acquire %r[%i] : !ring
        // CHECK: warp_pipe.commit %[[R]][%{{.*}}] scalars(%{{.*}}, %{{.*}} : i32, f32) : !warp_pipe.ring
        warp_pipe.commit %r[%i] scalars(%i, %x : i32, f32) : !ring
        // CHECK: warp_pipe.issue_copy %{{.*}}[{{.*}}] to %[[R]][%{{.*}}] {row_dim = 1 : i32} : memref<?x?x?x128xf16> to !warp_pipe.ring
        warp_pipe.issue_copy %k[%c0, %i, %c0] to %r[%i] {row_dim = 1 : i32} : memref<?x?x?x128xf16> to !ring
      }
    }
  }
  return
}

// CHECK-LABEL: func.func @asks
func.func @asks(%k: memref<?x?x?x128xf16>, %i: i32) {
  // CHECK: warp_pipe.gather_prefetch %{{.*}}[{{.*}}] {columns = 128 : i32, row_dim = 1 : i32, rows = 64 : i32} : memref<?x?x?x128xf16>
  warp_pipe.gather_prefetch %k[%i, %i, %i] {row_dim = 1 : i32, rows = 64 : i32, columns = 128 : i32} : memref<?x?x?x128xf16>
  return
}

// One CTA on a multiprocessor is not printed.
// CHECK-LABEL: func.func private @launches
// CHECK-SAME: #warp_pipe.launch<warps = 5, cluster = false, shared_memory = 0, ctas = 2>
func.func private @launches() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, ctas = 2>}
// CHECK: #warp_pipe.launch<warps = 5, cluster = false, shared_memory = 0>
func.func private @one() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, ctas = 1>}

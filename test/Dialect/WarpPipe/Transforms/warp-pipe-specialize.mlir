// RUN: %sparse-opt %s --warp-pipe-specialize --split-input-file | FileCheck %s
// RUN: %sparse-opt %s --warp-pipe-specialize="load-warps=2" --split-input-file | FileCheck %s --check-prefix=TWO

!tile = !warp_pipe.tile<64x64xf16>

// Two copies of blocks that a list names, with an id that both roles need.
// CHECK-LABEL: func.func @two_copies
// What copies need is run by all warps; so are first loads of streams.
// CHECK:       %[[S:.*]] = warp_pipe.index_stream
// CHECK:       %[[N:.*]] = memref.load
// CHECK:       warp_pipe.cluster_arrive {relaxed}
// CHECK-NOT:   warp_pipe.warp_id
// CHECK:       %[[RK:.*]] = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<64x64xf16, stages = 1, scalars = [i32]>
// CHECK:       %[[RV:.*]] = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<64x64xf16, stages = 1>
// CHECK:       warp_pipe.specialize role "compute" warps(4) registers(0) {
// CHECK:         warp_pipe.warp_id
// CHECK:         %[[R:.*]] = scf.for %[[I:.*]] = %{{.*}} to %[[N]] step %{{.*}} iter_args
// The id is read first, so the wait stands before it.
// CHECK:           %[[K:.*]], %[[ID:.*]] = warp_pipe.wait %[[RK]][%[[I]]]
// CHECK:           %[[KEEP:.*]] = arith.cmpi sge, %[[ID]]
// CHECK:           warp_pipe.load_matrix %[[K]]
// CHECK:           warp_pipe.release %[[RK]][%[[I]]]
// CHECK:           math.exp2
// CHECK:           %[[V:.*]] = warp_pipe.wait %[[RV]][%[[I]]]
// CHECK:           warp_pipe.load_matrix %[[V]]
// CHECK:           warp_pipe.release %[[RV]][%[[I]]]
// CHECK-NOT:       stream_entries
// CHECK:           scf.yield
// CHECK:         warp_pipe.cluster_wait
// CHECK:         memref.store %[[R]]
// CHECK:       } role "load" warps(1) registers(0) {
// CHECK:         scf.for %[[I:.*]] = %{{.*}} to %[[N]] step
// CHECK:           %[[ID:.*]] = warp_pipe.stream_entries %[[S]][%[[I]]]
// CHECK:           %[[ROW:.*]] = arith.muli %[[ID]]
// CHECK-NOT:       math.exp2
// CHECK:           warp_pipe.elect {
// CHECK-NEXT:        warp_pipe.acquire %[[RK]][%[[I]]]
// CHECK-NEXT:        warp_pipe.commit %[[RK]][%[[I]]] scalars(%[[ID]] : i32)
// CHECK-NEXT:        warp_pipe.issue_copy %{{.*}}[%[[ROW]]] to %[[RK]][%[[I]]]
// CHECK-NEXT:        warp_pipe.acquire %[[RV]][%[[I]]]
// CHECK-NEXT:        warp_pipe.commit %[[RV]][%[[I]]] :
// CHECK-NEXT:        warp_pipe.issue_copy %{{.*}}[%[[ROW]]] to %[[RV]][%[[I]]]
// Barriers of the cluster are for all warps.
// CHECK:         warp_pipe.cluster_wait
// CHECK-NOT:     memref.store
// CHECK:       return

// With two warps that copy, each has its own loop; the id comes with the first.
// TWO-LABEL: func.func @two_copies
// TWO:       warp_pipe.create_ring {arrivals = 3 : i32}
// TWO:       role "compute" warps(3)
// TWO:       role "load0" warps(1)
// TWO:       warp_pipe.commit %[[RK:.*]][%{{.*}}] scalars(
// TWO-NOT:   warp_pipe.commit
// TWO:       role "load1" warps(1)
// TWO:       warp_pipe.stream_entries
// TWO:       warp_pipe.commit
// TWO-NOT:   scalars
// TWO:       return
func.func @two_copies(%k: memref<?x64xf16>, %v: memref<?x64xf16>, %list: memref<?xi32>, %counts: memref<?xi32>,
                      %out: memref<?xf32>)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %c64 = arith.constant 64 : i32
  %i0 = arith.constant 0 : index
  %f0 = arith.constant 0.0 : f32
  %warp = warp_pipe.warp_id : i32
  %s = warp_pipe.index_stream %list[] first(%zero) step(%one) : memref<?xi32>
  %n = memref.load %counts[%i0] : memref<?xi32>
  warp_pipe.cluster_arrive {relaxed}
  %r = warp_pipe.pipeline (%i) to (%n) iter_args(%a = %f0) -> (f32) {
    %id = warp_pipe.stream_entries %s[%i] : i32
    %row = arith.muli %id, %c64 : i32
    %keep = arith.cmpi sge, %id, %zero : i32
    %tk = warp_pipe.gather_copy %k[%row] : memref<?x64xf16> -> !tile
    %tv = warp_pipe.gather_copy %v[%row] : memref<?x64xf16> -> !tile
    %mk = warp_pipe.load_matrix %tk[%warp, %zero] : !tile -> vector<4x2xf16>
    %x = vector.extract %mk[0, 0] : f16 from vector<4x2xf16>
    %y = arith.extf %x : f16 to f32
    %e = math.exp2 %y : f32
    %z = arith.select %keep, %e, %f0 : f32
    %mv = warp_pipe.load_matrix %tv[%warp, %zero] : !tile -> vector<4x2xf16>
    %w = vector.extract %mv[0, 0] : f16 from vector<4x2xf16>
    %u = arith.extf %w : f16 to f32
    %b = math.fma %z, %u, %a : f32
    warp_pipe.yield %b : f32
  }
  warp_pipe.cluster_wait
  memref.store %r, %out[%i0] : memref<?xf32>
  return
}

// -----

!tile = !warp_pipe.tile<64x64xf16>

// A load at a place that an entry names goes with the copies and travels; one at
// a place that follows from the step alone stays.
// CHECK-LABEL: func.func @loads
// CHECK:       warp_pipe.create_ring : !warp_pipe.ring<64x64xf16, stages = 1, scalars = [f32]>
// CHECK:       role "compute"
// CHECK:         memref.load %[[STEPS:arg[0-9]+]]
// CHECK:         %{{.*}}, %[[B:.*]] = warp_pipe.wait
// CHECK:         arith.addf %{{.*}}, %[[B]]
// CHECK:       role "load"
// CHECK-NOT:     memref.load %[[STEPS]]
// CHECK:         %[[B:.*]] = memref.load %{{.*}} : memref<?xf32>
// CHECK:         warp_pipe.commit %{{.*}} scalars(%[[B]] : f32)
func.func @loads(%k: memref<?x64xf16>, %list: memref<?xi32>, %bias: memref<?xf32>, %steps: memref<?xf32>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %s = warp_pipe.index_stream %list[] first(%zero) step(%one) : memref<?xi32>
  warp_pipe.pipeline (%i) to (%n) {
    %id = warp_pipe.stream_entries %s[%i] : i32
    %at = arith.index_cast %id : i32 to index
    %b = memref.load %bias[%at] : memref<?xf32>
    %i_ = arith.index_cast %i : i32 to index
    %c = memref.load %steps[%i_] : memref<?xf32>
    %t = warp_pipe.gather_copy %k[%id] : memref<?x64xf16> -> !tile
    %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
    %sum = arith.addf %c, %b : f32
    vector.print %sum : f32
    vector.print %m : vector<4x2xf16>
  }
  return
}

// -----

// A tile that nothing reads is received all the same: the ring has to turn.
// CHECK-LABEL: func.func @unread
// CHECK:       role "compute"
// CHECK:         scf.for
// CHECK:           warp_pipe.wait
// CHECK-NEXT:      warp_pipe.release
// CHECK:       role "load"
func.func @unread(%k: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

// A barrier of the cluster behind a store is met where the store is done.
// CHECK-LABEL: func.func @late_cluster
// CHECK-NOT:   warp_pipe.cluster_arrive
// CHECK:       role "compute"
// CHECK:         memref.store
// CHECK:         warp_pipe.cluster_arrive
// CHECK:         warp_pipe.cluster_wait
// CHECK:         scf.for
// CHECK:       role "load"
// CHECK:         warp_pipe.cluster_arrive
// CHECK:         warp_pipe.cluster_wait
// CHECK:         scf.for
func.func @late_cluster(%k: memref<?x64xf16>, %n: i32, %x: f32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2, cluster = true>} {
  %i0 = arith.constant 0 : index
  %m = warp_pipe.alloc_shared : memref<4xf32, #gpu.address_space<workgroup>>
  memref.store %x, %m[%i0] : memref<4xf32, #gpu.address_space<workgroup>>
  warp_pipe.cluster_arrive
  warp_pipe.cluster_wait
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

// No pipeline: nothing to do, and nothing to say.
// CHECK-LABEL: func.func @none
// CHECK-NOT:   warp_pipe.specialize
func.func @none() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  return
}

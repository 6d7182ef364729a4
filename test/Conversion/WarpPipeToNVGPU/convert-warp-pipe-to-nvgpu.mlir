// RUN: %sparse-opt %s --convert-warp-pipe-to-nvgpu --canonicalize --cse | FileCheck %s

!ring = !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32, f32]>
!tile = !warp_pipe.tile<64x128xf16>

// A launch says how large this is.
// CHECK:       memref.global @warp_pipe_shared : memref<0xi8, #gpu.address_space<workgroup>> {alignment = 1024 : i64}
// CHECK-LABEL: func.func @kernel
// CHECK-SAME:  (%[[MAP:.*]]: !nvgpu.tensormap.descriptor<tensor = memref<1x32x1x64xf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_256b, oob = zero, interleave = none>,
// Three tiles of 16 KiB, 256 bytes of other memory, two arrays of scalars of 12
// bytes, six barriers.
// CHECK-SAME:  warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = false, shared_memory = 49480>
// CHECK:       %[[BASE:.*]] = memref.get_global @warp_pipe_shared
// CHECK:       memref.view %[[BASE]][%c49152][] : {{.*}} to memref<64xf32, #gpu.address_space<workgroup>>
// The first thread of the role that copies.
// CHECK:       %[[TID:.*]] = gpu.thread_id x
// CHECK:       %[[T:.*]] = arith.index_cast %[[TID]]
// CHECK:       %[[FIRST:.*]] = arith.cmpi eq, %[[T]], %c128_i32
// CHECK:       scf.if %[[FIRST]] {
// CHECK:         nvgpu.tma.prefetch.descriptor %[[MAP]]
// CHECK:         memref.view %[[BASE]][%c49432][]
// CHECK:         nvgpu.mbarrier.init %{{.*}}[%c0], %c1
// CHECK:         memref.view %[[BASE]][%c49456][]
// CHECK:         nvgpu.mbarrier.init %{{.*}}[%c0], %c4
// CHECK-COUNT-4: nvgpu.mbarrier.init
// CHECK-NEXT:    nvvm.fence.mbarrier.init
// CHECK:       }
// CHECK-NEXT:  gpu.barrier
// CHECK:       role "compute"
// CHECK:         scf.for %[[I:[a-z0-9]+]] =
// CHECK:           %[[STAGE:.*]] = arith.remui %[[I]], %c3_i32
// CHECK:           %[[ROUND:.*]] = arith.divui %[[I]], %c3_i32
// CHECK:           %[[PARITY:.*]] = arith.trunci %[[ROUND]] : i32 to i1
// CHECK:           %[[EIGHT:.*]] = arith.muli %[[STAGE]], %c8_i32
// CHECK:           arith.addi %[[EIGHT]], %c49432_i32
// CHECK:           nvgpu.mbarrier.try_wait.parity %{{.*}}, %[[PARITY]], %c10000000
// CHECK:           %[[TILE:.*]] = arith.muli %[[STAGE]], %c16384_i32
// CHECK:           %[[AT:.*]] = arith.index_castui %[[TILE]]
// CHECK:           %[[VIEW:.*]] = memref.view %[[BASE]][%[[AT]]][] : {{.*}} to memref<8192xf16,
// Scalars are addressed in 32 bits, like barriers.
// CHECK:           %[[INT:.*]] = arith.addi %{{.*}}, %c49408_i32
// CHECK:           %[[IAT:.*]] = arith.index_castui %[[INT]] : i32 to index
// CHECK:           %[[INTS:.*]] = memref.view %[[BASE]][%[[IAT]]][] : {{.*}} to memref<1xi32,
// CHECK:           memref.load %[[INTS]]
// CHECK:           arith.addi %{{.*}}, %c49420_i32
// CHECK:           %[[FLOATS:.*]] = memref.view {{.*}} to memref<1xf32,
// CHECK:           memref.load %[[FLOATS]]
// The swizzle: 8-column piece c of row r lies at piece c xor r mod 8.
// CHECK:           nvgpu.ldmatrix %[[VIEW]][%{{.*}}] {numTiles = 4 : i32, transpose = true} : {{.*}} -> vector<4x2xf16>
// CHECK:           nvvm.bar.warp.sync
// CHECK:           warp_pipe.elect {
// CHECK-NEXT:        nvgpu.mbarrier.arrive
// CHECK:       role "load"
// CHECK:           warp_pipe.elect {
// Free stages are waited for in the phase before.
// CHECK:             %[[P:.*]] = arith.trunci
// CHECK:             %[[Q:.*]] = arith.xori %[[P]], %true
// CHECK:             nvgpu.mbarrier.try_wait.parity %{{.*}}, %[[Q]], %c10000000
// CHECK:             memref.store %{{.*}} : memref<1xi32,
// CHECK:             memref.store %{{.*}} : memref<1xf32,
// CHECK:             nvgpu.mbarrier.arrive.expect_tx %{{.*}}, %c16384
// Two boxes of 32 rows, each two panels of 64 columns.
// CHECK:             nvgpu.tma.async.load %[[MAP]][%{{.*}}, %{{.*}}, %{{.*}}, %c0]
// CHECK:             %[[S1:.*]] = arith.addi %{{.*}}, %c8192_i32
// CHECK:             nvgpu.tma.async.load %[[MAP]][%{{.*}}, %{{.*}}, %{{.*}}, %c64]
// CHECK:             arith.addi %{{.*}}, %c4096_i32
// CHECK:             nvgpu.tma.async.load %[[MAP]][%{{.*}}, %{{.*}}, %{{.*}}, %c0]
// CHECK:             arith.addi %{{.*}}, %c12288_i32
// CHECK:             nvgpu.tma.async.load %[[MAP]][%{{.*}}, %{{.*}}, %{{.*}}, %c64]
// CHECK-NOT:   warp_pipe.create_ring
func.func @kernel(%x: memref<?x?x?x128xf16>, %n: i32, %f: f32, %row: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  vector.print str "keep"
  %i0 = arith.constant 0 : index
  memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t, %a, %b = warp_pipe.wait %r[%i] : !ring
      %v = warp_pipe.load_matrix %t[%row, %row] {transpose} : !tile -> vector<4x2xf16>
      vector.print %v : vector<4x2xf16>
      vector.print %a : i32
      vector.print %b : f32
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] scalars(%i, %f : i32, f32) : !ring
        warp_pipe.issue_copy %x[%zero, %i, %one, %zero, %row, %one] to %r[%i] {row_dim = 1 : i32, boxes = 2 : i32}
            : memref<?x?x?x128xf16> to !ring
      }
    }
  }
  return
}

// One op for each panel; the dimension that varies fastest comes first.
// CHECK-LABEL: func.func @ahead
// CHECK-SAME:  (%[[M:.*]]: !nvgpu.tensormap.descriptor
// CHECK:       %[[P:.*]] = builtin.unrealized_conversion_cast %[[M]] : {{.*}} to !llvm.ptr
// CHECK:       nvvm.cp.async.bulk.tensor.prefetch %[[P]], box[%c0_i32, %{{.*}}, %[[N:.*]], %{{.*}}]
// CHECK:       nvvm.cp.async.bulk.tensor.prefetch %[[P]], box[%c64_i32, %{{.*}}, %[[N]], %{{.*}}]
func.func @ahead(%x: memref<?x?x?x128xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 1>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  warp_pipe.elect {
    warp_pipe.gather_prefetch %x[%zero, %n, %one] {row_dim = 1 : i32, rows = 64 : i32, columns = 128 : i32}
        : memref<?x?x?x128xf16>
  }
  %r = warp_pipe.create_ring : !warp_pipe.ring<64x128xf16, stages = 1>
  warp_pipe.elect {
    warp_pipe.issue_copy %x[%zero, %n, %one] to %r[%zero] {row_dim = 1 : i32}
        : memref<?x?x?x128xf16> to !warp_pipe.ring<64x128xf16, stages = 1>
  }
  return
}

// Kernels of others stay.
// CHECK-LABEL: func.func @other
// CHECK-NEXT:  return
func.func @other(%x: memref<?xf32>) {
  return
}

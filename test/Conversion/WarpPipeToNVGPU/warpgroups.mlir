// RUN: %sparse-opt %s --convert-warp-pipe-to-nvgpu | FileCheck %s
// RUN: %sparse-opt %s --convert-warp-pipe-to-nvgpu --convert-warp-pipe-to-nvvm | FileCheck %s --check-prefix=NVVM

!tile = !warp_pipe.tile<64x128xf16>
!ring = !warp_pipe.ring<64x128xf16, stages = 2>

// A destination is a tensor map as a source is.
// CHECK-LABEL: func.func @k(
// CHECK-SAME: !nvgpu.tensormap.descriptor<tensor = memref<64x64xf16, 3>, swizzle = swizzle_128b
// CHECK-SAME: !nvgpu.tensormap.descriptor<tensor = memref<64x64xf16, 3>, swizzle = swizzle_128b
// What rows are stored to stays memory.
// CHECK-SAME: %[[Z:.+]]: memref<?x2x128xf16>
func.func @k(%x: memref<?x128xf16>, %y: memref<?x128xf16>,
             %z: memref<?x2x128xf16>, %n: i32, %one: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  %zero = arith.constant 0 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      // A descriptor: the address in units of 16 bytes, 1024 bytes between
      // groups of 8 rows, 128-byte swizzle.
      // CHECK-DAG: arith.constant 4611686293305360384 : i64
      // CHECK: nvvm.wgmma.fence.aligned
      // 128 columns are 8 instructions. The first has no sum.
      // CHECK: llvm.inline_asm {{.+}} "{ .reg .pred p; setp.ne.b32 p, 0, 0; wgmma.mma_async.sync.aligned.m64n64k16.f32.f16.f16
      // CHECK-COUNT-7: setp.ne.b32 p, 1, 0; wgmma.mma_async.sync.aligned.m64n64k16.f32.f16.f16
      // CHECK: nvvm.wgmma.commit.group.sync.aligned
      %p = warp_pipe.warpgroup_mma %t[%zero], %t {transpose} : !tile, !tile
          -> !warp_pipe.in_flight<vector<8x2x2xf32>>
      // CHECK: nvvm.wgmma.wait.group.sync.aligned 0
      %s = warp_pipe.mma_wait %p : !warp_pipe.in_flight<vector<8x2x2xf32>>
      %m = warp_pipe.row_reduce maximumf %s : vector<8x2x2xf32> -> vector<2xf32>
      %f = vector.extract %m[0] : f32 from vector<2xf32>
      %w = arith.truncf %s : vector<8x2x2xf32> to vector<8x2x2xf16>
      %a = vector.shape_cast %w : vector<8x2x2xf16> to vector<4x4x2xf16>
      %first = vector.extract %a[0] : vector<4x2xf16> from vector<4x4x2xf16>
      // Rows in registers: four instructions, the other factor as it stands.
      // CHECK-COUNT-4: wgmma.mma_async.sync.aligned.m64n128k16.f32.f16.f16 {{.+}}, p, 1, 1, 1; }
      %o = warp_pipe.warpgroup_mma %a, %t : vector<4x4x2xf16>, !tile
          -> !warp_pipe.in_flight<vector<16x2x2xf32>>
      %v = warp_pipe.mma_wait %o : !warp_pipe.in_flight<vector<16x2x2xf32>>
      vector.print %v : vector<16x2x2xf32>
      // CHECK: vector.store {{.+}} {alignment = 16 : i64}
      warp_pipe.clear_rows %t[%zero, %one] : !tile
      // CHECK: nvvm.stmatrix
      warp_pipe.store_matrix %first, %t[%zero, %zero] : vector<4x2xf16>, !tile
      // The last named barriers are those of warpgroups.
      // NVVM: nvvm.fence.proxy
      // NVVM: nvvm.barrier id = %{{.+}} number_of_threads = %c128
      warp_pipe.warpgroup_barrier
      // CHECK-COUNT-2: nvvm.cp.async.bulk.tensor.global.shared.cta
      // CHECK: nvvm.cp.async.bulk.commit.group
      // CHECK: nvvm.cp.async.bulk.wait_group 0 {read}
      warp_pipe.elect {
        warp_pipe.issue_store %t[%zero], %y[%i] : !tile, memref<?x128xf16>
        warp_pipe.store_wait
      }
      // A thread takes 16 bytes of every eighth row, and stores those of the
      // first rows.
      // CHECK-COUNT-8: vector.load {{.+}} {alignment = 16 : i64} : memref<8192xf16, {{.+}}>, vector<8xf16>
      // CHECK: %[[STORED:.+]] = arith.cmpi slt, %{{.+}}, %[[N:.+]] : i32
      // CHECK: scf.if %[[STORED]] {
      // CHECK: vector.store %{{.+}}, %[[Z]][%{{.+}}, %{{.+}}, %{{.+}}] {alignment = 16 : i64}
      // CHECK-COUNT-7: arith.cmpi slt, %{{.+}}, %[[N]]
      warp_pipe.store_rows %t[%zero], %z[%i, %one] count(%n)
          : !tile, memref<?x2x128xf16>
      // No branch: the arrival has a predicate.
      // CHECK: arith.cmpf uge
      // CHECK: nvvm.inline_ptx "mbarrier.arrive.shared::cta.b64 _, [{$r0}];" {{.+}} predicate =
      warp_pipe.release %r[%i] after(%f) : !ring
    }
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x128xf16> to !ring
      }
    }
  }
  return
}

// RUN: %sparse-opt %s --warp-pipe-verify-sync --split-input-file | FileCheck %s
// Right kernels pass as they are.

// CHECK-COUNT-3: func.func @{{paths|stores|constants}}

// Both paths release; the tile is read on one of them.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @paths(%x: memref<?x64xf16>, %n: i32, %c: i1) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      scf.if %c {
        %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
        vector.print %m : vector<4x2xf16>
        warp_pipe.release %r[%i] : !ring
      } else {
        warp_pipe.release %r[%i] : !ring
      }
    }
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Stores to other CTAs between barriers of the cluster.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @stores(%x: memref<?x64xf16>, %n: i32, %f: f32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %s = warp_pipe.alloc_shared : memref<4xf32, #gpu.address_space<workgroup>>
  warp_pipe.cluster_arrive {relaxed}
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.cluster_wait
    warp_pipe.store_remote %f, %s[%zero], %zero : f32, memref<4xf32, #gpu.address_space<workgroup>>
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
    warp_pipe.cluster_wait
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
  }
  return
}

// -----

// Constant counts need not be one value.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @constants(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    %c8 = arith.constant 8 : i32
    scf.for %i = %zero to %c8 step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    %d8 = arith.constant 8 : i32
    scf.for %i = %zero to %d8 step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// RUN: %sparse-opt %s --warp-pipe-reuse-rings | FileCheck %s
// What it sets is what the check of roles lets through.
// RUN: %sparse-opt %s --warp-pipe-reuse-rings --warp-pipe-verify-sync | FileCheck %s

!ring = !warp_pipe.ring<64x64xf16, stages = 2>

// Both are used after a barrier behind the loop, the third before it, the last
// one by another CTA.
// CHECK-LABEL: func.func @epilogue
// CHECK: warp_pipe.alloc_shared {over_rings} : memref<64xf32
// CHECK: warp_pipe.alloc_shared {over_rings} : memref<4x8xf32
// CHECK: warp_pipe.alloc_shared : memref<64xf32
// CHECK: warp_pipe.alloc_shared : memref<8xf32
func.func @epilogue(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  %v = warp_pipe.alloc_shared : memref<4x8xf32, #gpu.address_space<workgroup>>
  %q = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  %s = warp_pipe.alloc_shared : memref<8xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    memref.store %f, %q[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
    scf.for %i = %zero to %n step %one : i32 {
      %w = vector.load %v[%i0, %i0] : memref<4x8xf32, #gpu.address_space<workgroup>>, vector<4xf32>
      vector.store %w, %v[%i0, %i0] : memref<4x8xf32, #gpu.address_space<workgroup>>, vector<4xf32>
    }
    warp_pipe.role_barrier
    %l = memref.load %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
    %u = memref.load %q[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
    warp_pipe.store_remote %f, %s[%zero], %zero : f32, memref<8xf32, #gpu.address_space<workgroup>>
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
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
  }
  return
}

// Nothing to lie over.
// CHECK-LABEL: func.func @no_ring
// CHECK: warp_pipe.alloc_shared : memref<64xf32
func.func @no_ring(%f: f32, %i0: index) {
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    warp_pipe.role_barrier
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  }
  return
}

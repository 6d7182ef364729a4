// RUN: %sparse-opt %s --convert-warp-pipe-to-nvgpu --canonicalize --cse | FileCheck %s
// Memory over the rings begins where they begin; the rest follows the larger of
// both, here 384 bytes after two tiles of 8 KiB. Barriers come last.

!ring = !warp_pipe.ring<64x64xf16, stages = 2>

// CHECK-LABEL: func.func @smaller
// CHECK-SAME: shared_memory = 16800>
// CHECK-DAG: memref.view %{{.*}}[%c0][] : {{.*}} to memref<64xf32
// CHECK-DAG: memref.view %{{.*}}[%c256][] : {{.*}} to memref<128xf32
// CHECK-DAG: memref.view %{{.*}}[%c16384][] : {{.*}} to memref<96xf32
func.func @smaller(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared {over_rings} : memref<64xf32, #gpu.address_space<workgroup>>
  %v = warp_pipe.alloc_shared {over_rings} : memref<128xf32, #gpu.address_space<workgroup>>
  %q = warp_pipe.alloc_shared : memref<96xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
    memref.store %f, %v[%i0] : memref<128xf32, #gpu.address_space<workgroup>>
    memref.store %f, %q[%i0] : memref<96xf32, #gpu.address_space<workgroup>>
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

// CHECK-LABEL: func.func @larger
// CHECK-SAME: shared_memory = 20768>
// CHECK-DAG: memref.view %{{.*}}[%c0][] : {{.*}} to memref<64xf32
// CHECK-DAG: memref.view %{{.*}}[%c256][] : {{.*}} to memref<5000xf32
// CHECK-DAG: memref.view %{{.*}}[%c20352][] : {{.*}} to memref<96xf32
func.func @larger(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared {over_rings} : memref<64xf32, #gpu.address_space<workgroup>>
  %v = warp_pipe.alloc_shared {over_rings} : memref<5000xf32, #gpu.address_space<workgroup>>
  %q = warp_pipe.alloc_shared : memref<96xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
    memref.store %f, %v[%i0] : memref<5000xf32, #gpu.address_space<workgroup>>
    memref.store %f, %q[%i0] : memref<96xf32, #gpu.address_space<workgroup>>
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

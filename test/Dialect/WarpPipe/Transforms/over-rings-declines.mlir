// RUN: %sparse-opt %s --warp-pipe-verify-sync --split-input-file --verify-diagnostics
// Memory over rings that must not lie there.

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_barrier(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-error @+1 {{must not lie over the rings: there is no warp_pipe.role_barrier between the rings and its first use}}
  %m = warp_pipe.alloc_shared {over_rings} : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    // expected-note @+1 {{this stands against it}}
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
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

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @inside(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-error @+1 {{must not lie over the rings: it is used while the rings are}}
  %m = warp_pipe.alloc_shared {over_rings} : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    // expected-note @+1 {{this stands against it}}
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
    %v = memref.load %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
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

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @load_role(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-error @+1 {{must not lie over the rings: it is used outside of the role that reads the rings}}
  %m = warp_pipe.alloc_shared {over_rings} : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
    warp_pipe.role_barrier
    // expected-note @+1 {{this stands against it}}
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  }
  return
}

// -----

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @remote(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-error @+1 {{must not lie over the rings: it is used by more than loads and stores}}
  %m = warp_pipe.alloc_shared {over_rings} : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
    // expected-note @+1 {{this stands against it}}
    warp_pipe.store_remote %f, %m[%zero], %zero : f32, memref<64xf32, #gpu.address_space<workgroup>>
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

// -----

func.func @no_roles(%f: f32, %i0: index) {
  // expected-error @+1 {{must not lie over the rings: there are no roles}}
  %m = warp_pipe.alloc_shared {over_rings} : memref<64xf32, #gpu.address_space<workgroup>>
  memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  return
}

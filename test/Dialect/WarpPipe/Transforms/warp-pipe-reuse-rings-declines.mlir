// RUN: %sparse-opt %s --warp-pipe-reuse-rings --split-input-file --verify-diagnostics
// RUN: %sparse-opt %s --warp-pipe-reuse-rings --split-input-file 2>/dev/null | FileCheck %s
// CHECK-NOT: over_rings

// A warp would overwrite what another one still reads.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_barrier(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-remark @+1 {{lies beside the rings: there is no warp_pipe.role_barrier between the rings and its first use}}
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    // expected-note @+1 {{it is used here}}
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
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

// So would one that comes to a barrier under a condition alone.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @maybe(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index, %c: i1) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-remark @+1 {{there is no warp_pipe.role_barrier}}
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    scf.if %c {
      warp_pipe.role_barrier
    }
    // expected-note @+1 {{it is used here}}
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

// Used in the loop, as well as after it.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @inside(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
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

// The role that copies does not know when tiles have been read.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @load_role(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
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
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  }
  return
}

// -----

// Both roles.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @two_roles(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
    memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
    %v = memref.load %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  }
  return
}

// -----

// All warps, before the roles begin.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @outside(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  memref.store %f, %m[%i0] : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
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

// Another view of the memory may be used anywhere.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @view(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  %w = memref.cast %m : memref<64xf32, #gpu.address_space<workgroup>> to memref<?xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
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

// Another CTA stores while this one waits for copies.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @remote(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
    warp_pipe.store_remote %f, %m[%zero], %zero : f32, memref<64xf32, #gpu.address_space<workgroup>>
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

// Copies that nobody waits for may still be on their way.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @unread(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %u = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
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

// It may not be needed at all.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @unused(%x: memref<?x64xf16>, %n: i32, %f: f32, %i0: index) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %m = warp_pipe.alloc_shared : memref<64xf32, #gpu.address_space<workgroup>>
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.role_barrier
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

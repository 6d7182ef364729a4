// RUN: %sparse-opt %s --warp-pipe-verify-sync --split-input-file --verify-diagnostics
// Each kernel is a right one with one mistake: how a ring is read.

// Never released.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_release(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-note @+1 {{the ring is here}}
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-error @+1 {{expected warp_pipe.release in the same step, got none: the stage is never free again}}
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
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

// Released twice.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @released_twice(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      // expected-note @+1 {{the first release is here}}
      warp_pipe.release %r[%i] : !ring
      // expected-error @+1 {{releases a stage twice}}
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
  }
  return
}

// -----

// Read after the release.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @read_late(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      // expected-note @+1 {{it is released here}}
      warp_pipe.release %r[%i] : !ring
      // expected-error @+1 {{reads a tile after its release}}
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
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

// Released on one path.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @one_path(%x: memref<?x64xf16>, %n: i32, %c: i1) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      // expected-note @+1 {{the paths part here}}
      scf.if %c {
        // expected-error @+1 {{expected a release on every path, got one on this path only}}
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

// Released in a loop.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @release_loop(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      // expected-error @+1 {{expected each stage to be released once, got a release in a loop}}
      scf.for %j = %zero to %n step %one : i32 {
        // expected-note @+1 {{the release is here}}
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

// Another stage is released.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @release_other(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-note @+1 {{the wait is here}}
      %t = warp_pipe.wait %r[%i] : !ring
      %j = arith.addi %i, %one : i32
      // expected-error @+1 {{expected the stage that was waited for}}
      warp_pipe.release %r[%j] : !ring
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

// Released before the wait.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @release_early(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-error @+1 {{expected to follow the wait in the same step}}
      warp_pipe.release %r[%i] : !ring
      // expected-note @+1 {{the wait is here}}
      %t = warp_pipe.wait %r[%i] : !ring
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

// Two waits.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @two_waits(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-note @+1 {{the first is here}}
      %t = warp_pipe.wait %r[%i] : !ring
      // expected-error @+1 {{expected one warp_pipe.wait a step, got 2}}
      %u = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
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
  }
  return
}

// -----

// A tile that leaves.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @escape(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-note @+1 {{the tile is received here}}
      %t = warp_pipe.wait %r[%i] : !ring
      // expected-error @+1 {{expected a tile to be read by warp_pipe.load_matrix only}}
      %u = builtin.unrealized_conversion_cast %t : !tile to i32
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
  }
  return
}

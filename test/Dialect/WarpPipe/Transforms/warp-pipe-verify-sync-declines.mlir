// RUN: %sparse-opt %s --warp-pipe-verify-sync --split-input-file --verify-diagnostics
// Each kernel is a right one with one mistake: who fills and who reads a ring.

// Arrivals are the warps that release.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @arrivals(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-error @+1 {{expected as many arrivals as warps that release a stage, got 3 for 4 warps of role "compute"}}
  %r = warp_pipe.create_ring {arrivals = 3 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      // expected-note @+1 {{they do it here}}
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

// One warp fills.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @fillers(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-note @+1 {{the ring is here}}
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(2) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        // expected-error @+1 {{expected one warp that fills the ring, got 2 in role "load"}}
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Nobody fills.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_commit(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-error @+1 {{expected warp_pipe.commit in a role, got none}}
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-note @+1 {{this waits for ever}}
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    %l = warp_pipe.lane_id : i32
  }
  return
}

// -----

// Nobody reads.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_wait(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-error @+1 {{expected warp_pipe.wait in a role, got none}}
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    %l = warp_pipe.lane_id : i32
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        // expected-note @+1 {{what is filled here is never read}}
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Two roles read.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @two_readers(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-note @+1 {{the first is here}}
      %t = warp_pipe.wait %r[%i] : !ring
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
    scf.for %i = %zero to %n step %one : i32 {
      // expected-error @+1 {{expected one role that reads the ring, got "load" and "compute"}}
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  }
  return
}

// -----

// Outside of roles.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @outside(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-note @+1 {{of these}}
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
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
  // expected-error @+1 {{expected to stand in a role}}
  %u = warp_pipe.wait %r[%zero] : !ring
  return
}

// -----

// Without roles.
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_roles(%n: i32) {
  // expected-error @+1 {{expected warp_pipe.specialize around what uses the ring, got none}}
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  %t = warp_pipe.wait %r[%n] : !ring
  return
}

// -----

// A ring that goes elsewhere.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @ring_escapes(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-note @+1 {{the ring is here}}
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-error @+1 {{expected an op of warp_pipe on a ring}}
  %u = builtin.unrealized_conversion_cast %r : !ring to i32
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
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

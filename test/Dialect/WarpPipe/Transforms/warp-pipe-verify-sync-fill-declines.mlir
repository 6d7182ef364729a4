// RUN: %sparse-opt %s --warp-pipe-verify-sync --split-input-file --verify-diagnostics
// Each kernel is a right one with one mistake: how a ring is filled.

// Copy before the commit.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @copy_first(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
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
        // expected-error @+1 {{expected warp_pipe.commit before: the bytes are not announced yet}}
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
        // expected-note @+1 {{they are announced here}}
        warp_pipe.commit %r[%i] : !ring
      }
    }
  }
  return
}

// -----

// Commit before the acquire.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @acquire_late(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
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
        // expected-error @+1 {{expected warp_pipe.acquire before: the stage may still be read}}
        warp_pipe.commit %r[%i] : !ring
        // expected-note @+1 {{it is acquired here}}
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// No acquire.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_acquire(%x: memref<?x64xf16>, %n: i32) {
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
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        // expected-error @+1 {{expected warp_pipe.acquire for this stage, got none}}
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// No copy.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_copy(%x: memref<?x64xf16>, %n: i32) {
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
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        // expected-error @+1 {{expected warp_pipe.issue_copy for this stage, got none}}
        warp_pipe.commit %r[%i] : !ring
      }
    }
  }
  return
}

// -----

// Two copies: their bytes are not those of the commit.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @two_copies(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
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
        // expected-note @+1 {{the first is here}}
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
        // expected-error @+1 {{expected one warp_pipe.issue_copy a step, got 2}}
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Another stage.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @other_stage(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
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
        // expected-note @+1 {{the commit is here}}
        warp_pipe.commit %r[%i] : !ring
        %j = arith.addi %i, %one : i32
        // expected-error @+1 {{expected to stand beside the commit of the same stage}}
        warp_pipe.issue_copy %x[%i] to %r[%j] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Not in every step.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @some_steps(%x: memref<?x64xf16>, %n: i32, %c: i1) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-note @+1 {{this stands between}}
      scf.if %c {
        warp_pipe.elect {
          warp_pipe.acquire %r[%i] : !ring
          // expected-error @+1 {{expected to run in every step of a loop}}
          warp_pipe.commit %r[%i] : !ring
          warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
        }
      }
    }
  }
  return
}

// -----

// Steps of two.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @step_two(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    %two = arith.constant 2 : i32
    // expected-note @+1 {{the loop is here}}
    scf.for %i = %zero to %n step %two : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        // expected-error @+1 {{expected the stage of step i of a loop from 0 in steps of 1}}
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// The steps begin anew: stages and phases would not.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @again(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    // expected-note @+1 {{the loop runs more than once because of this}}
    scf.for %j = %zero to %n step %one : i32 {
      scf.for %i = %zero to %n step %one : i32 {
        warp_pipe.elect {
          warp_pipe.acquire %r[%i] : !ring
          // expected-error @+1 {{expected a loop that runs once: stages and phases follow from its counter}}
          warp_pipe.commit %r[%i] : !ring
          warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
        }
      }
    }
  }
  return
}

// -----

// Other counts.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @counts(%x: memref<?x64xf16>, %n: i32, %other: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    // expected-error @+1 {{expected as many steps as the loop that fills the ring}}
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    // expected-note @+1 {{it is filled here}}
    scf.for %i = %zero to %other step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %r[%i] : !ring
        warp_pipe.commit %r[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

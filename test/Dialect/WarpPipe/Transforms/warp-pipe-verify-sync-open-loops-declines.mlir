// RUN: not %sparse-opt %s --warp-pipe-verify-sync --split-input-file 2>&1 | FileCheck %s
// Each kernel is that of warp-pipe-verify-sync-open-loops.mlir with one mistake.
// The reader goes one step further than the filler.
!tile = !warp_pipe.tile<64x64xf16>
!work = !warp_pipe.ring<64x64xf16, stages = 2, scalars = [i32, i32]>
!tiles = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @k(%x: memref<?x64xf16>, %list: memref<?xi32>, %total: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %work = warp_pipe.create_ring {arrivals = 4 : i32} : !work
  %tiles = warp_pipe.create_ring {arrivals = 4 : i32} : !tiles
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    %r:2 = scf.while (%w = %zero, %at = %zero) : (i32, i32) -> (i32, i32) {
      %q, %s:2 = warp_pipe.wait %work[%w] : !work
      %more = arith.cmpi eq, %s#0, %one : i32
      %behind = scf.if %more -> (i32) {
        %bad = arith.addi %s#1, %one : i32
        scf.for %i = %zero to %bad step %one : i32 {
          %n = arith.addi %at, %i : i32
          // CHECK: [[#@LINE+1]]:{{.+}}: error: {{.*}}expected to wait for step
          %t = warp_pipe.wait %tiles[%n] : !tiles
          %p = warp_pipe.warpgroup_mma %q[%zero], %t {transpose}
              : !tile, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
          %m = warp_pipe.mma_wait %p : !warp_pipe.in_flight<vector<8x2x2xf32>>
          warp_pipe.release %tiles[%n] : !tiles
          vector.print %m : vector<8x2x2xf32>
        }
        %b = arith.addi %at, %s#1 : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      warp_pipe.release %work[%w] : !work
      %next = arith.addi %w, %one : i32
      scf.condition(%more) %next, %behind : i32, i32
    } do {
    ^bb0(%w: i32, %at: i32):
      scf.yield %w, %at : i32, i32
    }
  } role "load" warps(1) registers(0) {
    %r:3 = scf.while (%w = %zero, %at = %zero, %item = %zero)
        : (i32, i32, i32) -> (i32, i32, i32) {
      %more = arith.cmpi slt, %item, %total : i32
      %exists = arith.extui %more : i1 to i32
      %i = arith.index_cast %item : i32 to index
      %steps = memref.load %list[%i] : memref<?xi32>
      warp_pipe.elect {
        warp_pipe.acquire %work[%w] : !work
        warp_pipe.commit %work[%w] scalars(%exists, %steps : i32, i32) : !work
        warp_pipe.issue_copy %x[%item] to %work[%w] : memref<?x64xf16> to !work
      }
      %behind = scf.if %more -> (i32) {
        scf.for %i2 = %zero to %steps step %one : i32 {
          %n = arith.addi %at, %i2 : i32
          warp_pipe.elect {
            warp_pipe.acquire %tiles[%n] : !tiles
            warp_pipe.commit %tiles[%n] : !tiles
            warp_pipe.issue_copy %x[%n] to %tiles[%n] : memref<?x64xf16> to !tiles
          }
        }
        %b = arith.addi %at, %steps : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      %next = arith.addi %w, %one : i32
      %after = arith.addi %item, %one : i32
      scf.condition(%more) %next, %behind, %after : i32, i32, i32
    } do {
    ^bb0(%w: i32, %at: i32, %item: i32):
      scf.yield %w, %at, %item : i32, i32, i32
    }
  }
  return
}

// -----

// Steps are counted anew for each piece of work.
!tile = !warp_pipe.tile<64x64xf16>
!work = !warp_pipe.ring<64x64xf16, stages = 2, scalars = [i32, i32]>
!tiles = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @k(%x: memref<?x64xf16>, %list: memref<?xi32>, %total: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %work = warp_pipe.create_ring {arrivals = 4 : i32} : !work
  %tiles = warp_pipe.create_ring {arrivals = 4 : i32} : !tiles
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    %r:2 = scf.while (%w = %zero, %at = %zero) : (i32, i32) -> (i32, i32) {
      %q, %s:2 = warp_pipe.wait %work[%w] : !work
      %more = arith.cmpi eq, %s#0, %one : i32
      %behind = scf.if %more -> (i32) {
        scf.for %i = %zero to %s#1 step %one : i32 {
          %n = arith.addi %zero, %i : i32
          // CHECK: [[#@LINE+1]]:{{.+}}: error: {{.*}}expected to wait for step
          %t = warp_pipe.wait %tiles[%n] : !tiles
          %p = warp_pipe.warpgroup_mma %q[%zero], %t {transpose}
              : !tile, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
          %m = warp_pipe.mma_wait %p : !warp_pipe.in_flight<vector<8x2x2xf32>>
          warp_pipe.release %tiles[%n] : !tiles
          vector.print %m : vector<8x2x2xf32>
        }
        %b = arith.addi %at, %s#1 : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      warp_pipe.release %work[%w] : !work
      %next = arith.addi %w, %one : i32
      scf.condition(%more) %next, %behind : i32, i32
    } do {
    ^bb0(%w: i32, %at: i32):
      scf.yield %w, %at : i32, i32
    }
  } role "load" warps(1) registers(0) {
    %r:3 = scf.while (%w = %zero, %at = %zero, %item = %zero)
        : (i32, i32, i32) -> (i32, i32, i32) {
      %more = arith.cmpi slt, %item, %total : i32
      %exists = arith.extui %more : i1 to i32
      %i = arith.index_cast %item : i32 to index
      %steps = memref.load %list[%i] : memref<?xi32>
      warp_pipe.elect {
        warp_pipe.acquire %work[%w] : !work
        warp_pipe.commit %work[%w] scalars(%exists, %steps : i32, i32) : !work
        warp_pipe.issue_copy %x[%item] to %work[%w] : memref<?x64xf16> to !work
      }
      %behind = scf.if %more -> (i32) {
        scf.for %i2 = %zero to %steps step %one : i32 {
          %n = arith.addi %at, %i2 : i32
          warp_pipe.elect {
            warp_pipe.acquire %tiles[%n] : !tiles
            warp_pipe.commit %tiles[%n] : !tiles
            warp_pipe.issue_copy %x[%n] to %tiles[%n] : memref<?x64xf16> to !tiles
          }
        }
        %b = arith.addi %at, %steps : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      %next = arith.addi %w, %one : i32
      %after = arith.addi %item, %one : i32
      scf.condition(%more) %next, %behind, %after : i32, i32, i32
    } do {
    ^bb0(%w: i32, %at: i32, %item: i32):
      scf.yield %w, %at, %item : i32, i32, i32
    }
  }
  return
}

// -----

// A stage is given back while a product reads it.
!tile = !warp_pipe.tile<64x64xf16>
!work = !warp_pipe.ring<64x64xf16, stages = 2, scalars = [i32, i32]>
!tiles = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @k(%x: memref<?x64xf16>, %list: memref<?xi32>, %total: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %work = warp_pipe.create_ring {arrivals = 4 : i32} : !work
  %tiles = warp_pipe.create_ring {arrivals = 4 : i32} : !tiles
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    %r:2 = scf.while (%w = %zero, %at = %zero) : (i32, i32) -> (i32, i32) {
      %q, %s:2 = warp_pipe.wait %work[%w] : !work
      %more = arith.cmpi eq, %s#0, %one : i32
      %behind = scf.if %more -> (i32) {
        scf.for %i = %zero to %s#1 step %one : i32 {
          %n = arith.addi %at, %i : i32
          %t = warp_pipe.wait %tiles[%n] : !tiles
          %p = warp_pipe.warpgroup_mma %q[%zero], %t {transpose}
              : !tile, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
          // CHECK: [[#@LINE+1]]:{{.+}}: error: {{.*}}releases a stage that a product may still read
          warp_pipe.release %tiles[%n] : !tiles
          %m = warp_pipe.mma_wait %p : !warp_pipe.in_flight<vector<8x2x2xf32>>
          vector.print %m : vector<8x2x2xf32>
        }
        %b = arith.addi %at, %s#1 : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      warp_pipe.release %work[%w] : !work
      %next = arith.addi %w, %one : i32
      scf.condition(%more) %next, %behind : i32, i32
    } do {
    ^bb0(%w: i32, %at: i32):
      scf.yield %w, %at : i32, i32
    }
  } role "load" warps(1) registers(0) {
    %r:3 = scf.while (%w = %zero, %at = %zero, %item = %zero)
        : (i32, i32, i32) -> (i32, i32, i32) {
      %more = arith.cmpi slt, %item, %total : i32
      %exists = arith.extui %more : i1 to i32
      %i = arith.index_cast %item : i32 to index
      %steps = memref.load %list[%i] : memref<?xi32>
      warp_pipe.elect {
        warp_pipe.acquire %work[%w] : !work
        warp_pipe.commit %work[%w] scalars(%exists, %steps : i32, i32) : !work
        warp_pipe.issue_copy %x[%item] to %work[%w] : memref<?x64xf16> to !work
      }
      %behind = scf.if %more -> (i32) {
        scf.for %i2 = %zero to %steps step %one : i32 {
          %n = arith.addi %at, %i2 : i32
          warp_pipe.elect {
            warp_pipe.acquire %tiles[%n] : !tiles
            warp_pipe.commit %tiles[%n] : !tiles
            warp_pipe.issue_copy %x[%n] to %tiles[%n] : memref<?x64xf16> to !tiles
          }
        }
        %b = arith.addi %at, %steps : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      %next = arith.addi %w, %one : i32
      %after = arith.addi %item, %one : i32
      scf.condition(%more) %next, %behind, %after : i32, i32, i32
    } do {
    ^bb0(%w: i32, %at: i32, %item: i32):
      scf.yield %w, %at, %item : i32, i32, i32
    }
  }
  return
}

// -----

// A stage is filled that nobody gave back.
!tile = !warp_pipe.tile<64x64xf16>
!work = !warp_pipe.ring<64x64xf16, stages = 2, scalars = [i32, i32]>
!tiles = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @k(%x: memref<?x64xf16>, %list: memref<?xi32>, %total: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %work = warp_pipe.create_ring {arrivals = 4 : i32} : !work
  %tiles = warp_pipe.create_ring {arrivals = 4 : i32} : !tiles
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    %r:2 = scf.while (%w = %zero, %at = %zero) : (i32, i32) -> (i32, i32) {
      %q, %s:2 = warp_pipe.wait %work[%w] : !work
      %more = arith.cmpi eq, %s#0, %one : i32
      %behind = scf.if %more -> (i32) {
        scf.for %i = %zero to %s#1 step %one : i32 {
          %n = arith.addi %at, %i : i32
          %t = warp_pipe.wait %tiles[%n] : !tiles
          %p = warp_pipe.warpgroup_mma %q[%zero], %t {transpose}
              : !tile, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
          %m = warp_pipe.mma_wait %p : !warp_pipe.in_flight<vector<8x2x2xf32>>
          warp_pipe.release %tiles[%n] : !tiles
          vector.print %m : vector<8x2x2xf32>
        }
        %b = arith.addi %at, %s#1 : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      warp_pipe.release %work[%w] : !work
      %next = arith.addi %w, %one : i32
      scf.condition(%more) %next, %behind : i32, i32
    } do {
    ^bb0(%w: i32, %at: i32):
      scf.yield %w, %at : i32, i32
    }
  } role "load" warps(1) registers(0) {
    %r:3 = scf.while (%w = %zero, %at = %zero, %item = %zero)
        : (i32, i32, i32) -> (i32, i32, i32) {
      %more = arith.cmpi slt, %item, %total : i32
      %exists = arith.extui %more : i1 to i32
      %i = arith.index_cast %item : i32 to index
      %steps = memref.load %list[%i] : memref<?xi32>
      warp_pipe.elect {
        warp_pipe.acquire %work[%w] : !work
        warp_pipe.commit %work[%w] scalars(%exists, %steps : i32, i32) : !work
        warp_pipe.issue_copy %x[%item] to %work[%w] : memref<?x64xf16> to !work
      }
      %behind = scf.if %more -> (i32) {
        scf.for %i2 = %zero to %steps step %one : i32 {
          %n = arith.addi %at, %i2 : i32
          warp_pipe.elect {
            // CHECK: [[#@LINE+1]]:{{.+}}: error: {{.*}}expected warp_pipe.acquire before: the stage may still be read
            warp_pipe.commit %tiles[%n] : !tiles
            warp_pipe.issue_copy %x[%n] to %tiles[%n] : memref<?x64xf16> to !tiles
          }
        }
        %b = arith.addi %at, %steps : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      %next = arith.addi %w, %one : i32
      %after = arith.addi %item, %one : i32
      scf.condition(%more) %next, %behind, %after : i32, i32, i32
    } do {
    ^bb0(%w: i32, %at: i32, %item: i32):
      scf.yield %w, %at, %item : i32, i32, i32
    }
  }
  return
}

// -----

// A stage that is never given back.
!tile = !warp_pipe.tile<64x64xf16>
!work = !warp_pipe.ring<64x64xf16, stages = 2, scalars = [i32, i32]>
!tiles = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @k(%x: memref<?x64xf16>, %list: memref<?xi32>, %total: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // CHECK: [[#@LINE+1]]:{{.+}}: error: {{.*}}expected as many steps that are read as are filled, got 0
  %work = warp_pipe.create_ring {arrivals = 4 : i32} : !work
  %tiles = warp_pipe.create_ring {arrivals = 4 : i32} : !tiles
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    %r:2 = scf.while (%w = %zero, %at = %zero) : (i32, i32) -> (i32, i32) {
      %q, %s:2 = warp_pipe.wait %work[%w] : !work
      %more = arith.cmpi eq, %s#0, %one : i32
      %behind = scf.if %more -> (i32) {
        scf.for %i = %zero to %s#1 step %one : i32 {
          %n = arith.addi %at, %i : i32
          %t = warp_pipe.wait %tiles[%n] : !tiles
          %p = warp_pipe.warpgroup_mma %q[%zero], %t {transpose}
              : !tile, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
          %m = warp_pipe.mma_wait %p : !warp_pipe.in_flight<vector<8x2x2xf32>>
          warp_pipe.release %tiles[%n] : !tiles
          vector.print %m : vector<8x2x2xf32>
        }
        %b = arith.addi %at, %s#1 : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      %next = arith.addi %w, %one : i32
      scf.condition(%more) %next, %behind : i32, i32
    } do {
    ^bb0(%w: i32, %at: i32):
      scf.yield %w, %at : i32, i32
    }
  } role "load" warps(1) registers(0) {
    %r:3 = scf.while (%w = %zero, %at = %zero, %item = %zero)
        : (i32, i32, i32) -> (i32, i32, i32) {
      %more = arith.cmpi slt, %item, %total : i32
      %exists = arith.extui %more : i1 to i32
      %i = arith.index_cast %item : i32 to index
      %steps = memref.load %list[%i] : memref<?xi32>
      warp_pipe.elect {
        warp_pipe.acquire %work[%w] : !work
        warp_pipe.commit %work[%w] scalars(%exists, %steps : i32, i32) : !work
        warp_pipe.issue_copy %x[%item] to %work[%w] : memref<?x64xf16> to !work
      }
      %behind = scf.if %more -> (i32) {
        scf.for %i2 = %zero to %steps step %one : i32 {
          %n = arith.addi %at, %i2 : i32
          warp_pipe.elect {
            warp_pipe.acquire %tiles[%n] : !tiles
            warp_pipe.commit %tiles[%n] : !tiles
            warp_pipe.issue_copy %x[%n] to %tiles[%n] : memref<?x64xf16> to !tiles
          }
        }
        %b = arith.addi %at, %steps : i32
        scf.yield %b : i32
      } else {
        scf.yield %at : i32
      }
      %next = arith.addi %w, %one : i32
      %after = arith.addi %item, %one : i32
      scf.condition(%more) %next, %behind, %after : i32, i32, i32
    } do {
    ^bb0(%w: i32, %at: i32, %item: i32):
      scf.yield %w, %at, %item : i32, i32, i32
    }
  }
  return
}

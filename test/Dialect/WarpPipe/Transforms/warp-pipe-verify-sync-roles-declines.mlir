// RUN: %sparse-opt %s --warp-pipe-verify-sync --split-input-file --verify-diagnostics
// Mistakes about roles, barriers and clusters.

// Roles do not add up.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @warps(%x: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 6>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-error @+1 {{expected roles for the 6 warps of warp_pipe.launch, got 5}}
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

// -----

// One role does not meet the cluster.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @cluster_one_role(%x: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  // expected-error @+1 {{expected every role to meet the cluster equally often, got 2 arrivals and waits in role "compute" and 0 in role "load"}}
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
    // expected-note @+1 {{here}}
    warp_pipe.cluster_arrive
    // expected-note @+1 {{here}}
    warp_pipe.cluster_wait
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

// No cluster.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @no_cluster(%x: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-error @+1 {{expected cluster = true in warp_pipe.launch, got false}}
  warp_pipe.cluster_arrive
  warp_pipe.cluster_wait
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
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Wait without arrive.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @wait_alone(%x: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-error @+1 {{expected warp_pipe.cluster_arrive before: this waits for ever}}
  warp_pipe.cluster_wait
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
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Arrive twice.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @arrive_twice(%x: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-note @+1 {{it arrived here already}}
  warp_pipe.cluster_arrive
  // expected-error @+1 {{expected warp_pipe.cluster_wait before}}
  warp_pipe.cluster_arrive
  warp_pipe.cluster_wait
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
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Arrive at the end.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @arrive_last(%x: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-error @+1 {{expected warp_pipe.cluster_wait after, got none}}
  warp_pipe.cluster_arrive
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
        warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Under control flow.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @cluster_if(%x: memref<?x64xf16>, %n: i32, %c: i1) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
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
    // expected-note @+1 {{this stands between}}
    scf.if %c {
      // expected-error @+1 {{expected every warp to come here once}}
      warp_pipe.cluster_arrive
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

// A store to a CTA that may not have started.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @store_early(%x: memref<?x64xf16>, %n: i32, %f: f32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %s = warp_pipe.alloc_shared : memref<4xf32, #gpu.address_space<workgroup>>
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
    // expected-error @+1 {{expected a barrier of the cluster before: the other CTA may not have started}}
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
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
  }
  return
}

// -----

// A store that nobody waits for. A relaxed barrier does not order it.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @store_late(%x: memref<?x64xf16>, %n: i32, %f: f32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %s = warp_pipe.alloc_shared : memref<4xf32, #gpu.address_space<workgroup>>
  %r = warp_pipe.create_ring {arrivals = 4 : i32} : !ring
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %r[%i] : !ring
      %m = warp_pipe.load_matrix %t[%zero, %zero] : !tile -> vector<4x2xf16>
      vector.print %m : vector<4x2xf16>
      warp_pipe.release %r[%i] : !ring
    }
    warp_pipe.cluster_arrive
    warp_pipe.cluster_wait
    // expected-error @+1 {{expected a barrier of the cluster after that is not relaxed: the other CTA may read too early or have ended}}
    warp_pipe.store_remote %f, %s[%zero], %zero : f32, memref<4xf32, #gpu.address_space<workgroup>>
    warp_pipe.cluster_arrive {relaxed}
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

// A barrier of the role met by one lane.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @elect_barrier(%x: memref<?x64xf16>, %n: i32) {
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
    // expected-note @+1 {{the others are left out here}}
    warp_pipe.elect {
      // expected-error @+1 {{expected all lanes of the warp, got one}}
      warp_pipe.role_barrier
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

// Rings in another order: the second is full before the first is read.
!tile = !warp_pipe.tile<64x64xf16>
!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @order(%x: memref<?x64xf16>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %a = warp_pipe.create_ring {arrivals = 1 : i32} : !ring
  %b = warp_pipe.create_ring {arrivals = 1 : i32} : !ring
  // expected-error @+1 {{the roles wait for each other for ever}}
  warp_pipe.specialize role "compute" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      // expected-note @+1 {{role "compute" waits here}}
      %t = warp_pipe.wait %a[%i] : !ring
      warp_pipe.release %a[%i] : !ring
    }
    scf.for %i = %zero to %n step %one : i32 {
      %t = warp_pipe.wait %b[%i] : !ring
      warp_pipe.release %b[%i] : !ring
    }
  } role "load" warps(1) registers(0) {
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        // expected-note @+1 {{role "load" waits here}}
        warp_pipe.acquire %b[%i] : !ring
        warp_pipe.commit %b[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %b[%i] : memref<?x64xf16> to !ring
      }
    }
    scf.for %i = %zero to %n step %one : i32 {
      warp_pipe.elect {
        warp_pipe.acquire %a[%i] : !ring
        warp_pipe.commit %a[%i] : !ring
        warp_pipe.issue_copy %x[%i] to %a[%i] : memref<?x64xf16> to !ring
      }
    }
  }
  return
}

// -----

// Two splits.
func.func @twice() {
  // expected-note @+1 {{the first is here}}
  warp_pipe.specialize role "compute" warps(1) registers(0) {
  }
  // expected-error @+1 {{expected one warp_pipe.specialize a kernel}}
  warp_pipe.specialize role "compute" warps(1) registers(0) {
  }
  return
}

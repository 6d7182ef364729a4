// RUN: %sparse-opt %s --warp-pipe-verify-sync --split-input-file --verify-diagnostics | FileCheck %s
// Stores to other CTAs that count in a mailbox need no barrier after them.

!box = memref<1xi64, #gpu.address_space<workgroup>>
!rows = memref<8x64xf32, #gpu.address_space<workgroup>>

// CHECK-LABEL: func.func @counted(
func.func @counted(%v: vector<4xf32>, %i: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 4, cluster = true>} {
  %box = warp_pipe.create_mailbox : !box
  %rows = warp_pipe.alloc_shared : !rows
  warp_pipe.cluster_arrive {relaxed}
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    warp_pipe.expect_bytes %box, %i : !box
    warp_pipe.cluster_wait
    // CHECK: warp_pipe.store_remote %{{.*}}, %{{.*}}[%{{.*}}, %{{.*}}], %{{.*}} signal(%{{.*}} : memref<1xi64, #gpu.address_space<workgroup>>) : vector<4xf32>,
    warp_pipe.store_remote %v, %rows[%i, %i], %i signal(%box : !box)
        : vector<4xf32>, !rows
    warp_pipe.wait_mailbox %box : !box
  }
  return
}

// -----

!box = memref<1xi64, #gpu.address_space<workgroup>>
!rows = memref<8x64xf32, #gpu.address_space<workgroup>>

func.func @early(%v: vector<4xf32>, %i: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 4, cluster = true>} {
  %box = warp_pipe.create_mailbox : !box
  %rows = warp_pipe.alloc_shared : !rows
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    warp_pipe.expect_bytes %box, %i : !box
    // expected-error @+1 {{expected a barrier of the cluster before: the other CTA may not have started}}
    warp_pipe.store_remote %v, %rows[%i, %i], %i signal(%box : !box)
        : vector<4xf32>, !rows
    warp_pipe.wait_mailbox %box : !box
  }
  return
}

// -----

!box = memref<1xi64, #gpu.address_space<workgroup>>
!rows = memref<8x64xf32, #gpu.address_space<workgroup>>

func.func @unexpected(%v: vector<4xf32>, %i: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 4, cluster = true>} {
  // expected-note @+1 {{the mailbox is here}}
  %box = warp_pipe.create_mailbox : !box
  %rows = warp_pipe.alloc_shared : !rows
  warp_pipe.cluster_arrive {relaxed}
  warp_pipe.specialize role "compute" warps(4) registers(0) {
    warp_pipe.cluster_wait
    // expected-error @+1 {{expected one expect_bytes and a wait_mailbox, got 0 and 1}}
    warp_pipe.store_remote %v, %rows[%i, %i], %i signal(%box : !box)
        : vector<4xf32>, !rows
    warp_pipe.wait_mailbox %box : !box
  }
  return
}

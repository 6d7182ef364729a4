// RUN: %sparse-opt %s --warp-pipe-specialize --split-input-file --verify-diagnostics | FileCheck %s
// A prologue is run by all warps before they take roles; both roles see what it
// gives, and what it wrote.

!list = memref<32xi32, #gpu.address_space<workgroup>>

// CHECK-LABEL: func.func @listed(
func.func @listed(%k: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2, overlap = true>} {
  %one = arith.constant 1 : i32
  %zero = arith.constant 0 : i32
  %c0 = arith.constant 0 : index
  %list = warp_pipe.alloc_shared : !list
  // CHECK: warp_pipe.grid_wait
  // CHECK-NEXT: %[[COUNT:.*]] = arith.addi
  // CHECK-NEXT: memref.store %[[COUNT]]
  // CHECK-NEXT: gpu.barrier
  // CHECK-NOT: prologue
  %count = warp_pipe.prologue -> (i32) {
    warp_pipe.grid_wait
    %m = arith.addi %n, %one : i32
    memref.store %m, %list[%c0] : !list
    warp_pipe.yield %m : i32
  }
  // CHECK: warp_pipe.index_stream
  %s = warp_pipe.index_stream %list[] first(%zero) step(%one) : !list
  // CHECK: warp_pipe.specialize
  // CHECK: scf.for {{.*}} to %[[COUNT]]
  // CHECK: role "load"
  // CHECK: scf.for {{.*}} to %[[COUNT]]
  // CHECK: warp_pipe.stream_entries
  warp_pipe.pipeline (%i) to (%count) {
    %id = warp_pipe.stream_entries %s[%i] : i32
    %t = warp_pipe.gather_copy %k[%id] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    warp_pipe.yield
  }
  return
}

// -----

!list = memref<32xi32, #gpu.address_space<workgroup>>

func.func @late(%k: memref<?x64xf16>, %n: i32, %x: memref<1xi32>) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %c0 = arith.constant 0 : index
  // expected-note @+1 {{this may write}}
  memref.store %n, %x[%c0] : memref<1xi32>
  // expected-remark @+1 {{not specialized: the prologue stands behind a write}}
  %count = warp_pipe.prologue -> (i32) {
    warp_pipe.yield %n : i32
  }
  warp_pipe.pipeline (%i) to (%count) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    warp_pipe.yield
  }
  return
}

// -----

// Helpers have nothing to do but the prologue.
// CHECK-LABEL: func.func @helped(
func.func @helped(%k: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 6>} {
  %count = warp_pipe.prologue -> (i32) {
    warp_pipe.yield %n : i32
  } {helpers = 4 : i64}
  // CHECK: warp_pipe.specialize role "compute" warps(1) registers(0)
  // CHECK: role "load" warps(1) registers(0)
  // CHECK: role "help" warps(4) registers(0) {
  // CHECK-NEXT: }
  warp_pipe.pipeline (%i) to (%count) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    warp_pipe.yield
  }
  return
}

// -----

// expected-remark @+1 {{not specialized: expected more than 5 warps, got 5}}
func.func @none_left(%k: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  %count = warp_pipe.prologue -> (i32) {
    warp_pipe.yield %n : i32
  } {helpers = 4 : i64}
  warp_pipe.pipeline (%i) to (%count) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    warp_pipe.yield
  }
  return
}

// RUN: %sparse-opt %s --pass-pipeline='builtin.module(func.func(warp-pipe-specialize,warp-pipe-verify-sync))' --split-input-file --verify-diagnostics | FileCheck %s
// Barriers of the cluster under a condition are every role's, like all.

// CHECK-LABEL: func.func @k(
// CHECK: %[[C:.*]] = arith.cmpi
// CHECK: warp_pipe.cluster_arrive if(%[[C]]) {relaxed}
// CHECK: role "load"
// CHECK: warp_pipe.cluster_wait if(%[[C]])
func.func @k(%x: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %several = arith.cmpi sgt, %n, %zero : i32
  warp_pipe.cluster_arrive if(%several) {relaxed}
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %x[%i]
        : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    %m = warp_pipe.load_matrix %t[%zero, %zero]
        : !warp_pipe.tile<64x64xf16> -> vector<4x2xf16>
    vector.print %m : vector<4x2xf16>
  }
  warp_pipe.cluster_wait if(%several)
  return
}

// -----

// CHECK-LABEL: func.func @late(
// CHECK-NOT: warp_pipe.specialize
func.func @late(%x: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %r = warp_pipe.pipeline (%i) to (%n) iter_args(%a = %zero) -> (i32) {
    %t = warp_pipe.gather_copy %x[%i]
        : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    warp_pipe.yield %i : i32
  }
  // expected-note @+1 {{here}}
  %several = arith.cmpi sgt, %r, %zero : i32
  // expected-remark @+1 {{not specialized: the condition of a barrier of the cluster is made after the pipeline}}
  warp_pipe.cluster_arrive if(%several)
  warp_pipe.cluster_wait if(%several)
  return
}

// -----

func.func @different(%x: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true>} {
  %zero = arith.constant 0 : i32
  %several = arith.cmpi sgt, %n, %zero : i32
  // expected-note @+1 {{the first is here}}
  warp_pipe.cluster_arrive if(%several) {relaxed}
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %x[%i]
        : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  // expected-error @+1 {{expected the condition of all barriers of the cluster}}
  warp_pipe.cluster_wait
  return
}

// RUN: %sparse-opt %s --warp-pipe-lower-index-streams --split-input-file --verify-diagnostics | FileCheck %s
// An entry that serves two steps: 32 entries last for 64.

// CHECK-LABEL: func.func @half(
// CHECK: scf.for %[[BEGIN:.*]] = %{{.*}} to %{{.*}} step %c64_i32
// CHECK: %[[NEXT:.*]] = arith.addi %[[BEGIN]], %c64_i32
// CHECK: arith.divui %[[NEXT]], %c2_i32
// CHECK: scf.for %[[J:.*]] =
// CHECK: %[[AT:.*]] = arith.divui %[[J]], %c2_i32
// CHECK: nvvm.shfl.sync idx
func.func @half(%list: memref<?xi32>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %s = warp_pipe.index_stream %list[] first(%zero) step(%one) : memref<?xi32>
  scf.for %i = %zero to %n step %one : i32 {
    %e = warp_pipe.stream_entries %s[%i] {steps = 2 : i32} : i32
    vector.print %e : i32
  }
  return
}

// -----

// 12 entries would begin in the middle of a part.
func.func @odd(%list: memref<?xi32>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-note @+1 {{the stream is here}}
  %s = warp_pipe.index_stream %list[] first(%zero) step(%one) : memref<?xi32>
  %t = warp_pipe.index_stream %list[] first(%zero) step(%one) : memref<?xi32>
  scf.for %i = %zero to %n step %one : i32 {
    // expected-error @+1 {{expected steps that divide 32, the steps that lanes hold entries for}}
    %e = warp_pipe.stream_entries %s[%i] {steps = 12 : i32} : i32
    %f = warp_pipe.stream_entries %t[%i] : i32
    vector.print %e : i32
    vector.print %f : i32
  }
  return
}

// RUN: %sparse-opt %s --warp-pipe-lower-index-streams --canonicalize --cse --split-input-file | FileCheck %s

// Two entries a step: 32 lanes hold those of 16 steps.
// CHECK-LABEL: func.func @two_entries
// CHECK-SAME:  (%[[LIST:.*]]: memref<?x?xi32>, %[[B:.*]]: i32, %[[F:.*]]: i32, %[[ST:.*]]: i32, %[[N:.*]]: i32)
// CHECK-DAG:   %[[C0:.*]] = arith.constant 0 : i32
// CHECK-DAG:   %[[C1:.*]] = arith.constant 1 : i32
// CHECK-DAG:   %[[C2:.*]] = arith.constant 2 : i32
// CHECK-DAG:   %[[C16:.*]] = arith.constant 16 : i32
// CHECK-DAG:   %[[NONE:.*]] = arith.constant -1 : i32
// The first 32 entries are loaded here, one a lane, -1 outside of the list.
// CHECK:       %[[LANE:.*]] = warp_pipe.lane_id
// CHECK:       %[[M:.*]] = arith.muli %[[LANE]], %[[ST]]
// CHECK:       %[[AT:.*]] = arith.addi %[[F]], %[[M]]
// CHECK:       %[[DIM:.*]] = memref.dim %[[LIST]], %c1
// CHECK:       %[[SIZE:.*]] = arith.index_cast %[[DIM]]
// CHECK:       %[[IN:.*]] = arith.cmpi ult, %[[AT]], %[[SIZE]]
// CHECK:       %[[FIRST:.*]] = scf.if %[[IN]] -> (i32) {
// CHECK:         memref.load %[[LIST]]
// CHECK:       } else {
// CHECK:         scf.yield %[[NONE]]
// CHECK:       }
// CHECK:       vector.print str "between"
// CHECK:       scf.for %[[I:.*]] = %[[C0]] to %[[N]] step %[[C16]] iter_args(%[[CUR:.*]] = %[[FIRST]]) -> (i32)
// The next 32 are on their way while these are used.
// CHECK:         %[[AFTER:.*]] = arith.addi %[[I]], %[[C16]]
// CHECK:         arith.muli %[[AFTER]], %[[C2]]
// CHECK:         %[[NEXT:.*]] = scf.if
// CHECK:           memref.load %[[LIST]]
// CHECK:         %[[LEFT:.*]] = arith.subi %[[N]], %[[I]]
// CHECK:         %[[COUNT:.*]] = arith.minsi %[[LEFT]], %[[C16]]
// CHECK:         scf.for %[[J:.*]] = %[[C0]] to %[[COUNT]] step %[[C1]]
// CHECK:           %[[STEP:.*]] = arith.addi %[[I]], %[[J]]
// CHECK:           %[[L:.*]] = arith.muli %[[J]], %[[C2]]
// CHECK:           %[[E0:.*]] = nvvm.shfl.sync idx %[[NONE]], %[[CUR]], %[[L]],
// CHECK:           %[[L1:.*]] = arith.addi %[[L]], %[[C1]]
// CHECK:           %[[E1:.*]] = nvvm.shfl.sync idx %[[NONE]], %[[CUR]], %[[L1]],
// CHECK:           vector.print %[[STEP]]
// CHECK:           vector.print %[[E0]]
// CHECK:           vector.print %[[E1]]
// CHECK:         scf.yield %[[NEXT]]
func.func @two_entries(%list: memref<?x?xi32>, %b: i32, %f: i32, %st: i32, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %s = warp_pipe.index_stream %list[%b] first(%f) step(%st) : memref<?x?xi32>
  vector.print str "between"
  scf.for %i = %zero to %n step %one : i32 {
    %e:2 = warp_pipe.stream_entries %s[%i] : i32, i32
    vector.print %i : i32
    vector.print %e#0 : i32
    vector.print %e#1 : i32
  }
  return
}

// -----

// Streams of one loop are cut at the same steps; values that it carried before
// stay.
// CHECK-LABEL: func.func @two_streams
// CHECK:       %[[R:.*]]:3 = scf.for %{{.*}} step %c8_i32 iter_args(%[[A:.*]] = %{{.*}}, %[[S:.*]] = %{{.*}}, %[[T:.*]] = %{{.*}})
// CHECK:         %[[IN:.*]] = scf.for %{{.*}} iter_args(%{{.*}} = %[[A]])
// CHECK:           nvvm.shfl.sync idx %{{.*}}, %[[S]]
// CHECK-COUNT-4:   nvvm.shfl.sync idx %{{.*}}, %[[T]]
// CHECK:         scf.yield %[[IN]], %{{.*}}, %{{.*}} : i32, i32, i32
// CHECK:       return %[[R]]#0
func.func @two_streams(%p: memref<?xi32>, %q: memref<?xi32>, %n: i32) -> i32 {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %s = warp_pipe.index_stream %p[] first(%zero) step(%one) : memref<?xi32>
  %t = warp_pipe.index_stream %q[] first(%zero) step(%one) : memref<?xi32>
  %r = scf.for %i = %zero to %n step %one iter_args(%a = %zero) -> (i32) : i32 {
    %e = warp_pipe.stream_entries %s[%i] : i32
    %f:4 = warp_pipe.stream_entries %t[%i] : i32, i32, i32, i32
    %g = arith.addi %e, %f#0 : i32
    %h = arith.addi %f#1, %f#2 : i32
    %k = arith.addi %g, %h : i32
    %l = arith.addi %k, %f#3 : i32
    %b = arith.addi %a, %l : i32
    scf.yield %b : i32
  }
  return %r : i32
}

// -----

// A stream that is not read leaves nothing but its first loads behind, which go.
// CHECK-LABEL: func.func @unread
// CHECK-NOT:   index_stream
func.func @unread(%p: memref<?xi32>, %n: i32) {
  %s = warp_pipe.index_stream %p[] first(%n) step(%n) : memref<?xi32>
  return
}

// RUN: %sparse-opt %s --sparse-attn-finalize-kernels --sparse-attn-emit-host | FileCheck %s

// CHECK-DAG: llvm.mlir.global private constant @{{.*}}("f32[s0,16]\00")
// CHECK-DAG: llvm.mlir.global private constant @{{.*}}("f32[s0,16] -> f32[s0,16]\00")
// CHECK-DAG: llvm.mlir.global private constant @{{.*}}("argument 0, lengths\00")
// CHECK-DAG: llvm.mlir.global private constant @{{.*}}("batch\00")
func.func private @k(%x: memref<?x16xf32>, %y: memref<?x16xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}

// Two dispatches: the first result is a temporary in the workspace, the second
// goes straight to the caller's buffer.
// CHECK-LABEL: func.func @main(
// CHECK-SAME: %{{.*}}: !llvm.ptr, %{{.*}}: i32, %{{.*}}: !llvm.ptr, %{{.*}}: i32, %[[WS:.*]]: !llvm.ptr, %{{.*}}: i64, %{{.*}}: !llvm.ptr) -> i32
// CHECK: %[[VERSION:.*]] = arith.constant 4 : i32
// CHECK: call @sparse_attn_rt_begin(%[[VERSION]],
// CHECK-COUNT-2: call @sparse_attn_rt_bind
// CHECK: scf.if
// CHECK: call @sparse_attn_rt_expect_size
// CHECK: call @sparse_attn_rt_expect_workspace
// CHECK: llvm.getelementptr %[[WS]]
// CHECK: scf.for
// CHECK: call @k(
// CHECK: scf.for
// CHECK: call @k(
// CHECK-LABEL: func.func @main_workspace_size(%{{.*}}: !llvm.ptr, %{{.*}}: i32) -> i64
// CHECK-NOT: call @k
// CHECK-LABEL: func.func @main_signature() -> !llvm.ptr
// CHECK-LABEL: func.func @main_device() -> i32
// CHECK: %[[CPU:.*]] = arith.constant 1 : i32
// CHECK: return %[[CPU]]
func.func @main(%x: tensor<?x16xf32>) -> tensor<?x16xf32> attributes {sparse_attn.symbolic_shapes = [["s0", 16], ["s0", 16]]} {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x16xf32>
  %y = sparse_attn.dispatch @k [%n] (%x) sizes(%n) : (tensor<?x16xf32>) -> tensor<?x16xf32>
  %z = sparse_attn.dispatch @k [%n] (%y) sizes(%n) : (tensor<?x16xf32>) -> tensor<?x16xf32>
  return %z : tensor<?x16xf32>
}

func.func private @check(%n: memref<?xi32>, %limit: index, %report: memref<?x?xi64>, %i: index) attributes {sparse_attn.kernel} {
  return
}

// Each report takes the status of the one before, and the last one is the call's.
// CHECK-LABEL: func.func @checked(
// CHECK: scf.if
// CHECK: scf.for
// CHECK: call @check(
// CHECK: call @sparse_attn_rt_copy
// CHECK: %[[FIRST:.*]] = func.call @sparse_attn_rt_report(%c0_i32{{.*}}, %{{.*}}, %{{.*}}, %c2_i32, %{{.*}}, %{{.*}})
// CHECK: %[[SECOND:.*]] = func.call @sparse_attn_rt_report(%[[FIRST]],
// CHECK: scf.yield %[[SECOND]]
// CHECK-LABEL: func.func @checked_workspace_size(
// CHECK-NOT: sparse_attn_rt_report
// CHECK: return
func.func @checked(%n: tensor<3xi32>) -> tensor<3xi32> {
  %c3 = arith.constant 3 : index
  %r = sparse_attn.dispatch @check [%c3] (%n, %c3) : (tensor<3xi32>, index) -> tensor<3x4xi64>
  sparse_attn.report %r {operand = "argument 0, lengths", axes = "batch"} : tensor<3x4xi64>
  sparse_attn.report %r {operand = "argument 0, lengths", axes = "batch"} : tensor<3x4xi64>
  return %n : tensor<3xi32>
}

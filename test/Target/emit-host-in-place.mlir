// RUN: %sparse-opt %s --sparse-attn-finalize-kernels --sparse-attn-emit-host --split-input-file | FileCheck %s

// The update of an argument starts from a copy in the result's buffer; the
// runtime leaves the copy out if the caller gives the same memory for both,
// which the table allows for result 0 and argument 0.
func.func private @bump(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
// CHECK-DAG: llvm.mlir.global private constant @[[SHARERS:.*]](dense<0> : tensor<1xi32>)
// CHECK-LABEL: func.func @main(
// CHECK: %[[TABLE:.*]] = llvm.mlir.addressof @[[SHARERS]]
// CHECK: call @sparse_attn_rt_expect_apart({{.*}}, %[[TABLE]])
// CHECK: call @sparse_attn_rt_copy(
// CHECK-NOT: call @sparse_attn_rt_copy
// CHECK: call @bump(
// CHECK: call @bump(
func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %y = sparse_attn.dispatch @bump [%n] (%x) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  %z = sparse_attn.dispatch @bump [%n] (%y) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  return %z : tensor<?xf32>
}

// -----

// An argument that is read behind its update keeps its memory.
func.func private @bump(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
func.func private @double(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
// CHECK-DAG: llvm.mlir.global private constant @{{.*}}(dense<-1> : tensor<2xi32>)
// CHECK-LABEL: func.func @main(
func.func @main(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %y = sparse_attn.dispatch @bump [%n] (%x) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  %z = sparse_attn.dispatch @double [%n] (%x) sizes(%n) : (tensor<?xf32>) -> tensor<?xf32>
  return %y, %z : tensor<?xf32>, tensor<?xf32>
}

// -----

// A temporary is changed where it is if nobody else reads it, else in a copy.
func.func private @bump(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
func.func private @double(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
// CHECK-LABEL: func.func @main(
// CHECK: call @double(
// CHECK-NOT: call @sparse_attn_rt_copy
// CHECK: call @bump(
// CHECK: call @double(
// CHECK: call @sparse_attn_rt_copy
// CHECK: call @bump(
// CHECK: call @double(
func.func @main(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %a = sparse_attn.dispatch @double [%n] (%x) sizes(%n) : (tensor<?xf32>) -> tensor<?xf32>
  %b = sparse_attn.dispatch @bump [%n] (%a) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  %c = sparse_attn.dispatch @double [%n] (%b) sizes(%n) : (tensor<?xf32>) -> tensor<?xf32>
  %d = sparse_attn.dispatch @bump [%n] (%c) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  %e = sparse_attn.dispatch @double [%n] (%d) sizes(%n) : (tensor<?xf32>) -> tensor<?xf32>
  return %c, %e : tensor<?xf32>, tensor<?xf32>
}

// -----

// Two updates of one argument, such as lengths that each layer counts on: the
// first is a temporary, which starts from a copy in front of all kernels, and
// the last one may lie where the argument is.
func.func private @bump(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
func.func private @double(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
// CHECK-DAG: llvm.mlir.global private constant @{{.*}}(dense<[-1, 0]> : tensor<2xi32>)
// CHECK-LABEL: func.func @main(
// CHECK: call @sparse_attn_rt_copy(
// CHECK: call @sparse_attn_rt_copy(
// CHECK-NOT: call @sparse_attn_rt_copy(
// CHECK: call @bump(
// CHECK: call @double(
// CHECK: call @bump(
func.func @main(%x: tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %y = sparse_attn.dispatch @bump [%n] (%x) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  %z = sparse_attn.dispatch @double [%n] (%y) sizes(%n) : (tensor<?xf32>) -> tensor<?xf32>
  %w = sparse_attn.dispatch @bump [%n] (%x) {tied = array<i64: 0>} : (tensor<?xf32>) -> tensor<?xf32>
  return %z, %w : tensor<?xf32>, tensor<?xf32>
}

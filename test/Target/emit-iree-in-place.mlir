// RUN: %sparse-opt %s --sparse-attn-emit-iree --allow-unregistered-dialect | FileCheck %s
// RUN: not %sparse-opt %s --sparse-attn-emit-iree 2>&1 | FileCheck %s --check-prefix=DIALECTS
// DIALECTS: error: expected --allow-unregistered-dialect: IREE's dialects are not part of this build

// A result that is an update of an input is tied to it, counted among sizes
// and tensors; its sizes stand at the end as those of other results do.
func.func private @bump(%x: memref<?xf32>, %y: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  return
}
// CHECK-LABEL: func.func @main(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?xf32>, %[[N:[^:]*]]: index)
// CHECK-COUNT-2: tensor.dim %[[X]]
// CHECK: %[[TIED:.*]] = tensor.dim %[[X]]
// CHECK: "flow.dispatch"({{.*}}, %[[X]], %{{[^,]*}}, %[[TIED]], %[[N]])
// CHECK-SAME: operandSegmentSizes = array<i32: 1, 3, 1, 2>, tied_operands = [2 : index, -1 : index]
func.func @main(%x: tensor<?xf32>, %n: index) -> (tensor<?xf32>, tensor<?xf32>) {
  %y:2 = sparse_attn.dispatch @bump [%n] (%x) sizes(%n) {tied = array<i64: 0, -1>} : (tensor<?xf32>) -> (tensor<?xf32>, tensor<?xf32>)
  return %y#0, %y#1 : tensor<?xf32>, tensor<?xf32>
}

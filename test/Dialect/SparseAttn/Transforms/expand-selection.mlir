// RUN: %sparse-opt %s --sparse-attn-expand-selection | FileCheck %s

!list = !sparse_attn.selection<1x2x4x8, block = 8, query_block = 1,
    form = list, capacity = 3>
!mask = !sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = mask>
!csr = !sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = csr,
    capacity = 3>

// Arguments and results become the storage, in order, between the others.
// CHECK-LABEL: func.func @boundary(
// CHECK-SAME:    %[[A:.*]]: i32, %[[IDS:.*]]: tensor<1x2x4x3xi32>, %[[COUNTS:.*]]: tensor<1x2x4xi32>, %[[B:.*]]: i32)
// CHECK-SAME:    -> (i32, tensor<1x2x4x3xi32>, tensor<1x2x4xi32>)
// CHECK:         return %[[B]], %[[IDS]], %[[COUNTS]]
func.func @boundary(%a: i32, %s: !list, %b: i32) -> (i32, !list) {
  return %b, %s : i32, !list
}

// CHECK:       func.func private @declared(tensor<9xi32>, tensor<24xi32>)
func.func private @declared(!csr)

// CHECK-LABEL: func.func @calls(
// CHECK-SAME:    %[[IDS:.*]]: tensor<1x2x4x3xi32>, %[[COUNTS:.*]]: tensor<1x2x4xi32>, %[[A:.*]]: i32)
// CHECK:         %[[R:.*]]:3 = call @boundary(%[[A]], %[[IDS]], %[[COUNTS]], %[[A]])
// CHECK-NOT:     pack_selection
// CHECK:         return %[[R]]#1, %[[R]]#2
func.func @calls(%ids: tensor<1x2x4x3xi32>, %counts: tensor<1x2x4xi32>,
                 %a: i32) -> (tensor<1x2x4x3xi32>, tensor<1x2x4xi32>) {
  %s = sparse_attn.pack_selection %ids, %counts
      : (tensor<1x2x4x3xi32>, tensor<1x2x4xi32>) -> !list
  %r:2 = call @boundary(%a, %s, %a) : (i32, !list, i32) -> (i32, !list)
  %t:2 = sparse_attn.unpack_selection %r#1
      : (!list) -> (tensor<1x2x4x3xi32>, tensor<1x2x4xi32>)
  return %t#0, %t#1 : tensor<1x2x4x3xi32>, tensor<1x2x4xi32>
}

// The description's example: storage whose sizes are dynamic on one side only.
// CHECK-LABEL: func.func @static_and_dynamic(
// CHECK-SAME:    %[[M:.*]]: tensor<1x2x4x8xi1>)
// CHECK:         %[[C:.*]] = tensor.cast %[[M]] : tensor<1x2x4x8xi1> to tensor<?x2x4x8xi1>
// CHECK:         return %[[C]]
func.func @static_and_dynamic(%s: !mask) -> tensor<?x2x4x8xi1> {
  %m = sparse_attn.unpack_selection %s : (!mask) -> tensor<?x2x4x8xi1>
  return %m : tensor<?x2x4x8xi1>
}

// Between two dispatches nothing is left but tensors.
// CHECK-LABEL: func.func @dispatches(
// CHECK:         %[[M:.*]] = sparse_attn.dispatch @make
// CHECK-NOT:     selection
// CHECK:         sparse_attn.dispatch @use{{.*}}(%[[M]])
func.func private @make(memref<1x2x4x8xi8>, index)
func.func private @use(memref<1x2x4x8xi8>, memref<4xf32>, index)
func.func @dispatches(%n: index) -> tensor<4xf32> {
  %0 = sparse_attn.dispatch @make [%n] () : () -> (tensor<1x2x4x8xi1>)
  %s = sparse_attn.pack_selection %0 : (tensor<1x2x4x8xi1>) -> !mask
  %1 = sparse_attn.unpack_selection %s : (!mask) -> tensor<1x2x4x8xi1>
  %2 = sparse_attn.dispatch @use [%n] (%1)
      : (tensor<1x2x4x8xi1>) -> (tensor<4xf32>)
  return %2 : tensor<4xf32>
}

// CHECK-LABEL: func.func @dynamic_storage(
// CHECK-SAME:    %[[M:.*]]: tensor<1x2x?x8xi1>)
// CHECK:         %[[S:.*]] = tensor.cast %[[M]] : tensor<1x2x?x8xi1> to tensor<1x2x4x8xi1>
// CHECK:         call @static_and_dynamic(%[[S]])
func.func @dynamic_storage(%m: tensor<1x2x?x8xi1>) -> tensor<?x2x4x8xi1> {
  %s = sparse_attn.pack_selection %m : (tensor<1x2x?x8xi1>) -> !mask
  %0 = call @static_and_dynamic(%s) : (!mask) -> tensor<?x2x4x8xi1>
  return %0 : tensor<?x2x4x8xi1>
}

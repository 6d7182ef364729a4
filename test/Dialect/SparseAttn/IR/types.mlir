// RUN: %sparse-opt %s --verify-roundtrip | FileCheck %s

// Every form of a selection, with static and dynamic sizes.
// CHECK-LABEL: func.func private @forms(
// CHECK-SAME: !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = list, capacity = 4>
// CHECK-SAME: !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = mask>
// CHECK-SAME: !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = bits>
// CHECK-SAME: !sparse_attn.selection<1x2x1x8, block = 8, query_block = 64, form = csr, capacity = 8>
// CHECK-SAME: !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = tokens, capacity = 32>
func.func private @forms(
    !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = list,
        capacity = 4>,
    !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = mask>,
    !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = bits>,
    !sparse_attn.selection<1x2x1x8, block = 8, query_block = 64, form = csr,
        capacity = 8>,
    !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = tokens,
        capacity = 32>)

// CHECK-LABEL: func.func private @dynamic(
// CHECK-SAME: !sparse_attn.selection<?x?x?x?, block = 64, query_block = 128, form = list, capacity = ?>
// CHECK-SAME: !sparse_attn.selection<0x2x?x0, block = 1, query_block = 1, form = mask>
func.func private @dynamic(
    !sparse_attn.selection<?x?x?x?, block = 64, query_block = 128, form = list,
        capacity = ?>,
    !sparse_attn.selection<0x2x?x0, block = 1, query_block = 1, form = mask>)

// The storage of each form (docs/Spec.md, section 1), static and dynamic.
// CHECK-LABEL: func.func @storage(
func.func @storage(%ids: tensor<1x2x3x4xi32>, %counts: tensor<1x2x3xi32>,
                   %mask: tensor<1x2x?x40xi1>, %words: tensor<1x2x3x2xi32>,
                   %pointers: tensor<7xi32>, %indices: tensor<24xi32>,
                   %any: tensor<?xi32>) {
  // CHECK: sparse_attn.pack_selection {{.*}} form = list, capacity = 4>
  %0 = sparse_attn.pack_selection %ids, %counts
      : (tensor<1x2x3x4xi32>, tensor<1x2x3xi32>)
      -> !sparse_attn.selection<1x2x3x40, block = 8, query_block = 1,
             form = list, capacity = 4>
  // CHECK: sparse_attn.pack_selection {{.*}} form = tokens, capacity = 4>
  %1 = sparse_attn.pack_selection %ids, %counts
      : (tensor<1x2x3x4xi32>, tensor<1x2x3xi32>)
      -> !sparse_attn.selection<1x2x3x40, block = 8, query_block = 1,
             form = tokens, capacity = 4>
  // CHECK: sparse_attn.pack_selection {{.*}} form = mask>
  %2 = sparse_attn.pack_selection %mask : (tensor<1x2x?x40xi1>)
      -> !sparse_attn.selection<1x2x3x40, block = 8, query_block = 1, form = mask>
  // CHECK: sparse_attn.pack_selection {{.*}} form = bits>
  %3 = sparse_attn.pack_selection %words : (tensor<1x2x3x2xi32>)
      -> !sparse_attn.selection<1x2x3x40, block = 8, query_block = 1, form = bits>
  // CHECK: sparse_attn.pack_selection {{.*}} form = csr, capacity = 4>
  %4 = sparse_attn.pack_selection %pointers, %indices
      : (tensor<7xi32>, tensor<24xi32>)
      -> !sparse_attn.selection<1x2x3x40, block = 8, query_block = 1,
             form = csr, capacity = 4>
  // CHECK: sparse_attn.pack_selection {{.*}}?x2x3x40
  %5 = sparse_attn.pack_selection %pointers, %any : (tensor<7xi32>, tensor<?xi32>)
      -> !sparse_attn.selection<?x2x3x40, block = 8, query_block = 1,
             form = csr, capacity = 4>
  return
}

// RUN: %sparse-opt %s --convert-sparse-attn-to-kernels --split-input-file | FileCheck %s

// The test of a candidate is emitted after the policy has returned: entmax kept
// references to its locals. Every policy is emitted for every form it writes.

// CHECK-COUNT-5: func.func private @sparse_attn_select
// CHECK-LABEL: func.func @policies
!list = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = list, capacity = 8>
!mask = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = mask>
!bits = !sparse_attn.selection<1x2x64x8, block = 8, query_block = 1, form = bits>
func.func @policies(%x: tensor<1x2x64x8xf32>, %n: index) -> (!list, !mask, !bits, !list, !mask) {
  %0 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.entmax<1.3>} : (tensor<1x2x64x8xf32>, index) -> !list
  %1 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.top_p<0.9>} : (tensor<1x2x64x8xf32>, index) -> !mask
  %2 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.threshold<0.1>} : (tensor<1x2x64x8xf32>, index) -> !bits
  %3 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<16>} : (tensor<1x2x64x8xf32>, index) -> !list
  %4 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x64x8xf32>, index) -> !mask
  return %0, %1, %2, %3, %4 : !list, !mask, !bits, !list, !mask
}

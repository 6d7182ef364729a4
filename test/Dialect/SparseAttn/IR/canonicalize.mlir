// RUN: %sparse-opt %s --canonicalize --cse | FileCheck %s

!q = tensor<1x4x8x16xf32>
!k = tensor<1x2x40x16xf32>
!selection = !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
    form = list, capacity = 5>

// A selection of every block that the rows may see is dense attention. The
// block size stays, for results and schedules that need it.
// CHECK-LABEL: func.func @all(
// CHECK-NOT:     select
// CHECK:         sparse_attn.attend %{{.*}}, %{{.*}}, %{{.*}} {block_size = 8 : i64, causal,
func.func @all(%q: !q, %k: !k, %x: tensor<1x2x8x5xf32>, %n: index) -> !q {
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x8x5xf32>, index) -> !selection
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 1.0 : f32, causal}
      : (!q, !k, !k, !selection) -> !q
  return %o : !q
}

// One row is the last one; it need not be causal.
// CHECK-LABEL: func.func @all_one_row(
// CHECK-NOT:     select
// CHECK:         sparse_attn.attend %{{[^)]*}} lengths(
func.func @all_one_row(%q: tensor<1x4x1x16xf32>, %k: !k,
                       %x: tensor<1x2x1x5xf32>, %l: tensor<1xi32>)
    -> tensor<1x4x1x16xf32> {
  %s = sparse_attn.select %x lengths(%l) {policy = #sparse_attn.all}
      : (tensor<1x2x1x5xf32>, tensor<1xi32>)
      -> !sparse_attn.selection<1x2x1x5, block = 8, query_block = 1, form = bits>
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%l)
      {scale = 1.0 : f32}
      : (tensor<1x4x1x16xf32>, !k, !k,
         !sparse_attn.selection<1x2x1x5, block = 8, query_block = 1,
             form = bits>, tensor<1xi32>) -> tensor<1x4x1x16xf32>
  return %o : tensor<1x4x1x16xf32>
}

// Mode reference_compatible has every block as a candidate.
// CHECK-LABEL: func.func @all_reference(
// CHECK-NOT:     select
func.func @all_reference(%q: tensor<1x4x1x16xf32>, %k: !k,
                         %x: tensor<1x2x1x5xf32>, %n: index)
    -> tensor<1x4x1x16xf32> {
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all,
      mode = #sparse_attn.mode<reference_compatible>}
      : (tensor<1x2x1x5xf32>, index)
      -> !sparse_attn.selection<1x2x1x5, block = 8, query_block = 1, form = mask>
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 1.0 : f32}
      : (tensor<1x4x1x16xf32>, !k, !k,
         !sparse_attn.selection<1x2x1x5, block = 8, query_block = 1,
             form = mask>) -> tensor<1x4x1x16xf32>
  return %o : tensor<1x4x1x16xf32>
}

// Negative: rows that are not causal look past the blocks of the selection.
// CHECK-LABEL: func.func @not_causal(
// CHECK:         sparse_attn.attend {{.*}} selection(
func.func @not_causal(%q: !q, %k: !k, %x: tensor<1x2x8x5xf32>, %n: index) -> !q {
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x8x5xf32>, index) -> !selection
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 1.0 : f32}
      : (!q, !k, !k, !selection) -> !q
  return %o : !q
}

// Negative: the capacity may cut the list.
// CHECK-LABEL: func.func @short_list(
// CHECK:         sparse_attn.attend {{.*}} selection(
func.func @short_list(%q: !q, %k: !k, %x: tensor<1x2x8x5xf32>, %n: index) -> !q {
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = list, capacity = 4>
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 1.0 : f32, causal}
      : (!q, !k, !k,
         !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = list, capacity = 4>) -> !q
  return %o : !q
}

// Negative: the selection was made for other lengths.
// CHECK-LABEL: func.func @other_lengths(
// CHECK:         sparse_attn.attend {{.*}} selection(
func.func @other_lengths(%q: !q, %k: !k, %x: tensor<1x2x8x5xf32>,
                         %l: tensor<1xi32>) -> !q {
  %s = sparse_attn.select %x lengths(%l) {policy = #sparse_attn.all}
      : (tensor<1x2x8x5xf32>, tensor<1xi32>) -> !selection
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 1.0 : f32, causal}
      : (!q, !k, !k, !selection) -> !q
  return %o : !q
}

// Negative: another policy, whatever its bound.
// CHECK-LABEL: func.func @other_policy(
// CHECK:         sparse_attn.attend {{.*}} selection(
func.func @other_policy(%q: !q, %k: !k, %x: tensor<1x2x8x5xf32>, %n: index)
    -> !q {
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.token_budget<4096>}
      : (tensor<1x2x8x5xf32>, index) -> !selection
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 1.0 : f32, causal}
      : (!q, !k, !k, !selection) -> !q
  return %o : !q
}

// Two equal selects are one, and so is what reads them.
// CHECK-LABEL: func.func @equal_selects(
// CHECK:         %[[S:.*]] = sparse_attn.select
// CHECK-NOT:     sparse_attn.select %
// CHECK:         %[[O:.*]] = sparse_attn.attend {{.*}} selection(%[[S]])
// CHECK:         sparse_attn.attend %[[O]], {{.*}} selection(%[[S]])
func.func @equal_selects(%q: !q, %k: !k, %x: tensor<1x2x8x5xf32>, %n: index)
    -> !q {
  %s0 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.threshold<0.1>}
      : (tensor<1x2x8x5xf32>, index) -> !selection
  %s1 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.threshold<0.1>}
      : (tensor<1x2x8x5xf32>, index) -> !selection
  %o0 = sparse_attn.attend %q, %k, %k selection(%s0) {scale = 1.0 : f32, causal}
      : (!q, !k, !k, !selection) -> !q
  %o1 = sparse_attn.attend %o0, %k, %k selection(%s1) {scale = 1.0 : f32, causal}
      : (!q, !k, !k, !selection) -> !q
  return %o1 : !q
}

// CHECK-LABEL: func.func @different_selects(
// CHECK-COUNT-2: sparse_attn.select
func.func @different_selects(%x: tensor<1x2x8x5xf32>, %n: index)
    -> (!selection, !selection) {
  %s0 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.threshold<0.1>}
      : (tensor<1x2x8x5xf32>, index) -> !selection
  %s1 = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.threshold<0.1>, force_last = 1 : i64}
      : (tensor<1x2x8x5xf32>, index) -> !selection
  return %s0, %s1 : !selection, !selection
}

// CHECK-LABEL: func.func @convert_to_itself(
// CHECK-SAME:    %[[S:[^:]*]]:
// CHECK-NEXT:    return %[[S]]
func.func @convert_to_itself(%s: !selection) -> !selection {
  %t = sparse_attn.convert_selection %s : (!selection) -> !selection
  return %t : !selection
}

// A capacity is part of the type, so this one converts.
// CHECK-LABEL: func.func @convert_capacity(
// CHECK:         sparse_attn.convert_selection
func.func @convert_capacity(%s: !selection)
    -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = list,
           capacity = 9> {
  %t = sparse_attn.convert_selection %s : (!selection)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = list, capacity = 9>
  return %t : !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
      form = list, capacity = 9>
}

// So is a query block, where it changes no size: the one row may still be several.
// CHECK-LABEL: func.func @convert_query_block(
// CHECK:         sparse_attn.convert_selection
func.func @convert_query_block(
    %s: !sparse_attn.selection<1x2x1x5, block = 8, query_block = 2, form = mask>)
    -> !sparse_attn.selection<1x2x1x5, block = 8, query_block = 8, form = mask> {
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x1x5, block = 8, query_block = 2, form = mask>)
      -> !sparse_attn.selection<1x2x1x5, block = 8, query_block = 8, form = mask>
  return %t
      : !sparse_attn.selection<1x2x1x5, block = 8, query_block = 8, form = mask>
}

// CHECK-LABEL: func.func @unpack_of_pack(
// CHECK-SAME:    %[[IDS:[^:]*]]: {{[^,]*}}, %[[COUNTS:[^:]*]]:
// CHECK-NEXT:    return %[[IDS]], %[[COUNTS]]
func.func @unpack_of_pack(%ids: tensor<1x2x8x5xi32>, %counts: tensor<1x2x8xi32>)
    -> (tensor<1x2x8x5xi32>, tensor<1x2x8xi32>) {
  %s = sparse_attn.pack_selection %ids, %counts
      : (tensor<1x2x8x5xi32>, tensor<1x2x8xi32>) -> !selection
  %t:2 = sparse_attn.unpack_selection %s
      : (!selection) -> (tensor<1x2x8x5xi32>, tensor<1x2x8xi32>)
  return %t#0, %t#1 : tensor<1x2x8x5xi32>, tensor<1x2x8xi32>
}

// Negative: other static sizes; expand-selection casts.
// CHECK-LABEL: func.func @unpack_dynamic(
// CHECK:         sparse_attn.unpack_selection
func.func @unpack_dynamic(%ids: tensor<1x2x?x5xi32>, %counts: tensor<1x2x8xi32>)
    -> (tensor<1x2x8x5xi32>, tensor<1x2x8xi32>) {
  %s = sparse_attn.pack_selection %ids, %counts
      : (tensor<1x2x?x5xi32>, tensor<1x2x8xi32>) -> !selection
  %t:2 = sparse_attn.unpack_selection %s
      : (!selection) -> (tensor<1x2x8x5xi32>, tensor<1x2x8xi32>)
  return %t#0, %t#1 : tensor<1x2x8x5xi32>, tensor<1x2x8xi32>
}

// Rows of a bias are query blocks, which the selection's type tells.
// CHECK-LABEL: func.func @all_biased(
// CHECK:         sparse_attn.attend %{{.*}} selection(
func.func @all_biased(%q: tensor<1x4x8x16xf32>, %k: !k,
                      %x: tensor<1x2x4x5xf32>, %n: index)
    -> tensor<1x4x8x16xf32> {
  %t = arith.constant 8 : index
  %s = sparse_attn.select %x query_rows(%t) keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x4x5xf32>, index, index)
      -> !sparse_attn.selection<1x2x4x5, block = 8, query_block = 2,
          form = mask>
  %o = sparse_attn.attend %q, %k, %k selection(%s) block_bias(%x)
      {scale = 1.0 : f32, causal}
      : (tensor<1x4x8x16xf32>, !k, !k,
         !sparse_attn.selection<1x2x4x5, block = 8, query_block = 2,
             form = mask>, tensor<1x2x4x5xf32>) -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

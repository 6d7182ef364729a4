// RUN: %sparse-opt %s --sparse-attn-unite-rows="query-block=64" | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-unite-rows="query-block=128" --sparse-attn-set-schedule | FileCheck %s --check-prefix=PREFILL
// RUN: %sparse-opt %s --sparse-attn-unite-rows | FileCheck %s --check-prefix=OFF

// OFF-NOT: convert_selection

!rows = !sparse_attn.selection<1x2x200x7, block = 64, query_block = 1, form = list, capacity = 3>
!few = !sparse_attn.selection<1x2x13x7, block = 64, query_block = 16, form = mask>
!dynamic = !sparse_attn.selection<?x8x?x?, block = 64, query_block = 1, form = list, capacity = ?>
!csr = !sparse_attn.selection<?x8x200x?, block = 64, query_block = 1, form = csr, capacity = ?>
!bits = !sparse_attn.selection<1x8x40x?, block = 128, query_block = 1, form = bits>
!tiles = !sparse_attn.selection<1x2x4x7, block = 64, query_block = 64, form = mask>

// The number of rows is no multiple of the query block: the last row holds fewer.
// CHECK-LABEL: func.func @lists(
// CHECK-SAME:    %[[S:[^:]*]]: !sparse_attn.selection<1x2x200x7
// CHECK:         %[[KEYS:.*]] = arith.constant 448 : index
// CHECK:         %[[U:.*]] = sparse_attn.convert_selection %[[S]] keys(%[[KEYS]]) : (!sparse_attn.selection<1x2x200x7, block = 64, query_block = 1, form = list, capacity = 3>, index) -> !sparse_attn.selection<1x2x4x7, block = 64, query_block = 64, form = bits>
// CHECK:         sparse_attn.attend {{.*}} selection(%[[U]])
// A list is what the kernel for many rows reads.
// PREFILL-LABEL: func.func @lists(
// PREFILL:         %[[U:.*]] = sparse_attn.convert_selection {{.*}} -> !sparse_attn.selection<1x2x2x7, block = 64, query_block = 128, form = bits>
// PREFILL:         %[[L:.*]] = sparse_attn.convert_selection %[[U]] {{.*}} -> !sparse_attn.selection<1x2x2x7, block = 64, query_block = 128, form = list, capacity = 7>
// PREFILL:         sparse_attn.attend {{.*}} selection(%[[L]]) {{.*}} sparse_attn.schedule = #sparse_attn.prefill_schedule
func.func @lists(%s: !rows, %q: tensor<1x8x200x128xf16>, %k: tensor<1x2x400x128xf16>)
    -> tensor<1x8x200x128xf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32, causal}
      : (tensor<1x8x200x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>, !rows)
      -> (tensor<1x8x200x128xf16>)
  return %o : tensor<1x8x200x128xf16>
}

// Lists of 16 rows become lists of 64: four of them each.
// CHECK-LABEL: func.func @of_several_rows(
// CHECK:         sparse_attn.convert_selection {{.*}} -> !sparse_attn.selection<1x2x4x7, block = 64, query_block = 64, form = bits>
func.func @of_several_rows(%s: !few, %q: tensor<1x8x200x128xf16>, %k: tensor<1x2x400x128xf16>)
    -> tensor<1x8x200x128xf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (tensor<1x8x200x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>, !few)
      -> (tensor<1x8x200x128xf16>)
  return %o : tensor<1x8x200x128xf16>
}

// An unknown number of rows counts as many. The keys say how many blocks there are.
// CHECK-LABEL: func.func @sizes_of_a_call(
// CHECK-SAME:    %arg1: {{.*}}, %[[K:[^:]*]]: tensor<?x?x8x128xbf16>
// CHECK:         %[[S:.*]] = tensor.dim %[[K]]
// CHECK:         sparse_attn.convert_selection {{.*}} keys(%[[S]]) {{.*}} -> !sparse_attn.selection<?x8x?x?, block = 64, query_block = 64, form = bits>
// CHECK:         sparse_attn.attend {{.*}} lengths(
// PREFILL-LABEL: func.func @sizes_of_a_call(
// PREFILL:         sparse_attn.attend {{.*}} #sparse_attn.prefill_schedule
func.func @sizes_of_a_call(%s: !dynamic, %q: tensor<?x?x8x128xbf16>, %k: tensor<?x?x8x128xbf16>,
                           %n: tensor<?xi32>) -> tensor<?x?x8x128xbf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%n)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (tensor<?x?x8x128xbf16>, tensor<?x?x8x128xbf16>, tensor<?x?x8x128xbf16>, !dynamic,
         tensor<?xi32>) -> (tensor<?x?x8x128xbf16>)
  return %o : tensor<?x?x8x128xbf16>
}

// CHECK-LABEL: func.func @csr(
// CHECK:         sparse_attn.convert_selection {{.*}} -> !sparse_attn.selection<?x8x4x?, block = 64, query_block = 64, form = bits>
func.func @csr(%s: !csr, %q: tensor<?x200x8x128xbf16>, %k: tensor<?x?x8x128xbf16>)
    -> tensor<?x200x8x128xbf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<?x200x8x128xbf16>, tensor<?x?x8x128xbf16>, tensor<?x?x8x128xbf16>, !csr)
      -> (tensor<?x200x8x128xbf16>)
  return %o : tensor<?x200x8x128xbf16>
}

// The keys of a paged cache are those of its pages.
// CHECK-LABEL: func.func @paged(
// CHECK:         %[[S:.*]] = arith.muli
// CHECK:         sparse_attn.convert_selection {{.*}} keys(%[[S]]) {{.*}} -> !sparse_attn.selection<1x8x1x?, block = 128, query_block = 64, form = bits>
func.func @paged(%s: !bits, %q: tensor<1x40x8x128xbf16>, %k: tensor<?x128x8x128xbf16>,
                 %t: tensor<1x?xi32>) -> tensor<1x40x8x128xbf16> {
  %o = sparse_attn.attend %q, %k, %k selection(%s) block_table(%t)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x40x8x128xbf16>, tensor<?x128x8x128xbf16>, tensor<?x128x8x128xbf16>, !bits,
         tensor<1x?xi32>) -> (tensor<1x40x8x128xbf16>)
  return %o : tensor<1x40x8x128xbf16>
}

// Rows that share lists already, and all blocks.
// CHECK-LABEL: func.func @as_it_should_be(
// CHECK-NOT:     convert_selection
// CHECK:         return
func.func @as_it_should_be(%s: !tiles, %q: tensor<1x8x200x128xf16>, %k: tensor<1x2x400x128xf16>)
    -> (tensor<1x8x200x128xf16>, tensor<1x8x200x128xf16>) {
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (tensor<1x8x200x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>, !tiles)
      -> (tensor<1x8x200x128xf16>)
  %p = sparse_attn.attend %q, %k, %k {scale = 0.09 : f32}
      : (tensor<1x8x200x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>)
      -> (tensor<1x8x200x128xf16>)
  return %o, %p : tensor<1x8x200x128xf16>, tensor<1x8x200x128xf16>
}

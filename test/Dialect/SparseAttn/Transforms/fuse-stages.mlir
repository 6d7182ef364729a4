// RUN: %sparse-opt %s --sparse-attn-fuse-stages | FileCheck %s
// A decode step: its gate queries belong to the score, its select to the attend.

!q = tensor<?x1x64x128xf16>
!cache = tensor<?x?x8x128xf16>
!logits = tensor<?x8x1x?xf32>
!mask = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = mask>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1,
    form = list, capacity = 16>

// CHECK-LABEL: func.func @step(
func.func @step(%qn: !q, %q: !q, %k: !cache, %v: !cache, %c: !cache,
    %w: tensor<8x8x128x128xf16>, %n: tensor<?xi32>) -> !q {
  // CHECK: sparse_attn.gate_queries {{.*}}sparse_attn.fuse_with_user
  %g = sparse_attn.gate_queries %qn lengths(%n) projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (!q, tensor<?xi32>, tensor<8x8x128x128xf16>) -> tensor<?x1x8x128xf16>
  // CHECK: sparse_attn.score
  // CHECK-NOT: fuse_with_user
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
      scale = 0.09 : f32, block_size = 64 : i64}
      : (tensor<?x1x8x128xf16>, !cache) -> !logits
  // CHECK: sparse_attn.select {{.*}}sparse_attn.fuse_with_user{{.*}}form = list
  %m = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.token_budget<960>}
      : (!logits, tensor<?xi32>) -> !mask
  // The select gives the list itself.
  // CHECK-NOT: convert_selection
  %s = sparse_attn.convert_selection %m : (!mask) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32,
      layout = #sparse_attn.layout<bshd>, sparse_attn.schedule =
      #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (!q, !cache, !cache, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

!rows = !sparse_attn.selection<1x8x4x16, block = 64, query_block = 1, form = mask>
!shared = !sparse_attn.selection<1x8x1x16, block = 64, query_block = 4,
    form = list, capacity = 16>

// A list of four rows is none that the select of single rows could give.
// CHECK-LABEL: func.func @union(
func.func @union(%q: tensor<1x4x64x128xf16>, %k: tensor<1x1024x8x128xf16>,
    %x: tensor<1x8x4x16xf32>, %n: tensor<1xi32>) -> tensor<1x4x64x128xf16> {
  // CHECK: sparse_attn.select {{.*}}form = mask
  %m = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.token_budget<256>}
      : (tensor<1x8x4x16xf32>, tensor<1xi32>) -> !rows
  // CHECK: sparse_attn.convert_selection
  %s = sparse_attn.convert_selection %m : (!rows) -> !shared
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%n) {scale = 0.09 : f32,
      layout = #sparse_attn.layout<bshd>, sparse_attn.schedule =
      #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (tensor<1x4x64x128xf16>, tensor<1x1024x8x128xf16>, tensor<1x1024x8x128xf16>, !shared,
         tensor<1xi32>) -> (tensor<1x4x64x128xf16>)
  return %o : tensor<1x4x64x128xf16>
}

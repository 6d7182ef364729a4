// RUN: %sparse-opt %s --sparse-attn-fuse-stages --split-input-file --verify-diagnostics | FileCheck %s
// An append_keys belongs to the scores of its compressed keys if these are used
// for nothing but to select among complete blocks.

!row = tensor<2x1x8x128xf16>
!cache = tensor<2x4096x8x128xf16>
!blocks = tensor<2x64x8x128xf16>
!rest = tensor<2x64x8x128xf16>
!logits = tensor<2x8x1x64xf32>
!list = !sparse_attn.selection<2x8x1x64, block = 64, query_block = 1, form = list, capacity = 4>

// CHECK-LABEL: func.func @fused(
// CHECK: sparse_attn.append_keys {{.*}}sparse_attn.fuse_with_user
func.func @fused(%k: !cache, %v: !cache, %c: !blocks, %r: !rest, %len: tensor<2xi32>, %new: !row,
    %q: tensor<2x1x64x128xf16>, %w: tensor<8x8x128x128xf16>, %kw: tensor<8x128x128xf16>) -> (!list, !cache) {
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%len) new(%new, %new, %new) projection(%kw)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (!cache, !cache, !blocks, !rest, tensor<2xi32>, !row, !row, !row, tensor<8x128x128xf16>)
      -> (!cache, !cache, !blocks, !rest, tensor<2xi32>)
  %g = sparse_attn.gate_queries %q lengths(%a#4) projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x1x64x128xf16>, tensor<2xi32>, tensor<8x8x128x128xf16>) -> !row
  %x = sparse_attn.score %g, %a#2 {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64}
      : (!row, !blocks) -> !logits
  %s = sparse_attn.select %x lengths(%a#4) {policy = #sparse_attn.token_budget<192>}
      : (!logits, tensor<2xi32>) -> !list
  return %s, %a#0 : !list, !cache
}

// -----

!row = tensor<2x1x8x128xf16>
!cache = tensor<2x4096x8x128xf16>
!blocks = tensor<2x64x8x128xf16>
!rest = tensor<2x64x8x128xf16>
!logits = tensor<2x8x1x64xf32>
!list = !sparse_attn.selection<2x8x1x64, block = 64, query_block = 1, form = list, capacity = 4>

// The inference code's mode also ranks the block that has the new key.
// CHECK-LABEL: func.func @reference_compatible(
// CHECK: sparse_attn.append_keys
// CHECK-NOT: fuse_with_user
// CHECK: sparse_attn.gate_queries {{.*}}sparse_attn.fuse_with_user
func.func @reference_compatible(%k: !cache, %v: !cache, %c: !blocks, %r: !rest, %len: tensor<2xi32>, %new: !row,
    %q: tensor<2x1x64x128xf16>, %w: tensor<8x8x128x128xf16>, %kw: tensor<8x128x128xf16>) -> !list {
  // expected-remark @+1 {{append_keys keeps its kernel: its scores are not only used to select among complete blocks}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%len) new(%new, %new, %new) projection(%kw)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (!cache, !cache, !blocks, !rest, tensor<2xi32>, !row, !row, !row, tensor<8x128x128xf16>)
      -> (!cache, !cache, !blocks, !rest, tensor<2xi32>)
  %g = sparse_attn.gate_queries %q lengths(%a#4) projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x1x64x128xf16>, tensor<2xi32>, tensor<8x8x128x128xf16>) -> !row
  %x = sparse_attn.score %g, %a#2 {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64}
      : (!row, !blocks) -> !logits
  %s = sparse_attn.select %x lengths(%a#4) {policy = #sparse_attn.token_budget<192>,
      mode = #sparse_attn.mode<reference_compatible>} : (!logits, tensor<2xi32>) -> !list
  return %s : !list
}

// -----

!row = tensor<2x1x8x128xf16>
!cache = tensor<2x4096x8x128xf16>
!blocks = tensor<2x64x8x128xf16>
!rest = tensor<2x64x8x128xf16>

// Gate queries of the position before, scores that leave, one tensor for two
// caches.
func.func @others(%k: !cache, %v: !cache, %c: !blocks, %r: !rest, %len: tensor<2xi32>, %new: !row,
    %q: tensor<2x1x64x128xf16>, %w: tensor<8x8x128x128xf16>, %kw: tensor<8x128x128xf16>)
    -> (tensor<2x8x1x64xf32>, tensor<2x8x1x64xf32>, tensor<2x8x1x64xf32>) {
  // expected-remark @+1 {{append_keys keeps its kernel: its gate queries do not stand at the new key}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%len) new(%new, %new, %new) projection(%kw)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (!cache, !cache, !blocks, !rest, tensor<2xi32>, !row, !row, !row, tensor<8x128x128xf16>)
      -> (!cache, !cache, !blocks, !rest, tensor<2xi32>)
  %g = sparse_attn.gate_queries %q lengths(%len) projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x1x64x128xf16>, tensor<2xi32>, tensor<8x8x128x128xf16>) -> !row
  %x = sparse_attn.score %g, %a#2 {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64}
      : (!row, !blocks) -> tensor<2x8x1x64xf32>
  // expected-remark @+1 {{append_keys keeps its kernel: its scores are not only used to select among complete blocks}}
  %b:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%len) new(%new, %new, %new) projection(%kw)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<max>]}
      : (!cache, !cache, !blocks, !rest, tensor<2xi32>, !row, !row, !row, tensor<8x128x128xf16>)
      -> (!cache, !cache, !blocks, !rest, tensor<2xi32>)
  %h = sparse_attn.gate_queries %q lengths(%b#4) projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x1x64x128xf16>, tensor<2xi32>, tensor<8x8x128x128xf16>) -> !row
  %y = sparse_attn.score %h, %b#2 {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64}
      : (!row, !blocks) -> tensor<2x8x1x64xf32>
  // expected-remark @+1 {{append_keys keeps its kernel: one of its caches is an operand twice}}
  %d:5 = sparse_attn.append_keys caches(%k, %k, %c, %r) lengths(%len) new(%new, %new, %new) projection(%kw)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (!cache, !cache, !blocks, !rest, tensor<2xi32>, !row, !row, !row, tensor<8x128x128xf16>)
      -> (!cache, !cache, !blocks, !rest, tensor<2xi32>)
  %i = sparse_attn.gate_queries %q lengths(%d#4) projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x1x64x128xf16>, tensor<2xi32>, tensor<8x8x128x128xf16>) -> !row
  %z = sparse_attn.score %i, %d#2 {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64}
      : (!row, !blocks) -> tensor<2x8x1x64xf32>
  return %x, %y, %z : tensor<2x8x1x64xf32>, tensor<2x8x1x64xf32>, tensor<2x8x1x64xf32>
}

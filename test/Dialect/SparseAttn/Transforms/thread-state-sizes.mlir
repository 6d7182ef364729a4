// RUN: not %sparse-opt %s --sparse-attn-thread-state 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: %sparse-opt %s --sparse-attn-thread-state="capacity=4" 2>&1 | FileCheck %s --check-prefixes=SMALL,SAME
// RUN: %sparse-opt %s --sparse-attn-thread-state="capacity=10" 2>&1 | FileCheck %s --check-prefixes=BLOCKS,SAME
// RUN: %sparse-opt %s --sparse-attn-thread-state="capacity=8" 2>&1 | FileCheck %s --check-prefix=FITS
// There is room for the keys of a step, in whole blocks.

// NONE: error: expected option capacity > 0, got 0
// SMALL: remark: state is not threaded: expected a capacity of at least 8 keys, got 4
// BLOCKS: remark: state is not threaded: expected a capacity of whole blocks of 4 keys, got 10
// SAME: func.func @f(
// SAME: tensor.concat
// SAME-NOT: append_keys
// SAME-NOT: @f_state
// FITS: remark: assumes that nothing but the caches tells that there are 7 cached keys
// FITS: func.func @f(
// FITS: append_keys
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

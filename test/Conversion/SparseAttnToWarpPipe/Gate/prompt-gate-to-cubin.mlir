// REQUIRES: ptxas
// RUN: %sparse-opt %s --sparse-attn-schedule-pipeline=target=h100 --sparse-attn-to-kernels-pipeline=target=h100 --sparse-attn-to-nvvm-pipeline -o %t.mlir
// RUN: %sparse-opt %t.mlir --sparse-attn-gpu-to-ptx -o %t.ptx
// RUN: FileCheck %s --check-prefix=PTX < %t.ptx
// RUN: not grep -oE '[.]local|callseq' %t.ptx
// RUN: %sparse-opt %t.mlir --sparse-attn-to-cubin-pipeline -o %t
// RUN: grep -ao 'registers = [0-9]* :' %t | FileCheck %s
// The gate of a prefill in four kernels goes through the assembler, which fails
// where a register is spilled or a stack is needed; then selections by each
// policy and in each form.

// CHECK-COUNT-8: registers = {{[1-9][0-9]|1[0-9][0-9]}} :
// CHECK-NOT: registers

// PTX: .visible .entry sparse_attn_compress_prompt(
// PTX-SAME: .maxntid 256
// PTX-SAME: ld.global.v4.b32
// PTX-SAME: mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32
// PTX-SAME: .visible .entry sparse_attn_pool_queries(
// PTX-SAME: ld.global.v4.b32
// PTX-SAME: st.global.v4.b32
// PTX-SAME: .visible .entry sparse_attn_score_rows(
// PTX-SAME: mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32
// PTX-SAME: .visible .entry sparse_attn_select_rows(
// PTX-SAME: redux.sync.add.s32
// PTX-SAME: vote.sync.ballot.b32

!q = tensor<1x?x32x128xf16>
!k = tensor<1x?x8x128xf16>
!t = tensor<?x128xf32>
!x = tensor<1x32x?x?xf32>
!list = !sparse_attn.selection<1x32x?x?, block = 64, query_block = 64, form = list, capacity = 26>
!bits = !sparse_attn.selection<1x32x?x?, block = 64, query_block = 64, form = bits>
!mask = !sparse_attn.selection<1x32x?x?, block = 64, query_block = 64, form = mask>

func.func @gate(%q: !q, %k: !k, %w: tensor<32x384x128xf16>, %cos: !t, %sin: !t, %n: index) -> !list {
  %c = sparse_attn.compress_keys %k projection(%w) cos_sin(%cos, %sin) {block_size = 64 : i64, partial, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (!k, tensor<32x384x128xf16>, !t, !t) -> !q
  %g = sparse_attn.gate_queries %q keys(%n) cos_sin(%cos, %sin) {pooling = #sparse_attn.query_pooling<none>, query_block = 64 : i64, layout = #sparse_attn.layout<bshd>} : (!q, index, !t, !t) -> !q
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (!q, !q) -> !x
  %s = sparse_attn.select %x query_rows(%n) keys(%n) {policy = #sparse_attn.nz_ratio<0.1>, mode = #sparse_attn.mode<inclusive>} : (!x, index, index) -> !list
  return %s : !list
}

func.func @policies(%x: !x, %n: index) -> (!list, !bits, !mask, !list) {
  %0 = sparse_attn.select %x query_rows(%n) keys(%n) {policy = #sparse_attn.threshold<4.0e-3>, mode = #sparse_attn.mode<inclusive>, dense_rows = 2 : i64} : (!x, index, index) -> !list
  %1 = sparse_attn.select %x query_rows(%n) keys(%n) {policy = #sparse_attn.top_p<0.9>, mode = #sparse_attn.mode<inclusive>} : (!x, index, index) -> !bits
  %2 = sparse_attn.select %x query_rows(%n) keys(%n) {policy = #sparse_attn.entmax<1.5>, mode = #sparse_attn.mode<inclusive>} : (!x, index, index) -> !mask
  %3 = sparse_attn.select %x query_rows(%n) keys(%n) {policy = #sparse_attn.token_budget<1024>, force_first = 1 : i64, force_last = 2 : i64, forced = #sparse_attn.forced<inside>, order = #sparse_attn.order<descending>} : (!x, index, index) -> !list
  return %0, %1, %2, %3 : !list, !bits, !mask, !list
}

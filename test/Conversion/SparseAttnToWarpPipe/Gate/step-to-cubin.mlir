// REQUIRES: ptxas
// RUN: %sparse-opt %s --sparse-attn-schedule-pipeline=target=h100 --sparse-attn-to-kernels-pipeline=target=h100 --sparse-attn-to-nvvm-pipeline --sparse-attn-to-cubin-pipeline -o %t
// RUN: grep -ao 'registers = [0-9]* :' %t | FileCheck %s
// A gated step in three kernels goes through the assembler, which fails where a
// register is spilled or a stack is needed; with each policy.

// CHECK-COUNT-6: registers = {{[1-9][0-9]|1[0-9][0-9]}} :
// CHECK-NOT: registers

!q = tensor<?x1x64x128xf16>
!cache = tensor<?x?x8x128xf16>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1,
    form = list, capacity = 64>

func.func @budget(%qn: !q, %q: !q, %k: !cache, %v: !cache, %c: !cache, %w: tensor<8x8x128x128xf16>, %n: tensor<?xi32>) -> !q {
  %g = sparse_attn.gate_queries %qn lengths(%n) projection(%w) {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>} : (!q, tensor<?xi32>, tensor<8x8x128x128xf16>) -> tensor<?x1x8x128xf16>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (tensor<?x1x8x128xf16>, !cache) -> tensor<?x8x1x?xf32>
  %s = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.token_budget<4032>} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>} : (!q, !cache, !cache, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

func.func @top_p(%q: !q, %k: !cache, %v: !cache, %x: tensor<?x8x1x?xf32>, %n: tensor<?xi32>) -> !q {
  %s = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.top_p<0.6>, order = #sparse_attn.order<descending>} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>} : (!q, !cache, !cache, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

func.func @threshold(%q: !q, %k: !cache, %v: !cache, %x: tensor<?x8x1x?xf32>, %n: tensor<?xi32>) -> !q {
  %s = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.threshold<0.01>, force_first = 1 : i64} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>} : (!q, !cache, !cache, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

func.func @entmax(%q: !q, %k: !cache, %v: !cache, %x: tensor<?x8x1x?xf32>, %n: tensor<?xi32>) -> !q {
  %s = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.entmax<1.5>, force_last = 2 : i64} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>} : (!q, !cache, !cache, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

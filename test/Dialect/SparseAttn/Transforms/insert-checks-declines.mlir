// RUN: %sparse-opt %s --sparse-attn-insert-checks --split-input-file -verify-diagnostics | FileCheck %s
// CHECK-NOT: operand = "{{.*}}block_table
// CHECK-NOT: operand = "{{.*}}selection

!q = tensor<1x1x8x64xf16>
!k = tensor<?x?x2x64xf16>

func.func @pages(%q: !q, %k: !k, %n: tensor<1xi32>, %t: tensor<1x?xi32>) -> !q {
  // expected-remark @+1 {{is not checked: its page size is dynamic}}
  %o = sparse_attn.attend %q, %k, %k lengths(%n) block_table(%t) {scale = 0.125 : f32, layout = #sparse_attn.layout<bshd>} : (!q, !k, !k, tensor<1xi32>, tensor<1x?xi32>) -> !q
  return %o : !q
}

// -----

!q = tensor<1x8x1x64xf16>
!csr = !sparse_attn.selection<1x?x1x?, block = 16, query_block = 1, form = csr, capacity = ?>

func.func @rows(%q: !q, %p: tensor<?xi32>, %i: tensor<?xi32>) -> !q {
  %s = sparse_attn.pack_selection %p, %i : (tensor<?xi32>, tensor<?xi32>) -> !csr
  // expected-remark @+1 {{is not checked: its rows of csr are of dynamic number}}
  %o = sparse_attn.attend %q, %q, %q selection(%s) {scale = 0.125 : f32} : (!q, !q, !q, !csr) -> !q
  return %o : !q
}

// -----

!q = tensor<1x8x1x64xf16>

func.func @region(%c: i1, %q: !q, %n: tensor<1xi32>) -> !q {
  %o = scf.if %c -> !q {
    // expected-remark @+1 {{is not checked: it does not stand in the entry block of a function}}
    %a = sparse_attn.attend %q, %q, %q lengths(%n) {scale = 0.125 : f32} : (!q, !q, !q, tensor<1xi32>) -> !q
    scf.yield %a : !q
  } else {
    scf.yield %q : !q
  }
  return %o : !q
}

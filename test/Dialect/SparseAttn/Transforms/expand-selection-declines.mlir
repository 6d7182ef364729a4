// RUN: %sparse-opt %s --sparse-attn-expand-selection --verify-diagnostics --split-input-file

!mask = !sparse_attn.selection<1x2x8x1, block = 8, query_block = 1, form = mask>

// A stage that is no dispatch yet still reads the selection itself.
func.func @stage(%q: tensor<1x2x8x16xf32>, %s: !mask) -> tensor<1x2x8x16xf32> {
  // expected-error @+1 {{expected selections only in pack_selection, unpack_selection and at function boundaries, got 'sparse_attn.attend'; turn the stages into dispatches first}}
  %o = sparse_attn.attend %q, %q, %q selection(%s)
      {scale = 2.5e-01 : f32, causal}
      : (tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !mask)
      -> tensor<1x2x8x16xf32>
  return %o : tensor<1x2x8x16xf32>
}

// -----

!mask = !sparse_attn.selection<1x2x8x1, block = 8, query_block = 1, form = mask>

func.func @loop(%s: !mask, %n: index, %c: index) {
  // expected-error @+1 {{got 'scf.for'}}
  %r = scf.for %i = %c to %n step %c iter_args(%t = %s) -> (!mask) {
    scf.yield %t : !mask
  }
  return
}

// -----

!mask = !sparse_attn.selection<1x2x8x1, block = 8, query_block = 1, form = mask>

// Whichever op of a branch comes first is named.
func.func @branch(%m: tensor<1x2x8x1xi1>) {
  %s = sparse_attn.pack_selection %m : (tensor<1x2x8x1xi1>) -> !mask
  // expected-error @+1 {{got 'cf.br'}}
  cf.br ^next(%s : !mask)
^next(%t: !mask):
  return
}

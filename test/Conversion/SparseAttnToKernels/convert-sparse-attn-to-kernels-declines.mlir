// RUN: %sparse-opt %s --convert-sparse-attn-to-kernels --split-input-file -verify-diagnostics

func.func @raised(%q: tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32> {
  // expected-error @below {{expected phase staged; insert gates first}}
  %0 = sparse_attn.attention %q, %q, %q {scale = 0.25 : f32, causal} : (tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>, tensor<1x4x64x16xf32>) -> tensor<1x4x64x16xf32>
  return %0 : tensor<1x4x64x16xf32>
}

// -----

!from = !sparse_attn.selection<1x2x?x8, block = 8, query_block = 1, form = mask>
!to = !sparse_attn.selection<1x2x?x8, block = 8, query_block = 1, form = csr, capacity = 8>
func.func @dynamic_rows(%m: tensor<1x2x?x8xi1>) -> !to {
  %s = sparse_attn.pack_selection %m : (tensor<1x2x?x8xi1>) -> !from
  // expected-error @below {{expected a csr selection of static shape}}
  %t = sparse_attn.convert_selection %s : (!from) -> !to
  return %t : !to
}

// -----

// How many heads a mean leaves does not follow from its operands.
func.func @mean(%q: tensor<?x?x?x16xf32>) -> tensor<?x?x?x16xf32> {
  // expected-error @below {{expected result sizes that follow from the operands}}
  %0 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<mean>} : (tensor<?x?x?x16xf32>) -> tensor<?x?x?x16xf32>
  return %0 : tensor<?x?x?x16xf32>
}

// -----

!mask = !sparse_attn.selection<1x2x1x?, block = 8, query_block = 1, form = mask>
!tokens = !sparse_attn.selection<1x2x1x?, block = 8, query_block = 1, form = tokens, capacity = ?>

// The number of blocks is no room for their tokens.
func.func @tokens(%m: tensor<1x2x1x?xi1>, %n: index) -> !tokens {
  %s = sparse_attn.pack_selection %m : (tensor<1x2x1x?xi1>) -> !mask
  // expected-error @below {{expected a static capacity, got}}
  %t = sparse_attn.convert_selection %s keys(%n) : (!mask, index) -> !tokens
  return %t : !tokens
}

// -----

!from = !sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = csr, capacity = 4>
!to = !sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = csr, capacity = 8>

// Neither side has the sizes that its rows are counted by.
func.func @csr_to_csr(%s: !from) -> !to {
  // expected-error @below {{expected a source or a result that is not csr, which does not hold its sizes}}
  %t = sparse_attn.convert_selection %s : (!from) -> !to
  return %t : !to
}

// -----

!from = !sparse_attn.selection<?x2x?x8, block = 8, query_block = 1, form = csr, capacity = 4>
!to = !sparse_attn.selection<?x2x?x8, block = 8, query_block = 4, form = mask>

// Nor do two sizes follow from one number of pointers.
func.func @sizes_of_csr(%s: !from) -> !to {
  // expected-error @below {{expected keys, or a selection of static shape}}
  %t = sparse_attn.convert_selection %s : (!from) -> !to
  return %t : !to
}

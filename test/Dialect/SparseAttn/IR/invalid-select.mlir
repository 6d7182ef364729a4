// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of select, by their numbers in docs/Spec.md.

// SE1: rank
func.func @f(%x: tensor<2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected the rank of the logits to be 4, got 3 (SE1)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE1: type
func.func @f(%x: tensor<1x2x8x5xf16>, %n: index) {
  // expected-error @+1 {{operand #0 must be ranked tensor of 32-bit float values}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf16>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE2: batch
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected the selection's batch to be 1, got 2 (SE2)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<2x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE2: heads
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected the selection's heads to be 2, got 4 (SE2)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x4x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE2: rows
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected the selection's rows to be 8, got 1 (SE2)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x1x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE2: blocks
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected the selection's blocks to be 5, got 6 (SE2)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x6, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE2: lengths
func.func @f(%x: tensor<1x2x8x5xf32>, %l: tensor<2xi32>) {
  // expected-error @+1 {{expected lengths of shape 1, got 'tensor<2xi32>' (SE2)}}
  %s = sparse_attn.select %x lengths(%l)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, tensor<2xi32>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE3: rows
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected the rows in mode reference_compatible to be 1, got 8 (SE3)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all,
       mode = #sparse_attn.mode<reference_compatible>} : (tensor<1x2x8x5xf32>,
       index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE3: query_block
func.func @f(%x: tensor<1x2x1x5xf32>, %n: index) {
  // expected-error @+1 {{expected query_block in mode reference_compatible to be 1, got 8 (SE3)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all,
       mode = #sparse_attn.mode<reference_compatible>} : (tensor<1x2x1x5xf32>,
       index)
      -> !sparse_attn.selection<1x2x1x5, block = 8, query_block = 8,
             form = mask>
  return
}

// -----

// SE4: force_first
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected force_first >= 0, got -1 (SE4)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all, force_first = -1 : i64}
       : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE4: force_last
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected force_last >= 0, got -2 (SE4)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all, force_last = -2 : i64}
       : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE4: dense_rows
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected dense_rows >= 0, got -1 (SE4)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all, dense_rows = -1 : i64}
       : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE5
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected form list, mask or bits, got csr; use convert_selection (SE5)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = csr, capacity = 4>
  return
}

// -----

// SE5
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected form list, mask or bits, got tokens; use convert_selection (SE5)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = tokens, capacity = 4>
  return
}

// -----

// SE6
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected query_rows with query_block 64 (SE6)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 64,
             form = mask>
  return
}

// -----

// SE7
func.func @f(%x: tensor<1x2x8x5xf32>) {
  // expected-error @+1 {{expected lengths or keys (SE7)}}
  %s = sparse_attn.select %x
      {policy = #sparse_attn.all} : (tensor<1x2x8x5xf32>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// The policy is one.
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected policy to be a selection policy, got #sparse_attn.pool<max>}}
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.pool<max>}
      : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE8: as many budgets as heads
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected the number of budgets to be 2, got 3 (SE8)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.token_budgets<8, 16, 8>}
      : (tensor<1x2x8x5xf32>, index)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE8: heads that are not known
func.func @f(%x: tensor<1x?x8x5xf32>, %n: index) {
  // expected-error @+1 {{expected a static number of heads with #sparse_attn.token_budgets<8, 16> (SE8)}}
  %s = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.token_budgets<8, 16>}
      : (tensor<1x?x8x5xf32>, index)
      -> !sparse_attn.selection<1x?x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE9: shape
func.func @f(%x: tensor<3x2x8x5xf32>, %n: index, %b: tensor<2x3xi32>) {
  // expected-error @+1 {{expected budgets of shape 3x2, got 'tensor<2x3xi32>' (SE9)}}
  %s = sparse_attn.select %x keys(%n) budgets(%b)
      {policy = #sparse_attn.token_budget<8>}
      : (tensor<3x2x8x5xf32>, index, tensor<2x3xi32>)
      -> !sparse_attn.selection<3x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE9: one for each head
func.func @f(%x: tensor<3x2x8x5xf32>, %n: index, %b: tensor<3xi32>) {
  // expected-error @+1 {{expected budgets of shape 2, got 'tensor<3xi32>' (SE9)}}
  %s = sparse_attn.select %x keys(%n) budgets(%b)
      {policy = #sparse_attn.token_budget<8>}
      : (tensor<3x2x8x5xf32>, index, tensor<3xi32>)
      -> !sparse_attn.selection<3x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

// -----

// SE9: a policy that has budgets
func.func @f(%x: tensor<1x2x8x5xf32>, %n: index, %b: tensor<2xi32>) {
  // expected-error @+1 {{expected a policy that takes budgets, got #sparse_attn.all (SE9)}}
  %s = sparse_attn.select %x keys(%n) budgets(%b)
      {policy = #sparse_attn.all}
      : (tensor<1x2x8x5xf32>, index, tensor<2xi32>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
             form = mask>
  return
}

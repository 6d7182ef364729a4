// RUN: %sparse-opt %s --sparse-attn-unite-rows="query-block=64" --split-input-file -verify-diagnostics | FileCheck %s
// RUN: not %sparse-opt %s --sparse-attn-unite-rows="query-block=32" --split-input-file 2>&1 | FileCheck %s --check-prefix=OPTION

// OPTION: error: expected a query block of 64 or 128, or 0 for none, got 32

// CHECK-NOT: convert_selection

!rows = !sparse_attn.selection<1x2x8x7, block = 64, query_block = 1, form = mask>
func.func @decode(%s: !rows, %q: tensor<1x8x8x128xf16>, %k: tensor<1x2x400x128xf16>)
    -> tensor<1x8x8x128xf16> {
  // expected-remark @below {{its rows keep their own selections: it has no more than 8 query rows}}
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (tensor<1x8x8x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>, !rows)
      -> (tensor<1x8x8x128xf16>)
  return %o : tensor<1x8x8x128xf16>
}

// -----

!rows = !sparse_attn.selection<1x2x70x7, block = 64, query_block = 1, form = tokens, capacity = 9>
func.func @tokens(%s: !rows, %q: tensor<1x8x70x128xf16>, %k: tensor<1x2x400x128xf16>)
    -> tensor<1x8x70x128xf16> {
  // expected-remark @below {{its rows keep their own selections: it selects tokens}}
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (tensor<1x8x70x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>, !rows)
      -> (tensor<1x8x70x128xf16>)
  return %o : tensor<1x8x70x128xf16>
}

// -----

!rows = !sparse_attn.selection<1x2x3x7, block = 64, query_block = 24, form = mask>
func.func @query_block(%s: !rows, %q: tensor<1x8x70x128xf16>, %k: tensor<1x2x400x128xf16>)
    -> tensor<1x8x70x128xf16> {
  // expected-remark @below {{its rows keep their own selections: its query block of 24 does not divide 64}}
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (tensor<1x8x70x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>, !rows)
      -> (tensor<1x8x70x128xf16>)
  return %o : tensor<1x8x70x128xf16>
}

// -----

!rows = !sparse_attn.selection<1x2x70x7, block = 64, query_block = 1, form = mask>
func.func @bias(%s: !rows, %q: tensor<1x8x70x128xf16>, %k: tensor<1x2x400x128xf16>,
                %b: tensor<1x2x70x7xf32>) -> tensor<1x8x70x128xf16> {
  // expected-remark @below {{its rows keep their own selections: its block_bias differs between the rows of a query block}}
  %o = sparse_attn.attend %q, %k, %k selection(%s) block_bias(%b) {scale = 0.09 : f32}
      : (tensor<1x8x70x128xf16>, tensor<1x2x400x128xf16>, tensor<1x2x400x128xf16>, !rows,
         tensor<1x2x70x7xf32>) -> (tensor<1x8x70x128xf16>)
  return %o : tensor<1x8x70x128xf16>
}

// -----

!rows = !sparse_attn.selection<?x2x?x7, block = 64, query_block = 1, form = csr, capacity = 4>
func.func @csr(%s: !rows, %q: tensor<?x8x?x128xf16>, %k: tensor<?x2x400x128xf16>)
    -> tensor<?x8x?x128xf16> {
  // expected-remark @below {{its rows keep their own selections: its csr does not tell the sizes that are dynamic}}
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.09 : f32}
      : (tensor<?x8x?x128xf16>, tensor<?x2x400x128xf16>, tensor<?x2x400x128xf16>, !rows)
      -> (tensor<?x8x?x128xf16>)
  return %o : tensor<?x8x?x128xf16>
}

// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of convert_selection, pack and unpack, by their numbers in docs/Spec.md.

// CS1: blocks
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = mask>) {
  // expected-error @+1 {{expected the same rows and blocks}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = mask>)
      -> !sparse_attn.selection<1x2x8x6, block = 8, query_block = 1,
      form = bits>
  return
}

// -----

// CS1: block size
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = mask>) {
  // expected-error @+1 {{(CS1)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = mask>)
      -> !sparse_attn.selection<1x2x8x5, block = 16, query_block = 1,
      form = bits>
  return
}

// -----

// CS1: query block
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = mask>) {
  // expected-error @+1 {{(CS1)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = mask>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 8,
      form = bits>
  return
}

// -----

// CS2: from tokens
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = tokens, capacity = 4>) {
  // expected-error @+1 {{expected a source in blocks, got tokens (CS2)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = tokens, capacity = 4>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
      form = mask>
  return
}

// -----

// CS2: to tokens
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = mask>) {
  // expected-error @+1 {{expected keys, to convert to tokens (CS2)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = mask>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
      form = tokens, capacity = 4>
  return
}

// -----

// PS1: number
func.func @f(%a: tensor<1x2x8x4xi32>) {
  // expected-error @+1 {{expected storage 'tensor<1x2x8x4xi32>' 'tensor<1x2x8xi32>' for form list (PS1)}}
  %s = sparse_attn.pack_selection %a
      : (tensor<1x2x8x4xi32>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
      form = list, capacity = 4>
  return
}

// -----

// PS1: element type
func.func @f(%a: tensor<1x2x8x5xi8>) {
  // expected-error @+1 {{expected storage 'tensor<1x2x8x5xi1>' for form mask (PS1)}}
  %s = sparse_attn.pack_selection %a
      : (tensor<1x2x8x5xi8>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
      form = mask>
  return
}

// -----

// PS1: words of bits
func.func @f(%a: tensor<1x2x8x1xi32>) {
  // expected-error @+1 {{expected storage 'tensor<1x2x8x2xi32>' for form bits (PS1)}}
  %s = sparse_attn.pack_selection %a
      : (tensor<1x2x8x1xi32>)
      -> !sparse_attn.selection<1x2x8x33, block = 8, query_block = 1,
      form = bits>
  return
}

// -----

// PS1: rank
func.func @f(%a: tensor<17xi32>, %b: tensor<1x2x8x4xi32>) {
  // expected-error @+1 {{expected storage 'tensor<17xi32>' 'tensor<64xi32>' for form csr (PS1)}}
  %s = sparse_attn.pack_selection %a, %b
      : (tensor<17xi32>, tensor<1x2x8x4xi32>)
      -> !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
      form = csr, capacity = 4>
  return
}

// -----

// PS1: unpack
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = tokens, capacity = 4>) {
  // expected-error @+1 {{expected storage 'tensor<1x2x8x4xi32>' 'tensor<1x2x8xi32>' for form tokens (PS1)}}
  %a, %b = sparse_attn.unpack_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = tokens, capacity = 4>)
      -> (tensor<1x2x8x4xi32>, tensor<1x2x4xi32>)
  return
}

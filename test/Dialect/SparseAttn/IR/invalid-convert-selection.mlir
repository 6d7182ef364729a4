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

// CS1: query block, of which the other is no multiple
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 4, form = mask>) {
  // expected-error @+1 {{expected the same block and a multiple of the query_block, got}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 4,
         form = mask>)
      -> !sparse_attn.selection<1x2x6x5, block = 8, query_block = 6,
      form = bits>
  return
}

// -----

// CS1: a smaller query block
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 4, form = mask>) {
  // expected-error @+1 {{(CS1)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 4,
         form = mask>)
      -> !sparse_attn.selection<1x2x32x5, block = 8, query_block = 1,
      form = bits>
  return
}

// -----

// CS1: rows of a union
func.func @f(
    %s: !sparse_attn.selection<1x2x9x5, block = 8, query_block = 1, form = mask>) {
  // expected-error @+1 {{expected the same blocks, and a row for 4 rows, got}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x9x5, block = 8, query_block = 1,
         form = mask>)
      -> !sparse_attn.selection<1x2x2x5, block = 8, query_block = 4,
      form = bits>
  return
}

// -----

// CS3: room for all blocks
func.func @f(
    %s: !sparse_attn.selection<1x2x9x5, block = 8, query_block = 1, form = mask>) {
  // expected-error @+1 {{expected a capacity of at least 5 for the union of 4 rows, got 4 (CS3)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x9x5, block = 8, query_block = 1,
         form = mask>)
      -> !sparse_attn.selection<1x2x3x5, block = 8, query_block = 4,
      form = list, capacity = 4>
  return
}

// -----

// CS3: room for the blocks of all rows
func.func @f(
    %s: !sparse_attn.selection<1x2x9x50, block = 8, query_block = 2, form = list, capacity = 3>) {
  // expected-error @+1 {{expected a capacity of at least 12 for the union of 4 rows, got 11 (CS3)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x9x50, block = 8, query_block = 2,
         form = list, capacity = 3>)
      -> !sparse_attn.selection<1x2x3x50, block = 8, query_block = 8,
      form = csr, capacity = 11>
  return
}

// -----

// CS3: a row of csr may have every block
func.func @f(
    %s: !sparse_attn.selection<1x2x9x50, block = 8, query_block = 1, form = csr, capacity = 3>) {
  // expected-error @+1 {{expected a capacity of at least 50 for the union of 4 rows, got 12 (CS3)}}
  %t = sparse_attn.convert_selection %s
      : (!sparse_attn.selection<1x2x9x50, block = 8, query_block = 1,
         form = csr, capacity = 3>)
      -> !sparse_attn.selection<1x2x3x50, block = 8, query_block = 4,
      form = list, capacity = 12>
  return
}

// -----

// CS3: tokens
func.func @f(
    %s: !sparse_attn.selection<1x2x8x5, block = 8, query_block = 1, form = mask>, %n: index) {
  // expected-error @+1 {{expected tokens of single rows, got a query_block of 8 from one of 1 (CS3)}}
  %t = sparse_attn.convert_selection %s keys(%n)
      : (!sparse_attn.selection<1x2x8x5, block = 8, query_block = 1,
         form = mask>, index)
      -> !sparse_attn.selection<1x2x1x5, block = 8, query_block = 8,
      form = tokens, capacity = 40>
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

// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of check_entries and report, by their numbers in docs/Spec.md.

// CE1: a scalar
func.func @f(%x: tensor<i32>, %n: index) {
  // expected-error @+1 {{expected the rank of the values at least to be 1, got 0 (CE1)}}
  %0 = sparse_attn.check_entries %x limit(%n) {rule = #sparse_attn.check_rule<count>} : (tensor<i32>, index) -> tensor<4xi64>
  return
}

// -----

// CE1: pointers
func.func @f(%x: tensor<2x3xi32>, %n: index) {
  // expected-error @+1 {{expected the rank of pointers to be 1, got 2 (CE1)}}
  %0 = sparse_attn.check_entries %x limit(%n) {rule = #sparse_attn.check_rule<pointer>} : (tensor<2x3xi32>, index) -> tensor<2x3x4xi64>
  return
}

// -----

// CE1: words
func.func @f(%x: tensor<2x3xi64>, %n: index) {
  // expected-error @+1 {{expected bits in i32, got 'i64' (CE1)}}
  %0 = sparse_attn.check_entries %x limit(%n) {rule = #sparse_attn.check_rule<bits>} : (tensor<2x3xi64>, index) -> tensor<2x4xi64>
  return
}

// -----

// CE2: only ids are counted
func.func @f(%x: tensor<2x3xi32>, %c: tensor<2xi32>, %n: index) {
  // expected-error @+1 {{expected no counts with rule bits (CE2)}}
  %0 = sparse_attn.check_entries %x counts(%c) limit(%n) {rule = #sparse_attn.check_rule<bits>} : (tensor<2x3xi32>, tensor<2xi32>, index) -> tensor<2x4xi64>
  return
}

// -----

// CE2: rows
func.func @f(%x: tensor<2x3xi32>, %c: tensor<3xi32>, %n: index) {
  // expected-error @+1 {{expected counts of shape 2, got}}
  %0 = sparse_attn.check_entries %x counts(%c) limit(%n) {rule = #sparse_attn.check_rule<id>} : (tensor<2x3xi32>, tensor<3xi32>, index) -> tensor<2x4xi64>
  return
}

// -----

// CE2: nothing to add to
func.func @f(%x: tensor<2x3xi32>, %n: index) {
  // expected-error @+1 {{expected counts with added or unit (CE2)}}
  %0 = sparse_attn.check_entries %x added(%n) limit(%n) {rule = #sparse_attn.check_rule<id>} : (tensor<2x3xi32>, index, index) -> tensor<2x4xi64>
  return
}

// -----

// CE2: pointers of more than one dimension
func.func @f(%x: tensor<6xi32>, %c: tensor<2x3xi32>, %n: index) {
  // expected-error @+1 {{expected the rank of pointers to be 1, got 2 (CE2)}}
  %0 = sparse_attn.check_entries %x counts(%c) limit(%n) {rule = #sparse_attn.check_rule<id>} : (tensor<6xi32>, tensor<2x3xi32>, index) -> tensor<2x4xi64>
  return
}

// -----

// CE2: pointers are no counts
func.func @f(%x: tensor<6xi32>, %c: tensor<3xi32>, %n: index) {
  // expected-error @+1 {{expected neither added nor unit with pointers (CE2)}}
  %0 = sparse_attn.check_entries %x counts(%c) limit(%n) {rule = #sparse_attn.check_rule<id>, unit = 16 : i64} : (tensor<6xi32>, tensor<3xi32>, index) -> tensor<2x4xi64>
  return
}

// -----

// CE3: columns
func.func @f(%x: tensor<2xi32>, %n: index) {
  // expected-error @+1 {{expected a report of 4 columns, got 'tensor<2x3xi64>' (CE3)}}
  %0 = sparse_attn.check_entries %x limit(%n) {rule = #sparse_attn.check_rule<count>} : (tensor<2xi32>, index) -> tensor<2x3xi64>
  return
}

// -----

// CE3: rows
func.func @f(%x: tensor<2x3xi32>, %n: index) {
  // expected-error @+1 {{expected a report of shape 2x4, got}}
  %0 = sparse_attn.check_entries %x limit(%n) {rule = #sparse_attn.check_rule<id>} : (tensor<2x3xi32>, index) -> tensor<2x3x4xi64>
  return
}

// -----

// CE4
func.func @f(%x: tensor<?xi32>, %c: tensor<?xi32>, %n: index) {
  // expected-error @+1 {{expected static sizes behind the first one of the rows of pointers, got 'tensor<?x?x4xi64>' (CE4)}}
  %0 = sparse_attn.check_entries %x counts(%c) limit(%n) {rule = #sparse_attn.check_rule<id>} : (tensor<?xi32>, tensor<?xi32>, index) -> tensor<?x?x4xi64>
  return
}

// -----

// RP1: columns
func.func @f(%x: tensor<2x5xi64>) {
  // expected-error @+1 {{expected a report of 4 columns, got 'tensor<2x5xi64>' (RP1)}}
  sparse_attn.report %x {operand = "x", axes = "batch"} : tensor<2x5xi64>
  return
}

// -----

// RP1: axes
func.func @f(%x: tensor<2x4xi64>) {
  // expected-error @+1 {{expected the names of 1 axes and at most one more, got 3 (RP1)}}
  sparse_attn.report %x {operand = "x", axes = "batch head row"} : tensor<2x4xi64>
  return
}

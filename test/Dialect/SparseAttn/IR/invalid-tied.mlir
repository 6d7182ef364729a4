// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// Results of a dispatch that are updates of an input (D5).

func.func @k(%x: memref<4xf32>, %i: index) { return }
func.func @count(%x: tensor<4xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  // expected-error @+1 {{expected the length of tied to be 1, got 2 (D5)}}
  %y = sparse_attn.dispatch @k [%n] (%x) {tied = array<i64: 0, -1>} : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @k(%x: memref<4xf32>, %i: index) { return }
func.func @range(%x: tensor<4xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  // expected-error @+1 {{expected result 0 to be tied to one of 1 inputs, got 1 (D5)}}
  %y = sparse_attn.dispatch @k [%n] (%x) {tied = array<i64: 1>} : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @k(%x: memref<4xf32>, %i: index) { return }
func.func @type(%x: tensor<4xf32>) -> tensor<5xf32> {
  %n = arith.constant 4 : index
  // expected-error @+1 {{expected result 0 to have the type of input 0, 'tensor<4xf32>', got 'tensor<5xf32>' (D5)}}
  %y = sparse_attn.dispatch @k [%n] (%x) {tied = array<i64: 0>} : (tensor<4xf32>) -> tensor<5xf32>
  return %y : tensor<5xf32>
}

// -----

func.func @k(%x: memref<4xf32>, %i: index) { return }
func.func @another(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %n = arith.constant 4 : index
  // expected-error @+1 {{expected one result tied to input 0, got another: 1 (D5)}}
  %y:2 = sparse_attn.dispatch @k [%n] (%x) {tied = array<i64: 0, 0>} : (tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>)
  return %y#0, %y#1 : tensor<4xf32>, tensor<4xf32>
}

// -----

func.func @k(%x: memref<4xf32>, %z: memref<4xf32>, %i: index) { return }
func.func @twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  // expected-error @+1 {{expected input 0, which result 0 is tied to, to be no other input (D5)}}
  %y = sparse_attn.dispatch @k [%n] (%x, %x) {tied = array<i64: 0>} : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// A tied result has no argument of its own.
// expected-note @+1 {{the kernel has type}}
func.func @k(%x: memref<4xf32>, %y: memref<4xf32>, %i: index) { return }
func.func @arguments(%x: tensor<4xf32>) -> tensor<4xf32> {
  %n = arith.constant 4 : index
  // expected-error @+1 {{expected arguments that fit the kernel (D1)}}
  %y = sparse_attn.dispatch @k [%n] (%x) {tied = array<i64: 0>} : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

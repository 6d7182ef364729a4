// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of combine and dispatch, by their numbers in docs/Spec.md.

// C1: rank
func.func @f(%p: tensor<2x4x8x16xf32>, %l: tensor<2x4x8xf32>) {
  // expected-error @+1 {{expected the rank of the partial results to be 5, got 4 (C1)}}
  %o:2 = sparse_attn.combine %p, %l
      : (tensor<2x4x8x16xf32>, tensor<2x4x8xf32>) -> (tensor<4x8x16xf32>,
         tensor<4x8xf32>)
  return
}

// -----

// C1: lse
func.func @f(%p: tensor<2x1x4x8x16xf32>, %l: tensor<3x1x4x8xf32>) {
  // expected-error @+1 {{expected the partial lse of shape 2x1x4x8, got 'tensor<3x1x4x8xf32>' (C1)}}
  %o:2 = sparse_attn.combine %p, %l
      : (tensor<2x1x4x8x16xf32>, tensor<3x1x4x8xf32>) -> (tensor<1x4x8x16xf32>,
         tensor<1x4x8xf32>)
  return
}

// -----

// C1: the results follow from the operands
func.func @f(%p: tensor<2x1x4x8x16xf32>, %l: tensor<2x1x4x8xf32>) {
  // expected-error @+2 {{are incompatible with return type(s) of operation}}
  // expected-error @+1 {{failed to infer returned types}}
  %o:2 = sparse_attn.combine %p, %l
      : (tensor<2x1x4x8x16xf32>, tensor<2x1x4x8xf32>) -> (tensor<1x4x8x8xf32>,
         tensor<1x4x8xf32>)
  return
}

// -----

// C2
func.func @f(%p: tensor<2x1x4x8x16xf16>, %l: tensor<2x1x4x8xf16>) {
  // expected-error @+1 {{operand #1 must be ranked tensor of 32-bit float values}}
  %o:2 = sparse_attn.combine %p, %l
      : (tensor<2x1x4x8x16xf16>, tensor<2x1x4x8xf16>) -> (tensor<1x4x8x16xf16>,
         tensor<1x4x8xf16>)
  return
}

// -----

// D1: the kernel exists
func.func @f(%n: index, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected @kernel to name a function (D1)}}
  %0 = sparse_attn.dispatch @kernel [%n] (%x) : (tensor<4xf32>) -> (tensor<4xf32>)
  return
}

// -----

// D1: its arguments fit
// expected-note @+1 {{the kernel has type '(memref<4xf32>, index) -> ()'}}
func.func private @kernel(memref<4xf32>, index)
func.func @f(%n: index, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected arguments that fit the kernel (D1)}}
  %0 = sparse_attn.dispatch @kernel [%n] (%x) : (tensor<4xf32>) -> (tensor<4xf32>)
  return
}

// -----

// D2
func.func private @kernel(memref<4xf32>, memref<?x?xf32>, index)
func.func @f(%n: index, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected the number of sizes to be 2, got 1 (D2)}}
  %0 = sparse_attn.dispatch @kernel [%n] (%x) sizes(%n)
      : (tensor<4xf32>) -> (tensor<?x?xf32>)
  return
}

// -----

// D1: the box of a tensor map has the rank of the tensor
// expected-note @+1 {{the kernel has type}}
func.func private @kernel(!nvgpu.tensormap.descriptor<tensor = memref<64x32xf16, 3>, swizzle = none, l2promo = none, oob = zero, interleave = none>, memref<4xf16>) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 4>}
func.func @f(%n: index, %x: tensor<4xf16>) {
  // expected-error @+1 {{expected arguments that fit the kernel (D1)}}
  %0 = sparse_attn.dispatch @kernel [%n, %n, %n] (%x) : (tensor<4xf16>) -> (tensor<4xf16>)
  return
}

// -----

// D3
func.func private @kernel(memref<4xf32>, memref<4xf32>, index)
func.func @f(%n: index, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected a number of items, or three sizes of a grid, got 2 values (D3)}}
  %0 = sparse_attn.dispatch @kernel [%n, %n] (%x) : (tensor<4xf32>) -> (tensor<4xf32>)
  return
}

// -----

// D4: a grid without the attribute
// expected-note @+1 {{the kernel}}
func.func private @kernel(memref<4xf32>, memref<4xf32>, index)
func.func @f(%n: index, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected one number of items for a kernel without warp_pipe.launch (D4)}}
  %0 = sparse_attn.dispatch @kernel [%n, %n, %n] (%x) : (tensor<4xf32>) -> (tensor<4xf32>)
  return
}

// -----

// D4: items with the attribute
// expected-note @+1 {{the kernel}}
func.func private @kernel(memref<4xf32>, memref<4xf32>) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 4>}
func.func @f(%n: index, %x: tensor<4xf32>) {
  // expected-error @+1 {{expected three sizes of a grid for a kernel with warp_pipe.launch (D4)}}
  %0 = sparse_attn.dispatch @kernel [%n] (%x) : (tensor<4xf32>) -> (tensor<4xf32>)
  return
}

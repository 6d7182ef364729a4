// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-tm-tensor-to-sparse-attn \
// RUN:   -split-input-file -verify-diagnostics

!t = tensor<2x3x16xf32>
!m = tensor<2x3x3xf32>
func.func @input_mask(%q: !t, %e: !t, %m: !m) -> !t {
  // expected-remark @+1 {{the mask is kept: its values are not constant}}
  %0 = "tm_tensor.attention"(%q, %q, %q, %m, %e) <{operandSegmentSizes = array<i32: 4, 1>, scale = 1.0 : f64}>
      : (!t, !t, !t, !m, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<2x3x16xf64>
func.func @element_type(%q: !t, %e: !t) -> !t {
  // expected-error @+1 {{expected q to be a tensor of f16, bf16 or f32, got 'tensor<2x1x3x16xf64>'}}
  %0 = "tm_tensor.attention"(%q, %q, %q, %e) <{operandSegmentSizes = array<i32: 3, 1>, scale = 1.0 : f64}>
      : (!t, !t, !t, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<2x3x16xf32>
func.func @segments(%q: !t, %e: !t) -> !t {
  // expected-error @+1 {{expected q, k, v, an optional mask and one output, got 3 operands}}
  %0 = "tm_tensor.attention"(%q, %q, %e) <{operandSegmentSizes = array<i32: 2, 1>, scale = 1.0 : f64}>
      : (!t, !t, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<2x3x16xf32>
!m = tensor<2x3x4xf32>
func.func @mask_shape(%q: !t, %e: !t, %m: !m) -> !t {
  // expected-error @+1 {{expected a mask that broadcasts to [2, 1, 3, 3], got 'tensor<2x1x3x4xf32>'}}
  %0 = "tm_tensor.attention"(%q, %q, %q, %m, %e) <{operandSegmentSizes = array<i32: 4, 1>, scale = 1.0 : f64}>
      : (!t, !t, !t, !m, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<3x16xf32>
func.func @rank(%q: !t, %e: !t) -> !t {
  // expected-error @+1 {{expected tensors of rank 3 or 4, got 'tensor<3x16xf32>'}}
  %0 = "tm_tensor.attention"(%q, %q, %q, %e) <{operandSegmentSizes = array<i32: 3, 1>, scale = 1.0 : f64}>
      : (!t, !t, !t, !t) -> !t
  return %0 : !t
}

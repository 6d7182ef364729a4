// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-iree-linalg-ext-to-sparse-attn \
// RUN:   -split-input-file -verify-diagnostics | FileCheck %s

!t = tensor<2x16x16xf32>
// v is transposed.
// CHECK-LABEL: func @maps
// CHECK: iree_linalg_ext.attention
func.func @maps(%q: !t, %e: !t) -> !t {
  %scale = arith.constant 0.5 : f32
  // expected-remark @+1 {{attention stays: its indexing maps are not those of plain attention}}
  %0 = "iree_linalg_ext.attention"(%q, %q, %q, %scale, %e) <{indexing_maps = [
      affine_map<(b, m, n, k, s) -> (b, m, k)>,
      affine_map<(b, m, n, k, s) -> (b, s, k)>,
      affine_map<(b, m, n, k, s) -> (b, n, s)>,
      affine_map<(b, m, n, k, s) -> ()>,
      affine_map<(b, m, n, k, s) -> (b, m, n)>]}> ({
  ^bb0(%score: f32):
    "iree_linalg_ext.yield"(%score) : (f32) -> ()
  }) : (!t, !t, !t, f32, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<2x16x16xf32>
// CHECK-LABEL: func @expressions
// CHECK: iree_linalg_ext.attention
func.func @expressions(%q: !t, %e: !t) -> !t {
  %scale = arith.constant 0.5 : f32
  // expected-remark @+1 {{attention stays: its indexing maps are no plain selections of dimensions}}
  %0 = "iree_linalg_ext.attention"(%q, %q, %q, %scale, %e) <{indexing_maps = [
      affine_map<(b, m, n, k, s) -> (b, m, k)>,
      affine_map<(b, m, n, k, s) -> (b, s + 1, k)>,
      affine_map<(b, m, n, k, s) -> (b, s, n)>,
      affine_map<(b, m, n, k, s) -> ()>,
      affine_map<(b, m, n, k, s) -> (b, m, n)>]}> ({
  ^bb0(%score: f32):
    "iree_linalg_ext.yield"(%score) : (f32) -> ()
  }) : (!t, !t, !t, f32, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<2x16x16xf32>
// Soft-capping in the region.
// CHECK-LABEL: func @region
// CHECK: iree_linalg_ext.attention
func.func @region(%q: !t, %e: !t) -> !t {
  %scale = arith.constant 0.5 : f32
  // expected-remark @+1 {{attention stays: its region changes the scores}}
  %0 = "iree_linalg_ext.attention"(%q, %q, %q, %scale, %e) <{indexing_maps = [
      affine_map<(b, m, n, k, s) -> (b, m, k)>,
      affine_map<(b, m, n, k, s) -> (b, s, k)>,
      affine_map<(b, m, n, k, s) -> (b, s, n)>,
      affine_map<(b, m, n, k, s) -> ()>,
      affine_map<(b, m, n, k, s) -> (b, m, n)>]}> ({
  ^bb0(%score: f32):
    %capped = math.tanh %score : f32
    "iree_linalg_ext.yield"(%capped) : (f32) -> ()
  }) : (!t, !t, !t, f32, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<2x16x16xf32>
// CHECK-LABEL: func @scale
// CHECK: iree_linalg_ext.attention
func.func @scale(%q: !t, %e: !t, %scale: f32) -> !t {
  // expected-remark @+1 {{attention stays: its scale is not a finite constant}}
  %0 = "iree_linalg_ext.attention"(%q, %q, %q, %scale, %e) <{indexing_maps = [
      affine_map<(b, m, n, k, s) -> (b, m, k)>,
      affine_map<(b, m, n, k, s) -> (b, s, k)>,
      affine_map<(b, m, n, k, s) -> (b, s, n)>,
      affine_map<(b, m, n, k, s) -> ()>,
      affine_map<(b, m, n, k, s) -> (b, m, n)>]}> ({
  ^bb0(%score: f32):
    "iree_linalg_ext.yield"(%score) : (f32) -> ()
  }) : (!t, !t, !t, f32, !t) -> !t
  return %0 : !t
}

// -----

!t = tensor<2x16x16xf32>
// CHECK-LABEL: func @no_maps
// CHECK: iree_linalg_ext.attention
func.func @no_maps(%q: !t, %e: !t, %scale: f32) -> !t {
  // expected-remark @+1 {{attention stays: expected one indexing map for each of q, k, v, scale, an optional mask and an output}}
  %0 = "iree_linalg_ext.attention"(%q, %q, %q, %scale, %e) : (!t, !t, !t, f32, !t) -> !t
  return %0 : !t
}

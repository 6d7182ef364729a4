// RUN: split-file %s %t
// RUN: %sparse-opt %t/raised.mlir --sparse-attn-verify-phase="phase=raised" -o /dev/null
// RUN: %sparse-opt %t/raised.mlir --sparse-attn-verify-phase -o /dev/null
// RUN: not %sparse-opt %t/raised.mlir --sparse-attn-verify-phase="phase=staged" 2>&1 | FileCheck %s --check-prefix=RAISED-STAGED
// RUN: not %sparse-opt %t/raised.mlir --sparse-attn-verify-phase="phase=kernels" 2>&1 | FileCheck %s --check-prefix=RAISED-KERNELS
// RUN: not %sparse-opt %t/staged.mlir --sparse-attn-verify-phase="phase=raised" 2>&1 | FileCheck %s --check-prefix=STAGED-RAISED
// RUN: %sparse-opt %t/staged.mlir --sparse-attn-verify-phase="phase=staged" -o /dev/null
// RUN: not %sparse-opt %t/staged.mlir --sparse-attn-verify-phase="phase=kernels" 2>&1 | FileCheck %s --check-prefix=STAGED-KERNELS
// RUN: not %sparse-opt %t/kernels.mlir --sparse-attn-verify-phase="phase=raised" 2>&1 | FileCheck %s --check-prefix=KERNELS-RAISED
// RUN: not %sparse-opt %t/kernels.mlir --sparse-attn-verify-phase="phase=staged" 2>&1 | FileCheck %s --check-prefix=KERNELS-STAGED
// RUN: %sparse-opt %t/kernels.mlir --sparse-attn-verify-phase="phase=kernels" -o /dev/null
// RUN: not %sparse-opt %t/raised.mlir --sparse-attn-verify-phase="phase=tiled" 2>&1 | FileCheck %s --check-prefix=OPTION

// RAISED-STAGED: error: 'sparse_attn.attention' op does not belong to phase staged
// RAISED-KERNELS: error: 'sparse_attn.rotary' op does not belong to phase kernels
// STAGED-RAISED: error: 'sparse_attn.attend' op does not belong to phase raised
// STAGED-KERNELS: error: 'sparse_attn.rotary' op does not belong to phase kernels
// KERNELS-RAISED: error: 'sparse_attn.dispatch' op does not belong to phase raised
// KERNELS-STAGED: error: 'sparse_attn.dispatch' op does not belong to phase staged
// OPTION: error: expected phase raised, staged or kernels, got 'tiled'

//--- raised.mlir
func.func @raised(%x: tensor<1x2x8x16xf32>, %p: tensor<1x8xi64>)
    -> tensor<1x2x8x16xf32> {
  %q = sparse_attn.rotary %x positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x2x8x16xf32>, tensor<1x8xi64>) -> tensor<1x2x8x16xf32>
  %o = sparse_attn.attention %q, %q, %x {scale = 2.5e-01 : f32, causal}
      : (tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x2x8x16xf32>
  return %o : tensor<1x2x8x16xf32>
}

//--- staged.mlir
func.func @staged(%x: tensor<1x2x8x16xf32>, %p: tensor<1x8xi64>)
    -> tensor<1x2x8x16xf32> {
  %q = sparse_attn.rotary %x positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x2x8x16xf32>, tensor<1x8xi64>) -> tensor<1x2x8x16xf32>
  %o = sparse_attn.attend %q, %q, %x {scale = 2.5e-01 : f32, causal}
      : (tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x2x8x16xf32>
  return %o : tensor<1x2x8x16xf32>
}

//--- kernels.mlir
func.func private @kernel(memref<8xf32>, memref<8xf32>, index)
func.func @kernels(%x: tensor<8xf32>, %n: index) -> tensor<8xf32> {
  %y = sparse_attn.dispatch @kernel [%n] (%x) : (tensor<8xf32>) -> (tensor<8xf32>)
  return %y : tensor<8xf32>
}

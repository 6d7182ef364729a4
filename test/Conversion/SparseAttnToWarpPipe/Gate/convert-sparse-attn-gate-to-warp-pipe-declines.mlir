// RUN: %sparse-opt %s --convert-sparse-attn-gate-to-warp-pipe --verify-diagnostics | FileCheck %s
// A mark on stages that the kernels do not serve is dropped.

// CHECK-NOT: sparse_attn.dispatch
func.func @f32(%q: tensor<1x1x64x128xf32>, %w: tensor<8x8x128x128xf32>, %c: tensor<1x64x8x128xf32>) -> tensor<1x8x1x64xf32> {
  // CHECK: sparse_attn.gate_queries
  // CHECK-NOT: fuse_with_user
  %g = sparse_attn.gate_queries %q projection(%w) {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>, sparse_attn.fuse_with_user} : (tensor<1x1x64x128xf32>, tensor<8x8x128x128xf32>) -> tensor<1x1x8x128xf32>
  // expected-remark @+1 {{left to generic kernels: its elements are neither f16 nor bf16}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (tensor<1x1x8x128xf32>, tensor<1x64x8x128xf32>) -> tensor<1x8x1x64xf32>
  return %x : tensor<1x8x1x64xf32>
}

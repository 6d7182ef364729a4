// RUN: %sparse-opt %s --convert-sparse-attn-to-warp-pipe | FileCheck %s
// What needs the lengths alone and no score comes before the kernel in front is
// waited for, if the lengths are older than that kernel.

// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK: warp_pipe.prologue
// CHECK: warp_pipe.alloc_shared : memref<5x512xf32, #gpu.address_space<workgroup>>
// CHECK: %[[COUNTERS:.*]] = warp_pipe.alloc_shared : memref<257xi32, #gpu.address_space<workgroup>>
// CHECK: memref.store %{{.*}}, %[[COUNTERS]][
// CHECK: gpu.barrier
// CHECK-NOT: memref.load %arg3[
// CHECK: warp_pipe.grid_wait
// CHECK: nvgpu.device_async_copy %arg3[
// CHECK-NOT: warp_pipe.grid_wait
// CHECK: warp_pipe.pipeline

// CHECK-LABEL: func.func @step(
func.func @step(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %c: tensor<?x?x8x128xf16>, %w: tensor<8x8x128x128xf16>, %n: tensor<128xf16>, %cos: tensor<?x128xf32>, %sin: tensor<?x128xf32>, %len: tensor<?xi32>) -> tensor<?x1x64x128xf16> {
  %g = sparse_attn.gate_queries %q lengths(%len) projection(%w) norm(%n) cos_sin(%cos, %sin) {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>, sparse_attn.fuse_with_user} : (tensor<?x1x64x128xf16>, tensor<?xi32>, tensor<8x8x128x128xf16>, tensor<128xf16>, tensor<?x128xf32>, tensor<?x128xf32>) -> tensor<?x1x8x128xf16>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (tensor<?x1x8x128xf16>, tensor<?x?x8x128xf16>) -> tensor<?x8x1x?xf32>
  %s = sparse_attn.select %x lengths(%len) {policy = #sparse_attn.token_budget<960>, sparse_attn.fuse_with_user} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 16>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 16>, tensor<?xi32>) -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

// RUN: %sparse-opt %s --convert-sparse-attn-compress-to-warp-pipe | FileCheck %s

// A warp pools a block, 8 columns a lane and two rows at once; the pools of 16
// blocks meet the projection, an average in two parts.
// CHECK-LABEL: func.func private @sparse_attn_compress_prompt(
// CHECK-SAME: memref<?x?x8x128xf16>, %{{.*}}: memref<?xi32>, %{{.*}}: memref<8x384x128xf16>, %{{.*}}: memref<128xf16>, %{{.*}}: memref<?x128xf32>, %{{.*}}: memref<?x128xf32>, %{{.*}}: memref<?x?x8x128xf16>)
// CHECK-SAME: #warp_pipe.launch<warps = 8, cluster = false, shared_memory = 0, ctas = 2>
// CHECK: warp_pipe.alloc_shared : memref<16x520xf16
// CHECK: warp_pipe.alloc_shared : memref<4x16x136xf32
// CHECK: scf.if
// CHECK-COUNT-8: vector.load {{.*}} memref<?x?x8x128xf16>, vector<8xf16>
// CHECK: arith.maximumf {{.*}} vector<8xf32>
// CHECK: arith.minimumf {{.*}} vector<8xf32>
// CHECK-COUNT-24: nvvm.shfl.sync bfly
// CHECK: arith.subf {{.*}} vector<8xf32>
// CHECK: vector.load {{.*}} memref<8x384x128xf16>, vector<8xf16>
// CHECK: gpu.barrier
// CHECK-COUNT-8: nvgpu.mma.sync
// CHECK: gpu.barrier
// CHECK: math.sqrt
// CHECK: memref.store {{.*}} memref<?x?x8x128xf16>
// Where no block is complete rows are zero.
// CHECK: } else {
// CHECK: vector.store %{{.*}} memref<?x?x8x128xf16>, vector<8xf16>

// The keys of a page; lanes ask for rows that one page holds.
// CHECK-LABEL: func.func private @sparse_attn_compress_prompt_0(
// CHECK-SAME: memref<?x16x2x64xbf16>, %{{.*}}: memref<?x?xi32>, %{{.*}}: memref<?x?x2x64xbf16>)
// CHECK: memref.load {{.*}} memref<?x?xi32>
// CHECK: arith.cmpi ult
// CHECK-COUNT-4: vector.load {{.*}} memref<?x16x2x64xbf16>, vector<8xbf16>
// CHECK-NOT: nvgpu.mma.sync
// CHECK: vector.store {{.*}} memref<?x?x2x64xbf16>, vector<8xbf16>

// Two layers share a kernel.
// CHECK-NOT: func.func private
// CHECK-LABEL: func.func @layers(
func.func @layers(%k: tensor<?x?x8x128xf16>, %n: tensor<?xi32>, %w: tensor<8x384x128xf16>, %r: tensor<128xf16>, %cos: tensor<?x128xf32>, %sin: tensor<?x128xf32>) -> (tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>) {
  // CHECK: sparse_attn.dispatch @sparse_attn_compress_prompt[%c8{{[^,]*}}, %{{.*}}, %{{.*}}]
  // CHECK: sparse_attn.dispatch @sparse_attn_compress_prompt[
  %0 = sparse_attn.compress_keys %k lengths(%n) projection(%w) norm(%r) cos_sin(%cos, %sin) {block_size = 64 : i64, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (tensor<?x?x8x128xf16>, tensor<?xi32>, tensor<8x384x128xf16>, tensor<128xf16>, tensor<?x128xf32>, tensor<?x128xf32>) -> tensor<?x?x8x128xf16>
  %1 = sparse_attn.compress_keys %0 lengths(%n) projection(%w) norm(%r) cos_sin(%cos, %sin) {block_size = 64 : i64, pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (tensor<?x?x8x128xf16>, tensor<?xi32>, tensor<8x384x128xf16>, tensor<128xf16>, tensor<?x128xf32>, tensor<?x128xf32>) -> tensor<?x?x8x128xf16>
  return %0, %1 : tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>
}

// CHECK-LABEL: func.func @pages(
// CHECK: sparse_attn.dispatch @sparse_attn_compress_prompt_0[
func.func @pages(%k: tensor<9x16x2x64xbf16>, %t: tensor<3x?xi32>) -> tensor<3x?x2x64xbf16> {
  %0 = sparse_attn.compress_keys %k block_table(%t) {block_size = 32 : i64, pools = [#sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>} : (tensor<9x16x2x64xbf16>, tensor<3x?xi32>) -> tensor<3x?x2x64xbf16>
  return %0 : tensor<3x?x2x64xbf16>
}

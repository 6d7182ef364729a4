// RUN: %sparse-opt %s --convert-sparse-attn-to-warp-pipe --split-input-file | FileCheck %s
// RUN: %sparse-opt %s --convert-sparse-attn-to-kernels --split-input-file | FileCheck %s --check-prefix=ITEMS
// How many blocks a head reads: a constant for each, or a number of a tensor,
// clamped to what the list has room for.

!q = tensor<?x1x64x128xf16>
!k = tensor<?x?x8x128xf16>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 33>

// 32 blocks for heads 0 to 3, 1 for heads 4 and 5, none for the last two.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK: warp_pipe.grid_wait
// CHECK: %[[LATE:.*]] = arith.cmpi ule, %[[HEAD:.*]], %c5{{.*}} : index
// CHECK: %[[FEW:.*]] = arith.select %[[LATE]], %c1{{.*}}, %c0
// CHECK: %[[EARLY:.*]] = arith.cmpi ule, %[[HEAD]], %c3{{.*}} : index
// CHECK: arith.select %[[EARLY]], %c32{{.*}}, %[[FEW]]

// ITEMS-LABEL: func.func private @sparse_attn_select(
// ITEMS: arith.cmpi ule, %{{.*}}, %c5{{.*}} : index
// ITEMS: arith.cmpi ule, %{{.*}}, %c3{{.*}} : index
func.func @policy(%q: !q, %k: !k, %v: !k, %x: tensor<?x8x1x?xf32>, %n: tensor<?xi32>) -> !q {
  %s = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.token_budgets<2048, 2048, 2048, 2048, 64, 127, 63, 0>, sparse_attn.fuse_with_user} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4, tile = 64, rows = 8, splits = 0>} : (!q, !k, !k, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

// -----

!q = tensor<?x1x64x128xf16>
!k = tensor<?x?x8x128xf16>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 33>

// The kernel in front may have made the tensor: it is read behind the wait.
// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: memref<?x8x1x?xf32>, %[[B:[^:]*]]: memref<?x8xi32>
// CHECK-NOT: memref.load %[[B]]
// CHECK: warp_pipe.grid_wait
// CHECK: %[[TOKENS:.*]] = memref.load %[[B]]
// CHECK: %[[MOST:.*]] = arith.maxsi %[[TOKENS]], %c0
// CHECK: %[[INDEX:.*]] = arith.index_castui %[[MOST]]
// CHECK: %[[FITS:.*]] = arith.minui %[[INDEX]], %c2048
// CHECK: arith.divui %[[FITS]], %c64
// CHECK-LABEL: func.func @tensor(
// CHECK-SAME: %[[T:[^:]*]]: tensor<?x8xi32>
// CHECK: sparse_attn.dispatch @sparse_attn_attend_decode{{.*}} (%{{[^,]*}}, %{{[^,]*}}, %{{[^,]*}}, %{{[^,]*}}, %[[T]],

// ITEMS-LABEL: func.func private @sparse_attn_select(
// ITEMS: arith.maxsi
// ITEMS: arith.minui {{.*}}%c2048
func.func @tensor(%b: tensor<?x8xi32>, %q: !q, %k: !k, %v: !k, %x: tensor<?x8x1x?xf32>, %n: tensor<?xi32>) -> !q {
  %s = sparse_attn.select %x lengths(%n) budgets(%b) {policy = #sparse_attn.token_budget<2048>, sparse_attn.fuse_with_user} : (tensor<?x8x1x?xf32>, tensor<?xi32>, tensor<?x8xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4, tile = 64, rows = 8, splits = 0>} : (!q, !k, !k, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

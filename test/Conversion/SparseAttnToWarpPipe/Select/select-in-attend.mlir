// RUN: %sparse-opt %s --convert-sparse-attn-to-warp-pipe | FileCheck %s
// The kernel of an attend selects by itself: before roles, all warps make a list
// in shared memory from the scores, which the kernel in front has written.

// CHECK-LABEL: func.func private @sparse_attn_attend_decode(
// CHECK-SAME: memref<?x8x1x?xf32>
// CHECK-SAME: #warp_pipe.launch<warps = 5, cluster = true, shared_memory = 0, overlap = true>
// CHECK: %[[LIST:.*]] = warp_pipe.alloc_shared : memref<16xi32, #gpu.address_space<workgroup>>
// CHECK: warp_pipe.prologue -> (i32)
// CHECK: warp_pipe.grid_wait
// CHECK: %[[COPIES:.*]] = warp_pipe.alloc_shared : memref<5x512xf32, #gpu.address_space<workgroup>>
// CHECK: %[[COUNTERS:.*]] = warp_pipe.alloc_shared : memref<257xi32, #gpu.address_space<workgroup>>
// CHECK: %[[FEW:.*]] = warp_pipe.alloc_shared : memref<160xi32, #gpu.address_space<workgroup>>
// CHECK: memref.store %{{.*}}, %[[COUNTERS]][
// CHECK: gpu.barrier
// CHECK: nvgpu.device_async_copy %arg3[{{.*}}], %[[COPIES]][{{.*}}], 1
// A row with a block a thread: each score is compared with all others. The
// borrow of a subtraction is made from its top bits.
// CHECK: nvgpu.device_async_wait
// CHECK: memref.store %{{.*}}, %[[FEW]][
// CHECK: gpu.barrier
// CHECK: vector.load %[[FEW]]
// CHECK: arith.andi
// CHECK: arith.ori
// CHECK: arith.subi
// CHECK: arith.andi
// CHECK: arith.ori
// CHECK: arith.shrui
// Lanes ask for keys and values of blocks that are chosen, and a barrier counts
// these: none is left to be told of where they are as many as needed.
// CHECK: warp_pipe.gather_prefetch %arg1[
// CHECK: warp_pipe.gather_prefetch %arg2[
// CHECK: nvvm.barrier #nvvm.reduction<popc>
// A longer one: a sample of the scores gives ranges, all are counted by them. A
// range is the low bits of a sum behind 2^23.
// CHECK-COUNT-4: memref.load %arg3[
// CHECK: nvvm.redux.sync {{ *}}umin
// CHECK: nvvm.redux.sync {{ *}}umax
// CHECK: nvvm.rcp.approx.ftz.f
// CHECK: nvgpu.device_async_wait
// CHECK: math.fma
// CHECK: arith.bitcast
// CHECK-COUNT-4: memref.atomic_rmw addi {{.*}}, %[[COUNTERS]][
// CHECK: gpu.barrier
// CHECK: vector.load %[[COUNTERS]]
// CHECK: nvvm.shfl.sync {{ *}}up
// Their bits tell scores apart where a range has too many.
// CHECK: scf.while
// Lanes ask for blocks of a range above, and the few of one range are ranked.
// CHECK: warp_pipe.gather_prefetch %arg1[%{{.*}}, %[[KEY:.*]], %{{.*}}] {columns = 128 : i32, row_dim = 1 : i32, rows = 64 : i32} : memref<?x?x8x128xf16>
// CHECK: warp_pipe.gather_prefetch %arg2[%{{.*}}, %[[KEY]], %{{.*}}]
// CHECK: scf.while
// CHECK: memref.store %{{.*}}, %[[FEW]][
// CHECK: gpu.barrier
// CHECK: vector.load %[[FEW]]
// The last one is told to all, and each lane compares those of its blocks that
// it decides on.
// CHECK: nvvm.redux.sync {{ *}}umin
// CHECK: gpu.barrier
// CHECK: nvvm.redux.sync {{ *}}umin
// CHECK: scf.while
// CHECK: nvvm.redux.sync {{ *}}add
// CHECK: nvvm.vote.sync
// CHECK: memref.store {{.*}}, %[[LIST]][
// CHECK: warp_pipe.yield
// CHECK: warp_pipe.index_stream %[[LIST]][]
// CHECK: warp_pipe.pipeline

// CHECK-LABEL: func.func @budget(
// CHECK-NOT: sparse_attn.select
// CHECK: sparse_attn.dispatch @sparse_attn_attend_decode
func.func @budget(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %x: tensor<?x8x1x?xf32>, %len: tensor<?xi32>) -> tensor<?x1x64x128xf16> {
  %s = sparse_attn.select %x lengths(%len) {policy = #sparse_attn.token_budget<960>, sparse_attn.fuse_with_user} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 16>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 16>, tensor<?xi32>) -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

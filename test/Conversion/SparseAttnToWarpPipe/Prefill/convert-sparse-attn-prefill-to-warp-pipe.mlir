// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --canonicalize --cse | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --warp-pipe-multi-buffer --warp-pipe-set-register-budget --warp-pipe-verify-sync | FileCheck %s --check-prefix=ROLES

!q = tensor<?x?x32x128xf16>
!k = tensor<?x?x8x128xf16>
!shared = !sparse_attn.selection<?x8x?x?, block = 64, query_block = 64,
    form = list, capacity = 128>
!own = !sparse_attn.selection<?x32x?x?, block = 64, query_block = 64,
    form = list, capacity = 128>

// CHECK: func.func private @sparse_attn_clear_tickets(

// Two heads share tiles of two blocks: one list for a key head.
// CHECK-LABEL: func.func private @sparse_attn_attend_prefill(
// CHECK-SAME: warp_pipe.launch = #warp_pipe.launch<warps = 12, cluster = false, shared_memory = 0, overlap = true>
// CHECK: %[[Q:.+]] = warp_pipe.create_ring {arrivals = 8 : i32} : !warp_pipe.ring<128x128xf16, stages = 1, scalars = [i32, i32, i32, i32, i32, i32]>
// CHECK: %[[K:.+]] = warp_pipe.create_ring {arrivals = 8 : i32} : !warp_pipe.ring<128x128xf16, stages = 1, scalars = [i32, i32]>
// CHECK: %[[V:.+]] = warp_pipe.create_ring {arrivals = 8 : i32} : !warp_pipe.ring<128x128xf16, stages = 1>
// CHECK: warp_pipe.specialize role "compute" warps(8)
// CHECK: scf.while
// CHECK: warp_pipe.wait %[[Q]]
// The first step is masked.
// CHECK: warp_pipe.warpgroup_mma %{{.+}}[%{{.+}}], %{{.+}} {transpose}
// CHECK: arith.select %{{.+}}, %{{.+}}, %{{.+}} : vector<16x2x2xi1>, vector<16x2x2xf32>
// So are those of the first loop: scores are begun before values are weighed.
// CHECK: scf.for
// CHECK: %[[S:.+]] = warp_pipe.warpgroup_mma {{.+}} {transpose}
// CHECK: %[[O:.+]] = warp_pipe.warpgroup_mma {{.+}} acc(
// CHECK: warp_pipe.mma_wait %[[S]] {pending = 1 : i32}
// CHECK: arith.select {{.+}} vector<16x2x2xi1>
// CHECK: warp_pipe.release %[[K]]{{.+}} after(
// CHECK: warp_pipe.mma_wait %[[O]] :
// CHECK: warp_pipe.release %[[V]]
// Those of the second are not.
// CHECK: scf.for
// CHECK-NOT: vector<16x2x2xi1>
// CHECK: warp_pipe.release %[[V]]
// CHECK: scf.yield
// CHECK: warp_pipe.store_matrix
// CHECK: warp_pipe.warpgroup_barrier
// CHECK: warp_pipe.issue_store
// CHECK: warp_pipe.store_wait
// CHECK: role "load" warps(4)
// CHECK: warp_pipe.grid_wait
// CHECK: memref.atomic_rmw addi
// CHECK-NOT: arith.subi %c1_i32
// CHECK: warp_pipe.issue_copy {{.+}} to %[[Q]]{{.+}} {boxes = 2 : i32, row_dim = 1 : i32}
// CHECK: warp_pipe.issue_copy {{.+}} to %[[K]]{{.+}} {boxes = 2 : i32, row_dim = 1 : i32}
// The keys of a step come before the values of the step before.
// CHECK: scf.for
// CHECK: warp_pipe.elect
// CHECK: warp_pipe.acquire %[[K]]
// CHECK: warp_pipe.acquire %[[V]]

// ROLES-LABEL: func.func private @sparse_attn_attend_prefill(
// ROLES: stages = 2
// ROLES: role "compute" warps(8) registers(216)
// ROLES: role "load" warps(4) registers(64)

// The policy reads the last two query blocks in full: these of all heads come
// before the others.
// CHECK-LABEL: func.func private @sparse_attn_attend_prefill_1(
// CHECK: memref.atomic_rmw addi
// CHECK: %[[EARLY:.+]] = arith.minsi %{{.+}}, %c1_i32 : i32
// CHECK: %[[LATE:.+]] = arith.subi %c1_i32, %[[EARLY]] : i32
// CHECK: arith.muli %[[LATE]], %c2_i32 : i32
// CHECK-LABEL: func.func @shared(
// CHECK: %[[T:.+]] = sparse_attn.dispatch @sparse_attn_clear_tickets[%c1, %c1, %c1] () : () -> tensor<1xi32>
// No more CTAs than run at once; without items none is launched.
// CHECK: %[[N:.+]] = arith.minui %{{.+}}, %c132
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill[%[[N]], %c1, %c1] (%{{.+}}, %[[T]]) sizes(%{{.+}}) {tied = array<i64: -1, 8>}
func.func @shared(%q: !q, %k: !k, %s: !shared) -> !q {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !shared) -> (!q)
  return %o : !q
}

// A second layer calls the same kernel.
// CHECK-LABEL: func.func @again(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill[
func.func @again(%q: !q, %k: !k, %s: !shared) -> !q {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !shared) -> (!q)
  return %o : !q
}

// A head alone: one warpgroup, two CTAs, queries in registers.
// CHECK-LABEL: func.func @own(
// CHECK: sparse_attn.dispatch @[[OWN:sparse_attn_attend_prefill_[0-9]+]][
func.func @own(%q: !q, %k: !k, %s: !own) -> !q {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !own) -> (!q)
  return %o : !q
}

// CHECK-LABEL: func.func @early(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill_1[
func.func @early(%q: !q, %k: !k, %x: tensor<?x8x?x?xf32>, %n: index) -> !q {
  %s = sparse_attn.select %x query_rows(%n) keys(%n)
      {policy = #sparse_attn.token_budget<4096>, dense_rows = 2 : i64}
      : (tensor<?x8x?x?xf32>, index, index) -> !shared
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !shared) -> (!q)
  return %o : !q
}

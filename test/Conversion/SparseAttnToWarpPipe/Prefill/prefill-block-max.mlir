// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --canonicalize --cse | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --warp-pipe-multi-buffer --warp-pipe-set-register-budget --warp-pipe-verify-sync | FileCheck %s --check-prefix=ROLES

!q = tensor<?x?x6x128xf16>
!k = tensor<?x?x2x128xf16>
!list = !sparse_attn.selection<?x2x?x?, block = 64, query_block = 64,
    form = list, capacity = 128>
!m = tensor<?x6x?x?xf32>
!wide = tensor<?x?x2x256xbf16>

// The kernel in front makes every element -inf, a warp a row.
// CHECK-LABEL: func.func private @sparse_attn_clear_tickets(
// CHECK-SAME: %[[TICKETS:[a-z0-9]+]]: memref<1xi32>, %[[ALL:[a-z0-9]+]]: memref<?x6x?x?xf32>
// CHECK-SAME: warp_pipe.launch = #warp_pipe.launch<warps = 8,
// CHECK: memref.store %{{.+}}, %[[TICKETS]]
// CHECK: scf.for
// CHECK: scf.for
// CHECK: memref.store %cst{{.*}}, %[[ALL]]

// CHECK-LABEL: func.func private @sparse_attn_attend_prefill(
// CHECK-SAME: %[[MAX:[a-z0-9]+]]: memref<?x6x?x?xf32>, %{{[a-z0-9]+}}: memref<1xi32>
// CHECK: warp_pipe.specialize role "compute" warps(8)
// A maximum for each of the two entries of a step: 8 of 16 columns of
// accumulators.
// CHECK: warp_pipe.row_reduce maximumf %{{.+}}, %{{.+}}, %{{.+}}, %{{.+}}, %{{.+}}, %{{.+}}, %{{.+}}, %{{.+}} :
// CHECK: warp_pipe.row_reduce maximumf
// One lane of a row stores what lies within, times the scale.
// CHECK: arith.mulf %{{.+}}, %[[SCALE:cst[_0-9]*]] : f32
// CHECK-NEXT: {{(arith.index_cast|memref.store)}}
// CHECK: memref.store %{{.+}}, %[[MAX]]
// In a loop they are stored behind the products.
// CHECK: scf.for
// CHECK: warp_pipe.warpgroup_mma {{.+}} acc(
// CHECK-NOT: memref.store
// CHECK: warp_pipe.mma_wait %{{.+}} : !warp_pipe.in_flight<vector<16x2x2xf32>>
// CHECK: memref.store %{{.+}}, %[[MAX]]

// ROLES-LABEL: func.func private @sparse_attn_attend_prefill(
// ROLES: role "compute" warps(8) registers(216)

// CHECK-LABEL: func.func @list(
// CHECK: %[[F:.+]]:2 = sparse_attn.dispatch @sparse_attn_clear_tickets[%{{.+}}, %c1, %c1] () sizes({{.+}}) : () -> (tensor<1xi32>, tensor<?x6x?x?xf32>)
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill[{{.+}}] ({{.+}}, %[[F]]#1, %[[F]]#0) {{.*}}{tied = array<i64: -1, -1, 8, 9>}
func.func @list(%q: !q, %k: !k, %s: !list) -> (!q, tensor<?x6x?xf32>, !m) {
  %o, %l, %m = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !list) -> (!q) lse tensor<?x6x?xf32> block_max !m
  return %o, %l, %m : !q, tensor<?x6x?xf32>, !m
}

// With 64 keys a step a block of 128 has two steps: the maximum of the first
// is kept for the second.
// CHECK-LABEL: func.func @two_steps(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill_
func.func @two_steps(%q: !wide) -> (!wide, tensor<?x2x?x?xf32>) {
  %o, %m = sparse_attn.attend %q, %q, %q
      {scale = 0.09 : f32, causal, block_size = 128 : i64,
       layout = #sparse_attn.layout<bshd>}
      : (!wide, !wide, !wide) -> (!wide) block_max tensor<?x2x?x?xf32>
  return %o, %m : !wide, tensor<?x2x?x?xf32>
}

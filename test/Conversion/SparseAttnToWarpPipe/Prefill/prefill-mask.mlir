// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --canonicalize --cse | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --warp-pipe-multi-buffer --warp-pipe-set-register-budget --warp-pipe-verify-sync | FileCheck %s --check-prefix=ROLES

!q = tensor<?x?x6x128xf16>
!k = tensor<?x?x2x128xf16>
!list = !sparse_attn.selection<?x2x?x?, block = 64, query_block = 64,
    form = list, capacity = 128>
!float = tensor<?x1x?x?xf16>
!bool = tensor<1x6x1x?xi1>

// A dimension of 1 is one of the argument; others may still be 1.
// CHECK-LABEL: func.func private @sparse_attn_attend_prefill(
// CHECK-SAME: %[[MASK:[a-z0-9]+]]: memref<?x1x?x?xf16>
// CHECK: warp_pipe.specialize role "compute" warps(8)
// CHECK: memref.dim %[[MASK]], %c0
// Without a key there is no mask.
// CHECK: arith.cmpi sgt
// CHECK-NEXT: scf.if
// Where the mask has all keys of the step, each element lies at a constant from
// the first.
// CHECK: scf.if
// CHECK: %[[FIRST:.+]] = arith.index_cast %{{.+}} : i32 to index
// CHECK: memref.load %[[MASK]][%{{.+}}, %c0, %{{.+}}, %[[FIRST]]]
// Scores are natural: they are scaled where the mask is added.
// CHECK: math.fma %{{.+}}, %cst{{.*}}, %{{.+}} : f32
// CHECK: %[[NEXT:.+]] = arith.addi %[[FIRST]], %c1 : index
// CHECK: memref.load %[[MASK]][%{{.+}}, %c0, %{{.+}}, %[[NEXT]]]
// CHECK-COUNT-30: memref.load %[[MASK]]
// CHECK-NOT: memref.load
// CHECK: } else {
// Elsewhere each index is clamped, and what is behind all rows is not read.
// CHECK-COUNT-4: scf.if %{{.+}} -> (f32, f32, f32, f32, f32, f32, f32, f32)
// CHECK: arith.subf %{{.+}}, %{{.+}} : vector<8x2x2xf32>
// CHECK: scf.for
// No product is in flight where branches are.
// CHECK: warp_pipe.warpgroup_mma {{.+}} acc(
// CHECK-NEXT: warp_pipe.mma_wait
// CHECK: %[[S:.+]] = warp_pipe.warpgroup_mma {{.+}} {transpose}
// CHECK: warp_pipe.mma_wait %[[S]] :
// CHECK-COUNT-32: memref.load %[[MASK]]
// CHECK: } else {
// CHECK: arith.select {{.+}} vector<8x2x2xi1>
// All steps are masked: there is no other loop.
// CHECK: scf.yield
// CHECK-NOT: scf.for
// CHECK: warp_pipe.store_matrix

// ROLES-LABEL: func.func private @sparse_attn_attend_prefill(
// ROLES: role "compute" warps(8) registers(216)

// CHECK-LABEL: func.func private @sparse_attn_attend_prefill_
// CHECK-SAME: %[[BOOL:[a-z0-9]+]]: memref<1x?x1x?xi1>
// CHECK: %[[SEEN:.+]] = memref.load %[[BOOL]][%c0, %{{.+}}, %c0, %{{.+}}]
// CHECK-NEXT: arith.select %[[SEEN]], %{{.+}}, %cst{{.*}} : f32

// CHECK-LABEL: func.func @float(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill[
func.func @float(%q: !q, %k: !k, %s: !list, %m: !float) -> (!q, tensor<?x6x?xf32>) {
  %o, %l = sparse_attn.attend %q, %k, %k selection(%s) mask(%m)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !list, !float) -> (!q) lse tensor<?x6x?xf32>
  return %o, %l : !q, tensor<?x6x?xf32>
}

// Another type is another kernel.
// CHECK-LABEL: func.func @bool(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill_
func.func @bool(%q: !q, %k: !k, %s: !list, %m: !bool) -> (!q, tensor<?x6x?xf32>) {
  %o, %l = sparse_attn.attend %q, %k, %k selection(%s) mask(%m)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !list, !bool) -> (!q) lse tensor<?x6x?xf32>
  return %o, %l : !q, tensor<?x6x?xf32>
}

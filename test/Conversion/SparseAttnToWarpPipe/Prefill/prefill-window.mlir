// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --canonicalize --cse | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --warp-pipe-multi-buffer --warp-pipe-set-register-budget --warp-pipe-verify-sync | FileCheck %s --check-prefix=ROLES

!q = tensor<?x?x6x128xf16>
!k = tensor<?x?x2x128xf16>
!list = !sparse_attn.selection<?x2x?x?, block = 64, query_block = 64,
    form = list, capacity = 128>

// A row at p sees keys below p + 1 and from p - 99 on.
// CHECK-LABEL: func.func private @sparse_attn_attend_prefill(
// CHECK: warp_pipe.specialize role "compute" warps(8)
// CHECK: arith.addi %{{.+}}, %c-99_i32
// CHECK: arith.cmpi sgt, %{{.+}} : vector<16x2x2xi32>
// CHECK: arith.cmpi sle, %{{.+}} : vector<16x2x2xi32>
// CHECK: arith.andi %{{.+}} : vector<16x2x2xi1>
// CHECK: role "load"
// Of an item with rows from p to q some row sees keys from p - 99 on, and every
// row those from q - 99 on.
// CHECK: %[[FIRST:.+]] = arith.subi %{{.+}}, %c100_i32
// CHECK: %[[SOME:.+]] = arith.maxsi %[[FIRST]], %c0_i32
// CHECK: %[[LAST:.+]] = arith.subi %{{.+}}, %c100_i32
// CHECK: %[[ALL:.+]] = arith.maxsi %[[LAST]], %c0_i32
// An entry that begins before those of all rows is masked.
// CHECK: arith.cmpi slt, %[[BEGIN:.+]], %[[ALL]]
// CHECK: arith.ori
// It is seen if it ends behind those of some row.
// CHECK: arith.cmpi slt, %[[SOME]], %{{.+}}
// CHECK: nvvm.vote.sync

// ROLES-LABEL: func.func private @sparse_attn_attend_prefill(
// ROLES: role "compute" warps(8) registers(216)

// Without a list the first block is that of the first key; both ends are masked.
// CHECK-LABEL: func.func private @sparse_attn_attend_prefill_
// CHECK: role "load"
// CHECK: %[[FROM:.+]] = arith.subi %{{.+}}, %c100_i32
// CHECK: %[[KEY:.+]] = arith.maxsi %[[FROM]], %c0_i32
// CHECK: %[[BLOCK:.+]] = arith.divui %[[KEY]], %c128_i32
// CHECK: arith.minsi %[[BLOCK]], %{{.+}}

// CHECK-LABEL: func.func @list(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill[
func.func @list(%q: !q, %k: !k, %s: !list) -> !q {
  %o = sparse_attn.attend %q, %k, %k selection(%s)
      {scale = 0.09 : f32, causal, window = 100 : i64,
       layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !list) -> (!q)
  return %o : !q
}

// CHECK-LABEL: func.func @dense(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill_
func.func @dense(%q: !q, %k: !k) -> !q {
  %o = sparse_attn.attend %q, %k, %k
      {scale = 0.09 : f32, window = 100 : i64,
       layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k) -> (!q)
  return %o : !q
}

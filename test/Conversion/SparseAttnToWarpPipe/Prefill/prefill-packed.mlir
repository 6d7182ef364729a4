// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --canonicalize --cse | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-prefill-to-warp-pipe --warp-pipe-multi-buffer --warp-pipe-set-register-budget --warp-pipe-verify-sync | FileCheck %s --check-prefix=ROLES
// RUN: %sparse-opt %s --sparse-attn-set-schedule | FileCheck %s --check-prefix=LIST

!q = tensor<?x32x128xf16>
!k = tensor<?x8x128xf16>
!l = tensor<?xi32>
!list = !sparse_attn.selection<?x8x?x?, block = 64, query_block = 64,
    form = list, capacity = 128>
!bits = !sparse_attn.selection<?x8x?x?, block = 64, query_block = 64, form = bits>

// Sequences stand one behind the other in one tensor.
// CHECK-LABEL: func.func private @sparse_attn_attend_prefill(
// CHECK-SAME: %[[Q:[a-z0-9]+]]: memref<?x32x128xf16>, %[[K:[a-z0-9]+]]: memref<?x8x128xf16>, %[[V:[a-z0-9]+]]: memref<?x8x128xf16>, %[[IDS:[a-z0-9]+]]: memref<?x8x?x128xi32>, %{{.+}}: memref<?x8x?xi32>, %[[KEYS:[a-z0-9]+]]: memref<?xi32>, %[[ROWS:[a-z0-9]+]]: memref<?xi32>
// CHECK-SAME: %[[OUT:[a-z0-9]+]]: memref<?x32x128xf16>
// Where the rows of an item begin comes with its queries.
// CHECK: warp_pipe.create_ring {{.+}} scalars = [i32, i32, i32, i32, i32, i32, i32, i32, i32]>
// Rows are stored one by one: a box would reach into the next sequence.
// CHECK: warp_pipe.store_matrix
// CHECK: warp_pipe.warpgroup_barrier
// CHECK-NOT: warp_pipe.issue_store
// CHECK: %[[LEFT:.+]] = arith.subi
// CHECK: warp_pipe.store_rows %{{.+}}[%{{.+}}], %[[OUT]][%{{.+}}, %{{.+}}] count(%[[LEFT]])
// CHECK-NOT: warp_pipe.issue_store
// CHECK: role "load"
// Cumulative lengths are clamped to the tensor, one a lane; the ends ascend.
// CHECK: memref.load %[[ROWS]]
// CHECK: arith.maxsi
// CHECK: arith.minsi
// CHECK-COUNT-5: nvvm.shfl.sync idx
// Tiles of all sequences are counted before the first is taken.
// CHECK: scf.for
// CHECK: memref.atomic_rmw addi
// CHECK: scf.while
// CHECK: memref.load %[[KEYS]]
// Only a list that there is is read.
// CHECK: %[[R:.+]] = memref.dim %[[IDS]], %c2
// CHECK: %[[ROW:.+]] = arith.cmpi slt
// CHECK: %[[SOME:.+]] = arith.andi %{{.+}}, %[[ROW]]
// CHECK: scf.if %[[SOME]]
// CHECK: warp_pipe.issue_copy %[[Q]][%{{[0-9a-z_]+}}, %{{[0-9a-z_]+}}, %{{[0-9a-z_]+}}, %{{[0-9a-z_]+}}] {{.+}} {boxes = 2 : i32}
// CHECK: warp_pipe.issue_copy %[[K]][%{{[0-9a-z_]+}}, %{{[0-9a-z_]+}}, %{{[0-9a-z_]+}}, %{{[0-9a-z_]+}}] {{.+}} {boxes = 2 : i32}
// CHECK: warp_pipe.issue_copy %[[V]]

// ROLES-LABEL: func.func private @sparse_attn_attend_prefill(
// ROLES: stages = 2
// ROLES: role "compute" warps(8) registers(208)
// ROLES: role "load" warps(4) registers(80)

// Each of B sequences, and what lies before and behind all, may end in a tile
// that is not full.
// CHECK-LABEL: func.func @list(
// CHECK: %[[TOTAL:.+]] = tensor.dim %{{.+}}, %c0 : tensor<?x32x128xf16>
// CHECK: %[[N:.+]] = tensor.dim %{{.+}}, %c0 : tensor<?xi32>
// CHECK: arith.subi %[[N]], %c1
// CHECK: %[[FULL:.+]] = arith.ceildivui %[[TOTAL]], %c64
// CHECK: %[[MORE:.+]] = arith.addi %[[N]], %c1
// CHECK: %[[MOST:.+]] = arith.addi %[[FULL]], %[[MORE]]
// CHECK: arith.minui %[[MOST]], %[[TOTAL]]
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill[
func.func @list(%q: !q, %k: !k, %s: !list, %n: !l, %m: !l) -> !q {
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%n) query_lengths(%m)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<packed>}
      : (!q, !k, !k, !list, !l, !l) -> (!q)
  return %o : !q
}

// One head and no list: the total of the tiles is that of the items.
// CHECK-LABEL: func.func @dense(
// CHECK: sparse_attn.dispatch @sparse_attn_attend_prefill_
func.func @dense(%q: tensor<?x1x64xf16>, %n: tensor<?xi64>, %m: tensor<?xi64>)
    -> tensor<?x1x64xf16> {
  %o = sparse_attn.attend %q, %q, %q lengths(%n) query_lengths(%m)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<packed>}
      : (tensor<?x1x64xf16>, tensor<?x1x64xf16>, tensor<?x1x64xf16>,
         tensor<?xi64>, tensor<?xi64>) -> (tensor<?x1x64xf16>)
  return %o : tensor<?x1x64xf16>
}

// A list has room for what the bits have room for, not for the keys of all
// sequences.
// LIST-LABEL: func.func @bits(
// LIST: %[[BITS:.+]] = sparse_attn.unpack_selection
// LIST: %[[WORDS:.+]] = tensor.dim %[[BITS]], %c3
// LIST: %[[KEYS:.+]] = arith.muli %[[WORDS]], %c2048
// LIST: sparse_attn.convert_selection %{{.+}} keys(%[[KEYS]])
func.func @bits(%q: !q, %k: !k, %s: !bits, %n: !l, %m: !l) -> !q {
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%n) query_lengths(%m)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<packed>}
      : (!q, !k, !k, !bits, !l, !l) -> (!q)
  return %o : !q
}

// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-to-warp-pipe --sparse-attn-to-kernels-pipeline --sparse-attn-to-nvvm-pipeline --sparse-attn-gpu-to-ptx -o %t
// RUN: FileCheck %s < %t
// RUN: grep -o 'mma.sync[a-z.0-9]*' %t | sort | uniq -c | FileCheck %s --check-prefix=PRODUCTS
// RUN: not grep -oE '[.]local|griddepcontrol|callseq' %t
// The kernel of the common case in PTX: the order of what decides its speed. No
// local memory, no call, and nothing that needs a launch with dependents.

// CHECK: .visible .entry sparse_attn_attend_decode(
// CHECK-SAME: .maxntid 160
// CHECK-SAME: .explicitcluster
// Count and list are asked for before anything is waited for.
// CHECK-SAME: ld.global.b32
// CHECK-SAME: ld.global.b32
// A CTA that has arrived at the cluster's barrier has its own barriers ready.
// CHECK-SAME: mbarrier.init
// CHECK-SAME: fence.mbarrier_init.release.cluster
// CHECK-SAME: bar.sync \090;
// CHECK-SAME: barrier.cluster.arrive.relaxed.aligned
// The warp that copies: the next part of the list, then a wait and two boxes for
// the keys and for the values.
// CHECK-SAME: ld.global.b32
// CHECK-SAME: shfl.sync.idx
// CHECK-SAME: mbarrier.try_wait.parity
// CHECK-SAME: mbarrier.arrive.expect_tx
// CHECK-SAME: cp.async.bulk.tensor.4d
// CHECK-SAME: cp.async.bulk.tensor.4d
// CHECK-SAME: mbarrier.try_wait.parity
// CHECK-SAME: mbarrier.arrive.expect_tx
// CHECK-SAME: cp.async.bulk.tensor.4d
// CHECK-SAME: cp.async.bulk.tensor.4d
// The others: keys, softmax, and the values once they have come.
// CHECK-SAME: mbarrier.try_wait.parity
// CHECK-SAME: ldmatrix.sync.aligned.m8n8.x4.shared.b16
// CHECK-SAME: shfl.sync.bfly
// CHECK-SAME: shfl.sync.bfly
// CHECK-SAME: ex2.approx.ftz.f32
// CHECK-SAME: cvt.rn.f16x2.f32
// CHECK-SAME: mbarrier.try_wait.parity
// CHECK-SAME: ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16
// CHECK-SAME: bar.sync \091, 128;
// CHECK-SAME: barrier.cluster.wait.aligned
// CHECK-SAME: st.async.weak.shared::cluster.mbarrier::complete_tx::bytes.v4.f32
// CHECK-NOT: barrier.cluster
// CHECK-SAME: mbarrier.try_wait.parity
// CHECK-SAME: rcp.approx.ftz.f32
// CHECK-SAME: st.global.v2.b32
// Two columns of 8 rows: nothing is reduced for rows that are not there.
// PRODUCTS: 48 mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32

!q = tensor<?x1x64x128xf16>
!k = tensor<?x?x8x128xf16>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1,
    form = list, capacity = 64>
func.func @main(%q: !q, %k: !k, %v: !k, %ids: tensor<?x8x1x64xi32>,
                %n: tensor<?x8x1xi32>, %l: tensor<?xi32>) -> !q {
  %s = sparse_attn.pack_selection %ids, %n
      : (tensor<?x8x1x64xi32>, tensor<?x8x1xi32>) -> !list
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%l)
      {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

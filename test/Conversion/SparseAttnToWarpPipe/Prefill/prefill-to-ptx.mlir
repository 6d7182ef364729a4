// RUN: sparse-compile %s --target=sm_90a --emit=ptx -o %t.ptx && FileCheck %s < %t.ptx
// What the prefill kernel is made of, without a GPU: bulk tensor copies, products with rows in shared
// memory and in registers, registers that change hands, and results that leave as a box.

!q = tensor<?x?x32x128xbf16>
!k = tensor<?x?x8x128xbf16>
!s = !sparse_attn.selection<?x8x?x?, block = 64, query_block = 64, form = list,
    capacity = 128>

// CHECK-LABEL: .entry sparse_attn_attend_prefill(
// CHECK-DAG: .maxntid 384
// CHECK-DAG: setmaxnreg.dec.sync.aligned.u32 64;
// CHECK-DAG: griddepcontrol.wait;
// CHECK-DAG: cp.async.bulk.tensor.4d.shared::cta.global.tile.mbarrier
// CHECK-DAG: setmaxnreg.inc.sync.aligned.u32 216;
// CHECK-DAG: wgmma.fence.sync.aligned;
// CHECK-DAG: wgmma.mma_async.sync.aligned.m64n128k16.f32.bf16.bf16 {{{.+}}}, %rd{{[0-9]+}}, %rd{{[0-9]+}}, p, 1, 1, 0, 0;
// CHECK-DAG: wgmma.commit_group.sync.aligned;
// CHECK-DAG: wgmma.mma_async.sync.aligned.m64n128k16.f32.bf16.bf16 {{{.+}}}, {%r{{[0-9]+}},%r{{[0-9]+}},%r{{[0-9]+}},%r{{[0-9]+}}}, %rd{{[0-9]+}}, p, 1, 1, 1;
// CHECK-DAG: wgmma.wait_group.sync.aligned 1;
// CHECK-DAG: wgmma.wait_group.sync.aligned 0;
// CHECK-DAG: stmatrix.sync.aligned.m8n8.x4.shared.b16
// CHECK-DAG: fence.proxy.async.shared::cta;
// CHECK-DAG: cp.async.bulk.tensor.4d.global.shared::cta.tile.bulk_group
// CHECK-DAG: cp.async.bulk.wait_group.read 0;
func.func @main(%q: !q, %k: !k, %v: !k, %s: !s) -> !q {
  %o = sparse_attn.attend %q, %k, %v selection(%s)
      {scale = 0.09 : f32, causal, layout = #sparse_attn.layout<bshd>}
      : (!q, !k, !k, !s) -> (!q)
  return %o : !q
}

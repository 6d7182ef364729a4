// RUN: %sparse-opt %s --convert-sparse-attn-to-warp-pipe --sparse-attn-to-kernels-pipeline --sparse-attn-to-nvvm-pipeline --sparse-attn-gpu-to-ptx | sed 's/.0A/\n/g' | FileCheck %s
// Walks over the scores of a row stay loops: ptxas would unroll them, and read
// the code from memory. Where scores are counted by ranges, compared with those
// of the range of the last one, and where the list is written.

// CHECK-LABEL: .visible .entry sparse_attn_attend_decode(
// CHECK: griddepcontrol.wait
// CHECK: rcp.approx
// CHECK: .pragma {{.*}}nounroll
// CHECK-COUNT-4: atom.shared.add.u32
// CHECK: .pragma {{.*}}nounroll
// CHECK-NOT: setp
// CHECK: shf.l.wrap.b32
// CHECK-NOT: setp
// CHECK: shf.l.wrap.b32
// CHECK: .pragma {{.*}}nounroll
// CHECK: st.shared

func.func @budget(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %x: tensor<?x8x1x?xf32>, %len: tensor<?xi32>) -> tensor<?x1x64x128xf16> {
  %s = sparse_attn.select %x lengths(%len) {policy = #sparse_attn.token_budget<960>, sparse_attn.fuse_with_user} : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 16>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.09 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 16>, tensor<?xi32>) -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

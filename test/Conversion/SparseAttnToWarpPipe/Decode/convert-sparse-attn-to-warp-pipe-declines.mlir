// RUN: split-file %s %t
// RUN: not %sparse-opt %t/kept.mlir --convert-sparse-attn-to-warp-pipe="target=h300" 2>&1 | FileCheck %s --check-prefix=TARGET
// RUN: %sparse-opt %t/kept.mlir --convert-sparse-attn-to-warp-pipe --verify-diagnostics | FileCheck %t/kept.mlir

// TARGET: error: expected the target h100 or h200, got 'h300'

//--- kept.mlir
!q = tensor<1x8x1x128xf16>
!mask = !sparse_attn.selection<1x8x1x1, block = 64, query_block = 1,
    form = mask>

// Without a schedule an attend is not looked at.
// CHECK-LABEL: func.func @unscheduled(
// CHECK-NEXT: sparse_attn.attend
func.func @unscheduled(%q: !q) -> !q {
  %o = sparse_attn.attend %q, %q, %q {scale = 0.1 : f32} : (!q, !q, !q) -> (!q)
  return %o : !q
}

// A schedule that does not fit is dropped.
// CHECK-LABEL: func.func @negative(
// CHECK-NEXT: sparse_attn.attend
// CHECK-NOT: sparse_attn.schedule
func.func @negative(%q: !q) -> !q {
  // expected-remark @+1 {{the decode kernel does not serve this attend: its scale is not between 2^-20 and 2^20}}
  %o = sparse_attn.attend %q, %q, %q
      {scale = -0.1 : f32, sparse_attn.schedule = #sparse_attn.schedule<
       kind = even, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (!q, !q, !q) -> (!q)
  return %o : !q
}

// CHECK-LABEL: func.func @mask(
// CHECK-NOT: sparse_attn.schedule
func.func @mask(%q: !q, %s: !mask) -> !q {
  // expected-remark @+1 {{the decode kernel does not serve this attend: its selection is neither a list nor csr}}
  %o = sparse_attn.attend %q, %q, %q selection(%s)
      {scale = 0.1 : f32, sparse_attn.schedule = #sparse_attn.schedule<
       kind = even, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (!q, !q, !q, !mask) -> (!q)
  return %o : !q
}

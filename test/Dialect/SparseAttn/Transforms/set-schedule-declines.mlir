// RUN: split-file %s %t
// RUN: not %sparse-opt %t/empty.mlir --sparse-attn-set-schedule="target=h300" 2>&1 | FileCheck %s --check-prefix=TARGET
// RUN: not %sparse-opt %t/empty.mlir --sparse-attn-set-schedule="kind=odd" 2>&1 | FileCheck %s --check-prefix=KIND
// RUN: not %sparse-opt %t/one.mlir --sparse-attn-set-schedule="splits=16" 2>&1 | FileCheck %s --check-prefix=SPLITS
// RUN: not %sparse-opt %t/one.mlir --sparse-attn-set-schedule="warps=6" 2>&1 | FileCheck %s --check-prefix=WARPS
// RUN: %sparse-opt %t/small.mlir --sparse-attn-set-schedule="warps=8" --verify-diagnostics | FileCheck %t/small.mlir
// RUN: %sparse-opt %t/attends.mlir --sparse-attn-set-schedule --verify-diagnostics | FileCheck %t/attends.mlir

// TARGET: error: expected the target cpu, h100 or h200, got 'h300'
// KIND: error: expected kind auto, even or uneven, got 'odd'
// SPLITS: error: expected 0, 1, 2, 4 or 8 splits, got 16 (SC4)
// WARPS: error: expected 4 or 8 warps, got 6 (SC1)

//--- empty.mlir

//--- one.mlir
!q = tensor<1x8x1x128xf16>
func.func @f(%q: !q) -> !q {
  %o = sparse_attn.attend %q, %q, %q {scale = 0.1 : f32} : (!q, !q, !q) -> (!q)
  return %o : !q
}

//--- small.mlir
// CHECK: #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>
func.func @f(%q: tensor<1x8x1x64xf16>) -> tensor<1x8x1x64xf16> {
  // expected-remark @+1 {{gets 4 warps: only a head dimension of 128 is for 8 warps}}
  %o = sparse_attn.attend %q, %q, %q {scale = 0.1 : f32}
      : (tensor<1x8x1x64xf16>, tensor<1x8x1x64xf16>, tensor<1x8x1x64xf16>)
      -> (tensor<1x8x1x64xf16>)
  return %o : tensor<1x8x1x64xf16>
}

//--- attends.mlir
// CHECK-NOT: sparse_attn.schedule
!q = tensor<1x8x1x128xf16>
!k = tensor<1x2x512x128xf16>

func.func @mask(%q: !q, %k: !k, %m: tensor<1x1x1x512xi1>) -> !q {
  // expected-remark @+1 {{left to the generic kernel: it has a mask}}
  %o = sparse_attn.attend %q, %k, %k mask(%m) {scale = 0.1 : f32}
      : (!q, !k, !k, tensor<1x1x1x512xi1>) -> (!q)
  return %o : !q
}

func.func @skip(%q: !q, %k: !k) -> !q {
  // expected-remark @+1 {{it skips blocks}}
  %o = sparse_attn.attend %q, %k, %k
      {scale = 0.1 : f32, block_size = 64 : i64,
       skip = #sparse_attn.skip<1.0 : f32>} : (!q, !k, !k) -> (!q)
  return %o : !q
}

func.func @block_max(%q: !q, %k: !k) -> tensor<1x8x1x8xf32> {
  // expected-remark @+1 {{it returns block_max}}
  %o, %m = sparse_attn.attend %q, %k, %k
      {scale = 0.1 : f32, block_size = 64 : i64} : (!q, !k, !k) -> (!q)
      block_max tensor<1x8x1x8xf32>
  return %m : tensor<1x8x1x8xf32>
}

func.func @packed(%q: tensor<8x8x128xf16>, %k: tensor<99x2x128xf16>,
                  %l: tensor<3xi32>) -> tensor<8x8x128xf16> {
  // expected-remark @+1 {{its layout is packed}}
  %o = sparse_attn.attend %q, %k, %k lengths(%l) query_lengths(%l)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<packed>}
      : (tensor<8x8x128xf16>, tensor<99x2x128xf16>, tensor<99x2x128xf16>,
         tensor<3xi32>, tensor<3xi32>) -> (tensor<8x8x128xf16>)
  return %o : tensor<8x8x128xf16>
}

func.func @f32(%q: tensor<1x8x1x128xf32>) -> tensor<1x8x1x128xf32> {
  // expected-remark @+1 {{its elements are neither f16 nor bf16}}
  %o = sparse_attn.attend %q, %q, %q {scale = 0.1 : f32}
      : (tensor<1x8x1x128xf32>, tensor<1x8x1x128xf32>, tensor<1x8x1x128xf32>)
      -> (tensor<1x8x1x128xf32>)
  return %o : tensor<1x8x1x128xf32>
}

func.func @scale(%q: !q, %k: !k) -> !q {
  // expected-remark @+1 {{its scale is not between 2^-20 and 2^20}}
  %o = sparse_attn.attend %q, %k, %k {scale = -0.1 : f32} : (!q, !k, !k) -> (!q)
  return %o : !q
}

func.func @heads(%q: tensor<1x?x1x128xf16>, %k: tensor<1x?x512x128xf16>)
    -> tensor<1x?x1x128xf16> {
  // expected-remark @+1 {{its number of heads is dynamic}}
  %o = sparse_attn.attend %q, %k, %k {scale = 0.1 : f32}
      : (tensor<1x?x1x128xf16>, tensor<1x?x512x128xf16>,
         tensor<1x?x512x128xf16>) -> (tensor<1x?x1x128xf16>)
  return %o : tensor<1x?x1x128xf16>
}

func.func @rows(%e: tensor<1x8x0x128xf16>, %k: !k) {
  // expected-remark @+1 {{it has no query rows}}
  %n = sparse_attn.attend %e, %k, %k {scale = 0.1 : f32}
      : (tensor<1x8x0x128xf16>, !k, !k) -> (tensor<1x8x0x128xf16>)
  return
}

func.func @columns(%q: tensor<1x8x1x80xf16>, %w: tensor<1x8x1x64xf16>, %x: !q) {
  // expected-remark @+1 {{its head dimension is none of 64, 128 and 256}}
  %o = sparse_attn.attend %q, %q, %q {scale = 0.1 : f32}
      : (tensor<1x8x1x80xf16>, tensor<1x8x1x80xf16>, tensor<1x8x1x80xf16>)
      -> (tensor<1x8x1x80xf16>)
  // expected-remark @+1 {{keys and values differ in their head dimension}}
  %p = sparse_attn.attend %x, %x, %w {scale = 0.1 : f32}
      : (!q, !q, tensor<1x8x1x64xf16>) -> (tensor<1x8x1x64xf16>)
  return
}

func.func @group(%q: tensor<1x32x1x128xf16>, %k: tensor<1x1x512x128xf16>) {
  // expected-remark @+1 {{more than 16 query heads share a key head}}
  %o = sparse_attn.attend %q, %k, %k {scale = 0.1 : f32}
      : (tensor<1x32x1x128xf16>, tensor<1x1x512x128xf16>,
         tensor<1x1x512x128xf16>) -> (tensor<1x32x1x128xf16>)
  return
}

func.func @pages(%q: tensor<1x1x8x128xf16>, %k: tensor<9x?x2x128xf16>,
                 %c: tensor<9x8x2x128xf16>, %t: tensor<1x8xi32>) {
  // expected-remark @+1 {{its page size is not a power of two from 16}}
  %o = sparse_attn.attend %q, %k, %k block_table(%t)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x1x8x128xf16>, tensor<9x?x2x128xf16>, tensor<9x?x2x128xf16>,
         tensor<1x8xi32>) -> (tensor<1x1x8x128xf16>)
  // expected-remark @+1 {{its page size is not a power of two from 16}}
  %p = sparse_attn.attend %q, %c, %c block_table(%t)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x1x8x128xf16>, tensor<9x8x2x128xf16>, tensor<9x8x2x128xf16>,
         tensor<1x8xi32>) -> (tensor<1x1x8x128xf16>)
  return
}

func.func @bias(%q: !q, %k: !k, %b: tensor<1x8x1x8xf32>) {
  // expected-remark @+1 {{its block_bias differs between the rows of a tile}}
  %o = sparse_attn.attend %q, %k, %k block_bias(%b)
      {scale = 0.1 : f32, block_size = 64 : i64}
      : (!q, !k, !k, tensor<1x8x1x8xf32>) -> (!q)
  return
}

!tokens = !sparse_attn.selection<1x2x1x8, block = 64, query_block = 1,
    form = tokens, capacity = 64>
!large = !sparse_attn.selection<1x2x1x2, block = 256, query_block = 1,
    form = list, capacity = 2>
!heads = !sparse_attn.selection<1x?x1x8, block = 64, query_block = 1,
    form = list, capacity = 8>
func.func @selections(%q: !q, %k: !k, %t: !tokens, %l: !large, %h: !heads) {
  // expected-remark @+1 {{it selects tokens}}
  %0 = sparse_attn.attend %q, %k, %k selection(%t) {scale = 0.1 : f32}
      : (!q, !k, !k, !tokens) -> (!q)
  // expected-remark @+1 {{its block size is none of 16, 32, 64 and 128}}
  %1 = sparse_attn.attend %q, %k, %k selection(%l) {scale = 0.1 : f32}
      : (!q, !k, !k, !large) -> (!q)
  // expected-remark @+1 {{the number of its selecting heads is dynamic}}
  %2 = sparse_attn.attend %q, %k, %k selection(%h) {scale = 0.1 : f32}
      : (!q, !k, !k, !heads) -> (!q)
  return
}

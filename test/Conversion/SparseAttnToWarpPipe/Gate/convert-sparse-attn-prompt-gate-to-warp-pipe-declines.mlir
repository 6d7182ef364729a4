// RUN: %sparse-opt %s --convert-sparse-attn-prompt-gate-to-warp-pipe --split-input-file --verify-diagnostics | FileCheck %s
// CHECK-NOT: sparse_attn.dispatch

func.func @bound(%g: tensor<1x64x4x64xf16>, %c: tensor<1x8x2x128xf16>) -> tensor<1x2x64x8xf32> {
  // expected-remark @+1 {{left to a generic kernel: it does not compare by products}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<minmax_bound>, reduction = #sparse_attn.reduction<max>, scale = 0.1 : f32, block_size = 8 : i64} : (tensor<1x64x4x64xf16>, tensor<1x8x2x128xf16>) -> tensor<1x2x64x8xf32>
  return %x : tensor<1x2x64x8xf32>
}

// -----

func.func @group(%g: tensor<1x64x4x64xf16>, %c: tensor<1x8x2x64xf16>) -> tensor<1x2x64x8xf32> {
  // expected-remark @+1 {{it reduces over gate heads}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.1 : f32, block_size = 8 : i64} : (tensor<1x64x4x64xf16>, tensor<1x8x2x64xf16>) -> tensor<1x2x64x8xf32>
  return %x : tensor<1x2x64x8xf32>
}

// -----

func.func @types(%g: tensor<1x64x2x64xf16>, %c: tensor<1x8x2x64xbf16>, %f: tensor<1x64x2x64xf32>) -> (tensor<1x2x64x8xf32>, tensor<1x2x64x64xf32>) {
  // expected-remark @+1 {{gate queries and compressed keys differ in their element type}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.1 : f32, block_size = 8 : i64} : (tensor<1x64x2x64xf16>, tensor<1x8x2x64xbf16>) -> tensor<1x2x64x8xf32>
  // expected-remark @+1 {{its elements are neither f16 nor bf16}}
  %y = sparse_attn.score %f, %f {kind = #sparse_attn.score_kind<dot>, scale = 0.1 : f32, block_size = 8 : i64} : (tensor<1x64x2x64xf32>, tensor<1x64x2x64xf32>) -> tensor<1x2x64x64xf32>
  return %x, %y : tensor<1x2x64x8xf32>, tensor<1x2x64x64xf32>
}

// -----

func.func @columns(%g: tensor<1x64x2x16xf16>, %c: tensor<1x8x2x16xf16>) -> tensor<1x2x64x8xf32> {
  // expected-remark @+1 {{its gate dimension is no multiple of 32 up to 256}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.1 : f32, block_size = 8 : i64} : (tensor<1x64x2x16xf16>, tensor<1x8x2x16xf16>) -> tensor<1x2x64x8xf32>
  return %x : tensor<1x2x64x8xf32>
}

// -----

func.func @heads(%g: tensor<1x64x?x64xf16>, %c: tensor<1x8x2x64xf16>) -> tensor<1x?x64x8xf32> {
  // expected-remark @+1 {{its number of heads is dynamic}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.1 : f32, block_size = 8 : i64} : (tensor<1x64x?x64xf16>, tensor<1x8x2x64xf16>) -> tensor<1x?x64x8xf32>
  return %x : tensor<1x?x64x8xf32>
}

// -----

// A decode step is no prompt: it is left without a word.
func.func @step(%g: tensor<1x1x2x64xf16>, %c: tensor<1x8x2x64xf16>, %n: index) -> !sparse_attn.selection<1x2x1x8, block = 8, query_block = 1, form = mask> {
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.1 : f32, block_size = 8 : i64} : (tensor<1x1x2x64xf16>, tensor<1x8x2x64xf16>) -> tensor<1x2x1x8xf32>
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x8xf32>, index) -> !sparse_attn.selection<1x2x1x8, block = 8, query_block = 1, form = mask>
  return %s : !sparse_attn.selection<1x2x1x8, block = 8, query_block = 1, form = mask>
}

// RUN: %sparse-opt %s --sparse-attn-fuse-stages --split-input-file --verify-diagnostics | FileCheck %s
// CHECK-NOT: fuse_with_user

!g = tensor<1x1x8x128xf16>
!c = tensor<1x64x8x128xf16>

// Gate queries that come from outside.
func.func @outside(%g: !g, %c: !c) -> tensor<1x8x1x64xf32> {
  // expected-remark @+1 {{its gate queries keep their kernel: its gate queries are not made for it alone}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
      scale = 0.09 : f32, block_size = 64 : i64}
      : (!g, !c) -> tensor<1x8x1x64xf32>
  return %x : tensor<1x8x1x64xf32>
}

// -----

!g = tensor<1x4x8x128xf16>
!c = tensor<1x64x8x128xf16>

// Four query rows.
func.func @rows(%q: tensor<1x4x64x128xf16>, %w: tensor<8x8x128x128xf16>, %c: !c)
    -> tensor<1x8x4x64xf32> {
  %g = sparse_attn.gate_queries %q projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x4x64x128xf16>, tensor<8x8x128x128xf16>) -> !g
  // expected-remark @+1 {{it has more than one query row a sequence}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
      scale = 0.09 : f32, block_size = 64 : i64} : (!g, !c) -> tensor<1x8x4x64xf32>
  return %x : tensor<1x8x4x64xf32>
}

// -----

!g = tensor<1x1x8x96xf16>
!c = tensor<1x64x8x96xf16>

func.func @dimension(%q: tensor<1x1x64x96xf16>, %w: tensor<8x8x96x96xf16>, %c: !c)
    -> tensor<1x8x1x64xf32> {
  %g = sparse_attn.gate_queries %q projection(%w)
      {pooling = #sparse_attn.query_pooling<project>, layout = #sparse_attn.layout<bshd>}
      : (tensor<1x1x64x96xf16>, tensor<8x8x96x96xf16>) -> !g
  // expected-remark @+1 {{its head dimension is no multiple of 64, or its gate dimension none of 64, 128 and 256}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
      scale = 0.09 : f32, block_size = 64 : i64} : (!g, !c) -> tensor<1x8x1x64xf32>
  return %x : tensor<1x8x1x64xf32>
}

// -----

!q = tensor<1x1x64x128xf16>
!cache = tensor<1x4096x8x128xf16>
!list = !sparse_attn.selection<1x8x1x64, block = 64, query_block = 1,
    form = list, capacity = 16>

// A selection that two attends read, and one whose lengths are others.
func.func @users(%q: !q, %k: !cache, %v: !cache, %x: tensor<1x8x1x64xf32>,
    %n: tensor<1xi32>, %m: tensor<1xi32>) -> (!q, !q, !q) {
  %s = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.token_budget<960>}
      : (tensor<1x8x1x64xf32>, tensor<1xi32>) -> !list
  // expected-remark @+1 {{select keeps its kernel: its selection has other users}}
  %a = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32,
      layout = #sparse_attn.layout<bshd>, sparse_attn.schedule =
      #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (!q, !cache, !cache, !list, tensor<1xi32>) -> (!q)
  %b = sparse_attn.attend %q, %k, %v selection(%s) lengths(%n) {scale = 0.09 : f32,
      layout = #sparse_attn.layout<bshd>}
      : (!q, !cache, !cache, !list, tensor<1xi32>) -> (!q)
  %t = sparse_attn.select %x lengths(%m) {policy = #sparse_attn.token_budget<960>}
      : (tensor<1x8x1x64xf32>, tensor<1xi32>) -> !list
  // expected-remark @+1 {{select keeps its kernel: select and attend differ in their lengths}}
  %c = sparse_attn.attend %q, %k, %v selection(%t) lengths(%n) {scale = 0.09 : f32,
      layout = #sparse_attn.layout<bshd>, sparse_attn.schedule =
      #sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (!q, !cache, !cache, !list, tensor<1xi32>) -> (!q)
  return %a, %b, %c : !q, !q, !q
}

// -----

!q = tensor<?x1x64x128xf16>
!cache = tensor<?x?x8x128xf16>
!mask = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = mask>
!list = !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1,
    form = list, capacity = ?>

// A list of any length does not fit in shared memory. The select still writes
// it, without a mask in between.
func.func @any_length(%q: !q, %k: !cache, %x: tensor<?x8x1x?xf32>,
    %n: tensor<?xi32>, %keys: index) -> !q {
  %m = sparse_attn.select %x lengths(%n) {policy = #sparse_attn.threshold<0.01>}
      : (tensor<?x8x1x?xf32>, tensor<?xi32>) -> !mask
  %s = sparse_attn.convert_selection %m keys(%keys) : (!mask, index) -> !list
  // expected-remark @+1 {{select keeps its kernel: its selection is not a list of at most}}
  %o = sparse_attn.attend %q, %k, %k selection(%s) lengths(%n) {scale = 0.09 : f32,
      layout = #sparse_attn.layout<bshd>, sparse_attn.schedule =
      #sparse_attn.schedule<kind = uneven, warps = 4, tile = 64, rows = 8, splits = 0>}
      : (!q, !cache, !cache, !list, tensor<?xi32>) -> (!q)
  return %o : !q
}

// -----

!q = tensor<1x1x64x128xf16>

// Query heads that are normalised one by one, that select each for itself, of
// which there are too many, and whose bounds have too many columns.
func.func @heads(%q: !q, %r: tensor<128xf16>, %c: tensor<1x64x8x128xf16>) -> (tensor<1x8x1x64xf32>, tensor<1x64x1x64xf32>) {
  %g = sparse_attn.gate_queries %q norm(%r) {pooling = #sparse_attn.query_pooling<none>, layout = #sparse_attn.layout<bshd>} : (!q, tensor<128xf16>) -> !q
  // expected-remark @+1 {{its query heads are normalised or rotated one by one}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.09 : f32, block_size = 64 : i64} : (!q, tensor<1x64x8x128xf16>) -> tensor<1x8x1x64xf32>
  %h = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>, layout = #sparse_attn.layout<bshd>} : (!q) -> !q
  // expected-remark @+1 {{it does not reduce over the query heads of a key head}}
  %y = sparse_attn.score %h, %c {kind = #sparse_attn.score_kind<dot>, scale = 0.09 : f32, block_size = 64 : i64} : (!q, tensor<1x64x8x128xf16>) -> tensor<1x64x1x64xf32>
  return %x, %y : tensor<1x8x1x64xf32>, tensor<1x64x1x64xf32>
}

// -----

!q = tensor<1x1x64x128xf16>

func.func @group(%q: !q, %c: tensor<1x64x2x128xf16>) -> tensor<1x2x1x64xf32> {
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>, layout = #sparse_attn.layout<bshd>} : (!q) -> !q
  // expected-remark @+1 {{more than 16 query heads share a key head}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.09 : f32, block_size = 64 : i64} : (!q, tensor<1x64x2x128xf16>) -> tensor<1x2x1x64xf32>
  return %x : tensor<1x2x1x64xf32>
}

// -----

!q = tensor<1x1x64x256xf16>

func.func @columns(%q: !q, %c: tensor<1x64x8x512xf16>) -> tensor<1x8x1x64xf32> {
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>, layout = #sparse_attn.layout<bshd>} : (!q) -> !q
  // expected-remark @+1 {{its keys have more than 256 columns}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<minmax_bound>, reduction = #sparse_attn.reduction<max>, scale = 0.09 : f32, block_size = 64 : i64} : (!q, tensor<1x64x8x512xf16>) -> tensor<1x8x1x64xf32>
  return %x : tensor<1x8x1x64xf32>
}

// -----

!q = tensor<1x1x64x128xf16>

func.func @blocks(%q: !q, %k: tensor<1x64x8x128xf16>) -> tensor<1x8x1x8xf32> {
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>, layout = #sparse_attn.layout<bshd>} : (!q) -> !q
  // expected-remark @+1 {{its block size is no multiple of 16}}
  %x = sparse_attn.score %g, %k {kind = #sparse_attn.score_kind<exact>, reduction = #sparse_attn.reduction<max>, scale = 0.09 : f32, block_size = 8 : i64, layout = #sparse_attn.layout<bshd>} : (!q, tensor<1x64x8x128xf16>) -> tensor<1x8x1x8xf32>
  return %x : tensor<1x8x1x8xf32>
}

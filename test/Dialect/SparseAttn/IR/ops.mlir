// RUN: %sparse-opt %s --verify-roundtrip | FileCheck %s
// RUN: %sparse-opt %s --mlir-print-op-generic | %sparse-opt | FileCheck %s

// Every op with every optional operand and in every layout.

!list = !sparse_attn.selection<2x2x8x5, block = 8, query_block = 1,
    form = list, capacity = 4>
!mask = !sparse_attn.selection<2x2x8x5, block = 8, query_block = 1, form = mask>
!tokens = !sparse_attn.selection<2x2x8x5, block = 8, query_block = 1,
    form = tokens, capacity = 32>

// CHECK-LABEL: func.func @attention(
func.func @attention(%q: tensor<2x4x8x16xf32>, %k: tensor<2x2x40x16xf32>,
                     %v: tensor<2x2x40x24xf32>, %m: tensor<1x4x1x40xi1>,
                     %l: tensor<2xi32>, %ql: tensor<2xi64>) {
  // CHECK: sparse_attn.attention %{{.*}}, %{{.*}}, %{{.*}} {scale = 2.500000e-01 : f32} :
  %0 = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32}
      : (tensor<2x4x8x16xf32>, tensor<2x2x40x16xf32>, tensor<2x2x40x24xf32>)
      -> tensor<2x4x8x24xf32>
  // CHECK: sparse_attn.attention %{{.*}} mask(%{{.*}}) lengths(%{{.*}}) query_lengths(%{{.*}}) {causal, scale = 2.500000e-01 : f32, window = 3 : i64}
  %1 = sparse_attn.attention %q, %k, %v mask(%m) lengths(%l) query_lengths(%ql)
      {scale = 2.5e-01 : f32, causal, window = 3 : i64}
      : (tensor<2x4x8x16xf32>, tensor<2x2x40x16xf32>, tensor<2x2x40x24xf32>,
         tensor<1x4x1x40xi1>, tensor<2xi32>, tensor<2xi64>)
      -> tensor<2x4x8x24xf32>
  return
}

// CHECK-LABEL: func.func @attention_layouts(
func.func @attention_layouts(%q: tensor<2x?x4x16xf16>, %k: tensor<2x40x2x16xf16>,
                             %m: tensor<2x1x?x40xf32>, %pq: tensor<30x4x16xbf16>,
                             %pk: tensor<70x2x16xbf16>, %l: tensor<3xi32>) {
  // CHECK: sparse_attn.attention {{.*}} mask({{.*}}layout = #sparse_attn.layout<bshd>
  %0 = sparse_attn.attention %q, %k, %k mask(%m)
      {scale = 2.5e-01 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x?x4x16xf16>, tensor<2x40x2x16xf16>, tensor<2x40x2x16xf16>,
         tensor<2x1x?x40xf32>) -> tensor<2x?x4x16xf16>
  // CHECK: sparse_attn.attention {{.*}}layout = #sparse_attn.layout<packed>
  %1 = sparse_attn.attention %pq, %pk, %pk lengths(%l) query_lengths(%l)
      {scale = 2.5e-01 : f32, causal, layout = #sparse_attn.layout<packed>}
      : (tensor<30x4x16xbf16>, tensor<70x2x16xbf16>, tensor<70x2x16xbf16>,
         tensor<3xi32>, tensor<3xi32>) -> tensor<30x4x16xbf16>
  return
}

// CHECK-LABEL: func.func @rotary(
func.func @rotary(%x: tensor<2x4x8x16xf32>, %y: tensor<2x8x4x16xbf16>,
                  %c: tensor<1x8x8xf32>, %p: tensor<2x8xi32>, %n: index) {
  // CHECK: sparse_attn.rotary %{{.*}} cos_sin(%{{.*}}, %{{.*}}) :
  %0 = sparse_attn.rotary %x cos_sin(%c, %c)
      : (tensor<2x4x8x16xf32>, tensor<1x8x8xf32>, tensor<1x8x8xf32>)
      -> tensor<2x4x8x16xf32>
  // CHECK: sparse_attn.rotary %{{.*}} positions(%{{.*}}) {factor = 5.000000e-01 : f32, inv_freq = array<f32: 1.000000e+00, 5.000000e-01>, inverse, layout = #sparse_attn.layout<bshd>, style = #sparse_attn.rotary_style<interleaved>}
  %1 = sparse_attn.rotary %y positions(%p)
      {inv_freq = array<f32: 1.0, 0.5>, factor = 0.5 : f32, inverse,
       style = #sparse_attn.rotary_style<interleaved>,
       layout = #sparse_attn.layout<bshd>}
      : (tensor<2x8x4x16xbf16>, tensor<2x8xi32>) -> tensor<2x8x4x16xbf16>
  // CHECK: sparse_attn.rotary_table %{{.*}} {inv_freq = array<f32: 1.000000e+00>} : tensor<?x2xf32>, tensor<?x2xf32>
  %2:2 = sparse_attn.rotary_table %n {inv_freq = array<f32: 1.0>}
      : tensor<?x2xf32>, tensor<?x2xf32>
  // CHECK: sparse_attn.rotary_table %{{.*}} {factor = 2.000000e+00 : f32, inv_freq
  %3:2 = sparse_attn.rotary_table %n
      {inv_freq = array<f32: 1.0>, factor = 2.0 : f32}
      : tensor<9x2xf32>, tensor<9x2xf32>
  return
}

// CHECK-LABEL: func.func @compress_keys(
func.func @compress_keys(%k: tensor<2x2x40x16xf16>, %b: tensor<2x40x2x16xf16>,
                         %l: tensor<2xi64>, %w: tensor<2x32x4xbf16>,
                         %norm: tensor<4xf32>, %c: tensor<33x4xf32>,
                         %hw: tensor<4x16x4xf16>) {
  // CHECK: sparse_attn.compress_keys %{{.*}} {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
  %0 = sparse_attn.compress_keys %k
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<2x2x40x16xf16>) -> tensor<2x5x2x16xf16>
  // CHECK: sparse_attn.compress_keys %{{.*}} lengths(%{{.*}}) projection(%{{.*}}) norm(%{{.*}}) cos_sin(%{{.*}}, %{{.*}}) {block_size = 8 : i64, layout = #sparse_attn.layout<bshd>, norm_eps = 0.000000e+00 : f32, pools
  %1 = sparse_attn.compress_keys %b lengths(%l) projection(%w) norm(%norm)
      cos_sin(%c, %c) {block_size = 8 : i64, norm_eps = 0.0 : f32,
       pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>],
       layout = #sparse_attn.layout<bshd>}
      : (tensor<2x40x2x16xf16>, tensor<2xi64>, tensor<2x32x4xbf16>,
         tensor<4xf32>, tensor<33x4xf32>, tensor<33x4xf32>)
      -> tensor<2x5x2x4xf16>
  // Heads of a projection share those of the keys.
  // CHECK: sparse_attn.compress_keys %{{.*}} projection(%{{.*}}) {block_size = 16 : i64, partial, pools = [#sparse_attn.pool<avg>]} : {{.*}} -> tensor<2x3x4x4xf16>
  %2 = sparse_attn.compress_keys %k projection(%hw)
      {block_size = 16 : i64, partial, pools = [#sparse_attn.pool<avg>]}
      : (tensor<2x2x40x16xf16>, tensor<4x16x4xf16>) -> tensor<2x3x4x4xf16>
  return
}

// CHECK-LABEL: func.func @append_keys(
func.func @append_keys(%kc: tensor<2x40x2x16xf16>, %c: tensor<2x5x2x4xf16>,
                       %r: tensor<2x8x2x16xf16>, %l: tensor<2xi32>,
                       %k: tensor<2x3x2x16xf16>, %w: tensor<2x16x4xf16>,
                       %norm: tensor<4xf32>, %t: tensor<40x4xf32>,
                       %hk: tensor<2x2x40x16xf16>, %hn: tensor<2x2x1x16xf16>,
                       %hc: tensor<2x5x2x16xf16>) {
  // CHECK: sparse_attn.append_keys caches({{.*}}) lengths(%{{.*}}) new({{.*}}) projection({{.*}}) norm({{.*}}) cos_sin({{.*}}) {block_size = 8 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>], rope_anchor = #sparse_attn.rope_anchor<last_on_decode>}
  %0:5 = sparse_attn.append_keys caches(%kc, %kc, %c, %r) lengths(%l)
      new(%k, %k, %k) projection(%w) norm(%norm) cos_sin(%t, %t)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       rope_anchor = #sparse_attn.rope_anchor<last_on_decode>,
       layout = #sparse_attn.layout<bshd>}
      : (tensor<2x40x2x16xf16>, tensor<2x40x2x16xf16>, tensor<2x5x2x4xf16>,
         tensor<2x8x2x16xf16>, tensor<2xi32>, tensor<2x3x2x16xf16>,
         tensor<2x3x2x16xf16>, tensor<2x3x2x16xf16>, tensor<2x16x4xf16>,
         tensor<4xf32>, tensor<40x4xf32>, tensor<40x4xf32>)
      -> (tensor<2x40x2x16xf16>, tensor<2x40x2x16xf16>, tensor<2x5x2x4xf16>,
          tensor<2x8x2x16xf16>, tensor<2xi32>)
  // CHECK: sparse_attn.append_keys caches({{.*}}) lengths(%{{.*}}) new({{.*}}) {block_size = 8 : i64, pools
  %1:5 = sparse_attn.append_keys caches(%hk, %hk, %hc, %r) lengths(%l)
      new(%hn, %hn, %hn)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<max>]}
      : (tensor<2x2x40x16xf16>, tensor<2x2x40x16xf16>, tensor<2x5x2x16xf16>,
         tensor<2x8x2x16xf16>, tensor<2xi32>, tensor<2x2x1x16xf16>,
         tensor<2x2x1x16xf16>, tensor<2x2x1x16xf16>)
      -> (tensor<2x2x40x16xf16>, tensor<2x2x40x16xf16>, tensor<2x5x2x16xf16>,
          tensor<2x8x2x16xf16>, tensor<2xi32>)
  return
}

// CHECK-LABEL: func.func @prompt_remainder(
func.func @prompt_remainder(%k: tensor<2x40x2x16xf16>, %l: tensor<2xi32>,
                            %h: tensor<?x2x?x16xf32>) {
  // CHECK: sparse_attn.prompt_remainder %{{.*}} lengths(%{{.*}}) {block_size = 8 : i64, layout = #sparse_attn.layout<bshd>}
  %0 = sparse_attn.prompt_remainder %k lengths(%l)
      {block_size = 8 : i64, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x40x2x16xf16>, tensor<2xi32>) -> tensor<2x8x2x16xf16>
  // CHECK: sparse_attn.prompt_remainder %{{.*}} {block_size = 4 : i64}
  %1 = sparse_attn.prompt_remainder %h {block_size = 4 : i64}
      : (tensor<?x2x?x16xf32>) -> tensor<?x4x2x16xf32>
  return
}

// CHECK-LABEL: func.func @gate_queries(
func.func @gate_queries(%q: tensor<2x4x8x16xf32>, %b: tensor<2x8x4x16xf32>,
                        %l: tensor<2xi32>, %n: index,
                        %w: tensor<2x2x16x4xf32>, %mw: tensor<2x16x4xf32>,
                        %norm: tensor<4xf32>, %c: tensor<40x4xf32>) {
  // CHECK: sparse_attn.gate_queries %{{.*}} {pooling = #sparse_attn.query_pooling<none>}
  %0 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>}
      : (tensor<2x4x8x16xf32>) -> tensor<2x8x4x16xf32>
  // CHECK: sparse_attn.gate_queries {{.*}}query_pooling<mean>
  %1 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<mean>}
      : (tensor<2x4x8x16xf32>) -> tensor<2x8x2x16xf32>
  // CHECK: sparse_attn.gate_queries %{{.*}} lengths(%{{.*}}) query_lengths(%{{.*}}) keys(%{{.*}}) projection(%{{.*}}) norm(%{{.*}}) cos_sin(%{{.*}}, %{{.*}}) {norm_eps = 0.000000e+00 : f32, pooling = #sparse_attn.query_pooling<project>, query_block = 4 : i64}
  %2 = sparse_attn.gate_queries %q lengths(%l) query_lengths(%l) keys(%n)
      projection(%w) norm(%norm) cos_sin(%c, %c)
      {pooling = #sparse_attn.query_pooling<project>, query_block = 4 : i64,
       norm_eps = 0.0 : f32}
      : (tensor<2x4x8x16xf32>, tensor<2xi32>, tensor<2xi32>, index,
         tensor<2x2x16x4xf32>, tensor<4xf32>, tensor<40x4xf32>,
         tensor<40x4xf32>) -> tensor<2x2x2x4xf32>
  // CHECK: sparse_attn.gate_queries {{.*}}layout = #sparse_attn.layout<bshd>, pooling = #sparse_attn.query_pooling<mean_project>
  %3 = sparse_attn.gate_queries %b projection(%mw)
      {pooling = #sparse_attn.query_pooling<mean_project>,
       layout = #sparse_attn.layout<bshd>}
      : (tensor<2x8x4x16xf32>, tensor<2x16x4xf32>) -> tensor<2x8x2x4xf32>
  // CHECK: sparse_attn.gate_queries {{.*}}pools = [#sparse_attn.pool<max>, #sparse_attn.pool<avg>], query_block = 4 : i64} : {{.*}} -> tensor<2x2x4x32xf32>
  %4 = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<none>, query_block = 4 : i64,
       pools = [#sparse_attn.pool<max>, #sparse_attn.pool<avg>]}
      : (tensor<2x4x8x16xf32>) -> tensor<2x2x4x32xf32>
  return
}

// CHECK-LABEL: func.func @score(
func.func @score(%g: tensor<2x8x4x16xf16>, %c: tensor<2x5x2x16xf16>,
                 %m: tensor<2x5x2x32xf16>, %k: tensor<2x2x40x16xf16>,
                 %b: tensor<2x40x2x16xf16>, %l: tensor<2xi32>) {
  // CHECK: sparse_attn.score {{.*}}kind = #sparse_attn.score_kind<dot>, scale = 2.500000e-01 : f32}
  %0 = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>,
      scale = 2.5e-01 : f32, block_size = 8 : i64}
      : (tensor<2x8x4x16xf16>, tensor<2x5x2x16xf16>) -> tensor<2x4x8x5xf32>
  // CHECK: sparse_attn.score {{.*}}#sparse_attn.score_kind<minmax_bound>, reduction = #sparse_attn.reduction<max>
  %1 = sparse_attn.score %g, %m {kind = #sparse_attn.score_kind<minmax_bound>,
      reduction = #sparse_attn.reduction<max>, scale = 2.5e-01 : f32,
      block_size = 8 : i64}
      : (tensor<2x8x4x16xf16>, tensor<2x5x2x32xf16>) -> tensor<2x2x8x5xf32>
  // CHECK: sparse_attn.score {{.*}}#sparse_attn.score_kind<exact>, reduction = #sparse_attn.reduction<mean>
  %2 = sparse_attn.score %g, %k {kind = #sparse_attn.score_kind<exact>,
      reduction = #sparse_attn.reduction<mean>, scale = 2.5e-01 : f32,
      block_size = 8 : i64}
      : (tensor<2x8x4x16xf16>, tensor<2x2x40x16xf16>) -> tensor<2x2x8x5xf32>
  // CHECK: sparse_attn.score %{{.*}}, %{{.*}} lengths(%{{.*}}) {{.*}}layout = #sparse_attn.layout<bshd>, reduction = #sparse_attn.reduction<sum>
  %3 = sparse_attn.score %g, %b lengths(%l)
      {kind = #sparse_attn.score_kind<exact>,
       reduction = #sparse_attn.reduction<sum>, scale = 2.5e-01 : f32,
       block_size = 8 : i64, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x8x4x16xf16>, tensor<2x40x2x16xf16>, tensor<2xi32>)
      -> tensor<2x1x8x5xf32>
  return
}

// CHECK-LABEL: func.func @select(
func.func @select(%x: tensor<2x2x8x5xf32>, %y: tensor<2x2x1x5xf32>,
                  %l: tensor<2xi64>, %n: index) {
  // CHECK: sparse_attn.select %{{.*}} keys(%{{.*}}) {policy = #sparse_attn.all}
  %0 = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all}
      : (tensor<2x2x8x5xf32>, index) -> !mask
  // CHECK: sparse_attn.select %{{.*}} lengths(%{{.*}}) query_lengths(%{{.*}}) query_rows(%{{.*}}) keys(%{{.*}}) {force_first = 1 : i64, force_last = 2 : i64, forced = #sparse_attn.forced<inside>, order = #sparse_attn.order<descending>, policy = #sparse_attn.top_p<9.000000e-01>}
  %1 = sparse_attn.select %x lengths(%l) query_lengths(%l) query_rows(%n)
      keys(%n) {policy = #sparse_attn.top_p<0.9>, force_first = 1 : i64,
       force_last = 2 : i64, forced = #sparse_attn.forced<inside>,
       order = #sparse_attn.order<descending>}
      : (tensor<2x2x8x5xf32>, tensor<2xi64>, tensor<2xi64>, index, index)
      -> !sparse_attn.selection<2x2x8x5, block = 8, query_block = 64,
             form = list, capacity = 5>
  // CHECK: sparse_attn.select {{.*}}mode = #sparse_attn.mode<reference_compatible>
  %2 = sparse_attn.select %y lengths(%l)
      {policy = #sparse_attn.token_budget<16>,
       mode = #sparse_attn.mode<reference_compatible>}
      : (tensor<2x2x1x5xf32>, tensor<2xi64>)
      -> !sparse_attn.selection<2x2x1x5, block = 8, query_block = 1, form = bits>
  // CHECK: sparse_attn.select {{.*}} {dense_rows = 2 : i64, mode = #sparse_attn.mode<inclusive>, policy = #sparse_attn.nz_ratio<5.000000e-01>}
  %3 = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.nz_ratio<0.5>, dense_rows = 2 : i64,
       mode = #sparse_attn.mode<inclusive>} : (tensor<2x2x8x5xf32>, index) -> !mask
  return
}

// CHECK-LABEL: func.func @attend(
func.func @attend(%q: tensor<2x4x8x16xf32>, %k: tensor<2x2x40x16xf32>,
                  %s: !list, %t: !tokens, %l: tensor<2xi32>,
                  %m: tensor<1x1x8x40xf32>, %bias: tensor<2x2x8x5xf32>) {
  // CHECK: sparse_attn.attend %{{.*}}, %{{.*}}, %{{.*}} {scale = 2.500000e-01 : f32} :
  %0 = sparse_attn.attend %q, %k, %k {scale = 2.5e-01 : f32}
      : (tensor<2x4x8x16xf32>, tensor<2x2x40x16xf32>, tensor<2x2x40x16xf32>)
      -> tensor<2x4x8x16xf32>
  // CHECK: sparse_attn.attend %{{.*}} selection(%{{.*}}) lengths(%{{.*}}) query_lengths(%{{.*}}) mask(%{{.*}}) block_bias(%{{.*}}) {block_size = 8 : i64, causal, scale = 2.500000e-01 : f32, skip = #sparse_attn.skip<1.000000e+00 : f32>, window = 9 : i64} : {{.*}} -> tensor<2x4x8x16xf32> lse tensor<2x4x8xf32> block_max tensor<2x4x8x5xf32>
  %1:3 = sparse_attn.attend %q, %k, %k selection(%s) lengths(%l)
      query_lengths(%l) mask(%m) block_bias(%bias)
      {scale = 2.5e-01 : f32, causal, window = 9 : i64, block_size = 8 : i64,
       skip = #sparse_attn.skip<1.0 : f32>}
      : (tensor<2x4x8x16xf32>, tensor<2x2x40x16xf32>, tensor<2x2x40x16xf32>,
         !list, tensor<2xi32>, tensor<2xi32>, tensor<1x1x8x40xf32>,
         tensor<2x2x8x5xf32>) -> tensor<2x4x8x16xf32>
      lse tensor<2x4x8xf32> block_max tensor<2x4x8x5xf32>
  // CHECK: sparse_attn.attend {{.*}} -> tensor<2x4x8x16xf32> lse tensor<2x4x8xf32>{{$}}
  %2:2 = sparse_attn.attend %q, %k, %k selection(%t) {scale = 2.5e-01 : f32}
      : (tensor<2x4x8x16xf32>, tensor<2x2x40x16xf32>, tensor<2x2x40x16xf32>,
         !tokens) -> tensor<2x4x8x16xf32> lse tensor<2x4x8xf32>
  // CHECK: sparse_attn.attend {{.*}} -> tensor<2x4x8x16xf32> block_max tensor<2x4x8x3xf32>
  %3:2 = sparse_attn.attend %q, %k, %k
      {scale = 2.5e-01 : f32, block_size = 16 : i64}
      : (tensor<2x4x8x16xf32>, tensor<2x2x40x16xf32>, tensor<2x2x40x16xf32>)
      -> tensor<2x4x8x16xf32> block_max tensor<2x4x8x3xf32>
  return
}

// Selections for query heads; paged and packed caches.
// CHECK-LABEL: func.func @attend_layouts(
func.func @attend_layouts(
    %q: tensor<2x1x4x16xbf16>, %k: tensor<30x16x2x16xbf16>,
    %pages: tensor<2x5xi32>, %l: tensor<2xi32>,
    %s: !sparse_attn.selection<2x4x1x10, block = 8, query_block = 1, form = bits>,
    %pq: tensor<30x4x16xbf16>, %pk: tensor<70x2x16xbf16>, %pl: tensor<3xi32>) {
  // CHECK: sparse_attn.attend {{.*}} selection(%{{.*}}) lengths(%{{.*}}) block_table(%{{.*}}) {layout = #sparse_attn.layout<bshd>
  %0 = sparse_attn.attend %q, %k, %k selection(%s) lengths(%l)
      block_table(%pages)
      {scale = 2.5e-01 : f32, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x1x4x16xbf16>, tensor<30x16x2x16xbf16>,
         tensor<30x16x2x16xbf16>,
         !sparse_attn.selection<2x4x1x10, block = 8, query_block = 1,
             form = bits>, tensor<2xi32>, tensor<2x5xi32>)
      -> tensor<2x1x4x16xbf16>
  // CHECK: sparse_attn.attend {{.*}}layout = #sparse_attn.layout<packed>
  %1 = sparse_attn.attend %pq, %pk, %pk lengths(%pl) query_lengths(%pl)
      {scale = 2.5e-01 : f32, causal, layout = #sparse_attn.layout<packed>}
      : (tensor<30x4x16xbf16>, tensor<70x2x16xbf16>, tensor<70x2x16xbf16>,
         tensor<3xi32>, tensor<3xi32>) -> tensor<30x4x16xbf16>
  return
}

// CHECK-LABEL: func.func @combine(
func.func @combine(%o: tensor<3x2x4x8x16xf16>, %l: tensor<3x2x4x8xf32>) {
  // CHECK: sparse_attn.combine %{{.*}}, %{{.*}} : (tensor<3x2x4x8x16xf16>, tensor<3x2x4x8xf32>) -> (tensor<2x4x8x16xf16>, tensor<2x4x8xf32>)
  %0:2 = sparse_attn.combine %o, %l
      : (tensor<3x2x4x8x16xf16>, tensor<3x2x4x8xf32>)
      -> (tensor<2x4x8x16xf16>, tensor<2x4x8xf32>)
  return
}

// CHECK-LABEL: func.func @selections(
func.func @selections(%m: !mask, %n: index, %l: tensor<2xi32>) {
  // CHECK: sparse_attn.convert_selection %{{.*}} : (!sparse
  %0 = sparse_attn.convert_selection %m : (!mask) -> !list
  // CHECK: sparse_attn.convert_selection %{{.*}} keys(%{{.*}}) lengths(%{{.*}}) : (!sparse
  %1 = sparse_attn.convert_selection %m keys(%n) lengths(%l)
      : (!mask, index, tensor<2xi32>) -> !tokens
  // CHECK: sparse_attn.convert_selection %{{.*}} : ({{.*}}) -> !sparse_attn.selection<2x2x3x?, block = 8, query_block = 3, form = csr, capacity = ?>
  %u = sparse_attn.convert_selection %m
      : (!mask) -> !sparse_attn.selection<2x2x3x?, block = 8, query_block = 3, form = csr, capacity = ?>
  // CHECK: sparse_attn.unpack_selection %{{.*}} : ({{.*}}) -> (tensor<2x2x8x4xi32>, tensor<2x2x8xi32>)
  %2:2 = sparse_attn.unpack_selection %0
      : (!list) -> (tensor<2x2x8x4xi32>, tensor<2x2x8xi32>)
  // CHECK: sparse_attn.pack_selection %{{.*}}, %{{.*}} : (tensor<2x2x8x4xi32>, tensor<2x2x8xi32>) ->
  %3 = sparse_attn.pack_selection %2#0, %2#1
      : (tensor<2x2x8x4xi32>, tensor<2x2x8xi32>) -> !list
  return
}

func.func private @kernel(memref<?xf32>, memref<4xi8>, memref<?x2xf32>, index)

// CHECK-LABEL: func.func @dispatch(
func.func @dispatch(%n: index, %x: tensor<?xf32>) {
  // CHECK: sparse_attn.dispatch @kernel[%{{.*}}] (%{{.*}}) sizes(%{{.*}}) : (tensor<?xf32>) -> (tensor<4xi1>, tensor<?x2xf32>)
  %0:2 = sparse_attn.dispatch @kernel [%n] (%x) sizes(%n)
      : (tensor<?xf32>) -> (tensor<4xi1>, tensor<?x2xf32>)
  return
}

func.func private @grid_kernel(!nvgpu.tensormap.descriptor<tensor = memref<1x64xf16, 3>, swizzle = none, l2promo = none, oob = zero, interleave = none>, index, memref<?xf32>) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 4>}

// CHECK-LABEL: func.func @dispatch_grid(
func.func @dispatch_grid(%n: index, %x: tensor<?x64xf16>) {
  // CHECK: sparse_attn.dispatch @grid_kernel[%[[N:.*]], %[[N]], %[[N]]] (%{{.*}}, %[[N]]) sizes(%[[N]]) :
  %0 = sparse_attn.dispatch @grid_kernel [%n, %n, %n] (%x, %n) sizes(%n)
      : (tensor<?x64xf16>, index) -> tensor<?xf32>
  return
}

// CHECK-LABEL: func.func @checks(
func.func @checks(%ids: tensor<2x8x1x?xi32>, %counts: tensor<2x8x1xi32>, %t: tensor<2x?xi32>, %l: tensor<2xi64>, %n: index) {
  // CHECK: %[[R:.*]] = sparse_attn.check_entries %{{.*}} counts(%{{.*}}) limit(%{{.*}}) {rule = #sparse_attn.check_rule<id>} : (tensor<2x8x1x?xi32>, tensor<2x8x1xi32>, index) -> tensor<2x8x1x4xi64>
  %0 = sparse_attn.check_entries %ids counts(%counts) limit(%n)
      {rule = #sparse_attn.check_rule<id>}
      : (tensor<2x8x1x?xi32>, tensor<2x8x1xi32>, index)
      -> tensor<2x8x1x4xi64>
  // CHECK: sparse_attn.check_entries %{{.*}} counts(%{{.*}}) added(%{{.*}}) limit(%{{.*}}) {rule = #sparse_attn.check_rule<id>, unit = 16 : i64} :
  %1 = sparse_attn.check_entries %t counts(%l) added(%n) limit(%n)
      {rule = #sparse_attn.check_rule<id>, unit = 16 : i64}
      : (tensor<2x?xi32>, tensor<2xi64>, index, index) -> tensor<2x4xi64>
  // CHECK: sparse_attn.check_entries %{{.*}} limit(%{{.*}}) {rule = #sparse_attn.check_rule<pointer>} : (tensor<2xi64>, index) -> tensor<2x4xi64>
  %2 = sparse_attn.check_entries %l limit(%n)
      {rule = #sparse_attn.check_rule<pointer>}
      : (tensor<2xi64>, index) -> tensor<2x4xi64>
  // CHECK: sparse_attn.report %[[R]] {axes = "batch head row position", operand = "ids"} : tensor<2x8x1x4xi64>
  sparse_attn.report %0 {operand = "ids", axes = "batch head row position"}
      : tensor<2x8x1x4xi64>
  return
}

// CHECK-LABEL: func.func @pages(
func.func @pages(%k: tensor<9x4x2x16xf16>, %l: tensor<2xi32>,
                 %t: tensor<2x3xi32>) {
  // CHECK: sparse_attn.compress_keys %{{.*}} lengths(%{{.*}}) block_table(%{{.*}}) {block_size = 8 : i64,
  %0 = sparse_attn.compress_keys %k lengths(%l) block_table(%t)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       layout = #sparse_attn.layout<bshd>}
      : (tensor<9x4x2x16xf16>, tensor<2xi32>, tensor<2x3xi32>)
      -> tensor<2x2x2x16xf16>
  return
}

// CHECK-LABEL: func.func @budgets(
func.func @budgets(%x: tensor<2x2x8x5xf32>, %n: index, %h: tensor<2xi32>,
                   %b: tensor<2x2xi32>) {
  // CHECK: sparse_attn.select %{{.*}} keys(%{{.*}}) budgets(%{{.*}}) {policy = #sparse_attn.token_budget<24>}
  %0 = sparse_attn.select %x keys(%n) budgets(%h)
      {policy = #sparse_attn.token_budget<24>}
      : (tensor<2x2x8x5xf32>, index, tensor<2xi32>) -> !list
  // CHECK: sparse_attn.select %{{.*}} keys(%{{.*}}) budgets(%{{.*}}) {policy = #sparse_attn.token_budget<24>}
  %1 = sparse_attn.select %x keys(%n) budgets(%b)
      {policy = #sparse_attn.token_budget<24>}
      : (tensor<2x2x8x5xf32>, index, tensor<2x2xi32>) -> !list
  // CHECK: sparse_attn.select %{{.*}} keys(%{{.*}}) {policy = #sparse_attn.token_budgets<24, 0>}
  %2 = sparse_attn.select %x keys(%n)
      {policy = #sparse_attn.token_budgets<24, 0>}
      : (tensor<2x2x8x5xf32>, index) -> !list
  return
}

// RUN: %sparse-opt %s --sparse-attn-insert-gates | FileCheck %s --check-prefixes=CHECK,NONE
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=none" | FileCheck %s --check-prefixes=CHECK,NONE
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=oracle block-size=8" | FileCheck %s --check-prefixes=CHECK,ORACLE
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=mean_pool block-size=8" | FileCheck %s --check-prefixes=CHECK,MEAN
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=min_max selection-form=bits" | FileCheck %s --check-prefixes=CHECK,MINMAX
// RUN: %sparse-opt %s --sparse-attn-insert-gates="gate=oracle block-size=8 selection-form=mask" | FileCheck %s --check-prefixes=CHECK,MASK

// Every gate builds its own Prepare and Compute stages on the same operands.
// CHECK-LABEL: func.func @causal(
// CHECK-SAME: %[[Q:[^:]+]]: {{[^,]*}}, %[[K:[^:]+]]: {{[^,]*}}, %[[V:[^:]+]]:
// NONE-NOT:     sparse_attn.select
// NONE:         sparse_attn.attend %[[Q]], %[[K]], %[[V]] {causal, scale = 2.500000e-01 : f32}
// ORACLE:       %[[G:.*]] = sparse_attn.gate_queries %[[Q]]
// ORACLE-SAME:    pooling = #sparse_attn.query_pooling<none>
// ORACLE:       %[[X:.*]] = sparse_attn.score %[[G]], %[[K]]
// ORACLE-SAME:    kind = #sparse_attn.score_kind<exact>
// ORACLE:       %[[N:.*]] = arith.constant 64 : index
// ORACLE:       %[[S:.*]] = sparse_attn.select %[[X]] keys(%[[N]]) {policy = #sparse_attn.all}
// ORACLE-SAME:    form = list, capacity = 8>
// ORACLE:       sparse_attn.attend %[[Q]], %[[K]], %[[V]] selection(%[[S]])
// ORACLE-SAME:    {causal, scale = 2.500000e-01 : f32}
// MEAN:         %[[C:.*]] = sparse_attn.compress_keys %[[K]]
// MEAN-SAME:      block_size = 8 : i64, {{.*}}pools = [#sparse_attn.pool<avg>]
// MEAN:         sparse_attn.score %{{.*}}, %[[C]] {{.*}}reduction = #sparse_attn.reduction<mean>
// MINMAX:       sparse_attn.compress_keys {{.*}}pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>]
// MINMAX:       sparse_attn.score {{.*}}#sparse_attn.score_kind<minmax_bound>
// MINMAX:       sparse_attn.select {{.*}}selection<1x2x64x1, block = 64, query_block = 1, form = bits>
// MASK:         sparse_attn.select {{.*}}form = mask>
// CHECK-NOT:    sparse_attn.attention
func.func @causal(%q: tensor<1x4x64x16xf32>, %k: tensor<1x2x64x16xf32>,
                  %v: tensor<1x2x64x16xf32>) -> tensor<1x4x64x16xf32> {
  %o = sparse_attn.attention %q, %k, %v {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x64x16xf32>, tensor<1x2x64x16xf32>, tensor<1x2x64x16xf32>)
      -> tensor<1x4x64x16xf32>
  return %o : tensor<1x4x64x16xf32>
}

// What the attention masks by stays with attend: mask, lengths, window, layout.
// CHECK-LABEL: func.func @masked_decode(
// CHECK-SAME: %[[M:[^:]+]]: tensor<2x1x1x40xi1>, %[[L:[^:]+]]: tensor<2xi32>
// ORACLE:       sparse_attn.score {{.*}} lengths(%[[L]])
// ORACLE:       sparse_attn.select {{.*}} lengths(%[[L]]) query_lengths(%[[L]]) {policy
// ORACLE:       sparse_attn.attend {{.*}} selection({{.*}}) lengths(%[[L]]) query_lengths(%[[L]]) mask(%[[M]])
// ORACLE-SAME:    layout = #sparse_attn.layout<bshd>, {{.*}}window = 16 : i64
// NONE:         sparse_attn.attend {{.*}} lengths(%[[L]]) query_lengths(%[[L]]) mask(%[[M]])
func.func @masked_decode(%m: tensor<2x1x1x40xi1>, %l: tensor<2xi32>,
                         %q: tensor<2x1x4x16xbf16>, %k: tensor<2x40x2x16xbf16>)
    -> tensor<2x1x4x16xbf16> {
  %o = sparse_attn.attention %q, %k, %k mask(%m) lengths(%l) query_lengths(%l)
      {scale = 1.0 : f32, window = 16 : i64, layout = #sparse_attn.layout<bshd>}
      : (tensor<2x1x4x16xbf16>, tensor<2x40x2x16xbf16>, tensor<2x40x2x16xbf16>,
         tensor<2x1x1x40xi1>, tensor<2xi32>, tensor<2xi32>)
      -> tensor<2x1x4x16xbf16>
  return %o : tensor<2x1x4x16xbf16>
}

// A dynamic length: the number of keys is read off the tensor.
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME: %[[Q:[^:]+]]: {{[^,]*}}, %[[K:[^:]+]]:
// ORACLE:       %[[N:.*]] = tensor.dim %[[K]], %{{.*}}
// ORACLE:       sparse_attn.select {{.*}} keys(%[[N]])
// ORACLE-SAME:    selection<1x2x?x?, block = 8, query_block = 1, form = list, capacity = ?>
func.func @dynamic(%q: tensor<1x4x?x16xf32>, %k: tensor<1x2x?x16xf32>)
    -> tensor<1x4x?x16xf32> {
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x?x16xf32>, tensor<1x2x?x16xf32>, tensor<1x2x?x16xf32>)
      -> tensor<1x4x?x16xf32>
  return %o : tensor<1x4x?x16xf32>
}

// Attributes of a caller are kept.
// CHECK-LABEL: func.func @tagged(
// CHECK:        sparse_attn.attend {{.*}}my.tag = "layer 3"
func.func @tagged(%q: tensor<1x2x1x16xf32>, %k: tensor<1x2x8x16xf32>)
    -> tensor<1x2x1x16xf32> {
  %o = sparse_attn.attention %q, %k, %k
      {scale = 2.5e-01 : f32, my.tag = "layer 3"}
      : (tensor<1x2x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x2x1x16xf32>
  return %o : tensor<1x2x1x16xf32>
}

// RUN: %sparse-opt %s --resolve-ranked-shaped-type-result-dims --canonicalize --cse | FileCheck %s

// The sizes of results follow from those of operands, so that no stage has to
// run for its shape.

// CHECK-LABEL: func.func @attention(
// CHECK-SAME:    %[[Q:[^:]*]]: {{[^,]*}}, %[[K:[^:]*]]: {{[^,]*}}, %[[V:[^:]*]]:
// CHECK-NOT:     sparse_attn
// CHECK-DAG:     %[[T:.*]] = tensor.dim %[[Q]], %c2
// CHECK-DAG:     %[[D:.*]] = tensor.dim %[[V]], %c3
// CHECK:         return %[[T]], %[[D]]
func.func @attention(%q: tensor<1x4x?x16xf32>, %k: tensor<1x2x?x16xf32>,
                     %v: tensor<1x2x?x?xf32>) -> (index, index) {
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %o = sparse_attn.attention %q, %k, %v {scale = 1.0 : f32}
      : (tensor<1x4x?x16xf32>, tensor<1x2x?x16xf32>, tensor<1x2x?x?xf32>)
      -> tensor<1x4x?x?xf32>
  %t = tensor.dim %o, %c2 : tensor<1x4x?x?xf32>
  %d = tensor.dim %o, %c3 : tensor<1x4x?x?xf32>
  return %t, %d : index, index
}

// CHECK-LABEL: func.func @rotary(
// CHECK-SAME:    %[[X:[^:]*]]: {{[^,]*}}, %{{[^:]*}}: {{[^,]*}}, %[[N:[^:]*]]: index
// CHECK-NOT:     sparse_attn
// CHECK:         %[[T:.*]] = tensor.dim %[[X]], %c2
// CHECK:         return %[[T]], %[[N]]
func.func @rotary(%x: tensor<1x4x?x16xf32>, %p: tensor<1x?xi64>, %n: index)
    -> (index, index) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %y = sparse_attn.rotary %x positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x?x16xf32>, tensor<1x?xi64>) -> tensor<1x4x?x16xf32>
  %c, %s = sparse_attn.rotary_table %n {inv_freq = array<f32: 1.0>}
      : tensor<?x2xf32>, tensor<?x2xf32>
  %t = tensor.dim %y, %c2 : tensor<1x4x?x16xf32>
  %r = tensor.dim %s, %c0 : tensor<?x2xf32>
  return %t, %r : index, index
}

// One row for each block, the last one begun included.
// CHECK-LABEL: func.func @compress_keys(
// CHECK-SAME:    %[[K:[^:]*]]:
// CHECK-NOT:     sparse_attn
// CHECK-DAG:     %[[B:.*]] = tensor.dim %[[K]], %c0
// CHECK-DAG:     %[[S:.*]] = tensor.dim %[[K]], %c1
// CHECK:         %[[N:.*]] = arith.ceildivui %[[S]], %c8
// CHECK:         return %[[B]], %[[N]]
func.func @compress_keys(%k: tensor<?x?x2x16xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c = sparse_attn.compress_keys %k {block_size = 8 : i64,
      pools = [#sparse_attn.pool<avg>], layout = #sparse_attn.layout<bshd>}
      : (tensor<?x?x2x16xf32>) -> tensor<?x?x2x16xf32>
  %b = tensor.dim %c, %c0 : tensor<?x?x2x16xf32>
  %n = tensor.dim %c, %c1 : tensor<?x?x2x16xf32>
  return %b, %n : index, index
}

// CHECK-LABEL: func.func @append_keys(
// CHECK-SAME:    %[[KC:[^:]*]]: {{[^,]*}}, %[[C:[^:]*]]:
// CHECK-NOT:     sparse_attn
// CHECK-DAG:     %[[S:.*]] = tensor.dim %[[KC]], %c2
// CHECK-DAG:     %[[N:.*]] = tensor.dim %[[C]], %c1
// CHECK:         return %[[S]], %[[N]]
func.func @append_keys(%kc: tensor<1x2x?x16xf32>, %c: tensor<1x?x2x16xf32>,
                       %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
                       %k: tensor<1x2x1x16xf32>) -> (index, index) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0:5 = sparse_attn.append_keys caches(%kc, %kc, %c, %r) lengths(%l)
      new(%k, %k, %k)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x?x16xf32>, tensor<1x2x?x16xf32>, tensor<1x?x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x1x16xf32>,
         tensor<1x2x1x16xf32>, tensor<1x2x1x16xf32>)
      -> (tensor<1x2x?x16xf32>, tensor<1x2x?x16xf32>, tensor<1x?x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  %s = tensor.dim %0#1, %c2 : tensor<1x2x?x16xf32>
  %n = tensor.dim %0#2, %c1 : tensor<1x?x2x16xf32>
  return %s, %n : index, index
}

// CHECK-LABEL: func.func @prompt_remainder(
// CHECK-SAME:    %[[K:[^:]*]]:
// CHECK-NOT:     sparse_attn
// CHECK:         %[[B:.*]] = tensor.dim %[[K]], %c0
// CHECK:         return %[[B]], %c4
func.func @prompt_remainder(%k: tensor<?x2x?x16xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = sparse_attn.prompt_remainder %k {block_size = 4 : i64}
      : (tensor<?x2x?x16xf32>) -> tensor<?x4x2x16xf32>
  %b = tensor.dim %r, %c0 : tensor<?x4x2x16xf32>
  %n = tensor.dim %r, %c1 : tensor<?x4x2x16xf32>
  return %b, %n : index, index
}

// CHECK-LABEL: func.func @gate_queries(
// CHECK-SAME:    %[[Q:[^:]*]]: {{[^,]*}}, %[[W:[^:]*]]:
// CHECK-NOT:     sparse_attn
// CHECK-DAG:     %[[T:.*]] = tensor.dim %[[Q]], %c2
// CHECK-DAG:     %[[R:.*]] = arith.ceildivui %[[T]], %c64
// CHECK-DAG:     %[[G:.*]] = tensor.dim %[[W]], %c0
// CHECK:         return %[[R]], %[[G]]
func.func @gate_queries(%q: tensor<1x?x?x16xf32>, %w: tensor<?x16x4xf32>)
    -> (index, index) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %g = sparse_attn.gate_queries %q projection(%w)
      {pooling = #sparse_attn.query_pooling<mean_project>, query_block = 64 : i64}
      : (tensor<1x?x?x16xf32>, tensor<?x16x4xf32>) -> tensor<1x?x?x4xf32>
  %r = tensor.dim %g, %c1 : tensor<1x?x?x4xf32>
  %h = tensor.dim %g, %c2 : tensor<1x?x?x4xf32>
  return %r, %h : index, index
}

// CHECK-LABEL: func.func @score(
// CHECK-SAME:    %[[G:[^:]*]]: {{[^,]*}}, %[[K:[^:]*]]:
// CHECK-NOT:     sparse_attn
// CHECK-DAG:     %[[R:.*]] = tensor.dim %[[G]], %c1
// CHECK-DAG:     %[[S:.*]] = tensor.dim %[[K]], %c2
// CHECK-DAG:     %[[N:.*]] = arith.ceildivui %[[S]], %c8
// CHECK:         return %[[R]], %[[N]]
func.func @score(%g: tensor<1x?x4x16xf32>, %k: tensor<1x2x?x16xf32>)
    -> (index, index) {
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %x = sparse_attn.score %g, %k {kind = #sparse_attn.score_kind<exact>,
      reduction = #sparse_attn.reduction<max>, scale = 1.0 : f32,
      block_size = 8 : i64}
      : (tensor<1x?x4x16xf32>, tensor<1x2x?x16xf32>) -> tensor<1x2x?x?xf32>
  %r = tensor.dim %x, %c2 : tensor<1x2x?x?xf32>
  %n = tensor.dim %x, %c3 : tensor<1x2x?x?xf32>
  return %r, %n : index, index
}

// The blocks of a paged cache: pages of the table times keys in a page.
// CHECK-LABEL: func.func @attend(
// CHECK-SAME:    %[[Q:[^:]*]]: {{[^,]*}}, %{{[^:]*}}: {{[^,]*}}, %[[P:[^:]*]]: tensor<1x?xi32>
// CHECK-NOT:     sparse_attn
// CHECK-DAG:     %[[T:.*]] = tensor.dim %[[Q]], %c1
// CHECK-DAG:     %[[PAGES:.*]] = tensor.dim %[[P]], %c1
// CHECK-DAG:     %[[S:.*]] = arith.muli %[[PAGES]], %c16
// CHECK-DAG:     %[[N:.*]] = arith.ceildivui %[[S]], %c8
// CHECK:         return %[[T]], %[[T]], %[[N]]
func.func @attend(%q: tensor<1x?x4x16xf32>, %k: tensor<9x16x2x16xf32>,
                  %p: tensor<1x?xi32>) -> (index, index, index) {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %o, %lse, %max = sparse_attn.attend %q, %k, %k block_table(%p)
      {scale = 1.0 : f32, block_size = 8 : i64,
       layout = #sparse_attn.layout<bshd>}
      : (tensor<1x?x4x16xf32>, tensor<9x16x2x16xf32>, tensor<9x16x2x16xf32>,
         tensor<1x?xi32>)
      -> tensor<1x?x4x16xf32> lse tensor<1x4x?xf32> block_max tensor<1x4x?x?xf32>
  %t = tensor.dim %o, %c1 : tensor<1x?x4x16xf32>
  %u = tensor.dim %lse, %c2 : tensor<1x4x?xf32>
  %n = tensor.dim %max, %c3 : tensor<1x4x?x?xf32>
  return %t, %u, %n : index, index, index
}

// CHECK-LABEL: func.func @combine(
// CHECK-SAME:    %[[P:[^:]*]]:
// CHECK-NOT:     sparse_attn
// CHECK:         %[[T:.*]] = tensor.dim %[[P]], %c3
// CHECK:         return %[[T]], %[[T]]
func.func @combine(%p: tensor<2x1x4x?x16xf32>, %l: tensor<2x1x4x?xf32>)
    -> (index, index) {
  %c2 = arith.constant 2 : index
  %o, %lse = sparse_attn.combine %p, %l
      : (tensor<2x1x4x?x16xf32>, tensor<2x1x4x?xf32>)
      -> (tensor<1x4x?x16xf32>, tensor<1x4x?xf32>)
  %t = tensor.dim %o, %c2 : tensor<1x4x?x16xf32>
  %u = tensor.dim %lse, %c2 : tensor<1x4x?xf32>
  return %t, %u : index, index
}

// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of gate_queries, by their numbers in docs/Spec.md.

// GQ1: missing
func.func @f(%q: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected a projection with pooling project (GQ1)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<project>}
      : (tensor<1x4x8x16xf32>) -> tensor<1x8x2x4xf32>
  return
}

// -----

// GQ1: not wanted
func.func @f(%q: tensor<1x4x8x16xf32>, %w: tensor<2x16x16xf32>) {
  // expected-error @+1 {{expected no projection with pooling mean (GQ1)}}
  %g = sparse_attn.gate_queries %q projection(%w)
      {pooling = #sparse_attn.query_pooling<mean>}
      : (tensor<1x4x8x16xf32>, tensor<2x16x16xf32>) -> tensor<1x8x2x16xf32>
  return
}

// -----

// GQ1: shape for project
func.func @f(%q: tensor<1x4x8x16xf32>, %w: tensor<2x16x4xf32>) {
  // expected-error @+1 {{expected the projection of shape 2x2x16x4, got 'tensor<2x16x4xf32>' (GQ1)}}
  %g = sparse_attn.gate_queries %q projection(%w)
      {pooling = #sparse_attn.query_pooling<project>}
      : (tensor<1x4x8x16xf32>, tensor<2x16x4xf32>) -> tensor<1x8x2x4xf32>
  return
}

// -----

// GQ1: shape for mean_project
func.func @f(%q: tensor<1x4x8x16xf32>, %w: tensor<2x8x4xf32>) {
  // expected-error @+1 {{expected the projection of shape 2x16x4, got 'tensor<2x8x4xf32>' (GQ1)}}
  %g = sparse_attn.gate_queries %q projection(%w)
      {pooling = #sparse_attn.query_pooling<mean_project>}
      : (tensor<1x4x8x16xf32>, tensor<2x8x4xf32>) -> tensor<1x8x2x4xf32>
  return
}

// -----

// GQ2: norm
func.func @f(%q: tensor<1x4x8x16xf32>, %w: tensor<4xf32>) {
  // expected-error @+1 {{expected norm of shape 16, got 'tensor<4xf32>' (GQ2)}}
  %g = sparse_attn.gate_queries %q norm(%w)
      {pooling = #sparse_attn.query_pooling<none>}
      : (tensor<1x4x8x16xf32>, tensor<4xf32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ2: cos
func.func @f(%q: tensor<1x4x8x16xf32>, %n: index, %w: tensor<40x4xf32>) {
  // expected-error @+1 {{expected cos of shape ?x16, got 'tensor<40x4xf32>' (GQ2)}}
  %g = sparse_attn.gate_queries %q keys(%n) cos_sin(%w, %w)
      {pooling = #sparse_attn.query_pooling<none>}
      : (tensor<1x4x8x16xf32>, index, tensor<40x4xf32>,
         tensor<40x4xf32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ2: cos without sin
func.func @f(%q: tensor<1x4x8x16xf32>, %w: tensor<40x16xf32>) {
  // expected-error @+1 {{expected both cos and sin, or neither (GQ2)}}
  %g = "sparse_attn.gate_queries"(%q, %w)
      <{pooling = #sparse_attn.query_pooling<none>,
        operandSegmentSizes = array<i32: 1, 0, 0, 0, 0, 0, 1, 0>}>
      : (tensor<1x4x8x16xf32>, tensor<40x16xf32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ3: rows and columns
func.func @f(%q: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x8x4x16, got 'tensor<1x8x4x8xf32>' (GQ3)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<none>}
      : (tensor<1x4x8x16xf32>) -> tensor<1x8x4x8xf32>
  return
}

// -----

// GQ3: rows of a query block
func.func @f(%q: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected the result of shape 1x2x4x16, got 'tensor<1x8x4x16xf32>' (GQ3)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<none>, query_block = 4 : i64}
      : (tensor<1x4x8x16xf32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ3: heads
func.func @f(%q: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected the gate heads to divide the 4 query heads, got 3 (GQ3)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<mean>}
      : (tensor<1x4x8x16xf32>) -> tensor<1x8x3x16xf32>
  return
}

// -----

// GQ3: rank
func.func @f(%q: tensor<4x8x16xf32>) {
  // expected-error @+1 {{expected the rank of the queries to be 4, got 3 (GQ3)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<none>}
      : (tensor<4x8x16xf32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ3: layout
func.func @f(%q: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected layout bhsd or bshd (GQ3)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<none>,
       layout = #sparse_attn.layout<packed>}
      : (tensor<1x4x8x16xf32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ3: lengths
func.func @f(%q: tensor<1x4x8x16xf32>, %l: tensor<2xi32>) {
  // expected-error @+1 {{expected lengths of shape 1, got 'tensor<2xi32>' (GQ3)}}
  %g = sparse_attn.gate_queries %q lengths(%l)
      {pooling = #sparse_attn.query_pooling<none>}
      : (tensor<1x4x8x16xf32>, tensor<2xi32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ4
func.func @f(%q: tensor<1x4x8x16xf32>, %w: tensor<40x16xf32>) {
  // expected-error @+1 {{expected lengths or keys, to rotate by (GQ4)}}
  %g = sparse_attn.gate_queries %q cos_sin(%w, %w)
      {pooling = #sparse_attn.query_pooling<none>}
      : (tensor<1x4x8x16xf32>, tensor<40x16xf32>,
         tensor<40x16xf32>) -> tensor<1x8x4x16xf32>
  return
}

// -----

// GQ5: empty
func.func @f(%q: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected a pool (GQ5)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<none>, query_block = 4 : i64,
       pools = []}
      : (tensor<1x4x8x16xf32>) -> tensor<1x2x4x16xf32>
  return
}

// -----

// GQ5: repeated
func.func @f(%q: tensor<1x4x8x16xf32>) {
  // expected-error @+1 {{expected different pools, got #sparse_attn.pool<max> twice (GQ5)}}
  %g = sparse_attn.gate_queries %q
      {pooling = #sparse_attn.query_pooling<none>, query_block = 4 : i64,
       pools = [#sparse_attn.pool<max>, #sparse_attn.pool<max>]}
      : (tensor<1x4x8x16xf32>) -> tensor<1x2x4x32xf32>
  return
}

// -----

// GQ1, GQ3: pools lie beside each other
func.func @f(%q: tensor<1x4x8x16xf32>, %w: tensor<4x16x4xf32>) {
  // expected-error @+1 {{expected the projection of shape 4x32x4, got 'tensor<4x16x4xf32>' (GQ1)}}
  %g = sparse_attn.gate_queries %q projection(%w)
      {pooling = #sparse_attn.query_pooling<mean_project>,
       query_block = 4 : i64,
       pools = [#sparse_attn.pool<max>, #sparse_attn.pool<min>]}
      : (tensor<1x4x8x16xf32>, tensor<4x16x4xf32>) -> tensor<1x2x4x4xf32>
  return
}

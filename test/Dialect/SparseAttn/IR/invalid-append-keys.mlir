// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of append_keys, by their numbers in docs/Spec.md.

// AK1: value cache
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x41x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected the value cache of shape 1x2x40x?, got 'tensor<1x2x41x16xf32>' (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x41x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x41x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: compressed keys
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x4x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected the compressed keys of shape 1x5x2x16, got 'tensor<1x4x2x16xf32>' (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x4x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x4x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: remainder
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x7x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected the remainder of shape 1x8x2x16, got 'tensor<1x7x2x16xf32>' (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x7x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x7x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: lengths
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<3xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected lengths of shape 1, got 'tensor<3xi32>' (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<3xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<3xi32>)
  return
}

// -----

// AK1: unrotated keys
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x2x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected the unrotated keys of shape 1x2x3x16, got 'tensor<1x2x2x16xf32>' (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x2x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: new keys
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x1x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected the new keys of shape 1x2x3x16, got 'tensor<1x1x3x16xf32>' (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x1x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: new values
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x4x16xf32>) {
  // expected-error @+1 {{expected the new values of shape 1x2x3x?, got 'tensor<1x2x4x16xf32>' (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x4x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: rank
func.func @f(
    %kc: tensor<2x40x16xf32>, %vc: tensor<2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected the rank of the key cache to be 4, got 3 (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<2x40x16xf32>, tensor<2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<2x40x16xf32>, tensor<2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: layout
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+1 {{expected layout bhsd or bshd (AK1)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>],
       layout = #sparse_attn.layout<packed>}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK1: weights, as K2
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>, %w: tensor<2x8x16xf32>) {
  // expected-error @+1 {{expected the projection of shape 2x16x16, got 'tensor<2x8x16xf32>' (K2)}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v) projection(%w)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>, tensor<2x8x16xf32>)
      -> (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// -----

// AK2
func.func @f(
    %kc: tensor<1x2x40x16xf32>, %vc: tensor<1x2x40x16xf32>,
    %c: tensor<1x5x2x16xf32>, %r: tensor<1x8x2x16xf32>, %l: tensor<1xi32>,
    %kn: tensor<1x2x3x16xf32>, %k: tensor<1x2x3x16xf32>,
    %v: tensor<1x2x3x16xf32>) {
  // expected-error @+2 {{are incompatible with return type(s) of operation}}
  // expected-error @+1 {{failed to infer returned types}}
  %o:5 = sparse_attn.append_keys caches(%kc, %vc, %c, %r) lengths(%l)
      new(%kn, %k, %v)
      {block_size = 8 : i64, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x2x40x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
         tensor<1x8x2x16xf32>, tensor<1xi32>, tensor<1x2x3x16xf32>,
         tensor<1x2x3x16xf32>, tensor<1x2x3x16xf32>)
      -> (tensor<1x2x48x16xf32>, tensor<1x2x40x16xf32>, tensor<1x5x2x16xf32>,
          tensor<1x8x2x16xf32>, tensor<1xi32>)
  return
}

// RUN: python3 %S/Inputs/write_gates.py %t
// RUN: %sparse-opt %s --allow-unregistered-dialect --sparse-attn-insert-gates="gate=learned gates=%t/one_layer.safetensors" --verify-diagnostics --split-input-file

// A selection ends at a row's own block, so attention must not look further.
func.func @not_causal(%q: tensor<1x4x8x16xf32>, %k: tensor<1x2x8x16xf32>)
    -> tensor<1x4x8x16xf32> {
  // expected-error @+1 {{expected causal attention, or one query row, to insert a gate; got attention to every key}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

// A dynamic number of rows may be more than one.
func.func @window_without_causal(%q: tensor<1x4x?x16xf32>,
                                 %k: tensor<1x2x8x16xf32>)
    -> tensor<1x4x?x16xf32> {
  // expected-error @+1 {{got a window without causal}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, window = 4 : i64}
      : (tensor<1x4x?x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x?x16xf32>
  return %o : tensor<1x4x?x16xf32>
}

// -----

// expected-note @+2 {{the mask comes from here}}
func.func @mask_only(%q: tensor<1x4x8x16xf32>, %k: tensor<1x2x8x16xf32>,
                     %m: tensor<1x1x8x8xi1>) -> tensor<1x4x8x16xf32> {
  // expected-error @+1 {{got a mask that is not known to be causal}}
  %o = sparse_attn.attention %q, %k, %k mask(%m) {scale = 2.5e-01 : f32}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>,
         tensor<1x1x8x8xi1>) -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

func.func @packed(%q: tensor<8x4x16xf32>, %k: tensor<8x2x16xf32>,
                  %l: tensor<2xi32>) -> tensor<8x4x16xf32> {
  // expected-error @+1 {{expected layout bhsd or bshd to insert a gate, got packed}}
  %o = sparse_attn.attention %q, %k, %k lengths(%l) query_lengths(%l)
      {scale = 2.5e-01 : f32, causal, layout = #sparse_attn.layout<packed>}
      : (tensor<8x4x16xf32>, tensor<8x2x16xf32>, tensor<8x2x16xf32>,
         tensor<2xi32>, tensor<2xi32>) -> tensor<8x4x16xf32>
  return %o : tensor<8x4x16xf32>
}

// -----

// expected-note @+1 {{the queries come from a block argument}}
func.func @argument(%q: tensor<1x4x8x16xf32>, %k: tensor<1x2x8x16xf32>)
    -> tensor<1x4x8x16xf32> {
  // expected-error @+1 {{expected the queries and keys of a learned gate to come from sparse_attn.rotary in layout bhsd, use mean_pool or min_max}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

func.func @other_producer(%q0: tensor<1x4x8x16xf32>, %k0: tensor<1x2x8x16xf32>,
                          %p: tensor<1x8xi64>) -> tensor<1x4x8x16xf32> {
  %q = sparse_attn.rotary %q0 positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x8x16xf32>, tensor<1x8xi64>) -> tensor<1x4x8x16xf32>
  // expected-note @+1 {{the keys come from this 'arith.addf'}}
  %k = arith.addf %k0, %k0 : tensor<1x2x8x16xf32>
  // expected-error @+1 {{use mean_pool or min_max}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

// A rotation back is not the model's rotation.
func.func @rotated_back(%q0: tensor<1x4x8x16xf32>, %k0: tensor<1x2x8x16xf32>,
                        %p: tensor<1x8xi64>) -> tensor<1x4x8x16xf32> {
  // expected-note @+1 {{the queries come from this 'sparse_attn.rotary'}}
  %q = sparse_attn.rotary %q0 positions(%p) {inv_freq = array<f32: 1.0>, inverse}
      : (tensor<1x4x8x16xf32>, tensor<1x8xi64>) -> tensor<1x4x8x16xf32>
  // expected-error @+1 {{use mean_pool or min_max}}
  %o = sparse_attn.attention %q, %k0, %k0 {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

// A cast that changes the type (a foreign op may stand between) is not looked
// through.
func.func @one_cast(%q0: tensor<1x4x8x16xf32>, %k0: tensor<1x2x8x16xf32>)
    -> tensor<1x4x8x16xf32> {
  %t = builtin.unrealized_conversion_cast %q0
      : tensor<1x4x8x16xf32> to !torch.vtensor<[1,4,8,16],f32>
  %u = "torch.aten.neg"(%t)
      : (!torch.vtensor<[1,4,8,16],f32>) -> !torch.vtensor<[1,4,8,16],f32>
  // expected-note @+1 {{the queries come from this 'builtin.unrealized_conversion_cast'}}
  %q = builtin.unrealized_conversion_cast %u
      : !torch.vtensor<[1,4,8,16],f32> to tensor<1x4x8x16xf32>
  // expected-error @+1 {{use mean_pool or min_max}}
  %o = sparse_attn.attention %q, %k0, %k0 {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

// With cos and sin nothing says how the cached rows were rotated.
func.func @cache_cos_sin(%q0: tensor<1x4x1x16xf32>, %k0: tensor<1x2x1x16xf32>,
                         %past: tensor<1x2x3x16xf32>, %c: tensor<1x1x16xf32>)
    -> tensor<1x4x1x16xf32> {
  %q = sparse_attn.rotary %q0 cos_sin(%c, %c)
      : (tensor<1x4x1x16xf32>, tensor<1x1x16xf32>, tensor<1x1x16xf32>)
      -> tensor<1x4x1x16xf32>
  // expected-note @+1 {{the rotation of the cached keys is not known}}
  %new = sparse_attn.rotary %k0 cos_sin(%c, %c)
      : (tensor<1x2x1x16xf32>, tensor<1x1x16xf32>, tensor<1x1x16xf32>)
      -> tensor<1x2x1x16xf32>
  %k = tensor.concat dim(2) %past, %new
      : (tensor<1x2x3x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x4x16xf32>
  // expected-error @+1 {{expected cached keys that can be rotated back, for a learned gate; use mean_pool or min_max, which read rotated keys}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32}
      : (tensor<1x4x1x16xf32>, tensor<1x2x4x16xf32>, tensor<1x2x4x16xf32>)
      -> tensor<1x4x1x16xf32>
  return %o : tensor<1x4x1x16xf32>
}

// -----

func.func @cache_dynamic(%q0: tensor<1x4x1x16xf32>, %k0: tensor<1x2x1x16xf32>,
                         %past: tensor<1x2x?x16xf32>, %p: tensor<1x1xi64>)
    -> tensor<1x4x1x16xf32> {
  %q = sparse_attn.rotary %q0 positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x1x16xf32>, tensor<1x1xi64>) -> tensor<1x4x1x16xf32>
  %new = sparse_attn.rotary %k0 positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x2x1x16xf32>, tensor<1x1xi64>) -> tensor<1x2x1x16xf32>
  // expected-note @+1 {{expected a static number of cached keys, got 'tensor<1x2x?x16xf32>'}}
  %k = tensor.concat dim(2) %past, %new
      : (tensor<1x2x?x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x?x16xf32>
  // expected-error @+1 {{expected cached keys that can be rotated back}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32}
      : (tensor<1x4x1x16xf32>, tensor<1x2x?x16xf32>, tensor<1x2x?x16xf32>)
      -> tensor<1x4x1x16xf32>
  return %o : tensor<1x4x1x16xf32>
}

// -----

func.func @cache_factor(%q0: tensor<1x4x1x16xf32>, %k0: tensor<1x2x1x16xf32>,
                        %past: tensor<1x2x3x16xf32>, %p: tensor<1x1xi64>)
    -> tensor<1x4x1x16xf32> {
  %q = sparse_attn.rotary %q0 positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x1x16xf32>, tensor<1x1xi64>) -> tensor<1x4x1x16xf32>
  // expected-note @+1 {{expected a factor other than 0}}
  %new = sparse_attn.rotary %k0 positions(%p)
      {inv_freq = array<f32: 1.0>, factor = 0.0 : f32}
      : (tensor<1x2x1x16xf32>, tensor<1x1xi64>) -> tensor<1x2x1x16xf32>
  %k = tensor.concat dim(2) %past, %new
      : (tensor<1x2x3x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x4x16xf32>
  // expected-error @+1 {{expected cached keys that can be rotated back}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32}
      : (tensor<1x4x1x16xf32>, tensor<1x2x4x16xf32>, tensor<1x2x4x16xf32>)
      -> tensor<1x4x1x16xf32>
  return %o : tensor<1x4x1x16xf32>
}

// -----

// The sizes that the gate was trained for.
func.func @key_heads(%q: tensor<1x4x8x16xf32>, %k: tensor<1x4x8x16xf32>)
    -> tensor<1x4x8x16xf32> {
  // expected-error @+1 {{expected key heads of the gate file}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x4x8x16xf32>, tensor<1x4x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %o : tensor<1x4x8x16xf32>
}

// -----

func.func @group(%q: tensor<1x8x8x16xf32>, %k: tensor<1x2x8x16xf32>)
    -> tensor<1x8x8x16xf32> {
  // expected-error-re @+1 {{expected query heads of the gate file {{.*}}, 4, got 8}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x8x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x8x8x16xf32>
  return %o : tensor<1x8x8x16xf32>
}

// -----

func.func @head_dim(%q: tensor<1x4x8x?xf32>, %k: tensor<1x2x8x?xf32>)
    -> tensor<1x4x8x?xf32> {
  // expected-error-re @+1 {{expected head dimension of the gate file {{.*}}, 16, got a dynamic size}}
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x?xf32>, tensor<1x2x8x?xf32>, tensor<1x2x8x?xf32>)
      -> tensor<1x4x8x?xf32>
  return %o : tensor<1x4x8x?xf32>
}

// -----

// The file holds layer 0 only. Every attention is looked at before any change.
func.func @layer(%q0: tensor<1x4x8x16xf32>, %k0: tensor<1x2x8x16xf32>,
                 %p: tensor<1x8xi64>) -> tensor<1x4x8x16xf32> {
  %q = sparse_attn.rotary %q0 positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x4x8x16xf32>, tensor<1x8xi64>) -> tensor<1x4x8x16xf32>
  %k = sparse_attn.rotary %k0 positions(%p) {inv_freq = array<f32: 1.0>}
      : (tensor<1x2x8x16xf32>, tensor<1x8xi64>) -> tensor<1x2x8x16xf32>
  %o = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  // expected-error-re @+1 {{attention 1: {{.*}}one_layer.safetensors': expected tensor 'model.layers.1.self_attn.attn_gate.attngate_linear_q.weight'}}
  %1 = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  // expected-error-re @+1 {{attention 2: {{.*}}expected tensor 'model.layers.2.self_attn}}
  %2 = sparse_attn.attention %q, %k, %k {scale = 2.5e-01 : f32, causal}
      : (tensor<1x4x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>)
      -> tensor<1x4x8x16xf32>
  return %2 : tensor<1x4x8x16xf32>
}

// RUN: %sparse-opt %s --sparse-attn-thread-state="capacity=64" --verify-diagnostics --split-input-file
// What is in the way of carrying state; the program stays as it is.

// A cache that somebody else reads may be needed as it was.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x1x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: the cache of keys has another reader}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  // expected-note @below {{it is read here}}
  %w = tensor.extract_slice %pk[0, 0, 0, 0] [1, 2, 1, 16] [1, 1, 1, 1] : tensor<1x2x7x16xf32> to tensor<1x2x1x16xf32>
  return %o, %k, %v, %w : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x1x16xf32>
}

// -----

// So may an extended one.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x1x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: the extended cache of values has another reader}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  // expected-note @below {{it is read here}}
  %w = tensor.extract_slice %v[0, 0, 0, 0] [1, 2, 1, 16] [1, 1, 1, 1] : tensor<1x2x8x16xf32> to tensor<1x2x1x16xf32>
  return %o, %k, %v, %w : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x1x16xf32>
}

// -----

// It is returned, or the next step does not have it.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  // expected-note @below {{it is extended here}}
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected the extended cache of values among the results of the function}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// New rows stand behind the cached ones.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  // expected-note @below {{the cached rows come from here}}
  %z = arith.constant dense<0.0> : tensor<1x2x1x16xf32>
  %k = tensor.concat dim(2) %z, %pk : (tensor<1x2x1x16xf32>, tensor<1x2x7x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected a cache of keys that is an argument of the function}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// The keys are a cache and new rows.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pv: tensor<1x2x7x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  // expected-note @below {{they come from here}}
  %k = arith.constant dense<0.0> : tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected keys that are a cache and new rows behind it}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// One tensor of keys and values has no two caches.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected a cache of keys and one of values, got one of both}}
  %o = sparse_attn.attend %q, %k, %k selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// Without a gate there is nothing to carry.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: the attention has no gate, whose compressed keys it would carry}}
  %o = sparse_attn.attend %q, %k, %v {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// The size of a mask is that of the caches.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>, %m: tensor<1x1x1x8xi1>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected attention to all keys of its caches, got a mask, lengths or operands for single blocks}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) mask(%m) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s, tensor<1x1x1x8xi1>) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// The exact scores of the oracle read every key.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %k {kind = #sparse_attn.score_kind<exact>, reduction = #sparse_attn.reduction<max>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x8x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected scores of compressed keys, which can be carried; another gate reads every key}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// A second reader of the scores has them of the old size.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x1x2xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  // expected-note @below {{the stage is here}}
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: a stage of its gate has other users}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v, %x : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x1x2xf32>
}

// -----

// The gate selects of other keys.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 7 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected a gate of the 8 keys that the attention reads, got other lengths, blocks or layouts}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// Compressed keys of values are not those of the keys.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  // expected-note @below {{they are of others here}}
  %c = sparse_attn.compress_keys %v {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected compressed keys of the keys that the attention reads, or of these before their rotation}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// A position that is a constant is right for one length.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %p = arith.constant dense<7> : tensor<1x1xi64>
  // expected-note @below {{the new keys are rotated here}}
  %rk = sparse_attn.rotary %nk positions(%p) {inv_freq = array<f32: 1.0, 0.5, 0.25, 0.125, 0.1, 0.05, 0.025, 0.0125>} : (tensor<1x2x1x16xf32>, tensor<1x1xi64>) -> tensor<1x2x1x16xf32>
  %k = tensor.concat dim(2) %pk, %rk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected positions of the new keys that follow from an argument, got constants}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// Of a foreign table nobody knows the next rows.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>, %t: tensor<8x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  // expected-note @below {{the keys are compressed here}}
  %c = sparse_attn.compress_keys %k cos_sin(%t, %t) {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>, tensor<8x16xf32>, tensor<8x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected one rotary_table for queries and keys of its gate}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// The state function has no other arguments than caches.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
func.func @f(%q: tensor<1x4x1x16xf32>, %pk: tensor<1x2x7x16xf32>, %pv: tensor<1x2x7x16xf32>, %nk: tensor<1x2x1x16xf32>, %nv: tensor<1x2x1x16xf32>, %w: tensor<2x16x16xf32>) -> (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k = tensor.concat dim(2) %pk, %nk : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %v = tensor.concat dim(2) %pv, %nv : (tensor<1x2x7x16xf32>, tensor<1x2x1x16xf32>) -> tensor<1x2x8x16xf32>
  %c = sparse_attn.compress_keys %k projection(%w) {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>, tensor<2x16x16xf32>) -> tensor<1x2x2x16xf32>
  %g = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (tensor<1x4x1x16xf32>) -> tensor<1x1x4x16xf32>
  %x = sparse_attn.score %g, %c {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, tensor<1x2x2x16xf32>) -> tensor<1x2x1x2xf32>
  %n = arith.constant 8 : index
  %s = sparse_attn.select %x keys(%n) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected constant weights of its gate}}
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.25 : f32} : (tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> tensor<1x4x1x16xf32>
  return %o, %k, %v : tensor<1x4x1x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

// -----

// One number of valid keys serves all layers.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
!q = tensor<1x4x1x16xf32>
!one = tensor<1x2x1x16xf32>
!k = tensor<1x2x8x16xf32>
!c = tensor<1x2x2x16xf32>
func.func @f(%q: !q, %pk0: tensor<1x2x7x16xf32>, %pv0: tensor<1x2x7x16xf32>, %pk1: tensor<1x2x6x16xf32>, %pv1: tensor<1x2x6x16xf32>, %nk: !one, %nv: !one) -> (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x7x16xf32>, tensor<1x2x7x16xf32>) {
  %k0 = tensor.concat dim(2) %pk0, %nk : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %v0 = tensor.concat dim(2) %pv0, %nv : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %c0 = sparse_attn.compress_keys %k0 {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> !c
  %g0 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (!q) -> tensor<1x1x4x16xf32>
  %x0 = sparse_attn.score %g0, %c0 {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, !c) -> tensor<1x2x1x2xf32>
  %n0 = arith.constant 8 : index
  %s0 = sparse_attn.select %x0 keys(%n0) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-note @below {{the first layer is here}}
  %o0 = sparse_attn.attend %q, %k0, %v0 selection(%s0) {scale = 0.25 : f32} : (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> !q
  %k1 = tensor.concat dim(2) %pk1, %nk : (tensor<1x2x6x16xf32>, !one) -> tensor<1x2x7x16xf32>
  %v1 = tensor.concat dim(2) %pv1, %nv : (tensor<1x2x6x16xf32>, !one) -> tensor<1x2x7x16xf32>
  %c1 = sparse_attn.compress_keys %k1 {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x7x16xf32>) -> !c
  %g1 = sparse_attn.gate_queries %o0 {pooling = #sparse_attn.query_pooling<none>} : (!q) -> tensor<1x1x4x16xf32>
  %x1 = sparse_attn.score %g1, %c1 {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, !c) -> tensor<1x2x1x2xf32>
  %n1 = arith.constant 7 : index
  %s1 = sparse_attn.select %x1 keys(%n1) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: expected as many cached keys as in the first layer, 7, got 6}}
  %o1 = sparse_attn.attend %o0, %k1, %v1 selection(%s1) {scale = 0.25 : f32} : (!q, tensor<1x2x7x16xf32>, tensor<1x2x7x16xf32>, !s) -> !q
  return %o1, %k0, %v0, %k1, %v1 : !q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x7x16xf32>, tensor<1x2x7x16xf32>
}

// -----

// A dense layer keeps the others as they are, without a remark at these.
!s = !sparse_attn.selection<1x2x1x2, block = 4, query_block = 1, form = list, capacity = 2>
!q = tensor<1x4x1x16xf32>
!one = tensor<1x2x1x16xf32>
!k = tensor<1x2x8x16xf32>
!c = tensor<1x2x2x16xf32>
func.func @f(%q: !q, %pk0: tensor<1x2x7x16xf32>, %pv0: tensor<1x2x7x16xf32>, %pk1: tensor<1x2x7x16xf32>, %pv1: tensor<1x2x7x16xf32>, %nk: !one, %nv: !one) -> (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) {
  %k0 = tensor.concat dim(2) %pk0, %nk : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %v0 = tensor.concat dim(2) %pv0, %nv : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %c0 = sparse_attn.compress_keys %k0 {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> !c
  %g0 = sparse_attn.gate_queries %q {pooling = #sparse_attn.query_pooling<none>} : (!q) -> tensor<1x1x4x16xf32>
  %x0 = sparse_attn.score %g0, %c0 {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, !c) -> tensor<1x2x1x2xf32>
  %n0 = arith.constant 8 : index
  %s0 = sparse_attn.select %x0 keys(%n0) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  %o0 = sparse_attn.attend %q, %k0, %v0 selection(%s0) {scale = 0.25 : f32} : (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, !s) -> !q
  %k1 = tensor.concat dim(2) %pk1, %nk : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %v1 = tensor.concat dim(2) %pv1, %nv : (tensor<1x2x7x16xf32>, !one) -> tensor<1x2x8x16xf32>
  %c1 = sparse_attn.compress_keys %k1 {block_size = 4 : i64, pools = [#sparse_attn.pool<avg>]} : (tensor<1x2x8x16xf32>) -> !c
  %g1 = sparse_attn.gate_queries %o0 {pooling = #sparse_attn.query_pooling<none>} : (!q) -> tensor<1x1x4x16xf32>
  %x1 = sparse_attn.score %g1, %c1 {kind = #sparse_attn.score_kind<dot>, reduction = #sparse_attn.reduction<mean>, scale = 0.25 : f32, block_size = 4 : i64} : (tensor<1x1x4x16xf32>, !c) -> tensor<1x2x1x2xf32>
  %n1 = arith.constant 8 : index
  %s1 = sparse_attn.select %x1 keys(%n1) {policy = #sparse_attn.all} : (tensor<1x2x1x2xf32>, index) -> !s
  // expected-remark @below {{state is not threaded: the attention has no gate, whose compressed keys it would carry}}
  %o1 = sparse_attn.attend %o0, %k1, %v1 {scale = 0.25 : f32} : (!q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>) -> !q
  return %o1, %k0, %v0, %k1, %v1 : !q, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>, tensor<1x2x8x16xf32>
}

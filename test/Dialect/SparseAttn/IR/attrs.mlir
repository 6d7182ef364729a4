// RUN: %sparse-opt %s --allow-unregistered-dialect --verify-roundtrip | FileCheck %s

// Selection policies. Real parameters are f64 and keep every digit.
// CHECK-LABEL: func.func @policies(
func.func @policies() {
  // CHECK: all = #sparse_attn.all,
  // CHECK-SAME: budget = #sparse_attn.token_budget<4096>,
  // CHECK-SAME: entmax = #sparse_attn.entmax<1.500000e+00>,
  // CHECK-SAME: mass = #sparse_attn.top_p<9.000000e-01>,
  // CHECK-SAME: ratio = #sparse_attn.nz_ratio<1.000000e-01>,
  // CHECK-SAME: threshold = #sparse_attn.threshold<4.000000e-03>
  "test.policies"() {
      all = #sparse_attn.all, budget = #sparse_attn.token_budget<4096>,
      entmax = #sparse_attn.entmax<1.5>, mass = #sparse_attn.top_p<0.9>,
      ratio = #sparse_attn.nz_ratio<0.1>,
      threshold = #sparse_attn.threshold<4.0e-3>} : () -> ()
  // CHECK: #sparse_attn.threshold<0.12345678901234568>
  "test.digits"() {x = #sparse_attn.threshold<0.123456789012345678>} : () -> ()
  // The ends of the ranges that P1 to P6 allow.
  // CHECK: #sparse_attn.token_budget<0>{{.*}}#sparse_attn.threshold<0.000000e+00>{{.*}}#sparse_attn.threshold<1.000000e+00>{{.*}}#sparse_attn.top_p<1.000000e+00>{{.*}}#sparse_attn.entmax<2.000000e+00>{{.*}}#sparse_attn.nz_ratio<0.000000e+00>{{.*}}#sparse_attn.nz_ratio<1.000000e+00>
  "test.ends"() {
      a = #sparse_attn.token_budget<0>, b = #sparse_attn.threshold<0.0>,
      c = #sparse_attn.threshold<1.0>, d = #sparse_attn.top_p<1.0>,
      e = #sparse_attn.entmax<2.0>, f = #sparse_attn.nz_ratio<0.0>,
      g = #sparse_attn.nz_ratio<1.0>} : () -> ()
  return
}

// CHECK-LABEL: func.func @gates(
func.func @gates() {
  // CHECK: #sparse_attn.learned<block_size = 64, gate_dim = 4, query_pooling = project, key_pooling = [max, min, avg], inv_freq = [1.000000e+00, 1.000000e-02], rope_factor = 1.000000e+00 : f32, norm_eps = 9.99999997E-7 : f32, mode = reference_compatible>
  "test.gate"() {gate = #sparse_attn.learned<block_size = 64, gate_dim = 4,
      query_pooling = project, key_pooling = [max, min, avg],
      inv_freq = [1.0, 0.01], rope_factor = 1.0 : f32,
      norm_eps = 1.0e-6 : f32, mode = reference_compatible>} : () -> ()
  // Without rotation, norm, and in the default mode.
  // CHECK: #sparse_attn.learned<block_size = 32, gate_dim = 16, query_pooling = mean, key_pooling = [avg]>
  "test.gate"() {gate = #sparse_attn.learned<block_size = 32, gate_dim = 16,
      query_pooling = mean, key_pooling = [avg]>} : () -> ()
  // CHECK: #sparse_attn.learned_prefill<block_size = 64, gate_dim = 4, query_pooling = [avg], key_pooling = [max, min, avg], inv_freq = [1.000000e+00, 1.000000e-02], rope_factor = 1.000000e+00 : f32>
  "test.gate"() {gate = #sparse_attn.learned_prefill<block_size = 64,
      gate_dim = 4, query_pooling = [avg], key_pooling = [max, min, avg],
      inv_freq = [1.0, 0.01], rope_factor = 1.0 : f32>} : () -> ()
  // CHECK: #sparse_attn.learned_prefill<block_size = 32, gate_dim = 16, query_pooling = [max, min], key_pooling = [avg]>
  "test.gate"() {gate = #sparse_attn.learned_prefill<block_size = 32,
      gate_dim = 16, query_pooling = [max, min], key_pooling = [avg]>} : () -> ()
  // CHECK: #sparse_attn.mean_pool<64>{{.*}}#sparse_attn.min_max<16>{{.*}}#sparse_attn.oracle<8>{{.*}}#sparse_attn.skip<1.000000e+00 : f32>
  "test.gates"() {a = #sparse_attn.mean_pool<64>, b = #sparse_attn.min_max<16>,
      c = #sparse_attn.oracle<8>, d = #sparse_attn.skip<1.0 : f32>} : () -> ()
  return
}

// CHECK-LABEL: func.func @enums(
func.func @enums() {
  // CHECK: [#sparse_attn.layout<bhsd>, #sparse_attn.layout<bshd>, #sparse_attn.layout<packed>]
  "test.e"() {x = [#sparse_attn.layout<bhsd>, #sparse_attn.layout<bshd>,
      #sparse_attn.layout<packed>]} : () -> ()
  // CHECK: [#sparse_attn.pool<max>, #sparse_attn.pool<min>, #sparse_attn.pool<avg>]
  "test.e"() {x = [#sparse_attn.pool<max>, #sparse_attn.pool<min>,
      #sparse_attn.pool<avg>]} : () -> ()
  // CHECK: [#sparse_attn.query_pooling<none>, #sparse_attn.query_pooling<mean>, #sparse_attn.query_pooling<project>, #sparse_attn.query_pooling<mean_project>]
  "test.e"() {x = [#sparse_attn.query_pooling<none>,
      #sparse_attn.query_pooling<mean>, #sparse_attn.query_pooling<project>,
      #sparse_attn.query_pooling<mean_project>]} : () -> ()
  // CHECK: [#sparse_attn.score_kind<dot>, #sparse_attn.score_kind<minmax_bound>, #sparse_attn.score_kind<exact>]
  "test.e"() {x = [#sparse_attn.score_kind<dot>,
      #sparse_attn.score_kind<minmax_bound>, #sparse_attn.score_kind<exact>]}
      : () -> ()
  // CHECK: [#sparse_attn.reduction<none>, #sparse_attn.reduction<max>, #sparse_attn.reduction<mean>, #sparse_attn.reduction<sum>]
  "test.e"() {x = [#sparse_attn.reduction<none>, #sparse_attn.reduction<max>,
      #sparse_attn.reduction<mean>, #sparse_attn.reduction<sum>]} : () -> ()
  // CHECK: [#sparse_attn.mode<correct>, #sparse_attn.mode<reference_compatible>, #sparse_attn.mode<inclusive>, #sparse_attn.forced<on_top>, #sparse_attn.forced<inside>, #sparse_attn.order<ascending>, #sparse_attn.order<descending>]
  "test.e"() {x = [#sparse_attn.mode<correct>,
      #sparse_attn.mode<reference_compatible>,
      #sparse_attn.mode<inclusive>, #sparse_attn.forced<on_top>,
      #sparse_attn.forced<inside>, #sparse_attn.order<ascending>,
      #sparse_attn.order<descending>]} : () -> ()
  // CHECK: [#sparse_attn.rope_anchor<first>, #sparse_attn.rope_anchor<last_on_decode>, #sparse_attn.rotary_style<half>, #sparse_attn.rotary_style<interleaved>]
  "test.e"() {x = [#sparse_attn.rope_anchor<first>,
      #sparse_attn.rope_anchor<last_on_decode>, #sparse_attn.rotary_style<half>,
      #sparse_attn.rotary_style<interleaved>]} : () -> ()
  return
}

// CHECK-LABEL: func.func @schedules(
func.func @schedules(%q: tensor<1x4x1x64xf16>) -> tensor<1x4x1x64xf16> {
  // CHECK: sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4, tile = 64, rows = 16, splits = 8>
  %o = sparse_attn.attend %q, %q, %q {scale = 0.25 : f32,
      sparse_attn.schedule = #sparse_attn.schedule<kind = uneven, warps = 4,
          tile = 64, rows = 16, splits = 8>}
      : (tensor<1x4x1x64xf16>, tensor<1x4x1x64xf16>, tensor<1x4x1x64xf16>)
      -> (tensor<1x4x1x64xf16>)
  return %o : tensor<1x4x1x64xf16>
}

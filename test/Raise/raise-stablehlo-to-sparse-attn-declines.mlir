// RUN: %sparse-opt %s --allow-unregistered-dialect --raise-stablehlo-to-sparse-attn \
// RUN:   -split-input-file -verify-diagnostics

!q = tensor<1x3x4x16xf32>
func.func @other_key(%q: !q) -> !q {
  // expected-error @+1 {{expected causal (a boolean) and scale (a float) in backend_config, got 'window' = 4 : i64}}
  %0 = "stablehlo.custom_call"(%q, %q, %q) <{call_target_name = "sparse_attn.attention"}>
      {mhlo.backend_config = {causal = true, window = 4 : i64}} : (!q, !q, !q) -> !q
  return %0 : !q
}

// -----

!q = tensor<1x3x4x16xf32>
func.func @no_config(%q: !q) -> !q {
  // expected-error @+1 {{expected a dictionary with causal and scale as backend_config}}
  %0 = "stablehlo.custom_call"(%q, %q, %q) <{call_target_name = "sparse_attn.attention", backend_config = ""}> : (!q, !q, !q) -> !q
  return %0 : !q
}

// -----

!q = tensor<1x3x4x16xf32>
func.func @operands(%q: !q) -> !q {
  // expected-error @+1 {{expected q, k, v and one result, got 4 operands and 1 results}}
  %0 = "stablehlo.custom_call"(%q, %q, %q, %q) <{call_target_name = "sparse_attn.attention"}>
      {mhlo.backend_config = {}} : (!q, !q, !q, !q) -> !q
  return %0 : !q
}

// -----

!q = tensor<1x3x4x16xf64>
func.func @element_type(%q: !q) -> !q {
  // expected-error @+1 {{expected q to be a tensor of f16, bf16 or f32, got 'tensor<1x3x4x16xf64>'}}
  %0 = "stablehlo.custom_call"(%q, %q, %q) <{call_target_name = "sparse_attn.attention"}>
      {mhlo.backend_config = {}} : (!q, !q, !q) -> !q
  return %0 : !q
}

// -----

!q = tensor<1x3x4x16xf32>
func.func @layouts(%q: !q) -> !q {
  // expected-error @+1 {{expected row-major operand_layouts, got dense<[3, 1, 2, 0]> : tensor<4xindex>}}
  %0 = "stablehlo.custom_call"(%q, %q, %q) <{call_target_name = "sparse_attn.attention", operand_layouts = [dense<[3, 1, 2, 0]> : tensor<4xindex>]}>
      {mhlo.backend_config = {}} : (!q, !q, !q) -> !q
  return %0 : !q
}

// -----

!q = tensor<1x?x4x16xf32>
func.func @dynamic_causal(%q: !q, %k: !q) -> !q {
  // expected-error @+1 {{expected is_causal with as many queries as keys, got lengths that are not proved equal}}
  %0 = "stablehlo.custom_call"(%q, %k, %k) <{call_target_name = "sparse_attn.attention"}>
      {mhlo.backend_config = {causal = true}} : (!q, !q, !q) -> !q
  return %0 : !q
}

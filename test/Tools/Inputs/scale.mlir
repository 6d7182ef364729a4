// One key: attention returns its value.
func.func @main(%q: tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32> {
  %o = sparse_attn.attention %q, %q, %q {scale = 0.5 : f32, causal} : (tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>, tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32>
  return %o : tensor<1x1x1x4xf32>
}

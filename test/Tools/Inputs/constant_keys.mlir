// The mask leaves the second key, whose value is what write_npy.py calls q.
func.func @main(%q: tensor<1x1x1x4xf32>) -> tensor<1x1x1x4xf32> {
  %k = arith.constant dense<[[[[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]]]]> : tensor<1x1x2x4xf32>
  %v = arith.constant dense<[[[[9.0, 9.0, 9.0, 9.0], [1.0, -2.0, 3.0, 0.5]]]]> : tensor<1x1x2x4xf32>
  %m = arith.constant dense<[[[[false, true]]]]> : tensor<1x1x1x2xi1>
  %o = sparse_attn.attention %q, %k, %v mask(%m) {scale = 0.5 : f32} : (tensor<1x1x1x4xf32>, tensor<1x1x2x4xf32>, tensor<1x1x2x4xf32>, tensor<1x1x1x2xi1>) -> tensor<1x1x1x4xf32>
  return %o : tensor<1x1x1x4xf32>
}

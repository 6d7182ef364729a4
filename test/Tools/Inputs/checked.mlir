// A check of entries that are no argument; the report is a result, so that it is made for every exit.
func.func @main(%x: tensor<1x1x1x4xf32>) -> (tensor<1x1x1x4xf32>, tensor<3x4xi64>) {
  %n = arith.constant dense<[3, -1, 7]> : tensor<3xi32>
  %most = arith.constant 5 : index
  %r = sparse_attn.check_entries %n limit(%most) {rule = #sparse_attn.check_rule<count>} : (tensor<3xi32>, index) -> tensor<3x4xi64>
  sparse_attn.report %r {operand = "lengths", axes = "batch"} : tensor<3x4xi64>
  return %x, %r : tensor<1x1x1x4xf32>, tensor<3x4xi64>
}

// Eight rows, blocks of two keys. Block 0 scores best, and the budget is one
// block: a row reads keys 0, 1 and its own block. Queries are 0, so it returns
// the mean of the values that it reads, and the value of key t is t * t.
!selection = !sparse_attn.selection<1x1x8x4, block = 2, query_block = 1, form = list, capacity = 2>
!marked = !sparse_attn.selection<1x1x8x4, block = 2, query_block = 1, form = mask>
func.func private @printF32(f32)
func.func private @printNewline()
func.func private @printComma()

func.func @main() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %q = arith.constant dense<0.0> : tensor<1x1x8x1xf32>
  %v = arith.constant dense<[[[[0.0], [1.0], [4.0], [9.0], [16.0], [25.0], [36.0], [49.0]]]]> : tensor<1x1x8x1xf32>
  %scores = arith.constant dense<[[[[3.0, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0], [3.0, 1.0, 1.0, 1.0]]]]> : tensor<1x1x8x4xf32>
  %s = sparse_attn.select %scores keys(%c8) {policy = #sparse_attn.token_budget<2>} : (tensor<1x1x8x4xf32>, index) -> !selection
  %o = sparse_attn.attend %q, %q, %v selection(%s) {scale = 1.0 : f32, causal} : (tensor<1x1x8x1xf32>, tensor<1x1x8x1xf32>, tensor<1x1x8x1xf32>, !selection) -> tensor<1x1x8x1xf32>
  scf.for %t = %c0 to %c8 step %c1 {
    %x = tensor.extract %o[%c0, %c0, %t, %c0] : tensor<1x1x8x1xf32>
    func.call @printF32(%x) : (f32) -> ()
    func.call @printComma() : () -> ()
  }
  func.call @printNewline() : () -> ()

  // The same in bf16, with a selection of i1.
  %qb = arith.constant dense<0.0> : tensor<1x1x8x1xbf16>
  %vb = arith.constant dense<[[[[0.0], [1.0], [4.0], [9.0], [16.0], [25.0], [36.0], [49.0]]]]> : tensor<1x1x8x1xbf16>
  %m = sparse_attn.select %scores keys(%c8) {policy = #sparse_attn.token_budget<2>} : (tensor<1x1x8x4xf32>, index) -> !marked
  %ob = sparse_attn.attend %qb, %qb, %vb selection(%m) {scale = 1.0 : f32, causal} : (tensor<1x1x8x1xbf16>, tensor<1x1x8x1xbf16>, tensor<1x1x8x1xbf16>, !marked) -> tensor<1x1x8x1xbf16>
  scf.for %t = %c0 to %c8 step %c1 {
    %x = tensor.extract %ob[%c0, %c0, %t, %c0] : tensor<1x1x8x1xbf16>
    %y = arith.extf %x : bf16 to f32
    func.call @printF32(%y) : (f32) -> ()
    func.call @printComma() : () -> ()
  }
  func.call @printNewline() : () -> ()
  return
}

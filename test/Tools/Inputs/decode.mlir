// AttendForm(lse=False).text() of python/sparse_attn/programs.py.
func.func @main(%arg0: tensor<?x1x64x128xf16>, %arg1: tensor<?x?x8x128xf16>, %arg2: tensor<?x?x8x128xf16>, %arg3: tensor<?x8x1x?xi32>, %arg4: tensor<?x8x1xi32>, %arg5: tensor<?xi32>) -> (tensor<?x1x64x128xf16>) {
  %v0 = sparse_attn.pack_selection %arg3, %arg4  {} : (tensor<?x8x1x?xi32>, tensor<?x8x1xi32>) -> (!sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = ?>)
  %v1 = sparse_attn.attend %arg0, %arg1, %arg2 selection(%v0) lengths(%arg5) {scale = 8.83883476483184466e-02 : f32, layout = #sparse_attn.layout<bshd>} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = ?>, tensor<?xi32>) -> (tensor<?x1x64x128xf16>)
  return %v1 : tensor<?x1x64x128xf16>
}


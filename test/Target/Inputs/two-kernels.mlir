// The lines of the kernels are in assemble-ptx-declines.test.
func.func @items(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  %0 = arith.constant 1.0 : f32
  memref.store %0, %x[%i] : memref<?xf32>
  return
}
func.func @grid(%x: memref<?xf32>, %n: index) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 4>} {
  %0 = arith.constant 1.0 : f32
  memref.store %0, %x[%n] : memref<?xf32>
  return
}

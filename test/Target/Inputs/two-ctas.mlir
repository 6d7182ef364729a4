// The lines of the kernel are in assemble-ptx-declines.test.
func.func @grid(%x: memref<?xf32>, %n: index) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 4, ctas = 2>} {
  %0 = arith.constant 1.0 : f32
  memref.store %0, %x[%n] : memref<?xf32>
  return
}

// RUN: not %sparse-opt %s --convert-sparse-attn-prefill-to-warp-pipe="target=h300" 2>&1 | FileCheck %s --check-prefix=TARGET
// RUN: %sparse-opt %s --convert-sparse-attn-prefill-to-warp-pipe --verify-diagnostics | FileCheck %s
// A schedule is a hint: what the kernel does not serve keeps its attend.
// TARGET: error: expected the target h100 or h200, got 'h300'
// CHECK-NOT: sparse_attn.dispatch
// CHECK-NOT: sparse_attn.schedule

!q = tensor<1x256x4x128xf16>
!k = tensor<1x256x2x128xf16>
#s = #sparse_attn.prefill_schedule<warpgroups = 2, tile = 128>
!small = !sparse_attn.selection<1x2x16x16, block = 16, query_block = 16,
    form = list, capacity = 4>
!csr = !sparse_attn.selection<1x2x4x4, block = 64, query_block = 64,
    form = csr, capacity = 4>
!mask = !sparse_attn.selection<1x2x4x4, block = 64, query_block = 64, form = mask>
!own = !sparse_attn.selection<1x4x4x4, block = 64, query_block = 64,
    form = list, capacity = 4>

func.func @skip(%q: !q, %k: !k) -> !q {
  // expected-remark @+1 {{the prefill kernel does not serve this attend: it skips blocks}}
  %o = sparse_attn.attend %q, %k, %k
      {scale = 0.1 : f32, causal, block_size = 64 : i64,
       skip = #sparse_attn.skip<1.0 : f32>,
       layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (!q, !k, !k) -> (!q)
  return %o : !q
}

func.func @block_max(%q: !q, %k: !k) -> !q {
  // expected-remark @+1 {{the blocks of its block_max have neither 64 nor 128 keys}}
  %o, %m = sparse_attn.attend %q, %k, %k
      {scale = 0.1 : f32, causal, block_size = 32 : i64,
       layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (!q, !k, !k) -> (!q) block_max tensor<1x4x256x8xf32>
  return %o : !q
}

func.func @packed_csr(%q: tensor<256x4x128xf16>, %k: tensor<256x2x128xf16>,
                      %l: tensor<2xi32>, %c: !csr) -> tensor<256x4x128xf16> {
  // expected-remark @+1 {{its selection is csr, and its layout packed}}
  %o = sparse_attn.attend %q, %k, %k selection(%c) lengths(%l) query_lengths(%l)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<packed>,
       sparse_attn.schedule = #s}
      : (tensor<256x4x128xf16>, tensor<256x2x128xf16>, tensor<256x2x128xf16>,
         !csr, tensor<2xi32>, tensor<2xi32>) -> (tensor<256x4x128xf16>)
  return %o : tensor<256x4x128xf16>
}

func.func @mask(%q: !q, %k: !k, %m: tensor<1x1x256x256xi1>) -> !q {
  // expected-remark @+1 {{only a tile of 64 keys is for a mask and a head dimension of 128}}
  %o = sparse_attn.attend %q, %k, %k mask(%m)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (!q, !k, !k, tensor<1x1x256x256xi1>) -> (!q)
  return %o : !q
}

func.func @mask_and_max(%q: tensor<1x256x4x256xf16>,
                        %m: tensor<1x1x256x256xi1>) -> tensor<1x256x4x256xf16> {
  // expected-remark @+1 {{it has a mask, block_max and a head dimension of 256}}
  %o, %max = sparse_attn.attend %q, %q, %q mask(%m)
      {scale = 0.1 : f32, block_size = 64 : i64,
       layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (tensor<1x256x4x256xf16>, tensor<1x256x4x256xf16>, tensor<1x256x4x256xf16>,
         tensor<1x1x256x256xi1>)
      -> (tensor<1x256x4x256xf16>) block_max tensor<1x4x256x4xf32>
  return %o : tensor<1x256x4x256xf16>
}

func.func @blocks(%q: !q, %k: !k, %b: !small) -> !q {
  // expected-remark @+1 {{its block size is neither 64 nor 128}}
  %o = sparse_attn.attend %q, %k, %k selection(%b)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (!q, !k, !k, !small) -> (!q)
  return %o : !q
}

func.func @form(%q: !q, %k: !k, %b: !mask) -> !q {
  // expected-remark @+1 {{its selection is neither a list nor csr}}
  %o = sparse_attn.attend %q, %k, %k selection(%b)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (!q, !k, !k, !mask) -> (!q)
  return %o : !q
}

func.func @alone(%q: !q, %k: !k, %b: !own) -> !q {
  // expected-remark @+1 {{two warpgroups have 64 rows of one head}}
  %o = sparse_attn.attend %q, %k, %k selection(%b)
      {scale = 0.1 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (!q, !k, !k, !own) -> (!q)
  return %o : !q
}

func.func @few(%q: tensor<1x4x4x128xf16>, %k: !k) -> tensor<1x4x4x128xf16> {
  // expected-remark @+1 {{it has no more than 8 query rows}}
  %o = sparse_attn.attend %q, %k, %k
      {scale = 0.1 : f32, layout = #sparse_attn.layout<bshd>, sparse_attn.schedule = #s}
      : (tensor<1x4x4x128xf16>, !k, !k) -> (tensor<1x4x4x128xf16>)
  return %o : tensor<1x4x4x128xf16>
}

// REQUIRES: ptxas
// RUN: %sparse-opt %s --sparse-attn-set-schedule --convert-sparse-attn-to-warp-pipe --sparse-attn-to-kernels-pipeline --sparse-attn-to-nvvm-pipeline --sparse-attn-to-cubin-pipeline -o %t
// RUN: grep -ao 'registers = [0-9]* :' %t | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-set-schedule=kind=uneven --convert-sparse-attn-to-warp-pipe --sparse-attn-to-kernels-pipeline --sparse-attn-to-nvvm-pipeline --sparse-attn-to-cubin-pipeline -o %t.2
// RUN: grep -ao 'registers = [0-9]* :\|shared_memory = [0-9]*, ctas = 2' %t.2 | FileCheck %s --check-prefix=TWO
// RUN: %sparse-opt %s --sparse-attn-set-schedule=warps=8 --convert-sparse-attn-to-warp-pipe --sparse-attn-to-kernels-pipeline --sparse-attn-to-nvvm-pipeline --sparse-attn-to-cubin-pipeline -o %t.8 2>/dev/null
// RUN: grep -ao 'registers = [0-9]* :\|warps = 9, .*, shared_memory = [0-9]*>' %t.8 | FileCheck %s --check-prefix=EIGHT
// Forms of attend through the assembler, which fails where a register is spilled
// or a stack is needed.

// CHECK-COUNT-8: registers = {{[1-9][0-9]|1[0-7][0-9]}} :
// With 256 columns a CTA takes what it needs.
// CHECK-COUNT-2: registers = {{[12][0-9][0-9]}} :
// CHECK-NOT: registers

// Two CTAs on a multiprocessor have 168 registers a thread and 113 KiB each. One
// runs with small blocks (the fifth) or 256 columns.
// TWO-COUNT-4: registers = {{[1-9][0-9]|1[0-5][0-9]|16[0-8]}} :
// TWO-COUNT-6: registers
// TWO-COUNT-7: shared_memory = {{[0-9][0-9][0-9][0-9][0-9]|10[0-9][0-9][0-9][0-9]|11[0-4][0-9][0-9][0-9]}}, ctas = 2
// TWO-NOT: ctas

// Eight warps in a CTA: three stages of 64 KiB.
// EIGHT-COUNT-10: registers
// EIGHT-COUNT-7: warps = 9, {{.*}}, shared_memory = 20{{[0-9][0-9][0-9][0-9]}}>

func.func @common(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %ids: tensor<?x8x1x64xi32>, %n: tensor<?x8x1xi32>, %len: tensor<?xi32>) -> (tensor<?x1x64x128xf16>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?x8x1x64xi32>, tensor<?x8x1xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 64>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 64>, tensor<?xi32>) -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

func.func @bf16_lse(%q: tensor<?x1x32x64xbf16>, %k: tensor<?x?x8x64xbf16>, %v: tensor<?x?x8x64xbf16>, %ids: tensor<?x8x1x128xi32>, %n: tensor<?x8x1xi32>, %len: tensor<?xi32>) -> (tensor<?x1x32x64xbf16>, tensor<?x32x1xf32>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?x8x1x128xi32>, tensor<?x8x1xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 128>
  %o, %l = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>} : (tensor<?x1x32x64xbf16>, tensor<?x?x8x64xbf16>, tensor<?x?x8x64xbf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 128>, tensor<?xi32>) -> (tensor<?x1x32x64xbf16>) lse tensor<?x32x1xf32>
  return %o, %l : tensor<?x1x32x64xbf16>, tensor<?x32x1xf32>
}

func.func @sixteen_rows(%q: tensor<?x2x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %ids: tensor<?x8x1x128xi32>, %n: tensor<?x8x1xi32>, %len: tensor<?xi32>) -> (tensor<?x2x64x128xf16>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?x8x1x128xi32>, tensor<?x8x1xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 2, form = list, capacity = 128>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>, causal} : (tensor<?x2x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 2, form = list, capacity = 128>, tensor<?xi32>) -> (tensor<?x2x64x128xf16>)
  return %o : tensor<?x2x64x128xf16>
}

func.func @csr(%q: tensor<?x64x1x128xf16>, %k: tensor<?x8x?x128xf16>, %v: tensor<?x8x?x128xf16>, %ids: tensor<?xi32>, %n: tensor<?xi32>, %len: tensor<?xi32>) -> (tensor<?x64x1x128xf16>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?xi32>, tensor<?xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = csr, capacity = 128>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bhsd>} : (tensor<?x64x1x128xf16>, tensor<?x8x?x128xf16>, tensor<?x8x?x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = csr, capacity = 128>, tensor<?xi32>) -> (tensor<?x64x1x128xf16>)
  return %o : tensor<?x64x1x128xf16>
}

func.func @small_blocks(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %ids: tensor<?x8x1x128xi32>, %n: tensor<?x8x1xi32>, %len: tensor<?xi64>) -> (tensor<?x1x64x128xf16>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?x8x1x128xi32>, tensor<?x8x1xi32>) -> !sparse_attn.selection<?x8x1x?, block = 32, query_block = 1, form = list, capacity = 128>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 32, query_block = 1, form = list, capacity = 128>, tensor<?xi64>) -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

func.func @large_blocks(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %ids: tensor<?x8x1x128xi32>, %n: tensor<?x8x1xi32>) -> (tensor<?x1x64x128xf16>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?x8x1x128xi32>, tensor<?x8x1xi32>) -> !sparse_attn.selection<?x8x1x?, block = 128, query_block = 1, form = list, capacity = 128>
  %o = sparse_attn.attend %q, %k, %v selection(%s) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 128, query_block = 1, form = list, capacity = 128>) -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

func.func @paged(%q: tensor<?x1x32x128xf16>, %k: tensor<?x64x8x128xf16>, %v: tensor<?x64x8x128xf16>, %ids: tensor<?x8x1x128xi32>, %n: tensor<?x8x1xi32>, %len: tensor<?xi32>, %tab: tensor<?x?xi32>) -> (tensor<?x1x32x128xf16>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?x8x1x128xi32>, tensor<?x8x1xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 128>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) block_table(%tab) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>} : (tensor<?x1x32x128xf16>, tensor<?x64x8x128xf16>, tensor<?x64x8x128xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 128>, tensor<?xi32>, tensor<?x?xi32>) -> (tensor<?x1x32x128xf16>)
  return %o : tensor<?x1x32x128xf16>
}

func.func @window(%q: tensor<?x1x64x128xf16>, %k: tensor<?x?x8x128xf16>, %v: tensor<?x?x8x128xf16>, %len: tensor<?xi32>) -> (tensor<?x1x64x128xf16>) {
  %o = sparse_attn.attend %q, %k, %v lengths(%len) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>, window = 1000 : i64} : (tensor<?x1x64x128xf16>, tensor<?x?x8x128xf16>, tensor<?x?x8x128xf16>, tensor<?xi32>) -> (tensor<?x1x64x128xf16>)
  return %o : tensor<?x1x64x128xf16>
}

func.func @wide(%q: tensor<?x1x64x256xf16>, %k: tensor<?x?x8x256xf16>, %v: tensor<?x?x8x256xf16>, %ids: tensor<?x8x1x128xi32>, %n: tensor<?x8x1xi32>, %len: tensor<?xi32>) -> (tensor<?x1x64x256xf16>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?x8x1x128xi32>, tensor<?x8x1xi32>) -> !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 128>
  %o = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>} : (tensor<?x1x64x256xf16>, tensor<?x?x8x256xf16>, tensor<?x?x8x256xf16>, !sparse_attn.selection<?x8x1x?, block = 64, query_block = 1, form = list, capacity = 128>, tensor<?xi32>) -> (tensor<?x1x64x256xf16>)
  return %o : tensor<?x1x64x256xf16>
}

func.func @wide_small_blocks(%q: tensor<?x3x64x256xf16>, %k: tensor<?x16x8x256xf16>, %v: tensor<?x16x8x256xf16>, %ids: tensor<?xi32>, %n: tensor<?xi32>, %len: tensor<?xi32>, %tab: tensor<?x?xi32>, %bias: tensor<?x8x2x?xf32>) -> (tensor<?x3x64x256xf16>, tensor<?x64x3xf32>) {
  %s = sparse_attn.pack_selection %ids, %n : (tensor<?xi32>, tensor<?xi32>) -> !sparse_attn.selection<?x8x2x?, block = 32, query_block = 2, form = csr, capacity = 128>
  %o, %l = sparse_attn.attend %q, %k, %v selection(%s) lengths(%len) block_table(%tab) block_bias(%bias) {scale = 0.088388 : f32, layout = #sparse_attn.layout<bshd>, causal, window = 64 : i64} : (tensor<?x3x64x256xf16>, tensor<?x16x8x256xf16>, tensor<?x16x8x256xf16>, !sparse_attn.selection<?x8x2x?, block = 32, query_block = 2, form = csr, capacity = 128>, tensor<?xi32>, tensor<?x?xi32>, tensor<?x8x2x?xf32>) -> (tensor<?x3x64x256xf16>) lse tensor<?x64x3xf32>
  return %o, %l : tensor<?x3x64x256xf16>, tensor<?x64x3xf32>
}

// RUN: %sparse-opt %s --convert-sparse-attn-append-to-warp-pipe --split-input-file --verify-diagnostics | FileCheck %s
// CHECK-NOT: sparse_attn.dispatch

func.func @rows(%k: tensor<1x256x8x64xf16>, %v: tensor<1x256x8x64xf16>, %c: tensor<1x4x8x64xf16>, %r: tensor<1x64x8x64xf16>, %n: tensor<1xi32>, %x: tensor<1x4x8x64xf16>) -> tensor<1x256x8x64xf16> {
  // expected-remark @+1 {{left to a generic kernel: it appends more than one key a sequence}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%x, %x, %x)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x4x8x64xf16>, tensor<1x64x8x64xf16>, tensor<1xi32>, tensor<1x4x8x64xf16>, tensor<1x4x8x64xf16>, tensor<1x4x8x64xf16>)
      -> (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x4x8x64xf16>, tensor<1x64x8x64xf16>, tensor<1xi32>)
  return %a#0 : tensor<1x256x8x64xf16>
}

// -----

func.func @block(%k: tensor<1x256x8x64xf16>, %v: tensor<1x256x8x64xf16>, %c: tensor<1x6x8x64xf16>, %r: tensor<1x48x8x64xf16>, %n: tensor<1xi32>, %x: tensor<1x1x8x64xf16>) -> tensor<1x256x8x64xf16> {
  // expected-remark @+1 {{left to a generic kernel: its block size is none of 16, 32, 64 and 128}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%x, %x, %x)
      {block_size = 48 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x6x8x64xf16>, tensor<1x48x8x64xf16>, tensor<1xi32>, tensor<1x1x8x64xf16>, tensor<1x1x8x64xf16>, tensor<1x1x8x64xf16>)
      -> (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x6x8x64xf16>, tensor<1x48x8x64xf16>, tensor<1xi32>)
  return %a#0 : tensor<1x256x8x64xf16>
}

// -----

func.func @columns(%k: tensor<1x256x8x96xf16>, %v: tensor<1x256x8x96xf16>, %c: tensor<1x4x8x96xf16>, %r: tensor<1x64x8x96xf16>, %n: tensor<1xi32>, %x: tensor<1x1x8x96xf16>) -> tensor<1x256x8x96xf16> {
  // expected-remark @+1 {{left to a generic kernel: its head dimension is none of 64, 128 and 256}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%x, %x, %x)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x256x8x96xf16>, tensor<1x256x8x96xf16>, tensor<1x4x8x96xf16>, tensor<1x64x8x96xf16>, tensor<1xi32>, tensor<1x1x8x96xf16>, tensor<1x1x8x96xf16>, tensor<1x1x8x96xf16>)
      -> (tensor<1x256x8x96xf16>, tensor<1x256x8x96xf16>, tensor<1x4x8x96xf16>, tensor<1x64x8x96xf16>, tensor<1xi32>)
  return %a#0 : tensor<1x256x8x96xf16>
}

// -----

func.func @f32(%k: tensor<1x256x8x64xf32>, %v: tensor<1x256x8x64xf32>, %c: tensor<1x4x8x64xf32>, %r: tensor<1x64x8x64xf32>, %n: tensor<1xi32>, %x: tensor<1x1x8x64xf32>) -> tensor<1x256x8x64xf32> {
  // expected-remark @+1 {{left to a generic kernel: its elements are neither f16 nor bf16}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%x, %x, %x)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x256x8x64xf32>, tensor<1x256x8x64xf32>, tensor<1x4x8x64xf32>, tensor<1x64x8x64xf32>, tensor<1xi32>, tensor<1x1x8x64xf32>, tensor<1x1x8x64xf32>, tensor<1x1x8x64xf32>)
      -> (tensor<1x256x8x64xf32>, tensor<1x256x8x64xf32>, tensor<1x4x8x64xf32>, tensor<1x64x8x64xf32>, tensor<1xi32>)
  return %a#0 : tensor<1x256x8x64xf32>
}

// -----

func.func @types(%k: tensor<1x256x8x64xf16>, %v: tensor<1x256x8x64xf16>, %c: tensor<1x4x8x64xf16>, %r: tensor<1x64x8x64xbf16>, %n: tensor<1xi32>, %x: tensor<1x1x8x64xf16>) -> tensor<1x256x8x64xf16> {
  // expected-remark @+1 {{left to a generic kernel: its caches and weights differ in their element type}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%x, %x, %x)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x4x8x64xf16>, tensor<1x64x8x64xbf16>, tensor<1xi32>, tensor<1x1x8x64xf16>, tensor<1x1x8x64xf16>, tensor<1x1x8x64xf16>)
      -> (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x4x8x64xf16>, tensor<1x64x8x64xbf16>, tensor<1xi32>)
  return %a#0 : tensor<1x256x8x64xf16>
}

// -----

func.func @twice(%k: tensor<1x256x8x64xf16>, %v: tensor<1x256x8x64xf16>, %c: tensor<1x4x8x64xf16>, %r: tensor<1x64x8x64xf16>, %n: tensor<1xi32>, %x: tensor<1x1x8x64xf16>) -> tensor<1x256x8x64xf16> {
  // expected-remark @+1 {{left to a generic kernel: one of its caches is an operand twice}}
  %a:5 = sparse_attn.append_keys caches(%k, %k, %c, %r) lengths(%n) new(%x, %x, %x)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x4x8x64xf16>, tensor<1x64x8x64xf16>, tensor<1xi32>, tensor<1x1x8x64xf16>, tensor<1x1x8x64xf16>, tensor<1x1x8x64xf16>)
      -> (tensor<1x256x8x64xf16>, tensor<1x256x8x64xf16>, tensor<1x4x8x64xf16>, tensor<1x64x8x64xf16>, tensor<1xi32>)
  return %a#0 : tensor<1x256x8x64xf16>
}

// -----

func.func @heads(%k: tensor<1x256x?x64xf16>, %v: tensor<1x256x?x64xf16>, %c: tensor<1x4x?x64xf16>, %r: tensor<1x64x?x64xf16>, %n: tensor<1xi32>, %x: tensor<1x1x?x64xf16>) -> tensor<1x256x?x64xf16> {
  // expected-remark @+1 {{left to a generic kernel: its number of heads is dynamic}}
  %a:5 = sparse_attn.append_keys caches(%k, %v, %c, %r) lengths(%n) new(%x, %x, %x)
      {block_size = 64 : i64, layout = #sparse_attn.layout<bshd>, pools = [#sparse_attn.pool<avg>]}
      : (tensor<1x256x?x64xf16>, tensor<1x256x?x64xf16>, tensor<1x4x?x64xf16>, tensor<1x64x?x64xf16>, tensor<1xi32>, tensor<1x1x?x64xf16>, tensor<1x1x?x64xf16>, tensor<1x1x?x64xf16>)
      -> (tensor<1x256x?x64xf16>, tensor<1x256x?x64xf16>, tensor<1x4x?x64xf16>, tensor<1x64x?x64xf16>, tensor<1xi32>)
  return %a#0 : tensor<1x256x?x64xf16>
}

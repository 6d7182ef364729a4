// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of types and of level 1, by their numbers.

// WP1
// expected-error @+1 {{expected rows to be a multiple of 8 up to 256, got 60 (WP1)}}
func.func private @f(!warp_pipe.tile<60x128xf16>)

// -----

// WP1
// expected-error @+1 {{expected rows to be a multiple of 8 up to 256, got 264 (WP1)}}
func.func private @f(!warp_pipe.tile<264x128xf16>)

// -----

// WP2
// expected-error @+1 {{expected columns to be a multiple of 64 up to 512, got 96 (WP2)}}
func.func private @f(!warp_pipe.tile<64x96xf16>)

// -----

// WP3
// expected-error @+1 {{expected elements f16 or bf16, got 'f32' (WP3)}}
func.func private @f(!warp_pipe.tile<64x128xf32>)

// -----

// WP4
// expected-error @+1 {{expected 1 to 32 stages, got 0 (WP4)}}
func.func private @f(!warp_pipe.ring<64x128xf16, stages = 0>)

// -----

// WP5
// expected-error @+1 {{expected scalars i32 or f32, got 'i64' (WP5)}}
func.func private @f(!warp_pipe.ring<64x128xf16, stages = 1, scalars = [i64]>)

// -----

// WP6
// expected-error @+1 {{expected 1 to 32 warps, got 33 (WP6)}}
func.func private @f() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 33>}

// -----

// WP30
// expected-error @+1 {{expected 1 to 32 CTAs, got 0 (WP30)}}
func.func private @f() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, ctas = 0>}

// -----

// WP6
// expected-error @+1 {{expected warp_pipe.launch to be #warp_pipe.launch<...> on a function, got 5 : i64 (WP6)}}
func.func private @f() attributes {warp_pipe.launch = 5}

// -----

// WP7
func.func @f(%n: i32, %x: f32) {
  // expected-error @+1 {{successor operand type #0 'i32' should match successor input type #0 'f32'}}
  %r = warp_pipe.pipeline (%i) to (%n) iter_args(%a = %x) -> (f32) {
    // expected-note @+1 {{region branch point}}
    warp_pipe.yield %i : i32
  }
  return
}

// -----

// WP7
func.func @f(%n: i32, %x: f32) {
  // expected-error @+1 {{expected the body to take an i32 first (WP7)}}
  "warp_pipe.pipeline"(%n) ({
  ^bb0(%i: i64):
    warp_pipe.yield
  }) : (i32) -> ()
  return
}

// -----

// WP8
func.func @f(%k: memref<?x?x?x128xf16>, %i: i32) {
  // expected-error @+1 {{expected 2 x 3 coordinates, got 3 (WP8)}}
  %t = warp_pipe.gather_copy %k[%i, %i, %i] {row_dim = 1 : i32, boxes = 2 : i32}
      : memref<?x?x?x128xf16> -> !warp_pipe.tile<64x128xf16>
  return
}

// -----

// WP9
func.func @f(%k: memref<?x?x?x128xf16>, %i: i32) {
  // expected-error @+1 {{expected row_dim from 0 to 2, got 3 (WP9)}}
  %t = warp_pipe.gather_copy %k[%i, %i, %i] {row_dim = 3 : i32}
      : memref<?x?x?x128xf16> -> !warp_pipe.tile<64x128xf16>
  return
}

// -----

// WP10
func.func @f(%k: memref<?x128xf16>, %i: i32) {
  // expected-error @+1 {{expected boxes of a multiple of 8 rows, got 2 boxes for 8 rows (WP10)}}
  %t = warp_pipe.gather_copy %k[%i, %i] {boxes = 2 : i32}
      : memref<?x128xf16> -> !warp_pipe.tile<8x128xf16>
  return
}

// -----

// WP11
func.func @f(%k: memref<?x64xf16>, %i: i32) {
  // expected-error @+1 {{expected the last dimension of the source to be the 128 columns of the tile, got 'memref<?x64xf16>' (WP11)}}
  %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<8x128xf16>
  return
}

// -----

// WP12
func.func @f(%k: memref<?x128xbf16>, %i: i32) {
  // expected-error @+1 {{expected a source of 'f16', got 'bf16' (WP12)}}
  %t = warp_pipe.gather_copy %k[%i] : memref<?x128xbf16> -> !warp_pipe.tile<8x128xf16>
  return
}

// -----

// WP32
func.func @f(%k: memref<?x96xf16>, %i: i32) {
  // expected-error @+1 {{expected columns to be a multiple of 64 up to 512, got 96 (WP2)}}
  warp_pipe.gather_prefetch %k[%i] {row_dim = 0 : i32, rows = 64 : i32, columns = 96 : i32} : memref<?x96xf16>
  return
}

// -----

// WP32
func.func @f(%k: memref<?x64xf16>, %i: i32) {
  // expected-error @+1 {{expected 1 x 1 coordinates, got 2 (WP8)}}
  warp_pipe.gather_prefetch %k[%i, %i] {row_dim = 0 : i32, rows = 64 : i32, columns = 64 : i32} : memref<?x64xf16>
  return
}

// -----

// WP32
func.func @f(%k: memref<?x64xf16>, %i: i32) {
  // expected-error @+1 {{expected the last dimension of the source to be the 128 columns of the tile, got 'memref<?x64xf16>' (WP11)}}
  warp_pipe.gather_prefetch %k[%i] {row_dim = 0 : i32, rows = 64 : i32, columns = 128 : i32} : memref<?x64xf16>
  return
}

// -----

// WP13
func.func @f(%k: memref<128xf16>) {
  // expected-error @+1 {{expected a source of rank 2 to 5 without a layout, got 'memref<128xf16>' (WP13)}}
  %t = warp_pipe.gather_copy %k[] : memref<128xf16> -> !warp_pipe.tile<8x128xf16>
  return
}

// -----

// WP14
func.func @f(%l: memref<?x?xi32>, %i: i32) {
  // expected-error @+1 {{expected 1 leading indices, got 2 (WP14)}}
  %s = warp_pipe.index_stream %l[%i, %i] first(%i) step(%i) : memref<?x?xi32>
  return
}

// -----

// WP14
func.func @f(%l: memref<i32>, %i: i32) {
  // expected-error @+1 {{expected a list of rank 1 or more without a layout, got 'memref<i32>' (WP14)}}
  %s = warp_pipe.index_stream %l[] first(%i) step(%i) : memref<i32>
  return
}

// -----

// WP15
func.func @f(%s: !warp_pipe.index_stream, %i: i32) {
  // expected-error @+1 {{expected a number of entries that divides 32, got 3 (WP15)}}
  %e:3 = warp_pipe.stream_entries %s[%i] : i32, i32, i32
  return
}

// -----

// WP16
func.func @f(%t: !warp_pipe.tile<8x64xf16>, %i: i32) {
  // expected-error @+1 {{expected a result of type 'vector<4x2xf16>', got 'vector<4x2xbf16>' (WP16)}}
  %e = warp_pipe.load_matrix %t[%i, %i] : !warp_pipe.tile<8x64xf16> -> vector<4x2xbf16>
  return
}

// -----

// WP17
func.func @f() {
  // expected-error @+1 {{expected at least one fragment, got none (WP17)}}
  %m = warp_pipe.row_reduce add : vector<2x2xf32> -> vector<2xf32>
  return
}

// -----

func.func @f(%a: vector<2x2xf32>) {
  // expected-error @+1 {{expected maximumf or add, got mul}}
  %m = warp_pipe.row_reduce mul %a : vector<2x2xf32> -> vector<2xf32>
  return
}

// -----

// WP18
func.func @f() {
  // expected-error @+1 {{expected workgroup memory of whole bytes without a layout, got 'memref<4xf32>' (WP18)}}
  %m = warp_pipe.alloc_shared : memref<4xf32>
  return
}

// -----

// WP19
func.func @f(%v: f32, %i: i32, %m: memref<4x4xf32, #gpu.address_space<workgroup>>) {
  // expected-error @+1 {{expected 2 indices, got 1 (WP19)}}
  warp_pipe.store_remote %v, %m[%i], %i : f32, memref<4x4xf32, #gpu.address_space<workgroup>>
  return
}

// -----

// WP20
func.func @f(%v: vector<3xf32>, %i: i32, %m: memref<4xf32, #gpu.address_space<workgroup>>) {
  // expected-error @+1 {{expected a value of type f32, vector<2xf32> or vector<4xf32>, got 'vector<3xf32>' (WP20)}}
  warp_pipe.store_remote %v, %m[%i], %i : vector<3xf32>, memref<4xf32, #gpu.address_space<workgroup>>
  return
}

// -----

// WP20
func.func @f(%v: f32, %i: i32, %m: memref<4xf32>) {
  // expected-error @+1 {{expected workgroup memory of f32 without a layout, got 'memref<4xf32>' (WP20)}}
  warp_pipe.store_remote %v, %m[%i], %i : f32, memref<4xf32>
  return
}

// -----

func.func @yields(%n: i32) {
  // expected-error @+1 {{expected to yield 'i32', got 'i32', 'i32' (WP31)}}
  %m = warp_pipe.prologue -> (i32) {
    warp_pipe.yield %n, %n : i32, i32
  }
  return
}

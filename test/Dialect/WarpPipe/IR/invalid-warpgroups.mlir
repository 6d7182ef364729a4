// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// What four warps do together, by the numbers of the constraints.

!tile = !warp_pipe.tile<128x64xf16>
func.func @row(%a: !tile, %b: !tile) {
  // expected-error @+1 {{expected the first row of the tile, got none (WP33)}}
  %p = warp_pipe.warpgroup_mma %a, %b {transpose}
      : !tile, !tile -> !warp_pipe.in_flight<vector<16x2x2xf32>>
  return
}

// -----

!tile = !warp_pipe.tile<32x64xf16>
func.func @no_row(%a: vector<2x4x2xf16>, %b: !tile, %r: i32) {
  // expected-error @+1 {{expected no first row for fragments, got one (WP33)}}
  %p = warp_pipe.warpgroup_mma %a[%r], %b
      : vector<2x4x2xf16>, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  return
}

// -----

!tile = !warp_pipe.tile<32x64xf16>
func.func @few_rows(%a: !tile, %r: i32) {
  // expected-error @+1 {{expected rows in a tile of at least 64 x 64 x 'f16', got '!warp_pipe.tile<32x64xf16>' (WP34)}}
  %p = warp_pipe.warpgroup_mma %a[%r], %a {transpose}
      : !tile, !tile -> !warp_pipe.in_flight<vector<4x2x2xf32>>
  return
}

// -----

!tile = !warp_pipe.tile<32x64xf16>
func.func @fragments(%a: vector<4x4x2xf16>, %b: !tile) {
  // expected-error @+1 {{expected fragments of type 'vector<2x4x2xf16>', got 'vector<4x4x2xf16>' (WP34)}}
  %p = warp_pipe.warpgroup_mma %a, %b
      : vector<4x4x2xf16>, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  return
}

// -----

!tile = !warp_pipe.tile<24x64xf16>
func.func @inner(%a: vector<1x4x2xf16>, %b: !tile) {
  // expected-error @+1 {{expected inner sizes that are a multiple of 16, got 24 (WP34)}}
  %p = warp_pipe.warpgroup_mma %a, %b
      : vector<1x4x2xf16>, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  return
}

// -----

!tile = !warp_pipe.tile<32x64xf16>
func.func @result(%a: vector<2x4x2xf16>, %b: !tile) {
  // expected-error @+1 {{expected a result of type 'vector<8x2x2xf32>' in flight, N up to 256}}
  %p = warp_pipe.warpgroup_mma %a, %b
      : vector<2x4x2xf16>, !tile -> !warp_pipe.in_flight<vector<4x2x2xf32>>
  return
}

// -----

!tile = !warp_pipe.tile<32x64xf16>
func.func @acc(%a: vector<2x4x2xf16>, %b: !tile, %o: vector<4x2x2xf32>) {
  // expected-error @+1 {{expected acc of type 'vector<8x2x2xf32>', got 'vector<4x2x2xf32>' (WP35)}}
  %p = warp_pipe.warpgroup_mma %a, %b acc(%o : vector<4x2x2xf32>)
      : vector<2x4x2xf16>, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  return
}

// -----

// expected-error @+1 {{expected accumulators of N x 2 x 2 x f32, N from 1 to 32, got 'vector<4x4xf32>' (WP35)}}
func.func @type(%p: !warp_pipe.in_flight<vector<4x4xf32>>) {
  return
}

// -----

!tile = !warp_pipe.tile<32x64xf16>
func.func @pending(%a: vector<2x4x2xf16>, %b: !tile) {
  %p = warp_pipe.warpgroup_mma %a, %b
      : vector<2x4x2xf16>, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  // expected-error @+1 {{expected pending from 0 to the 0 products that begin after this one, got 1 (WP36)}}
  %m = warp_pipe.mma_wait %p {pending = 1 : i32} : !warp_pipe.in_flight<vector<8x2x2xf32>>
  return
}

// -----

!tile = !warp_pipe.tile<32x64xf16>
func.func @elsewhere(%a: vector<2x4x2xf16>, %b: !tile, %c: i1) {
  // expected-note @+1 {{it begins here}}
  %p = warp_pipe.warpgroup_mma %a, %b
      : vector<2x4x2xf16>, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  scf.if %c {
    // expected-error @+1 {{expected the product in the same block (WP36)}}
    %m = warp_pipe.mma_wait %p : !warp_pipe.in_flight<vector<8x2x2xf32>>
  }
  return
}

// -----

func.func @broadcast(%m: vector<2xf32>) {
  // expected-error @+1 {{expected 2 elements for N x 2 x 2 of the same type, got 'vector<2xf32>' and 'vector<4x4xf32>' (WP37)}}
  %a = warp_pipe.row_broadcast %m : vector<2xf32> -> vector<4x4xf32>
  return
}

// -----

func.func @store_matrix(%t: !warp_pipe.tile<64x64xf16>, %i: i32, %v: vector<4x2xbf16>) {
  // expected-error @+1 {{expected a value of type 'vector<4x2xf16>', got 'vector<4x2xbf16>' (WP16)}}
  warp_pipe.store_matrix %v, %t[%i, %i] : vector<4x2xbf16>, !warp_pipe.tile<64x64xf16>
  return
}

// -----

func.func @small_tile(%t: !warp_pipe.tile<32x64xf16>, %i: i32, %o: memref<?x64xf16>) {
  warp_pipe.elect {
    // expected-error @+1 {{expected a tile of at least 64 rows, got '!warp_pipe.tile<32x64xf16>' (WP10)}}
    warp_pipe.issue_store %t[%i], %o[%i] : !warp_pipe.tile<32x64xf16>, memref<?x64xf16>
  }
  return
}

// -----

func.func @all_lanes(%t: !warp_pipe.tile<64x64xf16>, %i: i32, %o: memref<?x64xf16>) {
  // expected-error @+1 {{expected to stand in warp_pipe.elect (WP26)}}
  warp_pipe.issue_store %t[%i], %o[%i] : !warp_pipe.tile<64x64xf16>, memref<?x64xf16>
  return
}

// -----

func.func @wait_all_lanes() {
  // expected-error @+1 {{expected to stand in warp_pipe.elect (WP26)}}
  warp_pipe.store_wait
  return
}

// -----

func.func @reduce(%a: vector<4x2xf32>) {
  // expected-error @+1 {{expected fragments of 2 x 2 or N x 2 x 2 x f32, all of one type, got 'vector<4x2xf32>' (WP17)}}
  %m = warp_pipe.row_reduce add %a : vector<4x2xf32> -> vector<2xf32>
  return
}

// -----

func.func @store_rows(%t: !warp_pipe.tile<32x64xf16>, %o: memref<?x64xf16>, %i: i32) {
  // expected-error @+1 {{expected a tile of at least 64 rows, got '!warp_pipe.tile<32x64xf16>' (WP10)}}
  warp_pipe.store_rows %t[%i], %o[%i] count(%i) : !warp_pipe.tile<32x64xf16>, memref<?x64xf16>
  return
}

// -----

func.func @store_rows_by_one(%t: !warp_pipe.tile<64x64xf16>, %o: memref<?x64xf16>, %i: i32) {
  warp_pipe.elect {
    // expected-error @+1 {{expected all lanes of the warp, got warp_pipe.elect around (WP28)}}
    warp_pipe.store_rows %t[%i], %o[%i] count(%i) : !warp_pipe.tile<64x64xf16>, memref<?x64xf16>
  }
  return
}

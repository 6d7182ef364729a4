// RUN: %sparse-opt %s | %sparse-opt | FileCheck %s
// RUN: %sparse-opt %s --mlir-print-op-generic | %sparse-opt | FileCheck %s

!tile = !warp_pipe.tile<64x64xbf16>
!ring = !warp_pipe.ring<64x64xbf16, stages = 2>
// CHECK-LABEL: func.func @all(
func.func @all(%r: !ring, %i: i32, %f: f32, %p: vector<4x4x2xbf16>,
               %o: vector<8x2x2xf32>, %d: memref<?x?x64xbf16>) {
  %t = warp_pipe.wait %r[%i] : !ring
  // CHECK: warp_pipe.warpgroup_mma %{{.+}}[%{{.+}}], %{{.+}} {transpose} : !warp_pipe.tile<64x64xbf16>, !warp_pipe.tile<64x64xbf16> -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  %a = warp_pipe.warpgroup_mma %t[%i], %t {transpose} : !tile, !tile
      -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  // CHECK: warp_pipe.warpgroup_mma %{{.+}}, %{{.+}} acc(%{{.+}} : vector<8x2x2xf32>) : vector<4x4x2xbf16>, !warp_pipe.tile<64x64xbf16> -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  %b = warp_pipe.warpgroup_mma %p, %t acc(%o : vector<8x2x2xf32>)
      : vector<4x4x2xbf16>, !tile -> !warp_pipe.in_flight<vector<8x2x2xf32>>
  // CHECK: warp_pipe.mma_wait %{{.+}} {pending = 1 : i32} : !warp_pipe.in_flight<vector<8x2x2xf32>>
  %s = warp_pipe.mma_wait %a {pending = 1 : i32} : !warp_pipe.in_flight<vector<8x2x2xf32>>
  // CHECK: warp_pipe.row_reduce maximumf %{{.+}} {in_thread} : vector<8x2x2xf32> -> vector<2xf32>
  %m = warp_pipe.row_reduce maximumf %s {in_thread} : vector<8x2x2xf32> -> vector<2xf32>
  // CHECK: warp_pipe.row_broadcast %{{.+}} : vector<2xf32> -> vector<8x2x2xf32>
  %w = warp_pipe.row_broadcast %m : vector<2xf32> -> vector<8x2x2xf32>
  // CHECK: warp_pipe.mma_wait %{{.+}} : !warp_pipe.in_flight<vector<8x2x2xf32>>
  %n = warp_pipe.mma_wait %b : !warp_pipe.in_flight<vector<8x2x2xf32>>
  // CHECK: warp_pipe.clear_rows %{{.+}}[%{{.+}}, %{{.+}}] : !warp_pipe.tile<64x64xbf16>
  warp_pipe.clear_rows %t[%i, %i] : !tile
  // CHECK: warp_pipe.warpgroup_barrier
  warp_pipe.warpgroup_barrier
  // CHECK: warp_pipe.issue_store %{{.+}}[%{{.+}}], %{{.+}}[%{{.+}}, %{{.+}}] {row_dim = 1 : i32} : !warp_pipe.tile<64x64xbf16>, memref<?x?x64xbf16>
  // CHECK: warp_pipe.store_wait
  warp_pipe.elect {
    warp_pipe.issue_store %t[%i], %d[%i, %i] {row_dim = 1 : i32}
        : !tile, memref<?x?x64xbf16>
    warp_pipe.store_wait
  }
  // CHECK: warp_pipe.store_rows %{{.+}}[%{{.+}}], %{{.+}}[%{{.+}}, %{{.+}}] count(%{{.+}}) : !warp_pipe.tile<64x64xbf16>, memref<?x?x64xbf16>
  warp_pipe.store_rows %t[%i], %d[%i, %i] count(%i) : !tile, memref<?x?x64xbf16>
  // CHECK: warp_pipe.release %{{.+}}[%{{.+}}] after(%{{.+}}) : !warp_pipe.ring<64x64xbf16, stages = 2>
  warp_pipe.release %r[%i] after(%f) : !ring
  return
}

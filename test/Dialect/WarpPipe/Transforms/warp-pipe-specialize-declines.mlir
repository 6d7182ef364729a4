// RUN: %sparse-opt %s --warp-pipe-specialize --split-input-file --verify-diagnostics
// RUN: not %sparse-opt %s --warp-pipe-specialize="load-warps=0" --split-input-file 2>&1 | FileCheck %s
// CHECK: expected load-warps >= 1, got 0

!tile = !warp_pipe.tile<64x64xf16>
func.func @two(%k: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-note @+1 {{the first is here}}
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !tile
  }
  // expected-remark @+1 {{not specialized: one pipeline a kernel, this is the second}}
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !tile
  }
  return
}

// -----

func.func @control_flow(%k: memref<?x64xf16>, %n: i32, %c: i1)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  scf.if %c {
    // expected-remark @+1 {{not specialized: the pipeline stands under control flow}}
    warp_pipe.pipeline (%i) to (%n) {
      %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    }
  }
  return
}

// -----

// expected-remark @+1 {{not specialized: expected the attribute warp_pipe.launch}}
func.func @no_launch(%k: memref<?x64xf16>, %n: i32) {
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

// expected-remark @+1 {{not specialized: expected more than 1 warps, got 1}}
func.func @one_warp(%k: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 1>} {
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @nothing(%n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-remark @+1 {{not specialized: the pipeline copies nothing}}
  warp_pipe.pipeline (%i) to (%n) {
    vector.print %i : i32
  }
  return
}

// -----

func.func @copy_in_if(%k: memref<?x64xf16>, %n: i32, %c: i1)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  warp_pipe.pipeline (%i) to (%n) {
    scf.if %c {
      // expected-remark @+1 {{not specialized: warp_pipe.gather_copy stands under control flow}}
      %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    }
  }
  return
}

// -----

func.func @copy_outside(%k: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-remark @+1 {{not specialized: warp_pipe.gather_copy stands outside of the pipeline}}
  %o = warp_pipe.gather_copy %k[%n] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @carried_coordinate(%k: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %r = warp_pipe.pipeline (%i) to (%n) iter_args(%a = %n) -> (i32) {
    // expected-remark @+1 {{not specialized: a coordinate depends on a value that the loop carries}}
    %t = warp_pipe.gather_copy %k[%a] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    %b = arith.addi %a, %i : i32
    warp_pipe.yield %b : i32
  }
  return
}

// -----

func.func @computed_coordinate(%k: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %zero = arith.constant 0 : i32
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    // expected-note @+1 {{by this}}
    %m = warp_pipe.load_matrix %t[%zero, %zero] : !warp_pipe.tile<64x64xf16> -> vector<4x2xf16>
    %x = vector.extract %m[0, 0] : f16 from vector<4x2xf16>
    %y = arith.fptosi %x : f16 to i32
    // expected-remark @+1 {{not specialized: a coordinate depends on what is computed}}
    %u = warp_pipe.gather_copy %k[%y] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @divergent_coordinate(%k: memref<?x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %lane = warp_pipe.lane_id : i32
  warp_pipe.pipeline (%i) to (%n) {
    %row = arith.addi %i, %lane : i32
    // expected-remark @+1 {{not specialized: a coordinate differs between lanes or warps}}
    %t = warp_pipe.gather_copy %k[%row] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @carried_tile(%k: memref<?x64xf16>, %n: i32, %t0: !warp_pipe.tile<64x64xf16>)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %r = warp_pipe.pipeline (%i) to (%n) iter_args(%a = %t0) -> (!warp_pipe.tile<64x64xf16>) {
    // expected-remark @+1 {{not specialized: the loop carries the tile}}
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    warp_pipe.yield %t : !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @cannot_travel(%k: memref<?x64xf16>, %list: memref<?xi64>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  warp_pipe.pipeline (%i) to (%n) {
    %at = arith.index_cast %i : i32 to index
    // expected-remark @+1 {{not specialized: a value of type i32 or f32 can travel in a ring, this is not one}}
    %id = memref.load %list[%at] : memref<?xi64>
    %row = arith.trunci %id : i64 to i32
    %t = warp_pipe.gather_copy %k[%row] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
    // expected-note @+1 {{it is read here}}
    vector.print %id : i64
  }
  return
}

// -----

func.func @read_after_write(%k: memref<?x64xf16>, %counts: memref<?xi32>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %i0 = arith.constant 0 : index
  // expected-note @+1 {{this may write}}
  memref.store %n, %counts[%i0] : memref<?xi32>
  // expected-remark @+1 {{not specialized: the load role reads memory after a write}}
  %m = memref.load %counts[%i0] : memref<?xi32>
  warp_pipe.pipeline (%i) to (%m) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @depends_on_warp(%k: memref<?x64xf16>)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-remark @+1 {{not specialized: a copy depends on the warp within the role}}
  %n = warp_pipe.warp_id : i32
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @cluster_in_if(%k: memref<?x64xf16>, %n: i32, %c: i1)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  scf.if %c {
    // expected-remark @+1 {{not specialized: a barrier of the cluster stands under control flow}}
    warp_pipe.cluster_wait
  }
  return
}

// -----

// expected-remark @+1 {{not specialized: expected a kernel without results}}
func.func @results(%k: memref<?x64xf16>, %n: i32) -> i32
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %k[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return %n : i32
}

// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of level 2, by their numbers.

// WP21
func.func @f() {
  // expected-error @+1 {{expected every role to have a name of its own, got "a" twice (WP21)}}
  warp_pipe.specialize role "a" warps(1) registers(0) {
  } role "a" warps(1) registers(0) {
  }
  return
}

// -----

// WP21
func.func @f() {
  // expected-error @+1 {{expected a name, warps and registers for each of 1 roles, got 1, 2 and 1 (WP21)}}
  "warp_pipe.specialize"() <{roles = ["a"], warps = array<i32: 1, 1>, registers = array<i32: 0>}> ({
    %l = warp_pipe.lane_id : i32
  }) : () -> ()
  return
}

// -----

// WP22
func.func @f() {
  // expected-error @+1 {{expected role "a" to have at least one warp, got 0 (WP22)}}
  warp_pipe.specialize role "a" warps(0) registers(0) {
  }
  return
}

// -----

// WP23
func.func @f() {
  // expected-error @+1 {{expected registers of role "a" to be 0 or a multiple of 8 from 24 to 240, got 41 (WP23)}}
  warp_pipe.specialize role "a" warps(1) registers(41) {
  }
  return
}

// -----

// WP23
func.func @f() {
  // expected-error @+1 {{expected a multiple of 4 warps in role "a" with registers set, got 1 (WP23)}}
  warp_pipe.specialize role "a" warps(1) registers(40) {
  }
  return
}

// -----

// WP24
func.func @f(%c: i1) {
  scf.if %c {
    // expected-error @+1 {{expected to stand directly in a function, got scf.if (WP24)}}
    warp_pipe.specialize role "a" warps(1) registers(0) {
    }
  }
  return
}

// -----

// WP25
func.func @f() {
  // expected-error @+1 {{expected at least one arrival, got 0 (WP25)}}
  %r = warp_pipe.create_ring {arrivals = 0 : i32} : !warp_pipe.ring<8x64xf16, stages = 1>
  return
}

// -----

// WP26
func.func @f(%r: !warp_pipe.ring<8x64xf16, stages = 1>, %i: i32) {
  // expected-error @+1 {{expected to stand in warp_pipe.elect (WP26)}}
  warp_pipe.acquire %r[%i] : !warp_pipe.ring<8x64xf16, stages = 1>
  return
}

// -----

// WP26
func.func @f(%r: !warp_pipe.ring<8x64xf16, stages = 1>, %i: i32) {
  // expected-error @+1 {{expected to stand in warp_pipe.elect (WP26)}}
  warp_pipe.commit %r[%i] : !warp_pipe.ring<8x64xf16, stages = 1>
  return
}

// -----

// WP26
func.func @f(%r: !warp_pipe.ring<8x64xf16, stages = 1>, %k: memref<?x64xf16>, %i: i32) {
  // expected-error @+1 {{expected to stand in warp_pipe.elect (WP26)}}
  warp_pipe.issue_copy %k[%i] to %r[%i] : memref<?x64xf16> to !warp_pipe.ring<8x64xf16, stages = 1>
  return
}

// -----

// WP8 of issue_copy
func.func @f(%r: !warp_pipe.ring<8x64xf16, stages = 1>, %k: memref<?x64xf16>, %i: i32) {
  warp_pipe.elect {
    // expected-error @+1 {{expected 1 x 1 coordinates, got 2 (WP8)}}
    warp_pipe.issue_copy %k[%i, %i] to %r[%i] : memref<?x64xf16> to !warp_pipe.ring<8x64xf16, stages = 1>
  }
  return
}

// -----

// WP27
func.func @f(%r: !warp_pipe.ring<8x64xf16, stages = 1, scalars = [i32]>, %i: i32) {
  warp_pipe.elect {
    // expected-error @+1 {{expected scalars of types ('i32'), got () (WP27)}}
    warp_pipe.commit %r[%i] : !warp_pipe.ring<8x64xf16, stages = 1, scalars = [i32]>
  }
  return
}

// -----

// WP28
func.func @f(%r: !warp_pipe.ring<8x64xf16, stages = 1>, %i: i32) {
  warp_pipe.elect {
    // expected-error @+1 {{expected all lanes of the warp, got warp_pipe.elect around (WP28)}}
    %t = warp_pipe.wait %r[%i] : !warp_pipe.ring<8x64xf16, stages = 1>
  }
  return
}

// -----

// WP28
func.func @f(%r: !warp_pipe.ring<8x64xf16, stages = 1>, %i: i32) {
  warp_pipe.elect {
    // expected-error @+1 {{expected all lanes of the warp, got warp_pipe.elect around (WP28)}}
    warp_pipe.release %r[%i] : !warp_pipe.ring<8x64xf16, stages = 1>
  }
  return
}

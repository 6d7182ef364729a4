// RUN: %sparse-opt %s --warp-pipe-set-register-budget | FileCheck %s
// RUN: %sparse-opt %s --warp-pipe-set-register-budget="registers=168" | FileCheck %s --check-prefix=FITS

// 160 threads may have 255 registers each.
// CHECK-LABEL: func.func @few
// CHECK: role "compute" warps(4) registers(0)
// CHECK: role "load" warps(1) registers(0)
func.func @few() {
  warp_pipe.specialize role "compute" warps(4) registers(0) {
  } role "load" warps(1) registers(0) {
  }
  return
}

// 384 threads start with 168 each: 128 x 64 + 256 x 216 are as many,
// in steps of 8.
// CHECK-LABEL: func.func @many
// CHECK: role "compute" warps(8) registers(216)
// CHECK: role "load" warps(4) registers(64)
// FITS-LABEL: func.func @many
// FITS: role "compute" warps(8) registers(0)
// FITS: role "load" warps(4) registers(0)
func.func @many() {
  warp_pipe.specialize role "compute" warps(8) registers(0) {
  } role "load" warps(4) registers(0) {
  }
  return
}

// A load role keeps what the program gives it, 128 x 80.
// CHECK-LABEL: func.func @asked
// CHECK: role "compute" warps(8) registers(208)
// CHECK: role "load" warps(4) registers(80)
func.func @asked() {
  warp_pipe.specialize role "compute" warps(8) registers(0) {
  } role "load" warps(4) registers(80) {
  }
  return
}

// Two CTAs of 384 threads start with 80 each: 128 x 64 + 256 x 88 are as many,
// in steps of 8.
// CHECK-LABEL: func.func @two_ctas
// CHECK: role "compute" warps(8) registers(88)
// CHECK: role "load" warps(4) registers(64)
func.func @two_ctas() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 12, ctas = 2>} {
  warp_pipe.specialize role "compute" warps(8) registers(0) {
  } role "load" warps(4) registers(0) {
  }
  return
}

// Two CTAs of 160 threads have less than one would, which is what they ask for.
// CHECK-LABEL: func.func @two_small_ctas
// CHECK: role "compute" warps(4) registers(0)
// CHECK: role "load" warps(1) registers(0)
func.func @two_small_ctas() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, ctas = 2>} {
  warp_pipe.specialize role "compute" warps(4) registers(0) {
  } role "load" warps(1) registers(0) {
  }
  return
}

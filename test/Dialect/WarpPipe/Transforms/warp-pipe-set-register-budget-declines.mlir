// RUN: %sparse-opt %s --warp-pipe-set-register-budget --split-input-file --verify-diagnostics
// RUN: not %sparse-opt %s --warp-pipe-set-register-budget="registers=256" --split-input-file 2>&1 | FileCheck %s
// CHECK: expected registers from 24 to 255, got 256

// setmaxnreg is for four warps at once.
func.func @one_load_warp() {
  // expected-remark @+1 {{register budget not set: expected roles of a multiple of 4 warps, got 1 for role "load"}}
  warp_pipe.specialize role "compute" warps(8) registers(0) {
  } role "load" warps(1) registers(0) {
  }
  return
}

// -----

func.func @too_many() {
  // expected-error @+1 {{expected at least 24 registers for role "compute", there are 0 for 2048 threads}}
  warp_pipe.specialize role "compute" warps(36) registers(0) {
  } role "load" warps(28) registers(0) {
  }
  return
}

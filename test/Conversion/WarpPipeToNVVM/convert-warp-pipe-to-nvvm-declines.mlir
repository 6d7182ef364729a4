// RUN: %sparse-opt %s --convert-warp-pipe-to-nvvm --split-input-file --verify-diagnostics

func.func @ring() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-error @+1 {{expected convert-warp-pipe-to-nvgpu to have been run, or a role around}}
  %r = warp_pipe.create_ring : !warp_pipe.ring<64x64xf16, stages = 2>
  return
}

// -----

func.func @barrier() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-error @+1 {{expected convert-warp-pipe-to-nvgpu to have been run, or a role around}}
  warp_pipe.role_barrier
  return
}

// -----

func.func @roles() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 16>} {
  // expected-error @+1 {{expected at most 15 roles, got 16: there is a named barrier for each}}
  warp_pipe.specialize role "0" warps(1) registers(0) {
  } role "1" warps(1) registers(0) {
  } role "2" warps(1) registers(0) {
  } role "3" warps(1) registers(0) {
  } role "4" warps(1) registers(0) {
  } role "5" warps(1) registers(0) {
  } role "6" warps(1) registers(0) {
  } role "7" warps(1) registers(0) {
  } role "8" warps(1) registers(0) {
  } role "9" warps(1) registers(0) {
  } role "a" warps(1) registers(0) {
  } role "b" warps(1) registers(0) {
  } role "c" warps(1) registers(0) {
  } role "d" warps(1) registers(0) {
  } role "e" warps(1) registers(0) {
  } role "f" warps(1) registers(0) {
  }
  return
}

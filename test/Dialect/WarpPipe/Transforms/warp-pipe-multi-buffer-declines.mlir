// RUN: %sparse-opt %s --warp-pipe-multi-buffer="stages=4" --split-input-file --verify-diagnostics
// RUN: not %sparse-opt %s --warp-pipe-multi-buffer="stages=33" 2>&1 | FileCheck %s
// RUN: not %sparse-opt %s --warp-pipe-multi-buffer="shared-memory=65535" 2>&1 | FileCheck %s --check-prefix=AUTO
// CHECK: expected stages from 0 to 32 and max-stages from 1 to 32, got 33 and 3
// AUTO: needs 65552 bytes of shared memory with 1 stages, there are 65535

// expected-error @+1 {{needs 262208 bytes of shared memory with 4 stages, there are 232448}}
func.func @large() {
  // expected-note @+1 {{a stage of this ring takes 65552}}
  %k = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<256x128xf16, stages = 1>
  return
}

// -----

// A CTA of two has 113 KiB.
// expected-error @+1 {{needs 131136 bytes of shared memory with 4 stages, there are 115712}}
func.func @two_ctas() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, ctas = 2>} {
  // expected-note @+1 {{a stage of this ring takes 32784}}
  %k = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<128x128xf16, stages = 1>
  return
}

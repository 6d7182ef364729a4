// RUN: %sparse-opt %s --warp-pipe-multi-buffer | FileCheck %s
// RUN: %sparse-opt %s --warp-pipe-multi-buffer="stages=2" | FileCheck %s --check-prefix=TWO
// RUN: %sparse-opt %s --warp-pipe-multi-buffer="max-stages=8 shared-memory=170000" | FileCheck %s --check-prefix=SMALL

// Rings of 16 KiB a stage each: three stages of both are 96 KiB.
// CHECK-LABEL: func.func @small
// CHECK: warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32]>
// CHECK: warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<64x128xf16, stages = 3>
// Uses follow.
// CHECK: warp_pipe.wait %{{.*}} : !warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32]>
// TWO-LABEL: func.func @small
// TWO-COUNT-2: stages = 2
// SMALL-LABEL: func.func @small
// SMALL-COUNT-2: stages = 5
func.func @small(%i: i32) {
  %k = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<64x128xf16, stages = 1, scalars = [i32]>
  %v = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<64x128xf16, stages = 1>
  %t, %a = warp_pipe.wait %k[%i] : !warp_pipe.ring<64x128xf16, stages = 1, scalars = [i32]>
  return
}

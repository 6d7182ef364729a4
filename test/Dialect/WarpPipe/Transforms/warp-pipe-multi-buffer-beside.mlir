// RUN: %sparse-opt %s --warp-pipe-multi-buffer | FileCheck %s

// 100 KiB of other memory leave room for one stage of 64 KiB, not for two.
// CHECK-LABEL: func.func @beside
// CHECK: warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<256x128xf16, stages = 1>
func.func @beside() {
  %m = warp_pipe.alloc_shared : memref<25600xf32, #gpu.address_space<workgroup>>
  %k = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<256x128xf16, stages = 1>
  return
}

// Half of the shared memory, less what the hardware takes, is 113 KiB: room for
// one stage of 64 KiB, not for two.
// CHECK-LABEL: func.func @two_ctas
// CHECK: warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<256x128xf16, stages = 1>
func.func @two_ctas() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 5, ctas = 2>} {
  %k = warp_pipe.create_ring {arrivals = 4 : i32} : !warp_pipe.ring<256x128xf16, stages = 1>
  return
}

// RUN: %sparse-opt %s --convert-warp-pipe-to-nvgpu --split-input-file --verify-diagnostics

func.func @level_one(%x: memref<?x64xf16>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-error @+1 {{expected warp-pipe-specialize to have been run; it says why it declines}}
  warp_pipe.pipeline (%i) to (%n) {
    %t = warp_pipe.gather_copy %x[%i] : memref<?x64xf16> -> !warp_pipe.tile<64x64xf16>
  }
  return
}

// -----

func.func @stream(%p: memref<?xi32>, %n: i32) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-error @+1 {{expected warp-pipe-lower-index-streams to have been run}}
  %s = warp_pipe.index_stream %p[] first(%n) step(%n) : memref<?xi32>
  return
}

// -----

func.func @tile(%t: !warp_pipe.tile<64x64xf16>, %n: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  // expected-error @+1 {{expected a tile of warp_pipe.wait}}
  %m = warp_pipe.load_matrix %t[%n, %n] : !warp_pipe.tile<64x64xf16> -> vector<4x2xf16>
  return
}

// -----

// expected-error @+1 {{expected at most 232448 bytes of shared memory, got 262208}}
func.func @too_large() attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %r = warp_pipe.create_ring : !warp_pipe.ring<256x128xf16, stages = 4>
  return
}

// -----

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @size_of_source(%x: memref<?x64xf16>, %i: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %r = warp_pipe.create_ring : !ring
  %c0 = arith.constant 0 : index
  // expected-error @+1 {{expected nothing but copies, and prefetches of their boxes, to read this argument; sizes come as index arguments}}
  %n = memref.dim %x, %c0 : memref<?x64xf16>
  warp_pipe.elect {
    // expected-note @+1 {{it is copied from here}}
    warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
  }
  return
}

// -----

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @prefetch_of_other_boxes(%x: memref<?x64xf16>, %i: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %r = warp_pipe.create_ring : !ring
  // expected-error @+1 {{expected nothing but copies, and prefetches of their boxes, to read this argument}}
  warp_pipe.gather_prefetch %x[%i] {row_dim = 0 : i32, rows = 32 : i32, columns = 64 : i32} : memref<?x64xf16>
  warp_pipe.elect {
    // expected-note @+1 {{it is copied from here}}
    warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
  }
  return
}

// -----

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @not_an_argument(%x: memref<1024x64xf16>, %i: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %r = warp_pipe.create_ring : !ring
  %y = memref.cast %x : memref<1024x64xf16> to memref<?x64xf16>
  warp_pipe.elect {
    // expected-error @+1 {{expected an argument of the kernel to copy from: a tensor map is made by the host}}
    warp_pipe.issue_copy %y[%i] to %r[%i] : memref<?x64xf16> to !ring
  }
  return
}

// -----

!ring = !warp_pipe.ring<64x64xf16, stages = 2>
func.func @other_box(%x: memref<?x64xf16>, %i: i32)
    attributes {warp_pipe.launch = #warp_pipe.launch<warps = 2>} {
  %r = warp_pipe.create_ring : !ring
  warp_pipe.elect {
    // expected-note @+1 {{such as this}}
    warp_pipe.issue_copy %x[%i] to %r[%i] : memref<?x64xf16> to !ring
    // expected-error @+1 {{expected boxes as in the other copies from this argument}}
    warp_pipe.issue_copy %x[%i, %i] to %r[%i] {boxes = 2 : i32} : memref<?x64xf16> to !ring
  }
  return
}

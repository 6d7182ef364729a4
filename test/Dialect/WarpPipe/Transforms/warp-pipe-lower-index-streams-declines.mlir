// RUN: %sparse-opt %s --warp-pipe-lower-index-streams --split-input-file --verify-diagnostics

func.func @pipeline(%p: memref<?xi32>, %n: i32) {
  // expected-note @+1 {{the stream is here}}
  %s = warp_pipe.index_stream %p[] first(%n) step(%n) : memref<?xi32>
  warp_pipe.pipeline (%i) to (%n) {
    // expected-error @+1 {{expected the counter of an scf.for from 0 in steps of 1 around it; run warp-pipe-specialize first}}
    %e = warp_pipe.stream_entries %s[%i] : i32
  }
  return
}

// -----

func.func @other_index(%p: memref<?xi32>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-note @+1 {{the stream is here}}
  %s = warp_pipe.index_stream %p[] first(%n) step(%n) : memref<?xi32>
  scf.for %i = %zero to %n step %one : i32 {
    // expected-error @+1 {{expected the counter of an scf.for from 0 in steps of 1 around it}}
    %e = warp_pipe.stream_entries %s[%n] : i32
  }
  return
}

// -----

func.func @argument(%s: !warp_pipe.index_stream, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  scf.for %i = %zero to %n step %one : i32 {
    // expected-error @+1 {{expected a stream of warp_pipe.index_stream}}
    %e = warp_pipe.stream_entries %s[%i] : i32
  }
  return
}

// -----

func.func @read_twice(%p: memref<?xi32>, %n: i32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  // expected-note @+1 {{the stream is here}}
  %s = warp_pipe.index_stream %p[] first(%n) step(%n) : memref<?xi32>
  scf.for %i = %zero to %n step %one : i32 {
    %e = warp_pipe.stream_entries %s[%i] : i32
    // expected-error @+1 {{expected one read of a stream in a loop; read all entries of a step at once}}
    %f = warp_pipe.stream_entries %s[%i] : i32
  }
  return
}

// RUN: %sparse-opt %s --verify-diagnostics --split-input-file

// WP15
func.func @f(%s: !warp_pipe.index_stream, %i: i32) {
  // expected-error @+1 {{expected steps >= 1, got 0 (WP15)}}
  %e = warp_pipe.stream_entries %s[%i] {steps = 0 : i32} : i32
  return
}

// RUN: %sparse-opt %s --verify-diagnostics --split-input-file

// WP29: one number
func.func @f() {
  // expected-error @+1 {{expected workgroup memory of one i64, got 'memref<2xi64, #gpu.address_space<workgroup>>' (WP29)}}
  %m = warp_pipe.create_mailbox : memref<2xi64, #gpu.address_space<workgroup>>
  return
}

// -----

// WP29: shared memory
func.func @f() {
  // expected-error @+1 {{expected workgroup memory of one i64, got 'memref<1xi64>' (WP29)}}
  %m = warp_pipe.create_mailbox : memref<1xi64>
  return
}

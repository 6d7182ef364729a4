// RUN: %sparse-opt %s --convert-warp-pipe-to-nvgpu --convert-warp-pipe-to-nvvm | FileCheck %s
// A kernel without roles: its threads count in shared memory.

// CHECK-LABEL: func.func @count(
// CHECK-SAME: overlap = true
func.func @count(%x: memref<?xi32>) attributes {warp_pipe.launch = #warp_pipe.launch<warps = 4, overlap = true>} {
  %one = arith.constant 1 : i32
  %counters = warp_pipe.alloc_shared : memref<4x8xi32, #gpu.address_space<workgroup>>
  // CHECK: nvvm.griddepcontrol launch_dependents
  warp_pipe.grid_release
  // Nothing may be moved across.
  // CHECK: llvm.inline_asm has_side_effects {{.*}}"griddepcontrol.wait;", "~{memory}"
  warp_pipe.grid_wait
  %thread = gpu.thread_id x
  %at = arith.remui %thread, %thread : index
  // CHECK: llvm.atomicrmw add {{.*}} syncscope("block") monotonic
  %old = memref.atomic_rmw addi %one, %counters[%at, %at] : (i32, memref<4x8xi32, #gpu.address_space<workgroup>>) -> i32
  memref.store %old, %x[%thread] : memref<?xi32>
  return
}

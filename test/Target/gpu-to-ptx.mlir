// RUN: %sparse-opt %s --sparse-attn-to-nvvm-pipeline --sparse-attn-gpu-to-ptx | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-to-nvvm-pipeline --sparse-attn-gpu-to-ptx | FileCheck %s --check-prefix=NOT
// RUN: %sparse-opt %s --sparse-attn-to-nvvm-pipeline --sparse-attn-gpu-to-ptx | FileCheck %s --check-prefix=GRID

// No library is called, and no thread needs memory of its own.
// NOT-NOT: call
// NOT-NOT: .local
// NOT-NOT: .extern .func

// CHECK: gpu.binary @sparse_attn_kernels [#gpu.object<#nvvm.target<O = 3, chip = "sm_90a", features = "+ptx86">, assembly = "
// CHECK-SAME: .version 8.6
// CHECK-SAME: .target sm_90a
// CHECK-SAME: .visible .entry items(
// CHECK-SAME: .maxntid 128
// The item and its bound.
// CHECK-SAME: %ctaid.x
// CHECK-SAME: %tid.x
// CHECK-SAME: setp.{{lt|ge}}.s64 \09[[INSIDE:%p[0-9]+]]
// CHECK-SAME: @[[INSIDE]] bra
// Fused as the CPU does it, and not more.
// CHECK-SAME: fma.rn.f32
// CHECK-SAME: st.global
func.func @items(%x: memref<?xf32>, %h: memref<?xi16>, %i: index) attributes {sparse_attn.kernel} {
  %0 = memref.load %x[%i] : memref<?xf32>
  %1 = math.exp %0 : f32
  %2 = math.log %1 : f32
  %3 = math.sin %2 : f32
  %4 = math.cos %3 : f32
  %5 = math.sqrt %4 : f32
  %6 = math.fma %5, %1, %2 : f32
  memref.store %6, %x[%i] : memref<?xf32>
  %7 = arith.truncf %6 : f32 to bf16
  %8 = arith.bitcast %7 : bf16 to i16
  memref.store %8, %h[%i] : memref<?xi16>
  return
}

// GRID: .visible .entry grid(\0A\09.param .align 64 .b8 grid_param_0[128],
// GRID-SAME: .maxntid 160
// GRID-SAME: prefetch.param.tensormap
!map = !nvgpu.tensormap.descriptor<tensor = memref<1x64xf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_256b, oob = zero, interleave = none>
func.func @grid(%map: !map, %n: index) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  nvgpu.tma.prefetch.descriptor %map : !map
  return
}

// RUN: %sparse-opt %s --sparse-attn-finalize-kernels | FileCheck %s

// CHECK-LABEL: func.func @k(
// CHECK-SAME: %[[X:.*]]: memref<f32>, %[[XO:.*]]: index, %[[Y:.*]]: memref<i8>, %[[YO:.*]]: index, %[[X0:.*]]: index, %[[N:.*]]: index, %[[Y0:.*]]: index, %[[Y1:.*]]: index, %[[I:.*]]: index)
// CHECK-SAME: sparse_attn.kernel_types = [memref<?x16xf32>, index, memref<?x?xi8>, index]
func.func private @k(%x: memref<?x16xf32>, %n: index, %y: memref<?x?xi8>, %i: index) attributes {sparse_attn.kernel} {
  // CHECK-DAG: %[[XV:.*]] = memref.reinterpret_cast %[[X]] to offset: [%[[XO]]], sizes: [%[[X0]], 16], strides: [16, 1]
  // CHECK-DAG: %[[YV:.*]] = memref.reinterpret_cast %[[Y]] to offset: [%[[YO]]], sizes: [%[[Y0]], %[[Y1]]], strides: [%{{.*}}, 1]
  // CHECK: memref.load %[[XV]][%[[I]], %[[N]]]
  %0 = memref.load %x[%i, %n] : memref<?x16xf32>
  %1 = arith.fptosi %0 : f32 to i8
  memref.store %1, %y[%i, %n] : memref<?x?xi8>
  return
}

// Other functions stay as they are.
// CHECK-LABEL: func.func @other(%{{.*}}: memref<?xf32>)
func.func @other(%x: memref<?xf32>) {
  return
}

// A tensor map is one argument; a kernel for thread blocks has no item.
// CHECK-LABEL: func.func @grid(
// CHECK-SAME: %[[MAP:.*]]: !nvgpu.tensormap.descriptor<{{[^:]*}}>, %{{.*}}: memref<f32>, %{{.*}}: index, %[[N:.*]]: index, %{{.*}}: index)
// CHECK-SAME: sparse_attn.kernel_types = [!nvgpu.tensormap.descriptor<{{.*}}>, index, memref<?xf32>], warp_pipe.launch
!map = !nvgpu.tensormap.descriptor<tensor = memref<1x64xf16, 3>, swizzle = none, l2promo = none, oob = zero, interleave = none>
func.func private @grid(%map: !map, %n: index, %x: memref<?xf32>) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 5>} {
  // CHECK: nvgpu.tma.prefetch.descriptor %[[MAP]]
  nvgpu.tma.prefetch.descriptor %map : !map
  // CHECK: memref.load %{{.*}}[%[[N]]]
  %0 = memref.load %x[%n] : memref<?xf32>
  memref.store %0, %x[%n] : memref<?xf32>
  return
}

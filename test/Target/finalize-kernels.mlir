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

// RUN: %sparse-opt %s --sparse-attn-finalize-kernels --sparse-attn-emit-host="device=cuda" --canonicalize --split-input-file | FileCheck %s

// One object a kernel: image, its bytes, name, threads, cluster, shared memory, flags, cache.
// CHECK-LABEL: llvm.mlir.global private @k_object() {{.*}} : !llvm.struct<(ptr, i64, ptr, i32, i32, i32, i32, ptr)>
// CHECK-DAG: %[[IMAGE:.*]] = llvm.mlir.addressof @sparse_attn_cubin
// CHECK-DAG: %[[BYTES:.*]] = llvm.mlir.constant(4 : i64)
// CHECK-DAG: %[[THREADS:.*]] = llvm.mlir.constant(128 : i32)
// CHECK: insertvalue %[[IMAGE]], %{{.*}}[0]
// CHECK: insertvalue %[[BYTES]], %{{.*}}[1]
// CHECK: insertvalue %[[THREADS]], %{{.*}}[3]
// CHECK: llvm.mlir.global private constant @sparse_attn_cubin("\7FELF") {addr_space = 0 : i32, alignment = 64 : i64}
gpu.binary @sparse_attn_kernels [#gpu.object<#nvvm.target<chip = "sm_90a">, bin = "\7FELF">]
func.func private @k(memref<?x16xf32>, memref<?x16xf32>, index) attributes {sparse_attn.kernel}

// CHECK-LABEL: func.func @main(
// CHECK-SAME: %[[WS:[^:]*]]: !llvm.ptr, %{{[^:]*}}: i64, %[[STREAM:[^:]*]]: !llvm.ptr) -> i32
// CHECK: %[[OBJECT:.*]] = llvm.mlir.addressof @k_object
// CHECK: call @sparse_attn_rt_begin
// CHECK: call @sparse_attn_rt_bind(%{{.*}}, %c2_i32,
// CHECK: call @sparse_attn_rt_bind(%{{.*}}, %c2_i32,
// CHECK: func.call @sparse_attn_rt_expect_workspace
// CHECK: scf.if
// The temporary is the first in the workspace; pointer, offset, sizes and items go to the stack.
// CHECK: llvm.store %[[WS]],
// CHECK: %[[MORE:.*]] = arith.addi %{{.*}}, %{{.*}} : i64
// CHECK: %[[GRID:.*]] = arith.divui %[[MORE]], %{{.*}} : i64
// CHECK: %[[FIRST:.*]] = func.call @sparse_attn_rt_cuda_launch(%c0_i32, %[[OBJECT]], %[[GRID]], %{{.*}}, %{{.*}}, %{{.*}}, %[[STREAM]])
// CHECK: %[[SECOND:.*]] = func.call @sparse_attn_rt_cuda_launch(%[[FIRST]], %{{.*}}, %[[STREAM]])
// The runtime leaves out copies of a tensor to itself.
// CHECK: %[[THIRD:.*]] = func.call @sparse_attn_rt_cuda_copy(%[[SECOND]], {{.*}}, %[[STREAM]])
// CHECK: %[[FOURTH:.*]] = func.call @sparse_attn_rt_cuda_copy(%[[THIRD]], {{.*}}, %[[STREAM]])
// CHECK: scf.yield %[[FOURTH]]
// CHECK-LABEL: func.func @main_workspace_size(
// CHECK-DAG: arith.constant 255 : index
// CHECK-DAG: arith.constant -256 : index
// CHECK-NOT: cuda
// CHECK-LABEL: func.func @main_device() -> i32
// CHECK: return %c2_i32
// CHECK-NOT: gpu.binary
// CHECK-NOT: @k
func.func @main(%x: tensor<?x16xf32>) -> (tensor<?x16xf32>, tensor<?x16xf32>) {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x16xf32>
  %y = sparse_attn.dispatch @k [%n] (%x) sizes(%n) : (tensor<?x16xf32>) -> tensor<?x16xf32>
  %z = sparse_attn.dispatch @k [%n] (%y) sizes(%n) : (tensor<?x16xf32>) -> tensor<?x16xf32>
  return %z, %x : tensor<?x16xf32>, tensor<?x16xf32>
}

// -----

// A grid, a tensor map by value, a constant.
// CHECK-LABEL: llvm.mlir.global private @grid_object()
// CHECK-DAG: llvm.mlir.constant(160 : i32)
// CHECK-DAG: llvm.mlir.constant(1 : i32)
// CHECK-DAG: llvm.mlir.constant(1024 : i32)
// CHECK-DAG: llvm.mlir.global private constant @{{.*}}("f16\00")
// CHECK-DAG: llvm.mlir.global private constant @{{.*}}(dense<[1, 64]> : tensor<2xi64>)
// The constant's object: its bytes on the host, their number, the cache.
// CHECK: llvm.mlir.global private @[[OBJECT:.*]]() {{.*}} : !llvm.struct<(ptr, i64, ptr)>
// CHECK: llvm.mlir.addressof @[[DATA:.*]] :
// CHECK: llvm.mlir.constant(8 : i64)
// CHECK: llvm.mlir.global private constant @[[DATA]](dense<[1, 2]> : tensor<2xi32>)
gpu.binary @sparse_attn_kernels [#gpu.object<#nvvm.target<chip = "sm_90a">, bin = "\7FELF">]
!map = !nvgpu.tensormap.descriptor<tensor = memref<1x64xf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_256b, oob = zero, interleave = none>
func.func private @grid(!map, memref<2xi32>, index, memref<?xf32>) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true, shared_memory = 1024>}

// CHECK-LABEL: func.func @main(
// CHECK-DAG: %[[MAP:.*]] = llvm.alloca %{{.*}} x i64 {alignment = 64 : i64}
// CHECK: %[[UPLOADED:.*]] = func.call @sparse_attn_rt_cuda_constant(%c0_i32, %{{.*}}, %[[ADDRESS:[0-9]+]])
// CHECK: %[[CONSTANT:.*]] = llvm.load %[[ADDRESS]]
// CHECK: %[[ENCODED:.*]] = func.call @sparse_attn_rt_cuda_tensor_map(%[[UPLOADED]], %[[MAP]], %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}})
// CHECK: llvm.store %[[MAP]], %{{.*}}
// CHECK: llvm.store %[[CONSTANT]], %{{.*}}
// CHECK: func.call @sparse_attn_rt_cuda_launch(%[[ENCODED]], %{{.*}}, %[[X:.*]], %c1_i64, %[[X]],
func.func @main(%x: tensor<?x64xf16>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c = arith.constant dense<[1, 2]> : tensor<2xi32>
  %n = tensor.dim %x, %c0 : tensor<?x64xf16>
  %y = sparse_attn.dispatch @grid [%n, %c1, %n] (%x, %c, %n) sizes(%n) : (tensor<?x64xf16>, tensor<2xi32>, index) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

// -----

// A program without kernels needs no cubin.
// CHECK-LABEL: func.func @identity(
// CHECK: func.call @sparse_attn_rt_cuda_copy
func.func @identity(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

gpu.binary @sparse_attn_kernels [#gpu.object<#nvvm.target<chip = "sm_90a">, bin = "\7FELF">]
func.func private @check(memref<?xi32>, index, memref<?x?xi64>, index) attributes {sparse_attn.kernel}

// A capture is refused in front of everything, reports are read behind everything, so that no error
// of theirs leaves a copy out.
// CHECK-LABEL: func.func @checked(
// CHECK-SAME: %[[STREAM:[a-z0-9]*]]: !llvm.ptr) -> i32
// CHECK: %[[OPEN:.*]] = func.call @sparse_attn_rt_cuda_expect_no_capture(%c0_i32, %[[STREAM]])
// CHECK: %[[FOUND:.*]] = func.call @sparse_attn_rt_cuda_launch(%[[OPEN]],
// CHECK: %[[COPIED:.*]] = func.call @sparse_attn_rt_cuda_copy(%[[FOUND]],
// CHECK: %[[REPORTED:.*]] = func.call @sparse_attn_rt_cuda_report(%[[COPIED]], %{{.*}}, %{{.*}}, %c2_i32, %{{.*}}, %{{.*}}, %[[STREAM]])
// CHECK: scf.yield %[[REPORTED]]
func.func @checked(%n: tensor<3xi32>) -> tensor<3xi32> {
  %c3 = arith.constant 3 : index
  %r = sparse_attn.dispatch @check [%c3] (%n, %c3) : (tensor<3xi32>, index) -> tensor<3x4xi64>
  sparse_attn.report %r {operand = "argument 0, lengths", axes = "batch"} : tensor<3x4xi64>
  return %n : tensor<3xi32>
}

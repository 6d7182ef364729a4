// RUN: %sparse-opt %s --sparse-attn-finalize-kernels --sparse-attn-outline-gpu-kernels --split-input-file | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-finalize-kernels --sparse-attn-outline-gpu-kernels="chip=sm_100a features=+ptx88" --split-input-file | FileCheck %s --check-prefix=CHIP
// CHIP: gpu.module @sparse_attn_kernels [#nvvm.target<O = 3, chip = "sm_100a", features = "+ptx88">]

// A kernel of items: a thread an item, and none beyond the last.
// CHECK-LABEL: gpu.module @sparse_attn_kernels [#nvvm.target<O = 3, chip = "sm_90a", features = "+ptx86">] {
// CHECK: llvm.func @items(%[[X:.*]]: !llvm.ptr, %[[XO:.*]]: i64, %[[SIZE:.*]]: i64, %[[N:.*]]: i64, %[[ITEMS:.*]]: i64) attributes {nvvm.kernel, nvvm.maxntid = array<i32: 128>, nvvm.minctasm = 1 : i32}
// CHECK: %[[BASE:.*]] = builtin.unrealized_conversion_cast %{{.*}} : !llvm.struct<(ptr, ptr, i64)> to memref<f32>
// CHECK: %[[B32:.*]] = nvvm.read.ptx.sreg.ctaid.x
// CHECK: %[[B:.*]] = arith.extui %[[B32]] : i32 to i64
// CHECK: %[[T32:.*]] = nvvm.read.ptx.sreg.tid.x
// CHECK: %[[T:.*]] = arith.extui %[[T32]] : i32 to i64
// CHECK: %[[FIRST:.*]] = arith.muli %[[B]], %c128_i64
// CHECK: %[[ITEM:.*]] = arith.addi %[[FIRST]], %[[T]]
// CHECK: %[[INSIDE:.*]] = arith.cmpi slt, %[[ITEM]], %[[ITEMS]]
// CHECK: %[[I:.*]] = arith.index_cast %[[ITEM]] : i64 to index
// CHECK: cf.cond_br %[[INSIDE]], ^[[BODY:.*]], ^[[EXIT:.*]]
// CHECK: ^[[BODY]]:
// CHECK: memref.store %{{.*}}, %{{.*}}[%[[I]]]
// CHECK: llvm.return
// CHECK: ^[[EXIT]]:
// CHECK: llvm.return

// What the host reads stays.
// CHECK: func.func private @items(memref<f32>, index, index, index, index) attributes {sparse_attn.kernel, sparse_attn.kernel_types = [memref<?xf32>, index, index]}
func.func private @items(%x: memref<?xf32>, %n: index, %i: index) attributes {sparse_attn.kernel} {
  %0 = arith.constant 1.0 : f32
  memref.store %0, %x[%i] : memref<?xf32>
  return
}
// CHECK: func.func @host()
func.func @host() {
  return
}

// -----

// A kernel for thread blocks: its own threads, a tensor map by value, no item.
// CHECK-LABEL: gpu.module
// CHECK: llvm.mlir.global external @shared() {addr_space = 3 : i32
// CHECK: llvm.func @grid(%{{.*}}: !llvm.ptr {llvm.align = 64 : i64, llvm.byval = !llvm.array<128 x i8>, nvvm.grid_constant}, %{{.*}}: !llvm.ptr, %{{.*}}: i64, %{{.*}}: i64, %[[N:.*]]: i64) attributes {denormal_fp_math_f32 = "preserve-sign,preserve-sign", nvvm.cluster_dim = array<i32: 0, 0, 0>, nvvm.kernel, nvvm.maxntid = array<i32: 160>, nvvm.minctasm = 1 : i32}
// CHECK-NOT: ctaid
// CHECK: cf.br
// CHECK: nvgpu.tma.prefetch.descriptor
// CHECK: llvm.mlir.addressof @shared
// CHECK: func.func private @grid(!nvgpu.tensormap.descriptor<{{.*}}>, memref<f32>, index, index, index) attributes {sparse_attn.kernel, sparse_attn.kernel_types = [!nvgpu.tensormap.descriptor<{{.*}}>, memref<?xf32>, index], warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true, shared_memory = 1024>}
// CHECK-NOT: @shared
!map = !nvgpu.tensormap.descriptor<tensor = memref<1x64xf16, 3>, swizzle = swizzle_128b, l2promo = l2promo_256b, oob = zero, interleave = none>
llvm.mlir.global external @shared() {addr_space = 3 : i32, alignment = 1024 : i64} : !llvm.array<0 x i8>
func.func private @grid(%map: !map, %x: memref<?xf32>, %n: index) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 5, cluster = true, shared_memory = 1024>} {
  nvgpu.tma.prefetch.descriptor %map : !map
  %s = llvm.mlir.addressof @shared : !llvm.ptr<3>
  %0 = arith.constant 1.0 : f32
  llvm.store %0, %s : f32, !llvm.ptr<3>
  memref.store %0, %x[%n] : memref<?xf32>
  return
}

// -----

// Shared memory of the launch is extern; what another function uses stays as well.
// CHECK-LABEL: gpu.module
// CHECK-DAG: memref.global @dynamic : memref<0xi8, 3> {alignment = 1024 : i64}
// CHECK-DAG: memref.global "private" constant @table : memref<2xf32> = dense<[1.000000e+00, 2.000000e+00]>
// CHECK: llvm.func @k
// CHECK: memref.get_global @dynamic
// CHECK-NOT: @dynamic
// CHECK: memref.global "private" constant @table
// CHECK-NOT: @dynamic
memref.global "private" @dynamic : memref<0xi8, 3> {alignment = 1024 : i64}
memref.global "private" constant @table : memref<2xf32> = dense<[1.0, 2.0]>
func.func private @k(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  %0 = memref.get_global @dynamic : memref<0xi8, 3>
  %1 = memref.get_global @table : memref<2xf32>
  %c0 = arith.constant 0 : index
  %2 = memref.load %1[%c0] : memref<2xf32>
  memref.store %2, %x[%i] : memref<?xf32>
  return
}
func.func @other() -> f32 {
  %1 = memref.get_global @table : memref<2xf32>
  %c0 = arith.constant 0 : index
  %2 = memref.load %1[%c0] : memref<2xf32>
  return %2 : f32
}

// -----

// Registers for two CTAs on a multiprocessor.
// CHECK-LABEL: gpu.module
// CHECK: llvm.func @two({{.*}}nvvm.minctasm = 2 : i32
func.func private @two(%x: memref<?xf32>, %n: index) attributes {sparse_attn.kernel, warp_pipe.launch = #warp_pipe.launch<warps = 5, shared_memory = 1024, ctas = 2>} {
  %0 = arith.constant 1.0 : f32
  memref.store %0, %x[%n] : memref<?xf32>
  return
}

// REQUIRES: ptxas
// RUN: %sparse-opt %s --sparse-attn-to-nvvm-pipeline --sparse-attn-gpu-to-ptx --sparse-attn-assemble-ptx | FileCheck %s
// RUN: %sparse-opt %s --sparse-attn-to-nvvm-pipeline --sparse-attn-to-cubin-pipeline | FileCheck %s

// CHECK: gpu.binary @sparse_attn_kernels [#gpu.object<#nvvm.target<{{.*}}>, properties = {k = {registers = {{[1-9][0-9]*}} : i64, shared_bytes = 0 : i64, stack_bytes = 0 : i64}}, bin = "\7FELF
func.func @k(%x: memref<?xf32>, %i: index) attributes {sparse_attn.kernel} {
  %0 = memref.load %x[%i] : memref<?xf32>
  %1 = arith.addf %0, %0 : f32
  memref.store %1, %x[%i] : memref<?xf32>
  return
}

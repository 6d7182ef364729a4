//===- KernelABI.cpp - The C signature of kernels -------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Target/KernelABI.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

bool sparse_attn::takesGrid(func::FuncOp kernel) {
  return static_cast<bool>(warp_pipe::getLaunch(kernel));
}

ArrayAttr sparse_attn::getKernelTypes(func::FuncOp kernel) {
  return kernel->getAttrOfType<ArrayAttr>("sparse_attn.kernel_types");
}

LaunchShape sparse_attn::getLaunchShape(func::FuncOp kernel) {
  LaunchShape shape;
  if (warp_pipe::LaunchAttr launch = warp_pipe::getLaunch(kernel)) {
    shape.threads = 32 * launch.getWarps();
    shape.cluster = launch.getCluster();
    shape.sharedBytes = launch.getSharedMemory();
    shape.overlap = launch.getOverlap();
    shape.ctas = launch.getCtas();
  }
  return shape;
}

KernelABI::KernelABI(func::FuncOp kernel) {
  ArrayRef<Type> types = kernel.getArgumentTypes();
  Type index = IndexType::get(kernel.getContext());
  for (Type type : types) {
    if (auto memref = dyn_cast<MemRefType>(type)) {
      arguments.append({MemRefType::get({}, memref.getElementType()), index});
      ++buffers;
    } else if (isa<nvgpu::TensorMapDescriptorType>(type)) {
      arguments.push_back(type);
      ++tensorMaps;
    }
  }
  for (Type type : types) {
    if (auto memref = dyn_cast<MemRefType>(type))
      arguments.append(memref.getNumDynamicDims(), index);
    else if (!isa<nvgpu::TensorMapDescriptorType>(type))
      arguments.push_back(index);
  }
}

Value sparse_attn::createBaseMemRef(ImplicitLocOpBuilder &b, MemRefType type,
                                    Value pointer) {
  auto descriptor = LLVM::LLVMStructType::getLiteral(
      b.getContext(), {pointer.getType(), pointer.getType(), b.getI64Type()});
  Value value = LLVM::PoisonOp::create(b, descriptor);
  value = LLVM::InsertValueOp::create(b, value, pointer, ArrayRef<int64_t>{0});
  value = LLVM::InsertValueOp::create(b, value, pointer, ArrayRef<int64_t>{1});
  Value zero =
      LLVM::ConstantOp::create(b, b.getI64Type(), b.getI64IntegerAttr(0));
  value = LLVM::InsertValueOp::create(b, value, zero, ArrayRef<int64_t>{2});
  return UnrealizedConversionCastOp::create(b, type, value).getResult(0);
}

//===- FinalizeKernels.cpp - The C signature of kernels -------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// First step of every exit. After it, a kernel is an ordinary C function: the
// same object serves a shared library and IREE, and a GPU kernel has the same
// arguments.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_FINALIZEKERNELSPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Replaces the argument of a memref by a view of (base, offset, sizes).
static void finalize(func::FuncOp kernel) {
  KernelABI abi(kernel);
  // Callers read from the original types which sizes they pass.
  SmallVector<Attribute> types;
  for (Type type : kernel.getArgumentTypes())
    types.push_back(TypeAttr::get(type));
  kernel->setAttr("sparse_attn.kernel_types",
                  ArrayAttr::get(kernel.getContext(), types));
  kernel.setFunctionType(
      FunctionType::get(kernel.getContext(), abi.arguments, {}));
  if (kernel.isDeclaration())
    return;
  Block &entry = kernel.getBody().front();
  SmallVector<BlockArgument> old(entry.getArguments());
  SmallVector<Location> locations(abi.arguments.size(), kernel.getLoc());
  auto fresh = llvm::to_vector(entry.addArguments(abi.arguments, locations));
  ImplicitLocOpBuilder b(kernel.getLoc(), kernel.getContext());
  b.setInsertionPointToStart(&entry);
  size_t nextBuffer = 0, nextSize = 2 * abi.buffers + abi.tensorMaps;
  for (BlockArgument argument : old) {
    auto memref = dyn_cast<MemRefType>(argument.getType());
    if (isa<nvgpu::TensorMapDescriptorType>(argument.getType())) {
      argument.replaceAllUsesWith(fresh[nextBuffer++]);
      continue;
    }
    if (!memref) {
      argument.replaceAllUsesWith(fresh[nextSize++]);
      continue;
    }
    Value base = fresh[nextBuffer++], offset = fresh[nextBuffer++];
    SmallVector<OpFoldResult> sizes, strides(memref.getRank());
    for (int64_t size : memref.getShape())
      sizes.push_back(ShapedType::isDynamic(size)
                          ? OpFoldResult(fresh[nextSize++])
                          : OpFoldResult(b.getIndexAttr(size)));
    // Rows are contiguous: a stride is the product of the sizes behind it.
    OpFoldResult stride = b.getIndexAttr(1);
    for (int64_t d = memref.getRank(); d-- > 0;) {
      strides[d] = stride;
      if (d == 0)
        break;
      auto constant = getConstantIntValue(stride);
      auto size = getConstantIntValue(sizes[d]);
      if (constant && size)
        stride = b.getIndexAttr(*constant * *size);
      else
        stride = arith::MulIOp::create(
                     b,
                     constant ? arith::ConstantIndexOp::create(b, *constant)
                              : cast<Value>(stride),
                     size ? arith::ConstantIndexOp::create(b, *size)
                          : cast<Value>(sizes[d]))
                     .getResult();
    }
    SmallVector<int64_t> staticStrides;
    for (OpFoldResult value : strides)
      staticStrides.push_back(
          getConstantIntValue(value).value_or(ShapedType::kDynamic));
    auto view = MemRefType::get(memref.getShape(), memref.getElementType(),
                                StridedLayoutAttr::get(b.getContext(),
                                                       ShapedType::kDynamic,
                                                       staticStrides));
    Value cast = memref::ReinterpretCastOp::create(
        b, view, base, OpFoldResult(offset), sizes, strides);
    argument.replaceAllUsesWith(cast);
  }
  entry.eraseArguments(0, old.size());
  kernel.setPublic();
}

namespace {
struct FinalizeKernelsPass
    : sparse_attn::impl::FinalizeKernelsPassBase<FinalizeKernelsPass> {
  void runOnOperation() override {
    for (auto kernel : getOperation().getOps<func::FuncOp>())
      if (isKernel(kernel)) {
        finalize(kernel);
        ++numFinalized;
      }
  }
};
} // namespace

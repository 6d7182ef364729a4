//===- OutlineGPUKernels.cpp - Kernels move into a GPU module -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// First step to a cubin, on finalised kernels. A kernel becomes an llvm.func at
// once: only there can an argument be a tensor map by value (nvvm.grid_constant
// fails on a gpu.func, and func.func knows no descriptors). Its body stays as
// it is until the passes that follow.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_OUTLINEGPUKERNELSPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Bytes of a tensor map; it must stand at a multiple of 64.
static constexpr int64_t kTensorMapBytes = 128, kTensorMapAlignment = 64;

/// An empty llvm.func with the signature and launch bounds of `kernel`.
static LLVM::LLVMFuncOp createFunction(ImplicitLocOpBuilder &b,
                                       func::FuncOp kernel) {
  SmallVector<Type> types;
  SmallVector<DictionaryAttr> attributes;
  Type pointer = LLVM::LLVMPointerType::get(b.getContext());
  auto map = b.getDictionaryAttr(
      {b.getNamedAttr(LLVM::LLVMDialect::getByValAttrName(),
                      TypeAttr::get(LLVM::LLVMArrayType::get(b.getI8Type(),
                                                             kTensorMapBytes))),
       b.getNamedAttr(LLVM::LLVMDialect::getAlignAttrName(),
                      b.getI64IntegerAttr(kTensorMapAlignment)),
       b.getNamedAttr(NVVM::NVVMDialect::getGridConstantAttrName(),
                      b.getUnitAttr())});
  for (Type type : kernel.getArgumentTypes()) {
    bool isMap = isa<nvgpu::TensorMapDescriptorType>(type);
    types.push_back(type.isIndex() ? b.getI64Type() : pointer);
    attributes.push_back(isMap ? map : b.getDictionaryAttr({}));
  }
  auto function = LLVM::LLVMFuncOp::create(
      b, kernel.getSymName(),
      LLVM::LLVMFunctionType::get(LLVM::LLVMVoidType::get(b.getContext()),
                                  types));
  function.setAllArgAttrs(attributes);
  LaunchShape shape = getLaunchShape(kernel);
  function->setAttr(NVVM::NVVMDialect::getKernelFuncAttrName(),
                    b.getUnitAttr());
  function->setAttr(
      NVVM::NVVMDialect::getMaxntidAttrName(),
      b.getDenseI32ArrayAttr({static_cast<int32_t>(shape.threads)}));
  // The bound of registers. With one CTA they may be shared out among its
  // warps.
  function->setAttr(NVVM::NVVMDialect::getMinctasmAttrName(),
                    b.getI32IntegerAttr(shape.ctas));
  // Clusters differ in size from launch to launch, but there always is one:
  // else each barrier would ask first.
  if (shape.cluster)
    function->setAttr(NVVM::NVVMDialect::getClusterDimAttrName(),
                      b.getDenseI32ArrayAttr({0, 0, 0}));
  // A kernel for thread blocks approximates: with ex2.approx and rcp.approx,
  // subnormal numbers would cost three more instructions each.
  if (takesGrid(kernel))
    function.setDenormalFpMathF32("preserve-sign,preserve-sign");
  return function;
}

/// The index of this thread among all of the grid.
static Value createItem(ImplicitLocOpBuilder &b) {
  Type i32 = b.getI32Type(), i64 = b.getI64Type();
  auto wide = [&](Value value) -> Value {
    return arith::ExtUIOp::create(b, i64, value);
  };
  Value block = wide(NVVM::BlockIdXOp::create(b, i32));
  Value thread = wide(NVVM::ThreadIdXOp::create(b, i32));
  Value threads =
      arith::ConstantOp::create(b, b.getI64IntegerAttr(kItemThreads));
  Value item = arith::MulIOp::create(b, block, threads);
  return arith::AddIOp::create(b, item, thread);
}

/// Fills `function` with the body of `kernel`, which becomes a declaration.
static void moveBody(func::FuncOp kernel, LLVM::LLVMFuncOp function) {
  ImplicitLocOpBuilder b(kernel.getLoc(), kernel.getContext());
  Region &body = function.getBody();
  body.takeBody(kernel.getBody());
  Block *old = &body.front();
  SmallVector<Location> locations(function.getNumArguments(), b.getLoc());
  Block *entry = b.createBlock(
      &body, body.begin(), function.getFunctionType().getParams(), locations);
  SmallVector<Value> values;
  for (auto [argument, outer] :
       llvm::zip(old->getArguments(), entry->getArguments())) {
    Type type = argument.getType();
    if (type.isIndex())
      values.push_back(arith::IndexCastOp::create(b, type, outer));
    else if (auto memref = dyn_cast<MemRefType>(type))
      values.push_back(createBaseMemRef(b, memref, outer));
    else
      values.push_back(
          UnrealizedConversionCastOp::create(b, type, outer).getResult(0));
  }
  for (auto op : llvm::make_early_inc_range(body.getOps<func::ReturnOp>())) {
    OpBuilder at(op);
    LLVM::ReturnOp::create(at, op.getLoc(), ValueRange());
    op.erase();
  }
  if (takesGrid(kernel)) {
    for (auto [argument, value] : llvm::zip(old->getArguments(), values))
      argument.replaceAllUsesWith(value);
    old->eraseArguments(0, old->getNumArguments());
    cf::BranchOp::create(b, old);
    return;
  }
  // The caller passes the number of items where the body expects one.
  Value items = entry->getArguments().back();
  Value item = createItem(b);
  Value inside =
      arith::CmpIOp::create(b, arith::CmpIPredicate::slt, item, items);
  values.back() = arith::IndexCastOp::create(b, b.getIndexType(), item);
  for (auto [argument, value] : llvm::zip(old->getArguments(), values))
    argument.replaceAllUsesWith(value);
  old->eraseArguments(0, old->getNumArguments());
  Block *exit = new Block();
  body.push_back(exit);
  cf::CondBranchOp::create(b, inside, old, exit);
  b.setInsertionPointToStart(exit);
  LLVM::ReturnOp::create(b, ValueRange());
}

/// Moves what a kernel refers to (shared memory, constants) after it.
static void moveGlobals(func::FuncOp kernel, SymbolTable &symbols,
                        SymbolTable &inner) {
  std::optional<SymbolTable::UseRange> uses =
      SymbolTable::getSymbolUses(&kernel.getBody());
  if (!uses)
    return;
  for (SymbolTable::SymbolUse use : *uses) {
    StringAttr name = use.getSymbolRef().getRootReference();
    Operation *symbol = symbols.lookup(name);
    if (!symbol || inner.lookup(name))
      continue;
    Operation *copy = symbol->clone();
    inner.insert(copy);
    // A variable without a value is the shared memory whose size the launch
    // gives. PTX calls it extern; a private one would get a size of its own.
    if (auto global = dyn_cast<memref::GlobalOp>(copy);
        global && global.isExternal())
      global.setPublic();
  }
}

namespace {
struct OutlineGPUKernelsPass
    : sparse_attn::impl::OutlineGPUKernelsPassBase<OutlineGPUKernelsPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    SmallVector<func::FuncOp> kernels;
    for (auto function : module.getOps<func::FuncOp>())
      if (isKernel(function) && !function.isDeclaration())
        kernels.push_back(function);
    for (func::FuncOp kernel : kernels)
      if (!getKernelTypes(kernel)) {
        kernel.emitOpError() << "expected a finalised kernel; run "
                                "sparse-attn-finalize-kernels first";
        return signalPassFailure();
      }
    if (kernels.empty())
      return;
    SymbolTable symbols(module);
    ImplicitLocOpBuilder b(module.getLoc(), &getContext());
    b.setInsertionPointToStart(module.getBody());
    auto target = NVVM::NVVMTargetAttr::get(
        &getContext(), /*optLevel=*/3, "nvptx64-nvidia-cuda", chip, features);
    auto gpuModule = gpu::GPUModuleOp::create(b, kGPUModuleName,
                                              ArrayRef<Attribute>{target});
    SymbolTable inner(gpuModule);
    for (func::FuncOp kernel : kernels) {
      moveGlobals(kernel, symbols, inner);
      b.setLoc(kernel.getLoc());
      b.setInsertionPointToEnd(gpuModule.getBody());
      LLVM::LLVMFuncOp function = createFunction(b, kernel);
      moveBody(kernel, function);
      // The host reads the signature from what stays.
      kernel.setPrivate();
      ++numOutlined;
    }
    // Globals that only kernels used are the GPU's now.
    for (Operation &op : llvm::make_early_inc_range(gpuModule.getOps()))
      if (auto name = SymbolTable::getSymbolName(&op);
          !isa<LLVM::LLVMFuncOp>(op))
        if (Operation *outer = symbols.lookup(name);
            outer && SymbolTable::symbolKnownUseEmpty(outer, module))
          symbols.erase(outer);
  }
};
} // namespace

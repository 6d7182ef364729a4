//===- EmitLinalg.cpp - Calls that torch-mlir takes -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The exit to torch-mlir, from phase kernels: docs/Pipelines.md has the whole
// route. The program keeps calls of functions without a body; what they do
// goes to a module of its own, which the driver compiles to an object.
//
//===----------------------------------------------------------------------===//

#include "TorchCasts.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_EMITLINALGPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::bufferization;
using namespace mlir::sparse_attn;

/// Whether a function can leave the program as it is: it computes on builtin
/// tensors, with dispatches and no foreign op, for a caller of the program.
static bool isLayer(func::FuncOp function) {
  if (!function.isPrivate() || function.isDeclaration() || isKernel(function) ||
      !llvm::all_of(function.getArgumentTypes(),
                    llvm::IsaPred<RankedTensorType, IndexType>))
    return false;
  bool hasDispatch = false;
  WalkResult result = function.walk([&](Operation *op) {
    hasDispatch |= isa<DispatchOp>(op);
    bool known = op == function || isa<func::ReturnOp>(op) ||
                 isa_and_nonnull<SparseAttnDialect, arith::ArithDialect,
                                 tensor::TensorDialect>(op->getDialect());
    return known ? WalkResult::advance() : WalkResult::interrupt();
  });
  return hasDispatch && !result.wasInterrupted();
}

/// Leaves a declaration of `layer` in its place and moves it to
/// `implementation`.
static void declare(func::FuncOp layer, ModuleOp implementation) {
  OpBuilder b(layer);
  auto declaration = func::FuncOp::create(b, layer.getLoc(), layer.getSymName(),
                                          layer.getFunctionType());
  declaration.setPrivate();
  StringRef wrapper = LLVM::LLVMDialect::getEmitCWrapperAttrName();
  declaration->setAttr(wrapper, b.getUnitAttr());
  for (auto [i, type] : llvm::enumerate(layer.getArgumentTypes()))
    if (auto tensor = dyn_cast<RankedTensorType>(type)) {
      AffineMap rows = b.getMultiDimIdentityMap(tensor.getRank());
      declaration.setArgAttr(i, BufferizationDialect::kBufferLayoutAttrName,
                             AffineMapAttr::get(rows));
      declaration.setArgAttr(i, BufferizationDialect::kBufferAccessAttrName,
                             b.getStringAttr("read"));
    }
  layer.setPublic();
  layer->setAttr(wrapper, b.getUnitAttr());
  layer->remove();
  implementation.push_back(layer);
}

namespace {

/// Functions of single dispatches, one for each kernel and type.
class DispatchOutliner {
public:
  explicit DispatchOutliner(SymbolTable &symbols) : symbols(symbols) {}
  void outline(DispatchOp op);
  size_t size() const { return functions.size(); }

private:
  func::FuncOp getFunction(DispatchOp op, FunctionType type);

  SymbolTable &symbols;
  DenseMap<std::pair<Attribute, FunctionType>, func::FuncOp> functions;
};

} // namespace

func::FuncOp DispatchOutliner::getFunction(DispatchOp op, FunctionType type) {
  func::FuncOp &function = functions[{op.getKernelAttr(), type}];
  if (function)
    return function;
  function =
      func::FuncOp::create(op.getLoc(), (op.getKernel() + "_call").str(), type);
  function.setPrivate();
  symbols.insert(function);
  Block *entry = function.addEntryBlock();
  OpBuilder b = OpBuilder::atBlockEnd(entry);
  // Sizes that several operands share are arguments more than once.
  Operation *clone = b.clone(*op);
  clone->setOperands(entry->getArguments());
  func::ReturnOp::create(b, op.getLoc(), clone->getResults());
  return function;
}

void DispatchOutliner::outline(DispatchOp op) {
  OpBuilder b(op);
  auto type = b.getFunctionType(op->getOperandTypes(), op->getResultTypes());
  auto call = func::CallOp::create(b, op.getLoc(), getFunction(op, type),
                                   op->getOperands());
  op->replaceAllUsesWith(call.getResults());
  op->erase();
}

namespace {
struct EmitLinalgPass : sparse_attn::impl::EmitLinalgPassBase<EmitLinalgPass> {
  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (failed(expectNoReports(module)))
      return signalPassFailure();
    SymbolTable symbols(module);
    SmallVector<func::FuncOp> kernels, programs;
    for (auto function : module.getOps<func::FuncOp>()) {
      if (isKernel(function))
        kernels.push_back(function);
      else if (!isLayer(function))
        programs.push_back(function);
    }
    DispatchOutliner outliner(symbols);
    SmallVector<DispatchOp> dispatches;
    module.walk([&](DispatchOp op) { dispatches.push_back(op); });
    for (DispatchOp op : dispatches)
      if (!op->getParentOfType<func::FuncOp>()) {
        // A call there would look for its callee in the foreign op.
        op.emitOpError() << "expected to be in a func.func, got '"
                         << op->getParentOp()->getName() << "'";
        return signalPassFailure();
      }
    llvm::erase_if(dispatches, [](DispatchOp op) {
      return isLayer(op->getParentOfType<func::FuncOp>());
    });
    for (DispatchOp op : dispatches)
      outliner.outline(op);
    numOutlined += outliner.size();
    if (failed(writeTorchCasts(module)))
      return signalPassFailure();

    OpBuilder b = OpBuilder::atBlockEnd(module.getBody());
    auto implementation =
        ModuleOp::create(b, module.getLoc(), "sparse_attn_layers");
    for (func::FuncOp kernel : kernels) {
      kernel->remove();
      implementation.push_back(kernel);
    }
    for (auto function :
         llvm::make_early_inc_range(module.getOps<func::FuncOp>()))
      if (isLayer(function)) {
        declare(function, implementation);
        ++numLayers;
      }
    // torch-mlir does not know our attributes.
    for (func::FuncOp program : programs)
      for (NamedAttribute attribute :
           llvm::to_vector(program->getDiscardableAttrs()))
        if (attribute.getNameDialect() &&
            isa<SparseAttnDialect>(attribute.getNameDialect()))
          program->removeDiscardableAttr(attribute.getName());
  }
};
} // namespace

//===- BufferizableOpInterfaceImpl.cpp - Buffers of dispatches ------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Phase kernels on its way through stock MLIR. `one-shot-bufferize` asks this
// model: a dispatch becomes a loop over its work items that calls the kernel,
// and each of its results a new buffer. There is no dispatch on buffers in
// between: the loop says the same, and every upstream pass knows it.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/Transforms/BufferizableOpInterfaceImpl.h"
#include "mlir/Dialect/Bufferization/IR/BufferizableOpInterface.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

using namespace mlir;
using namespace mlir::bufferization;
using namespace mlir::sparse_attn;

/// `buffer` as the kernel takes it.
static FailureOr<Value> toKernelType(OpBuilder &b, Location loc, Value buffer,
                                     Type kernelType,
                                     const BufferizationOptions &options) {
  auto type = cast<MemRefType>(buffer.getType());
  auto want = cast<MemRefType>(kernelType);
  // Rows of a kernel's arguments are contiguous: a strided buffer is copied.
  if (!type.getLayout().isIdentity()) {
    type = MemRefType::get(type.getShape(), type.getElementType());
    FailureOr<Value> rows = castOrReallocMemRefValue(b, buffer, type, options);
    if (failed(rows))
      return failure();
    buffer = *rows;
  }
  auto sized = MemRefType::get(want.getShape(), type.getElementType());
  if (type != sized)
    buffer = memref::CastOp::create(b, loc, sized, buffer);
  // An i1 is a byte for the kernel and a bf16 its bits. Both descriptors are
  // the same in LLVM, where the cast disappears; memref has no op that says it.
  if (want != sized)
    buffer =
        UnrealizedConversionCastOp::create(b, loc, want, buffer).getResult(0);
  return buffer;
}

namespace {
struct DispatchModel
    : BufferizableOpInterface::ExternalModel<DispatchModel, DispatchOp> {
  bool bufferizesToMemoryRead(Operation *, OpOperand &,
                              const AnalysisState &) const {
    return true;
  }
  bool bufferizesToMemoryWrite(Operation *op, OpOperand &operand,
                               const AnalysisState &state) const {
    return getAliasingValues(op, operand, state).getNumAliases() != 0;
  }
  /// An input and the result that is its update.
  AliasingValueList getAliasingValues(Operation *op, OpOperand &operand,
                                      const AnalysisState &) const {
    auto dispatch = cast<DispatchOp>(op);
    int64_t input = static_cast<int64_t>(operand.getOperandNumber()) -
                    dispatch.getInputs().getBeginOperandIndex();
    for (auto [i, tied] :
         llvm::enumerate(dispatch.getTied().value_or(ArrayRef<int64_t>())))
      if (input >= 0 && tied == input)
        return {{op->getResult(i), BufferRelation::Equivalent}};
    return {};
  }
  bool bufferizesToAllocation(Operation *op, Value value) const {
    return !cast<DispatchOp>(op).getTiedInput(
        cast<OpResult>(value).getResultNumber());
  }

  FailureOr<BufferLikeType> getBufferType(Operation *op, Value value,
                                          const BufferizationOptions &options,
                                          const BufferizationState &state,
                                          SmallVector<Value> &stack) const {
    if (auto result = dyn_cast<OpResult>(value))
      if (Value input =
              cast<DispatchOp>(op).getTiedInput(result.getResultNumber()))
        return bufferization::getBufferType(input, options, state, stack);
    return cast<BufferLikeType>(getMemRefTypeWithStaticIdentityLayout(
        cast<TensorType>(value.getType())));
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto dispatch = cast<DispatchOp>(op);
    Location loc = op->getLoc();
    // Kernels stand in the module, whatever foreign ops lie in between.
    auto kernel = cast<func::FuncOp>(
        op->getParentOfType<ModuleOp>().lookupSymbol(dispatch.getKernel()));
    if (kernel->hasAttr("sparse_attn.kernel_types"))
      return op->emitOpError() << "expected a kernel on memrefs, got one that "
                                  "sparse-attn-finalize-kernels finalised";
    if (dispatch.hasGrid())
      return op->emitOpError()
             << "calls a kernel for a GPU; it runs in the exits for one only";
    ArrayRef<Type> types = kernel.getArgumentTypes();
    SmallVector<Value> arguments, results;
    DenseMap<Value, Value> buffers;
    for (Value input : dispatch.getInputs()) {
      Type type = types[arguments.size()];
      if (type.isIndex()) {
        arguments.push_back(input);
        continue;
      }
      FailureOr<Value> buffer = getBuffer(rewriter, input, options, state);
      if (failed(buffer))
        return failure();
      buffers[input] = *buffer;
      buffer = toKernelType(rewriter, loc, *buffer, type, options);
      if (failed(buffer))
        return failure();
      arguments.push_back(*buffer);
    }
    auto size = dispatch.getSizes().begin();
    for (auto [i, output] : llvm::enumerate(dispatch.getOutputs())) {
      if (Value input = dispatch.getTiedInput(i)) {
        results.push_back(buffers.lookup(input));
        continue;
      }
      MemRefType type = cast<MemRefType>(getMemRefTypeWithStaticIdentityLayout(
          cast<TensorType>(output.getType())));
      auto next = size + type.getNumDynamicDims();
      FailureOr<Value> buffer = options.createAlloc(
          rewriter, loc, type, llvm::to_vector(llvm::make_range(size, next)));
      if (failed(buffer))
        return failure();
      size = next;
      results.push_back(*buffer);
      buffer = toKernelType(rewriter, loc, *buffer, types[arguments.size()],
                            options);
      if (failed(buffer))
        return failure();
      arguments.push_back(*buffer);
    }
    Value zero = arith::ConstantIndexOp::create(rewriter, loc, 0);
    Value one = arith::ConstantIndexOp::create(rewriter, loc, 1);
    auto loop = scf::ForOp::create(rewriter, loc, zero,
                                   dispatch.getItems().front(), one);
    {
      OpBuilder::InsertionGuard guard(rewriter);
      rewriter.setInsertionPointToStart(loop.getBody());
      arguments.push_back(loop.getInductionVar());
      func::CallOp::create(rewriter, loc, kernel, arguments);
    }
    replaceOpWithBufferizedValues(rewriter, op, results);
    return success();
  }
};
} // namespace

void sparse_attn::registerBufferizableOpInterfaceExternalModels(
    DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, SparseAttnDialect *) {
    DispatchOp::attachInterface<DispatchModel>(*context);
    context->loadDialect<arith::ArithDialect, func::FuncDialect,
                         memref::MemRefDialect, scf::SCFDialect>();
  });
}

//===- ExpandSelection.cpp - Selections become their storage --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs when the stages are dispatches, which read and write storage tensors
// between unpack_selection and pack_selection. What is left of the type then
// are these two ops and function boundaries, and bufferisation knows neither.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Func/Transforms/FuncConversions.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Transforms/DialectConversion.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNEXPANDSELECTIONPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// `values` with `types`: casts where a size is static on one side only.
static SmallVector<Value> castTo(OpBuilder &b, Location loc, ValueRange values,
                                 ArrayRef<Type> types) {
  SmallVector<Value> result;
  for (auto [value, type] : llvm::zip_equal(values, types))
    result.push_back(
        value.getType() == type
            ? Value(value)
            : tensor::CastOp::create(b, loc, type, value).getResult());
  return result;
}

namespace {
struct SelectionStorageConverter : TypeConverter {
  SelectionStorageConverter() {
    addConversion([](Type type) { return type; });
    addConversion([](SelectionType type, SmallVectorImpl<Type> &types) {
      llvm::append_range(types, type.getStorageTypes());
      return success();
    });
  }
};

/// A packed selection is what it was packed from.
struct ExpandPack : OpConversionPattern<PackSelectionOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult
  matchAndRewrite(PackSelectionOp op, OpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    SmallVector<Type> types;
    if (failed(getTypeConverter()->convertType(op.getType(), types)))
      return rewriter.notifyMatchFailure(op, "the type has no storage");
    SmallVector<SmallVector<Value>> storage{
        castTo(rewriter, op.getLoc(), adaptor.getStorage(), types)};
    rewriter.replaceOpWithMultiple(op, std::move(storage));
    return success();
  }
};

/// An unpacked selection is the storage that its value became.
struct ExpandUnpack : OpConversionPattern<UnpackSelectionOp> {
  using OpConversionPattern::OpConversionPattern;
  LogicalResult
  matchAndRewrite(UnpackSelectionOp op, OneToNOpAdaptor adaptor,
                  ConversionPatternRewriter &rewriter) const override {
    rewriter.replaceOp(op, castTo(rewriter, op.getLoc(), adaptor.getSource(),
                                  llvm::to_vector(op->getResultTypes())));
    return success();
  }
};

struct SparseAttnExpandSelectionPass
    : sparse_attn::impl::SparseAttnExpandSelectionPassBase<
          SparseAttnExpandSelectionPass> {
  using Base::Base;

  static bool isSelection(Type type) { return isa<SelectionType>(type); }

  /// Counts what is to be expanded; fails at the first op that this pass does
  /// not know how to give storage tensors to.
  LogicalResult check() {
    auto visit = [&](Operation *op) {
      if (auto function = dyn_cast<func::FuncOp>(op)) {
        numBoundary += llvm::count_if(function.getArgumentTypes(), isSelection);
        numBoundary += llvm::count_if(function.getResultTypes(), isSelection);
      } else if (isa<PackSelectionOp, UnpackSelectionOp>(op)) {
        ++numPacks;
      } else if (!isa<func::CallOp, func::ReturnOp>(op) &&
                 (llvm::any_of(op->getOperandTypes(), isSelection) ||
                  llvm::any_of(op->getResultTypes(), isSelection))) {
        op->emitError() << "expected selections only in pack_selection, "
                           "unpack_selection and at function boundaries, got '"
                        << op->getName()
                        << "'; turn the stages into dispatches first";
        return WalkResult::interrupt();
      }
      return WalkResult::advance();
    };
    // In the order of the text, so that the first op of all is named.
    return failure(
        getOperation().walk<WalkOrder::PreOrder>(visit).wasInterrupted());
  }

  void runOnOperation() override {
    if (failed(check()))
      return signalPassFailure();
    MLIRContext *context = &getContext();
    SelectionStorageConverter converter;
    ConversionTarget target(*context);
    target.markUnknownOpDynamicallyLegal([&](Operation *op) {
      auto function = dyn_cast<func::FuncOp>(op);
      return converter.isLegal(op) &&
             (!function ||
              converter.isSignatureLegal(function.getFunctionType()));
    });
    RewritePatternSet patterns(context);
    patterns.add<ExpandPack, ExpandUnpack>(converter, context);
    populateFunctionOpInterfaceTypeConversionPattern<func::FuncOp>(patterns,
                                                                   converter);
    populateCallOpTypeConversionPattern(patterns, converter);
    populateReturnOpTypeConversionPattern(patterns, converter);
    if (failed(applyPartialConversion(getOperation(), target,
                                      std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace

//===- Folds.cpp - Canonicalisers and folds -------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/PatternMatch.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {

/// Drops a selection that holds every block the rows may see: one made by a
/// policy that selects all, for the same rows. But for mode
/// reference_compatible a row's blocks end with its own, so the attention must
/// not look further: it is causal, or has one row, which is the last.
struct DropFullSelection : OpRewritePattern<AttendOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(AttendOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.getSelection())
      return failure();
    auto select = op.getSelection().getDefiningOp<SelectOp>();
    if (!select || !select.getSelectionPolicy().selectsAll())
      return failure();
    if (select.getMode() != Mode::ReferenceCompatible) {
      HeadDims dims(op.getLayout());
      auto q = cast<RankedTensorType>(op.getQ().getType());
      bool oneRow = dims.batch >= 0 && q.getDimSize(dims.rows) == 1;
      if (!op.getCausal() && !oneRow)
        return rewriter.notifyMatchFailure(
            op, "rows may look past the blocks of the selection");
    }
    if (select.getLengths() != op.getLengths() ||
        select.getQueryLengths() != op.getQueryLengths())
      return rewriter.notifyMatchFailure(op, "the lengths differ");
    SelectionType type = op.getSelection().getType();
    if (op.getBlockBias() && type.getQueryBlock() != 1)
      return rewriter.notifyMatchFailure(
          op, "a row of the bias is a query block of the selection");
    if (type.hasCapacity() && !compatible(type.getCapacity(), 0) &&
        (ShapedType::isDynamic(type.getNumBlocks()) ||
         type.getCapacity() < type.getNumBlocks()))
      return rewriter.notifyMatchFailure(op, "the capacity may cut the list");
    rewriter.modifyOpInPlace(op, [&] {
      if (!op.getBlockSize())
        op.setBlockSize(type.getBlock());
      op.getSelectionMutable().clear();
    });
    return success();
  }
};

} // namespace

void AttendOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                           MLIRContext *context) {
  patterns.add<DropFullSelection>(context);
}

OpFoldResult ConvertSelectionOp::fold(FoldAdaptor) {
  if (getSource().getType() == getResult().getType())
    return getSource();
  return {};
}

/// The storage of what was just packed.
LogicalResult UnpackSelectionOp::canonicalize(UnpackSelectionOp op,
                                              PatternRewriter &rewriter) {
  auto pack = op.getSource().getDefiningOp<PackSelectionOp>();
  if (!pack || pack.getStorage().getTypes() != op.getStorage().getTypes())
    return failure();
  rewriter.replaceOp(op, pack.getStorage());
  return success();
}

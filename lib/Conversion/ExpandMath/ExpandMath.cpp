//===- ExpandMath.cpp - exp, log, sin, cos as arithmetic ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PopulatePatterns.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "sparse-attn/Conversion/Passes.h"
#include "llvm/ADT/STLExtras.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_EXPANDMATHPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {

/// Whether an f16 or bf16 operand of this operation is worked on in f32.
bool isExpandedFunction(StringRef name) {
  return llvm::is_contained(
      {math::ExpOp::getOperationName(), math::LogOp::getOperationName(),
       math::SinOp::getOperationName(), math::CosOp::getOperationName()},
      name);
}

/// Rounds the product and the sum apart, for a machine without the fused
/// instruction.
struct SplitFma : OpRewritePattern<math::FmaOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::FmaOp op,
                                PatternRewriter &rewriter) const override {
    Value product =
        arith::MulFOp::create(rewriter, op.getLoc(), op.getA(), op.getB());
    rewriter.replaceOpWithNewOp<arith::AddFOp>(op, product, op.getC());
    return success();
  }
};

struct ExpandMathPass : sparse_attn::impl::ExpandMathPassBase<ExpandMathPass> {
  using ExpandMathPassBase::ExpandMathPassBase;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    expand_math::populateExpPatterns(patterns, numExpanded);
    expand_math::populateLogPatterns(patterns, numExpanded);
    expand_math::populateSinCosPatterns(patterns, numExpanded);
    populateMathF32ExpansionPatterns(patterns, isExpandedFunction);
    if (bfloat16)
      arith::populateExpandBFloat16Patterns(patterns);
    if (!fma)
      patterns.add<SplitFma>(&getContext());

    GreedyRewriteConfig config;
    config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled);
    if (failed(
            applyPatternsGreedily(getOperation(), std::move(patterns), config)))
      signalPassFailure();
  }
};

} // namespace

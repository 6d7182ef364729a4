//===- UniteRows.cpp - One selection for the rows of a query block --------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Phase staged, before -sparse-attn-set-schedule: what comes out is what the
// prefill kernel takes. It is the same for every target, since results change.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "sparse-attn/Analysis/DecodePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNUNITEROWSPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Why the rows of `op` keep their own selections, or nothing.
static std::string whyNotUnite(AttendOp op, int64_t queryBlock) {
  // So few rows are for the decode kernel. An unknown number of them counts as
  // many, as it does for the schedule.
  int64_t rows = typeOf(op.getQ()).getDimSize(HeadDims(op.getLayout()).rows);
  if (!ShapedType::isDynamic(rows) && rows <= maxDecodeRows)
    return "it has no more than " + std::to_string(maxDecodeRows) +
           " query rows";
  SelectionType type = op.getSelection().getType();
  if (type.getForm() == SelectionForm::Tokens)
    return "it selects tokens";
  auto isDynamic = [](int64_t size) { return ShapedType::isDynamic(size); };
  if (type.getForm() == SelectionForm::CSR &&
      llvm::count_if(type.getShape().take_front(3), isDynamic) > 1)
    return "its csr does not tell the sizes that are dynamic";
  if (queryBlock % type.getQueryBlock() != 0)
    return "its query block of " + std::to_string(type.getQueryBlock()) +
           " does not divide " + std::to_string(queryBlock);
  if (op.getBlockBias())
    return "its block_bias differs between the rows of a query block";
  return "";
}

/// Gives `op` the unions of its rows. As bits they need no bound on how many
/// blocks they hold, and each word is a work item of its own.
static void unite(AttendOp op, int64_t queryBlock) {
  OpBuilder b(op);
  Location loc = op.getLoc();
  SelectionType type = op.getSelection().getType();
  SmallVector<int64_t> shape(type.getShape());
  shape[2] = ceilDivStatic(shape[2], queryBlock / type.getQueryBlock());
  auto united = SelectionType::get(op.getContext(), shape, type.getBlock(),
                                   queryBlock, SelectionForm::Bits,
                                   /*capacity=*/0);
  // Where the type says how many blocks there are it is right for packed keys
  // too, whose rows are those of all sequences.
  OpFoldResult keys =
      ShapedType::isDynamic(type.getNumBlocks())
          ? cacheCapacity(b, loc, op.getK(), op.getBlockTable(), op.getLayout())
          : OpFoldResult(b.getIndexAttr(type.getNumBlocks() * type.getBlock()));
  op.getSelectionMutable().assign(ConvertSelectionOp::create(
      b, loc, united, op.getSelection(),
      getValueOrCreateConstantIndexOp(b, loc, keys), /*lengths=*/Value()));
}

namespace {
struct SparseAttnUniteRowsPass
    : sparse_attn::impl::SparseAttnUniteRowsPassBase<SparseAttnUniteRowsPass> {
  using Base::Base;

  void runOnOperation() override {
    if (queryBlock == 0)
      return;
    if (queryBlock != 64 && queryBlock != 128) {
      getOperation().emitError()
          << "expected a query block of 64 or 128, or 0 for none, got "
          << queryBlock.getValue();
      return signalPassFailure();
    }
    getOperation().walk([&](AttendOp op) {
      if (!op.getSelection() ||
          op.getSelection().getType().getQueryBlock() >= queryBlock)
        return;
      if (std::string why = whyNotUnite(op, queryBlock); !why.empty()) {
        op.emitRemark() << "its rows keep their own selections: " << why;
        ++numDeclined;
        return;
      }
      unite(op, queryBlock);
      ++numUnited;
    });
  }
};
} // namespace

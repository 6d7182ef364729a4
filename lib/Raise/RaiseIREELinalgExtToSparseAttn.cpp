//===- RaiseIREELinalgExtToSparseAttn.cpp - Raise IREE's attention --------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// IREE says by indexing maps which dimension is which. What they do not prove
// to be the plain form stays, since IREE can compile it itself.
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/Matchers.h"
#include "sparse-attn/Raise/Passes.h"
#include <cmath>

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISEIREELINALGEXTTOSPARSEATTNPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct RaiseIREELinalgExtToSparseAttnPass
    : sparse_attn::impl::RaiseIREELinalgExtToSparseAttnPassBase<
          RaiseIREELinalgExtToSparseAttnPass> {
  using Base::Base;
  void runOnOperation() override;
};
} // namespace

/// The loop dimensions of an operand, in order; none if the map does more.
static std::optional<SmallVector<unsigned>> getDims(Attribute attribute) {
  auto map = dyn_cast<AffineMapAttr>(attribute);
  if (!map || map.getValue().getNumSymbols() != 0)
    return {};
  SmallVector<unsigned> dims;
  for (AffineExpr expr : map.getValue().getResults()) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim || llvm::is_contained(dims, dim.getPosition()))
      return {};
    dims.push_back(dim.getPosition());
  }
  return dims;
}

/// Empty if the maps are q (b.., m, k1), k (b.., k2, k1), v (b.., k2, n),
/// scale (), mask (b.., m, k2), out (b.., m, n), else what is wrong.
static StringRef checkMaps(ArrayAttr maps, bool hasMask) {
  SmallVector<SmallVector<unsigned>> dims;
  for (Attribute map : maps) {
    auto one = getDims(map);
    if (!one)
      return "its indexing maps are no plain selections of dimensions";
    dims.push_back(*one);
  }
  ArrayRef<unsigned> q = dims[0], k = dims[1], v = dims[2];
  size_t rank = q.size();
  if (rank != 3 && rank != 4)
    return "it has neither one nor two batch dimensions";
  ArrayRef<unsigned> batch = q.drop_back(2);
  unsigned m = q[rank - 2], k1 = q[rank - 1];
  if (k.size() != rank || v.size() != rank)
    return "its operands differ in rank";
  unsigned k2 = k[rank - 2], n = v[rank - 1];
  auto isPlain = [&](ArrayRef<unsigned> have, unsigned row, unsigned column) {
    return have.size() == rank && have.drop_back(2) == batch &&
           have[rank - 2] == row && have[rank - 1] == column;
  };
  // Four different dimensions besides the batch.
  llvm::SmallDenseSet<unsigned> all(batch.begin(), batch.end());
  for (unsigned dim : {m, k1, k2, n})
    all.insert(dim);
  if (all.size() != batch.size() + 4 || !isPlain(k, k2, k1) ||
      !isPlain(v, k2, n) || !isPlain(dims.back(), m, n) || !dims[3].empty() ||
      (hasMask && !isPlain(dims[4], m, k2)))
    return "its indexing maps are not those of plain attention";
  return {};
}

/// Whether the region changes no score.
static bool isTrivial(Region &region) {
  if (region.empty())
    return true;
  if (!llvm::hasSingleElement(region))
    return false;
  Block &block = region.front();
  return llvm::hasSingleElement(block) && block.getNumArguments() == 1 &&
         block.front().getNumOperands() == 1 &&
         block.front().getOperand(0) == block.getArgument(0);
}

/// Raises, stays with a remark, or fails.
static LogicalResult raise(Operation *op, bool &raised) {
  auto stay = [&](StringRef why) {
    emitRemark(op->getLoc()) << "attention stays: " << why;
    return success();
  };
  auto maps = op->getAttrOfType<ArrayAttr>("indexing_maps");
  unsigned numOperands = op->getNumOperands();
  if (!maps || maps.size() != numOperands || op->getNumResults() != 1 ||
      (numOperands != 5 && numOperands != 6))
    return stay("expected one indexing map for each of q, k, v, scale, an "
                "optional mask and an output");
  bool hasMask = numOperands == 6;
  if (StringRef why = checkMaps(maps, hasMask); !why.empty())
    return stay(why);
  if (op->getNumRegions() > 1 ||
      (op->getNumRegions() == 1 && !isTrivial(op->getRegion(0))))
    return stay("its region changes the scores");
  FloatAttr scale;
  if (!matchPattern(op->getOperand(3), m_Constant(&scale)) ||
      !std::isfinite(scale.getValueAsDouble()))
    return stay("its scale is not a finite constant");
  raised = succeeded(raiseBuiltinAttention(
      op, op->getOperand(0), op->getOperand(1), op->getOperand(2),
      hasMask ? op->getOperand(4) : Value(), scale.getValueAsDouble()));
  return success(raised);
}

void RaiseIREELinalgExtToSparseAttnPass::runOnOperation() {
  SmallVector<Operation *> attentions;
  getOperation().walk([&](Operation *op) {
    if (op->getName().getStringRef() == "iree_linalg_ext.attention")
      attentions.push_back(op);
  });
  bool anyFailed = false;
  for (Operation *op : attentions) {
    bool raised = false;
    anyFailed |= failed(raise(op, raised));
    numRaised += raised;
  }
  if (anyFailed)
    signalPassFailure();
}

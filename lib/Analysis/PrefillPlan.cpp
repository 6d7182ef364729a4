//===- PrefillPlan.cpp - How attention with many rows is cut --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the prefill kernel serves. Everything that it does not is declined here,
// with a reason, and is left to the generic kernel.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/PrefillPlan.h"
#include "sparse-attn/Analysis/DecodePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// What other kernels of attend have code for and this one has not.
static std::string checkOperands(AttendOp op, const PrefillPlan &plan) {
  if (op.getBlockTable())
    return "its cache is paged";
  // There are no registers for both beside 256 columns of results.
  if (op.getMask() && op.getBlockMax() && plan.headDim == 256)
    return "it has a mask, block_max and a head dimension of 256";
  return "";
}

static std::string checkSizes(AttendOp op, PrefillPlan &plan) {
  if (std::string why = plan.readHeads(op); !why.empty())
    return why;
  // A tile of 64 rows would be mostly padding.
  int64_t rows = typeOf(op.getQ()).getDimSize(HeadDims(op.getLayout()).rows);
  if (!ShapedType::isDynamic(rows) && rows <= maxDecodeRows)
    return "it has no more than " + std::to_string(maxDecodeRows) +
           " query rows";
  return "";
}

static std::string checkSelection(AttendOp op, PrefillPlan &plan) {
  if (!op.getSelection()) {
    if (op.getBlockBias())
      return "its block_bias differs between the rows of a tile";
    if (op.getBlockMax() && *op.getBlockSize() != 64 &&
        *op.getBlockSize() != 128)
      return "the blocks of its block_max have neither 64 nor 128 keys";
    // All rows share all keys.
    plan.queryBlock = 2 * PrefillPlan::groupRows;
    return "";
  }
  std::string why = plan.readLists(op.getSelection().getType());
  if (!why.empty())
    return why;
  if (op.getLayout() == Layout::Packed &&
      op.getSelection().getType().getForm() == SelectionForm::CSR)
    return "its selection is csr, and its layout packed";
  if (plan.block != 64 && plan.block != 128)
    return "its block size is neither 64 nor 128";
  if (plan.queryBlock != 64 && plan.queryBlock != 128)
    return "its query block is neither 64 nor 128";
  return "";
}

FailureOr<PrefillPlan> sparse_attn::planPrefill(AttendOp op, std::string &why) {
  PrefillPlan plan;
  why = AttendPlan::checkForm(op);
  if (why.empty())
    why = checkSizes(op, plan);
  if (why.empty())
    why = checkOperands(op, plan);
  if (why.empty())
    why = checkSelection(op, plan);
  if (!why.empty())
    return failure();
  // Blocks of 64 rows whose list one head has alone leave nothing to share.
  bool alone = plan.queryBlock == PrefillPlan::groupRows && plan.share == 1;
  // Two warpgroups with 256 columns of results each leave too few registers for
  // the warp that copies.
  plan.warpgroups = alone || plan.headDim == 256 ? 1 : 2;
  plan.masked = op.getMask() != nullptr;
  // With 256 columns of results there are registers for 64 keys, with 128 and a
  // mask as well; with one warpgroup and 128 columns, room for two stages of 64
  // keys.
  bool small =
      plan.headDim == 256 || (plan.headDim == 128 && (alone || plan.masked));
  plan.tile = small ? 64 : 128;
  if (PrefillScheduleAttr schedule = op.getPrefillSchedule()) {
    plan.warpgroups = schedule.getWarpgroups();
    plan.tile = schedule.getTile();
    plan.early = schedule.getEarly();
  }
  if (!op.getSelection())
    plan.block = plan.tile;
  if (op.getBlockMax())
    plan.maxBlock = static_cast<int64_t>(*op.getKeyBlock());
  if (plan.pairsHeads() && plan.share == 1)
    why = "two warpgroups have 64 rows of one head";
  else if (plan.headDim == 256 && plan.tile != 64)
    why = "only a tile of 64 keys is for a head dimension of 256";
  else if (plan.headDim == 128 && plan.masked && plan.tile != 64)
    why = "only a tile of 64 keys is for a mask and a head dimension of 128";
  if (!why.empty())
    return failure();
  return plan;
}

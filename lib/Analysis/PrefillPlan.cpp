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

/// Element type, layout and the operands that the kernel has no code for.
static std::string checkForm(AttendOp op) {
  if (op.getMask())
    return "it has a mask";
  if (op.getWindow())
    return "it has a window";
  if (op.getSkip())
    return "it skips blocks";
  if (op.getBlockMax())
    return "it returns block_max";
  if (op.getBlockTable())
    return "its cache is paged";
  if (op.getLayout() == Layout::Packed)
    return "its layout is packed";
  Type element = typeOf(op.getQ()).getElementType();
  if (!element.isF16() && !element.isBF16())
    return "its elements are neither f16 nor bf16";
  // Keys are compared by q . k, before the scale: it must keep their order and
  // stay far from the ends of f32.
  float scale = op.getScale().convertToFloat();
  if (!(scale >= 0x1p-20f && scale <= 0x1p20f))
    return "its scale is not between 2^-20 and 2^20";
  return "";
}

static std::string checkSizes(AttendOp op, PrefillPlan &plan) {
  HeadDims dims(op.getLayout());
  RankedTensorType q = typeOf(op.getQ()), k = typeOf(op.getK());
  int64_t heads = q.getDimSize(dims.heads), rows = q.getDimSize(dims.rows);
  // A tile of 64 rows would be mostly padding.
  if (!ShapedType::isDynamic(rows) && rows <= maxDecodeRows)
    return "it has no more than " + std::to_string(maxDecodeRows) +
           " query rows";
  plan.keyHeads = k.getDimSize(dims.heads);
  plan.headDim = q.getDimSize(dims.columns);
  if (ShapedType::isDynamic(heads) || ShapedType::isDynamic(plan.keyHeads))
    return "its number of heads is dynamic";
  if (heads == 0)
    return "it has no heads";
  if (plan.headDim != 64 && plan.headDim != 128 && plan.headDim != 256)
    return "its head dimension is none of 64, 128 and 256";
  if (typeOf(op.getV()).getDimSize(dims.columns) != plan.headDim ||
      k.getDimSize(dims.columns) != plan.headDim)
    return "keys and values differ in their head dimension";
  plan.group = heads / plan.keyHeads;
  return "";
}

static std::string checkSelection(AttendOp op, PrefillPlan &plan) {
  plan.share = 1;
  if (!op.getSelection()) {
    if (op.getBlockBias())
      return "its block_bias differs between the rows of a tile";
    return "";
  }
  SelectionType type = op.getSelection().getType();
  if (type.getForm() == SelectionForm::Tokens)
    return "it selects tokens";
  if (ShapedType::isDynamic(type.getGroups()))
    return "the number of its selecting heads is dynamic";
  plan.block = type.getBlock();
  plan.queryBlock = type.getQueryBlock();
  int64_t capacity =
      type.hasCapacity() ? type.getCapacity() : type.getNumBlocks();
  if (!ShapedType::isDynamic(capacity))
    plan.capacity = capacity;
  if (type.getGroups() == plan.keyHeads)
    plan.share = plan.group;
  if (plan.block != 64 && plan.block != 128)
    return "its block size is neither 64 nor 128";
  if (plan.queryBlock != 64 && plan.queryBlock != 128)
    return "its query block is neither 64 nor 128";
  return "";
}

FailureOr<PrefillPlan> sparse_attn::planPrefill(AttendOp op, std::string &why) {
  PrefillPlan plan;
  why = checkForm(op);
  if (why.empty())
    why = checkSizes(op, plan);
  if (why.empty())
    why = checkSelection(op, plan);
  if (!why.empty())
    return failure();
  // Blocks of 64 rows whose list one head has alone leave nothing to share.
  bool alone = plan.queryBlock == PrefillPlan::groupRows && plan.share == 1;
  // Two warpgroups with 256 columns of results each leave too few registers for
  // the warp that copies.
  plan.warpgroups = alone || plan.headDim == 256 ? 1 : 2;
  // With 256 columns of results there are registers for 64 keys; with one
  // warpgroup and 128 columns, room for two stages of 64 keys.
  bool small = plan.headDim == 256 || (alone && plan.headDim == 128);
  plan.tile = small ? 64 : 128;
  if (PrefillScheduleAttr schedule = op.getPrefillSchedule()) {
    plan.warpgroups = schedule.getWarpgroups();
    plan.tile = schedule.getTile();
  }
  if (!op.getSelection())
    plan.block = plan.tile;
  if (plan.pairsHeads() && plan.share == 1)
    why = "two warpgroups have 64 rows of one head";
  else if (plan.headDim == 256 && plan.tile != 64)
    why = "only a tile of 64 keys is for a head dimension of 256";
  if (!why.empty())
    return failure();
  return plan;
}

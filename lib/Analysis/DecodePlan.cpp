//===- DecodePlan.cpp - How decode attention is cut -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the decode kernel serves. Everything that it does not is declined here,
// with a reason, and is left to the generic kernel.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/DecodePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include <cmath>

using namespace mlir;
using namespace mlir::sparse_attn;

/// The most query heads of a key head: they fill one tile.
static constexpr int64_t maxGroup = 16;

/// What other kernels of attend have code for and this one has not.
static std::string checkOperands(AttendOp op) {
  if (op.getMask())
    return "it has a mask";
  if (op.getBlockMax())
    return "it returns block_max";
  if (op.getLayout() == Layout::Packed)
    return "its layout is packed";
  return "";
}

static std::string checkSizes(AttendOp op, DecodePlan &plan) {
  HeadDims dims(op.getLayout());
  plan.queryRows = typeOf(op.getQ()).getDimSize(dims.rows);
  if (std::string why = plan.readHeads(op); !why.empty())
    return why;
  if (ShapedType::isDynamic(plan.queryRows) || plan.queryRows > maxDecodeRows)
    return "it may have more than " + std::to_string(maxDecodeRows) +
           " query rows";
  if (plan.group > maxGroup)
    return "more than " + std::to_string(maxGroup) +
           " query heads share a key head";
  if (!op.getBlockTable())
    return "";
  plan.pageSize = typeOf(op.getK()).getDimSize(dims.rows);
  if (ShapedType::isDynamic(plan.pageSize) || plan.pageSize < 16 ||
      !llvm::isPowerOf2_64(plan.pageSize))
    return "its page size is not a power of two from 16";
  return "";
}

static std::string checkSelection(AttendOp op, DecodePlan &plan) {
  plan.share = plan.group;
  plan.queryBlock = plan.queryRows;
  if (!op.getSelection()) {
    // Without a bias, blocks are as large as a step.
    plan.block = op.getBlockBias() ? *op.getBlockSize() : plan.tile;
    if (!op.getBlockBias())
      return "";
    if (plan.queryRows != 1 ||
        typeOf(op.getBlockBias()).getDimSize(1) != plan.keyHeads)
      return "its block_bias differs between the rows of a tile";
  } else {
    std::string why = plan.readLists(op.getSelection().getType());
    if (!why.empty())
      return why;
    plan.queryBlock = std::min(plan.queryBlock, plan.queryRows);
    plan.listRows = llvm::divideCeil(static_cast<uint64_t>(plan.queryRows),
                                     plan.queryBlock);
  }
  if (plan.block < 16 || plan.block > 128 || !llvm::isPowerOf2_64(plan.block))
    return "its block size is none of 16, 32, 64 and 128";
  return "";
}

/// With 64 columns 8 warps would join more rows at once than there are, with
/// 256 a ring would have one stage.
static std::string checkWarps(const DecodePlan &plan) {
  if (plan.warps != 4 && plan.headDim != 128)
    return "only a head dimension of 128 is for " + std::to_string(plan.warps) +
           " warps";
  return "";
}

FailureOr<DecodePlan> sparse_attn::planDecode(AttendOp op, std::string &why) {
  DecodePlan plan;
  why = AttendPlan::checkForm(op);
  if (why.empty())
    why = checkOperands(op);
  if (why.empty())
    why = checkSizes(op, plan);
  if (why.empty())
    why = checkSelection(op, plan);
  if (!why.empty())
    return failure();
  // 16 rows of 256 columns do not fit the registers.
  plan.rows = plan.unitRows() <= 8 || plan.headDim == 256 ? 8 : 16;
  if (ScheduleAttr schedule = op.getSchedule()) {
    plan.kind = schedule.getKind();
    plan.warps = schedule.getWarps();
    plan.tile = schedule.getTile();
    plan.rows = schedule.getRows();
    plan.splits = schedule.getSplits();
    why = checkWarps(plan);
    if (!why.empty())
      return failure();
  }
  return plan;
}

/// A split pays, also where not all of them run at once, if a tenth of what its
/// part has room for takes as long to read as a CTA costs. So it was measured
/// on an H100 with 64 and 128 lists of different lengths, of which a tenth was
/// selected: with 128 columns, 8 splits are best with room for 205 tiles of 64
/// keys, 4 with room for 52, and as many as fit with room for 13. The fewer
/// splits, the sooner they pay: half of them with half of that room each.
static constexpr double shareThatIsRead = 0.1;

/// The tiles of such a part.
static int64_t tilesOfSplit(const DecodePlan &plan, const TargetInfo &target) {
  constexpr int64_t keysAndValues = 2, bytesOfElement = 2;
  auto bytes = static_cast<double>(plan.tile * plan.headDim * keysAndValues *
                                   bytesOfElement);
  double tiles = target.bytesInFixedCost() / shareThatIsRead / bytes;
  return std::max<int64_t>(2, std::llround(tiles));
}

/// A list gains by several clusters from so many tiles on, for each list of the
/// call: with few lists one cluster each leaves most of the bandwidth unused,
/// and the kernel that joins parts takes 1.2 to 2.5 us. Measured on an H100
/// with 1, 2 and 4 even lists, and 8 and 16 uneven ones, of 13 to 2048 tiles.
static constexpr int64_t tilesOfPart = 24;
/// One cluster each of 8 CTAs for more lists than these reads as fast.
static constexpr int64_t fewLists = 4;

bool DecodePlan::mayHaveParts() const {
  // Lists of a sequence; there may be one sequence.
  int64_t lists = keyHeads * tilesPerHead();
  bool few = kind == ScheduleKind::Uneven || lists <= fewLists;
  return splits == 0 && few &&
         (capacity == 0 || tilesOfList() >= tilesOfPart * lists);
}

SplitRule sparse_attn::splitRuleFor(const DecodePlan &plan,
                                    const TargetInfo &target) {
  SplitRule rule;
  if (plan.capacity != 0)
    rule.most = std::min<int64_t>(
        maxSplits,
        llvm::PowerOf2Ceil(static_cast<uint64_t>(plan.tilesOfList())));
  if (plan.kind == ScheduleKind::Uneven) {
    rule.ctas = plan.ctas();
    int64_t tiles = tilesOfSplit(plan, target);
    rule.alwaysFrom = tiles * maxSplits;
    rule.halfFrom = tiles / 2 * (maxSplits / 2);
  }
  if (plan.mayHaveParts()) {
    rule.tilesOfPart = tilesOfPart;
    if (plan.kind == ScheduleKind::Even)
      rule.mostLists = fewLists;
  }
  return rule;
}

SmallVector<PartOption> sparse_attn::partOptions(const SplitRule &rule,
                                                 const TargetInfo &target) {
  SmallVector<PartOption> options;
  if (rule.tilesOfPart == 0)
    return options;
  // From the best one on; one that serves no more lists than a better one is
  // of no use. Among equals a large cluster leaves less to join.
  int64_t served = 0;
  for (int64_t ctas = maxSplits * maxParts; ctas > maxSplits; ctas /= 2)
    for (int64_t splits = maxSplits; splits > 1; splits /= 2) {
      PartOption option;
      option.splits = splits;
      option.parts = ctas / splits;
      option.mostRows = std::min(
          target.clustersOf(splits, rule.ctas) / option.parts, rule.mostLists);
      if (option.parts <= maxParts && option.mostRows > served) {
        options.push_back(option);
        served = option.mostRows;
      }
    }
  std::reverse(options.begin(), options.end());
  return options;
}

Sharing sparse_attn::sharingFor(const SplitRule &rule, int64_t rows,
                                int64_t tiles, const TargetInfo &target) {
  Sharing sharing{splitsFor(rule, rows, tiles, target), 1};
  for (const PartOption &option : partOptions(rule, target))
    if (rows <= option.mostRows && tiles >= rows * rule.tilesOfPart)
      sharing = option;
  return sharing;
}

//===- ShareLists.cpp - How many CTAs share a list ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShareLists.h"
#include "PartialSoftmax.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The key tiles that a list has room for. A size of csr counts all lists
/// together: there it is the key capacity, as without a list.
static Value tilesOf(ImplicitLocOpBuilder &b, AttendOp op,
                     const DecodePlan &plan, Value ids) {
  Location loc = op.getLoc();
  OpFoldResult size = b.getIndexAttr(plan.capacity);
  int64_t keys = plan.block;
  if (plan.capacity == 0 && ids && typeOf(ids).getRank() == 4) {
    size = sizeOf(b, loc, ids, 3);
  } else if (plan.capacity == 0 && plan.pageSize) {
    size = sizeOf(b, loc, op.getBlockTable(), 1);
    keys = plan.pageSize;
  } else if (plan.capacity == 0) {
    size = sizeOf(b, loc, op.getK(), HeadDims(op.getLayout()).rows);
    keys = 1;
  }
  // Keys of an entry and of a tile are powers of two.
  Value entries = getValueOrCreateConstantIndexOp(b, loc, size);
  if (keys > plan.tile)
    return b.createOrFold<arith::MulIOp>(
        entries, arith::ConstantIndexOp::create(b, keys / plan.tile));
  return getValueOrCreateConstantIndexOp(
      b, loc, ceilDiv(b, loc, entries, plan.tile / keys));
}

namespace {
/// `splitsFor` and `sharingFor` on sizes of the program.
struct SharingArithmetic {
  ImplicitLocOpBuilder &b;
  Value rows, tiles;

  Value constant(int64_t value) {
    return arith::ConstantIndexOp::create(b, value);
  }
  Value atMost(Value x, int64_t most) {
    return b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::ule, x,
                                         constant(most));
  }
  Value atLeast(Value x, int64_t least) {
    return b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::uge, x,
                                         constant(least));
  }
  Value choose(Value condition, Value x, Value y) {
    return b.createOrFold<arith::SelectOp>(condition, x, y);
  }

  Value splits(const SplitRule &rule, const TargetInfo &target) {
    Value splits = constant(1);
    for (int64_t next = 2; next <= rule.most; next *= 2)
      splits = choose(atMost(rows, target.clustersOf(next, rule.ctas)),
                      constant(next), splits);
    if (rule.alwaysFrom == 0)
      return splits;
    Value half =
        b.createOrFold<arith::MaxUIOp>(splits, constant(rule.most / 2));
    splits = choose(atLeast(tiles, rule.halfFrom), half, splits);
    return choose(atLeast(tiles, rule.alwaysFrom), constant(rule.most), splits);
  }

  ListSharing share(const SplitRule &rule, const TargetInfo &target) {
    ListSharing sharing{splits(rule, target), constant(1)};
    if (rule.tilesOfPart == 0)
      return sharing;
    Value least =
        b.createOrFold<arith::MulIOp>(rows, constant(rule.tilesOfPart));
    Value pays =
        b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::uge, tiles, least);
    for (const PartOption &option : partOptions(rule, target)) {
      Value serves =
          b.createOrFold<arith::AndIOp>(pays, atMost(rows, option.mostRows));
      sharing.splits = choose(serves, constant(option.splits), sharing.splits);
      sharing.parts = choose(serves, constant(option.parts), sharing.parts);
    }
    return sharing;
  }
};
} // namespace

bool ListSharing::mayHaveParts() const {
  return getConstantIntValue(parts) != 1;
}

ListSharing sparse_attn::shareLists(OpBuilder &builder, AttendOp op,
                                    const DecodePlan &plan, Value rows,
                                    Value ids, const TargetInfo &target) {
  ImplicitLocOpBuilder b(op.getLoc(), builder);
  if (plan.splits != 0)
    return {arith::ConstantIndexOp::create(b, plan.splits),
            arith::ConstantIndexOp::create(b, 1)};
  SplitRule rule = splitRuleFor(plan, target);
  bool asksForRoom = rule.alwaysFrom || rule.tilesOfPart;
  Value tiles = asksForRoom ? tilesOf(b, op, plan, ids) : Value();
  return SharingArithmetic{b, rows, tiles}.share(rule, target);
}

/// The parts whose results are in memory: 0 where there is one alone.
static Value partsInMemory(ImplicitLocOpBuilder &b, Value parts) {
  Value one = arith::ConstantIndexOp::create(b, 1);
  Value several =
      b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::ugt, parts, one);
  return b.createOrFold<arith::SelectOp>(several, parts,
                                         arith::ConstantIndexOp::create(b, 0));
}

void sparse_attn::addPartResults(OpBuilder &builder, AttendOp op,
                                 const DecodePlan &plan, Value parts,
                                 Value batch, SmallVectorImpl<Type> &types,
                                 SmallVectorImpl<Value> &sizes) {
  ImplicitLocOpBuilder b(op.getLoc(), builder);
  Value inMemory = partsInMemory(b, parts);
  auto dynamic = ShapedType::kDynamic;
  for (int64_t columns : {plan.headDim, int64_t(2)}) {
    types.push_back(RankedTensorType::get(
        {dynamic, dynamic, plan.keyHeads * plan.group, plan.queryRows, columns},
        b.getF32Type()));
    sizes.append({inMemory, batch});
  }
}

ValueRange sparse_attn::joinParts(OpBuilder &builder, DispatchOp attend,
                                  const DecodePlan &plan, Value parts,
                                  Value batch, StringRef kernel) {
  ImplicitLocOpBuilder b(attend.getLoc(), builder);
  ValueRange outputs = attend.getOutputs();
  size_t results = outputs.size() - 2;
  SmallVector<Value> inputs(outputs.take_back(2));
  llvm::append_range(inputs, outputs.take_front(results));
  auto tied = llvm::to_vector(llvm::seq<int64_t>(2, 2 + results));
  Value one = arith::ConstantIndexOp::create(b, 1);
  Value some = b.createOrFold<arith::MinUIOp>(partsInMemory(b, parts), one);
  Value tiles = b.createOrFold<arith::MulIOp>(
      some, arith::ConstantIndexOp::create(b, plan.keyHeads * plan.group *
                                                  plan.queryRows));
  return DispatchOp::create(
             b, SmallVector<Type>(outputs.take_front(results).getTypes()),
             kernel, ValueRange{tiles, one, batch}, inputs, ValueRange(),
             b.getDenseI64ArrayAttr(tied))
      .getOutputs();
}

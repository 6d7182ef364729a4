//===- CompressPlan.cpp - How rows are pooled by blocks on a GPU ----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/CompressPlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

int64_t CompressPlan::ahead() const {
  int64_t ahead = 8;
  while (block % (ahead * rowGroups()) != 0 ||
         (pageSize && pageSize % (ahead * rowGroups()) != 0))
    ahead /= 2;
  return ahead;
}

static SmallVector<Pool> poolsOf(ArrayAttr pools) {
  return llvm::map_to_vector(pools.getAsRange<PoolAttr>(),
                             [](PoolAttr pool) { return pool.getValue(); });
}

BlockRows sparse_attn::blockRowsOf(CompressKeysOp op) {
  return {op,
          op.getKeys(),
          op.getLengths(),
          /*queryLengths=*/Value(),
          /*numKeys=*/Value(),
          op.getBlockTable(),
          op.getProjection(),
          op.getNorm(),
          op.getCos(),
          op.getSin(),
          poolsOf(op.getPools()),
          static_cast<int64_t>(op.getBlockSize()),
          op.getNormEps().convertToFloat(),
          op.getLayout(),
          /*areQueries=*/false,
          op.getPartial()};
}

FailureOr<BlockRows> sparse_attn::blockRowsOf(GateQueriesOp op,
                                              std::string &why) {
  int64_t heads =
      typeOf(op.getQueries()).getDimSize(HeadDims(op.getLayout()).heads);
  if (op.getQueryBlock() == 1)
    why = "its query rows are not pooled";
  else if (op.getPooling() != QueryPooling::None &&
           (op.getPooling() != QueryPooling::MeanProject ||
            ShapedType::isDynamic(heads) ||
            typeOf(op.getResult()).getDimSize(2) != heads))
    why = "its query heads are pooled";
  if (!why.empty())
    return failure();
  return BlockRows{op,
                   op.getQueries(),
                   op.getLengths(),
                   op.getQueryLengths(),
                   op.getNumKeys(),
                   /*table=*/Value(),
                   op.getProjection(),
                   op.getNorm(),
                   op.getCos(),
                   op.getSin(),
                   op.getRowPools(),
                   static_cast<int64_t>(op.getQueryBlock()),
                   op.getNormEps().convertToFloat(),
                   op.getLayout(),
                   /*areQueries=*/true,
                   /*partial=*/true};
}

static std::string checkProjection(const BlockRows &rows, CompressPlan &plan) {
  plan.projects = static_cast<bool>(rows.projection);
  if (!plan.projects) {
    if (rows.norm)
      return "its pools are normalised without a projection";
    return rows.cos && plan.pools > 1
               ? "several pools are rotated without a projection"
               : "";
  }
  plan.gateDim = typeOf(rows.getResult()).getDimSize(3);
  if (plan.gateDim != 64 && plan.gateDim != 128 && plan.gateDim != 256)
    return "its gate dimension is none of 64, 128 and 256";
  return "";
}

FailureOr<CompressPlan> sparse_attn::planCompress(const BlockRows &rows,
                                                  std::string &why) {
  CompressPlan plan;
  HeadDims dims(rows.layout);
  RankedTensorType type = typeOf(rows.rows), result = typeOf(rows.getResult());
  Type element = type.getElementType();
  plan.heads = type.getDimSize(dims.heads);
  plan.headDim = type.getDimSize(dims.columns);
  plan.block = rows.block;
  plan.pools = rows.pools.size();
  for (auto [i, pool] : llvm::enumerate(rows.pools))
    if (pool == Pool::Avg)
      plan.average = i;
  if (rows.table)
    plan.pageSize = type.getDimSize(dims.rows);

  if (!element.isF16() && !element.isBF16())
    why = "its elements are neither f16 nor bf16";
  else if (result.getElementType() != element ||
           (rows.projection &&
            typeOf(rows.projection).getElementType() != element))
    why = rows.areQueries ? "queries, projection and gate queries differ in "
                            "their element type"
                          : "keys, projection and compressed keys differ in "
                            "their element type";
  else if (ShapedType::isDynamic(plan.heads) || result.isDynamicDim(2))
    why = "its number of heads is dynamic";
  else if (plan.headDim != 64 && plan.headDim != 128 && plan.headDim != 256)
    why = "its head dimension is none of 64, 128 and 256";
  else if (plan.block % 16 != 0)
    why = "its block size is no multiple of 16";
  else if (rows.table &&
           (ShapedType::isDynamic(plan.pageSize) || plan.pageSize % 16 != 0))
    why = "its page size is no multiple of 16";
  else if (rows.table && rows.partial)
    why = "it compresses unfinished blocks of pages";
  else
    why = checkProjection(rows, plan);
  if (!why.empty())
    return failure();
  plan.group = result.getDimSize(2) / plan.heads;
  return plan;
}

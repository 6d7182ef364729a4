//===- CompressPlan.cpp - How keys are compressed on a GPU ----------------===//
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

static std::string checkProjection(CompressKeysOp op, CompressPlan &plan) {
  plan.projects = static_cast<bool>(op.getProjection());
  if (!plan.projects)
    return op.getNorm() || op.getCos()
               ? "its pools are normalised or rotated without a projection"
               : "";
  plan.gateDim = typeOf(op.getResult()).getDimSize(3);
  if (plan.gateDim != 64 && plan.gateDim != 128 && plan.gateDim != 256)
    return "its gate dimension is none of 64, 128 and 256";
  return "";
}

FailureOr<CompressPlan> sparse_attn::planCompress(CompressKeysOp op,
                                                  std::string &why) {
  CompressPlan plan;
  HeadDims dims(op.getLayout());
  RankedTensorType keys = typeOf(op.getKeys());
  Type element = keys.getElementType();
  plan.keyHeads = keys.getDimSize(dims.heads);
  plan.headDim = keys.getDimSize(dims.columns);
  plan.block = op.getBlockSize();
  plan.pools = op.getPools().size();
  for (auto [i, pool] : llvm::enumerate(op.getPools().getAsRange<PoolAttr>()))
    if (pool.getValue() == Pool::Avg)
      plan.average = i;
  if (op.getBlockTable())
    plan.pageSize = keys.getDimSize(dims.rows);

  if (!element.isF16() && !element.isBF16())
    why = "its elements are neither f16 nor bf16";
  else if (typeOf(op.getResult()).getElementType() != element ||
           (op.getProjection() &&
            typeOf(op.getProjection()).getElementType() != element))
    why = "keys, projection and compressed keys differ in their element type";
  else if (ShapedType::isDynamic(plan.keyHeads))
    why = "its number of heads is dynamic";
  else if (plan.headDim != 64 && plan.headDim != 128 && plan.headDim != 256)
    why = "its head dimension is none of 64, 128 and 256";
  else if (plan.block % 16 != 0)
    why = "its block size is no multiple of 16";
  else if (op.getBlockTable() &&
           (ShapedType::isDynamic(plan.pageSize) || plan.pageSize % 16 != 0))
    why = "its page size is no multiple of 16";
  else
    why = checkProjection(op, plan);
  if (!why.empty())
    return failure();
  return plan;
}

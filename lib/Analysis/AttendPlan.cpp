//===- AttendPlan.cpp - What kernels of attend have in common -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/AttendPlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

std::string AttendPlan::checkForm(AttendOp op) {
  if (op.getSkip())
    return "it skips blocks";
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

std::string AttendPlan::readHeads(AttendOp op) {
  HeadDims dims(op.getLayout());
  RankedTensorType q = typeOf(op.getQ()), k = typeOf(op.getK());
  int64_t heads = q.getDimSize(dims.heads);
  keyHeads = k.getDimSize(dims.heads);
  headDim = q.getDimSize(dims.columns);
  if (ShapedType::isDynamic(heads) || ShapedType::isDynamic(keyHeads))
    return "its number of heads is dynamic";
  if (heads == 0 || q.getDimSize(dims.rows) == 0)
    return "it has no query rows";
  if (headDim != 64 && headDim != 128 && headDim != 256)
    return "its head dimension is none of 64, 128 and 256";
  if (typeOf(op.getV()).getDimSize(dims.columns) != headDim ||
      k.getDimSize(dims.columns) != headDim)
    return "keys and values differ in their head dimension";
  group = heads / keyHeads;
  return "";
}

std::string AttendPlan::readLists(SelectionType type) {
  if (type.getForm() == SelectionForm::Tokens)
    return "it selects tokens";
  if (ShapedType::isDynamic(type.getGroups()))
    return "the number of its selecting heads is dynamic";
  block = type.getBlock();
  queryBlock = type.getQueryBlock();
  int64_t most = type.hasCapacity() ? type.getCapacity() : type.getNumBlocks();
  if (!ShapedType::isDynamic(most))
    capacity = most;
  share = type.getGroups() == keyHeads ? group : 1;
  return "";
}

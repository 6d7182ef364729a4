//===- PromptGatePlan.cpp - Scores and selections of a prompt -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/PromptGatePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::sparse_attn;

int64_t SelectTile::copies(int64_t blocks) {
  constexpr int64_t most = 2048, together = 128;
  if (ShapedType::isDynamic(blocks))
    return most;
  int64_t all = static_cast<int64_t>(llvm::alignTo(blocks, together));
  return std::clamp(all, together, most);
}

std::string sparse_attn::whyNotScoreRows(ScoreOp op) {
  RankedTensorType queries = typeOf(op.getQueries()),
                   keys = typeOf(op.getKeys());
  Type element = queries.getElementType();
  if (op.getKind() != ScoreKind::Dot)
    return "it does not compare by products";
  if (op.getReduction() != Reduction::None)
    return "it reduces over gate heads";
  if (!element.isF16() && !element.isBF16())
    return "its elements are neither f16 nor bf16";
  if (keys.getElementType() != element)
    return "gate queries and compressed keys differ in their element type";
  if (queries.isDynamicDim(2) || keys.isDynamicDim(2))
    return "its number of heads is dynamic";
  int64_t columns = queries.getDimSize(3);
  if (ShapedType::isDynamic(columns) || columns % 32 != 0 || columns > 256)
    return "its gate dimension is no multiple of 32 up to 256";
  return "";
}

//===- GatePlan.cpp - How the gate of a decode step is cut ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Analysis/DecodePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static std::string checkQueries(GateQueriesOp op, GatePlan &plan) {
  if (op.getPooling() != QueryPooling::Project)
    return "its gate queries are not projected";
  if (op.getQueryBlock() != 1 || op.getQueryLengths())
    return "its gate queries are those of a prefill";
  HeadDims dims(op.getLayout());
  RankedTensorType q = typeOf(op.getQueries());
  RankedTensorType projection = typeOf(op.getProjection());
  if (op.getLayout() == Layout::Packed || q.getDimSize(dims.rows) != 1)
    return "it has more than one query row a sequence";
  if (!projection.hasStaticShape())
    return "the shape of its projection is dynamic";
  plan.keyHeads = projection.getDimSize(0);
  plan.group = projection.getDimSize(1);
  plan.headDim = projection.getDimSize(2);
  plan.gateDim = projection.getDimSize(3);
  if (plan.headDim % GatePlan::sliceTerms != 0 ||
      (plan.gateDim != 64 && plan.gateDim != 128 && plan.gateDim != 256))
    return "its head dimension is no multiple of 64, or its gate dimension "
           "none "
           "of 64, 128 and 256";
  Type element = q.getElementType();
  if (!element.isF16() && !element.isBF16())
    return "its elements are neither f16 nor bf16";
  if (projection.getElementType() != element ||
      typeOf(op.getResult()).getElementType() != element)
    return "queries, projection and gate queries differ in their element type";
  if (op.getNumKeys())
    return "its sequences have no lengths of their own";
  return "";
}

FailureOr<GatePlan> sparse_attn::planGate(ScoreOp op, std::string &why) {
  GatePlan plan;
  auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
  RankedTensorType keys = typeOf(op.getKeys());
  why = "";
  if (op.getKind() != ScoreKind::Dot)
    why = "it does not compare by products";
  else if (!queries || !queries->hasOneUse())
    why = "its gate queries are not made for it alone";
  else
    why = checkQueries(queries, plan);
  if (why.empty() && op.getReduction() != Reduction::None &&
      typeOf(op.getResult()).getDimSize(1) != plan.keyHeads)
    why = "it reduces over gate heads";
  if (why.empty() &&
      (keys.getDimSize(2) != plan.keyHeads ||
       keys.getElementType() != typeOf(op.getQueries()).getElementType()))
    why = "compressed keys differ from gate queries in heads or element type";
  if (!why.empty())
    return failure();
  return plan;
}

/// Empty if a CTA can compress the blocks of `op`, else why not.
static std::string whyNotCompress(AppendKeysOp op, const GatePlan &plan) {
  if (!op.getProjection() || !typeOf(op.getProjection()).hasStaticShape())
    return "its compressed keys are not projected by a static shape";
  if (typeOf(op.getRemainder()).getDimSize(3) != plan.headDim ||
      typeOf(op.getRemainder()).getDimSize(2) != plan.keyHeads ||
      typeOf(op.getCompressed()).getDimSize(3) != plan.gateDim)
    return "keys and queries differ in heads or columns";
  if (plan.headDim > 256 || !llvm::isPowerOf2_64(plan.headDim))
    return "its head dimension is none of 64, 128 and 256";
  int64_t block = op.getBlockSize();
  if (block < 16 || block > 128 || !llvm::isPowerOf2_64(block))
    return "its block size is none of 16, 32, 64 and 128";
  return "";
}

std::string sparse_attn::whyNotAppendIn(ScoreOp op, const GatePlan &plan) {
  auto append = op.getKeys().getDefiningOp<AppendKeysOp>();
  auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
  if (!append || op.getKeys() != append.getNewCompressed())
    return "its compressed keys are not made by an append_keys";
  HeadDims dims(append.getLayout());
  if (typeOf(append.getKeys()).getDimSize(dims.rows) != 1)
    return "it appends more than one key a sequence";
  if (queries.getLengths() != append.getNewLengths())
    return "its gate queries do not stand at the new key";
  if (std::string why = whyNotCompress(append, plan); !why.empty())
    return why;
  Type element = typeOf(op.getKeys()).getElementType();
  for (Value operand :
       {append.getKeyCache(), append.getValueCache(), append.getRemainder(),
        append.getUnrotated(), append.getKeys(), append.getValues(),
        append.getProjection()})
    if (typeOf(operand).getElementType() != element)
      return "its caches and weights differ in their element type";
  RankedTensorType values = typeOf(append.getValueCache());
  if (values.isDynamicDim(dims.columns) ||
      values.getDimSize(dims.columns) % 8 != 0 ||
      values.getDimSize(dims.columns) > 256)
    return "the columns of its values are no multiple of 8 up to 256";
  if (append.getBlockTable() &&
      typeOf(append.getKeyCache()).isDynamicDim(dims.rows))
    return "the size of its pages is dynamic";
  for (Value cache : append.getOperands().take_front(4))
    if (llvm::count(append.getOperands(), cache) != 1)
      return "one of its caches is an operand twice";
  for (OpResult result : append.getResults())
    for (Operation *user : result.getUsers())
      if (result != append.getNewLengths() && user != op &&
          (user->getBlock() != op->getBlock() || user->isBeforeInBlock(op)))
        return "a cache is used before the scores";
  for (Operation *user : op.getResult().getUsers()) {
    auto select = dyn_cast<SelectOp>(user);
    // A dispatch is what a select and its user have become.
    if (isa<DispatchOp>(user))
      continue;
    if (!select || select.getMode() != Mode::Correct ||
        select.getLengths() != append.getNewLengths() ||
        select.getResult().getType().getBlock() !=
            static_cast<int64_t>(append.getBlockSize()))
      return "its scores are not only used to select among complete blocks";
  }
  return "";
}

CountedLengths sparse_attn::countedLengths(Value lengths) {
  auto append =
      lengths ? lengths.getDefiningOp<AppendKeysOp>() : AppendKeysOp();
  if (!append)
    return {lengths, 0};
  int64_t rows =
      typeOf(append.getKeys()).getDimSize(HeadDims(append.getLayout()).rows);
  if (ShapedType::isDynamic(rows))
    return {lengths, 0};
  return {append.getLengths(), rows};
}

bool sparse_attn::lengthsPrecedeScores(AttendOp op) {
  auto select = op.getSelection() ? op.getSelection().getDefiningOp<SelectOp>()
                                  : SelectOp();
  auto score = select ? select.getLogits().getDefiningOp<ScoreOp>() : ScoreOp();
  auto queries = score ? score.getQueries().getDefiningOp<GateQueriesOp>()
                       : GateQueriesOp();
  return queries && op.getLengths() &&
         countedLengths(queries.getLengths()).lengths ==
             countedLengths(op.getLengths()).lengths;
}

/// Whether `keys` is the number of rows of the key cache.
static bool isKeyCapacity(Value keys, AttendOp op) {
  int64_t rows = HeadDims(op.getLayout()).rows;
  if (auto dim = keys.getDefiningOp<tensor::DimOp>())
    return dim.getSource() == op.getK() && dim.getConstantIndex() == rows;
  return getConstantIntValue(keys) == typeOf(op.getK()).getDimSize(rows);
}

std::string sparse_attn::whyNotSelectIn(AttendOp op) {
  auto select = op.getSelection() ? op.getSelection().getDefiningOp<SelectOp>()
                                  : SelectOp();
  if (!select)
    return "its selection is not made by a select";
  if (!select->hasOneUse())
    return "its selection has other users";
  SelectionType type = op.getSelection().getType();
  if (type.getForm() != SelectionForm::List ||
      ShapedType::isDynamic(type.getCapacity()) ||
      type.getCapacity() > maxSharedList)
    return "its selection is not a list of at most " +
           std::to_string(maxSharedList) + " blocks";
  if (type.getQueryBlock() != 1)
    return "its query rows share lists";
  if (!op.getLengths() || op.getLengths() != select.getLengths() ||
      op.getQueryLengths() != select.getQueryLengths())
    return "select and attend differ in their lengths";
  if (select.getNumKeys() && !isKeyCapacity(select.getNumKeys(), op))
    return "select and attend differ in their number of keys";
  if (op.getBlockTable() && select.getNumKeys())
    return "its cache is paged and the number of keys is given";
  return "";
}

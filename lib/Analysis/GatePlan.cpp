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

/// Layout, rows and types of the queries.
static std::string checkQueries(GateQueriesOp op, GatePlan &plan) {
  plan.pooling = op.getPooling();
  if (op.getQueryBlock() != 1 || op.getPools() || op.getQueryLengths())
    return "its gate queries are those of a prefill";
  HeadDims dims(op.getLayout());
  RankedTensorType q = typeOf(op.getQueries()), result = typeOf(op.getResult());
  if (op.getLayout() == Layout::Packed || q.getDimSize(dims.rows) != 1)
    return "it has more than one query row a sequence";
  int64_t heads = q.getDimSize(dims.heads);
  plan.headDim = q.getDimSize(dims.columns);
  plan.gateDim = result.getDimSize(3);
  if (ShapedType::isDynamic(heads) ||
      ShapedType::isDynamic(result.getDimSize(2)))
    return "its number of heads is dynamic";
  plan.keyHeads = result.getDimSize(2);
  plan.group = heads / plan.keyHeads;
  if (Value projection = op.getProjection();
      projection && !typeOf(projection).hasStaticShape())
    return "the shape of its projection is dynamic";
  if (plan.headDim % GatePlan::sliceTerms != 0 ||
      (plan.gateDim != 64 && plan.gateDim != 128 && plan.gateDim != 256))
    return "its head dimension is no multiple of 64, or its gate dimension "
           "none "
           "of 64, 128 and 256";
  Type element = q.getElementType();
  if (!element.isF16() && !element.isBF16())
    return "its elements are neither f16 nor bf16";
  if ((op.getProjection() &&
       typeOf(op.getProjection()).getElementType() != element) ||
      result.getElementType() != element)
    return "queries, projection and gate queries differ in their element type";
  if (op.getNumKeys())
    return "its sequences have no lengths of their own";
  return "";
}

/// One gate query a key head, compared by products.
static std::string checkPooled(ScoreOp op, const GatePlan &plan) {
  RankedTensorType keys = typeOf(op.getKeys());
  if (op.getKind() != ScoreKind::Dot)
    return "it does not compare by products";
  if (op.getReduction() != Reduction::None &&
      typeOf(op.getResult()).getDimSize(1) != plan.keyHeads)
    return "it reduces over gate heads";
  if (keys.getDimSize(2) != plan.keyHeads ||
      keys.getElementType() != typeOf(op.getQueries()).getElementType())
    return "compressed keys differ from gate queries in heads or element type";
  return "";
}

/// A gate query for each query head; the scores of a group are reduced.
static std::string checkHeads(ScoreOp op, GateQueriesOp queries,
                              GatePlan &plan) {
  if (queries.getNorm() || queries.getCos())
    return "its query heads are normalised or rotated one by one";
  bool exact = op.getKind() == ScoreKind::Exact;
  HeadDims dims(exact ? op.getLayout() : Layout::BSHD);
  RankedTensorType keys = typeOf(op.getKeys());
  int64_t heads = plan.keyHeads;
  plan.keyHeads = keys.getDimSize(dims.heads);
  if (ShapedType::isDynamic(plan.keyHeads) ||
      typeOf(op.getResult()).getDimSize(1) != plan.keyHeads)
    return "it does not reduce over the query heads of a key head";
  plan.group = heads / plan.keyHeads;
  if (plan.group > GatePlan::maxGroup)
    return "more than 16 query heads share a key head";
  if (keys.getElementType() != typeOf(op.getQueries()).getElementType())
    return "keys differ from gate queries in their element type";
  if (keys.getDimSize(dims.columns) > 256)
    return "its keys have more than 256 columns";
  if (exact && op.getBlockSize() % 16 != 0)
    return "its block size is no multiple of 16";
  return "";
}

FailureOr<GatePlan> sparse_attn::planGate(ScoreOp op, std::string &why) {
  GatePlan plan;
  auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
  if (!queries || !queries->hasOneUse())
    why = "its gate queries are not made for it alone";
  else
    why = checkQueries(queries, plan);
  if (why.empty())
    why = plan.pooling == QueryPooling::None ? checkHeads(op, queries, plan)
                                             : checkPooled(op, plan);
  if (!why.empty())
    return failure();
  return plan;
}

/// Whether a CTA can compress the blocks of `op`.
static std::string whyNotCompress(AppendKeysOp op) {
  int64_t headDim = typeOf(op.getRemainder()).getDimSize(3);
  int64_t gateDim = typeOf(op.getCompressed()).getDimSize(3);
  if (ShapedType::isDynamic(typeOf(op.getRemainder()).getDimSize(2)))
    return "its number of heads is dynamic";
  if (headDim != 64 && headDim != 128 && headDim != 256)
    return "its head dimension is none of 64, 128 and 256";
  HeadDims dims(op.getLayout());
  for (Value operand : {op.getKeyCache(), op.getUnrotated(), op.getKeys()})
    if (typeOf(operand).isDynamicDim(dims.heads) ||
        typeOf(operand).isDynamicDim(dims.columns))
      return "the heads or columns of its keys are dynamic";
  if (typeOf(op.getCompressed()).isDynamicDim(3))
    return "the columns of its compressed keys are dynamic";
  if (!op.getProjection())
    return op.getNorm() || op.getCos()
               ? "its pools are normalised or rotated without a projection"
               : "";
  if (!typeOf(op.getProjection()).hasStaticShape())
    return "the shape of its projection is dynamic";
  if (gateDim != 64 && gateDim != 128 && gateDim != 256)
    return "its gate dimension is none of 64, 128 and 256";
  return "";
}

std::string sparse_attn::whyNotAppend(AppendKeysOp op) {
  HeadDims dims(op.getLayout());
  if (typeOf(op.getKeys()).getDimSize(dims.rows) != 1)
    return "it appends more than one key a sequence";
  int64_t block = op.getBlockSize();
  if (block < 16 || block > 128 || !llvm::isPowerOf2_64(block))
    return "its block size is none of 16, 32, 64 and 128";
  if (std::string why = whyNotCompress(op); !why.empty())
    return why;
  Type element = typeOf(op.getCompressed()).getElementType();
  if (!element.isF16() && !element.isBF16())
    return "its elements are neither f16 nor bf16";
  for (Value operand :
       {op.getKeyCache(), op.getValueCache(), op.getRemainder(),
        op.getUnrotated(), op.getKeys(), op.getValues(), op.getProjection()})
    if (operand && typeOf(operand).getElementType() != element)
      return "its caches and weights differ in their element type";
  RankedTensorType values = typeOf(op.getValueCache());
  if (values.isDynamicDim(dims.columns) ||
      values.getDimSize(dims.columns) % 8 != 0 ||
      values.getDimSize(dims.columns) > 256)
    return "the columns of its values are no multiple of 8 up to 256";
  if (op.getBlockTable() && typeOf(op.getKeyCache()).isDynamicDim(dims.rows))
    return "the size of its pages is dynamic";
  for (Value cache : op.getOperands().take_front(4))
    if (llvm::count(op.getOperands(), cache) != 1)
      return "one of its caches is an operand twice";
  return "";
}

std::string sparse_attn::whyNotAppendIn(ScoreOp op, const GatePlan &plan) {
  auto append = op.getKeys().getDefiningOp<AppendKeysOp>();
  auto queries = op.getQueries().getDefiningOp<GateQueriesOp>();
  if (plan.pooling == QueryPooling::None)
    return "its scores are those of query heads";
  if (!append || op.getKeys() != append.getNewCompressed())
    return "its compressed keys are not made by an append_keys";
  if (std::string why = whyNotAppend(append); !why.empty())
    return why;
  if (queries.getLengths() != append.getNewLengths())
    return "its gate queries do not stand at the new key";
  if (typeOf(append.getRemainder()).getDimSize(3) != plan.headDim ||
      typeOf(append.getRemainder()).getDimSize(2) != plan.keyHeads ||
      typeOf(append.getCompressed()).getDimSize(3) != plan.gateDim)
    return "keys and queries differ in heads or columns";
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
  if (select.getMode() == Mode::Inclusive || select.getDenseRows() != 0)
    return "its rows choose as those of a prefill";
  if (!op.getLengths() || op.getLengths() != select.getLengths() ||
      op.getQueryLengths() != select.getQueryLengths())
    return "select and attend differ in their lengths";
  if (select.getNumKeys() && !isKeyCapacity(select.getNumKeys(), op))
    return "select and attend differ in their number of keys";
  if (op.getBlockTable() && select.getNumKeys())
    return "its cache is paged and the number of keys is given";
  return "";
}

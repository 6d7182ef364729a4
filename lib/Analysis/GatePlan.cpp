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

//===- Costs.cpp - Stages and their costs ---------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// AttentionStageOpInterface of every stage op. Flops count a multiplication and
// an addition as two; small terms (softmax, pooling) count as one an element.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The product of `factors`, or nothing if one is dynamic.
static std::optional<int64_t> product(ArrayRef<int64_t> factors) {
  int64_t result = 1;
  for (int64_t factor : factors) {
    if (ShapedType::isDynamic(factor))
      return std::nullopt;
    result *= factor;
  }
  return result;
}

static std::optional<int64_t> elements(Value value) {
  return product(cast<RankedTensorType>(value.getType()).getShape());
}

static int64_t lastSize(Value value) {
  return cast<RankedTensorType>(value.getType()).getShape().back();
}

static std::optional<int64_t> times(std::optional<int64_t> a, int64_t b) {
  return a ? product({*a, b}) : std::nullopt;
}

Stage RotaryOp::getStage() { return Stage::Prepare; }
std::optional<int64_t> RotaryOp::getFlops() {
  return times(elements(getX()), 3);
}

Stage RotaryTableOp::getStage() { return Stage::Prepare; }
std::optional<int64_t> RotaryTableOp::getFlops() {
  return times(elements(getCos()), 2);
}

Stage CompressKeysOp::getStage() { return Stage::Prepare; }
std::optional<int64_t> CompressKeysOp::getFlops() {
  std::optional<int64_t> pooled = times(elements(getKeys()), getPools().size());
  if (!pooled || !getProjection())
    return pooled;
  std::optional<int64_t> project =
      times(times(elements(getResult()), 2),
            cast<RankedTensorType>(getProjection().getType()).getDimSize(1));
  return project ? std::optional<int64_t>(*pooled + *project) : std::nullopt;
}

Stage AppendKeysOp::getStage() { return Stage::Prepare; }
std::optional<int64_t> AppendKeysOp::getFlops() {
  // At the most one block in block_size rows completes; a row that does not
  // complete one computes nothing.
  std::optional<int64_t> fresh = elements(getKeys());
  if (!getProjection())
    return fresh;
  return times(times(fresh, 2), lastSize(getProjection()));
}

Stage PromptRemainderOp::getStage() { return Stage::Prepare; }
std::optional<int64_t> PromptRemainderOp::getFlops() { return 0; }

Stage GateQueriesOp::getStage() { return Stage::Prepare; }
std::optional<int64_t> GateQueriesOp::getFlops() {
  std::optional<int64_t> pooled = elements(getQueries());
  if (!getProjection())
    return pooled;
  if (getQueryBlock() == 1)
    return times(times(pooled, 2), lastSize(getProjection()));
  // A row of the result takes what its head's projection has.
  auto projection = cast<RankedTensorType>(getProjection().getType());
  std::optional<int64_t> project = times(elements(getResult()), 2);
  for (int64_t size : projection.getShape().drop_front().drop_back())
    project = times(project, size);
  return pooled && project ? std::optional<int64_t>(*pooled + *project)
                           : std::nullopt;
}

Stage ScoreOp::getStage() { return Stage::Compute; }
std::optional<int64_t> ScoreOp::getFlops() {
  // Every row of the gate queries meets every row of the keys of its head.
  bool exact = getKind() == ScoreKind::Exact;
  HeadDims dims(exact ? getLayout() : Layout::BSHD);
  auto keys = cast<RankedTensorType>(getKeys().getType());
  return times(times(elements(getQueries()), 2), keys.getDimSize(dims.rows));
}

Stage SelectOp::getStage() { return Stage::Retrieve; }
std::optional<int64_t> SelectOp::getFlops() { return elements(getLogits()); }

Stage ConvertSelectionOp::getStage() { return Stage::Retrieve; }
std::optional<int64_t> ConvertSelectionOp::getFlops() { return 0; }

Stage AttendOp::getStage() { return Stage::Apply; }
std::optional<int64_t> AttendOp::getFlops() {
  if (getLayout() == Layout::Packed)
    return std::nullopt;
  HeadDims dims(getLayout());
  int64_t keys = cast<RankedTensorType>(getK().getType()).getDimSize(dims.rows);
  if (getBlockTable()) {
    int64_t pages =
        cast<RankedTensorType>(getBlockTable().getType()).getDimSize(1);
    keys = product({keys, pages}).value_or(ShapedType::kDynamic);
  }
  if (getSelection()) {
    SelectionType type = getSelection().getType();
    if (type.hasCapacity() && !ShapedType::isDynamic(type.getCapacity())) {
      int64_t width = type.getForm() == SelectionForm::Tokens
                          ? type.getCapacity()
                          : type.getCapacity() * type.getBlock();
      keys = ShapedType::isDynamic(keys) ? width : std::min(keys, width);
    }
  }
  std::optional<int64_t> scores = times(elements(getQ()), 2);
  std::optional<int64_t> values = times(elements(getResult()), 2);
  if (!scores || !values)
    return std::nullopt;
  return times(*scores + *values, keys);
}

std::optional<int64_t> AttendOp::getBytes() {
  std::optional<int64_t> all = detail::operandAndResultBytes(*this);
  if (!all || !getSelection())
    return all;
  // Only selected blocks of k and v are read: each row of a selection reads at
  // most its capacity, and never more than the whole cache.
  SelectionType type = getSelection().getType();
  if (!type.hasCapacity() || type.getForm() == SelectionForm::Tokens ||
      ShapedType::isDynamic(type.getCapacity()))
    return all;
  HeadDims dims(getLayout());
  int64_t bytes = 0;
  for (Value cache : {getK(), getV()}) {
    auto tensor = cast<RankedTensorType>(cache.getType());
    int64_t element = tensor.getElementTypeBitWidth() / 8;
    int64_t whole = tensor.getNumElements() * element;
    int64_t read = type.getBatch() * type.getGroups() * type.getRows() *
                   type.getCapacity() * type.getBlock() *
                   tensor.getDimSize(dims.columns) * element;
    bytes += whole - std::min(whole, read);
  }
  return *all - bytes;
}

Stage CombineOp::getStage() { return Stage::Apply; }
std::optional<int64_t> CombineOp::getFlops() {
  return times(elements(getPartial()), 2);
}

Stage CheckEntriesOp::getStage() { return Stage::Retrieve; }
std::optional<int64_t> CheckEntriesOp::getFlops() {
  return elements(getValues());
}

//===- SelectOps.cpp - score, select, convert_selection, ... --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Verifiers and shapes of the Compute and Retrieve stages. The letters in
// comments and messages are those of docs/Spec.md.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Whether `part` divides `whole`, as far as the types tell.
static bool mayDivide(int64_t part, int64_t whole) {
  return ShapedType::isDynamic(part) || ShapedType::isDynamic(whole) ||
         (part > 0 && whole % part == 0);
}

//===----------------------------------------------------------------------===//
// score
//===----------------------------------------------------------------------===//

LogicalResult ScoreOp::verify() {
  RankedTensorType queries = typeOf(getQueries()), keys = typeOf(getKeys());
  RankedTensorType result = typeOf(getResult());
  for (auto [name, type] : {std::pair<StringRef, RankedTensorType>{
                                "the rank of the queries", queries},
                            {"the rank of the keys", keys},
                            {"the rank of the result", result}})
    if (type.getRank() != 4)
      return expected(*this, "S2", name, 4, type.getRank());
  bool exact = getKind() == ScoreKind::Exact;
  if (exact && getLayout() == Layout::Packed)
    return emitOpError() << "expected layout bhsd or bshd (S3)";
  HeadDims dims(exact ? getLayout() : Layout::BSHD);
  int64_t gateHeads = queries.getDimSize(2), columns = queries.getDimSize(3);
  int64_t keyHeads = keys.getDimSize(dims.heads);
  int64_t groups = result.getDimSize(1);
  if (!mayDivide(keyHeads, gateHeads))
    return emitOpError() << "expected the key heads to divide the " << gateHeads
                         << " gate heads, got " << keyHeads << " (S1)";
  if (!mayDivide(groups, gateHeads))
    return emitOpError() << "expected the result's heads to divide the "
                         << gateHeads << " gate heads, got " << groups
                         << " (S1)";
  if (getReduction() == Reduction::None && !compatible(groups, gateHeads))
    return expected(*this, "S1", "the result's heads without a reduction",
                    gateHeads, groups);
  int64_t wantColumns =
      getKind() == ScoreKind::MinMaxBound && !ShapedType::isDynamic(columns)
          ? 2 * columns
          : columns;
  if (!compatible(wantColumns, keys.getDimSize(dims.columns)))
    return expected(*this, "S2", "the columns of the keys", wantColumns,
                    keys.getDimSize(dims.columns));
  int64_t blocks = keys.getDimSize(dims.rows);
  if (exact)
    blocks = ceilDivStatic(blocks, getBlockSize());
  if (!compatible(queries.getDimSize(0), keys.getDimSize(0)))
    return expected(*this, "S2", "the batch of the keys", queries.getDimSize(0),
                    keys.getDimSize(0));
  if (getLengths() && failed(expectShape(*this, "S2", "lengths", getLengths(),
                                         {queries.getDimSize(0)})))
    return failure();
  return expectShape(
      *this, "S3", "the result", getResult(),
      {queries.getDimSize(0), groups, queries.getDimSize(1), blocks});
}

LogicalResult ScoreOp::reifyResultShapes(OpBuilder &b,
                                         ReifiedRankedShapedTypeDims &shapes) {
  bool exact = getKind() == ScoreKind::Exact;
  HeadDims dims(exact ? getLayout() : Layout::BSHD);
  OpFoldResult blocks = sizeOf(b, getLoc(), getKeys(), dims.rows);
  if (exact)
    blocks = ceilDiv(b, getLoc(), blocks, getBlockSize());
  OpFoldResult groups = sizeOf(b, getLoc(), getQueries(), 2);
  if (getReduction() != Reduction::None) {
    if (typeOf(getResult()).isDynamicDim(1))
      groups = sizeOf(b, getLoc(), getKeys(), dims.heads);
    else
      groups = b.getIndexAttr(typeOf(getResult()).getDimSize(1));
  }
  shapes.push_back({sizeOf(b, getLoc(), getQueries(), 0), groups,
                    sizeOf(b, getLoc(), getQueries(), 1), blocks});
  return success();
}

//===----------------------------------------------------------------------===//
// select
//===----------------------------------------------------------------------===//

/// SE8, SE9: what heads have of their own.
static LogicalResult verifyBudgets(SelectOp op) {
  SelectionPolicyAttrInterface policy = op.getSelectionPolicy();
  RankedTensorType logits = typeOf(op.getLogits());
  int64_t heads = logits.getDimSize(1);
  if (std::optional<int64_t> own = policy.getNumHeads();
      own && ShapedType::isDynamic(heads))
    return op.emitOpError() << "expected a static number of heads with "
                            << op.getPolicy() << " (SE8)";
  else if (own && *own != heads)
    return expected(op, "SE8", "the number of budgets", heads, *own);
  if (!op.getBudgets())
    return success();
  if (!policy.takesBudgets())
    return op.emitOpError() << "expected a policy that takes budgets, got "
                            << op.getPolicy() << " (SE9)";
  if (typeOf(op.getBudgets()).getRank() == 1)
    return expectShape(op, "SE9", "budgets", op.getBudgets(), {heads});
  return expectShape(op, "SE9", "budgets", op.getBudgets(),
                     {logits.getDimSize(0), heads});
}

LogicalResult SelectOp::verify() {
  if (!isa<SelectionPolicyAttrInterface>(getPolicy()))
    return emitOpError() << "expected policy to be a selection policy, got "
                         << getPolicy();
  RankedTensorType logits = typeOf(getLogits());
  if (logits.getRank() != 4)
    return expected(*this, "SE1", "the rank of the logits", 4,
                    logits.getRank());
  SelectionType type = getResult().getType();
  StringRef names[] = {"batch", "heads", "rows", "blocks"};
  for (auto [i, name] : llvm::enumerate(names))
    if (!compatible(type.getShape()[i], logits.getDimSize(i)))
      return expected(*this, "SE2", (Twine("the selection's ") + name).str(),
                      logits.getDimSize(i), type.getShape()[i]);
  if (getMode() == Mode::ReferenceCompatible) {
    if (type.getQueryBlock() != 1)
      return expected(*this, "SE3", "query_block in mode reference_compatible",
                      1, type.getQueryBlock());
    if (logits.getDimSize(2) != 1)
      return expected(*this, "SE3", "the rows in mode reference_compatible", 1,
                      logits.getDimSize(2));
  }
  for (auto [name, value] :
       {std::pair<StringRef, int64_t>{"force_first", getForceFirst()},
        {"force_last", getForceLast()},
        {"dense_rows", getDenseRows()}})
    if (value < 0)
      return emitOpError() << "expected " << name << " >= 0, got " << value
                           << " (SE4)";
  if (type.getForm() == SelectionForm::CSR ||
      type.getForm() == SelectionForm::Tokens)
    return emitOpError() << "expected form list, mask or bits, got "
                         << stringifySelectionForm(type.getForm())
                         << "; use convert_selection (SE5)";
  if (type.getQueryBlock() > 1 && !getQueryRows())
    return emitOpError() << "expected query_rows with query_block "
                         << type.getQueryBlock() << " (SE6)";
  if (!getLengths() && !getNumKeys())
    return emitOpError() << "expected lengths or keys (SE7)";
  for (auto [name, value] :
       {std::pair<StringRef, Value>{"lengths", getLengths()},
        {"query_lengths", getQueryLengths()}})
    if (value &&
        failed(expectShape(*this, "SE2", name, value, {logits.getDimSize(0)})))
      return failure();
  return verifyBudgets(*this);
}

//===----------------------------------------------------------------------===//
// convert_selection, pack_selection, unpack_selection
//===----------------------------------------------------------------------===//

/// CS3: a list has room for the union of rows, as far as the types tell.
static LogicalResult verifyRoomForUnion(ConvertSelectionOp op) {
  SelectionType from = op.getSource().getType(), to = op.getResult().getType();
  if (to.getForm() == SelectionForm::Tokens)
    return op.emitOpError()
           << "expected tokens of single rows, got a query_block of "
           << to.getQueryBlock() << " from one of " << from.getQueryBlock()
           << " (CS3)";
  int64_t most = to.getNumBlocks();
  if (!to.hasCapacity() || ShapedType::isDynamic(to.getCapacity()) ||
      ShapedType::isDynamic(most))
    return success();
  // A row of csr may be longer than the capacity, which is that of all rows.
  if (from.getForm() == SelectionForm::List &&
      !ShapedType::isDynamic(from.getCapacity()))
    most = std::min(most, from.getCapacity() * op.getUnitedRows());
  if (to.getCapacity() >= most)
    return success();
  return op.emitOpError() << "expected a capacity of at least " << most
                          << " for the union of " << op.getUnitedRows()
                          << " rows, got " << to.getCapacity() << " (CS3)";
}

LogicalResult ConvertSelectionOp::verify() {
  SelectionType from = getSource().getType(), to = getResult().getType();
  if (from.getBlock() != to.getBlock() ||
      to.getQueryBlock() % from.getQueryBlock() != 0)
    return emitOpError() << "expected the same block and a multiple of the "
                            "query_block, got "
                         << from << " and " << to << " (CS1)";
  SmallVector<int64_t> shape(from.getShape());
  shape[2] = ceilDivStatic(shape[2], getUnitedRows());
  bool same = true;
  for (auto [a, b] : llvm::zip(shape, to.getShape()))
    same = same && compatible(a, b);
  if (!same && unitesRows())
    return emitOpError() << "expected the same blocks, and a row for "
                         << getUnitedRows() << " rows, got " << from << " and "
                         << to << " (CS1)";
  if (!same)
    return emitOpError() << "expected the same rows and blocks, got " << from
                         << " and " << to << " (CS1)";
  if (from.getForm() == SelectionForm::Tokens &&
      to.getForm() != SelectionForm::Tokens)
    return emitOpError() << "expected a source in blocks, got tokens (CS2)";
  if (to.getForm() == SelectionForm::Tokens && !getNumKeys())
    return emitOpError() << "expected keys, to convert to tokens (CS2)";
  return unitesRows() ? verifyRoomForUnion(*this) : success();
}

/// PS1: `types` are the storage of `type`, up to dynamic sizes.
static LogicalResult verifyStorage(Operation *op, SelectionType type,
                                   TypeRange types) {
  auto storage = type.getStorageTypes();
  bool fits = storage.size() == types.size();
  for (size_t i = 0; fits && i < types.size(); ++i) {
    auto got = cast<RankedTensorType>(types[i]);
    fits = got.getElementType() == storage[i].getElementType() &&
           got.getRank() == storage[i].getRank();
    for (int64_t d = 0; fits && d < got.getRank(); ++d)
      fits = compatible(got.getDimSize(d), storage[i].getDimSize(d));
  }
  if (fits)
    return success();
  InFlightDiagnostic error = op->emitOpError() << "expected storage";
  for (RankedTensorType want : storage)
    error << " " << want;
  return error << " for form " << stringifySelectionForm(type.getForm())
               << " (PS1)";
}

LogicalResult PackSelectionOp::verify() {
  return verifyStorage(*this, getResult().getType(), getStorage().getTypes());
}

LogicalResult UnpackSelectionOp::verify() {
  return verifyStorage(*this, getSource().getType(), getStorage().getTypes());
}

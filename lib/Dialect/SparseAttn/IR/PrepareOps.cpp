//===- PrepareOps.cpp - rotary, compress_keys, gate_queries, ... ----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Verifiers, type inference and shapes of the Prepare stage. The letters in
// comments and messages are those of docs/Spec.md.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static LogicalResult expectRank(Operation *op, StringRef rule, StringRef what,
                                Value value, int64_t rank) {
  if (typeOf(value).getRank() == rank)
    return success();
  return expected(op, rule, ("the rank of " + what).str(), rank,
                  typeOf(value).getRank());
}

//===----------------------------------------------------------------------===//
// rotary
//===----------------------------------------------------------------------===//

LogicalResult RotaryOp::verify() {
  if (getLayout() == Layout::Packed)
    return emitOpError() << "expected layout bhsd or bshd (R3)";
  if (failed(expectRank(*this, "R3", "x", getX(), 4)))
    return failure();
  if ((getCos() != nullptr) == (getPositions() != nullptr) ||
      (getCos() != nullptr) != (getSin() != nullptr))
    return emitOpError() << "expected either cos_sin or positions (R1)";
  HeadDims dims(getLayout());
  int64_t columns = typeOf(getX()).getDimSize(dims.columns);
  int64_t batch = typeOf(getX()).getDimSize(dims.batch);
  int64_t rows = typeOf(getX()).getDimSize(dims.rows);
  Value by = getCos() ? getCos() : getPositions();
  int64_t rotated;
  if (getCos()) {
    if (failed(expectRank(*this, "R3", "cos", getCos(), 3)) ||
        failed(expectShape(*this, "R3", "sin", getSin(),
                           typeOf(getCos()).getShape())))
      return failure();
    rotated = typeOf(getCos()).getDimSize(2);
  } else {
    if (!getInvFreq() || getInvFreq()->empty())
      return emitOpError() << "expected inv_freq with positions (R2)";
    if (failed(expectRank(*this, "R3", "positions", getPositions(), 2)))
      return failure();
    rotated = 2 * getInvFreq()->size();
  }
  int64_t byBatch = typeOf(by).getDimSize(0), byRows = typeOf(by).getDimSize(1);
  if (byBatch != 1 && !compatible(byBatch, batch))
    return expected(*this, "R3", "the batch of the positions", batch, byBatch);
  if (!compatible(byRows, rows))
    return expected(*this, "R3", "the rows of the positions", rows, byRows);
  if (ShapedType::isDynamic(columns) || ShapedType::isDynamic(rotated))
    return emitOpError() << "expected static head and rotary dimensions (R2)";
  if (rotated % 2 != 0 || rotated > columns || rotated == 0)
    return emitOpError() << "expected an even rotary dimension of at most "
                         << columns << ", got " << rotated << " (R2)";
  return success();
}

LogicalResult RotaryOp::inferReturnTypes(MLIRContext *, std::optional<Location>,
                                         ValueRange operands, DictionaryAttr,
                                         OpaqueProperties, RegionRange,
                                         SmallVectorImpl<Type> &types) {
  types.push_back(operands.front().getType());
  return success();
}

LogicalResult RotaryOp::reifyResultShapes(OpBuilder &b,
                                          ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(tensor::getMixedSizes(b, getLoc(), getX()));
  return success();
}

LogicalResult RotaryTableOp::verify() {
  int64_t columns = 2 * getInvFreq().size();
  int64_t shape[] = {ShapedType::kDynamic, columns};
  if (columns == 0)
    return emitOpError() << "expected a frequency in inv_freq (RT1)";
  if (failed(expectShape(*this, "RT1", "cos", getCos(), shape)) ||
      failed(expectShape(*this, "RT1", "sin", getSin(),
                         typeOf(getCos()).getShape())))
    return failure();
  return success();
}

LogicalResult
RotaryTableOp::reifyResultShapes(OpBuilder &b,
                                 ReifiedRankedShapedTypeDims &shapes) {
  OpFoldResult rows = getLength();
  if (!typeOf(getCos()).isDynamicDim(0))
    rows = b.getIndexAttr(typeOf(getCos()).getDimSize(0));
  OpFoldResult columns = b.getIndexAttr(2 * getInvFreq().size());
  shapes.push_back({rows, columns});
  shapes.push_back({rows, columns});
  return success();
}

//===----------------------------------------------------------------------===//
// compress_keys, append_keys
//===----------------------------------------------------------------------===//

/// `pools` is not empty and has none twice.
static LogicalResult verifyPools(Operation *op, StringRef rule,
                                 ArrayAttr pools) {
  if (pools.empty())
    return op->emitOpError() << "expected a pool (" << rule << ")";
  for (size_t i = 0; i < pools.size(); ++i)
    for (size_t j = 0; j < i; ++j)
      if (pools[i] == pools[j])
        return op->emitOpError() << "expected different pools, got " << pools[i]
                                 << " twice (" << rule << ")";
  return success();
}

/// K1 to K4: pools, projection [heads, pools * columns, gate], norm and tables.
static LogicalResult verifyGateWeights(Operation *op, ArrayAttr pools,
                                       Value projection, Value norm, Value cos,
                                       Value sin, APFloat eps, int64_t heads,
                                       int64_t columns, int64_t gateDim) {
  if (failed(verifyPools(op, "K1", pools)))
    return failure();
  int64_t pooled = ShapedType::isDynamic(columns)
                       ? columns
                       : columns * static_cast<int64_t>(pools.size());
  if (projection) {
    if (failed(expectShape(op, "K2", "the projection", projection,
                           {heads, pooled, gateDim})))
      return failure();
  } else if (!compatible(gateDim, pooled)) {
    return expected(op, "K2", "the columns without a projection", pooled,
                    gateDim);
  }
  if (norm && failed(expectShape(op, "K3", "norm", norm, {gateDim})))
    return failure();
  if (norm && (eps.isNegative() || !eps.isFinite()))
    return op->emitOpError() << "expected norm_eps >= 0 (K4)";
  if ((cos != nullptr) != (sin != nullptr))
    return op->emitOpError() << "expected both cos and sin, or neither (K3)";
  if (!cos)
    return success();
  int64_t table[] = {ShapedType::kDynamic, gateDim};
  if (failed(expectShape(op, "K3", "cos", cos, table)) ||
      failed(expectShape(op, "K3", "sin", sin, typeOf(cos).getShape())))
    return failure();
  if (!ShapedType::isDynamic(gateDim) && gateDim % 2 != 0)
    return op->emitOpError() << "expected an even gate dimension to rotate, "
                                "got "
                             << gateDim << " (K3)";
  return success();
}

/// The keys that a sequence has room for in the pages of a block table.
static int64_t pagedCapacity(Value table, int64_t pageSize) {
  int64_t pages = typeOf(table).getDimSize(1);
  return ShapedType::isDynamic(pages) || ShapedType::isDynamic(pageSize)
             ? ShapedType::kDynamic
             : pages * pageSize;
}

LogicalResult CompressKeysOp::verify() {
  if (getLayout() == Layout::Packed)
    return emitOpError() << "expected layout bhsd or bshd (K5)";
  if (failed(expectRank(*this, "K5", "the keys", getKeys(), 4)) ||
      failed(expectRank(*this, "K5", "the result", getResult(), 4)))
    return failure();
  HeadDims dims(getLayout());
  RankedTensorType keys = typeOf(getKeys()), result = typeOf(getResult());
  int64_t batch = keys.getDimSize(0), heads = keys.getDimSize(dims.heads);
  int64_t capacity = keys.getDimSize(dims.rows);
  if (Value table = getBlockTable()) {
    if (getLayout() != Layout::BSHD)
      return emitOpError() << "expected layout bshd with a block_table (K6)";
    if (failed(expectRank(*this, "K6", "block_table", table, 2)))
      return failure();
    batch = typeOf(table).getDimSize(0);
    capacity = pagedCapacity(table, capacity);
  }
  // Heads of a projection may share those of the keys.
  int64_t own = heads;
  if (getProjection() && typeOf(getProjection()).getRank() == 3) {
    own = typeOf(getProjection()).getDimSize(0);
    if (!ShapedType::isDynamic(own) && !ShapedType::isDynamic(heads) &&
        (heads == 0 || own % heads != 0))
      return emitOpError() << "expected the heads of the projection to be a "
                              "multiple of the "
                           << heads << " key heads, got " << own << " (K2)";
  }
  int64_t want[] = {batch, ceilDivStatic(capacity, getBlockSize()), own,
                    ShapedType::kDynamic};
  if (failed(expectShape(*this, "K5", "the result", getResult(), want)))
    return failure();
  if (getLengths() &&
      failed(expectShape(*this, "K5", "lengths", getLengths(), {batch})))
    return failure();
  if (failed(verifyGateWeights(*this, getPools(), getProjection(), getNorm(),
                               getCos(), getSin(), getNormEps(), own,
                               keys.getDimSize(dims.columns),
                               result.getDimSize(3))))
    return failure();
  if (!getCos() || ShapedType::isDynamic(capacity) ||
      typeOf(getCos()).isDynamicDim(0))
    return success();
  int64_t rotated = getPartial() ? ceilDivStatic(capacity, getBlockSize())
                                 : capacity / getBlockSize();
  int64_t last = rotated == 0 ? 0 : (rotated - 1) * getBlockSize() + 1;
  if (typeOf(getCos()).getDimSize(0) >= last)
    return success();
  return emitOpError() << "expected a table of at least " << last
                       << " positions, got " << typeOf(getCos()).getDimSize(0)
                       << " (K3)";
}

LogicalResult
CompressKeysOp::reifyResultShapes(OpBuilder &b,
                                  ReifiedRankedShapedTypeDims &shapes) {
  HeadDims dims(getLayout());
  Location loc = getLoc();
  Value table = getBlockTable();
  OpFoldResult rows = cacheCapacity(b, loc, getKeys(), table, getLayout());
  shapes.push_back({sizeOf(b, loc, table ? table : getKeys(), 0),
                    ceilDiv(b, loc, rows, getBlockSize()),
                    getProjection() ? sizeOf(b, loc, getProjection(), 0)
                                    : sizeOf(b, loc, getKeys(), dims.heads),
                    b.getIndexAttr(typeOf(getResult()).getDimSize(3))});
  return success();
}

LogicalResult AppendKeysOp::verify() {
  if (getLayout() == Layout::Packed)
    return emitOpError() << "expected layout bhsd or bshd (AK1)";
  HeadDims dims(getLayout());
  if (failed(expectRank(*this, "AK1", "the key cache", getKeyCache(), 4)) ||
      failed(expectRank(*this, "AK1", "the compressed keys", getCompressed(),
                        4)) ||
      failed(expectRank(*this, "AK1", "the new keys", getKeys(), 4)))
    return failure();
  RankedTensorType cache = typeOf(getKeyCache());
  int64_t batch = cache.getDimSize(0), heads = cache.getDimSize(dims.heads);
  int64_t capacity = cache.getDimSize(dims.rows);
  if (Value table = getBlockTable()) {
    if (getLayout() != Layout::BSHD)
      return emitOpError() << "expected layout bshd with a block_table (AK3)";
    if (failed(expectRank(*this, "AK3", "block_table", table, 2)))
      return failure();
    batch = typeOf(table).getDimSize(0);
    capacity = pagedCapacity(table, capacity);
  }
  int64_t columns = cache.getDimSize(dims.columns);
  int64_t rows = typeOf(getKeys()).getDimSize(dims.rows);
  int64_t gateDim = typeOf(getCompressed()).getDimSize(3);
  SmallVector<int64_t> fresh(cache.getShape());
  fresh[0] = batch;
  fresh[dims.rows] = rows;
  SmallVector<int64_t> values(cache.getShape()), freshValues(fresh);
  values[dims.columns] = freshValues[dims.columns] = ShapedType::kDynamic;
  int64_t blocks = ceilDivStatic(capacity, getBlockSize());
  int64_t block = getBlockSize();
  if (failed(expectShape(*this, "AK1", "the value cache", getValueCache(),
                         values)) ||
      failed(expectShape(*this, "AK1", "the compressed keys", getCompressed(),
                         {batch, blocks, heads, gateDim})) ||
      failed(expectShape(*this, "AK1", "the remainder", getRemainder(),
                         {batch, block, heads, columns})) ||
      failed(expectShape(*this, "AK1", "lengths", getLengths(), {batch})) ||
      failed(expectShape(*this, "AK1", "the unrotated keys", getUnrotated(),
                         fresh)) ||
      failed(expectShape(*this, "AK1", "the new keys", getKeys(), fresh)) ||
      failed(expectShape(*this, "AK1", "the new values", getValues(),
                         freshValues)))
    return failure();
  return verifyGateWeights(*this, getPools(), getProjection(), getNorm(),
                           getCos(), getSin(), getNormEps(), heads, columns,
                           gateDim);
}

/// AK2: the results have the types of caches and lengths.
LogicalResult AppendKeysOp::inferReturnTypes(
    MLIRContext *, std::optional<Location>, ValueRange operands, DictionaryAttr,
    OpaqueProperties, RegionRange, SmallVectorImpl<Type> &types) {
  llvm::append_range(types, operands.take_front(5).getTypes());
  return success();
}

LogicalResult
AppendKeysOp::reifyResultShapes(OpBuilder &b,
                                ReifiedRankedShapedTypeDims &shapes) {
  for (Value cache : {getKeyCache(), getValueCache(), getCompressed(),
                      getRemainder(), getLengths()})
    shapes.push_back(tensor::getMixedSizes(b, getLoc(), cache));
  return success();
}

//===----------------------------------------------------------------------===//
// prompt_remainder
//===----------------------------------------------------------------------===//

LogicalResult PromptRemainderOp::verify() {
  if (getLayout() == Layout::Packed)
    return emitOpError() << "expected layout bhsd or bshd (PR1)";
  if (failed(expectRank(*this, "PR1", "the keys", getKeys(), 4)))
    return failure();
  HeadDims dims(getLayout());
  RankedTensorType keys = typeOf(getKeys());
  int64_t batch = keys.getDimSize(0), size = getBlockSize();
  int64_t want[] = {batch, size, keys.getDimSize(dims.heads),
                    keys.getDimSize(dims.columns)};
  if (failed(expectRank(*this, "PR1", "the result", getResult(), 4)) ||
      failed(expectShape(*this, "PR1", "the result", getResult(), want)))
    return failure();
  if (keys.getElementType() != typeOf(getResult()).getElementType())
    return emitOpError() << "expected a result of " << keys.getElementType()
                         << ", as the keys, got " << getResult().getType()
                         << " (PR1)";
  if (!getLengths())
    return success();
  return expectShape(*this, "PR1", "lengths", getLengths(), {batch});
}

LogicalResult
PromptRemainderOp::reifyResultShapes(OpBuilder &b,
                                     ReifiedRankedShapedTypeDims &shapes) {
  HeadDims dims(getLayout());
  shapes.push_back({sizeOf(b, getLoc(), getKeys(), dims.batch),
                    b.getIndexAttr(getBlockSize()),
                    sizeOf(b, getLoc(), getKeys(), dims.heads),
                    b.getIndexAttr(typeOf(getResult()).getDimSize(3))});
  return success();
}

//===----------------------------------------------------------------------===//
// gate_queries
//===----------------------------------------------------------------------===//

SmallVector<Pool> GateQueriesOp::getRowPools() {
  if (!getPools())
    return {Pool::Avg};
  return llvm::map_to_vector(getPools()->getAsRange<PoolAttr>(),
                             [](PoolAttr pool) { return pool.getValue(); });
}

LogicalResult GateQueriesOp::verify() {
  if (getLayout() == Layout::Packed)
    return emitOpError() << "expected layout bhsd or bshd (GQ3)";
  HeadDims dims(getLayout());
  if (failed(expectRank(*this, "GQ3", "the queries", getQueries(), 4)) ||
      failed(expectRank(*this, "GQ3", "the result", getResult(), 4)))
    return failure();
  RankedTensorType q = typeOf(getQueries()), result = typeOf(getResult());
  int64_t batch = q.getDimSize(0), hq = q.getDimSize(dims.heads);
  if (getPools() && failed(verifyPools(*this, "GQ5", *getPools())))
    return failure();
  int64_t columns = q.getDimSize(dims.columns);
  if (!ShapedType::isDynamic(columns))
    columns *= getRowPools().size();
  int64_t rows = ceilDivStatic(q.getDimSize(dims.rows), getQueryBlock());
  int64_t groups = result.getDimSize(2), gateDim = result.getDimSize(3);
  bool projects = getPooling() == QueryPooling::Project ||
                  getPooling() == QueryPooling::MeanProject;
  if (projects != (getProjection() != nullptr))
    return emitOpError() << "expected " << (projects ? "a" : "no")
                         << " projection with pooling "
                         << stringifyQueryPooling(getPooling()) << " (GQ1)";
  if (getPooling() == QueryPooling::None)
    groups = hq;
  if (!projects)
    gateDim = columns;
  if (failed(expectShape(*this, "GQ3", "the result", getResult(),
                         {batch, rows, groups, gateDim})))
    return failure();
  if (!ShapedType::isDynamic(hq) && !ShapedType::isDynamic(groups) &&
      (groups == 0 || hq % groups != 0))
    return emitOpError() << "expected the gate heads to divide the " << hq
                         << " query heads, got " << groups << " (GQ3)";
  if (getPooling() == QueryPooling::Project) {
    int64_t group = ShapedType::isDynamic(hq) || ShapedType::isDynamic(groups)
                        ? ShapedType::kDynamic
                        : hq / groups;
    if (failed(expectShape(*this, "GQ1", "the projection", getProjection(),
                           {groups, group, columns, gateDim})))
      return failure();
  } else if (projects &&
             failed(expectShape(*this, "GQ1", "the projection", getProjection(),
                                {groups, columns, gateDim}))) {
    return failure();
  }
  if (getNorm() &&
      failed(expectShape(*this, "GQ2", "norm", getNorm(), {gateDim})))
    return failure();
  for (auto [name, value] :
       {std::pair<StringRef, Value>{"lengths", getLengths()},
        {"query_lengths", getQueryLengths()}})
    if (value && failed(expectShape(*this, "GQ3", name, value, {batch})))
      return failure();
  if ((getCos() != nullptr) != (getSin() != nullptr))
    return emitOpError() << "expected both cos and sin, or neither (GQ2)";
  if (!getCos())
    return success();
  if (failed(expectShape(*this, "GQ2", "cos", getCos(),
                         {ShapedType::kDynamic, gateDim})) ||
      failed(expectShape(*this, "GQ2", "sin", getSin(),
                         typeOf(getCos()).getShape())))
    return failure();
  if (!getLengths() && !getNumKeys())
    return emitOpError() << "expected lengths or keys, to rotate by (GQ4)";
  return success();
}

LogicalResult
GateQueriesOp::reifyResultShapes(OpBuilder &b,
                                 ReifiedRankedShapedTypeDims &shapes) {
  HeadDims dims(getLayout());
  RankedTensorType result = typeOf(getResult());
  OpFoldResult heads = sizeOf(b, getLoc(), getQueries(), dims.heads);
  if (getPooling() != QueryPooling::None) {
    if (!result.isDynamicDim(2))
      heads = b.getIndexAttr(result.getDimSize(2));
    else if (getProjection())
      heads = sizeOf(b, getLoc(), getProjection(), 0);
    else
      return failure(); // a mean does not say how many heads it leaves
  }
  OpFoldResult rows = sizeOf(b, getLoc(), getQueries(), dims.rows);
  shapes.push_back({sizeOf(b, getLoc(), getQueries(), dims.batch),
                    ceilDiv(b, getLoc(), rows, getQueryBlock()), heads,
                    b.getIndexAttr(result.getDimSize(3))});
  return success();
}

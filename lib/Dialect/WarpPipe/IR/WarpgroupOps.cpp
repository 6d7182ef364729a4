//===- WarpgroupOps.cpp - What four warps do together ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Common.h"

using namespace mlir;
using namespace mlir::warp_pipe;

//===----------------------------------------------------------------------===//
// warpgroup_mma
//===----------------------------------------------------------------------===//

LogicalResult WarpgroupMmaOp::verify() {
  TileType tile = getTile().getType();
  int64_t inner = getInner();
  if (TileType rows = getRowTile()) {
    if (!getRow())
      return emitOpError() << "expected the first row of the tile, got none "
                              "(WP33)";
    if (rows.getColumns() != inner ||
        rows.getElementType() != tile.getElementType() ||
        rows.getRows() < kRows)
      return emitOpError() << "expected rows in a tile of at least 64 x "
                           << inner << " x " << tile.getElementType()
                           << ", got " << rows << " (WP34)";
  } else {
    if (getRow())
      return emitOpError() << "expected no first row for fragments, got one "
                              "(WP33)";
    auto expected = VectorType::get({inner / 16, 4, 2}, tile.getElementType());
    if (getRows().getType() != expected)
      return emitOpError() << "expected fragments of type " << expected
                           << ", got " << getRows().getType() << " (WP34)";
  }
  if (inner % 16 != 0)
    return emitOpError() << "expected inner sizes that are a multiple of 16, "
                            "got "
                         << inner << " (WP34)";
  auto accumulators =
      VectorType::get({getOuter() / 8, 2, 2}, Float32Type::get(getContext()));
  if (!detail::isAccumulators(accumulators) ||
      getResult().getType().getAccumulators() != accumulators)
    return emitOpError() << "expected a result of type " << accumulators
                         << " in flight, N up to 256, got "
                         << getResult().getType() << " (WP35)";
  if (getAcc() && getAcc().getType() != accumulators)
    return emitOpError() << "expected acc of type " << accumulators << ", got "
                         << getAcc().getType() << " (WP35)";
  return success();
}

//===----------------------------------------------------------------------===//
// mma_wait
//===----------------------------------------------------------------------===//

LogicalResult MmaWaitOp::verify() {
  auto product = getProduct().getDefiningOp<WarpgroupMmaOp>();
  if (!product || product->getBlock() != (*this)->getBlock()) {
    if (!product)
      return success();
    InFlightDiagnostic error =
        emitOpError() << "expected the product in the same block (WP36)";
    error.attachNote(product.getLoc()) << "it begins here";
    return error;
  }
  int64_t after = 0;
  for (Operation *op = product->getNextNode(); op != *this;
       op = op->getNextNode())
    if (isa<WarpgroupMmaOp>(op))
      ++after;
  int64_t pending = static_cast<int32_t>(getPending());
  if (pending < 0 || pending > after)
    return emitOpError() << "expected pending from 0 to the " << after
                         << " products that begin after this one, got "
                         << pending << " (WP36)";
  return success();
}

//===----------------------------------------------------------------------===//
// row_broadcast, store_matrix
//===----------------------------------------------------------------------===//

LogicalResult RowBroadcastOp::verify() {
  auto pair = cast<VectorType>(getPair().getType()),
       all = cast<VectorType>(getResult().getType());
  if (pair.getShape() == ArrayRef<int64_t>{2} && all.getRank() == 3 &&
      all.getShape().drop_front() == ArrayRef<int64_t>{2, 2} &&
      pair.getElementType() == all.getElementType())
    return success();
  return emitOpError() << "expected 2 elements for N x 2 x 2 of the same type, "
                          "got "
                       << pair << " and " << all << " (WP37)";
}

LogicalResult StoreMatrixOp::verify() {
  auto expected = VectorType::get({4, 2}, getTile().getType().getElementType());
  if (getValue().getType() != expected)
    return emitOpError() << "expected a value of type " << expected << ", got "
                         << getValue().getType() << " (WP16)";
  return success();
}

//===----------------------------------------------------------------------===//
// issue_store, store_wait, store_rows
//===----------------------------------------------------------------------===//

/// WP8 to WP13, of the 64 rows that `op` takes of its tile.
template <class OpTy> static LogicalResult verifyStore(OpTy op) {
  constexpr int64_t rows = IssueStoreOp::kRows;
  TileType tile = op.getTile().getType();
  if (tile.getRows() < rows)
    return op.emitOpError() << "expected a tile of at least " << rows
                            << " rows, got " << tile << " (WP10)";
  auto stored = TileType::get(op.getContext(), rows, tile.getColumns(),
                              tile.getElementType());
  return warp_pipe::detail::verifyCopy(
      op, cast<MemRefType>(op.getDestination().getType()),
      op.getCoordinates().size(), op.getRowDim(),
      /*boxes=*/1, stored);
}

LogicalResult IssueStoreOp::verify() {
  if (failed(verifyStore(*this)))
    return failure();
  return detail::verifyLanes(*this, /*elected=*/true);
}

LogicalResult StoreRowsOp::verify() {
  if (failed(verifyStore(*this)))
    return failure();
  return detail::verifyLanes(*this, /*elected=*/false);
}

LogicalResult StoreWaitOp::verify() {
  return detail::verifyLanes(*this, /*elected=*/true);
}

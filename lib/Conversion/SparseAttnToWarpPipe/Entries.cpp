//===- Entries.cpp - Which keys a step reads ------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A split takes every splits-th entry of the list. What is computed here runs
// in the warp that copies; the first key of each box and the bias of each entry
// travel to the others with the keys.
//
//===----------------------------------------------------------------------===//

#include "DecodeKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Entries of the list that belong to this split, and the steps that they take.
void DecodeKernel::openList() {
  Num count;
  if (!ids) {
    readSequence();
    Range range = rangeOf(Num(), /*allRows=*/true);
    firstBlock = range.lo ? range.lo / plan.block : num(0);
    Num end = (range.hi + (plan.block - 1)) / plan.block;
    count = atLeast(end - firstBlock, 0);
  } else if (cast<MemRefType>(ids.getType()).getRank() == 1) {
    // csr: a row's entries lie between two pointers.
    Num row =
        (batch * (plan.keyHeads * plan.group / plan.share) + tile.listHead) *
            plan.listRows +
        tile.listRow;
    Num total = fromIndex(memref::DimOp::create(b, ids, 0));
    Num first = atLeast(loadNum(counts, row), 0);
    Num last = atMost(loadNum(counts, row + 1), total);
    stream = warp_pipe::IndexStreamOp::create(b, ids, ValueRange(),
                                              first + split, splits);
    count = atLeast(last - first, 0);
    readSequence();
  } else {
    SmallVector<Num> row{batch, tile.listHead, tile.listRow};
    stream = warp_pipe::IndexStreamOp::create(
        b, ids, ValueRange{row[0], row[1], row[2]}, split, splits);
    Num capacity = fromIndex(b.createOrFold<memref::DimOp>(ids, 3));
    count = atLeast(atMost(loadNum(counts, row), capacity), 0);
    readSequence();
  }
  blocks = (keys + (plan.block - 1)) / plan.block;
  // An empty cache has no page and no bias to read.
  if (table || bias)
    count = choose(num(0).less(keys), count, num(0));
  if (plan.tilesMayBeEmpty())
    count = choose(num(0).less(tileRows), count, num(0));
  entries = entriesOf(count, split, splits, logSplits);
  steps = stepsOf(plan, entries);
}

/// The box that begins at `key`, ignored unless `valid` (null: always).
DecodeKernel::Box DecodeKernel::box(Num key, Value valid) {
  HeadDims dims(op.getLayout());
  Num far = num(farKey), first = key;
  auto both = [&](Value x, Value y) {
    return x ? b.createOrFold<arith::AndIOp>(x, y) : y;
  };
  SmallVector<Num> coordinates(3, batch);
  coordinates[dims.heads] = tile.keyHead;
  if (!table) {
    if (valid)
      first = choose(valid, key, far);
    coordinates[dims.rows] = first;
  } else {
    // The last tile of a dense row may reach beyond the table.
    Num at = key / plan.pageSize;
    valid = both(valid, at.below(tableWidth));
    Num page = loadNum(table, {batch, choose(valid, at, num(0))});
    valid = both(valid, page.below(pages));
    first = choose(valid, key, far);
    coordinates[0] = choose(valid, page, far);
    coordinates[dims.rows] = key % plan.pageSize;
  }
  return {Values(coordinates.begin(), coordinates.end()), first};
}

DecodeKernel::Step DecodeKernel::step(Num i) {
  Step result;
  int64_t perStep = plan.entriesPerStep(), perEntry = plan.stepsPerEntry();
  Values read;
  if (ids)
    llvm::append_range(
        read,
        warp_pipe::StreamEntriesOp::create(b, stream, i, perStep).getEntries());
  for (int64_t e = 0; e < perStep; ++e) {
    // The step may have room for more entries than are left.
    Num j = i / perEntry * perStep + e;
    Value valid;
    if (perStep > 1)
      valid = j.less(entries);
    Num id;
    if (!ids) {
      id = firstBlock + positionOf(j, split, splits);
    } else {
      id = {b, read[e]};
      Value known = id.below(blocks);
      valid = valid ? b.createOrFold<arith::AndIOp>(known, valid) : known;
    }
    Num key = id * plan.block + i % perEntry * plan.tile;
    for (int64_t part = 0; part < plan.boxesPerEntry(); ++part)
      result.boxes.push_back(box(key + part * plan.boxRows(), valid));
    if (!bias)
      continue;
    Num at = valid ? choose(valid, id, num(0)) : id;
    Num indices[] = {batch, tile.listHead, tile.listRow, at};
    Value natural = memref::LoadOp::create(b, bias, toIndices(indices));
    result.bias.push_back(arith::MulFOp::create(
        b, natural, f32(static_cast<float>(llvm::numbers::log2e))));
  }
  return result;
}

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

#include "../Select/RowSelector.h"
#include "DecodeKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Entries of the list that belong to this split, and the steps that they take.
void DecodeKernel::openList() {
  Num count;
  if (select) {
    if (lengthsAreEarly)
      readSequence();
    count = selectBlocks();
    stream =
        warp_pipe::IndexStreamOp::create(b, ids, ValueRange(), share, shares);
    if (!lengthsAreEarly)
      readSequence();
  } else if (!ids) {
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
                                              first + share, shares);
    count = atLeast(last - first, 0);
    readSequence();
  } else {
    SmallVector<Num> row{batch, tile.listHead, tile.listRow};
    stream = warp_pipe::IndexStreamOp::create(
        b, ids, ValueRange{row[0], row[1], row[2]}, share, shares);
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
  entries = entriesOf(count, share, shares, logShares);
  steps = stepsOf(plan, entries);
}

/// All warps make the list of the CTA, once the kernel in front has written the
/// scores. The CTAs of a cluster make the same one, which costs less than to
/// hand it over.
Num DecodeKernel::selectBlocks() {
  ids = allocShared({plan.capacity}, b.getI32Type());
  auto prologue =
      warp_pipe::PrologueOp::create(b, TypeRange(b.getI32Type()), helpers());
  OpBuilder::InsertionGuard guard(b);
  b.createBlock(&prologue.getBody());
  // Lengths that the kernel in front may write come behind it too.
  auto wait = [&] { warp_pipe::GridWaitOp::create(b); };
  if (!lengthsAreEarly) {
    wait();
    readSequence();
  }
  SelectionSource source{logits,
                         batch,
                         tile.listHead,
                         tile.listRow,
                         queryLengths ? queryLength : num(plan.queryRows),
                         length,
                         fromIndex(memref::DimOp::create(b, logits, 3)),
                         budgets};
  AskAhead ahead{share, shares, logShares,
                 select.getOrder() == Order::Descending,
                 [&](Num block) { askFor(block); }};
  Num count = selectRow(*this, select, source, plan.warps + 1 + helpers(), ids,
                        plan.capacity, ahead, [&] {
                          if (lengthsAreEarly)
                            wait();
                        });
  warp_pipe::YieldOp::create(b, Value(count));
  return {b, prologue.getResult(0)};
}

/// Asks for the keys and values of a block, in the boxes of their copies.
void DecodeKernel::askFor(Num block) {
  HeadDims dims(op.getLayout());
  for (int64_t first = 0; first < plan.block; first += plan.boxRows()) {
    Num key = block * plan.block + first;
    SmallVector<Num> at(3, batch);
    at[dims.heads] = tile.keyHead;
    at[dims.rows] = key;
    if (table) {
      Num column = atMost(key / plan.pageSize, tableWidth - 1);
      at[0] = loadNum(table, {batch, column});
      at[dims.rows] = key % plan.pageSize;
    }
    for (Value source : {k, v})
      warp_pipe::GatherPrefetchOp::create(
          b, source, Values(at.begin(), at.end()), dims.rows, plan.boxRows(),
          plan.headDim);
  }
}

/// Entry number j of this split that holds `step`'s keys of entry `e`.
Num DecodeKernel::entryNumber(const Step &step, Num e) {
  return step.number / plan.stepsPerEntry() * plan.entriesPerStep() + e;
}

/// Where keys are: box `part` of entry `e` of the step, whose id is `id`.
DecodeKernel::BoxPlace DecodeKernel::place(const Step &step, Num id, Num e,
                                           Num part) {
  BoxPlace result;
  result.key = id * plan.block +
               step.number % plan.stepsPerEntry() * plan.tile +
               part * plan.boxRows();
  // The step may have room for more entries than are left.
  if (plan.entriesPerStep() > 1)
    result.valid = entryNumber(step, e).less(entries);
  if (ids)
    result.valid = both(result.valid, id.below(blocks));
  // The last tile of a dense row may reach beyond the table.
  if (table) {
    result.column = result.key / plan.pageSize;
    result.valid = both(result.valid, result.column.below(tableWidth));
  }
  return result;
}

/// The first key of a box on `page`, far away if the box is ignored.
Num DecodeKernel::firstKey(const BoxPlace &place, Num page) {
  Value valid = place.valid;
  if (table)
    valid = both(valid, page.below(pages));
  return valid ? choose(valid, place.key, num(farKey)) : place.key;
}

DecodeKernel::Step DecodeKernel::readStep(Num i) {
  HeadDims dims(op.getLayout());
  Step step;
  step.number = i;
  int64_t perStep = plan.entriesPerStep();
  if (ids)
    for (Value id : warp_pipe::StreamEntriesOp::create(b, stream, i, perStep,
                                                       plan.stepsPerEntry())
                        .getEntries())
      step.ids.push_back({b, id});
  else
    for (int64_t e = 0; e < perStep; ++e)
      step.ids.push_back(firstBlock +
                         positionOf(entryNumber(step, num(e)), share, shares));
  for (int64_t e = 0; e < perStep; ++e)
    for (int64_t part = 0; part < plan.boxesPerEntry(); ++part) {
      BoxPlace at = place(step, step.ids[e], num(e), num(part));
      SmallVector<Num> coordinates(3, batch);
      coordinates[dims.heads] = tile.keyHead;
      if (!table) {
        coordinates[dims.rows] = firstKey(at, Num());
      } else {
        Num page = loadNum(table, {batch, choose(at.valid, at.column, num(0))});
        step.pages.push_back(page);
        // An ignored page lies outside: the copy gives zeros.
        Value valid = both(at.valid, page.below(pages));
        coordinates[0] = choose(valid, page, num(farKey));
        coordinates[dims.rows] = at.key % plan.pageSize;
      }
      llvm::append_range(step.coordinates, coordinates);
    }
  // The bias of an entry that is ignored may be anything, also NaN.
  if (bias)
    for (int64_t e = 0; e < perStep; ++e) {
      Value valid = place(step, step.ids[e], num(e), num(0)).valid;
      Num id = valid ? choose(valid, step.ids[e], num(0)) : step.ids[e];
      Num indices[] = {batch, tile.listHead, tile.listRow, id};
      Value loaded = memref::LoadOp::create(b, bias, toIndices(indices));
      step.bias.push_back(
          valid ? b.createOrFold<arith::SelectOp>(valid, loaded, f32(0.0f))
                : loaded);
    }
  return step;
}

/// `parts` of the step are spread evenly over the warps: the part of this warp.
template <class T, class Choose>
static T ofWarp(Num warp, ArrayRef<T> parts, int64_t warps, Choose choose) {
  T result = parts.back();
  int64_t warpsPerPart = warps / parts.size();
  for (int64_t i = parts.size() - 1; i-- > 0;)
    result = choose(warp.less((i + 1) * warpsPerPart), parts[i], result);
  return result;
}

/// The first key of the box that holds the warp's keys. Chosen before it is
/// computed: ids and pages come with the tile.
Num DecodeKernel::firstKeyOfWarp(const Step &step) {
  auto pick = [&](ArrayRef<Num> parts) {
    return ofWarp(warp, parts, plan.warps,
                  [](Value c, Num x, Num y) { return choose(c, x, y); });
  };
  Num box = warp / (plan.warps / plan.boxes());
  BoxPlace at = place(step, pick(step.ids), box / plan.boxesPerEntry(),
                      box % plan.boxesPerEntry());
  return firstKey(at, table ? pick(step.pages) : Num());
}

/// The bias of the warp's keys, in base 2.
Value DecodeKernel::biasOfWarp(const Step &step) {
  Value natural = ofWarp(warp, ArrayRef<Value>(step.bias), plan.warps,
                         [&](Value c, Value x, Value y) -> Value {
                           return b.createOrFold<arith::SelectOp>(c, x, y);
                         });
  return arith::MulFOp::create(b, natural,
                               f32(static_cast<float>(llvm::numbers::log2e)));
}

//===- Combine.cpp - What joins warps and splits --------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Four warps saw different keys: their partial results meet in shared memory.
// With several splits, each CTA then hands every row to the CTA that owns it,
// through distributed shared memory; one barrier of the cluster later the
// owners join the splits, always in the same order.
//
//===----------------------------------------------------------------------===//

#include "DecodeKernel.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static constexpr int64_t width = partialWidth;

/// Whether row `row` of the tile exists; null if all rows below `bound` do.
Value DecodeKernel::hasRow(Num row, int64_t bound) {
  if (plan.tilesAreFull() && bound <= plan.usedRows())
    return Value();
  return row.less(tileRows);
}

SmallVector<DecodeKernel::Partial>
DecodeKernel::combineWarps(const State &state) {
  // Rows are 8 columns apart in the banks, so that the stores of a fragment do
  // not meet there.
  Value outputs = allocShared({plan.warps, plan.rows, plan.headDim + 8});
  Value stats = allocShared({plan.warps, plan.rows, 2});
  Value sums = zeros(vec({2, 2}));
  for (int64_t half = 0; half < halves(); ++half)
    sums = vector::InsertOp::create(b, state.sums[half], sums, half);
  Value sum = warp_pipe::RowReduceOp::create(b, vec({2}),
                                             warp_pipe::Reduction::Add, sums);
  // No warp reads tiles any more, so partial results may lie over them.
  warp_pipe::RoleBarrierOp::create(b);
  auto store = [&](Value value, Value memref, ArrayRef<Num> indices) {
    vector::StoreOp::create(b, value, memref, toIndices(indices),
                            /*nontemporal=*/false, llvm::MaybeAlign(8));
  };
  for (int64_t half = 0; half < halves(); ++half) {
    Num row = (lane >> 2) + 8 * half;
    when((lane % 4).equals(0), [&] {
      store(elements(vec({2}), {state.maxima[half], at(sum, half)}), stats,
            {warp, row, num(0)});
    });
    for (int64_t column = 0; column < columnTiles(); ++column)
      store(at(state.outputs[column], half), outputs,
            {warp, row, (lane % 4) * 2 + 8 * column});
  }
  warp_pipe::RoleBarrierOp::create(b);

  // A warp takes as many rows at once as have room for 4 columns a lane.
  int64_t lanes = std::min<int64_t>(32, plan.headDim / width);
  int64_t rowsOfWarp = 32 / lanes, stride = lanes * width;
  SmallVector<Partial> partials;
  for (int64_t first = 0; first < plan.usedRows();
       first += plan.warps * rowsOfWarp) {
    Partial partial;
    partial.bound = first + plan.warps * rowsOfWarp;
    partial.row = warp * rowsOfWarp + lane / lanes + first;
    partial.column = lane % lanes * width;
    Values parts;
    for (int64_t w = 0; w < plan.warps; ++w)
      parts.push_back(loadVector(stats, {num(w), partial.row, num(0)}, 2));
    SoftmaxJoiner joiner(*this, parts);
    partial.maximum = joiner.maximum;
    partial.sum = joiner.sum;
    for (int64_t c = 0; c < plan.headDim; c += stride) {
      Values values;
      for (int64_t w = 0; w < plan.warps; ++w)
        values.push_back(loadVector(
            outputs, {num(w), partial.row, partial.column + c}, width));
      partial.outputs.push_back(joiner.join(values));
    }
    partials.push_back(partial);
  }
  return partials;
}

/// Writes a row, or what this part of the list gives for it.
void DecodeKernel::finish(const Partial &partial) {
  QueryRow<Num> row = rowOf(plan, tile, partial.row);
  auto write = [&] {
    OutputRows{out, lse}.write(*this, op.getLayout(), batch, row,
                               partial.column, partial);
  };
  if (!plan.mayHaveParts())
    return write();
  auto branch =
      scf::IfOp::create(b, num(1).less(parts), /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(branch.thenBlock());
  partResults.write(*this, part, batch, row, partial.column, partial);
  b.setInsertionPointToStart(branch.elseBlock());
  write();
}

void DecodeKernel::combineSplits(ArrayRef<Partial> partials) {
  auto finishAll = [&] {
    for (const Partial &partial : partials)
      when(hasRow(partial.row, partial.bound), [&] { finish(partial); });
  };
  if (plan.splits == 1)
    return finishAll();
  // (sum, maximum) and outputs of each split's rows, at the owner.
  Value outputs = allocShared({slotsOf(plan), plan.headDim});
  Value stats = allocShared({slotsOf(plan), 2});
  // All CTAs have started, and their mailboxes are ready. A CTA ends after the
  // last store to it: it waits for them, or owns no row.
  warp_pipe::ClusterWaitOp::create(b, several);
  when(several, [&] {
    int64_t stride = std::min<int64_t>(32 * width, plan.headDim);
    for (const Partial &partial : partials)
      when(hasRow(partial.row, partial.bound), [&] {
        Num owner = ownerOf(partial.row, logOwned);
        Num slot = slotOf(partial.row, split, logSplits, logOwned);
        for (auto [i, value] : llvm::enumerate(partial.outputs))
          warp_pipe::StoreRemoteOp::create(
              b, value, outputs, ValueRange{slot, partial.column + stride * i},
              owner, mailbox);
        when(partial.column.equals(0), [&] {
          warp_pipe::StoreRemoteOp::create(
              b, elements(vec({2}), {partial.maximum, partial.sum}), stats,
              ValueRange{slot, num(0)}, owner, mailbox);
        });
      });
  });
  auto join = [&] {
    when(num(0).less(owned), [&] {
      warp_pipe::WaitMailboxOp::create(b, mailbox);
      if (plan.splits)
        return combineOwned(plan.splits, outputs, stats);
      // Code of its own for each number of splits: all loads go out at once.
      for (int64_t count = maxSplits; count > 1; count /= 2)
        when(splits.equals(count),
             [&] { combineOwned(count, outputs, stats); });
    });
  };
  if (plan.splits)
    return join();
  auto branch = scf::IfOp::create(b, several, /*withElseRegion=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(branch.thenBlock());
  join();
  b.setInsertionPointToStart(branch.elseBlock());
  finishAll();
}

/// Says what will be stored to this CTA, and that it has started.
void DecodeKernel::expectRows() {
  auto space = gpu::AddressSpaceAttr::get(
      b.getContext(), gpu::GPUDialect::getWorkgroupAddressSpace());
  mailbox = warp_pipe::CreateMailboxOp::create(
      b,
      MemRefType::get({1}, b.getI64Type(), MemRefLayoutAttrInterface(), space));
  // Waited for before the first store to another CTA.
  warp_pipe::ClusterArriveOp::create(b, several, /*relaxed=*/true);
  logOwned = logOfOwned(plan, logSplits);
  owned = ownedBy(split, tileRows, logOwned);
  Value first = (warp * 32 + lane).equals(0);
  when(both(first, num(0).less(owned)), [&] {
    when(several, [&] {
      warp_pipe::ExpectBytesOp::create(b, mailbox,
                                       (owned << logSplits) * bytesOfRow(plan));
    });
  });
}

/// Joins `count` splits of the rows that this CTA owns.
void DecodeKernel::combineOwned(int64_t count, Value outputs, Value stats) {
  int64_t owned = std::max<int64_t>(1, plan.ownedRows() / count);
  int64_t quads = plan.headDim / width, items = owned * quads;
  int64_t threads = 32 * plan.warps;
  for (int64_t start = 0; start < items; start += threads) {
    Num item = warp * 32 + lane + start;
    Value some;
    if (start + threads > items)
      some = item.less(items);
    when(some, [&] {
      Num own = item / quads;
      Partial partial;
      partial.row = split * owned + own;
      partial.column = item % quads * width;
      when(hasRow(partial.row, owned * count), [&] {
        Values parts, values;
        for (int64_t s = 0; s < count; ++s) {
          Num slot = own * count + s;
          parts.push_back(loadVector(stats, {slot, num(0)}, 2));
          values.push_back(loadVector(outputs, {slot, partial.column}, width));
        }
        SoftmaxJoiner joiner(*this, parts);
        partial.maximum = joiner.maximum;
        partial.sum = joiner.sum;
        partial.outputs.push_back(joiner.join(values));
        finish(partial);
      });
    });
  }
}

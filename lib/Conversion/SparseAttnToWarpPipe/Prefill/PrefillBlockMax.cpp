//===- PrefillBlockMax.cpp - The largest score of a row and a block -------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A kernel in front makes every element -inf, and this one writes those of the
// blocks that it reads. An element has one writer, one of the four lanes that
// have its row.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The row of the thread in the result. All four lanes that have two rows know
/// the maxima of both: the first lane writes those of the first row, the next
/// those of the second, and the last two the same of a second block.
void PrefillKernel::findMaxRow(const Item &item) {
  auto [head, exists] = headOf(item);
  Num place = lane % 4;
  Num row = tileRow(item) + firstRow + place % 2 * 8;
  Value writes = both(exists, row.less(item.queryLength));
  if (plan.maximaPerStep() == 1)
    writes = both(writes, place.less(2));
  maxRow = {item.batch, head, row, writes};
}

/// The largest score of each row in each block of the step. With two steps a
/// block, `lastMost` is that of the step before and becomes this one's.
void PrefillKernel::writeBlockMax(ValueRange most, ValueRange keys,
                                  Value &lastMost) {
  Num place = lane % 4;
  Value isSecondRow = (place % 2).equals(1);
  auto ofRow = [&](Value pair) -> Value {
    return arith::SelectOp::create(b, isSecondRow, at(pair, 1), at(pair, 0));
  };
  Value value = ofRow(most[0]);
  Num key(b, keys[0]);
  if (most.size() == 2) {
    Value isSecond = num(1).less(place);
    value = arith::SelectOp::create(b, isSecond, ofRow(most[1]), value);
    Num second = keys.size() == 2 ? Num(b, keys[1]) : key + plan.maxBlock;
    key = choose(isSecond, second, key);
  }
  if (lastMost) {
    // Lists name the first half of a block first, dense steps the second.
    Value first = (key % plan.maxBlock).equals(ids ? 0 : plan.tile);
    Value lowest = f32(-std::numeric_limits<float>::infinity());
    value = arith::MaximumFOp::create(
        b, value, arith::SelectOp::create(b, first, lowest, lastMost));
    lastMost = value;
  }
  // No block has the number of an entry that is not there.
  Num block = key / plan.maxBlock;
  Num blocksOfMax = fromIndex(memref::DimOp::create(b, blockMax, 3));
  when(both(maxRow.writes, block.less(blocksOfMax)), [&] {
    store(mulF(value, f32(naturalScale())), blockMax,
          {maxRow.batch, maxRow.head, maxRow.row, block});
  });
}

/// What a score is multiplied with to be natural.
float PrefillKernel::naturalScale() {
  if (isNatural())
    return 1.0f;
  return bias ? static_cast<float>(llvm::numbers::ln2)
              : op.getScale().convertToFloat();
}

/// The largest score of each row among the columns of each block of the step.
Values PrefillKernel::reduceBlocks(Value scores) {
  int64_t fragments = cast<VectorType>(scores.getType()).getDimSize(0);
  int64_t parts = plan.maximaPerStep();
  Values most;
  for (int64_t part = 0; part < parts; ++part) {
    Values ofPart;
    for (int64_t i = 0; i < fragments / parts; ++i)
      ofPart.push_back(at(scores, part * (fragments / parts) + i));
    most.push_back(warp_pipe::RowReduceOp::create(
        b, vec({2}), warp_pipe::Reduction::MaximumF, ofPart,
        /*in_thread=*/false));
  }
  return most;
}

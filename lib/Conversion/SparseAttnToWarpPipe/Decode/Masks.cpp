//===- Masks.cpp - Which keys a row sees ----------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A row sees a range of keys (docs/Spec.md, 2.1). A warp holds 16 keys of one
// box: a thread compares its keys, counted from the box's first, with the
// range's ends, counted the same way.
//
//===----------------------------------------------------------------------===//

#include "DecodeKernel.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// The keys that query row `row` sees. With `allRows`: keys that contain the
/// ranges of all rows of the tile.
DecodeKernel::Range DecodeKernel::rangeOf(Num row, bool allRows) {
  Num first = row, last = row;
  if (allRows) {
    first = rowOf(plan, tile, num(0)).row;
    last = rowOf(plan, tile, tileRows - 1).row;
  }
  Num queries = queryLength ? queryLength : num(plan.queryRows);
  // The position of row t is length - queries + t.
  Num start = length - queries;
  Range range;
  range.hi = length;
  if (queryLength && !allRows)
    range.hi = choose(row.less(queryLength), length, num(0));
  if (op.getCausal())
    range.hi = atMost(range.hi, start + last + 1);
  if (op.getWindow()) {
    // Longer than any sequence is no window, and must not overflow.
    int64_t window =
        std::min<int64_t>(static_cast<int64_t>(*op.getWindow()), farKey / 2);
    range.lo = atLeast(start + first + (1 - window), 0);
    if (!op.getCausal())
      range.hi = atMost(range.hi, start + last + window);
  }
  range.hi = atLeast(range.hi, 0);
  return range;
}

/// The ranges of the thread's rows, and the end of the sequence, counted from
/// the first key of the box that the warp reads to the thread's first key.
void DecodeKernel::findRanges() {
  int64_t warpsPerBox = plan.warps / plan.boxes();
  Num offset = warp % warpsPerBox * 16 + (lane % 4) * 2;
  for (QueryRow<Num> row : rows) {
    Range range = rangeOf(row.row, /*allRows=*/false);
    ThreadRange seen;
    seen.hi = range.hi - offset;
    if (range.lo)
      seen.lo = range.lo - offset;
    ranges.push_back(seen);
  }
  // Behind the capacity a copy reads zeros.
  if (lengths)
    end = length - offset;
}

Value DecodeKernel::sees(int64_t half, Num first, int64_t c) {
  Num hi = ranges[half].hi - first;
  Value seen = num(c).less(hi);
  if (Num lo = ranges[half].lo) {
    Value from = num(c).compare(arith::CmpIPredicate::sge, lo - first);
    seen = arith::AndIOp::create(b, seen, from);
  }
  return seen;
}

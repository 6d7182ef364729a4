//===- DecodeKernel.h - The decode kernel of attend -------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes the kernel of one attend at level 1 of warp_pipe: a loop over tiles of
// 64 keys of the selected blocks, 16 keys a warp, and what joins the partial
// results. docs/Rationale/Scheduling.md tells why it looks like this.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_DECODEKERNEL_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_DECODEKERNEL_H

#include "../BlockBuilder.h"
#include "PartialSoftmax.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/WorkDistribution.h"

namespace mlir::sparse_attn {

class DecodeKernel : BlockBuilder {
public:
  /// Starts `func.func private @name` at the head of `module`.
  /// With `select` the kernel selects by itself, from the logits.
  DecodeKernel(ModuleOp module, StringRef name, AttendOp op,
               const DecodePlan &plan, SelectOp select);
  func::FuncOp getFunction() { return function; }
  /// Writes the body.
  void emit();

private:
  /// The keys [lo, hi) that a row sees; lo is null if it is 0.
  struct Range {
    Num lo, hi;
  };
  /// What a thread computes for one of its one or two rows: `c + first key of
  /// the tile` is seen for keys c of the thread with lo <= c < hi.
  struct ThreadRange {
    Num lo, hi;
  };
  /// Where the keys of a box are.
  struct BoxPlace {
    /// The first key, and its column in the block table.
    Num key, column;
    /// Whether it is to be read at all; null if always.
    Value valid;
  };
  /// The key tile of one step.
  struct Step {
    Num number;
    SmallVector<Num, 4> ids;   // one an entry
    SmallVector<Num, 4> pages; // one a box
    Values bias;               // one an entry
    Values coordinates;
  };
  /// Partial softmax of a thread. Maxima and sums have one element a row.
  struct State {
    Values maxima;  // f32, of scores in base 2
    Values sums;    // vector<2xf32>, one for each column of a fragment
    Values outputs; // vector<2x2xf32>, one for 8 columns
  };
  /// A row, or a part of it, as the combination holds it.
  struct Partial : PartialRow {
    Num row, column;
    /// Rows of all threads are below this one.
    int64_t bound = 0;
  };

  //===-- DecodeKernel.cpp: arguments, places -----------------------------===//
  void locate();
  void readSequence();

  //===-- Queries.cpp: the rows -------------------------------------------===//
  void readQueries();
  Value queryFragment(int64_t step, function_ref<Value(int64_t, Num)> load);
  Value loadQuery(int64_t half, Num column);
  Value query(int64_t step);

  //===-- Entries.cpp: which keys a step reads ----------------------------===//
  void openList();
  Num selectBlocks();
  void askFor(Num block);
  Step readStep(Num i);
  Num entryNumber(const Step &step, Num e);
  BoxPlace place(const Step &step, Num id, Num e, Num part);
  Num firstKey(const BoxPlace &place, Num page);
  Num firstKeyOfWarp(const Step &step);
  Value biasOfWarp(const Step &step);

  //===-- Masks.cpp: which keys a row sees --------------------------------===//
  Range rangeOf(Num row, bool allRows);
  void findRanges();
  /// Whether the thread's row `half` sees its key `c`.
  Value sees(int64_t half, Num first, int64_t c);

  //===-- Softmax.cpp: one step -------------------------------------------===//
  State initialState();
  State attendTo(Num i, const State &state);
  Values scores(Value keys);
  /// outputs * shrink + weights * values
  Values addValues(Value values, const State &state, ArrayRef<Value> shrink,
                   Value weights, Num valid);

  //===-- Combine.cpp: what joins warps and splits ------------------------===//
  SmallVector<Partial> combineWarps(const State &state);
  void expectRows();
  void combineSplits(ArrayRef<Partial> partials);
  void combineOwned(int64_t splits, Value outputs, Value sums);
  void finish(const Partial &partial);
  Value hasRow(Num row, int64_t bound);

  int64_t helpers() const { return select ? plan.helpers() : 0; }
  int64_t halves() const { return plan.rows / 8; }
  int64_t columnTiles() const { return plan.headDim / 8; }

  AttendOp op;
  SelectOp select;
  /// Keys that `lengths` does not count, and whether it may be read before the
  /// kernel in front has ended.
  int64_t addedKeys;
  bool lengthsAreEarly;
  const DecodePlan &plan;
  func::FuncOp function;
  Type element;

  // Arguments. `ids` and `counts` of form list; of form csr `counts` is indptr.
  Value q, k, v, logits, budgets, ids, counts, lengths, queryLengths, table,
      bias, out, lse;
  /// What each part of the lists gives, if there may be several.
  PartResults partResults;
  Num keys, pages, tableWidth;

  // Places.
  Num lane, warp, split, splits, logSplits, batch, tileRows;
  /// Whether there is more than one split; null if that is known.
  Value several;
  /// The part of the list that the cluster takes, and the share of the CTA.
  Num part, parts, share, shares, logShares;
  RowTile<Num> tile;
  /// The thread's rows, clamped to those that exist.
  SmallVector<QueryRow<Num>, 2> rows;

  Num length, queryLength, blocks;
  Value stream;
  /// Entries of this split, steps, the first block of a dense row.
  Num entries, steps, firstBlock;
  /// Counts what other splits store here, of the rows that this one owns.
  Value mailbox;
  Num logOwned, owned;
  /// Fragments, or the rows in shared memory.
  Values queries;
  Value queryRows;
  SmallVector<ThreadRange, 2> ranges;
  /// Keys of the thread at or above this one are behind the sequence's end and
  /// may hold anything; null if there are none.
  Num end;
};

/// The first key of a box that is ignored: behind every sequence, so that all
/// its keys are masked and the copy reads nothing.
inline constexpr int64_t farKey = 1 << 30;

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_DECODE_DECODEKERNEL_H

//===- RowSelector.h - A CTA selects the blocks of a row --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All threads of a CTA apply the policy of a `select` to one row of scores and
// write the chosen blocks as a list.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_ROWSELECTOR_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_ROWSELECTOR_H

#include "BlockBuilder.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

namespace mlir::sparse_attn {

/// The scores of a row, as a CTA takes them. A warp has neighbouring blocks
/// [first, end), a multiple of 32 but for the last; a lane has every 32nd. The
/// first ones are copied to shared memory once, all at the same time; what a
/// longer row has beyond stays where it is. `ask` asks for the copies, and
/// `wait` waits for those of the lane.
///
/// The code is read from memory too, and a step runs it once: loops are short.
class RowPart {
public:
  /// Score n of the row is logits[row..., n].
  RowPart(BlockBuilder &k, int64_t warps, Num blocks, Value logits,
          ArrayRef<Num> row);
  void ask() const;
  void wait() const;
  Value scoreOf(Num block) const { return k.load(logits, placeOf(block)); }
  Value copyAt(Num place) const { return k.load(copied, {warp, place}); }
  /// Of a block: its score, and where the copy is, if there is one.
  struct Visited {
    Num block;
    Value score;
    Num copy;
  };
  /// for the blocks of the lane: state = body(block, state). All lanes of the
  /// warp pass as often; a block at `end` or behind has no score.
  Values visit(ValueRange state,
               function_ref<Values(const Visited &, ValueRange)> body) const;
  /// The same in less code, for what is seldom run; no block has a `copy`.
  Values
  visitOneByOne(ValueRange state,
                function_ref<Values(const Visited &, ValueRange)> body) const;
  /// How many blocks of the warp are chosen. Replaces the copies of scores.
  Num count(function_ref<Value(Num, Value)> chosen) const;
  /// After `count`: state = body(block, whether it is chosen, state).
  Values visitCounted(ValueRange state, function_ref<Value(Num, Value)> chosen,
                      function_ref<Values(Num, Value, ValueRange)> body) const;

  /// Copies of a lane, and how many of them it handles together.
  static constexpr int64_t copies = 16, together = 4;

  /// All blocks are below `blocks`.
  Num blocks, first, end;
  /// Whether no lane has more than one block.
  Value isShort;

private:
  SmallVector<Num> placeOf(Num block) const;

  BlockBuilder &k;
  Value logits;
  SmallVector<Num> row;
  Num lane, warp;
  Value copied;
};

/// Policies emit through their own builder: this one follows it.
struct Follow {
  Follow(BlockBuilder &k, ImplicitLocOpBuilder &b) : k(k), b(b), guard(k.b) {
    k.b.setInsertionPoint(b.getInsertionBlock(), b.getInsertionPoint());
  }
  ~Follow() {
    b.setInsertionPoint(k.b.getInsertionBlock(), k.b.getInsertionPoint());
  }
  BlockBuilder &k;
  ImplicitLocOpBuilder &b;
  OpBuilder::InsertionGuard guard;
};

/// The f32 whose ordered key is `key`.
Value scoreOfKey(BlockBuilder &k, Num key);

/// `value`, f32, f64 or i32, joined over the lanes of the warp.
Value joinLanes(BlockBuilder &k, Fold kind, Value value);

/// Ranges of scores that are counted at once: 8 a lane. What belongs to none of
/// them is counted behind them.
inline constexpr int64_t countedRanges = 256, spareCounter = 511;

/// So many entries of its list a CTA asks for ahead: on an H100 two make a step
/// 0.2 to 0.9 us shorter, one and three less, eight make it up to 4 us longer.
inline constexpr int64_t aheadSteps = 2;
/// Blocks of a lane that are looked at for them.
inline constexpr int64_t aheadLooks = 4;

/// What a CTA asks for, into the L2 cache, while it still selects: it knows of
/// most blocks that they are chosen before it knows the last one. Of `shares`
/// CTAs number `share` takes every `shares`-th entry of the list.
struct AskAhead {
  Num share, shares, logShares;
  bool descending;
  /// Asks for a block; a few threads of a warp run it.
  std::function<void(Num block)> ask;
};

/// The loops of policies, run by `warps` warps. They join what they have in
/// shared memory, always in the same order. The constructor makes ready what
/// needs no score; a barrier has to follow. `cutAfter` is for one use.
class BlockRowLoops : public RowLoops {
public:
  BlockRowLoops(BlockBuilder &k, int64_t warps, const RowPart &part,
                const AskAhead &ahead);
  Value fold(ImplicitLocOpBuilder &b, const RowScores &row, Fold kind,
             Value init, RowTerm term) const override;
  RankCut cutAfter(ImplicitLocOpBuilder &b, const RowScores &row,
                   Value count) const override;
  Value endOfTies(ImplicitLocOpBuilder &b, const RowScores &row, Value key,
                  Value count) const override;

private:
  /// Scores among which the wanted one is: `left` of them, of which it is
  /// number `need`. They lie in range `bin`, and the bits of their keys above
  /// `shift` are those of `prefix`.
  struct Place {
    Num bin, prefix, shift, need, left;
  };
  /// Cuts scores into ranges of equal width, the first and the last without an
  /// end.
  struct Bins {
    Num first, last; // keys
    Value perWidth;  // f32
  };
  /// What a thread knows of the last chosen score before it is told: a key, 0
  /// if it has none, how many of those that are left are better, and how many
  /// of them are chosen.
  struct Ranked {
    Num key, better, need;
    /// Whether more are equal to the key than there are threads.
    Value areMany;
  };
  int64_t threads() const { return 32 * warps; }
  void clear(Value memory, int64_t count) const;
  Value foldBy(bool seldom, const RowScores &row, Fold kind, Value init,
               RowTerm term) const;

  //===-- TopK.cpp: ranges ------------------------------------------------===//
  Num keyOf(const RowScores &row, Num block, Value score) const;
  Bins sampleBins(const RowScores &row) const;
  Num rangeOf(const Bins &bins, Num key) const;
  void countIn(Num range) const;
  void countRanges(const RowScores &row, const Bins &bins) const;
  Place findRange(const Place &place) const;
  Value hasPrefix(const Place &place, Num key) const;
  Place narrow(const RowScores &row, const Bins &bins,
               const Place &place) const;
  Ranked searchRanges(const RowScores &row, Num need) const;

  //===-- Ranks.cpp: scores against each other ----------------------------===//
  Num countBetter(Num mine, Num count) const;
  Ranked rankFew(const RowScores &row, const Bins &bins,
                 const Place &place) const;
  Ranked rankAll(const RowScores &row, Num need) const;
  Value isChosen(const Ranked &ranked) const;
  RankCut tellLast(const RowScores &row, const Ranked &ranked) const;

  //===-- AskAhead.cpp ----------------------------------------------------===//
  void findAhead(Num need, function_ref<Values(Num base)> sure) const;
  void askAhead() const;

  BlockBuilder &k;
  int64_t warps;
  const RowPart &part;
  Num lane, thread, warp;
  const AskAhead &ahead;
  Value slots32, slots64, ranges, counters, few, found, wanted;
};

/// What a selection row is chosen from: the scores [.., N] of its row, and the
/// sequence as `select` sees it.
struct SelectionSource {
  Value logits;
  Num batch, group, row;
  /// Query rows and keys of the sequence, and N.
  Num queryLength, length, blocks;
  /// i32 [G] or [B, G], null if the select has none.
  Value budgets;
};

/// Selects, writes at most `capacity` ids to list[e] and returns how many. All
/// threads of the `warps` warps run it; the list is complete after the next
/// barrier. `wait` emits what the scores have to be waited for with.
Num selectRow(BlockBuilder &k, SelectOp op, const SelectionSource &source,
              int64_t warps, Value list, int64_t capacity,
              const AskAhead &ahead, function_ref<void()> wait);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_ROWSELECTOR_H

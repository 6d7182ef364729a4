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

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_ROWSELECTOR_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_ROWSELECTOR_H

#include "../BlockBuilder.h"
#include "sparse-attn/Dialect/SparseAttn/IR/RowMath.h"

namespace mlir::sparse_attn {

/// The scores of a row, as a CTA takes them. A warp has neighbouring blocks
/// [first, end), a multiple of 32 but for the last; a lane has every 32nd. The
/// first ones are copied to shared memory once, all at the same time; what a
/// longer row has beyond stays where it is. `ask` asks for the copies, and
/// `wait` waits for those of the lane.
///
/// What is known of a lane's copies is 32 bits: bit i belongs to number i,
/// block first + 32 i + lane.
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
  Value copyOf(Num number) const {
    return k.load(copied, {warp, number * 32 + lane});
  }
  Num blockOf(Num number) const { return first + lane + number * 32; }
  /// Those copies that are of blocks [lo, hi).
  Num bitsWithin(Num lo, Num hi) const;
  /// Whether bit `i` is set.
  Value isSet(Num bits, int64_t i) const;
  /// for the copies of the warp: state = body(number, state), `together` of
  /// them each time. There may be some of blocks at `end` or behind.
  Values
  visitNumbers(ValueRange state,
               function_ref<Values(Num number, ValueRange state)> body) const;
  /// The same with their scores.
  Values visitCopies(
      ValueRange state,
      function_ref<Values(Num number, ArrayRef<Value> scores, ValueRange)> body)
      const;
  /// Words whose bits are the top bits of the words that `tops` gives for a
  /// copy, also of blocks at `end` or behind.
  SmallVector<Num>
  bitsOfTops(int64_t words,
             function_ref<SmallVector<Num>(Num block, Value score)> tops) const;
  /// Those copies for which `holds`.
  Num bitsWhere(function_ref<Value(Num block, Value score)> holds) const;
  /// while bits: state = body(number of the lowest one, state), without it.
  /// Lanes have as many passes as bits: for few.
  Values
  visitBits(Num bits, ValueRange state,
            function_ref<Values(Num number, ValueRange state)> body) const;
  /// for the blocks of the lane that are not copied: state = body(block, score,
  /// state). All lanes of the warp pass as often; a block at `end` or behind
  /// has no score.
  using OneBlock = function_ref<Values(Num block, Value score, ValueRange)>;
  Values visitRest(ValueRange state, OneBlock body) const;
  /// The same for all blocks, in less code, where that is seldom run.
  Values visitOneByOne(ValueRange state, OneBlock body) const;

  /// At most so many copies has a lane, and so many it handles together.
  static constexpr int64_t copies = 16, together = 4;

  /// All blocks are below `blocks`.
  Num blocks, first, end;
  /// Copies of a lane.
  Num numbers;
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

/// A word whose top bit says whether x < y. It is made from those of the
/// numbers and of their difference, with three instructions and no predicate:
/// these are few, and comparisons that follow one another would wait for them.
Num topIfLess(BlockBuilder &k, Num x, Num y);
Num topIfBelow(BlockBuilder &k, Num x, Num y);

/// The f32 whose ordered key is `key`.
Value scoreOfKey(BlockBuilder &k, Num key);

/// `value`, f32, f64 or i32, joined over the lanes of the warp.
Value joinLanes(BlockBuilder &k, Fold kind, Value value);

/// Ranges of scores that are counted at once: 8 a lane. What is not to be
/// counted has a counter behind them, which nobody reads: a branch would cost
/// more.
inline constexpr int64_t countedRanges = 256, spareCounter = countedRanges;
/// From here on floats are integers, 2^23, and its bits: the number of range 0.
inline constexpr float firstInteger = 8388608.0f;
inline constexpr int64_t firstNumber = 0x4b000000;

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
  /// Asks for a block; a few lanes of a warp run it.
  std::function<void(Num block)> ask;
};

/// The loops of policies, run by `warps` warps. They join what they have in
/// shared memory, always in the same order. `ranked` are the lane's copies of
/// blocks that the policy ranks. The constructor makes ready what needs no
/// score; a barrier has to follow. `chooseBest` is for one use.
class BlockRowLoops : public RowLoops {
public:
  BlockRowLoops(BlockBuilder &k, int64_t warps, const RowPart &part, Num ranked,
                const AskAhead &ahead);
  Value fold(ImplicitLocOpBuilder &b, const RowScores &row, Fold kind,
             Value init, RowTerm term) const override;
  Chooser chooseBest(ImplicitLocOpBuilder &b, const RowScores &row,
                     Value count) const override;
  Value endOfTies(ImplicitLocOpBuilder &b, const RowScores &row, Value key,
                  Value count) const override;
  /// The copies that `chooseBest` chooses; null if the policy did not ask.
  Value chosenCopies() const { return best; }

private:
  /// Scores among which the wanted one is: `left` of them, of which it is
  /// number `need`. They lie in range `bin`, and the bits of their keys above
  /// `shift` are those of `prefix`.
  struct Place {
    Num bin, prefix, shift, need, left;
  };
  /// Cuts scores into ranges of equal width, the first and the last without an
  /// end: f32 `scale` * score + `offset` is their number behind 2^23.
  struct Bins {
    Value scale, offset;
  };
  /// The entries of the list that are taken to be of the warp's blocks.
  struct Guess {
    Num first, end;
  };
  /// What a thread knows before it is told of the last chosen score.
  struct Ranked {
    /// One of the keys that are left, 0 if it has none, how many of them are
    /// better, and how many of them are chosen.
    Num key, better, need;
    /// Whether more are equal to the key than there are threads.
    Value areMany;
    /// Copies that are chosen, and those of which the last one decides.
    Num chosen{}, open{};
    /// Whether it has to be told; the same in all threads.
    Value asks{};
  };
  int64_t threads() const { return 32 * warps; }
  void clear(Value memory, int64_t count) const;
  Value foldBy(bool seldom, const RowScores &row, Fold kind, Value init,
               RowTerm term) const;

  //===-- TopK.cpp: ranges ------------------------------------------------===//
  Value isRanked(const RowScores &row, Num block) const;
  Num keyOf(Value score) const;
  Bins sampleBins(const RowScores &row) const;
  Num numberOf(const Bins &bins, Value score) const;
  Num rangeOf(const Bins &bins, Value score) const;
  void countIn(Num range) const;
  void countRanges(const RowScores &row, const Bins &bins) const;
  Place findRange(const Place &place) const;
  Value hasPrefix(const Place &place, Num key) const;
  Place narrow(const RowScores &row, const Bins &bins,
               const Place &place) const;
  Ranked searchRanges(const RowScores &row, Num need, const Guess &guess) const;

  //===-- Ranks.cpp: scores against each other ----------------------------===//
  Num countBetter(Num mine, Num count, int64_t compared) const;
  Ranked rankFew(const RowScores &row, const Bins &bins, const Place &place,
                 const Guess &guess) const;
  Ranked rankAll(Num need, const Guess &guess) const;
  Value isBest(Num key, Num better, Num need) const;
  Values tellLast(const RowScores &row, const Ranked &ranked) const;

  //===-- AskAhead.cpp ----------------------------------------------------===//
  Guess guessEntries(Num need) const;
  void askAhead(const Guess &guess, Num sure) const;

  BlockBuilder &k;
  int64_t warps;
  const RowPart &part;
  Num ranked, lane, thread, warp;
  const AskAhead &ahead;
  Value slots32, slots64, counters, few, found;
  mutable Value best;
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

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_SELECT_ROWSELECTOR_H

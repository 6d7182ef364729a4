//===- PrefillKernel.h - The prefill kernel of attend -----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes the kernel of one attend with many query rows at level 2 of warp_pipe:
// CTAs that stay, a warp that copies, and warpgroups that compute one item
// after the other. docs/Rationale/Prefill.md tells why it looks like this.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_PREFILL_PREFILLKERNEL_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_PREFILL_PREFILLKERNEL_H

#include "../BlockBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/PrefillPlan.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

namespace mlir::sparse_attn {

template <class Int> struct PrefillOrder;

class PrefillKernel : BlockBuilder {
public:
  /// Starts `func.func private @name` at the end of the kernels of `module`.
  PrefillKernel(ModuleOp module, StringRef name, AttendOp op,
                const PrefillPlan &plan);
  func::FuncOp getFunction() { return function; }
  /// Writes the body.
  void emit();

private:
  /// What the warpgroups of a CTA compute at a time, if it `exists` (0 or 1).
  /// It travels from the load role with the queries.
  struct Item {
    Num exists, batch, head, row;
    /// Steps, and how many of them, the first, must be masked.
    Num steps, masked;
    Num length, queryLength;
    /// Packed: where the rows of the sequence begin.
    Num start;
  };
  /// An item that the load role knows, and what it has read of its list.
  struct Place {
    Num batch, head, row, length, queryLength;
    /// Packed: where the rows and the keys of the sequence begin, and whether
    /// there is a list.
    Num start, keyStart;
    Value hasList;
    /// Entries of the list, where it begins if that is csr, and the first of
    /// them, one a lane.
    Num count, begin, entry;
  };
  /// What follows from a list, besides the steps.
  struct List {
    Place place;
    /// Some row sees keys below `some`, every row those below `all`; with a
    /// window from `someFrom` and `allFrom` on.
    Num some, all, someFrom, allFrom;
    /// With a window and without lists: the first block that is seen, and how
    /// many at the end and at the beginning must be masked.
    Num begin, top, bottom;
    /// Entries that some row sees; of the first part, which lanes hold one
    /// that must be masked.
    Num seen, hidden;
    /// 1 where a step of two entries has room for one more.
    Num odd;
  };
  /// A walk through the entries of a list: those that must be masked first,
  /// then the others, each in the order of the list.
  struct Walk {
    /// The part of 32 entries that the lanes hold, and which of them are left.
    Num part, entry, left;
    /// Whether the masked ones are through.
    Num second;
    /// The entry of the step before, if entries have several steps.
    Num last;
  };
  /// An item whose list is known.
  struct Opened {
    /// Until its queries and first keys are asked for.
    Item item;
    List list;
    Num steps;
    /// Behind the last step that was asked for, and the keys of that.
    Walk walk;
    Values keys;
  };
  /// Packed: 32 ranges of rows from number `first` on, one a lane. Range 0 is
  /// what lies before the first sequence, range b + 1 is sequence b, and the
  /// last is what lies behind all: rows of both see no keys.
  struct Ranges {
    Num first;
    /// Behind the rows of the range, their number, and the tiles up to there.
    Num end, rows, tilesEnd;
    Values pack() const { return {first, end, rows, tilesEnd}; }
  };
  /// Running softmax of a thread's two rows, and its weighted values.
  struct State {
    Value maximum, sum; // vector<2xf32>; of the scores as they are compared
    Value outputs;      // vector<D/8 x 2 x 2 x f32>
    Value weights;      // the last step's, vector<tile/16 x 4 x 2 x f16>
    /// The last step's maximum in its block, if a block has several steps.
    Value lastMost;
    Values pack() const {
      Values values{maximum, sum, outputs, weights};
      if (lastMost)
        values.push_back(lastMost);
      return values;
    }
    static State unpack(ValueRange v) {
      return {v[0], v[1], v[2], v[3], v.size() > 4 ? v[4] : Value()};
    }
  };
  /// What one step of the softmax gives. If the maximum `grows`, what refers to
  /// the one before must be scaled with `shrink`.
  struct Weights {
    Value maximum, sum, weights, grows, shrink;
    /// Of each block of block_max in the step.
    Values most;
  };
  /// A row of the thread in a result, and whether the thread writes it.
  struct RowPlace {
    Num batch, head, row;
    Value writes;
  };

  //===-- PrefillKernel.cpp: arguments, roles -----------------------------===//
  void createRings();
  SmallVector<Type> itemTypes();
  Values packItem(const Item &item);
  Item unpackItem(ValueRange scalars);

  std::optional<int64_t> window();
  /// Whether results and operands leave no registers for what could be kept.
  bool isCrowded() {
    return plan.headDim >= 128 && (given || blockMax || isPacked());
  }

  //===-- PrefillPacked.cpp: where packed sequences lie -------------------===//
  bool isPacked() { return op.getLayout() == Layout::Packed; }
  Num inclusive(Num value, function_ref<Num(Num, Num)> join);
  Ranges readRanges(Num first, Num rowsBefore, Num tilesBefore);
  Ranges unpackRanges(ValueRange values);
  void readPacked();
  Num stash(ArrayRef<Num *> numbers);
  void unstash(Num kept, ArrayRef<Num *> numbers);
  void findTile(Num tile, Place &place);

  //===-- PrefillItems.cpp: which rows a CTA computes ---------------------===//
  void emitLoadRole();
  void loadItems();
  PrefillOrder<Num> order();
  Num numItems();
  Place locate(Num ticket, Value exists);
  Num nextTicket(Value more);
  void loadQueries(const Item &item, Num number);
  void begin(Opened &opened, Num number, Num firstStep);
  Values pack(const Opened &opened);
  Opened unpack(ValueRange values);

  //===-- PrefillLists.cpp: which keys an item reads ----------------------===//
  bool isCSR() { return ids && cast<MemRefType>(ids.getType()).getRank() == 1; }
  void readList(Place &place);
  Num loadEntry(const Place &place, Num i);
  Opened openList(const Place &place, Value exists);
  void findKeys(List &list);
  Num findBlocks(List &list);
  Num blockOf(const List &list, Num step);
  Value isSeen(const List &list, Num entry);
  Value isMasked(const List &list, Num entry);
  Num entriesFor(const List &list, Num second, Num entry);
  Num entryOf(const List &list, Num first);

  //===-- PrefillSteps.cpp: copies of keys and values ---------------------===//
  Values pack(const Walk &walk);
  Walk unpackWalk(ValueRange values);
  Num next(const List &list, Walk &walk, Value absent);
  Values stepKeys(const List &list, Num step, bool isFirst, Walk &walk);
  void loadTile(const Opened &opened, Value source, Value ring, Num number,
                ValueRange scalars, ValueRange keys);
  void loadFirstStep(Opened &opened, Num number);
  void loadSteps(Opened &opened, Num firstStep, Num first, Num end);
  void loadLastValues(const Opened &opened, Num number);

  //===-- PrefillCompute.cpp: the compute role ----------------------------===//
  void emitComputeRole();
  void releaseQueries(Num number);
  State attend(const Item &item, Value queries, Num number, Num firstStep);
  void findRows(const Item &item);
  Value loadQueryFragments(Value queries);

  //===-- PrefillSoftmax.cpp: one step ------------------------------------===//
  VectorType accumulators(int64_t columns) { return vec({columns / 8, 2, 2}); }
  Value inFlight(Value rows, Num row, Value tile, Value acc, bool transpose);
  void findLimits(const Item &item);
  Value mask(Value scores, ValueRange keys);
  Value addBias(Value scores, ValueRange bias);
  Value joinLanes(Value most);
  Weights softmax(Value scores, Value maximum, Value sum);
  Value rescale(Value outputs, const Weights &weights);
  Value packWeights(Value weights);
  void clearBehind(Value tile, ValueRange keys, const Item &item);

  //===-- PrefillBlockMax.cpp: the largest score of a block ---------------===//
  void findMaxRow(const Item &item);
  Values reduceBlocks(Value scores);
  void writeBlockMax(ValueRange most, ValueRange keys, Value &lastMost);
  float naturalScale();

  //===-- PrefillMask.cpp: the mask operand -------------------------------===//
  bool isNatural();
  Num inMask(int64_t dim, Num at);
  void findMaskRows(const Item &item);
  Value addMask(Value score, Value given);
  Value addMask(Value scores, ValueRange keys);
  Value addMaskToFirst(Value scores, ValueRange keys, const Item &item);

  //===-- PrefillOutput.cpp: the result -----------------------------------===//
  void writeOutput(const Item &item, Value queries, const State &state);
  std::pair<Num, Value> headOf(const Item &item);
  Num tileRow(const Item &item);

  //===-- PrefillKernel.cpp: shorthand ------------------------------------===//
  void elected(function_ref<void()> body);
  Num groupRow();
  std::pair<Num, Num> matrixPlace(int64_t column);
  float scoreScale();
  float biasScale();
  Value exp2(Value value);
  Value splat(VectorType type, float value);

  AttendOp op;
  const PrefillPlan &plan;
  func::FuncOp function;
  Type element;
  int64_t addedKeys;

  // Arguments. Of form csr `counts` is indptr.
  Value q, k, v, ids, counts, lengths, queryLengths, bias, given, blockMax,
      tickets, out, lse;
  Num batches, rows, keys;

  Value queryRing, keyRing, valueRing;
  Num lane, warp;

  // Of the load role: blocks of the keys; packed: the first ranges, and the
  // tiles of all.
  Num blocks;
  Ranges firstRanges;
  Num packedTiles;

  // Of the compute role.
  Num group, firstRow;
  SmallVector<Num, 2> limits, lowerLimits;
  RowPlace maxRow;
  /// In the mask operand: batch, head, and two rows.
  SmallVector<Num, 4> maskAt;
};

/// The first key of an entry that is not there: behind every sequence, so that
/// its keys are masked and the copy reads zeros.
inline constexpr int64_t absentKey = 1 << 30;

/// Weights may be as large as 2^headroom before they refer to another maximum:
/// far from the largest f16, and what is lost of the smallest is nothing.
inline constexpr float headroom = 8.0f;

/// Entries of a list that the lanes of a warp hold.
inline constexpr int64_t partSize = 32;

/// Warps of a CTA that makes block_max -inf.
inline constexpr int64_t clearWarps = 8;

/// A kernel that sets the next ticket of a prefill kernel to 0. With block_max
/// of so many `heads` it makes that -inf as well.
func::FuncOp emitClearTickets(ModuleOp module, StringRef name, Location loc,
                              int64_t heads);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_PREFILL_PREFILLKERNEL_H

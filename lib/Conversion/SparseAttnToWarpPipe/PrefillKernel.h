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

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_PREFILLKERNEL_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_PREFILLKERNEL_H

#include "BlockBuilder.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Analysis/PrefillPlan.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

namespace mlir::sparse_attn {

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
  };
  /// An item that the load role knows, and what it has read of its list.
  struct Place {
    Num batch, head, row, length, queryLength;
    /// Entries of the list, where it begins if that is csr, and the first of
    /// them, one a lane.
    Num count, begin, entry;
  };
  /// What follows from a list, besides the steps.
  struct List {
    Place place;
    /// Some row sees keys below `some`, every row those below `all`.
    Num some, all;
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
  /// Running softmax of a thread's two rows, and its weighted values.
  struct State {
    Value maximum, sum; // vector<2xf32>; scores, or with a bias base 2
    Value outputs;      // vector<D/8 x 2 x 2 x f32>
    Value weights;      // the last step's, vector<tile/16 x 4 x 2 x f16>
    Values pack() const { return {maximum, sum, outputs, weights}; }
    static State unpack(ValueRange v) { return {v[0], v[1], v[2], v[3]}; }
  };
  /// What one step of the softmax gives. If the maximum `grows`, what refers to
  /// the one before must be scaled with `shrink`.
  struct Weights {
    Value maximum, sum, weights, grows, shrink;
  };

  //===-- PrefillKernel.cpp: arguments, roles -----------------------------===//
  void createRings();
  SmallVector<Type> itemTypes();
  Values packItem(const Item &item);
  Item unpackItem(ValueRange scalars);

  //===-- PrefillItems.cpp: which rows a CTA computes ---------------------===//
  void emitLoadRole();
  void loadItems();
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
  Value loadQueryFragments(Value queries);

  //===-- PrefillSoftmax.cpp: one step ------------------------------------===//
  VectorType accumulators(int64_t columns) { return vec({columns / 8, 2, 2}); }
  Value inFlight(Value rows, Num row, Value tile, Value acc, bool transpose);
  void findLimits(const Item &item);
  Value mask(Value scores, ValueRange keys);
  Value addBias(Value scores, ValueRange bias);
  Weights softmax(Value scores, Value maximum, Value sum);
  Value rescale(Value outputs, const Weights &weights);
  Value packWeights(Value weights);
  void clearBehind(Value tile, ValueRange keys, const Item &item);

  //===-- PrefillOutput.cpp: the result -----------------------------------===//
  void writeOutput(const Item &item, Value queries, const State &state);

  //===-- PrefillKernel.cpp: shorthand ------------------------------------===//
  void elected(function_ref<void()> body);
  Num groupRow();
  std::pair<Num, Num> matrixPlace(int64_t column);
  float scoreScale();
  Value exp2(Value value);
  Value splat(VectorType type, float value);

  AttendOp op;
  const PrefillPlan &plan;
  func::FuncOp function;
  Type element;
  int64_t addedKeys;

  // Arguments. Of form csr `counts` is indptr.
  Value q, k, v, ids, counts, lengths, queryLengths, bias, tickets, out, lse;
  Num batches, rows, keys;

  Value queryRing, keyRing, valueRing;
  Num lane, warp;

  // Of the load role: blocks of the keys.
  Num blocks;

  // Of the compute role.
  Num group, firstRow;
  SmallVector<Num, 2> limits;
};

/// The first key of an entry that is not there: behind every sequence, so that
/// its keys are masked and the copy reads zeros.
inline constexpr int64_t absentKey = 1 << 30;

/// Weights may be as large as 2^headroom before they refer to another maximum:
/// far from the largest f16, and what is lost of the smallest is nothing.
inline constexpr float headroom = 8.0f;

/// Entries of a list that the lanes of a warp hold.
inline constexpr int64_t partSize = 32;

/// A kernel of one thread that sets the next ticket of a prefill kernel to 0.
func::FuncOp emitClearTickets(ModuleOp module, StringRef name, Location loc);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_PREFILLKERNEL_H

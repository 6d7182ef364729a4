//===- PrefillSteps.cpp - Copies of keys and values -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The keys of a step are asked for before the values of the step before: so the
// compute role uses them, and so their stages become free.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Values PrefillKernel::pack(const Walk &walk) {
  Values values{walk.part, walk.entry, walk.left, walk.second};
  if (walk.last)
    values.push_back(walk.last);
  return values;
}

PrefillKernel::Walk PrefillKernel::unpackWalk(ValueRange values) {
  Walk walk{Num(b, values[0]), Num(b, values[1]), Num(b, values[2]),
            Num(b, values[3]), Num()};
  if (plan.stepsPerEntry() > 1)
    walk.last = Num(b, values[4]);
  return walk;
}

/// The next entry of the walk, unless `absent`; there is one.
Num PrefillKernel::next(const List &list, Walk &walk, Value absent) {
  SmallVector<Type> types(4, b.getI32Type());
  Values init{walk.part, walk.entry, walk.left, walk.second};
  Value present = b.createOrFold<arith::XOrIOp>(
      absent, arith::ConstantOp::create(b, b.getBoolAttr(true)));
  auto search = scf::WhileOp::create(
      b, types, init,
      [&](OpBuilder &, Location, ValueRange args) {
        Value empty = both(present, Num(b, args[2]).equals(0));
        scf::ConditionOp::create(b, empty, args);
      },
      [&](OpBuilder &, Location, ValueRange args) {
        Num part = Num(b, args[0]) + partSize, count = list.place.count;
        Value wraps = b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::sge,
                                                    part, count);
        part = choose(wraps, num(0), part);
        Num second = choose(wraps, num(1), Num(b, args[3]));
        // A short list is in the lanes already.
        Num entry(b, ifElse(
                         num(partSize).less(count), b.getI32Type(),
                         [&]() -> Values { return {entryOf(list, part)}; },
                         [&]() -> Values { return {args[1]}; })[0]);
        scf::YieldOp::create(
            b,
            ValueRange{part, entry, entriesFor(list, second, entry), second});
      });
  walk.part = Num(b, search.getResult(0));
  walk.entry = Num(b, search.getResult(1));
  walk.second = Num(b, search.getResult(3));
  Num left(b, search.getResult(2));
  Num first{b, math::CountTrailingZerosOp::create(b, left)};
  walk.left =
      choose(absent, left, Num(b, arith::AndIOp::create(b, left, left - 1)));
  return {b, fromLane(walk.entry, first)};
}

/// The first key of each entry of the step, then the bias of each. `isFirst` of
/// the steps is where entries may be absent.
Values PrefillKernel::stepKeys(const List &list, Num step, bool isFirst,
                               Walk &walk) {
  Values result, biasOfStep;
  for (int64_t e = 0; e < plan.entriesPerStep(); ++e) {
    Value absent = arith::ConstantOp::create(b, b.getBoolAttr(false));
    if (isFirst) {
      absent = list.seen.equals(0);
      // What fills up an odd number stands where masks are.
      if (e == 1)
        absent = either(absent, list.odd.equals(1));
    }
    Num entry, part = step % plan.stepsPerEntry();
    if (!ids) {
      entry = blockOf(list, step);
    } else if (plan.stepsPerEntry() == 1) {
      entry = next(list, walk, absent);
    } else {
      // The entry is kept for its other steps.
      Value keeps = num(0).less(part);
      entry = next(list, walk, either(absent, keeps));
      entry = walk.last = choose(keeps, walk.last, entry);
    }
    Num key = entry * plan.block + part * plan.tile;
    result.push_back(choose(absent, num(absentKey), key));
    if (!bias)
      continue;
    auto read = [&]() -> Values {
      const Place &place = list.place;
      Value value = load(bias, {place.batch, place.head / plan.share,
                                place.row / plan.queryBlock, entry});
      return {isNatural() ? value : mulF(value, f32(biasScale()))};
    };
    // Of an absent entry there may be no bias at all.
    if (isFirst)
      biasOfStep.push_back(ifElse(
          absent, b.getF32Type(), [&]() -> Values { return {f32(0.0f)}; },
          read)[0]);
    else
      biasOfStep.push_back(read()[0]);
  }
  llvm::append_range(result, biasOfStep);
  return result;
}

/// In `elect`: a copy of the boxes of `source` that begin at `keys`.
void PrefillKernel::loadTile(const Opened &opened, Value source, Value ring,
                             Num number, ValueRange scalars, ValueRange keys) {
  HeadDims dims(op.getLayout());
  Num keyHead = opened.list.place.head / plan.group;
  Values coordinates;
  for (Value key : keys) {
    Values at(dims.columns, opened.list.place.batch);
    at[dims.heads] = keyHead;
    at[dims.rows] = key;
    if (isPacked())
      at[dims.rows] = Num(b, key) + opened.list.place.keyStart;
    llvm::append_range(coordinates, at);
  }
  warp_pipe::AcquireOp::create(b, ring, number);
  warp_pipe::CommitOp::create(b, ring, number, scalars);
  warp_pipe::IssueCopyOp::create(b, source, coordinates, ring, number,
                                 dims.rows, keys.size());
}

/// Copies the keys of the first step of an item that exists.
void PrefillKernel::loadFirstStep(Opened &opened, Num number) {
  const List &list = opened.list;
  size_t entries = plan.entriesPerStep();
  Walk &walk = opened.walk;
  Values state;
  if (ids) {
    walk = {num(0), list.place.entry, list.hidden, num(0), Num()};
    if (plan.stepsPerEntry() > 1)
      walk.last = num(0);
    state = pack(walk);
  }
  SmallVector<Type> types(state.size() + entries, b.getI32Type());
  Values result = ifElse(
      opened.item.exists.equals(1), types,
      [&]() -> Values {
        Walk moved = walk;
        Values scalars = stepKeys(list, num(0), /*isFirst=*/true, moved);
        Values keys(ArrayRef<Value>(scalars).take_front(entries));
        elected([&] { loadTile(opened, k, keyRing, number, scalars, keys); });
        Values result;
        if (ids)
          result = pack(moved);
        llvm::append_range(result, keys);
        return result;
      },
      [&]() -> Values {
        Values result(state);
        result.append(entries, num(0));
        return result;
      });
  if (ids)
    walk = unpackWalk(result);
  opened.keys = Values(ArrayRef<Value>(result).take_back(entries));
}

/// Copies the keys of the steps from `first` to `end`, and the values of those
/// before them. Steps are counted from `firstStep` over all items.
void PrefillKernel::loadSteps(Opened &opened, Num firstStep, Num first,
                              Num end) {
  size_t entries = plan.entriesPerStep();
  auto packed = [&](ValueRange keys, const Walk &walk) {
    Values values(keys);
    if (ids)
      llvm::append_range(values, pack(walk));
    return values;
  };
  auto unpacked = [&](ValueRange values) {
    opened.keys = Values(values.take_front(entries));
    if (ids)
      opened.walk = unpackWalk(values.drop_front(entries));
  };
  Values last =
      loop(first, end, num(1), packed(opened.keys, opened.walk),
           [&](Num step, ValueRange carried) -> Values {
             Num number = firstStep + step;
             unpacked(carried);
             Values before = opened.keys;
             Values scalars =
                 stepKeys(opened.list, step, /*isFirst=*/false, opened.walk);
             ValueRange keys = ValueRange(scalars).take_front(entries);
             elected([&] {
               loadTile(opened, k, keyRing, number, scalars, keys);
               loadTile(opened, v, valueRing, number - 1, {}, before);
             });
             return packed(keys, opened.walk);
           });
  unpacked(last);
}

void PrefillKernel::loadLastValues(const Opened &opened, Num number) {
  elected([&] { loadTile(opened, v, valueRing, number, {}, opened.keys); });
}

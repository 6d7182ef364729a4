//===- PrefillCompute.cpp - The compute role of prefill -------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Scores of a step are begun before the weighted values of the step before, so
// that the tensor cores work while weights are computed. Packing the weights
// waits until the product that reads those before is done: ptxas would run all
// products one after the other else.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;
using namespace mlir::warp_pipe;

/// Begins rows * tile, or rows * transposed tile, + acc.
Value PrefillKernel::inFlight(Value rows, Num row, Value tile, Value acc,
                              bool transpose) {
  auto type = cast<TileType>(tile.getType());
  int64_t columns = transpose ? type.getRows() : type.getColumns();
  return WarpgroupMmaOp::create(
      b, InFlightType::get(b.getContext(), accumulators(columns)), rows,
      row ? row.value : Value(), tile, acc, transpose);
}

/// The rows of the thread's warp as the rows of a product.
Value PrefillKernel::loadQueryFragments(Value queries) {
  Values parts;
  for (int64_t i = 0; i < plan.headDim / 16; ++i) {
    auto [row, column] = matrixPlace(16 * i);
    Value part = LoadMatrixOp::create(b, vec({4, 2}, element), queries, row,
                                      column, UnitAttr());
    for (int64_t m = 0; m < 4; ++m)
      for (int64_t x = 0; x < 2; ++x)
        parts.push_back(at(part, {m, x}));
  }
  return elements(vec({plan.headDim / 16, 4, 2}, element), parts);
}

/// Gives back the queries of item `number`, in whose place its result was: once
/// that has been read.
void PrefillKernel::releaseQueries(Num number) {
  when((warp % 4).equals(0), [&] { elected([&] { StoreWaitOp::create(b); }); });
  ReleaseOp::create(b, queryRing, number);
}

/// What the thread has to know of its rows.
void PrefillKernel::findRows(const Item &item) {
  findLimits(item);
  if (blockMax)
    findMaxRow(item);
  if (given)
    findMaskRows(item);
}

PrefillKernel::State PrefillKernel::attend(const Item &item, Value queries,
                                           Num number, Num firstStep) {
  findRows(item);
  int64_t entries = plan.entriesPerStep();
  auto keysOf = [&](WaitOp wait) {
    return ValueRange(wait.getScalars()).take_front(entries);
  };
  auto biasOf = [&](WaitOp wait) {
    return ValueRange(wait.getScalars()).drop_front(entries);
  };
  Num row;
  if (plan.queriesInRegisters())
    queries = loadQueryFragments(queries);
  else
    row = groupRow();
  auto wait = [&](Value ring, Num number) {
    return WaitOp::create(b, ring, number);
  };
  /// A stage whose rows may end behind the sequence.
  auto clear = [&](Num number, WaitOp keyStage) {
    if (lengths)
      clearBehind(wait(valueRing, number).getTile(), keysOf(keyStage), item);
  };

  // The first step has nothing to overlap with.
  WaitOp first = wait(keyRing, firstStep);
  Value product = inFlight(queries, row, first.getTile(), Value(), true);
  Value scores =
      MmaWaitOp::create(b, accumulators(plan.tile), product, /*pending=*/0);
  ReleaseOp::create(b, keyRing, firstStep);
  if (bias)
    scores = addBias(scores, biasOf(first));
  if (given)
    scores = addMaskToFirst(scores, keysOf(first), item);
  float lowest = isNatural() ? -std::numeric_limits<float>::max() : -1.0e30f;
  Weights weights = softmax(mask(scores, keysOf(first)),
                            splat(vec({2}), lowest), zeros(vec({2})));
  // The result of the item before has been copied out meanwhile. The last
  // values of this one may come behind the queries that take its place.
  if (plan.queriesAhead())
    when(num(0).less(number), [&] { releaseQueries(number - 1); });
  clear(firstStep, first);
  State state{weights.maximum, weights.sum, zeros(accumulators(plan.headDim)),
              packWeights(weights.weights), Value()};
  if (plan.joinsSteps())
    state.lastMost = f32(-std::numeric_limits<float>::infinity());
  if (blockMax)
    writeBlockMax(weights.most, keysOf(first), state.lastMost);

  auto step = [&](Num i, ValueRange carried, bool masked) -> Values {
    State now = State::unpack(carried);
    Num here = firstStep + i, before = here - 1;
    auto weigh = [&] {
      WaitOp valueStage = wait(valueRing, before);
      return inFlight(now.weights, Num(), valueStage.getTile(), now.outputs,
                      false);
    };
    auto endWeighing = [&](Value weighing) {
      Value outputs = MmaWaitOp::create(b, accumulators(plan.headDim), weighing,
                                        /*pending=*/0);
      ReleaseOp::create(b, valueRing, before);
      return outputs;
    };
    // Reading a mask is a branch, and scores would wait for values as well.
    bool overlaps = !given;
    Value weighing, outputs;
    if (!overlaps)
      outputs = endWeighing(weigh());
    WaitOp keyStage = wait(keyRing, here);
    Value scoring = inFlight(queries, row, keyStage.getTile(), Value(), true);
    if (overlaps)
      weighing = weigh();
    // What follows from the item would take a register or two for each row.
    if (isCrowded() && (masked || blockMax))
      findRows(unpackItem(wait(queryRing, number).getScalars()));
    Value scores = MmaWaitOp::create(b, accumulators(plan.tile), scoring,
                                     /*pending=*/overlaps ? 1 : 0);
    if (bias)
      scores = addBias(scores, biasOf(keyStage));
    if (given)
      scores = addMask(scores, keysOf(keyStage));
    if (masked)
      scores = mask(scores, keysOf(keyStage));
    Weights next = softmax(scores, now.maximum, now.sum);
    ReleaseOp::create(b, keyRing, here, addF(at(next.sum, 0), at(next.sum, 1)));
    if (overlaps)
      outputs = endWeighing(weighing);
    if (masked)
      clear(here, keyStage);
    // Branches, where no product is in flight.
    if (blockMax)
      writeBlockMax(next.most, keysOf(keyStage), now.lastMost);
    return State{next.maximum, next.sum, rescale(outputs, next),
                 packWeights(next.weights), now.lastMost}
        .pack();
  };
  Values carried = loop(num(1), item.masked, num(1), state.pack(),
                        [&](Num i, ValueRange values) {
                          return step(i, values, /*masked=*/true);
                        });
  // A mask may be at every key.
  if (!given)
    carried = loop(item.masked, item.steps, num(1), carried,
                   [&](Num i, ValueRange values) {
                     return step(i, values, /*masked=*/false);
                   });
  state = State::unpack(carried);
  Num last = firstStep + item.steps - 1;
  WaitOp valueStage = wait(valueRing, last);
  Value weighing = inFlight(state.weights, Num(), valueStage.getTile(),
                            state.outputs, false);
  state.outputs = MmaWaitOp::create(b, accumulators(plan.headDim), weighing,
                                    /*pending=*/0);
  ReleaseOp::create(b, valueRing, last);
  return state;
}

void PrefillKernel::emitComputeRole() {
  lane = laneId();
  warp = warpId();
  group = warp / 4;
  // The first of the thread's two rows, among those of its warpgroup.
  firstRow = warp % 4 * 16 + lane / 4;
  Type i32 = b.getI32Type();
  scf::WhileOp::create(
      b, TypeRange{i32, i32}, Values{num(0), num(0)},
      [&](OpBuilder &, Location, ValueRange args) {
        Num number(b, args[0]), firstStep(b, args[1]);
        auto stage = WaitOp::create(b, queryRing, number);
        Item item = unpackItem(stage.getScalars());
        Value more = item.exists.equals(1);
        Values behind = ifElse(
            more, i32,
            [&]() -> Values {
              State state = attend(item, stage.getTile(), number, firstStep);
              // Read again: there are no registers to keep it in.
              auto again = WaitOp::create(b, queryRing, number);
              Item same = unpackItem(again.getScalars());
              writeOutput(same, again.getTile(), state);
              if (!plan.queriesAhead())
                releaseQueries(number);
              return {firstStep + same.steps};
            },
            [&]() -> Values {
              if (plan.queriesAhead())
                when(num(0).less(number), [&] { releaseQueries(number - 1); });
              ReleaseOp::create(b, queryRing, number);
              return {firstStep};
            });
        scf::ConditionOp::create(b, more, ValueRange{number + 1, behind[0]});
      },
      [&](OpBuilder &, Location, ValueRange args) {
        scf::YieldOp::create(b, args);
      });
}

//===- PrefillItems.cpp - Which rows a CTA computes -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The load role takes items one after the other and copies what they need. A
// CTA begins with the item of its own number; the others are handed out by a
// counter, so that a CTA with short lists takes more of them.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "sparse-attn/Analysis/PrefillOrder.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Packed, the tiles of all sequences count as those of one.
PrefillOrder<Num> PrefillKernel::order() {
  PrefillOrder<Num> all(plan, isPacked() ? num(1) : batches, rows, keys,
                        keys.constant(cachedKeys(plan)));
  if (isPacked())
    all.tiles = packedTiles;
  return all;
}

/// The items of all sequences.
Num PrefillKernel::numItems() { return order().items(); }

/// The place of a ticket, the first one if it does not exist.
PrefillKernel::Place PrefillKernel::locate(Num ticket, Value exists) {
  PrefillOrder<Num> all = order();
  ItemPlace<Num> item = placeOf(plan, all, choose(exists, ticket, num(0)));
  Place place;
  place.batch = item.batch;
  place.head = item.head;
  place.row = item.row;
  if (isPacked()) {
    findTile(item.row / plan.itemRows(), place);
    return place;
  }
  place.length =
      lengths ? loadLength(lengths, place.batch, keys, addedKeys) : keys;
  place.queryLength =
      queryLengths ? loadLength(queryLengths, place.batch, rows) : rows;
  return place;
}

Num PrefillKernel::nextTicket(Value more) {
  Values taken = ifElse(
      both(more, lane.equals(0)), b.getI32Type(),
      [&]() -> Values {
        Value zero = toIndex(num(0));
        return {memref::AtomicRMWOp::create(b, arith::AtomicRMWKind::addi,
                                            num(1), tickets, zero)};
      },
      [&]() -> Values { return {num(0)}; });
  return {b, taken[0]};
}

/// Hands the item over with its queries; one that is not there reads zeros.
void PrefillKernel::loadQueries(const Item &item, Num number) {
  HeadDims dims(op.getLayout());
  Values coordinates;
  Value more = item.exists.equals(1);
  for (int64_t i = 0; i < plan.warpgroups; ++i) {
    SmallVector<Num> at(dims.columns, item.batch);
    Num head = item.head, row = item.row;
    if (plan.pairsHeads())
      head = atMost(head + i, plan.keyHeads * plan.group - 1);
    else
      row = row + i * PrefillPlan::groupRows;
    if (isPacked())
      row = row + item.start;
    at[dims.heads] = head;
    at[dims.rows] = choose(more, row, num(absentKey));
    llvm::append_range(coordinates, at);
  }
  elected([&] {
    warp_pipe::AcquireOp::create(b, queryRing, number);
    warp_pipe::CommitOp::create(b, queryRing, number, packItem(item));
    warp_pipe::IssueCopyOp::create(b, q, coordinates, queryRing, number,
                                   dims.rows, plan.warpgroups);
  });
}

/// Asks for what the first product of an item needs.
void PrefillKernel::begin(Opened &opened, Num number, Num firstStep) {
  loadQueries(opened.item, number);
  loadFirstStep(opened, firstStep);
}

/// What is known of an item, as values that a loop carries.
Values PrefillKernel::pack(const Opened &opened) {
  const List &list = opened.list;
  Values values{list.place.batch, list.place.head, list.place.row};
  if (isPacked())
    values.push_back(list.place.keyStart);
  values.append({opened.steps, list.seen});
  if (ids) {
    values.append({list.place.count, list.some, list.all});
    if (window())
      values.append({list.someFrom, list.allFrom});
    if (list.place.begin)
      values.push_back(list.place.begin);
    llvm::append_range(values, pack(opened.walk));
  } else if (window()) {
    values.append({list.begin, list.top, list.bottom});
  }
  values.append(opened.keys);
  return values;
}

PrefillKernel::Opened PrefillKernel::unpack(ValueRange values) {
  auto take = [&] {
    Num value(b, values.front());
    values = values.drop_front();
    return value;
  };
  Opened opened;
  List &list = opened.list;
  list.place.batch = take();
  list.place.head = take();
  list.place.row = take();
  if (isPacked())
    list.place.keyStart = take();
  opened.steps = take();
  list.seen = take();
  if (ids) {
    list.place.count = take();
    list.some = take();
    list.all = take();
    if (window()) {
      list.someFrom = take();
      list.allFrom = take();
    }
    if (isCSR())
      list.place.begin = take();
    opened.walk = unpackWalk(values);
    values = values.drop_front(pack(opened.walk).size());
  } else if (window()) {
    list.begin = take();
    list.top = take();
    list.bottom = take();
  }
  opened.keys = Values(values);
  return opened;
}

/// Nothing that an item needs to begin is waited for: its ticket was taken two
/// items before, its list is asked for before the copies of the item before are
/// issued and looked at before the last of them, and its queries and first keys
/// come before the last values of that one, whose stage is free last.
void PrefillKernel::loadItems() {
  // Before this the counter is not set.
  warp_pipe::GridWaitOp::create(b);
  blocks = (keys + (plan.block - 1)) / plan.block;
  if (isPacked()) {
    readPacked();
    if (bias)
      blocks =
          atMost(blocks, fromIndex(b.createOrFold<memref::DimOp>(bias, 3)));
  }
  Num total = numItems(), ctas = gridSize(gpu::Dimension::x);
  auto open = [&](Num ticket) {
    Place place = locate(ticket, ticket.less(total));
    if (ids)
      readList(place);
    return place;
  };
  // The first tickets are the numbers of the CTAs.
  Num first = blockId(gpu::Dimension::x);
  Num taken = nextTicket(first.less(total));
  Values init{num(0), num(0), first, taken};
  Opened begun = openList(open(first), first.less(total));
  begin(begun, num(0), num(0));
  llvm::append_range(init, pack(begun));
  SmallVector<Type> types(init.size(), b.getI32Type());
  scf::WhileOp::create(
      b, types, init,
      [&](OpBuilder &, Location, ValueRange args) {
        scf::ConditionOp::create(b, Num(b, args[2]).less(total), args);
      },
      [&](OpBuilder &, Location, ValueRange args) {
        Num number(b, args[0]), firstStep(b, args[1]);
        Num following = Num(b, fromLane(args[3], num(0))) + ctas;
        Opened opened = unpack(args.drop_front(4));
        Value exists = following.less(total);
        Num taken = nextTicket(exists);
        Place place = open(following);
        Num *ofPlace[] = {&place.batch, &place.head, &place.row,
                          &place.queryLength, &place.start};
        Num kept;
        if (isPacked())
          kept = stash(ofPlace);
        Num behind = firstStep + opened.steps;
        loadSteps(opened, firstStep, num(1), opened.steps - 1);
        if (isPacked())
          unstash(kept, ofPlace);
        Opened next = openList(place, exists);
        loadSteps(opened, firstStep, atLeast(opened.steps - 1, 1),
                  opened.steps);
        if (!plan.queriesAhead())
          loadLastValues(opened, behind - 1);
        begin(next, number + 1, behind);
        if (plan.queriesAhead())
          loadLastValues(opened, behind - 1);
        Values values{number + 1, behind, following, taken};
        llvm::append_range(values, pack(next));
        scf::YieldOp::create(b, values);
      });
}

void PrefillKernel::emitLoadRole() {
  lane = laneId();
  when(warpId().equals(0), [&] { loadItems(); });
}

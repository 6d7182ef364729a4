//===- RoleRun.cpp - Runs one warp of a role on the host ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RoleRun.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// How many pieces of work a run has: fewer than these.
static constexpr int64_t kRounds = 4;
/// A loop that goes round more often does not end.
static constexpr int64_t kMostRounds = 64;

bool warp_pipe::usesRings(Operation *op) {
  return op
      ->walk([](Operation *inner) {
        return isa<AcquireOp, WaitOp>(inner) ? WalkResult::interrupt()
                                             : WalkResult::advance();
      })
      .wasInterrupted();
}

RoleRun::RoleRun(SpecializeOp roles, unsigned role, int64_t warp, int64_t trial,
                 llvm::MapVector<Value, RingState> &rings,
                 SmallVectorImpl<RingEvent> &events)
    : roles(roles), role(role), warp(warp), trial(trial), rings(rings),
      events(events) {
  // How much there is to do is up to the run, unless another role says so.
  roles.getBodies()[role].walk([&](scf::WhileOp loop) {
    auto compare =
        loop.getConditionOp().getCondition().getDefiningOp<arith::CmpIOp>();
    if (compare && usesRings(loop))
      bounds[compare.getRhs()] = trial % kRounds;
  });
}

/// A number that the run makes up where it does not know one; from 0 to 6.
int64_t RoleRun::valueOf(Value value) {
  if (auto constant = getConstantIntValue(value))
    return *constant;
  auto [entry, isNew] = numbers.try_emplace(value, 0);
  if (isNew) {
    uint64_t mixed = (++unknown * 0x9e3779b97f4a7c15ull) ^
                     (static_cast<uint64_t>(trial) * 0xbf58476d1ce4e5b9ull);
    entry->second = static_cast<int64_t>((mixed >> 33) % 7);
  }
  return entry->second;
}

/// Arithmetic on numbers that are known; other results are made up.
void RoleRun::compute(Operation &op) {
  auto binary = [&](auto function) {
    return function(valueOf(op.getOperand(0)), valueOf(op.getOperand(1)));
  };
  auto set = [&](int64_t value) { numbers[op.getResult(0)] = value; };
  llvm::TypeSwitch<Operation *>(&op)
      .Case([&](arith::AddIOp) { set(binary(std::plus<int64_t>())); })
      .Case([&](arith::SubIOp) { set(binary(std::minus<int64_t>())); })
      .Case([&](arith::MulIOp) { set(binary(std::multiplies<int64_t>())); })
      .Case([&](arith::AndIOp) { set(binary(std::bit_and<int64_t>())); })
      .Case([&](arith::OrIOp) { set(binary(std::bit_or<int64_t>())); })
      .Case([&](arith::MaxSIOp) {
        set(std::max(valueOf(op.getOperand(0)), valueOf(op.getOperand(1))));
      })
      .Case([&](arith::MinSIOp) {
        set(std::min(valueOf(op.getOperand(0)), valueOf(op.getOperand(1))));
      })
      .Case<arith::DivUIOp, arith::RemUIOp>([&](auto divide) {
        int64_t by = valueOf(divide.getRhs()), x = valueOf(divide.getLhs());
        if (by > 0 && x >= 0)
          set(isa<arith::DivUIOp>(divide.getOperation()) ? x / by : x % by);
      })
      .Case([&](arith::ExtUIOp) { set(valueOf(op.getOperand(0))); })
      .Case([&](arith::SelectOp select) {
        if (!isa<TileType>(select.getType()))
          set(valueOf(valueOf(select.getCondition()) ? select.getTrueValue()
                                                     : select.getFalseValue()));
      })
      .Case([&](arith::CmpIOp compare) {
        auto number = [&](Value value) {
          return APInt(64, static_cast<uint64_t>(valueOf(value)));
        };
        set(arith::applyCmpPredicate(compare.getPredicate(),
                                     number(compare.getLhs()),
                                     number(compare.getRhs())));
      })
      // One lane of one CTA; what lanes exchange is the same in all.
      .Case([&](LaneIdOp) { set(0); })
      .Case([&](WarpIdOp) { set(warp); })
      .Case([&](gpu::BlockIdOp) { set(0); })
      .Case([&](gpu::GridDimOp) { set(1); })
      .Case([&](arith::IndexCastOp) { set(valueOf(op.getOperand(0))); })
      .Case([&](memref::AtomicRMWOp) { set(counter++); })
      .Case([&](NVVM::ShflOp shuffle) { set(valueOf(shuffle.getVal())); });
  for (Value result : op.getResults()) {
    auto bound = bounds.find(result);
    // What another role hands over is known.
    if (bound != bounds.end() && !getConstantIntValue(result))
      numbers[result] = bound->second;
  }
}

LogicalResult RoleRun::use(Operation *op, Value ring, Value index, int64_t due,
                           StringRef what) {
  int64_t step = valueOf(index);
  if (step == due)
    return success();
  return refuse(op,
                Twine("expected ") + what + " step " + Twine(due) +
                    ", which is due, got " + Twine(step) + " in run " +
                    Twine(trial),
                ring.getDefiningOp(), "of this ring");
}

LogicalResult RoleRun::runWait(WaitOp op) {
  RingState &state = rings[op.getRing()];
  int64_t step = valueOf(op.getIndex()), done = released[op.getRing()];
  int64_t &due = awaited[op.getRing()];
  // A stage may be waited for again before it is released.
  if ((step < done || step > due) &&
      failed(use(op, op.getRing(), op.getIndex(), due, "to wait for")))
    return failure();
  due = std::max(due, step + 1);
  if (step >= static_cast<int64_t>(state.filled.size()))
    return refuse(op,
                  Twine("waits for step ") + Twine(step) +
                      ", which is never filled, in run " + Twine(trial),
                  op.getRing().getDefiningOp(), "of this ring");
  tiles[op.getTile()] = {op.getRing(), step};
  for (auto [scalar, value] : llvm::zip(op.getScalars(), state.filled[step]))
    numbers[scalar] = value;
  events.push_back({RingEvent::Wait, op.getRing(), op, step - done});
  return success();
}

LogicalResult RoleRun::runRelease(ReleaseOp op) {
  int64_t &done = released[op.getRing()];
  if (failed(use(op, op.getRing(), op.getIndex(), done, "to release")))
    return failure();
  for (auto &[product, read] : products)
    for (const TileUse &tile : read)
      if (tile.ring == op.getRing() && tile.step == done)
        return refuse(op, "releases a stage that a product may still read",
                      product, "the product begins here");
  ++done;
  rings[op.getRing()].released = std::max(rings[op.getRing()].released, done);
  events.push_back({RingEvent::Release, op.getRing(), op});
  return success();
}

/// A tile is used between its wait and its release.
LogicalResult RoleRun::checkTile(Operation *op, Value tile) {
  TileUse used = tiles.lookup(tile);
  if (!used.ring)
    return refuse(op, "expected a tile of warp_pipe.wait", nullptr, "");
  if (used.step < released[used.ring])
    return refuse(op, "uses a tile after its release", tile.getDefiningOp(),
                  "it is received here");
  return success();
}

LogicalResult RoleRun::runFor(scf::ForOp op) {
  int64_t lo = valueOf(op.getLowerBound()), hi = valueOf(op.getUpperBound()),
          step = std::max<int64_t>(1, valueOf(op.getStep()));
  set(op.getRegionIterArgs(), op.getInitArgs());
  for (int64_t i = lo; i < hi; i += step) {
    numbers[op.getInductionVar()] = i;
    if (failed(runBlock(*op.getBody())))
      return failure();
    set(op.getRegionIterArgs(), op.getBody()->getTerminator()->getOperands());
  }
  set(op.getResults(), op.getRegionIterArgs());
  return success();
}

LogicalResult RoleRun::runWhile(scf::WhileOp op) {
  scf::ConditionOp condition = op.getConditionOp();
  // A search that uses no ring ends.
  if (!usesRings(op)) {
    for (Value result : op.getResults())
      numbers.erase(result);
    return success();
  }
  set(op.getBeforeArguments(), op.getInits());
  for (int64_t round = 0; round < kMostRounds; ++round) {
    if (failed(runBlock(*op.getBeforeBody())))
      return failure();
    set(op.getAfterArguments(), condition.getArgs());
    if (!valueOf(condition.getCondition())) {
      set(op.getResults(), condition.getArgs());
      return success();
    }
    if (failed(runBlock(*op.getAfterBody())))
      return failure();
    set(op.getBeforeArguments(), op.getYieldOp().getOperands());
  }
  return refuse(op, "does not end", nullptr, "");
}

LogicalResult RoleRun::runOp(Operation &op) {
  // Made up anew each time the op runs.
  for (Value result : op.getResults())
    numbers.erase(result);
  for (Value operand : op.getOperands())
    if (isa<TileType>(operand.getType()) && failed(checkTile(&op, operand)))
      return failure();
  auto fill = [&](Operation *at, Value ring, Value index, int64_t &count,
                  StringRef what, RingEvent::Kind kind) -> LogicalResult {
    if (failed(use(at, ring, index, count, what)))
      return failure();
    ++count;
    events.push_back({kind, ring, at});
    return success();
  };
  return llvm::TypeSwitch<Operation *, LogicalResult>(&op)
      .Case([&](scf::ForOp loop) { return runFor(loop); })
      .Case([&](scf::WhileOp loop) { return runWhile(loop); })
      .Case([&](scf::IfOp branch) -> LogicalResult {
        Region &taken = valueOf(branch.getCondition()) ? branch.getThenRegion()
                                                       : branch.getElseRegion();
        if (taken.empty())
          return success();
        if (failed(runBlock(taken.front())))
          return failure();
        set(branch.getResults(), taken.front().getTerminator()->getOperands());
        return success();
      })
      .Case([&](ElectOp elect) { return runBlock(elect.getBodyBlock()); })
      .Case([&](AcquireOp acquire) {
        return fill(acquire, acquire.getRing(), acquire.getIndex(),
                    rings[acquire.getRing()].acquired, "to acquire",
                    RingEvent::Acquire);
      })
      .Case([&](CommitOp commit) -> LogicalResult {
        RingState &state = rings[commit.getRing()];
        if (state.committed >= state.acquired)
          return refuse(commit,
                        "expected warp_pipe.acquire before: the stage may "
                        "still be read",
                        commit.getRing().getDefiningOp(), "of this ring");
        state.filled.push_back(llvm::map_to_vector(
            commit.getScalars(), [&](Value v) { return valueOf(v); }));
        return fill(commit, commit.getRing(), commit.getIndex(),
                    state.committed, "to commit", RingEvent::Commit);
      })
      .Case([&](IssueCopyOp copy) -> LogicalResult {
        RingState &state = rings[copy.getRing()];
        if (state.copied >= state.committed)
          return refuse(copy,
                        "expected warp_pipe.commit before: the bytes are not "
                        "announced yet",
                        copy.getRing().getDefiningOp(), "of this ring");
        return use(copy, copy.getRing(), copy.getIndex(), state.copied++,
                   "to copy into");
      })
      .Case([&](WaitOp wait) { return runWait(wait); })
      .Case([&](ReleaseOp release) { return runRelease(release); })
      .Case([&](WarpgroupMmaOp mma) {
        SmallVector<TileUse> read{tiles.lookup(mma.getTile())};
        if (mma.getRowTile())
          read.push_back(tiles.lookup(mma.getRows()));
        products.push_back({mma, read});
        return success();
      })
      .Case([&](MmaWaitOp wait) {
        size_t pending = std::min<size_t>(wait.getPending(), products.size());
        products.erase(products.begin(), products.end() - pending);
        return success();
      })
      .Default([&](Operation *other) -> LogicalResult {
        compute(*other);
        return success();
      });
}

LogicalResult RoleRun::runBlock(Block &block) {
  for (Operation &op : block)
    if (failed(runOp(op)))
      return failure();
  return success();
}

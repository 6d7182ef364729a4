//===- VerifyRing.cpp - Who fills and who reads a ring --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// First part of -warp-pipe-verify-sync: what one step of the filling and of the
// reading role does to a ring, on every path.
//
//===----------------------------------------------------------------------===//

#include "SyncChecks.h"

using namespace mlir;
using namespace mlir::warp_pipe;

scf::ForOp warp_pipe::getStepLoop(Operation *op, Value index) {
  Operation *parent = op->getParentOp();
  if (isa<ElectOp>(parent))
    parent = parent->getParentOp();
  auto loop = dyn_cast<scf::ForOp>(parent);
  if (!loop) {
    InFlightDiagnostic error = op->emitOpError()
                               << "expected to run in every step of a loop";
    error.attachNote(parent->getLoc()) << "this stands between";
    return nullptr;
  }
  if (index != loop.getInductionVar() ||
      getConstantIntValue(loop.getLowerBound()) != 0 ||
      getConstantIntValue(loop.getStep()) != 1) {
    InFlightDiagnostic error =
        op->emitOpError() << "expected the stage of step i of a loop from 0 in "
                             "steps of 1";
    error.attachNote(loop.getLoc()) << "the loop is here";
    return nullptr;
  }
  if (!isa<SpecializeOp>(loop->getParentOp())) {
    InFlightDiagnostic error =
        op->emitOpError()
        << "expected a loop that runs once: stages and phases "
           "follow from its counter";
    error.attachNote(loop->getParentOp()->getLoc())
        << "the loop runs more than once because of this";
    return nullptr;
  }
  return loop;
}

/// All of `ops` stand in the same role.
template <typename... Lists>
static LogicalResult
verifyOneRole(SpecializeOp roles, RingUses &uses, StringRef verb,
              std::optional<unsigned> &role, Lists &...lists) {
  Operation *first = nullptr;
  auto visit = [&](Operation *op) -> LogicalResult {
    std::optional<unsigned> own = roles.getRoleOf(op);
    if (!own)
      return refuse(op, "expected to stand in a role", roles, "of these");
    if (!first) {
      first = op;
      role = own;
      return success();
    }
    if (own == role)
      return success();
    return refuse(op,
                  Twine("expected one role that ") + verb +
                      " the ring, got \"" + roles.getRole(*own) + "\" and \"" +
                      roles.getRole(*role) + "\"",
                  first, "the first is here");
  };
  auto visitAll = [&](auto &list) {
    return llvm::all_of(list, [&](auto op) { return succeeded(visit(op)); });
  };
  return success((visitAll(lists) && ...));
}

/// In the block of the commit: acquire, commit, one copy.
static LogicalResult verifyFill(RingUses &uses, scf::ForOp &loop) {
  CommitOp commit = uses.commits.front();
  auto one = [&](auto &list, StringRef what) -> LogicalResult {
    if (list.size() == 1)
      return success();
    if (list.empty())
      return refuse(commit,
                    Twine("expected ") + what +
                        " for this stage, got "
                        "none",
                    uses.ring, "the ring is here");
    return refuse(list[1],
                  Twine("expected one ") + what + " a step, got " +
                      Twine(list.size()),
                  list[0], "the first is here");
  };
  if (failed(one(uses.commits, "warp_pipe.commit")) ||
      failed(one(uses.acquires, "warp_pipe.acquire")) ||
      failed(one(uses.copies, "warp_pipe.issue_copy")))
    return failure();
  AcquireOp acquire = uses.acquires.front();
  IssueCopyOp copy = uses.copies.front();
  loop = getStepLoop(commit, commit.getIndex());
  if (!loop)
    return failure();
  for (auto [op, index] :
       {std::pair<Operation *, Value>{acquire, acquire.getIndex()},
        {copy, copy.getIndex()}})
    if (op->getBlock() != commit->getBlock() || index != commit.getIndex())
      return refuse(op, "expected to stand beside the commit of the same stage",
                    commit, "the commit is here");
  if (commit->isBeforeInBlock(acquire))
    return refuse(commit,
                  "expected warp_pipe.acquire before: the stage may "
                  "still be read",
                  acquire, "it is acquired here");
  if (copy->isBeforeInBlock(commit))
    return refuse(copy,
                  "expected warp_pipe.commit before: the bytes are not "
                  "announced yet",
                  commit, "they are announced here");
  return success();
}

namespace {
/// Follows the paths of one step of the reading role.
class ReadScan {
public:
  ReadScan(RingUses &uses) : uses(uses), wait(uses.waits.front()) {}

  /// Scans `block`; `released` is the release that may have happened before.
  LogicalResult scan(Block &block, Operation *&released);

private:
  LogicalResult scanRegions(Operation &op, Operation *&released);
  bool contains(Operation &op) {
    return llvm::any_of(uses.releases,
                        [&](ReleaseOp r) { return op.isAncestor(r); });
  }

  RingUses &uses;
  WaitOp wait;
};
} // namespace

LogicalResult ReadScan::scanRegions(Operation &op, Operation *&released) {
  // Paths are followed through scf.if alone.
  auto branch = dyn_cast<scf::IfOp>(op);
  if (!branch) {
    for (Region &region : op.getRegions())
      for (Block &block : region)
        if (failed(scan(block, released)))
          return failure();
    return success();
  }
  Operation *inThen = released, *inElse = released;
  if (failed(scan(branch.getThenRegion().front(), inThen)) ||
      (!branch.getElseRegion().empty() &&
       failed(scan(branch.getElseRegion().front(), inElse))))
    return failure();
  if (!inThen != !inElse)
    return refuse(inThen ? inThen : inElse,
                  "expected a release on every path, got one on this path only",
                  branch, "the paths part here");
  released = inThen;
  return success();
}

LogicalResult ReadScan::scan(Block &block, Operation *&released) {
  for (Operation &op : block) {
    for (Value operand : op.getOperands()) {
      if (operand != wait.getTile())
        continue;
      if (!isa<LoadMatrixOp>(op))
        return refuse(&op,
                      "expected a tile to be read by warp_pipe.load_matrix "
                      "only",
                      wait, "the tile is received here");
      if (released)
        return refuse(&op, "reads a tile after its release", released,
                      "it is released here");
    }
    auto release = dyn_cast<ReleaseOp>(op);
    if (release && llvm::is_contained(uses.releases, release)) {
      if (released)
        return refuse(release, "releases a stage twice", released,
                      "the first release is here");
      if (release.getIndex() != wait.getIndex())
        return refuse(release, "expected the stage that was waited for", wait,
                      "the wait is here");
      released = release;
      continue;
    }
    if (contains(op) && isa<LoopLikeOpInterface>(op))
      return refuse(&op,
                    "expected each stage to be released once, got a "
                    "release in a loop",
                    uses.releases.front(), "the release is here");
    if (op.getNumRegions() && failed(scanRegions(op, released)))
      return failure();
  }
  return success();
}

static LogicalResult verifyRead(RingUses &uses, scf::ForOp &loop) {
  WaitOp wait = uses.waits.front();
  if (uses.waits.size() > 1)
    return refuse(uses.waits[1],
                  "expected one warp_pipe.wait a step, got " +
                      Twine(uses.waits.size()),
                  wait, "the first is here");
  loop = getStepLoop(wait, wait.getIndex());
  if (!loop)
    return failure();
  for (ReleaseOp release : uses.releases)
    if (!loop->isAncestor(release) ||
        loop.getBody()->findAncestorOpInBlock(*release)->isBeforeInBlock(wait))
      return refuse(release, "expected to follow the wait in the same step",
                    wait, "the wait is here");
  Operation *released = nullptr;
  if (failed(ReadScan(uses).scan(*loop.getBody(), released)))
    return failure();
  if (!released)
    return refuse(wait,
                  "expected warp_pipe.release in the same step, got none: "
                  "the stage is never free again",
                  uses.ring, "the ring is here");
  return success();
}

LogicalResult warp_pipe::verifyRing(SpecializeOp roles, RingUses &uses) {
  std::optional<unsigned> filler, reader;
  if (failed(verifyOneRole(roles, uses, "fills", filler, uses.acquires,
                           uses.commits, uses.copies)) ||
      failed(verifyOneRole(roles, uses, "reads", reader, uses.waits,
                           uses.releases)))
    return failure();
  if (!filler && !reader)
    return success();
  if (uses.commits.empty())
    return refuse(uses.ring, "expected warp_pipe.commit in a role, got none",
                  uses.waits.empty() ? nullptr : uses.waits.front(),
                  "this waits for ever");
  if (uses.waits.empty())
    return refuse(uses.ring, "expected warp_pipe.wait in a role, got none",
                  uses.commits.front(), "what is filled here is never read");
  int32_t fillers = roles.getWarps()[*filler],
          readers = roles.getWarps()[*reader];
  if (fillers != 1)
    return refuse(uses.commits.front(),
                  Twine("expected one warp that fills the ring, got ") +
                      Twine(fillers) + " in role \"" + roles.getRole(*filler) +
                      "\"",
                  uses.ring, "the ring is here");
  if (static_cast<int32_t>(uses.ring.getArrivals()) != readers)
    return refuse(uses.ring,
                  Twine("expected as many arrivals as warps that release a "
                        "stage, got ") +
                      Twine(uses.ring.getArrivals()) + " for " +
                      Twine(readers) + " warps of role \"" +
                      roles.getRole(*reader) + "\"",
                  uses.releases.empty() ? uses.waits.front().getOperation()
                                        : uses.releases.front().getOperation(),
                  "they do it here");
  scf::ForOp fill, read;
  if (failed(verifyFill(uses, fill)) || failed(verifyRead(uses, read)))
    return failure();
  auto fillCount = getConstantIntValue(fill.getUpperBound());
  if (fill.getUpperBound() != read.getUpperBound() &&
      !(fillCount && fillCount == getConstantIntValue(read.getUpperBound())))
    return refuse(read,
                  "expected as many steps as the loop that fills the ring",
                  fill, "it is filled here");
  return success();
}

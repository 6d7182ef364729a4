//===- VerifyRoles.cpp - Barriers and progress of all roles ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Second part of -warp-pipe-verify-sync: what all roles must meet, and a run of
// a few steps that shows whether they wait for each other.
//
//===----------------------------------------------------------------------===//

#include "SyncChecks.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// Barriers of the cluster and stores to other CTAs that `block` runs, in
/// order.
static LogicalResult collectClusterOps(Block &block,
                                       SmallVectorImpl<Operation *> &ops) {
  WalkResult result = block.walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isa<SpecializeOp>(op))
      return WalkResult::skip();
    if (isa<StoreRemoteOp>(op))
      ops.push_back(op);
    if (!isa<ClusterArriveOp, ClusterWaitOp>(op))
      return WalkResult::advance();
    if (op->getBlock() != &block) {
      InFlightDiagnostic error = op->emitOpError()
                                 << "expected every warp to come here once";
      error.attachNote(op->getParentOp()->getLoc()) << "this stands between";
      return WalkResult::interrupt();
    }
    ops.push_back(op);
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}

/// Arrive and wait alternate; stores to other CTAs stand between barriers.
static LogicalResult verifyClusterOrder(ArrayRef<Operation *> ops) {
  Operation *arrived = nullptr, *waited = nullptr;
  SmallVector<Operation *> pending, ordered;
  for (Operation *op : ops) {
    if (isa<StoreRemoteOp>(op)) {
      if (!waited)
        return op->emitOpError() << "expected a barrier of the cluster before: "
                                    "the other CTA may not have started";
      // Who reads it waits for the mailbox instead of a barrier.
      if (!cast<StoreRemoteOp>(op).getMailbox())
        pending.push_back(op);
    } else if (auto arrive = dyn_cast<ClusterArriveOp>(op)) {
      if (arrived) {
        InFlightDiagnostic error = op->emitOpError()
                                   << "expected warp_pipe.cluster_wait before";
        error.attachNote(arrived->getLoc()) << "it arrived here already";
        return error;
      }
      arrived = op;
      // A relaxed arrival does not say that stores are done.
      if (!arrive.getRelaxed()) {
        ordered.append(pending);
        pending.clear();
      }
    } else {
      if (!arrived)
        return op->emitOpError()
               << "expected warp_pipe.cluster_arrive before: this waits for "
                  "ever";
      waited = op;
      arrived = nullptr;
    }
  }
  if (!pending.empty())
    return pending.front()->emitOpError()
           << "expected a barrier of the cluster after that is not relaxed: "
              "the "
              "other CTA may read too early or have ended";
  if (arrived)
    return arrived->emitOpError()
           << "expected warp_pipe.cluster_wait after, got none";
  return success();
}

/// A condition of barriers is the same for all of them, or some would be waited
/// for in vain.
static LogicalResult verifyConditions(func::FuncOp kernel) {
  Operation *first = nullptr;
  WalkResult result = kernel.walk([&](Operation *op) {
    if (!isa<ClusterArriveOp, ClusterWaitOp>(op))
      return WalkResult::advance();
    if (!first)
      first = op;
    if (llvm::equal(first->getOperands(), op->getOperands()))
      return WalkResult::advance();
    InFlightDiagnostic error =
        op->emitOpError() << "expected the condition of all barriers of the "
                             "cluster";
    error.attachNote(first->getLoc()) << "the first is here";
    return WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

/// A mailbox that is stored to is told how much will come, once, and waited
/// for.
static LogicalResult verifyMailboxes(func::FuncOp kernel) {
  WalkResult result = kernel.walk([&](CreateMailboxOp box) {
    SmallVector<Operation *> expects, waits, stores;
    for (Operation *user : box.getMailbox().getUsers())
      (isa<ExpectBytesOp>(user)   ? expects
       : isa<WaitMailboxOp>(user) ? waits
                                  : stores)
          .push_back(user);
    if (stores.empty() || (expects.size() == 1 && !waits.empty()))
      return WalkResult::advance();
    InFlightDiagnostic error =
        stores.front()->emitOpError()
        << "expected one expect_bytes and a wait_mailbox, got "
        << expects.size() << " and " << waits.size();
    error.attachNote(box.getLoc()) << "the mailbox is here";
    return WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

LogicalResult warp_pipe::verifyBarriers(func::FuncOp kernel,
                                        SpecializeOp roles) {
  LaunchAttr launch = getLaunch(kernel);
  if (launch && launch.getWarps() != roles.getTotalWarps())
    return roles.emitOpError()
           << "expected roles for the " << launch.getWarps()
           << " warps of warp_pipe.launch, got " << roles.getTotalWarps();
  WalkResult elected = kernel.walk([&](ElectOp elect) {
    return elect.walk([&](Operation *op) {
      // These need all lanes: shuffles, barriers, matrix loads.
      if (!isa<RoleBarrierOp, ClusterArriveOp, ClusterWaitOp, LoadMatrixOp,
               RowReduceOp, StreamEntriesOp>(op))
        return WalkResult::advance();
      InFlightDiagnostic error = op->emitOpError()
                                 << "expected all lanes of the warp, got one";
      error.attachNote(elect.getLoc()) << "the others are left out here";
      return WalkResult::interrupt();
    });
  });
  SmallVector<Operation *> common;
  if (elected.wasInterrupted() ||
      failed(collectClusterOps(*roles->getBlock(), common)))
    return failure();
  if (failed(verifyConditions(kernel)) || failed(verifyMailboxes(kernel)))
    return failure();
  SmallVector<Operation *> first;
  for (unsigned i = 0, e = roles.getNumRoles(); i < e; ++i) {
    // A cluster does not wait for warps that are gone.
    if (i > 0 && roles.getBodyOf(i).empty())
      continue;
    SmallVector<Operation *> own, barriers;
    if (failed(collectClusterOps(roles.getBodyOf(i), own)))
      return failure();
    llvm::copy_if(own, std::back_inserter(barriers),
                  [](Operation *op) { return !isa<StoreRemoteOp>(op); });
    SmallVector<Operation *> all;
    for (Operation *op : common)
      if (op->isBeforeInBlock(roles))
        all.push_back(op);
    all.append(own);
    for (Operation *op : common)
      if (roles->isBeforeInBlock(op))
        all.push_back(op);
    if (launch && !launch.getCluster() && !all.empty())
      return all.front()->emitOpError()
             << "expected cluster = true in warp_pipe.launch, got false";
    if (failed(verifyClusterOrder(all)))
      return failure();
    if (i == 0) {
      first = barriers;
    } else if (barriers.size() != first.size()) {
      InFlightDiagnostic error =
          roles.emitOpError()
          << "expected every role to meet the cluster equally often, got "
          << first.size() << " arrivals and waits in role \""
          << roles.getRole(0) << "\" and " << barriers.size() << " in role \""
          << roles.getRole(i) << "\"";
      for (Operation *op : first.size() > barriers.size() ? first : barriers)
        error.attachNote(op->getLoc()) << "here";
      return error;
    }
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Progress
//===----------------------------------------------------------------------===//

/// Appends the events of `block`, with those of a loop `steps` times over.
static void appendEvents(Block &block, int64_t steps,
                         SmallVectorImpl<RingEvent> &events) {
  for (Operation &op : block) {
    if (auto acquire = dyn_cast<AcquireOp>(op))
      events.push_back({RingEvent::Acquire, acquire.getRing(), &op});
    else if (auto commit = dyn_cast<CommitOp>(op))
      events.push_back({RingEvent::Commit, commit.getRing(), &op});
    else if (auto wait = dyn_cast<WaitOp>(op))
      events.push_back({RingEvent::Wait, wait.getRing(), &op});
    else if (auto release = dyn_cast<ReleaseOp>(op))
      events.push_back({RingEvent::Release, release.getRing(), &op});
    else if (auto branch = dyn_cast<scf::IfOp>(op))
      // Both paths release the same stages.
      appendEvents(branch.getThenRegion().front(), steps, events);
    else if (auto elect = dyn_cast<ElectOp>(op))
      appendEvents(elect.getBodyBlock(), steps, events);
    else if (auto loop = dyn_cast<scf::ForOp>(op))
      for (int64_t i = 0; i < steps; ++i)
        appendEvents(*loop.getBody(), steps, events);
  }
}

static int64_t stagesOf(Value ring) {
  return cast<RingType>(ring.getType()).getStages();
}

LogicalResult warp_pipe::verifyProgress(SpecializeOp roles,
                                        ArrayRef<RingUses> rings) {
  // One step more than the stages: then every kind of wait has happened.
  int64_t steps = 1;
  for (const RingUses &uses : rings)
    steps = std::max(steps, stagesOf(CreateRingOp(uses.ring).getRing()) + 1);
  SmallVector<SmallVector<RingEvent>> events(roles.getNumRoles());
  for (auto [i, list] : llvm::enumerate(events))
    appendEvents(roles.getBodyOf(i), steps, list);
  return verifyEvents(roles, events);
}

LogicalResult warp_pipe::verifyEvents(SpecializeOp roles,
                                      ArrayRef<SmallVector<RingEvent>> events) {
  struct State {
    int64_t acquired = 0, committed = 0, released = 0;
  };
  DenseMap<Value, State> states;
  auto canRun = [&](const RingEvent &event) {
    State &s = states[event.ring];
    switch (event.kind) {
    case RingEvent::Acquire:
      if (s.acquired - stagesOf(event.ring) >= s.released)
        return false;
      ++s.acquired;
      return true;
    case RingEvent::Wait:
      // A stage may be waited for again before it is released.
      return s.released + event.held < s.committed;
    case RingEvent::Commit:
      ++s.committed;
      return true;
    case RingEvent::Release:
      ++s.released;
      return true;
    }
    llvm_unreachable("every kind is listed");
  };
  SmallVector<size_t> next(events.size(), 0);
  bool moved = true;
  while (moved) {
    moved = false;
    for (auto [list, at] : llvm::zip(events, next))
      while (at < list.size() && canRun(list[at])) {
        ++at;
        moved = true;
      }
  }
  SmallVector<Operation *> stuck;
  for (auto [list, at] : llvm::zip(events, next))
    if (at < list.size())
      stuck.push_back(list[at].op);
  if (stuck.empty())
    return success();
  InFlightDiagnostic error = roles.emitOpError()
                             << "the roles wait for each other for ever";
  for (Operation *op : stuck)
    error.attachNote(op->getLoc())
        << "role \"" << roles.getRole(*roles.getRoleOf(op)) << "\" waits here";
  return error;
}

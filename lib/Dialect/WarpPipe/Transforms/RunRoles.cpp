//===- RunRoles.cpp - Roles with loops in loops, run on the host ----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Part of -warp-pipe-verify-sync for kernels whose roles take work until there
// is none. Their stages are counted over loops in loops whose bounds come out
// of memory, so the text alone does not show who uses which. The pass runs the
// roles instead, several times, with small numbers for what it does not know:
// every use of a ring must then name the stage that is due, and no role may
// wait for ever.
//
//===----------------------------------------------------------------------===//

#include "RoleRun.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// Runs with different numbers.
static constexpr int64_t kTrials = 12;

/// Whether `op` is run by one warp of its role.
static bool runsInOneWarp(Operation *op, SpecializeOp roles, unsigned role) {
  if (roles.getWarps()[role] == 1)
    return true;
  for (Operation *parent = op->getParentOp(); parent != roles;
       parent = parent->getParentOp()) {
    auto branch = dyn_cast<scf::IfOp>(parent);
    if (!branch || !branch.getThenRegion().isAncestor(op->getParentRegion()))
      continue;
    auto compare = branch.getCondition().getDefiningOp<arith::CmpIOp>();
    if (compare && compare.getPredicate() == arith::CmpIPredicate::eq &&
        compare.getLhs().getDefiningOp<WarpIdOp>() &&
        getConstantIntValue(compare.getRhs()))
      return true;
  }
  return false;
}

/// Who fills and who reads a ring: one warp, and all warps of one role.
static LogicalResult verifyOwners(SpecializeOp roles, RingUses &uses) {
  CreateRingOp ring = uses.ring;
  if (uses.commits.empty() || uses.waits.empty())
    return refuse(ring,
                  Twine("expected a role that fills the ring and one that "
                        "reads it, got ") +
                      Twine(uses.commits.size()) + " commits and " +
                      Twine(uses.waits.size()) + " waits",
                  nullptr, "");
  std::optional<unsigned> filler, reader;
  auto sameRole = [&](Operation *op, std::optional<unsigned> &role,
                      Operation *first) -> LogicalResult {
    std::optional<unsigned> own = roles.getRoleOf(op);
    if (!own || (role && role != own))
      return refuse(op, "expected one role that does this to the ring", first,
                    "another is here");
    role = own;
    return success();
  };
  for (CommitOp op : uses.commits) {
    if (failed(sameRole(op, filler, uses.commits.front())))
      return failure();
    if (!runsInOneWarp(op, roles, *filler))
      return refuse(op, "expected one warp that fills the ring", roles,
                    "the role has several");
  }
  for (WaitOp op : uses.waits)
    if (failed(sameRole(op, reader, uses.waits.front())))
      return failure();
  for (ReleaseOp op : uses.releases)
    if (failed(sameRole(op, reader, uses.waits.front())))
      return failure();
  int32_t readers = roles.getWarps()[*reader];
  if (static_cast<int32_t>(ring.getArrivals()) != readers)
    return refuse(ring,
                  Twine("expected as many arrivals as warps that release a "
                        "stage, got ") +
                      Twine(ring.getArrivals()) + " for " + Twine(readers) +
                      " warps of role \"" + roles.getRole(*reader) + "\"",
                  uses.waits.front(), "they wait here");
  return success();
}

static LogicalResult runOnce(SpecializeOp roles, ArrayRef<RingUses> uses,
                             int64_t trial) {
  llvm::MapVector<Value, RingState> rings;
  for (const RingUses &ring : uses)
    rings[CreateRingOp(ring.ring).getRing()];
  // Who fills runs before who reads: what a stage holds is known then.
  SmallVector<SmallVector<RingEvent>> events(roles.getNumRoles());
  SmallVector<unsigned> order;
  auto reads = [&](unsigned role) {
    return roles.getBodies()[role]
        .walk([](WaitOp) { return WalkResult::interrupt(); })
        .wasInterrupted();
  };
  for (bool reading : {false, true})
    for (unsigned i = 0; i < roles.getNumRoles(); ++i)
      if (reads(i) == reading)
        order.push_back(i);
  for (unsigned role : order) {
    int64_t last = roles.getWarps()[role] - 1;
    if (failed(RoleRun(roles, role, 0, trial, rings, events[role]).run()))
      return failure();
    // All warps of a reading role do the same.
    SmallVector<RingEvent> ofLast;
    if (!reads(role) || last == 0)
      continue;
    if (failed(RoleRun(roles, role, last, trial, rings, ofLast).run()))
      return failure();
    if (!llvm::equal(events[role], ofLast,
                     [](const RingEvent &x, const RingEvent &y) {
                       return x.op == y.op;
                     }))
      return refuse(roles,
                    Twine("expected all warps of role \"") +
                        roles.getRole(role) +
                        "\" to use the rings in the same way",
                    nullptr, "");
  }
  for (auto &[ring, state] : rings) {
    if (state.acquired != state.copied || state.committed != state.copied)
      return refuse(ring.getDefiningOp(),
                    Twine("expected as many acquires and commits as copies, "
                          "got ") +
                        Twine(state.acquired) + ", " + Twine(state.committed) +
                        " and " + Twine(state.copied) + " in run " +
                        Twine(trial),
                    nullptr, "");
    if (state.released != state.committed)
      return refuse(ring.getDefiningOp(),
                    Twine("expected as many steps that are read as are "
                          "filled, got ") +
                        Twine(state.released) + " and " +
                        Twine(state.committed) + " in run " + Twine(trial),
                    nullptr, "");
  }
  return verifyEvents(roles, events);
}

LogicalResult warp_pipe::runRoles(SpecializeOp roles,
                                  MutableArrayRef<RingUses> rings) {
  for (RingUses &uses : rings)
    if (failed(verifyOwners(roles, uses)))
      return failure();
  for (int64_t trial = 0; trial < kTrials; ++trial)
    if (failed(runOnce(roles, rings, trial)))
      return failure();
  return success();
}

bool warp_pipe::hasOpenLoops(SpecializeOp roles) {
  return roles
      ->walk([](scf::WhileOp loop) {
        return usesRings(loop) ? WalkResult::interrupt()
                               : WalkResult::advance();
      })
      .wasInterrupted();
}

//===- OverRings.cpp - What may lie over the tiles of rings ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OverRings.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// Where the uses of memory or of rings stand, within one role.
namespace {
struct Span {
  std::optional<unsigned> role;
  /// The ops of the role's own block around the first and the last use.
  Operation *first = nullptr, *last = nullptr;

  /// False if `op` stands in no role or in another one than those before.
  bool add(SpecializeOp roles, Operation *op) {
    std::optional<unsigned> own = roles.getRoleOf(op);
    if (!own || (role && role != own))
      return false;
    role = own;
    Operation *around = roles.getBodyOf(*own).findAncestorOpInBlock(*op);
    if (!first || around->isBeforeInBlock(first))
      first = around;
    if (!last || last->isBeforeInBlock(around))
      last = around;
    return true;
  }
};
} // namespace

/// Where rings are read. The filling role needs no look: what it copies is
/// waited for.
static OverRingsFault findReaders(SpecializeOp roles, Span &readers) {
  OverRingsFault fault;
  auto kernel = roles->getParentOfType<func::FuncOp>();
  kernel.walk([&](CreateRingOp ring) {
    bool isRead = false;
    for (Operation *user : ring.getRing().getUsers()) {
      if (!isa<WaitOp, ReleaseOp>(user))
        continue;
      isRead = true;
      if (!readers.add(roles, user)) {
        fault = {"the rings are read by several roles", user};
        return WalkResult::interrupt();
      }
    }
    if (isRead)
      return WalkResult::advance();
    fault = {"nobody waits for the copies into a ring", ring};
    return WalkResult::interrupt();
  });
  if (fault.reason.empty() && !readers.role)
    fault = {"there is no ring", nullptr};
  return fault;
}

OverRingsFault warp_pipe::checkOverRings(AllocSharedOp op, SpecializeOp roles) {
  if (!isa<func::FuncOp>(roles->getParentOp()))
    return {"the roles may run more than once", roles};
  Span readers, uses;
  OverRingsFault fault = findReaders(roles, readers);
  if (!fault.reason.empty())
    return fault;
  for (Operation *user : op.getMemory().getUsers()) {
    // Plain accesses of this CTA: another CTA stores when it likes, an
    // asynchronous copy ends later, and a view could be used anywhere.
    if (!isa<memref::LoadOp, memref::StoreOp, vector::LoadOp, vector::StoreOp>(
            user))
      return {"it is used by more than loads and stores", user};
    if (!uses.add(roles, user) || uses.role != readers.role)
      return {"it is used outside of the role that reads the rings", user};
  }
  if (!uses.first)
    return {"it is not used", op};
  if (!readers.last->isBeforeInBlock(uses.first))
    return {"it is used while the rings are", uses.first};
  for (Operation *at = readers.last->getNextNode(); at != uses.first;
       at = at->getNextNode())
    if (isa<RoleBarrierOp>(at))
      return {};
  return {"there is no warp_pipe.role_barrier between the rings and its "
          "first use",
          uses.first, /*follows=*/true};
}

//===- EraseDeadTorchOps.cpp - Erase what raising leaves behind -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MLIR must assume that an unregistered op has effects, so no upstream pass
// erases the masks and repeated heads that nobody reads any more.
//
//===----------------------------------------------------------------------===//

#include "TorchOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Iterators.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "sparse-attn/Raise/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_ERASEDEADTORCHOPSPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct EraseDeadTorchOpsPass
    : sparse_attn::impl::EraseDeadTorchOpsPassBase<EraseDeadTorchOpsPass> {
  using Base::Base;

  void erase(Operation *op) {
    op->erase();
    ++numErased;
    changed = true;
  }

  /// Erases `op` if only statements about its results use them.
  void eraseIfDead(Operation *op) {
    if (!isPureTorchOp(op)) {
      // Casts and constants that raising made, used by nobody.
      if (isOpTriviallyDead(op))
        op->erase();
      return;
    }
    auto states = [&](OpOperand &use) {
      return isTorchAnnotation(use.getOwner()) && use.getOperandNumber() == 0;
    };
    if (!llvm::all_of(op->getUses(), states))
      return;
    for (Operation *user : llvm::make_early_inc_range(op->getUsers()))
      erase(user);
    erase(op);
  }

  void runOnOperation() override {
    // Users come after definitions in a block, so a walk backwards sees an op
    // after its users. A statement goes with the value it is about, which comes
    // before the statement's other operands: those wait for the next walk.
    do {
      changed = false;
      getOperation().walk<WalkOrder::PostOrder, ReverseIterator>(
          [&](Operation *op) {
            if (op != getOperation())
              eraseIfDead(op);
          });
    } while (changed);
  }

  /// Whether a walk erased anything.
  bool changed = false;
};
} // namespace

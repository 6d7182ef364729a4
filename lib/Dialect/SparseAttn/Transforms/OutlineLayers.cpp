//===- OutlineLayers.cpp - One function for each layer's attention --------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs on phase staged, once gates and policies are set. What a layer's
// attention computes for itself alone moves into a private function with
// builtin types; the foreign program keeps a call.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNOUTLINELAYERSPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Whether `op` may belong to a layer: a stage, or builtin code around one.
static bool mayOutline(Operation *op) {
  return isa_and_nonnull<SparseAttnDialect, arith::ArithDialect,
                         tensor::TensorDialect>(op->getDialect());
}

/// Whether `op` runs after `attend`.
static bool isBehind(Operation *op, AttendOp attend) {
  op = attend->getBlock()->findAncestorOpInBlock(*op);
  return op && attend->isBeforeInBlock(op);
}

/// The ops that work for `attend` alone, in program order. An op joins only if
/// all its users have joined, so no path leaves the set and comes back. What
/// append_keys gives may also be used behind `attend`: it is the state of later
/// steps.
static SmallVector<Operation *> collectLayer(AttendOp attend) {
  llvm::SetVector<Operation *> layer;
  layer.insert(attend);
  for (Operation *op = attend->getPrevNode(); op; op = op->getPrevNode()) {
    bool used = mayOutline(op) && llvm::any_of(op->getUsers(), [&](auto *user) {
                  return layer.contains(user);
                });
    for (Operation *user : op->getUsers())
      used = used && (layer.contains(user) ||
                      (isa<AppendKeysOp>(op) && isBehind(user, attend)));
    if (used)
      layer.insert(op);
  }
  auto ops = layer.takeVector();
  std::reverse(ops.begin(), ops.end());
  return ops;
}

static void outlineLayer(AttendOp attend, int64_t number,
                         SymbolTable &symbols) {
  SmallVector<Operation *> layer = collectLayer(attend);
  llvm::SmallPtrSet<Operation *, 16> members(layer.begin(), layer.end());
  llvm::SetVector<Value> inputs;
  SmallVector<Operation *> constants;
  for (Operation *op : layer)
    for (Value operand : op->getOperands()) {
      Operation *producer = operand.getDefiningOp();
      if (producer && members.contains(producer))
        continue;
      // A shared constant is cheaper to repeat than to pass.
      if (producer && matchPattern(operand, m_Constant()) &&
          !isa<ShapedType>(operand.getType())) {
        if (!llvm::is_contained(constants, producer))
          constants.push_back(producer);
        continue;
      }
      inputs.insert(operand);
    }
  SmallVector<Value> results(attend->getResults());
  for (Operation *op : layer)
    for (Value result : op->getResults())
      if (op != attend && llvm::any_of(result.getUsers(), [&](auto *user) {
            return !members.contains(user);
          }))
        results.push_back(result);
  OpBuilder b(attend);
  auto type = b.getFunctionType(
      SmallVector<Type>(TypeRange(ValueRange(inputs.getArrayRef()))),
      SmallVector<Type>(TypeRange(ValueRange(results))));
  auto function = func::FuncOp::create(
      attend.getLoc(), "sparse_attn_layer_" + std::to_string(number), type);
  function.setPrivate();
  symbols.insert(function);
  IRMapping mapping;
  Block *entry = function.addEntryBlock();
  mapping.map(inputs.getArrayRef(), entry->getArguments());
  b.setInsertionPointToStart(entry);
  for (Operation *op : constants)
    b.clone(*op, mapping);
  for (Operation *op : layer)
    b.clone(*op, mapping);
  func::ReturnOp::create(b, attend.getLoc(),
                         llvm::map_to_vector(results, [&](Value result) {
                           return mapping.lookup(result);
                         }));

  b.setInsertionPoint(attend);
  auto call =
      func::CallOp::create(b, attend.getLoc(), function, inputs.getArrayRef());
  for (auto [result, value] : llvm::zip(results, call.getResults()))
    result.replaceUsesWithIf(value, [&](OpOperand &use) {
      return !members.contains(use.getOwner());
    });
  for (Operation *op : llvm::reverse(layer))
    op->erase();
}

namespace {
struct SparseAttnOutlineLayersPass
    : sparse_attn::impl::SparseAttnOutlineLayersPassBase<
          SparseAttnOutlineLayersPass> {
  void runOnOperation() override {
    SymbolTable symbols(getOperation());
    SmallVector<AttendOp> attends;
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!function.isPrivate())
        function.walk([&](AttendOp op) { attends.push_back(op); });
    for (auto [number, op] : llvm::enumerate(attends))
      outlineLayer(op, number, symbols);
    numLayers += attends.size();
  }
};
} // namespace

//===- ConvertPromptGateToWarpPipe.cpp - Many rows on a GPU ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs before -convert-sparse-attn-to-kernels, which takes what is declined
// here.
//
//===----------------------------------------------------------------------===//

#include "PromptGateKernels.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTSPARSEATTNPROMPTGATETOWARPPIPEPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// What distinguishes kernels of scores: the scale, types without batch, rows
/// and blocks.
static std::string signatureOf(ScoreOp op) {
  std::string text;
  llvm::raw_string_ostream os(text);
  RankedTensorType queries = typeOf(op.getQueries());
  os << op->getName() << op->getAttrDictionary() << queries.getElementType()
     << ' ' << queries.getDimSize(2) << ' ' << queries.getDimSize(3) << ' '
     << typeOf(op.getKeys()).getDimSize(2);
  return text;
}

/// What distinguishes kernels of selections: attributes, which operands there
/// are, and how many scores are copied.
static std::string signatureOf(SelectOp op) {
  std::string text;
  llvm::raw_string_ostream os(text);
  SelectionType type = op.getResult().getType();
  os << op->getName() << op->getAttrDictionary() << ' ' << type.getBlock()
     << ' ' << type.getQueryBlock() << ' '
     << stringifySelectionForm(type.getForm()) << ' '
     << SelectTile::copies(typeOf(op.getLogits()).getDimSize(3));
  Value operands[] = {op.getLengths(), op.getQueryLengths(), op.getQueryRows(),
                      op.getNumKeys(), op.getBudgets()};
  for (Value operand : operands) {
    auto tensor = operand ? dyn_cast<RankedTensorType>(operand.getType())
                          : RankedTensorType();
    os << ' ' << static_cast<bool>(operand);
    if (tensor)
      os << tensor.getElementType() << tensor.getRank();
  }
  return text;
}

namespace {
/// The sizes of the scores, and dispatches over them.
class Dispatcher {
public:
  Dispatcher(Operation *op, Value scores)
      : b(op), loc(op->getLoc()), scores(scores) {}

  Value size(int64_t d) {
    return getValueOrCreateConstantIndexOp(b, loc, sizeOf(b, loc, scores, d));
  }
  Value parts(Value whole, int64_t part) {
    return getValueOrCreateConstantIndexOp(
        b, loc, ceilDiv(b, loc, OpFoldResult(whole), part));
  }

  OpBuilder b;
  Location loc;
  Value scores;
};
} // namespace

static void convert(ScoreOp op, StringRef kernel) {
  Dispatcher to(op, op.getResult());
  ReifiedRankedShapedTypeDims shapes;
  // Never fails: the sizes are those of operands.
  (void)op.reifyResultShapes(to.b, shapes);
  SmallVector<Value> sizes, dynamic;
  for (auto [d, shape] : llvm::enumerate(shapes.front())) {
    sizes.push_back(getValueOrCreateConstantIndexOp(to.b, to.loc, shape));
    if (typeOf(op.getResult()).isDynamicDim(d))
      dynamic.push_back(sizes.back());
  }
  Value heads = arith::MulIOp::create(to.b, to.loc, sizes[0], sizes[1]);
  auto call = DispatchOp::create(
      to.b, to.loc, op.getResult().getType(), kernel,
      ValueRange{to.parts(sizes[3], ScoreTile::columns),
                 to.parts(sizes[2], ScoreTile::rows), heads},
      ValueRange{op.getQueries(), op.getKeys()}, dynamic, /*tied=*/nullptr);
  op.replaceAllUsesWith(call.getOutputs().front());
  op->erase();
}

static void convert(SelectOp op, StringRef kernel) {
  Dispatcher to(op, op.getLogits());
  SelectionType type = op.getResult().getType();
  SmallVector<Value> sizes;
  for (int64_t d = 0; d < 4; ++d)
    sizes.push_back(to.size(d));
  SmallVector<Type> outputs;
  SmallVector<Value> dynamic;
  for (RankedTensorType storage : type.getStorageTypes()) {
    outputs.push_back(storage);
    for (int64_t d = 0; d < storage.getRank(); ++d) {
      if (!storage.isDynamicDim(d))
        continue;
      // A list of dynamic capacity has room for all blocks.
      bool words = d == 3 && type.getForm() == SelectionForm::Bits;
      dynamic.push_back(words ? to.parts(sizes[3], 32) : sizes[d]);
    }
  }
  auto call = DispatchOp::create(
      to.b, to.loc, outputs, kernel,
      ValueRange{to.parts(sizes[2], SelectTile::warps), sizes[1], sizes[0]},
      op->getOperands(), dynamic, /*tied=*/nullptr);
  Value packed = PackSelectionOp::create(to.b, to.loc, type, call.getOutputs());
  op.replaceAllUsesWith(packed);
  op->erase();
}

namespace {
struct ConvertSparseAttnPromptGateToWarpPipePass
    : sparse_attn::impl::ConvertSparseAttnPromptGateToWarpPipePassBase<
          ConvertSparseAttnPromptGateToWarpPipePass> {
  /// Makes a dispatch of `op`, or says why not.
  template <class OpTy>
  void run(OpTy op, const std::string &why, StringRef name,
           func::FuncOp (*emit)(ModuleOp, StringRef, OpTy)) {
    if (!why.empty()) {
      op.emitRemark() << "left to a generic kernel: " << why;
      return;
    }
    auto [entry, isNew] = names.try_emplace(signatureOf(op));
    if (isNew)
      entry->second = SymbolTable(getOperation())
                          .insert(emit(getOperation(), name, op))
                          .str();
    convert(op, entry->second);
    ++numDispatches;
  }

  void runOnOperation() override {
    names.clear();
    SmallVector<ScoreOp> scores;
    SmallVector<SelectOp> selects;
    // One row a sequence is a decode step, which has kernels of its own.
    getOperation().walk([&](ScoreOp op) {
      if (typeOf(op.getQueries()).getDimSize(1) != 1)
        scores.push_back(op);
    });
    getOperation().walk([&](SelectOp op) {
      if (typeOf(op.getLogits()).getDimSize(2) != 1)
        selects.push_back(op);
    });
    for (ScoreOp op : scores)
      run(op, whyNotScoreRows(op), "sparse_attn_score_rows", emitScoreRows);
    for (SelectOp op : selects)
      run(op, /*why=*/"", "sparse_attn_select_rows", emitSelectRows);
    numKernels = names.size();
  }

  llvm::StringMap<std::string> names;
};
} // namespace

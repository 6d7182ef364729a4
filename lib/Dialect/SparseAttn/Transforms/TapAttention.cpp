//===- TapAttention.cpp - Return what every attention read and wrote ------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs on phase staged, after the policies are set.
//
//===----------------------------------------------------------------------===//

#include "Manifest.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"
#include "sparse-attn/Raise/TorchType.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNTAPATTENTIONPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {

/// Collects the taps of one function.
class Tapper {
public:
  explicit Tapper(func::FuncOp function)
      : function(function), terminator(cast<func::ReturnOp>(
                                function.getBody().front().getTerminator())),
        results(terminator.getOperands()) {}

  void tapAttend(AttendOp op);
  /// Rewrites the function and returns its part of the manifest.
  llvm::json::Object finish();
  int64_t added() { return results.size() - terminator.getNumOperands(); }

private:
  void tap(StringRef name, Value value);
  void tapGate(AttendOp op, SelectOp select);

  func::FuncOp function;
  func::ReturnOp terminator;
  SmallVector<Value> results;
  llvm::json::Array layers;
  llvm::json::Object taps;
};

} // namespace

static std::string print(Attribute attribute) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << attribute;
  return text;
}

void Tapper::tap(StringRef name, Value value) {
  if (!value)
    return;
  taps[name] = static_cast<int64_t>(results.size());
  results.push_back(value);
}

/// The gate's inputs are those of the stages behind the logits.
void Tapper::tapGate(AttendOp op, SelectOp select) {
  OpBuilder b(terminator);
  SelectionType type = op.getSelection().getType();
  auto maskType =
      SelectionType::get(op.getContext(), type.getShape(), type.getBlock(),
                         type.getQueryBlock(), SelectionForm::Mask, 0);
  Value mask = op.getSelection();
  if (type != maskType) {
    // A dynamic number of blocks follows from the number of keys.
    Value keys;
    if (ShapedType::isDynamic(type.getNumBlocks()) && select)
      keys = tensor::DimOp::create(b, op.getLoc(), select.getLogits(), 3);
    if (keys)
      keys = arith::MulIOp::create(
          b, op.getLoc(), keys,
          arith::ConstantIndexOp::create(b, op.getLoc(), type.getBlock()));
    mask = ConvertSelectionOp::create(b, op.getLoc(), maskType, mask, keys,
                                      Value());
  }
  Type stored = maskType.getStorageTypes().front();
  auto storage = UnpackSelectionOp::create(b, op.getLoc(), stored, mask);
  tap("selection", storage.getStorage().front());
  if (!select)
    return;
  tap("logits", select.getLogits());
  auto score = select.getLogits().getDefiningOp<ScoreOp>();
  if (!score)
    return;
  if (auto queries = score.getQueries().getDefiningOp<GateQueriesOp>())
    if (queries.getQueries() != op.getQ())
      tap("q_unrotated", queries.getQueries());
  if (auto keys = score.getKeys().getDefiningOp<CompressKeysOp>())
    if (keys.getKeys() != op.getK())
      tap("k_unrotated", keys.getKeys());
  // Of carried keys only those of the unfinished block are there unrotated.
  if (auto append = score.getKeys().getDefiningOp<AppendKeysOp>())
    tap("compressed", append.getNewCompressed());
}

void Tapper::tapAttend(AttendOp op) {
  taps = llvm::json::Object();
  tap("q", op.getQ());
  tap("k", op.getK());
  tap("v", op.getV());
  tap("o", op.getResult());
  tap("mask", op.getMask());
  tap("lengths", op.getLengths());
  llvm::json::Object layer{
      {"layer", static_cast<int64_t>(layers.size())},
      {"scale", op.getScale().convertToFloat()},
      {"causal", op.getCausal()},
      {"layout", stringifyLayout(op.getLayout())},
  };
  if (op.getWindow())
    layer["window"] = static_cast<int64_t>(*op.getWindow());
  if (op.getKeyBlock())
    layer["block_size"] = *op.getKeyBlock();
  if (op.getSelection()) {
    auto select = op.getSelection().getDefiningOp<SelectOp>();
    tapGate(op, select);
    if (select) {
      layer["policy"] = print(select.getPolicy());
      layer["mode"] = stringifyMode(select.getMode());
      layer["force_first"] = static_cast<int64_t>(select.getForceFirst());
      layer["force_last"] = static_cast<int64_t>(select.getForceLast());
      layer["forced"] = stringifyForced(select.getForced());
      layer["query_block"] = op.getSelection().getType().getQueryBlock();
      layer["dense_rows"] = static_cast<int64_t>(select.getDenseRows());
    }
  }
  layer["taps"] = std::move(taps);
  layers.push_back(std::move(layer));
}

llvm::json::Object Tapper::finish() {
  int64_t own = terminator.getNumOperands();
  OpBuilder b(terminator);
  // A program of torch types returns torch tensors.
  bool torch = llvm::any_of(function.getArgumentTypes(), isTorchType) ||
               llvm::any_of(function.getResultTypes(), isTorchType);
  for (Value &value : MutableArrayRef<Value>(results).drop_front(own))
    if (torch)
      value = UnrealizedConversionCastOp::create(
                  b, function.getLoc(),
                  getTorchTensorType(cast<RankedTensorType>(value.getType())),
                  value)
                  .getResult(0);
  terminator->setOperands(results);
  function.setFunctionType(
      b.getFunctionType(function.getArgumentTypes(),
                        SmallVector<Type>(TypeRange(ValueRange(results)))));
  return llvm::json::Object{{"function", function.getSymName()},
                            {"results", own},
                            {"layers", std::move(layers)}};
}

namespace {
struct SparseAttnTapAttentionPass
    : sparse_attn::impl::SparseAttnTapAttentionPassBase<
          SparseAttnTapAttentionPass> {
  void runOnOperation() override {
    llvm::json::Array functions;
    for (auto function : getOperation().getOps<func::FuncOp>()) {
      if (function.isPrivate() || !function.getBody().hasOneBlock())
        continue;
      SmallVector<AttendOp> attends;
      function.walk([&](AttendOp op) { attends.push_back(op); });
      if (attends.empty())
        continue;
      Tapper tapper(function);
      for (AttendOp op : attends)
        tapper.tapAttend(op);
      numTaps += tapper.added();
      functions.push_back(tapper.finish());
    }
    addToManifest(getOperation(), std::move(functions));
  }
};
} // namespace

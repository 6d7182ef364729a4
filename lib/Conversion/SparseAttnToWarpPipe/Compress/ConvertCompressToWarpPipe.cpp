//===- ConvertCompressToWarpPipe.cpp - Pooled rows as thread blocks
//--------===//
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

#include "CompressPrompt.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Analysis/TargetInfo.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTSPARSEATTNCOMPRESSTOWARPPIPEPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// What distinguishes kernels: attributes, types without batch and lengths.
static std::string signatureOf(const BlockRows &rows,
                               const CompressPlan &plan) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << rows.op->getName() << rows.op->getAttrDictionary();
  for (int64_t number :
       {plan.heads, plan.group, plan.headDim, plan.gateDim, plan.pageSize})
    os << ' ' << number;
  for (Value operand : {rows.rows, rows.lengths, rows.queryLengths,
                        rows.projection, rows.norm, rows.cos})
    os << ' ' << (operand ? typeOf(operand).getElementType() : Type());
  os << ' ' << static_cast<bool>(rows.numKeys);
  return text;
}

/// As many parts of the blocks as fill the GPU, of at least a block a warp and
/// at most the rows of a product.
static Value partsOf(OpBuilder &b, Location loc, Value blocks, Value rows,
                     const TargetInfo &info) {
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, loc, value);
  };
  auto tiles = [&](int64_t tile) -> Value {
    return getValueOrCreateConstantIndexOp(b, loc,
                                           ceilDiv(b, loc, blocks, tile));
  };
  Value some = arith::MaxUIOp::create(b, loc, rows, constant(1));
  Value fit = arith::DivUIOp::create(
      b, loc, constant(CompressPlan::ctas * info.multiprocessors), some);
  Value most = arith::MinUIOp::create(b, loc, fit, tiles(CompressPlan::warps));
  return arith::MaxUIOp::create(b, loc, most, tiles(CompressPlan::rows));
}

static void convert(const BlockRows &of, StringRef kernel,
                    const CompressPlan &plan, const TargetInfo &info) {
  Operation *op = of.op;
  OpBuilder b(op);
  Location loc = op->getLoc();
  ReifiedRankedShapedTypeDims shapes;
  // Never fails: the sizes are those of operands.
  (void)cast<ReifyRankedShapedTypeOpInterface>(op).reifyResultShapes(b, shapes);
  auto size = [&](int64_t d) -> Value {
    return getValueOrCreateConstantIndexOp(b, loc, shapes.front()[d]);
  };
  Value batch = size(0), blocks = size(1);
  Value heads = arith::ConstantIndexOp::create(b, loc, plan.heads);
  Value rows = arith::MulIOp::create(b, loc, batch, heads);
  SmallVector<Value> dynamic;
  for (int64_t d : {0, 1})
    if (typeOf(of.getResult()).isDynamicDim(d))
      dynamic.push_back(d == 0 ? batch : blocks);
  auto call = DispatchOp::create(
      b, loc, of.getResult().getType(), kernel,
      ValueRange{heads, partsOf(b, loc, blocks, rows, info), batch},
      op->getOperands(), dynamic, /*tied=*/nullptr);
  of.getResult().replaceAllUsesWith(call.getOutputs().front());
  op->erase();
}

namespace {
struct ConvertSparseAttnCompressToWarpPipePass
    : sparse_attn::impl::ConvertSparseAttnCompressToWarpPipePassBase<
          ConvertSparseAttnCompressToWarpPipePass> {
  using Base::Base;

  void runOnOperation() override {
    const TargetInfo *info = expectTarget(getOperation(), target);
    if (!info)
      return signalPassFailure();
    SmallVector<Operation *> stages;
    getOperation().walk([&](Operation *op) {
      auto queries = dyn_cast<GateQueriesOp>(op);
      if (isa<CompressKeysOp>(op) || (queries && queries.getQueryBlock() > 1))
        stages.push_back(op);
    });
    SymbolTable symbols(getOperation());
    llvm::StringMap<std::string> names;
    for (Operation *op : stages) {
      std::string why;
      FailureOr<BlockRows> rows = failure();
      if (auto keys = dyn_cast<CompressKeysOp>(op))
        rows = blockRowsOf(keys);
      else
        rows = blockRowsOf(cast<GateQueriesOp>(op), why);
      FailureOr<CompressPlan> plan = failure();
      if (succeeded(rows))
        plan = planCompress(*rows, why);
      if (failed(plan)) {
        op->emitRemark() << "left to a generic kernel: " << why;
        continue;
      }
      auto [entry, isNew] = names.try_emplace(signatureOf(*rows, *plan));
      if (isNew)
        entry->second =
            symbols
                .insert(emitCompressPrompt(getOperation(),
                                           rows->areQueries
                                               ? "sparse_attn_pool_queries"
                                               : "sparse_attn_compress_prompt",
                                           *rows, *plan))
                .str();
      convert(*rows, entry->second, *plan, *info);
      ++numDispatches;
    }
    numKernels = names.size();
  }
};
} // namespace

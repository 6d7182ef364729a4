//===- ConvertAppendToWarpPipe.cpp - Appended keys as thread blocks -------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs behind -convert-sparse-attn-gate-to-warp-pipe, whose kernel of scores
// appends where nothing ranks the block of the new key.
//
//===----------------------------------------------------------------------===//

#include "AppendRows.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "llvm/ADT/StringMap.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTSPARSEATTNAPPENDTOWARPPIPEPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// What distinguishes kernels: attributes, types without batch and lengths.
static std::string signatureOf(AppendKeysOp op) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << op->getAttrDictionary() << static_cast<bool>(op.getCos()) << ' '
     << typeOf(op.getLengths()).getElementType() << ' '
     << typeOf(op.getCompressed()).getDimSize(3);
  AppendArguments arguments;
  for (const AppendOperand &operand : appendOperands(op, arguments))
    os << ' ' << operand.type;
  return text;
}

static void convert(AppendKeysOp op, StringRef kernel, SymbolTable &symbols) {
  OpBuilder b(op);
  Location loc = op.getLoc();
  SmallVector<Value> inputs{op.getCompressed(), op.getLengths()};
  SmallVector<Type> types;
  SmallVector<int64_t> tied;
  addAppendOperands(op, inputs, types, tied);
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(b, loc, value);
  };
  Value batch = getValueOrCreateConstantIndexOp(
      b, loc, sizeOf(b, loc, op.getLengths(), 0));
  Value heads = constant(typeOf(op.getRemainder()).getDimSize(2));
  auto call = DispatchOp::create(
      b, loc, types, kernel, ValueRange{heads, batch, constant(1)}, inputs,
      /*dynamic=*/ValueRange(), b.getDenseI64ArrayAttr(tied));
  replaceAppend(op, call.getOutputs(), symbols);
}

namespace {
struct ConvertSparseAttnAppendToWarpPipePass
    : sparse_attn::impl::ConvertSparseAttnAppendToWarpPipePassBase<
          ConvertSparseAttnAppendToWarpPipePass> {
  void runOnOperation() override {
    SmallVector<AppendKeysOp> stages;
    getOperation().walk([&](AppendKeysOp op) { stages.push_back(op); });
    SymbolTable symbols(getOperation());
    llvm::StringMap<std::string> names;
    for (AppendKeysOp op : stages) {
      if (std::string why = whyNotAppend(op); !why.empty()) {
        op.emitRemark() << "left to a generic kernel: " << why;
        continue;
      }
      auto [entry, isNew] = names.try_emplace(signatureOf(op));
      if (isNew)
        entry->second = symbols
                            .insert(emitAppendRows(
                                getOperation(), "sparse_attn_append_rows", op))
                            .str();
      convert(op, entry->second, symbols);
      ++numDispatches;
    }
    numKernels = names.size();
  }
};
} // namespace

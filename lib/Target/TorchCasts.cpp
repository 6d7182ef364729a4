//===- TorchCasts.cpp - The border of a torch program ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Both exits that hand a torch program back (IREE, torch-mlir) take torch_c
// ops. The dialect is not linked: its ops are unregistered.
//
//===----------------------------------------------------------------------===//

#include "TorchCasts.h"
#include "mlir/IR/Builders.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Raise/TorchType.h"

using namespace mlir;
using namespace mlir::sparse_attn;

static LogicalResult writeCast(UnrealizedConversionCastOp op) {
  OpBuilder b(op);
  Type from = op.getOperand(0).getType(), to = op.getResult(0).getType();
  StringRef name;
  if (isTorchType(from) && isa<RankedTensorType>(to))
    name = "torch_c.to_builtin_tensor";
  else if (isa<RankedTensorType>(from) && isTorchType(to))
    name = "torch_c.from_builtin_tensor";
  else
    return op->emitOpError() << "expected a cast between a torch and a builtin "
                                "tensor, got "
                             << from << " and " << to;
  OperationState state(op.getLoc(), name, op.getOperands(), to);
  Operation *cast = b.create(state);
  op->replaceAllUsesWith(cast->getResults());
  op->erase();
  return success();
}

LogicalResult sparse_attn::writeTorchCasts(ModuleOp module) {
  SmallVector<UnrealizedConversionCastOp> casts;
  module.walk([&](UnrealizedConversionCastOp op) { casts.push_back(op); });
  for (UnrealizedConversionCastOp op : casts)
    if (failed(writeCast(op)))
      return failure();
  return success();
}

LogicalResult sparse_attn::expectNoReports(ModuleOp module) {
  WalkResult result = module.walk([](ReportOp op) {
    op.emitOpError() << "expected an exit that can fail a call; leave by "
                        "--emit=so, or do without --checked";
    return WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

//===- AttendDispatch.cpp - Calls of the kernels of attend ----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttendDispatch.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

std::string sparse_attn::attendSignature(AttendOp op,
                                         ArrayRef<int64_t> numbers) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (NamedAttribute attribute : op->getAttrDictionary())
    os << attribute.getName() << '=' << attribute.getValue() << ' ';
  os << typeOf(op.getQ()).getElementType();
  for (int64_t number : numbers)
    os << ' ' << number;
  for (Value lengths : {op.getLengths(), op.getQueryLengths()})
    os << ' ' << (lengths ? typeOf(lengths).getElementType() : Type());
  os << '+' << countedLengths(op.getLengths()).added << ' '
     << (op.getLse() ? "lse" : "");
  if (op.getSelection())
    os << ' ' << stringifySelectionForm(op.getSelection().getType().getForm())
       << ' ' << op.getSelection().getType().getCapacity();
  return text;
}

ValueRange sparse_attn::unpackSelection(OpBuilder &b, AttendOp op) {
  auto types = op.getSelection().getType().getStorageTypes();
  return UnpackSelectionOp::create(
             b, op.getLoc(), SmallVector<Type>(types.begin(), types.end()),
             op.getSelection())
      .getStorage();
}

FailureOr<SmallVector<Value>> sparse_attn::dynamicSizes(OpBuilder &b,
                                                        AttendOp op) {
  ReifiedRankedShapedTypeDims shapes;
  if (failed(op.reifyResultShapes(b, shapes)))
    return op->emitOpError() << "expected result sizes";
  SmallVector<Value> sizes;
  for (auto [value, shape] : llvm::zip(op.getResults(), shapes))
    for (auto [d, size] : llvm::enumerate(shape))
      if (typeOf(value).isDynamicDim(d))
        sizes.push_back(getValueOrCreateConstantIndexOp(b, op.getLoc(), size));
  return sizes;
}

void sparse_attn::declineSchedule(AttendOp op, StringRef kernel,
                                  StringRef why) {
  op.emitRemark() << "the " << kernel
                  << " kernel does not serve this attend: " << why;
  op->removeAttr(AttendOp::kScheduleAttrName);
}

//===- RaiseTorchToBuiltin.cpp - Say the last torch ops in builtin ones ---===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All or nothing, function by function: a shared object cannot call torch, so a
// function that keeps a torch op has to leave by another exit as a whole.
//
//===----------------------------------------------------------------------===//

#include "RaiseUtils.h"
#include "TorchOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Raise/TorchType.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_RAISETORCHTOBUILTINPASS
#include "sparse-attn/Raise/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
struct RaiseTorchToBuiltinPass
    : sparse_attn::impl::RaiseTorchToBuiltinPassBase<RaiseTorchToBuiltinPass> {
  using Base::Base;
  void runOnOperation() override;
  LogicalResult check(func::FuncOp function);
  void convert(func::FuncOp function);
};
} // namespace

static bool isTorchTensor(Type type) {
  return isTorchType(type) && getBuiltinTensorType(type);
}

static bool isFloatTensor(Type type) {
  auto tensor = getBuiltinTensorType(type);
  return tensor && isa<FloatType>(tensor.getElementType());
}

//===----------------------------------------------------------------------===//
// What has a builtin form
//===----------------------------------------------------------------------===//

/// The operands of a cat without the empty vectors that torch allows beside
/// tensors of any rank.
static SmallVector<Value> getCatOperands(Operation *cat) {
  SmallVector<Value> operands;
  auto rank = getBuiltinTensorType(cat->getResult(0).getType()).getRank();
  OperandRange list = *getTorchList(cat->getOperand(0));
  for (Value value : list) {
    auto type = getBuiltinTensorType(value.getType());
    bool skipped = rank != 1 && type.getRank() == 1 && type.getDimSize(0) == 0;
    if (!skipped)
      operands.push_back(value);
  }
  return operands;
}

static bool canConcatenate(Operation *cat) {
  auto list = getTorchList(cat->getOperand(0));
  auto result = getBuiltinTensorType(cat->getResult(0).getType());
  if (!list || !result || !llvm::all_of(list->getTypes(), isTorchTensor) ||
      !getTorchDim(cat->getOperand(1), result.getRank()))
    return false;
  SmallVector<Value> operands = getCatOperands(cat);
  return !operands.empty() && llvm::all_of(operands, [&](Value value) {
    auto type = getBuiltinTensorType(value.getType());
    return type.getRank() == result.getRank() &&
           type.getElementType() == result.getElementType();
  });
}

/// The value of a literal with a signless element type, or null.
static ElementsAttr getSignlessValue(Operation *literal) {
  Attribute value = literal->getAttr("value");
  auto type = getBuiltinTensorType(literal->getResult(0).getType());
  if (!type)
    return {};
  if (auto resource = dyn_cast_or_null<DenseResourceElementsAttr>(value))
    return resource.getType().getShape() == type.getShape()
               ? DenseResourceElementsAttr::get(type, resource.getRawHandle())
               : ElementsAttr();
  auto dense = dyn_cast_or_null<DenseElementsAttr>(value);
  if (!dense || dense.getType().getShape() != type.getShape())
    return {};
  return dense.getElementType() == type.getElementType()
             ? dense
             : dense.bitcast(type.getElementType());
}

/// Whether `op` of the torch dialect can be said in builtin ops.
static bool isConvertible(Operation *op) {
  switch (getTorchOp(op)) {
  case TorchOp::ConstantInt:
  case TorchOp::ConstantFloat:
  case TorchOp::ConstantBool:
  case TorchOp::ConstantNone:
  case TorchOp::ConstantStr:
  case TorchOp::ConstantDevice:
  case TorchOp::ListConstruct:
  case TorchOp::SymbolicInt:
  case TorchOp::BindSymbolicShape:
  case TorchOp::AssertTensorMetadata:
    return true;
  case TorchOp::Literal:
    return getSignlessValue(op) != nullptr;
  case TorchOp::Cat:
    return canConcatenate(op);
  case TorchOp::Clone:
  case TorchOp::Alias:
  case TorchOp::Detach:
  case TorchOp::Contiguous:
  case TorchOp::LiftFreshCopy:
    return op->getOperand(0).getType() == op->getResult(0).getType() &&
           isTorchTensor(op->getResult(0).getType());
  case TorchOp::ConvertElementType:
  case TorchOp::ToDtype:
    return isFloatTensor(op->getOperand(0).getType()) &&
           isFloatTensor(op->getResult(0).getType());
  default:
    return false;
  }
}

/// Whether `op` casts a torch tensor to its builtin form or back.
static bool isTorchCast(Operation *op) {
  if (op->getNumOperands() != 1 || op->getNumResults() != 1)
    return false;
  Type from = op->getOperand(0).getType(), to = op->getResult(0).getType();
  return getBuiltinTensorType(from) == to || getBuiltinTensorType(to) == from;
}

LogicalResult RaiseTorchToBuiltinPass::check(func::FuncOp function) {
  auto leave = [&](Location loc, const Twine &why) {
    emitRemark(loc) << "function '" << function.getSymName()
                    << "' stays torch: " << why;
    return failure();
  };
  for (Type type : llvm::concat<const Type>(function.getArgumentTypes(),
                                            function.getResultTypes()))
    if (isTorchType(type) && !isTorchTensor(type))
      return leave(function.getLoc(), "its boundary has values that are no "
                                      "tensors of a known type");
  if (!llvm::hasSingleElement(function.getBody()))
    return leave(function.getLoc(), "it has more than one block");
  for (Operation &op : function.getBody().front()) {
    if (isTorchDialectOp(&op)) {
      if (!isConvertible(&op))
        return leave(op.getLoc(),
                     "'" + getTorchName(&op) + "' has no builtin form");
      continue;
    }
    if (isa<func::ReturnOp>(op))
      continue;
    if (isa<UnrealizedConversionCastOp>(op)) {
      if (!isTorchCast(&op))
        return leave(op.getLoc(), "it has a cast between other types");
      continue;
    }
    bool torchInside =
        op.getNumRegions() > 0 && op.walk([](Operation *inner) {
                                      return isTorchDialectOp(inner)
                                                 ? WalkResult::interrupt()
                                                 : WalkResult::advance();
                                    }).wasInterrupted();
    if (!op.isRegistered() || torchInside ||
        llvm::any_of(op.getOperandTypes(), isTorchType) ||
        llvm::any_of(op.getResultTypes(), isTorchType))
      return leave(op.getLoc(),
                   "'" + op.getName().getStringRef() + "' is not builtin");
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Conversion
//===----------------------------------------------------------------------===//

/// Float to float; f16 and bf16 go through f32, as neither holds the other.
static Value convertFloat(OpBuilder &b, Location loc, Value value,
                          RankedTensorType to) {
  auto from = cast<RankedTensorType>(value.getType());
  unsigned fromWidth = from.getElementTypeBitWidth();
  unsigned toWidth = to.getElementTypeBitWidth();
  if (from.getElementType() == to.getElementType())
    return value;
  if (fromWidth == toWidth) {
    value = arith::ExtFOp::create(b, loc, from.clone(b.getF32Type()), value);
    return arith::TruncFOp::create(b, loc, to, value);
  }
  return fromWidth < toWidth
             ? arith::ExtFOp::create(b, loc, to, value)
             : arith::TruncFOp::create(b, loc, to, value).getResult();
}

/// Gives a value the type that torch derived: the same up to static sizes.
static Value castTo(OpBuilder &b, Location loc, Value value,
                    RankedTensorType type) {
  return value.getType() == type
             ? value
             : tensor::CastOp::create(b, loc, type, value).getResult();
}

static Value convertTensorOp(OpBuilder &b, Operation *op, IRMapping &mapping) {
  Location loc = op->getLoc();
  auto type = getBuiltinTensorType(op->getResult(0).getType());
  switch (getTorchOp(op)) {
  case TorchOp::Literal:
    return arith::ConstantOp::create(b, loc, getSignlessValue(op));
  case TorchOp::Cat: {
    SmallVector<Value> operands;
    for (Value value : getCatOperands(op))
      operands.push_back(mapping.lookup(value));
    if (operands.size() == 1)
      return castTo(b, loc, operands[0], type);
    int64_t dim = *getTorchDim(op->getOperand(1), type.getRank());
    return castTo(b, loc, tensor::ConcatOp::create(b, loc, dim, operands),
                  type);
  }
  case TorchOp::ConvertElementType:
  case TorchOp::ToDtype:
    return convertFloat(b, loc, mapping.lookup(op->getOperand(0)), type);
  default: // copies
    return mapping.lookup(op->getOperand(0));
  }
}

/// One size list for each argument and result: numbers, and the symbols of
/// sizes that are known by name. Null if no dynamic size is.
static ArrayAttr getSymbolicShapes(func::FuncOp function) {
  Builder b(function.getContext());
  SmallVector<Value> values(function.getArguments());
  llvm::append_range(values,
                     function.getBody().front().getTerminator()->getOperands());
  bool anyName = false;
  SmallVector<Attribute> shapes;
  for (Value value : values) {
    SmallVector<Attribute> sizes;
    auto type = isTorchTensor(value.getType())
                    ? getBuiltinTensorType(value.getType())
                    : RankedTensorType();
    for (int64_t d = 0, e = type ? type.getRank() : 0; d != e; ++d) {
      Attribute size = getSymbolicSize(value, d);
      anyName |= isa_and_nonnull<StringAttr>(size);
      sizes.push_back(size ? size : b.getStringAttr("?"));
    }
    shapes.push_back(b.getArrayAttr(sizes));
  }
  return anyName ? b.getArrayAttr(shapes) : ArrayAttr();
}

void RaiseTorchToBuiltinPass::convert(func::FuncOp function) {
  Block &body = function.getBody().front();
  if (ArrayAttr shapes = getSymbolicShapes(function))
    function->setAttr("sparse_attn.symbolic_shapes", shapes);

  // Torch values and their builtin forms exist side by side until all users of
  // the former are gone.
  IRMapping mapping;
  unsigned numArguments = body.getNumArguments();
  for (unsigned i = 0; i < numArguments; ++i) {
    BlockArgument argument = body.getArgument(i);
    Type type = isTorchTensor(argument.getType())
                    ? Type(getBuiltinTensorType(argument.getType()))
                    : argument.getType();
    mapping.map(argument, body.addArgument(type, argument.getLoc()));
  }
  SmallVector<Operation *> dead;
  for (Operation &op : body) {
    OpBuilder b(&op);
    if (isa<UnrealizedConversionCastOp>(op)) {
      Value to = op.getResult(0);
      Value value = mapping.lookupOrDefault(op.getOperand(0));
      mapping.map(to, value);
      // Uses in nested regions too, which the loop does not visit.
      if (!isTorchType(to.getType()))
        to.replaceAllUsesWith(value);
      dead.push_back(&op);
    } else if (isTorchDialectOp(&op)) {
      if (op.getNumResults() == 1 && isTorchTensor(op.getResult(0).getType()))
        mapping.map(op.getResult(0), convertTensorOp(b, &op, mapping));
      dead.push_back(&op);
      ++numConverted;
    } else {
      for (OpOperand &operand : op.getOpOperands())
        operand.set(mapping.lookupOrDefault(operand.get()));
    }
  }
  for (Operation *op : llvm::reverse(dead)) {
    op->dropAllUses();
    op->erase();
  }
  for (unsigned i = 0; i < numArguments; ++i)
    body.getArgument(i).replaceAllUsesWith(body.getArgument(numArguments + i));
  body.eraseArguments(0, numArguments);
  function.setType(FunctionType::get(function.getContext(),
                                     body.getArgumentTypes(),
                                     body.getTerminator()->getOperandTypes()));
}

void RaiseTorchToBuiltinPass::runOnOperation() {
  // By calls only: ops of foreign dialects may hold symbols that nothing here
  // can look up.
  llvm::StringSet<> called;
  getOperation().walk(
      [&](func::CallOp call) { called.insert(call.getCallee()); });
  getOperation().walk([&](func::FuncOp function) {
    auto isTorch = [](Type type) { return isTorchType(type); };
    bool anyTorch =
        llvm::any_of(function.getFunctionType().getInputs(), isTorch) ||
        llvm::any_of(function.getFunctionType().getResults(), isTorch);
    function->walk([&](Operation *op) { anyTorch |= isTorchDialectOp(op); });
    if (!anyTorch || function.isExternal())
      return;
    if (called.contains(function.getSymName())) {
      emitRemark(function.getLoc()) << "function '" << function.getSymName()
                                    << "' stays torch: it is called";
      return;
    }
    if (succeeded(check(function)))
      convert(function);
  });
}

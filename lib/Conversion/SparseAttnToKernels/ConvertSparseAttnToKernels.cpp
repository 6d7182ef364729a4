//===- ConvertSparseAttnToKernels.cpp - Stages become kernels -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Last step of the tensor level: replaces every stage by a dispatch of a kernel
// and emits each distinct kernel once. The concrete ops matter here, because
// each has a kernel of its own.
//
//===----------------------------------------------------------------------===//

#include "AdvanceLengths.h"
#include "Kernels.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Conversion/Passes.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/DebugLog.h"

#define DEBUG_TYPE "sparse-attn-kernels"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTSPARSEATTNTOKERNELSPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// Whether the last dimension of `value` is a head or gate dimension (static in
/// the kernel), not a number of rows or blocks.
static bool hasStaticColumns(Operation *op, Value value, bool isResult) {
  auto tensor = dyn_cast<RankedTensorType>(value.getType());
  if (!tensor || !isa<FloatType>(tensor.getElementType()))
    return false;
  if (auto attend = dyn_cast<AttendOp>(op))
    return llvm::is_contained(
        {attend.getQ(), attend.getK(), attend.getV(), attend.getResult()},
        value);
  if (isa<ScoreOp>(op))
    return !isResult;
  if (auto combine = dyn_cast<CombineOp>(op))
    return value == combine.getPartial() || value == combine.getResult();
  if (auto concat = dyn_cast<tensor::ConcatOp>(op))
    return static_cast<int64_t>(concat.getDim()) != tensor.getRank() - 1;
  return !isa<SelectOp>(op);
}

namespace {

/// Turns stages into dispatches, one kernel for each distinct signature.
class Dispatcher {
public:
  explicit Dispatcher(ModuleOp module) : module(module), symbols(module) {}

  /// Replaces `op`. The new ops stand before it.
  LogicalResult dispatch(Operation *op);
  int64_t kernels() const { return names.size(); }

private:
  FailureOr<StringRef> getKernel(Operation *op,
                                 ArrayRef<KernelArgument> arguments);
  LogicalResult emitBody(Operation *op, KernelBuilder &k);
  ModuleOp module;
  SymbolTable symbols;
  llvm::StringMap<std::string> names;
};

} // namespace

static SmallVector<KernelArgument> kernelArguments(Operation *op) {
  SmallVector<KernelArgument> arguments;
  auto add = [&](Value value, bool isResult) {
    KernelArgument argument{
        isResult ? Value() : value, {}, hasStaticColumns(op, value, isResult)};
    if (auto selection = dyn_cast<SelectionType>(value.getType()))
      llvm::append_range(argument.types, selection.getStorageTypes());
    else
      argument.types.push_back(value.getType());
    arguments.push_back(argument);
  };
  llvm::SmallPtrSet<Value, 8> seen;
  for (Value operand : op->getOperands())
    if (seen.insert(operand).second)
      add(operand, /*isResult=*/false);
  auto append = dyn_cast<AppendKeysOp>(op);
  for (OpResult result : op->getResults()) {
    if (append && result == append.getNewLengths())
      continue; // has a kernel of its own
    Value cache = append ? op->getOperand(result.getResultNumber()) : Value();
    if (cache && llvm::count(op->getOperands(), cache) == 1)
      arguments.push_back({Value(), {}, false, cache});
    else
      add(result, /*isResult=*/true);
  }
  return arguments;
}

/// What distinguishes kernels: the op with its attributes, which operands are
/// the same value, and the types as a kernel sees them.
static std::string signatureOf(Operation *op,
                               ArrayRef<KernelArgument> arguments) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << op->getName() << ' ';
  // Result and operand types are told below, without sizes.
  for (NamedAttribute attribute : op->getAttrDictionary())
    os << attribute.getName() << '=' << attribute.getValue() << ' ';
  llvm::SmallVector<Value> order;
  for (Value operand : op->getOperands()) {
    auto *at = llvm::find(order, operand);
    os << at - order.begin() << ',';
    if (at == order.end())
      order.push_back(operand);
  }
  auto describe = [&](Type type, bool staticColumns) {
    if (auto tensor = dyn_cast<RankedTensorType>(type))
      os << getKernelType(tensor, staticColumns);
    else
      os << type;
    os << ' ';
  };
  auto selectionOf = [&](Value value) {
    if (auto type = dyn_cast<SelectionType>(value.getType()))
      os << type.getBlock() << '/' << type.getQueryBlock() << '/'
         << stringifySelectionForm(type.getForm()) << ' ';
  };
  for (const KernelArgument &argument : arguments)
    for (Type type : argument.types)
      describe(type, argument.staticColumns);
  for (Value value : op->getOperands())
    selectionOf(value);
  for (Value value : op->getResults())
    selectionOf(value);
  return text;
}

LogicalResult Dispatcher::emitBody(Operation *op, KernelBuilder &k) {
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case<RotaryOp, RotaryTableOp, CompressKeysOp, AppendKeysOp,
            PromptRemainderOp, GateQueriesOp, ScoreOp, SelectOp,
            ConvertSelectionOp, AttendOp, CheckEntriesOp, CombineOp,
            tensor::ConcatOp>([&](auto stage) {
        emitKernel(stage, k);
        return success();
      })
      .Default([](Operation *other) {
        return other->emitOpError() << "has no kernel";
      });
}

FailureOr<StringRef> Dispatcher::getKernel(Operation *op,
                                           ArrayRef<KernelArgument> arguments) {
  auto [entry, isNew] = names.try_emplace(signatureOf(op, arguments));
  if (!isNew)
    return StringRef(entry->second);
  std::string base = ("sparse_attn_" + op->getName().stripDialect()).str();
  KernelBuilder k(module, base, op->getLoc(), arguments);
  entry->second = symbols.insert(k.getFunction()).str();
  LDBG() << "kernel @" << entry->second << " for " << entry->first();
  if (failed(emitBody(op, k)))
    return failure();
  return StringRef(entry->second);
}

/// Size `d` of B, G and R of the source of `op`, from its storage. csr tells
/// one of them, by the number of its pointers, if the type tells the others.
static std::optional<OpFoldResult> sizeOfRows(OpBuilder &b,
                                              ConvertSelectionOp op, size_t d) {
  Location loc = op.getLoc();
  SelectionType type = op.getSource().getType();
  if (!ShapedType::isDynamic(type.getShape()[d]))
    return OpFoldResult(b.getIndexAttr(type.getShape()[d]));
  int64_t known = 1;
  bool csr = type.getForm() == SelectionForm::CSR;
  for (size_t i = 0; csr && i < 3; ++i)
    if (!ShapedType::isDynamic(type.getShape()[i]))
      known *= type.getShape()[i];
    else if (i != d)
      return std::nullopt;
  auto types = type.getStorageTypes();
  auto storage = UnpackSelectionOp::create(
      b, loc, SmallVector<Type>(types.begin(), types.end()), op.getSource());
  if (!csr)
    return sizeOf(b, loc, storage.getStorage().front(), d);
  Value pointers = getValueOrCreateConstantIndexOp(
      b, loc, sizeOf(b, loc, storage.getStorage().front(), 0));
  Value one = arith::ConstantIndexOp::create(b, loc, 1);
  Value all = arith::SubIOp::create(b, loc, pointers, one);
  Value others =
      arith::ConstantIndexOp::create(b, loc, std::max<int64_t>(known, 1));
  return OpFoldResult(arith::DivUIOp::create(b, loc, all, others).getResult());
}

/// B, G, R and N of `op`'s selection.
static FailureOr<SmallVector<OpFoldResult>>
selectionShape(OpBuilder &b, Operation *op, SelectionType type) {
  Location loc = op->getLoc();
  if (auto select = dyn_cast<SelectOp>(op))
    return tensor::getMixedSizes(b, loc, select.getLogits());
  auto convert = cast<ConvertSelectionOp>(op);
  SelectionType from = convert.getSource().getType();
  if (from.getForm() == SelectionForm::CSR &&
      type.getForm() == SelectionForm::CSR)
    return op->emitOpError() << "expected a source or a result that is not "
                                "csr, which does not hold its sizes";
  SmallVector<OpFoldResult> sizes;
  for (auto [d, size] : llvm::enumerate(type.getShape())) {
    if (!ShapedType::isDynamic(size)) {
      sizes.push_back(b.getIndexAttr(size));
    } else if (std::optional<OpFoldResult> rows =
                   d < 3 ? sizeOfRows(b, convert, d) : std::nullopt) {
      sizes.push_back(d == 2 && convert.unitesRows()
                          ? ceilDiv(b, loc, *rows, convert.getUnitedRows())
                          : *rows);
    } else if (d == 3 && convert.getNumKeys()) {
      sizes.push_back(
          ceilDiv(b, loc, OpFoldResult(convert.getNumKeys()), type.getBlock()));
    } else {
      return op->emitOpError()
             << "expected keys, or a selection of static shape, got " << type;
    }
  }
  return sizes;
}

/// The sizes of the storage of `op`'s selection.
static LogicalResult
selectionSizes(OpBuilder &b, Operation *op,
               SmallVector<SmallVector<OpFoldResult>> &all) {
  Location loc = op->getLoc();
  auto type = cast<SelectionType>(op->getResult(0).getType());
  FailureOr<SmallVector<OpFoldResult>> rows = selectionShape(b, op, type);
  if (failed(rows))
    return failure();
  SmallVector<OpFoldResult> sizes = *rows;
  auto storage = type.getStorageTypes();
  switch (type.getForm()) {
  case SelectionForm::List:
  case SelectionForm::Tokens: {
    OpFoldResult capacity = b.getIndexAttr(type.getCapacity());
    if (ShapedType::isDynamic(type.getCapacity())) {
      if (type.getForm() == SelectionForm::Tokens)
        return op->emitOpError() << "expected a static capacity, got " << type;
      // A list has room for every block.
      capacity = sizes[3];
    }
    all.push_back({sizes[0], sizes[1], sizes[2], capacity});
    all.push_back({sizes[0], sizes[1], sizes[2]});
    return success();
  }
  case SelectionForm::Mask:
    all.push_back(sizes);
    return success();
  case SelectionForm::Bits:
    all.push_back(
        {sizes[0], sizes[1], sizes[2], ceilDiv(b, loc, sizes[3], 32)});
    return success();
  case SelectionForm::CSR:
    for (RankedTensorType tensor : storage) {
      if (!tensor.hasStaticShape())
        return op->emitOpError()
               << "expected a csr selection of static shape, got " << type;
      all.push_back({b.getIndexAttr(tensor.getDimSize(0))});
    }
    return success();
  }
  llvm_unreachable("every form has sizes");
}

/// The sizes of a report: a row of it belongs to a row of the values, or to two
/// pointers.
static SmallVector<OpFoldResult> reportSizes(OpBuilder &b, CheckEntriesOp op) {
  Location loc = op.getLoc();
  RankedTensorType type = typeOf(op.getReport());
  bool pointers = op.getCounts() && typeOf(op.getValues()).getRank() == 1;
  SmallVector<OpFoldResult> sizes;
  for (auto [d, size] : llvm::enumerate(type.getShape()))
    sizes.push_back(ShapedType::isDynamic(size) && !pointers
                        ? sizeOf(b, loc, op.getValues(), d)
                        : OpFoldResult(b.getIndexAttr(size)));
  if (pointers && type.isDynamicDim(0)) {
    // One pointer more than rows, of which the type tells how many a sequence
    // has.
    int64_t rows = 1;
    for (int64_t size : type.getShape().drop_front().drop_back())
      rows *= size;
    Value all = getValueOrCreateConstantIndexOp(
        b, loc, sizeOf(b, loc, op.getCounts(), 0));
    Value one = arith::ConstantIndexOp::create(b, loc, 1);
    Value inAll = arith::SubIOp::create(b, loc, all, one);
    Value inOne =
        arith::ConstantIndexOp::create(b, loc, std::max<int64_t>(rows, 1));
    sizes[0] = arith::DivUIOp::create(b, loc, inAll, inOne).getResult();
  }
  return sizes;
}

static LogicalResult
resultSizes(OpBuilder &b, Operation *op,
            SmallVector<SmallVector<OpFoldResult>> &sizes) {
  if (auto check = dyn_cast<CheckEntriesOp>(op)) {
    sizes.push_back(reportSizes(b, check));
    return success();
  }
  if (isa<SelectionType>(op->getResult(0).getType()))
    return selectionSizes(b, op, sizes);
  auto reify = dyn_cast<ReifyRankedShapedTypeOpInterface>(op);
  ReifiedRankedShapedTypeDims shapes;
  if (!reify || failed(reify.reifyResultShapes(b, shapes)))
    return op->emitOpError() << "expected result sizes that follow from the "
                                "operands";
  for (auto &shape : shapes)
    sizes.emplace_back(shape.begin(), shape.end());
  return success();
}

/// The box of work items of `op`, whose results have `shapes`.
static SmallVector<OpFoldResult>
itemSizes(Operation *op, ArrayRef<SmallVector<OpFoldResult>> shapes) {
  ArrayRef<OpFoldResult> first = shapes.front();
  if (auto append = dyn_cast<AppendKeysOp>(op))
    return {shapes.back()[0], first[HeadDims(append.getLayout()).heads]};
  if (auto concat = dyn_cast<tensor::ConcatOp>(op))
    return SmallVector<OpFoldResult>(first.take_front(concat.getDim() + 1));
  if (isa<ScoreOp>(op))
    return SmallVector<OpFoldResult>(first);
  if (auto convert = dyn_cast<ConvertSelectionOp>(op)) {
    SelectionForm form = convert.getResult().getType().getForm();
    if (form == SelectionForm::CSR)
      return {}; // rows of csr follow each other: one item writes them all
    // Much is read for each word of a union, and few rows are left.
    if (form == SelectionForm::Bits && convert.unitesRows())
      return SmallVector<OpFoldResult>(first);
  }
  if (isa<SelectOp, ConvertSelectionOp>(op))
    return SmallVector<OpFoldResult>(first.take_front(3));
  return SmallVector<OpFoldResult>(first.drop_back());
}

LogicalResult Dispatcher::dispatch(Operation *op) {
  OpBuilder b(op);
  Location loc = op->getLoc();
  // An item copies the rows of its sequence, and a page belongs to none.
  if (auto append = dyn_cast<AppendKeysOp>(op);
      append && append.getBlockTable() &&
      append.getKeyCache() == append.getValueCache())
    return op->emitOpError() << "expected a key and a value cache that are "
                                "different tensors with a block_table";
  SmallVector<KernelArgument> arguments = kernelArguments(op);
  SmallVector<SmallVector<OpFoldResult>> shapes;
  if (failed(resultSizes(b, op, shapes)))
    return failure();
  FailureOr<StringRef> kernel = getKernel(op, arguments);
  if (failed(kernel))
    return failure();

  Values inputs, dynamic;
  SmallVector<Type> outputs;
  SmallVector<int64_t> tied;
  for (const KernelArgument &argument : arguments) {
    if (argument.tied) {
      outputs.push_back(argument.tied.getType());
      tied.push_back(llvm::find(inputs, argument.tied) - inputs.begin());
    } else if (!argument.operand) {
      llvm::append_range(outputs, argument.types);
      tied.append(argument.types.size(), -1);
    } else if (isa<SelectionType>(argument.operand.getType())) {
      auto storage =
          UnpackSelectionOp::create(b, loc, argument.types, argument.operand);
      llvm::append_range(inputs, storage.getStorage());
    } else {
      inputs.push_back(argument.operand);
    }
  }
  for (auto [type, shape, input] : llvm::zip(outputs, shapes, tied))
    for (auto [d, size] : llvm::enumerate(shape))
      if (input < 0 && cast<RankedTensorType>(type).isDynamicDim(d))
        dynamic.push_back(getValueOrCreateConstantIndexOp(b, loc, size));

  Value items = arith::ConstantIndexOp::create(b, loc, 1);
  for (OpFoldResult size : itemSizes(op, shapes))
    items = arith::MulIOp::create(
        b, loc, items, getValueOrCreateConstantIndexOp(b, loc, size));
  auto call = DispatchOp::create(
      b, loc, outputs, *kernel, items, inputs, dynamic,
      llvm::all_of(tied, [](int64_t input) { return input < 0; })
          ? DenseI64ArrayAttr()
          : b.getDenseI64ArrayAttr(tied));
  if (auto selection = dyn_cast<SelectionType>(op->getResult(0).getType())) {
    Value packed =
        PackSelectionOp::create(b, loc, selection, call.getOutputs());
    op->getResult(0).replaceAllUsesWith(packed);
  } else if (auto append = dyn_cast<AppendKeysOp>(op)) {
    for (auto [result, update] : llvm::zip(op->getResults(), call.getOutputs()))
      result.replaceAllUsesWith(update);
    replaceLengths(append, symbols);
  } else {
    op->replaceAllUsesWith(call.getOutputs());
  }
  op->erase();
  return success();
}

namespace {
struct ConvertSparseAttnToKernelsPass
    : sparse_attn::impl::ConvertSparseAttnToKernelsPassBase<
          ConvertSparseAttnToKernelsPass> {
  void runOnOperation() override {
    SmallVector<Operation *> stages;
    WalkResult result = getOperation().walk([&](Operation *op) {
      if (isa<AttentionOp>(op)) {
        op->emitOpError() << "expected phase staged; insert gates first";
        return WalkResult::interrupt();
      }
      if (isa<AttentionStageOpInterface, tensor::ConcatOp>(op))
        stages.push_back(op);
      return WalkResult::advance();
    });
    if (result.wasInterrupted())
      return signalPassFailure();
    Dispatcher dispatcher(getOperation());
    for (Operation *op : stages) {
      if (failed(dispatcher.dispatch(op)))
        return signalPassFailure();
      ++numDispatches;
    }
    numKernels = dispatcher.kernels();
  }
};
} // namespace

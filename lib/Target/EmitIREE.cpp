//===- EmitIREE.cpp - Dispatches as IREE reads them -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The exit to IREE (3.13): docs/Pipelines.md tells what its compiler accepts.
// IREE's dialects are not linked, so its ops are unregistered ones; an
// attribute written as text is parsed as an opaque one.
//
//===----------------------------------------------------------------------===//

#include "TorchCasts.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_EMITIREEPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

static constexpr StringLiteral kExecutable = "sparse_attn_kernels";

static Operation *create(OpBuilder &b, Location loc, StringRef name,
                         TypeRange results, ValueRange operands,
                         ArrayRef<NamedAttribute> attributes = {},
                         unsigned regions = 0) {
  OperationState state(loc, name, operands, results, attributes);
  for (unsigned i = 0; i < regions; ++i)
    state.addRegion();
  return b.create(state);
}

static std::string exportName(StringRef kernel) {
  return (kernel + "_export").str();
}

namespace {

/// Writes the executable: for each kernel an export, a declaration and the
/// function that unwraps IREE's bindings.
class ExecutableWriter {
public:
  ExecutableWriter(ModuleOp module, StringRef object);
  void addKernel(func::FuncOp kernel);

private:
  void addExport(func::FuncOp kernel);
  void addShim(func::FuncOp kernel);

  ImplicitLocOpBuilder b;
  Operation *executable;
  ModuleOp inner;
};

} // namespace

ExecutableWriter::ExecutableWriter(ModuleOp module, StringRef object)
    : b(module.getLoc(), module.getContext()) {
  b.setInsertionPointToStart(module.getBody());
  std::string objects =
      "#hal.executable.objects<{#hal.executable.target<\"llvm-cpu\", "
      "\"embedded-elf-x86_64\"> = [#hal.executable.object<{path = \"" +
      object.str() + "\"}>]}>";
  executable =
      create(b, b.getLoc(), "stream.executable", {}, {},
             {b.getNamedAttr("sym_name", b.getStringAttr(kExecutable)),
              b.getNamedAttr("sym_visibility", b.getStringAttr("private")),
              b.getNamedAttr("hal.executable.objects",
                             parseAttribute(objects, b.getContext()))},
             1);
  b.setInsertionPointToStart(&executable->getRegion(0).emplaceBlock());
  inner = ModuleOp::create(b.getLoc());
  b.insert(inner);
  create(b, b.getLoc(), "stream.executable.end", {}, {});
}

void ExecutableWriter::addExport(func::FuncOp kernel) {
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(inner);
  Operation *op = create(
      b, kernel.getLoc(), "stream.executable.export", {}, {},
      {b.getNamedAttr("function_ref",
                      FlatSymbolRefAttr::get(b.getContext(),
                                             exportName(kernel.getSymName()))),
       b.getNamedAttr("sym_name",
                      b.getStringAttr(exportName(kernel.getSymName()))),
       b.getNamedAttr("sym_visibility", b.getStringAttr("public"))},
      1);
  Block &block = op->getRegion(0).emplaceBlock();
  Value items = block.addArgument(b.getIndexType(), kernel.getLoc());
  b.setInsertionPointToStart(&block);
  Value one = arith::ConstantIndexOp::create(b, 1);
  create(b, kernel.getLoc(), "stream.return", {}, {items, one, one});
}

/// The export's function: sizes and indices come first, then the bindings.
void ExecutableWriter::addShim(func::FuncOp kernel) {
  OpBuilder::InsertionGuard guard(b);
  KernelABI abi(kernel);
  b.setInsertionPointToEnd(inner.getBody());
  auto declared = func::FuncOp::create(b, kernel.getSymName(),
                                       b.getFunctionType(abi.arguments, {}));
  declared.setPrivate();
  declared->setAttr("hal.import.static", b.getUnitAttr());
  declared->setAttr("llvm.bareptr", b.getBoolAttr(true));

  Type binding = OpaqueType::get(b.getStringAttr("stream"), "binding");
  size_t sizes = abi.arguments.size() - 2 * abi.buffers - 1;
  SmallVector<Type> types(sizes, b.getIndexType());
  types.append(abi.buffers, binding);
  auto shim = func::FuncOp::create(b, exportName(kernel.getSymName()),
                                   b.getFunctionType(types, {}));
  Block *entry = shim.addEntryBlock();
  b.setInsertionPointToStart(entry);
  Value zero = arith::ConstantIndexOp::create(b, 0);
  Value item =
      create(b, b.getLoc(), "stream.dispatch.workgroup.id", b.getIndexType(),
             {}, b.getNamedAttr("dimension", b.getIndexAttr(0)))
          ->getResult(0);
  SmallVector<Value> arguments;
  size_t nextSize = 0, nextBinding = sizes;
  for (Type type : kernel.getArgumentTypes().drop_back()) {
    auto memref = dyn_cast<MemRefType>(type);
    if (!memref) {
      ++nextSize;
      continue;
    }
    SmallVector<Value> operands{entry->getArgument(nextBinding++), zero};
    for (size_t i = 0; i < memref.getNumDynamicDims(); ++i)
      operands.push_back(entry->getArgument(nextSize++));
    Value view =
        create(b, b.getLoc(), "stream.binding.subspan", memref, operands)
            ->getResult(0);
    SmallVector<Type> parts(2 + 2 * memref.getRank(), b.getIndexType());
    parts[0] = MemRefType::get({}, memref.getElementType());
    Operation *metadata = create(
        b, b.getLoc(), "iree_codegen.extract_strided_metadata", parts, view);
    arguments.append({metadata->getResult(0), metadata->getResult(1)});
  }
  llvm::append_range(arguments, entry->getArguments().take_front(sizes));
  arguments.push_back(item);
  func::CallOp::create(b, declared, arguments);
  func::ReturnOp::create(b);
}

void ExecutableWriter::addKernel(func::FuncOp kernel) {
  addExport(kernel);
  addShim(kernel);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// flow.dispatch: workload; sizes, indices and tensors; the dynamic sizes of
/// the tensors, then of the results.
static void writeCall(DispatchOp op, func::FuncOp kernel) {
  ImplicitLocOpBuilder b(op.getLoc(), op);
  SmallVector<Value> sizes, tensors, argumentSizes;
  auto addSizes = [&](ArrayRef<int64_t> kernelShape, Value tensor,
                      function_ref<Value(int64_t)> dynamicSize) {
    auto type = cast<RankedTensorType>(tensor.getType());
    for (auto [d, size] : llvm::enumerate(kernelShape)) {
      if (!ShapedType::isDynamic(size))
        continue;
      sizes.push_back(type.isDynamicDim(d) ? dynamicSize(d)
                                           : arith::ConstantIndexOp::create(
                                                 b, type.getDimSize(d)));
    }
  };
  ArrayRef<Type> kernelTypes = kernel.getArgumentTypes();
  size_t next = 0;
  for (Value input : op.getInputs()) {
    auto memref = dyn_cast<MemRefType>(kernelTypes[next++]);
    if (!memref) {
      sizes.push_back(input);
      continue;
    }
    auto dim = [&](int64_t d) -> Value {
      return tensor::DimOp::create(b, input, d);
    };
    addSizes(memref.getShape(), input, dim);
    tensors.push_back(input);
    auto type = cast<RankedTensorType>(input.getType());
    for (int64_t d = 0; d < type.getRank(); ++d)
      if (type.isDynamicDim(d))
        argumentSizes.push_back(dim(d));
  }
  auto dynamic = op.getSizes().begin();
  SmallVector<Value> resultSizes;
  for (auto [i, output] : llvm::enumerate(op.getOutputs())) {
    auto type = cast<RankedTensorType>(output.getType());
    if (Value input = op.getTiedInput(i)) {
      for (int64_t d = 0; d < type.getRank(); ++d)
        if (type.isDynamicDim(d))
          resultSizes.push_back(tensor::DimOp::create(b, input, d));
      continue;
    }
    auto memref = cast<MemRefType>(kernelTypes[next++]);
    for (int64_t d = type.getNumDynamicDims(); d > 0; --d)
      resultSizes.push_back(*dynamic++);
    auto own = resultSizes.end() - type.getNumDynamicDims();
    addSizes(memref.getShape(), output, [&](int64_t) { return *own++; });
  }
  SmallVector<Value> operands(op.getItems());
  llvm::append_range(operands, sizes);
  llvm::append_range(operands, tensors);
  llvm::append_range(operands, argumentSizes);
  llvm::append_range(operands, resultSizes);
  int32_t segments[] = {1, static_cast<int32_t>(sizes.size() + tensors.size()),
                        static_cast<int32_t>(argumentSizes.size()),
                        static_cast<int32_t>(resultSizes.size())};
  // Tied operands are counted among sizes and tensors.
  SmallVector<Attribute> tied;
  for (auto [i, output] : llvm::enumerate(op.getOutputs())) {
    auto *at = llvm::find(tensors, op.getTiedInput(i));
    tied.push_back(b.getIndexAttr(
        at == tensors.end() ? -1 : sizes.size() + (at - tensors.begin())));
  }
  auto entry = SymbolRefAttr::get(
      b.getContext(), kExecutable,
      FlatSymbolRefAttr::get(b.getContext(), exportName(op.getKernel())));
  Operation *call = create(
      b, op.getLoc(), "flow.dispatch", op.getResultTypes(), operands,
      {b.getNamedAttr("entry_points", b.getArrayAttr(entry)),
       b.getNamedAttr("operandSegmentSizes", b.getDenseI32ArrayAttr(segments)),
       b.getNamedAttr("tied_operands", b.getArrayAttr(tied))});
  op->replaceAllUsesWith(call->getResults());
  op->erase();
}

namespace {
struct EmitIREEPass : sparse_attn::impl::EmitIREEPassBase<EmitIREEPass> {
  using Base::Base;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    if (!getContext().allowsUnregisteredDialects()) {
      module.emitError() << "expected --allow-unregistered-dialect: IREE's "
                            "dialects are not part of this build";
      return signalPassFailure();
    }
    if (failed(expectNoReports(module)))
      return signalPassFailure();
    SymbolTable symbols(module);
    SmallVector<func::FuncOp> kernels;
    for (auto function : module.getOps<func::FuncOp>())
      if (isKernel(function))
        kernels.push_back(function);
    SmallVector<DispatchOp> calls;
    module.walk([&](DispatchOp op) { calls.push_back(op); });
    for (DispatchOp op : calls) {
      if (op.hasGrid()) {
        op.emitOpError()
            << "calls a kernel for a GPU; the exit to IREE runs on "
               "a CPU";
        return signalPassFailure();
      }
      writeCall(op, symbols.lookup<func::FuncOp>(op.getKernel()));
      ++numCalls;
    }
    if (failed(writeTorchCasts(module)))
      return signalPassFailure();
    if (kernels.empty())
      return;
    ExecutableWriter writer(module, object);
    for (func::FuncOp kernel : kernels) {
      writer.addKernel(kernel);
      symbols.erase(kernel);
    }
  }
};
} // namespace

//===- EmitHost.cpp - The C ABI of a shared object ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The exit to a shared object. A function of straight-line dispatches becomes
// host code: the runtime (include/sparse-attn-c/Runtime.h) checks arguments
// and results, temporaries lie in the caller's workspace, and each dispatch is
// a loop over its work items. The same walk, without the calls, computes the
// size of the workspace.
//
//===----------------------------------------------------------------------===//

#include "HostBuilder.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Target/KernelABI.h"
#include "sparse-attn/Target/Passes.h"
#include "llvm/ADT/TypeSwitch.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_EMITHOSTPASS
#include "sparse-attn/Target/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {

/// A tensor of the source function in the host function.
struct HostTensor {
  Value data; // !llvm.ptr; null while only sizes matter
  SmallVector<Value> sizes;
};

/// Writes one host function: with `calls`, or only the size of its workspace.
class HostWriter {
public:
  HostWriter(func::FuncOp source, HostBuilder &host, bool calls)
      : source(source), host(host), calls(calls) {}
  LogicalResult write(Value argumentSizes, Value argumentData,
                      Value resultSizes, Value resultData, Value workspace);
  /// Bytes of temporaries (index).
  Value workspaceBytes() { return used; }
  /// Whether the sizes of the caller's results are right (i32 status).
  Value checkResults(Value resultSizes);

private:
  void bindTensors(TypeRange types, ValueRange values, Value sizes, Value data);
  LogicalResult writeOp(Operation *op);
  LogicalResult writeDispatch(DispatchOp op);
  Value bytesOf(const HostTensor &tensor, Type element);
  Value allocate(const HostTensor &tensor, Type element);

  func::FuncOp source;
  HostBuilder &host;
  bool calls;
  DenseMap<Value, HostTensor> tensors;
  DenseMap<Value, Value> resultBuffers;
  IRMapping scalars;
  Value workspace, used;
};

} // namespace

void HostWriter::bindTensors(TypeRange types, ValueRange values, Value sizes,
                             Value data) {
  // The runtime wrote all sizes one after the other, and one pointer a tensor.
  int64_t next = 0;
  for (auto [i, type] : llvm::enumerate(types)) {
    HostTensor tensor;
    for (int64_t size : cast<RankedTensorType>(type).getShape()) {
      tensor.sizes.push_back(ShapedType::isDynamic(size)
                                 ? host.loadSize(sizes, next)
                                 : host.index(size));
      ++next;
    }
    if (data)
      tensor.data = host.loadPointer(data, i);
    tensors[values[i]] = tensor;
  }
}

Value HostWriter::bytesOf(const HostTensor &tensor, Type element) {
  Value bytes =
      host.index(std::max<int64_t>(1, element.getIntOrFloatBitWidth() / 8));
  for (Value size : tensor.sizes)
    bytes = arith::MulIOp::create(host.b, bytes, size);
  return bytes;
}

Value HostWriter::allocate(const HostTensor &tensor, Type element) {
  // Every temporary starts at a cache line.
  Value start = used;
  Value bytes =
      arith::AddIOp::create(host.b, bytesOf(tensor, element), host.index(63));
  bytes = arith::AndIOp::create(host.b, bytes, host.index(~int64_t(63)));
  used = arith::AddIOp::create(host.b, used, bytes);
  return calls ? host.offset(workspace, start) : Value();
}

LogicalResult HostWriter::writeDispatch(DispatchOp op) {
  if (op.hasGrid())
    return op.emitOpError()
           << "calls a kernel for a GPU; compile with --target=sm_90a";
  SmallVector<HostTensor> operands;
  SmallVector<Value> buffers, sizes;
  auto kernel = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      op, op.getKernelAttr());
  // The signature before finalisation tells which sizes the kernel takes.
  auto shapes = kernel->getAttrOfType<ArrayAttr>("sparse_attn.kernel_types");
  if (!shapes)
    return op.emitOpError() << "expected a finalised kernel; run "
                               "sparse-attn-finalize-kernels first";
  auto addTensor = [&](const HostTensor &tensor, Type type) {
    buffers.push_back(tensor.data);
    for (auto [size, extent] :
         llvm::zip(tensor.sizes, cast<MemRefType>(type).getShape()))
      if (ShapedType::isDynamic(extent))
        sizes.push_back(size);
  };
  size_t next = 0;
  for (Value input : op.getInputs()) {
    Type type = cast<TypeAttr>(shapes[next++]).getValue();
    if (isa<MemRefType>(type))
      addTensor(tensors.lookup(input), type);
    else
      sizes.push_back(scalars.lookupOrDefault(input));
  }
  auto dynamic = op.getSizes().begin();
  for (Value output : op.getOutputs()) {
    auto tensorType = cast<RankedTensorType>(output.getType());
    HostTensor tensor;
    for (int64_t size : tensorType.getShape())
      tensor.sizes.push_back(ShapedType::isDynamic(size)
                                 ? scalars.lookupOrDefault(*dynamic++)
                                 : host.index(size));
    auto returned = resultBuffers.find(output);
    tensor.data = returned != resultBuffers.end()
                      ? returned->second
                      : allocate(tensor, tensorType.getElementType());
    tensors[output] = tensor;
    addTensor(tensor, cast<TypeAttr>(shapes[next++]).getValue());
  }
  if (calls)
    host.callKernel(kernel, buffers, sizes,
                    scalars.lookupOrDefault(op.getItems().front()));
  return success();
}

LogicalResult HostWriter::writeOp(Operation *op) {
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case([&](DispatchOp dispatch) { return writeDispatch(dispatch); })
      .Case([&](tensor::DimOp dim) -> LogicalResult {
        std::optional<int64_t> at = dim.getConstantIndex();
        if (!at)
          return dim.emitOpError() << "expected a constant dimension";
        scalars.map(dim.getResult(),
                    tensors.lookup(dim.getSource()).sizes[*at]);
        return success();
      })
      .Case([&](tensor::CastOp cast) {
        tensors[cast.getResult()] = tensors.lookup(cast.getSource());
        return success();
      })
      .Case<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(
          [&](auto reshape) -> LogicalResult {
            // The same rows under other sizes.
            auto type = reshape.getResultType();
            if (!type.hasStaticShape())
              return reshape.emitOpError() << "expected static sizes";
            HostTensor tensor{tensors.lookup(reshape.getSrc()).data, {}};
            for (int64_t size : type.getShape())
              tensor.sizes.push_back(host.index(size));
            tensors[reshape.getResult()] = tensor;
            return success();
          })
      .Case([&](arith::ConstantOp constant) -> LogicalResult {
        auto type = dyn_cast<RankedTensorType>(constant.getType());
        if (!type) {
          scalars.map(constant.getResult(),
                      host.b.clone(*constant)->getResult(0));
          return success();
        }
        HostTensor tensor;
        for (int64_t size : type.getShape())
          tensor.sizes.push_back(host.index(size));
        if (calls)
          tensor.data =
              host.constantData(cast<ElementsAttr>(constant.getValue()));
        tensors[constant.getResult()] = tensor;
        return success();
      })
      .Default([&](Operation *other) -> LogicalResult {
        if (isa_and_nonnull<arith::ArithDialect>(other->getDialect()) &&
            llvm::none_of(other->getOperandTypes(),
                          llvm::IsaPred<ShapedType>)) {
          host.b.clone(*other, scalars);
          return success();
        }
        return other->emitOpError()
               << "cannot be part of a shared object; leave by --emit=iree";
      });
}

LogicalResult HostWriter::write(Value argumentSizes, Value argumentData,
                                Value resultSizes, Value resultData,
                                Value space) {
  workspace = space;
  used = host.index(0);
  bindTensors(source.getArgumentTypes(), source.getArguments(), argumentSizes,
              argumentData);
  Operation *terminator = source.getBody().front().getTerminator();
  // A dispatch writes its result straight into the caller's buffer.
  for (auto [i, value] : llvm::enumerate(terminator->getOperands())) {
    Value origin = value;
    while (auto cast = origin.getDefiningOp<tensor::CastOp>())
      origin = cast.getSource();
    if (calls && origin.getDefiningOp<DispatchOp>())
      resultBuffers.try_emplace(origin, host.loadPointer(resultData, i));
  }
  for (Operation &op : source.getBody().front().without_terminator())
    if (failed(writeOp(&op)))
      return failure();
  if (!calls)
    return success();
  for (auto [i, value] : llvm::enumerate(terminator->getOperands())) {
    Value buffer = host.loadPointer(resultData, i);
    HostTensor tensor = tensors.lookup(value);
    host.copy(
        buffer, tensor.data,
        bytesOf(tensor,
                cast<RankedTensorType>(value.getType()).getElementType()));
  }
  return success();
}

Value HostWriter::checkResults(Value resultSizes) {
  Value status = host.status(0);
  int64_t next = 0;
  Operation *terminator = source.getBody().front().getTerminator();
  for (auto [i, value] : llvm::enumerate(terminator->getOperands())) {
    auto type = cast<RankedTensorType>(value.getType());
    for (int64_t d = 0; d < type.getRank(); ++d, ++next)
      if (type.isDynamicDim(d))
        status = host.expectSize(status, i, d, host.loadSize(resultSizes, next),
                                 tensors.lookup(value).sizes[d]);
  }
  return status;
}

/// `f32[1,4,s0,16] i64[1]`: what the runtime checks tensors against. Sizes of
/// the same name are equal.
static std::string describe(TypeRange types, ArrayAttr symbols,
                            size_t firstSymbol) {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (auto [i, type] : llvm::enumerate(types)) {
    auto tensor = cast<RankedTensorType>(type);
    os << (i ? " " : "") << tensor.getElementType() << '[';
    size_t at = firstSymbol + i;
    ArrayAttr names = symbols && at < symbols.size()
                          ? dyn_cast<ArrayAttr>(symbols[at])
                          : ArrayAttr();
    for (auto [d, size] : llvm::enumerate(tensor.getShape())) {
      os << (d ? "," : "");
      StringAttr name =
          names && d < names.size() ? dyn_cast<StringAttr>(names[d]) : nullptr;
      if (!ShapedType::isDynamic(size))
        os << size;
      else if (name)
        os << name.getValue();
      else
        os << '?';
    }
    os << ']';
  }
  return text;
}

static LogicalResult writeFunctions(func::FuncOp source) {
  for (Type type : llvm::concat<const Type>(source.getArgumentTypes(),
                                            source.getResultTypes()))
    if (!isa<RankedTensorType>(type))
      return source.emitOpError()
             << "expected builtin tensors at the boundary, got " << type
             << "; leave by --emit=iree";
  if (!source.getBody().hasOneBlock())
    return source.emitOpError() << "expected straight-line code";
  auto module = source->getParentOfType<ModuleOp>();
  auto symbols =
      source->getAttrOfType<ArrayAttr>("sparse_attn.symbolic_shapes");
  std::string name = source.getSymName().str();
  HostSignature signature{
      name, describe(source.getArgumentTypes(), symbols, 0),
      describe(source.getResultTypes(), symbols, source.getNumArguments()),
      source.getArgumentTypes(), source.getResultTypes()};
  source.setSymName(name + "_source");
  HostBuilder host(module, source.getLoc(), name);
  bool failedToWrite = false;
  host.writeEntry(signature, [&](const HostFrame &frame) {
    HostWriter sizes(source, host, /*calls=*/false);
    failedToWrite |= failed(sizes.write(frame.argumentSizes, {}, {}, {}, {}));
    Value status = sizes.checkResults(frame.resultSizes);
    status = host.expectWorkspace(status, frame, sizes.workspaceBytes());
    return host.ifSuccess(status, [&] {
      HostWriter writer(source, host, /*calls=*/true);
      failedToWrite |= failed(
          writer.write(frame.argumentSizes, frame.argumentData,
                       frame.resultSizes, frame.resultData, frame.workspace));
    });
  });
  if (failedToWrite)
    return failure();
  host.writeWorkspaceSize(signature, [&](const HostFrame &frame) {
    HostWriter writer(source, host, /*calls=*/false);
    (void)writer.write(frame.argumentSizes, {}, {}, {}, {});
    return writer.workspaceBytes();
  });
  host.writeSignature(signature);
  host.writeDevice(signature);
  source.erase();
  return success();
}

namespace {
struct EmitHostPass : sparse_attn::impl::EmitHostPassBase<EmitHostPass> {
  void runOnOperation() override {
    SmallVector<func::FuncOp> sources;
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!isKernel(function) && !function.isDeclaration())
        sources.push_back(function);
    for (func::FuncOp source : sources) {
      if (source.isPrivate()) {
        // Layers were inlined: what is left is unused.
        if (SymbolTable::symbolKnownUseEmpty(source, getOperation())) {
          source.erase();
          continue;
        }
        source.emitOpError() << "expected layers to be inlined";
        return signalPassFailure();
      }
      if (failed(writeFunctions(source)))
        return signalPassFailure();
      ++numFunctions;
    }
  }
};
} // namespace

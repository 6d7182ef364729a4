//===- HostWriter.cpp - A function of dispatches as host code -------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostWriter.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "sparse-attn/Target/KernelABI.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::sparse_attn;

SmallVector<Value> HostDevice::describe(const HostTensor &report,
                                        StringRef operand, StringRef axes) {
  Value sizes = host.array(report.sizes.size());
  for (auto [d, size] : llvm::enumerate(report.sizes))
    LLVM::StoreOp::create(host.b, host.asI64(size),
                          host.offset(sizes, host.index(d * 8)));
  int32_t rank = report.sizes.size();
  return {host.text(operand), host.text(axes), host.status(rank), sizes,
          report.data};
}

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
  Value start = used;
  int64_t mask = device.alignment() - 1;
  Value bytes =
      arith::AddIOp::create(host.b, bytesOf(tensor, element), host.index(mask));
  bytes = arith::AndIOp::create(host.b, bytes, host.index(~mask));
  used = arith::AddIOp::create(host.b, used, bytes);
  return calls ? host.offset(workspace, start) : Value();
}

/// The caller's buffer for what `value` becomes; null if it is no result, or
/// while only sizes matter.
Value HostWriter::resultBuffer(Value value) {
  int64_t result = memory.resultOf(value);
  return calls && result >= 0 ? host.loadPointer(resultData, result) : Value();
}

/// Updates of arguments start from copies, which the device makes before the
/// first kernel: none has to wait in between. There is none to make where the
/// caller gives the same memory for both.
void HostWriter::copyArguments() {
  for (auto op : source.getBody().front().getOps<DispatchOp>())
    for (auto [i, output] : llvm::enumerate(op.getOutputs())) {
      Value input = op.getTiedInput(i);
      if (!input || !isa<BlockArgument>(stripCasts(input)))
        continue;
      HostTensor tensor = tensors.lookup(stripCasts(input));
      Type element = cast<RankedTensorType>(input.getType()).getElementType();
      Value place = memory.resultOf(output) >= 0 ? resultBuffer(output)
                                                 : allocate(tensor, element);
      if (calls)
        device.copy(place, tensor.data, bytesOf(tensor, element));
      updates[output] = place;
    }
}

/// Where tied result `i` lies, with its input's elements.
Value HostWriter::placeUpdate(DispatchOp op, int64_t i) {
  Value output = op.getResult(i), input = op.getTiedInput(i);
  if (auto place = updates.find(output); place != updates.end())
    return place->second;
  HostTensor tensor = tensors.lookup(input);
  int64_t result = memory.resultOf(output);
  Value origin = stripCasts(input);
  bool isTemporary = isa_and_nonnull<DispatchOp>(origin.getDefiningOp());
  if (isTemporary && memory.isLastUse(input, op) &&
      memory.resultOf(origin) == result)
    return tensor.data;
  Type element = cast<RankedTensorType>(input.getType()).getElementType();
  Value place = result >= 0 ? resultBuffer(output) : allocate(tensor, element);
  if (calls)
    device.copy(place, tensor.data, bytesOf(tensor, element));
  return place;
}

LogicalResult HostWriter::writeDispatch(DispatchOp op) {
  HostCall call;
  call.kernel = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      op, op.getKernelAttr());
  // The signature before finalisation tells which sizes the kernel takes.
  ArrayAttr types = getKernelTypes(call.kernel);
  if (!types)
    return op.emitOpError() << "expected a finalised kernel; run "
                               "sparse-attn-finalize-kernels first";
  if (failed(device.check(op, call.kernel)))
    return failure();
  size_t next = 0;
  auto nextType = [&] { return cast<TypeAttr>(types[next++]).getValue(); };
  auto addTensor = [&](const HostTensor &tensor, Type type) {
    call.tensors.push_back({tensor, type});
    auto memref = dyn_cast<MemRefType>(type);
    if (!memref)
      return; // a tensor map has its sizes
    for (auto [size, extent] : llvm::zip(tensor.sizes, memref.getShape()))
      if (ShapedType::isDynamic(extent))
        call.sizes.push_back(size);
  };
  for (auto [i, output] : llvm::enumerate(op.getOutputs()))
    if (Value input = op.getTiedInput(i))
      tensors[output] = {placeUpdate(op, i), tensors.lookup(input).sizes};
  for (auto [i, input] : llvm::enumerate(op.getInputs())) {
    Type type = nextType();
    if (type.isIndex()) {
      call.sizes.push_back(scalars.lookupOrDefault(input));
      continue;
    }
    Value source = input;
    for (auto [j, tied] :
         llvm::enumerate(op.getTied().value_or(ArrayRef<int64_t>())))
      if (tied == static_cast<int64_t>(i))
        source = op.getResult(j);
    addTensor(tensors.lookup(source), type);
  }
  auto dynamic = op.getSizes().begin();
  for (auto [i, output] : llvm::enumerate(op.getOutputs())) {
    if (op.getTiedInput(i))
      continue;
    auto tensorType = cast<RankedTensorType>(output.getType());
    HostTensor tensor;
    for (int64_t size : tensorType.getShape())
      tensor.sizes.push_back(ShapedType::isDynamic(size)
                                 ? scalars.lookupOrDefault(*dynamic++)
                                 : host.index(size));
    tensor.data = memory.resultOf(output) >= 0
                      ? resultBuffer(output)
                      : allocate(tensor, tensorType.getElementType());
    tensors[output] = tensor;
    addTensor(tensor, nextType());
  }
  for (Value items : op.getItems())
    call.items.push_back(scalars.lookupOrDefault(items));
  if (calls)
    device.call(call);
  return success();
}

LogicalResult HostWriter::writeOp(Operation *op) {
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case([&](DispatchOp dispatch) { return writeDispatch(dispatch); })
      // Read once all else is done: after an error nothing more would be.
      .Case([&](ReportOp) { return success(); })
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
              device.constant(cast<ElementsAttr>(constant.getValue()));
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
               << "cannot be part of a shared object" << device.foreignHint();
      });
}

LogicalResult HostWriter::write(const HostFrame &frame) {
  workspace = frame.workspace;
  used = host.index(0);
  if (calls)
    device.begin(source, frame);
  bindTensors(source.getArgumentTypes(), source.getArguments(),
              frame.argumentSizes, calls ? frame.argumentData : Value());
  Operation *terminator = source.getBody().front().getTerminator();
  resultData = frame.resultData;
  copyArguments();
  for (Operation &op : source.getBody().front().without_terminator())
    if (failed(writeOp(&op)))
      return failure();
  if (!calls)
    return success();
  for (auto [i, value] : llvm::enumerate(terminator->getOperands())) {
    Value buffer = host.loadPointer(frame.resultData, i);
    HostTensor tensor = tensors.lookup(value);
    device.copy(
        buffer, tensor.data,
        bytesOf(tensor,
                cast<RankedTensorType>(value.getType()).getElementType()));
  }
  for (auto report : source.getOps<ReportOp>())
    device.report(tensors.lookup(report.getReport()), report.getOperand(),
                  report.getAxes());
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

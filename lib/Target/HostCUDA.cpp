//===- HostCUDA.cpp - Host code that launches kernels ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A launch copies its parameters, so that all launches of a function share one
// place on the stack. Each call of the runtime takes the status of the one
// before, and does nothing after an error.
//
//===----------------------------------------------------------------------===//

#include "HostDevice.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "sparse-attn-c/Runtime.h"
#include "sparse-attn/Target/KernelABI.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Bytes of a tensor map and its alignment, and of an argument.
static constexpr int64_t kMapBytes = 128, kMapAlignment = 64, kWord = 8;

/// Bytes between rows of a swizzled tile.
static int32_t swizzleBytes(nvgpu::TensorMapSwizzleKind kind) {
  switch (kind) {
  case nvgpu::TensorMapSwizzleKind::SWIZZLE_NONE:
    return 0;
  case nvgpu::TensorMapSwizzleKind::SWIZZLE_32B:
    return 32;
  case nvgpu::TensorMapSwizzleKind::SWIZZLE_64B:
    return 64;
  case nvgpu::TensorMapSwizzleKind::SWIZZLE_128B:
    return 128;
  }
  llvm_unreachable("every swizzle has a width");
}

namespace {
class CUDADevice : public HostDevice {
public:
  CUDADevice(HostBuilder &host, StringAttr cubin)
      : HostDevice(host), cubin(cubin) {}

  int32_t kind() const override { return SPARSE_ATTN_CUDA; }
  int64_t alignment() const override { return 256; } // as cuMemAlloc
  LogicalResult check(DispatchOp op, func::FuncOp kernel) override {
    return success();
  }
  void begin(func::FuncOp source, const HostFrame &frame) override;
  void call(const HostCall &call) override;
  void copy(Value to, Value from, Value bytes) override;
  void report(const HostTensor &report, StringRef operand,
              StringRef axes) override;
  Value constant(ElementsAttr value) override;
  Value status() override { return state; }

private:
  Value i32(int64_t value) {
    return LLVM::ConstantOp::create(host.b, host.b.getI32Type(),
                                    host.b.getI32IntegerAttr(value));
  }
  Value i64(int64_t value) {
    return LLVM::ConstantOp::create(host.b, host.b.getI64Type(),
                                    host.b.getI64IntegerAttr(value));
  }
  Value null() {
    return LLVM::ZeroOp::create(
        host.b, LLVM::LLVMPointerType::get(host.b.getContext()));
  }
  Value word(Value array, int64_t i, int64_t bytes = kWord) {
    return host.offset(array, host.index(i * bytes));
  }
  /// The runtime's object for `kernel`.
  Value kernelObject(func::FuncOp kernel);
  /// The launch's next argument.
  void pass(Value value);
  void passMap(const HostTensor &tensor, nvgpu::TensorMapDescriptorType type);
  void then(StringRef name, SmallVector<Value> operands);

  StringAttr cubin;
  Value state, stream;
  /// On the stack: values and pointers to them, tensor maps, sizes of a tensor,
  /// the address of a constant.
  Value values, params, maps, sizes, address;
  int64_t nextParam = 0, nextMap = 0;
};
} // namespace

/// Calls `name` with the status and `operands`; its result is the status.
void CUDADevice::then(StringRef name, SmallVector<Value> operands) {
  operands.insert(operands.begin(), state);
  state = host.callRuntime(name, host.b.getI32Type(), operands);
}

void CUDADevice::begin(func::FuncOp source, const HostFrame &frame) {
  size_t arguments = 0, tensorMaps = 0;
  source.walk([&](DispatchOp op) {
    auto kernel = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
        op, op.getKernelAttr());
    arguments = std::max<size_t>(arguments, kernel.getNumArguments());
    tensorMaps = std::max<size_t>(
        tensorMaps,
        llvm::count_if(kernel.getArgumentTypes(),
                       llvm::IsaPred<nvgpu::TensorMapDescriptorType>));
  });
  values = host.array(arguments);
  params = host.array(arguments);
  if (tensorMaps) {
    maps = host.array(tensorMaps * kMapBytes / kWord, kMapAlignment);
    sizes = host.array(/*most dimensions of a tensor map*/ 5);
  }
  address = host.array(1);
  stream = frame.stream;
  state = host.status(0);
  if (!source.getOps<ReportOp>().empty())
    then("sparse_attn_rt_cuda_expect_no_capture", {stream});
}

void CUDADevice::pass(Value value) {
  if (value.getType().isIndex())
    value = host.asI64(value);
  Value at = word(values, nextParam);
  LLVM::StoreOp::create(host.b, value, at);
  LLVM::StoreOp::create(host.b, at, word(params, nextParam));
  ++nextParam;
}

void CUDADevice::passMap(const HostTensor &tensor,
                         nvgpu::TensorMapDescriptorType type) {
  MemRefType box = type.getTensor();
  for (auto [d, size] : llvm::enumerate(tensor.sizes))
    LLVM::StoreOp::create(host.b, host.asI64(size), word(sizes, d));
  std::string element;
  llvm::raw_string_ostream(element) << box.getElementType();
  Value map = word(maps, nextMap++, kMapBytes);
  auto boxType = RankedTensorType::get({box.getRank()}, host.b.getI64Type());
  Value boxSizes =
      host.constantData(DenseIntElementsAttr::get(boxType, box.getShape()));
  then("sparse_attn_rt_cuda_tensor_map",
       {map, tensor.data, host.text(element), i32(box.getRank()), sizes,
        boxSizes, i32(swizzleBytes(type.getSwizzle()))});
  LLVM::StoreOp::create(host.b, map, word(params, nextParam++));
}

Value CUDADevice::kernelObject(func::FuncOp kernel) {
  std::string name = (kernel.getSymName() + "_object").str();
  return host.object(name, [&]() -> SmallVector<Value> {
    LaunchShape shape = getLaunchShape(kernel);
    Value image = host.bytes("sparse_attn_cubin", cubin);
    return {image,
            i64(cubin.size()),
            host.text(kernel.getSymName()),
            i32(shape.threads),
            i32(shape.cluster),
            i32(shape.sharedBytes),
            i32(shape.overlap ? SPARSE_ATTN_KERNEL_OVERLAPS : 0),
            /*cache=*/null()};
  });
}

void CUDADevice::call(const HostCall &call) {
  nextParam = nextMap = 0;
  for (const auto &[tensor, type] : call.tensors) {
    if (auto map = dyn_cast<nvgpu::TensorMapDescriptorType>(type)) {
      passMap(tensor, map);
      continue;
    }
    pass(tensor.data);
    pass(host.index(0));
  }
  for (Value size : call.sizes)
    pass(size);
  SmallVector<Value> grid;
  for (Value size : call.items)
    grid.push_back(host.asI64(size));
  func::FuncOp kernel = call.kernel;
  if (!takesGrid(kernel)) {
    pass(call.items.front());
    Value items = arith::AddIOp::create(host.b, grid[0], i64(kItemThreads - 1));
    grid = {arith::DivUIOp::create(host.b, items, i64(kItemThreads)), i64(1),
            i64(1)};
  }
  then("sparse_attn_rt_cuda_launch",
       {kernelObject(kernel), grid[0], grid[1], grid[2], params, stream});
}

void CUDADevice::copy(Value to, Value from, Value bytes) {
  then("sparse_attn_rt_cuda_copy", {to, from, host.asI64(bytes), stream});
}

void CUDADevice::report(const HostTensor &report, StringRef operand,
                        StringRef axes) {
  SmallVector<Value> operands = describe(report, operand, axes);
  operands.push_back(stream);
  then("sparse_attn_rt_cuda_report", operands);
}

Value CUDADevice::constant(ElementsAttr value) {
  ShapedType type = value.getShapedType();
  int64_t width = type.getElementTypeBitWidth();
  int64_t bytes = type.getNumElements() * std::max<int64_t>(1, width / 8);
  Value object = host.object(host.newName(), [&]() -> SmallVector<Value> {
    return {host.constantData(value), i64(bytes), /*cache=*/null()};
  });
  // The runtime leaves the address alone after an error.
  LLVM::StoreOp::create(host.b, null(), address);
  then("sparse_attn_rt_cuda_constant", {object, address});
  return host.loadPointer(address, 0);
}

std::unique_ptr<HostDevice> sparse_attn::createCUDADevice(HostBuilder &host,
                                                          StringAttr cubin) {
  return std::make_unique<CUDADevice>(host, cubin);
}

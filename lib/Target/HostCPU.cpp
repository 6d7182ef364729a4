//===- HostCPU.cpp - Host code that runs kernels itself -------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostDevice.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "sparse-attn-c/Runtime.h"
#include "sparse-attn/Target/KernelABI.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
class CPUDevice : public HostDevice {
public:
  using HostDevice::HostDevice;

  int32_t kind() const override { return SPARSE_ATTN_CPU; }
  int64_t alignment() const override { return 64; } // a cache line
  StringRef foreignHint() const override { return "; leave by --emit=iree"; }
  LogicalResult check(DispatchOp op, func::FuncOp kernel) override {
    if (!takesGrid(kernel))
      return success();
    return op.emitOpError()
           << "calls a kernel for a GPU; compile with --target=sm_90a";
  }
  void call(const HostCall &call) override;
  void copy(Value to, Value from, Value bytes) override {
    host.callRuntime("sparse_attn_rt_copy", {}, {to, from, host.asI64(bytes)});
  }
  void report(const HostTensor &report, StringRef operand,
              StringRef axes) override;
  Value constant(ElementsAttr value) override {
    return host.constantData(value);
  }
  Value status() override { return state ? state : host.status(0); }

private:
  /// Of the reports so far; null before the first.
  Value state;
};
} // namespace

/// for item in [0, items): kernel(buffers..., sizes..., item).
void CPUDevice::call(const HostCall &call) {
  // The bare calling convention takes the memrefs apart again.
  SmallVector<Value> operands;
  func::FuncOp kernel = call.kernel;
  ImplicitLocOpBuilder &b = host.b;
  Value zero = host.index(0);
  for (auto [i, tensor] : llvm::enumerate(call.tensors)) {
    auto type = cast<MemRefType>(kernel.getArgumentTypes()[2 * i]);
    operands.append({createBaseMemRef(b, type, tensor.first.data), zero});
  }
  llvm::append_range(operands, call.sizes);
  auto loop = scf::ForOp::create(b, zero, call.items.front(), host.index(1));
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(loop.getBody());
  operands.push_back(loop.getInductionVar());
  func::CallOp::create(b, kernel, operands);
}

void CPUDevice::report(const HostTensor &report, StringRef operand,
                       StringRef axes) {
  SmallVector<Value> operands{status()};
  llvm::append_range(operands, describe(report, operand, axes));
  state =
      host.callRuntime("sparse_attn_rt_report", host.b.getI32Type(), operands);
}

std::unique_ptr<HostDevice> sparse_attn::createCPUDevice(HostBuilder &host) {
  return std::make_unique<CPUDevice>(host);
}

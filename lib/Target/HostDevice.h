//===- HostDevice.h - Where a host function sends its work ---- -*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What differs between the exits to a shared object: how a kernel is called, a
// tensor copied, and where constants lie.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_HOSTDEVICE_H
#define SPARSE_ATTN_LIB_TARGET_HOSTDEVICE_H

#include "HostBuilder.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

/// A tensor of the source function in the host function.
struct HostTensor {
  Value data; // !llvm.ptr; null while only sizes matter
  SmallVector<Value> sizes;
};

/// A dispatch with the values that its kernel gets.
struct HostCall {
  func::FuncOp kernel;
  /// Each tensor with its type in the kernel: a memref or a tensor map.
  SmallVector<std::pair<HostTensor, Type>> tensors;
  /// Dynamic sizes of memrefs, and indices, in the order of the arguments.
  SmallVector<Value> sizes;
  /// The number of items, or the three sizes of a grid.
  SmallVector<Value> items;
};

class HostDevice {
public:
  explicit HostDevice(HostBuilder &host) : host(host) {}
  virtual ~HostDevice() = default;

  /// Of the runtime's devices.
  virtual int32_t kind() const = 0;
  /// Bytes that temporaries are aligned to.
  virtual int64_t alignment() const = 0;
  /// What an error adds where a program has foreign ops: the way out.
  virtual StringRef foreignHint() const { return ""; }
  /// An error if the kernel of `op` cannot run here.
  virtual LogicalResult check(DispatchOp op, func::FuncOp kernel) = 0;
  /// Before the first call of the entry function that `source` becomes.
  virtual void begin(func::FuncOp source, const HostFrame &frame) {}
  virtual void call(const HostCall &call) = 0;
  virtual void copy(Value to, Value from, Value bytes) = 0;
  /// Fails the call if the check that wrote `report` found an entry.
  virtual void report(const HostTensor &report, StringRef operand,
                      StringRef axes) = 0;
  /// Where the bytes of `value` lie.
  virtual Value constant(ElementsAttr value) = 0;
  /// The status (i32) after all that has been written.
  virtual Value status() { return host.status(0); }

protected:
  /// What the runtime asks of a report, behind the status.
  SmallVector<Value> describe(const HostTensor &report, StringRef operand,
                              StringRef axes);

  HostBuilder &host;
};

/// Kernels are functions of the object; each call is a loop over its items.
std::unique_ptr<HostDevice> createCPUDevice(HostBuilder &host);
/// Kernels lie in `cubin`, and are launched on the caller's stream.
std::unique_ptr<HostDevice> createCUDADevice(HostBuilder &host,
                                             StringAttr cubin);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_HOSTDEVICE_H

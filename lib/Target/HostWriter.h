//===- HostWriter.h - A function of dispatches as host code --- -*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_HOSTWRITER_H
#define SPARSE_ATTN_LIB_TARGET_HOSTWRITER_H

#include "HostDevice.h"

namespace mlir::sparse_attn {

/// Writes one host function: with `calls`, or only the size of its workspace.
class HostWriter {
public:
  HostWriter(func::FuncOp source, HostBuilder &host, HostDevice &device,
             bool calls)
      : source(source), host(host), device(device), calls(calls) {}
  LogicalResult write(const HostFrame &frame);
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
  HostDevice &device;
  bool calls;
  DenseMap<Value, HostTensor> tensors;
  DenseMap<Value, Value> resultBuffers;
  IRMapping scalars;
  Value workspace, used;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_HOSTWRITER_H

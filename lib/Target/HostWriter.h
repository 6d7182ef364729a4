//===- HostWriter.h - A function of dispatches as host code --- -*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_HOSTWRITER_H
#define SPARSE_ATTN_LIB_TARGET_HOSTWRITER_H

#include "HostDevice.h"
#include "ResultMemory.h"

namespace mlir::sparse_attn {

/// Writes one host function: with `calls`, or only the size of its workspace.
class HostWriter {
public:
  HostWriter(func::FuncOp source, HostBuilder &host, HostDevice &device,
             bool calls)
      : source(source), host(host), device(device), calls(calls),
        memory(source) {}
  LogicalResult write(const HostFrame &frame);
  /// Bytes of temporaries (index).
  Value workspaceBytes() { return used; }
  /// Whether the sizes of the caller's results are right (i32 status).
  Value checkResults(Value resultSizes);

private:
  void bindTensors(TypeRange types, ValueRange values, Value sizes, Value data);
  LogicalResult writeOp(Operation *op);
  LogicalResult writeDispatch(DispatchOp op);
  Value placeUpdate(DispatchOp op, int64_t i);
  void copyArguments();
  Value resultBuffer(Value value);
  Value bytesOf(const HostTensor &tensor, Type element);
  Value allocate(const HostTensor &tensor, Type element);

  func::FuncOp source;
  HostBuilder &host;
  HostDevice &device;
  bool calls;
  ResultMemory memory;
  DenseMap<Value, HostTensor> tensors;
  /// Where the updates of arguments lie; the arguments have been copied there.
  DenseMap<Value, Value> updates;
  Value resultData;
  IRMapping scalars;
  Value workspace, used;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_HOSTWRITER_H

//===- HostBuilder.h - Emit host code over the runtime ----------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The mechanics of EmitHost: entry functions of the C ABI, calls of the
// runtime, pointers and loops.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_TARGET_HOSTBUILDER_H
#define SPARSE_ATTN_LIB_TARGET_HOSTBUILDER_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace mlir::sparse_attn {

/// What the runtime needs to check a call.
struct HostSignature {
  std::string name, arguments, results;
  TypeRange argumentTypes, resultTypes;
  /// Where it runs (Runtime.h): SPARSE_ATTN_CPU or SPARSE_ATTN_CUDA.
  int32_t device = 1;
  /// For each result the argument that may be in the same memory, or -1.
  SmallVector<int32_t> sharers = {};
};

/// What an entry function has at hand once its tensors are bound.
struct HostFrame {
  Value argumentSizes, argumentData, resultSizes, resultData;
  Value workspace, workspaceBytes, stream;
};

class HostBuilder {
public:
  /// `prefix` starts the names of constants: one function, one prefix.
  HostBuilder(ModuleOp module, Location loc, StringRef prefix);

  /// Writes NAME: `body` returns the status (i32) and runs only if the tensors
  /// fit.
  void writeEntry(const HostSignature &signature,
                  function_ref<Value(const HostFrame &)> body);
  /// Writes NAME_workspace_size: `body` returns the bytes (index).
  void writeWorkspaceSize(const HostSignature &signature,
                          function_ref<Value(const HostFrame &)> body);

  /// Writes NAME_signature: `arguments -> results` as the runtime reads them.
  void writeSignature(const HostSignature &signature);
  /// Writes NAME_device: the device that the runtime checks tensors for.
  void writeDevice(const HostSignature &signature);

  Value index(int64_t value);
  Value status(int32_t value);
  /// Element `i` of an array of i64 (as index) or of pointers.
  Value loadSize(Value array, int64_t i);
  Value loadPointer(Value array, int64_t i);
  /// `pointer` + `bytes` (index).
  Value offset(Value pointer, Value bytes);
  /// A pointer to read-only data.
  Value constantData(ElementsAttr value);
  /// status, or an error if size `d` of result `i` is not `want`.
  Value expectSize(Value status, int64_t i, int64_t d, Value got, Value want);
  Value expectWorkspace(Value status, const HostFrame &frame, Value bytes);
  /// What `body` returns if `status` is 0, else `status`.
  Value ifSuccess(Value status, function_ref<Value()> body);
  /// Calls a function of the runtime, and declares it.
  Value callRuntime(StringRef name, Type result, ValueRange operands);
  /// A pointer to `content` and a zero.
  Value text(StringRef content);
  /// `count` words on the stack of the entry function.
  Value array(int64_t count, int64_t alignment = 8);
  Value asI64(Value index);
  /// A static object named `name`, made if it is not there: `fields` gives its
  /// fields, one value each.
  Value object(StringRef name, function_ref<SmallVector<Value>()> fields);
  /// Bytes in read-only memory under `name`, made if they are not there.
  Value bytes(StringRef name, StringAttr content);
  /// A name for a new global.
  std::string newName();

  ImplicitLocOpBuilder b;

private:
  Value bind(StringRef spec, Value tensors, Value count, StringRef what,
             TypeRange types, int32_t device, Value &sizes, Value &data,
             Value status, Value symbols);

  /// Starts an entry function: binds its arguments and returns the status.
  Value openEntry(func::FuncOp entry, const HostSignature &signature,
                  HostFrame &frame, Value &symbols);
  /// Ends it: returns what `body` does if `state` is 0, else `otherwise`.
  void closeEntry(Value state, function_ref<Value()> body, Value otherwise);

  std::string prefix;
  ModuleOp module;
  int64_t nextGlobal = 0;
  Type pointer;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_TARGET_HOSTBUILDER_H

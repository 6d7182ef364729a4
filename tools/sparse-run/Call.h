//===- Call.h - A call of a compiled function -------------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TOOLS_SPARSE_RUN_CALL_H
#define SPARSE_ATTN_TOOLS_SPARSE_RUN_CALL_H

#include "Npy.h"
#include "sparse-attn-c/Runtime.h"

namespace sparse_attn {

/// Prints the sentence and ends the program.
[[noreturn]] void die(const std::string &sentence);

/// A function of a shared object. Ends the program if there is none.
class Function {
public:
  Function(const std::string &object, const std::string &name);
  std::string signature() const { return signatureText; }
  /// SPARSE_ATTN_CPU or SPARSE_ATTN_CUDA.
  int32_t device() const { return deviceType; }

private:
  friend class Call;
  int32_t (*entry)(const DLTensor *, int32_t, DLTensor *, int32_t, void *,
                   size_t, void *);
  size_t (*workspaceSize)(const DLTensor *, int32_t);
  std::string signatureText;
  int32_t deviceType;
};

/// A call with its tensors and workspace in the memory of the function's
/// device. Ends the program with the runtime's sentence on errors.
class Call {
public:
  Call(const Function &function, std::vector<Array> &inputs,
       std::vector<Array> &results);
  ~Call();
  Call(const Call &) = delete;
  Call &operator=(const Call &) = delete;

  void run() { check(enqueue(nullptr)); }
  /// Waits for the calls and copies their results to the arrays.
  void fetchResults();

  struct Times {
    double median, least; // in microseconds
    const char *what;     // of which there were `count`
    int count;
  };
  Times time();

private:
  /// The tensor of an array on the device, with or without its elements.
  DLTensor place(Array &array, bool copy);
  int32_t enqueue(void *stream);
  void *allocate(size_t bytes);
  static void check(int32_t status);

  const Function &function;
  std::vector<Array> &results;
  std::vector<DLTensor> arguments, outputs;
  std::vector<void *> allocations;
  void *workspace = nullptr;
  size_t workspaceBytes = 0;
};

} // namespace sparse_attn

#endif // SPARSE_ATTN_TOOLS_SPARSE_RUN_CALL_H

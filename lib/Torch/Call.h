//===- Call.h - A call of an op, whoever makes it ---------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From arguments that are described to the compiled function: a call of a form
// that was met before looks its plan up, takes a workspace, and launches.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TORCH_CALL_H
#define SPARSE_ATTN_TORCH_CALL_H

#include "Ops.h"
#include "Shim.h"

#include <array>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sparse_attn::torch {

/// PyTorch, once it is connected.
extern Shim shim;

/// Throws a runtime_error unless a function of the shim succeeded.
void check(Status status, const char *what);

/// DLPack's name of an element type of PyTorch. Throws a runtime_error for one
/// that no program has.
DLDataType toDLPack(int32_t dtype);

/// A handle of PyTorch's that goes with this object, by `remove` of the shim.
template <typename Handle, Status (*Shim::*remove)(Handle)> class Owned {
public:
  explicit Owned(Handle handle = nullptr) : handle(handle) {}
  Owned(Owned &&other) : handle(other.release()) {}
  Owned &operator=(Owned &&other) {
    std::swap(handle, other.handle);
    return *this;
  }
  ~Owned() {
    if (handle)
      (shim.*remove)(handle);
  }
  Handle get() const { return handle; }
  Handle release() { return std::exchange(handle, nullptr); }

private:
  Handle handle;
};
using OwnedTensor = Owned<Tensor, &Shim::aoti_torch_delete_tensor_object>;
using OwnedString = Owned<String, &Shim::torch_delete_string>;
using OwnedGuard = Owned<Guard, &Shim::aoti_torch_delete_cuda_guard>;

/// A new tensor of the type, shape and device of another, contiguous.
OwnedTensor makeEmptyLike(const DLTensor &like);

/// Makes a device current for as long as the result lives, if it is not: a
/// guard is memory.
OwnedGuard makeCurrent(DLDevice device);

/// What tells the forms of an op's calls apart, as bytes. Not a string: one of
/// this size is slow to allocate.
class Key {
public:
  template <typename T> void append(const T &value) {
    append(&value, sizeof(value));
  }
  void append(const void *from, size_t count);
  std::string_view view() const { return {bytes.data(), size}; }

private:
  std::array<char, 8192> bytes;
  size_t size = 0;
};

/// How a form is served, and with how much memory: which depends on sizes.
struct Served {
  SparseAttnPlan plan;
  size_t workspace;
};

/// An op with the plans of its forms.
struct Op {
  std::string name, kinds;
  std::vector<std::string> names; // of the arguments
  SparseAttnPlanner planner = nullptr;
  std::mutex mutex;
  // Plans stay where they are when others are added.
  std::unordered_map<std::string, Served> plans;
  // That of the last call: the layers of a model have one form, and to hash a
  // key takes longer than to compare it.
  const std::pair<const std::string, Served> *last = nullptr;
};

constexpr int kNumOps = 3;
extern std::array<Op, kNumOps> ops;

/// The arguments of a call. They are added in order; tensors are contiguous and
/// stay the caller's.
class Call {
public:
  explicit Call(Op &op) : op(op) {}

  void add(const SparseAttnArgument &argument);
  void addTensor(const DLTensor &tensor);

  /// The first device of CUDA that a tensor is on, else that of the CPU.
  DLDevice getDevice() const { return device; }

  const DLTensor &getTensor(int32_t index) const {
    return arguments[index].tensor;
  }

  /// Asks the op's planner for a form that is new. Throws a runtime_error with
  /// its sentence.
  const Served &findPlan();

  /// Calls the function. `outputs` are the new tensors.
  void launch(const Served &served, const DLTensor *outputs) const;

private:
  void gather(const SparseAttnPlan &plan, DLTensor *inputs) const;

  Op &op;
  int32_t count = 0;
  std::array<SparseAttnArgument, SPARSE_ATTN_MAX_TENSORS> arguments;
  Key key;
  DLDevice device = {1, 0};
};

} // namespace sparse_attn::torch

#endif // SPARSE_ATTN_TORCH_CALL_H

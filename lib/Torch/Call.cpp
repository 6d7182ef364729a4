//===- Call.cpp - A call of an op, whoever makes it -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Call.h"

#include <cstring>
#include <stdexcept>

using namespace sparse_attn::torch;

Shim sparse_attn::torch::shim;
std::array<Op, kNumOps> sparse_attn::torch::ops;

namespace {

struct ElementType {
  int32_t (*Shim::*torch)();
  DLDataType dlpack;
};

constexpr ElementType kElementTypes[] = {
    {&Shim::aoti_torch_dtype_bfloat16, {4, 16, 1}},
    {&Shim::aoti_torch_dtype_float16, {2, 16, 1}},
    {&Shim::aoti_torch_dtype_float32, {2, 32, 1}},
    {&Shim::aoti_torch_dtype_int32, {0, 32, 1}},
    {&Shim::aoti_torch_dtype_int64, {0, 64, 1}},
    {&Shim::aoti_torch_dtype_float64, {2, 64, 1}},
    {&Shim::aoti_torch_dtype_int16, {0, 16, 1}},
    {&Shim::aoti_torch_dtype_int8, {0, 8, 1}},
    {&Shim::aoti_torch_dtype_uint8, {1, 8, 1}},
    {&Shim::aoti_torch_dtype_bool, {6, 8, 1}}};

int32_t toTorch(DLDataType dtype) {
  for (const ElementType &type : kElementTypes)
    if (type.dlpack.code == dtype.code && type.dlpack.bits == dtype.bits)
      return (shim.*type.torch)();
  throw std::runtime_error("sparse_attn: a result has an unknown element type");
}

/// Of the current device, from PyTorch's allocator: faster than a tensor.
using OwnedMemory =
    Owned<void *, &Shim::aoti_torch_cuda_caching_allocator_raw_delete>;

} // namespace

void sparse_attn::torch::check(Status status, const char *what) {
  if (status != 0)
    throw std::runtime_error(std::string("sparse_attn: PyTorch failed to ") +
                             what);
}

DLDataType sparse_attn::torch::toDLPack(int32_t dtype) {
  for (const ElementType &type : kElementTypes)
    if ((shim.*type.torch)() == dtype)
      return type.dlpack;
  throw std::runtime_error("sparse_attn: a tensor has an element type that no "
                           "program takes");
}

OwnedTensor sparse_attn::torch::makeEmptyLike(const DLTensor &like) {
  std::array<int64_t, SPARSE_ATTN_MAX_TENSORS> strides;
  if (like.ndim > static_cast<int32_t>(strides.size()))
    throw std::runtime_error("sparse_attn: a tensor has too many dimensions");
  int64_t stride = 1;
  for (int32_t i = like.ndim - 1; i >= 0; --i) {
    strides[i] = stride;
    stride *= like.shape[i] > 0 ? like.shape[i] : 1;
  }
  const bool cuda = like.device.device_type == 2;
  const int32_t type = cuda ? shim.aoti_torch_device_type_cuda()
                            : shim.aoti_torch_device_type_cpu();
  Tensor made = nullptr;
  check(shim.aoti_torch_empty_strided(like.ndim, like.shape, strides.data(),
                                      toTorch(like.dtype), type,
                                      cuda ? like.device.device_id : -1, &made),
        "allocate");
  return OwnedTensor(made);
}

OwnedGuard sparse_attn::torch::makeCurrent(DLDevice device) {
  int32_t current = 0;
  Guard guard = nullptr;
  if (device.device_type != 2)
    return OwnedGuard();
  check(shim.aoti_torch_get_current_device_index(&current),
        "tell the current device");
  if (current != device.device_id)
    check(shim.aoti_torch_create_cuda_guard(device.device_id, &guard),
          "set the device");
  return OwnedGuard(guard);
}

void Key::append(const void *from, size_t count) {
  if (count > bytes.size() - size)
    throw std::runtime_error("sparse_attn: the options of a call are too long: "
                             "expected less than " +
                             std::to_string(bytes.size()) + " bytes");
  std::memcpy(bytes.data() + size, from, count);
  size += count;
}

void Call::add(const SparseAttnArgument &argument) {
  arguments[count++] = argument;
  key.append(argument.present);
  if (argument.text)
    key.append(argument.text, std::strlen(argument.text) + 1);
  key.append(argument.integer);
  key.append(argument.number);
}

void Call::addTensor(const DLTensor &tensor) {
  SparseAttnArgument &argument = arguments[count++];
  argument = {};
  argument.present = 1;
  argument.tensor = tensor;
  if (device.device_type != 2)
    device = tensor.device;
  key.append(argument.present);
  key.append(tensor.dtype);
  key.append(tensor.device);
  key.append(tensor.ndim);
  key.append(tensor.shape, tensor.ndim * sizeof(int64_t));
}

/// The arguments of the compiled function.
void Call::gather(const SparseAttnPlan &plan, DLTensor *inputs) const {
  for (int32_t i = 0; i < plan.num_arguments; ++i)
    inputs[i] = arguments[plan.arguments[i]].tensor;
}

const Served &Call::findPlan() {
  {
    std::lock_guard<std::mutex> lock(op.mutex);
    if (op.last && op.last->first == key.view())
      return op.last->second;
    auto found = op.plans.find(std::string(key.view()));
    if (found != op.plans.end()) {
      op.last = &*found;
      return found->second;
    }
  }
  // Not under the lock: the planner waits for Python's, whose holder may be
  // waiting for ours.
  Served made = {};
  SparseAttnPlan &plan = made.plan;
  std::array<char, 4096> error = {};
  if (op.planner(static_cast<int32_t>(&op - ops.data()), arguments.data(),
                 count, &plan, error.data(),
                 static_cast<int32_t>(error.size())) != 0)
    throw std::runtime_error(error.data());
  std::array<DLTensor, SPARSE_ATTN_MAX_TENSORS> inputs;
  gather(plan, inputs.data());
  made.workspace = plan.workspace_size(inputs.data(), plan.num_arguments);
  if (made.workspace == static_cast<size_t>(-1))
    throw std::runtime_error(plan.last_error());
  std::lock_guard<std::mutex> lock(op.mutex);
  return op.plans.emplace(key.view(), made).first->second;
}

void Call::launch(const Served &served, const DLTensor *outputs) const {
  const auto &[plan, size] = served;
  std::array<DLTensor, SPARSE_ATTN_MAX_TENSORS> inputs, results;
  gather(plan, inputs.data());
  for (int32_t i = 0; i < plan.num_results; ++i) {
    const int32_t index = plan.results[i];
    results[i] = index >= 0 ? arguments[index].tensor : outputs[-1 - index];
  }
  // The allocator knows the stream, and a capture keeps what it allocates, so
  // the memory may go when the work is enqueued.
  OwnedTensor workspace;
  OwnedMemory onDevice;
  void *memory = nullptr, *stream = nullptr;
  const bool onCuda = device.device_type == 2;
  if (size > 0 && onCuda) {
    check(shim.aoti_torch_cuda_caching_allocator_raw_alloc(size, &memory),
          "allocate");
    onDevice = OwnedMemory(memory);
  } else if (size > 0) {
    int64_t count = static_cast<int64_t>(size);
    DLTensor bytes = {};
    bytes.device = device;
    bytes.ndim = 1;
    bytes.dtype = {1, 8, 1};
    bytes.shape = &count;
    workspace = makeEmptyLike(bytes);
    check(shim.aoti_torch_get_data_ptr(workspace.get(), &memory),
          "read a tensor");
  }
  if (onCuda)
    check(shim.aoti_torch_get_current_cuda_stream(device.device_id, &stream),
          "tell the stream");
  if (plan.entry(inputs.data(), plan.num_arguments, results.data(),
                 plan.num_results, memory, size, stream) != 0)
    throw std::runtime_error(plan.last_error());
}

//===- Ops.cpp - Kernels of torch.ops.sparse_attn -------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Between PyTorch's dispatcher and a compiled function, without Python: a call
// of a form that was met before looks its plan up, allocates what it returns
// and a workspace, and launches.
//
//===----------------------------------------------------------------------===//

#include "Ops.h"
#include "Shim.h"

#include <array>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

using namespace sparse_attn::torch;

namespace {

Shim shim;
SparseAttnInterpreter interpreter;

void check(Status status, const char *what) {
  if (status != 0)
    throw std::runtime_error(std::string("sparse_attn: PyTorch failed to ") +
                             what);
}

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

/// Makes the device of a call current, if it is not: a guard is memory.
class DeviceGuard {
public:
  explicit DeviceGuard(bool cuda, int32_t index) {
    int32_t current = 0;
    if (!cuda)
      return;
    check(shim.aoti_torch_get_current_device_index(&current),
          "tell the current device");
    if (current != index)
      check(shim.aoti_torch_create_cuda_guard(index, &guard), "set the device");
  }
  DeviceGuard(const DeviceGuard &) = delete;
  ~DeviceGuard() {
    if (guard)
      shim.aoti_torch_delete_cuda_guard(guard);
  }

private:
  Guard guard = nullptr;
};

/// Once asked for, holds Python's lock until it goes. Tensors that a program in
/// Python holds take that lock when we let go of them, each on its own, which
/// is most of what that costs; it costs them next to nothing if the thread has
/// it.
class InterpreterLock {
public:
  InterpreterLock() = default;
  InterpreterLock(const InterpreterLock &) = delete;
  ~InterpreterLock() {
    if (held)
      interpreter.unlock(state);
  }
  void take() {
    state = interpreter.lock();
    held = true;
  }

private:
  int state = 0;
  bool held = false;
};

/// What tells the forms of an op's calls apart, as bytes. Not a string: one of
/// this size is slow to allocate.
class Key {
public:
  template <typename T> void append(const T &value) {
    append(&value, sizeof(value));
  }
  void append(const void *from, size_t count) {
    if (count > bytes.size() - size)
      throw std::runtime_error("sparse_attn: the options of a call are too "
                               "long: expected less than " +
                               std::to_string(bytes.size()) + " bytes");
    std::memcpy(bytes.data() + size, from, count);
    size += count;
  }
  std::string_view view() const { return {bytes.data(), size}; }

private:
  std::array<char, 8192> bytes;
  size_t size = 0;
};

struct ElementType {
  int32_t torch;
  DLDataType dlpack;
};

std::vector<ElementType> elementTypes;

DLDataType toDLPack(int32_t dtype) {
  for (const ElementType &type : elementTypes)
    if (type.torch == dtype)
      return type.dlpack;
  throw std::runtime_error("sparse_attn: a tensor has an element type that no "
                           "program takes");
}

int32_t toTorch(DLDataType dtype) {
  for (const ElementType &type : elementTypes)
    if (type.dlpack.code == dtype.code && type.dlpack.bits == dtype.bits)
      return type.torch;
  throw std::runtime_error("sparse_attn: a result has an unknown element type");
}

Tensor makeEmpty(int64_t rank, const int64_t *sizes, int32_t dtype,
                 int32_t deviceType, int32_t deviceIndex) {
  std::array<int64_t, SPARSE_ATTN_MAX_RANK> strides;
  int64_t stride = 1;
  for (int64_t i = rank - 1; i >= 0; --i) {
    strides[i] = stride;
    stride *= sizes[i] > 0 ? sizes[i] : 1;
  }
  Tensor made = nullptr;
  check(shim.aoti_torch_empty_strided(rank, sizes, strides.data(), dtype,
                                      deviceType, deviceIndex, &made),
        "allocate");
  return made;
}

/// Memory of the current device that goes with this object, from PyTorch's
/// allocator: faster than a tensor.
class OwnedMemory {
public:
  OwnedMemory() = default;
  OwnedMemory(const OwnedMemory &) = delete;
  ~OwnedMemory() {
    if (memory)
      shim.aoti_torch_cuda_caching_allocator_raw_delete(memory);
  }
  void *allocate(uint64_t bytes) {
    check(shim.aoti_torch_cuda_caching_allocator_raw_alloc(bytes, &memory),
          "allocate");
    return memory;
  }

private:
  void *memory = nullptr;
};

/// The same values, contiguous.
Tensor makeContiguous(Tensor tensor) {
  Value stack[2] = {
      reinterpret_cast<Value>(tensor),
      static_cast<Value>(shim.aoti_torch_memory_format_contiguous_format())};
  check(shim.torch_call_dispatcher("aten::contiguous", "", stack, kAbiVersion),
        "copy a tensor with strides");
  return reinterpret_cast<Tensor>(stack[0]);
}

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
std::array<Op, kNumOps> ops;

/// The arguments of a call, and all that it owns.
class Call {
public:
  Call(Op &op, Value *stack) : op(op) {
    const size_t count = op.kinds.size();
    // First of all everything is taken over, so that an error frees it.
    for (size_t i = 0; i < count; ++i)
      take(i, stack[i]);
    for (size_t i = 0; i < count; ++i)
      describe(i);
  }

  ~Call() { lock.take(); }

  void run(Value *stack) {
    DeviceGuard guard(onCuda, deviceIndex);
    const auto &[plan, workspace] = findPlan();
    std::array<DLTensor, SPARSE_ATTN_MAX_TENSORS> inputs, results;
    gather(plan, inputs.data());
    std::array<OwnedTensor, 2> outputs;
    for (int32_t i = 0; i < plan.num_outputs; ++i) {
      const SparseAttnOutput &out = plan.outputs[i];
      outputs[i] = OwnedTensor(makeEmpty(
          out.ndim, out.sizes, toTorch(out.dtype), deviceType, deviceIndex));
    }
    for (int32_t i = 0; i < plan.num_results; ++i) {
      const int32_t index = plan.results[i];
      if (index >= 0) {
        results[i] = arguments[index].tensor;
        continue;
      }
      const SparseAttnOutput &out = plan.outputs[-1 - index];
      results[i] = inputs[0];
      results[i].dtype = out.dtype;
      results[i].ndim = out.ndim;
      results[i].shape = const_cast<int64_t *>(out.sizes);
      check(shim.aoti_torch_get_data_ptr(outputs[-1 - index].get(),
                                         &results[i].data),
            "read a tensor");
    }
    launch(plan, workspace, inputs.data(), results.data());
    for (int32_t i = 0; i < plan.num_outputs; ++i)
      stack[i] = reinterpret_cast<Value>(outputs[i].release());
  }

private:
  void take(size_t i, Value value) {
    SparseAttnArgument &argument = arguments[i];
    argument = {};
    argument.present = 1;
    switch (op.kinds[i]) {
    case 'O':
    case 'f': {
      Value *boxed = reinterpret_cast<Value *>(value);
      argument.present = boxed != nullptr;
      value = boxed ? *boxed : 0;
      delete boxed;
      if (op.kinds[i] == 'f') {
        std::memcpy(&argument.number, &value, sizeof(value));
        return;
      }
      break;
    }
    case 's': {
      String string = reinterpret_cast<String>(value);
      strings[i] = OwnedString(string);
      check(shim.torch_string_c_str(string, &argument.text), "read a text");
      return;
    }
    case 'i':
      argument.integer = static_cast<int64_t>(value);
      return;
    default:
      break;
    }
    owned[i] = OwnedTensor(reinterpret_cast<Tensor>(value));
  }

  /// Describes a tensor, and adds what tells forms apart to the key.
  void describe(size_t i) {
    SparseAttnArgument &argument = arguments[i];
    key.append(argument.present);
    if (!owned[i].get()) {
      if (argument.text)
        key.append(argument.text, std::strlen(argument.text) + 1);
      key.append(argument.integer);
      key.append(argument.number);
      return;
    }
    bool contiguous = true;
    check(shim.aoti_torch_is_contiguous(owned[i].get(), &contiguous),
          "read a tensor");
    if (!contiguous) {
      if (op.kinds[i] == 'M')
        throw std::runtime_error(
            "sparse_attn::" + op.name + ": argument " + op.names[i] +
            " is updated in place and has to be contiguous");
      owned[i] = OwnedTensor(makeContiguous(owned[i].release()));
    }
    Tensor tensor = owned[i].get();
    DLTensor &out = argument.tensor;
    int64_t rank = 0;
    int32_t dtype = 0, type = 0, index = 0;
    bool ok = shim.aoti_torch_get_data_ptr(tensor, &out.data) == 0 &&
              shim.aoti_torch_get_dim(tensor, &rank) == 0 &&
              shim.aoti_torch_get_sizes(tensor, &out.shape) == 0 &&
              shim.aoti_torch_get_dtype(tensor, &dtype) == 0 &&
              shim.aoti_torch_get_device_type(tensor, &type) == 0 &&
              shim.aoti_torch_get_device_index(tensor, &index) == 0;
    check(ok ? 0 : 1, "read a tensor");
    const bool cuda = type == shim.aoti_torch_device_type_cuda();
    out.ndim = static_cast<int32_t>(rank);
    out.dtype = toDLPack(dtype);
    out.device = {cuda ? 2 : 1, cuda ? index : 0};
    if (cuda || !anyTensor) {
      onCuda = cuda;
      deviceType = type;
      deviceIndex = index;
      anyTensor = true;
    }
    key.append(out.dtype);
    key.append(out.device);
    key.append(out.ndim);
    key.append(out.shape, rank * sizeof(int64_t));
  }

  /// The arguments of the compiled function.
  void gather(const SparseAttnPlan &plan, DLTensor *inputs) const {
    for (int32_t i = 0; i < plan.num_arguments; ++i)
      inputs[i] = arguments[plan.arguments[i]].tensor;
  }

  const Served &findPlan() {
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
                   static_cast<int32_t>(op.kinds.size()), &plan, error.data(),
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

  void launch(const SparseAttnPlan &plan, size_t size, const DLTensor *inputs,
              DLTensor *results) {
    // The allocator knows the stream, and a capture keeps what it allocates, so
    // the memory may go when the work is enqueued.
    OwnedTensor workspace;
    OwnedMemory onDevice;
    void *memory = nullptr, *stream = nullptr;
    if (size > 0 && onCuda) {
      memory = onDevice.allocate(size);
    } else if (size > 0) {
      const int64_t bytes = static_cast<int64_t>(size);
      workspace = OwnedTensor(makeEmpty(
          1, &bytes, shim.aoti_torch_dtype_uint8(), deviceType, deviceIndex));
      check(shim.aoti_torch_get_data_ptr(workspace.get(), &memory),
            "read a tensor");
    }
    if (onCuda)
      check(shim.aoti_torch_get_current_cuda_stream(deviceIndex, &stream),
            "tell the stream");
    if (plan.entry(inputs, plan.num_arguments, results, plan.num_results,
                   memory, size, stream) != 0)
      throw std::runtime_error(plan.last_error());
  }

  Op &op;
  InterpreterLock lock; // goes after the tensors
  std::array<SparseAttnArgument, SPARSE_ATTN_MAX_TENSORS> arguments;
  std::array<OwnedTensor, SPARSE_ATTN_MAX_TENSORS> owned;
  std::array<OwnedString, SPARSE_ATTN_MAX_TENSORS> strings;
  Key key;
  bool anyTensor = false, onCuda = false;
  int32_t deviceType = 0, deviceIndex = 0;
};

template <int number> void kernel(Value *stack, uint64_t, uint64_t) {
  Call call(ops[number], stack);
  call.run(stack);
}

constexpr Kernel kKernels[kNumOps] = {kernel<0>, kernel<1>, kernel<2>};

} // namespace

const char *sparse_attn_torch_load(void *cpu, void *cuda,
                                   SparseAttnInterpreter python) {
  if (const char *missing = loadShim(shim, cpu, cuda))
    return missing;
  interpreter = python;
  elementTypes = {{shim.aoti_torch_dtype_float32(), {2, 32, 1}},
                  {shim.aoti_torch_dtype_float16(), {2, 16, 1}},
                  {shim.aoti_torch_dtype_bfloat16(), {4, 16, 1}},
                  {shim.aoti_torch_dtype_float64(), {2, 64, 1}},
                  {shim.aoti_torch_dtype_int64(), {0, 64, 1}},
                  {shim.aoti_torch_dtype_int32(), {0, 32, 1}},
                  {shim.aoti_torch_dtype_int16(), {0, 16, 1}},
                  {shim.aoti_torch_dtype_int8(), {0, 8, 1}},
                  {shim.aoti_torch_dtype_uint8(), {1, 8, 1}},
                  {shim.aoti_torch_dtype_bool(), {6, 8, 1}}};
  return nullptr;
}

const char *sparse_attn_torch_register(int32_t op, const char *name,
                                       const char *kinds,
                                       const char *const *names,
                                       SparseAttnPlanner planner) {
  if (op < 0 || op >= kNumOps || std::strlen(kinds) > SPARSE_ATTN_MAX_TENSORS)
    return "no op of that number or size";
  ops[op].name = name;
  ops[op].kinds = kinds;
  ops[op].names.assign(names, names + std::strlen(kinds));
  ops[op].planner = planner;
  const bool hasCuda = shim.aoti_torch_get_current_cuda_stream != nullptr;
  for (const char *key : {"CPU", "CUDA"}) {
    if (std::strcmp(key, "CUDA") == 0 && !hasCuda)
      continue;
    // PyTorch keeps the kernels of a library as long as it lives: always.
    Library library = nullptr;
    if (shim.aoti_torch_library_init_impl("sparse_attn", key, __FILE__,
                                          __LINE__, &library) != 0 ||
        shim.torch_library_impl(library, name, kKernels[op], kAbiVersion) != 0)
      return "PyTorch does not take the kernel";
  }
  return nullptr;
}

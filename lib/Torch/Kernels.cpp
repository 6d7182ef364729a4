//===- Kernels.cpp - Kernels of torch.ops.sparse_attn ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What PyTorch's dispatcher calls, without Python.
//
//===----------------------------------------------------------------------===//

#include "Call.h"
#include "Interpreter.h"

#include <cstring>
#include <stdexcept>

using namespace sparse_attn::torch;

namespace {

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
      interpreter.PyGILState_Release(state);
  }
  void take() {
    state = interpreter.PyGILState_Ensure();
    held = true;
  }

private:
  int state = 0;
  bool held = false;
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

/// What a kernel takes over from its stack.
class Arguments {
public:
  Arguments(Op &op, Value *stack) : op(op) {
    const size_t count = op.kinds.size();
    // First of all everything is taken over, so that an error frees it.
    for (size_t i = 0; i < count; ++i)
      take(i, stack[i]);
  }
  ~Arguments() { lock.take(); }

  void describe(Call &call) {
    for (size_t i = 0; i < op.kinds.size(); ++i) {
      if (owned[i].get())
        call.addTensor(describeTensor(i));
      else
        call.add(arguments[i]);
    }
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

  DLTensor describeTensor(size_t i) {
    bool contiguous = true;
    // An error means that it has no memory: said below.
    shim.aoti_torch_is_contiguous(owned[i].get(), &contiguous);
    if (!contiguous) {
      if (op.kinds[i] == 'M')
        throw std::runtime_error(
            "sparse_attn::" + op.name + ": argument " + op.names[i] +
            " is updated in place and has to be contiguous");
      owned[i] = OwnedTensor(makeContiguous(owned[i].release()));
    }
    Tensor tensor = owned[i].get();
    DLTensor out = {};
    int64_t rank = 0;
    int32_t dtype = 0, type = 0, index = 0;
    bool ok = shim.aoti_torch_get_data_ptr(tensor, &out.data) == 0 &&
              shim.aoti_torch_get_dim(tensor, &rank) == 0 &&
              shim.aoti_torch_get_sizes(tensor, &out.shape) == 0 &&
              shim.aoti_torch_get_dtype(tensor, &dtype) == 0 &&
              shim.aoti_torch_get_device_type(tensor, &type) == 0 &&
              shim.aoti_torch_get_device_index(tensor, &index) == 0;
    if (!ok)
      throw std::runtime_error("sparse_attn::" + op.name + ": argument " +
                               op.names[i] + " is no tensor with memory");
    const bool cuda = type == shim.aoti_torch_device_type_cuda();
    out.ndim = static_cast<int32_t>(rank);
    out.dtype = toDLPack(dtype);
    out.device = {cuda ? 2 : 1, cuda ? index : 0};
    return out;
  }

  Op &op;
  InterpreterLock lock; // goes after the tensors
  std::array<SparseAttnArgument, SPARSE_ATTN_MAX_TENSORS> arguments;
  std::array<OwnedTensor, SPARSE_ATTN_MAX_TENSORS> owned;
  std::array<OwnedString, SPARSE_ATTN_MAX_TENSORS> strings;
};

template <int number> void kernel(Value *stack, uint64_t, uint64_t) {
  Arguments arguments(ops[number], stack);
  Call call(ops[number]);
  arguments.describe(call);
  const OwnedGuard guard = makeCurrent(call.getDevice());
  const Served &served = call.findPlan();
  std::array<OwnedTensor, 2> owned;
  std::array<DLTensor, 2> outputs;
  for (int32_t i = 0; i < served.plan.num_outputs; ++i) {
    outputs[i] = call.getTensor(served.plan.outputs[i]);
    owned[i] = makeEmptyLike(outputs[i]);
    check(shim.aoti_torch_get_data_ptr(owned[i].get(), &outputs[i].data),
          "read a tensor");
  }
  call.launch(served, outputs.data());
  for (int32_t i = 0; i < served.plan.num_outputs; ++i)
    stack[i] = reinterpret_cast<Value>(owned[i].release());
}

constexpr Kernel kKernels[kNumOps] = {kernel<0>, kernel<1>, kernel<2>};

} // namespace

const char *sparse_attn_torch_load(void *cpu, void *cuda, void *python) {
  const char *missing = loadShim(shim, cpu, cuda);
  return missing ? missing : loadInterpreter(interpreter, python);
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

//===- Direct.cpp - Calls of ops from Python, past the dispatcher ---------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of what a step of 23 arguments costs the host, PyTorch's dispatcher is a
// third. A call of plain tensors that nobody observes needs nothing of it: here
// they are read through DLPack's exchange API. What is not of that kind is not
// done, and the caller is told so by NotImplemented.
//
//===----------------------------------------------------------------------===//

#include "Call.h"
#include "Interpreter.h"

#include <algorithm>
#include <exception>
#include <utility>
#include <vector>

using namespace sparse_attn::torch;

namespace {

/// DLPackExchangeAPI of DLPack 1.3, whose later versions only add to it.
struct ExchangeAPI {
  uint32_t major, minor;
  void *previous;
  void *allocate, *fromObject, *toObject; // of managed tensors
  int (*view)(Object, DLTensor *);        // 0, or an error of Python's
  void *stream;
};

/// A reference that we own.
class Reference {
public:
  explicit Reference(Object object) : object(object) {}
  Reference(const Reference &) = delete;
  ~Reference() {
    if (object)
      interpreter.Py_DecRef(object);
  }
  Object get() const { return object; }
  Object release() { return std::exchange(object, nullptr); }

private:
  Object object;
};

/// Lets other threads of Python run.
class Unlocked {
public:
  Unlocked() : state(interpreter.PyEval_SaveThread()) {}
  Unlocked(const Unlocked &) = delete;
  ~Unlocked() { interpreter.PyEval_RestoreThread(state); }

private:
  void *state;
};

/// What Python knows of an op. Its references are ours and stay: the library
/// ends after the interpreter.
struct Signature {
  const ExchangeAPI *api = nullptr;
  Object like = nullptr;        // a function: a tensor to a new one like it
  std::vector<Object> watchers; // functions: true if ops are observed
  std::vector<Object> types;    // of plain tensors
  std::vector<Object> names;    // interned
  std::vector<Object> defaults; // NotImplemented where there is none
  MethodDefinition method = {};
};

std::array<Signature, kNumOps> signatures;

using Slots = std::array<Object, SPARSE_ATTN_MAX_TENSORS>;

/// Arguments in the order of the op; false if they do not fit its signature.
bool place(const Signature &signature, Object const *given, ptrdiff_t count,
           Object keywords, Slots &slots) {
  const size_t size = signature.names.size();
  const size_t positional = static_cast<size_t>(count);
  if (positional > size)
    return false;
  std::copy_n(given, positional, slots.begin());
  for (size_t i = positional; i < size; ++i)
    slots[i] = nullptr;
  const ptrdiff_t named = keywords ? interpreter.PyTuple_Size(keywords) : 0;
  for (ptrdiff_t i = 0; i < named; ++i) {
    Object name = interpreter.PyTuple_GetItem(keywords, i);
    size_t slot = positional;
    // Names in a program's text are interned, so one of an argument is ours.
    while (slot < size && signature.names[slot] != name)
      ++slot;
    if (slot == size)
      return false;
    slots[slot] = given[positional + static_cast<size_t>(i)];
  }
  for (size_t i = positional; i < size; ++i) {
    if (!slots[i])
      slots[i] = signature.defaults[i];
    if (slots[i] == interpreter.notImplemented())
      return false;
  }
  return true;
}

/// An error of Python's counts as observed: the dispatcher will meet it.
bool isObserved(const Signature &signature) {
  for (Object watcher : signature.watchers) {
    const Reference seen(
        interpreter.PyObject_Vectorcall(watcher, nullptr, 0, nullptr));
    if (seen.get() && interpreter.PyObject_IsTrue(seen.get()) == 0)
      continue;
    interpreter.PyErr_Clear();
    return true;
  }
  return false;
}

bool isContiguous(const DLTensor &tensor) {
  int64_t stride = 1;
  for (int32_t i = tensor.ndim - 1; i >= 0; --i) {
    if (tensor.shape[i] != 1 && tensor.strides && tensor.strides[i] != stride)
      return false;
    stride *= tensor.shape[i];
  }
  return true;
}

/// A tensor that the dispatcher would hand to our kernel as it is.
bool readTensor(const Signature &signature, Object object, DLTensor &tensor) {
  const Reference type(interpreter.PyObject_Type(object));
  bool plain = false;
  for (Object known : signature.types)
    plain |= known == type.get();
  if (!plain)
    return false;
  if (signature.api->view(object, &tensor) != 0) {
    interpreter.PyErr_Clear(); // the dispatcher has a better sentence
    return false;
  }
  const bool onDevice =
      tensor.device.device_type == 1 || tensor.device.device_type == 2;
  // A tensor can stand for the negative of its memory, which DLPack does not
  // say: an imaginary part, which has a stride of 2 unless it has one element.
  const bool real = tensor.dtype.code == 2 || tensor.dtype.code == 4;
  int64_t elements = 1;
  for (int32_t i = 0; i < tensor.ndim; ++i)
    elements *= tensor.shape[i];
  const bool fits = onDevice && !(real && elements == 1) &&
                    tensor.byte_offset == 0 && isContiguous(tensor);
  tensor.strides = nullptr;
  return fits;
}

bool add(Call &call, const Signature &signature, char kind, Object object) {
  SparseAttnArgument argument = {};
  argument.present = 1;
  const bool optional = kind == 'O' || kind == 'f';
  if (optional && object == interpreter.none()) {
    argument.present = 0;
    call.add(argument);
    return true;
  }
  switch (kind) {
  case 's':
    argument.text = interpreter.PyUnicode_AsUTF8AndSize(object, nullptr);
    break;
  case 'i':
    argument.integer = interpreter.PyLong_AsLongLong(object);
    break;
  case 'f':
    argument.number = interpreter.PyFloat_AsDouble(object);
    break;
  default:
    DLTensor tensor;
    if (!readTensor(signature, object, tensor))
      return false;
    call.addTensor(tensor);
    return true;
  }
  if (interpreter.PyErr_Occurred()) {
    interpreter.PyErr_Clear();
    return false;
  }
  call.add(argument);
  return true;
}

/// The result, a new reference; null with an error of Python's, or if it is not
/// done.
Object run(Op &op, const Signature &signature, Object const *given,
           ptrdiff_t count, Object keywords) {
  Slots slots;
  if (isObserved(signature) || !place(signature, given, count, keywords, slots))
    return nullptr;
  Call call(op);
  for (size_t i = 0; i < op.kinds.size(); ++i)
    if (!add(call, signature, op.kinds[i], slots[i]))
      return nullptr;
  const Served &served = call.findPlan();
  if (served.plan.num_outputs != 1)
    return nullptr;
  const OwnedGuard guard = makeCurrent(call.getDevice());
  Reference result(interpreter.PyObject_Vectorcall(
      signature.like, &slots[served.plan.outputs[0]], 1, nullptr));
  DLTensor output;
  if (!result.get() || signature.api->view(result.get(), &output) != 0)
    return nullptr;
  {
    const Unlocked unlocked;
    call.launch(served, &output);
  }
  return result.release();
}

template <int number>
Object direct(Object, Object const *given, ptrdiff_t count, Object keywords) {
  try {
    Object done = run(ops[number], signatures[number], given, count, keywords);
    if (done || interpreter.PyErr_Occurred())
      return done;
    interpreter.Py_IncRef(interpreter.notImplemented());
    return interpreter.notImplemented();
  } catch (const std::exception &error) {
    interpreter.PyErr_SetString(interpreter.runtimeError(), error.what());
    return nullptr;
  }
}

constexpr FastFunction kFunctions[kNumOps] = {direct<0>, direct<1>, direct<2>};

Object keep(Object object) {
  interpreter.Py_IncRef(object);
  return object;
}

std::vector<Object> keepAll(void *tuple) {
  std::vector<Object> kept;
  Object from = static_cast<Object>(tuple);
  for (ptrdiff_t i = 0; i < interpreter.PyTuple_Size(from); ++i)
    kept.push_back(keep(interpreter.PyTuple_GetItem(from, i)));
  return kept;
}

} // namespace

void *sparse_attn_torch_direct(int32_t number, const void *api, void *like,
                               void *watchers, void *types, void *names,
                               void *defaults) {
  const auto *exchange = static_cast<const ExchangeAPI *>(api);
  if (number < 0 || number >= kNumOps || exchange->major != 1 ||
      !exchange->view) {
    interpreter.PyErr_SetString(interpreter.runtimeError(),
                                "expected an op that is registered, and "
                                "version 1 of DLPack's exchange API");
    return nullptr;
  }
  Signature &signature = signatures[number];
  signature.api = exchange;
  signature.like = keep(static_cast<Object>(like));
  signature.watchers = keepAll(watchers);
  signature.types = keepAll(types);
  signature.names = keepAll(names);
  signature.defaults = keepAll(defaults);
  signature.method = {ops[number].name.c_str(), kFunctions[number],
                      kFastWithKeywords, nullptr};
  return interpreter.PyCFunction_NewEx(&signature.method, nullptr, nullptr);
}

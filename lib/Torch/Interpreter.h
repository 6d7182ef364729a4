//===- Interpreter.h - The stable ABI of CPython ----------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of CPython's stable ABI that we use, looked up in the interpreter
// that loads us: one library serves all versions, and is built without its
// headers, which many installations lack.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_TORCH_INTERPRETER_H
#define SPARSE_ATTN_TORCH_INTERPRETER_H

#include <cstddef>
#include <cstdint>

namespace sparse_attn::torch {

/// PyObject *.
using Object = struct ObjectOpaque *;

/// A PyCFunction with METH_FASTCALL | METH_KEYWORDS. Gives a new reference.
using FastFunction = Object (*)(Object self, Object const *arguments,
                                ptrdiff_t count, Object keywords);

/// PyMethodDef.
struct MethodDefinition {
  const char *name;
  FastFunction function;
  int flags;
  const char *doc;
};
constexpr int kFastWithKeywords = 0x80 | 0x2;

// X(result, name, parameters). Of those that give objects, PyObject_Type,
// PyObject_Vectorcall and PyCFunction_NewEx give new references.
#define SPARSE_ATTN_PYTHON_FUNCTIONS(X)                                        \
  X(int, PyGILState_Ensure, ())                                                \
  X(void, PyGILState_Release, (int))                                           \
  X(void *, PyEval_SaveThread, ())                                             \
  X(void, PyEval_RestoreThread, (void *))                                      \
  X(void, Py_IncRef, (Object))                                                 \
  X(void, Py_DecRef, (Object))                                                 \
  X(Object, PyObject_Type, (Object))                                           \
  X(Object, PyObject_Vectorcall, (Object, Object const *, size_t, Object))     \
  X(int, PyObject_IsTrue, (Object))                                            \
  X(ptrdiff_t, PyTuple_Size, (Object))                                         \
  X(Object, PyTuple_GetItem, (Object, ptrdiff_t))                              \
  X(long long, PyLong_AsLongLong, (Object))                                    \
  X(double, PyFloat_AsDouble, (Object))                                        \
  X(const char *, PyUnicode_AsUTF8AndSize, (Object, ptrdiff_t *))              \
  X(Object, PyErr_Occurred, ())                                                \
  X(void, PyErr_Clear, ())                                                     \
  X(void, PyErr_SetString, (Object, const char *))                             \
  X(Object, PyCFunction_NewEx, (MethodDefinition *, Object, Object))

// Objects, and variables that hold objects.
#define SPARSE_ATTN_PYTHON_OBJECTS(X)                                          \
  X(_Py_NoneStruct)                                                            \
  X(_Py_NotImplementedStruct)                                                  \
  X(PyExc_RuntimeError)

/// The functions by their names, and addresses of the objects.
struct Interpreter {
#define DECLARE(result, name, parameters) result(*name) parameters = nullptr;
  SPARSE_ATTN_PYTHON_FUNCTIONS(DECLARE)
#undef DECLARE
#define DECLARE(name) void *name = nullptr;
  SPARSE_ATTN_PYTHON_OBJECTS(DECLARE)
#undef DECLARE

  Object none() const { return static_cast<Object>(_Py_NoneStruct); }
  Object notImplemented() const {
    return static_cast<Object>(_Py_NotImplementedStruct);
  }
  Object runtimeError() const {
    return *static_cast<Object *>(PyExc_RuntimeError);
  }
};

/// That which loaded this library.
extern Interpreter interpreter;

/// Looks them up in a library of `dlopen`. The name of one that is missing, or
/// null.
const char *loadInterpreter(Interpreter &into, void *library);

} // namespace sparse_attn::torch

#endif // SPARSE_ATTN_TORCH_INTERPRETER_H

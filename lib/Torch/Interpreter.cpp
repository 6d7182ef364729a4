//===- Interpreter.cpp - The stable ABI of CPython ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Interpreter.h"

#include <dlfcn.h>

sparse_attn::torch::Interpreter sparse_attn::torch::interpreter;

const char *sparse_attn::torch::loadInterpreter(Interpreter &into,
                                                void *library) {
#define LOOK_UP(result, name, parameters)                                      \
  into.name = reinterpret_cast<result(*) parameters>(dlsym(library, #name));   \
  if (!into.name)                                                              \
    return #name;
  SPARSE_ATTN_PYTHON_FUNCTIONS(LOOK_UP)
#undef LOOK_UP
#define LOOK_UP(name)                                                          \
  into.name = dlsym(library, #name);                                           \
  if (!into.name)                                                              \
    return #name;
  SPARSE_ATTN_PYTHON_OBJECTS(LOOK_UP)
#undef LOOK_UP
  return nullptr;
}

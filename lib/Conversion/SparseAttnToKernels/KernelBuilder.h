//===- KernelBuilder.h - Emit the loops of a kernel -------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A kernel computes one work item from memrefs. KernelBuilder holds its
// arguments and the few forms of arithmetic and control that stages need. All
// numbers are f32 once loaded.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_KERNELBUILDER_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_KERNELBUILDER_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

namespace mlir::sparse_attn {

using Values = SmallVector<Value>;

/// One operand or result of a stage as an argument of its kernel.
struct KernelArgument {
  /// The op's operand; null for a result.
  Value operand;
  /// The tensor types of a tensor or of a selection's storage, or index.
  SmallVector<Type, 2> types;
  /// Whether the last dimension stays static: it is a head or gate dimension.
  bool staticColumns;
  /// The operand that a result is an update of: it has no argument of its own.
  Value tied = Value();
};

class KernelBuilder {
public:
  /// Starts `func.func private @name` with `arguments` and an item.
  KernelBuilder(ModuleOp module, StringRef name, Location loc,
                ArrayRef<KernelArgument> arguments);

  func::FuncOp getFunction() { return function; }
  Value getItem() { return function.getArguments().back(); }
  /// The memrefs (or the index) of an operand; empty if the operand is absent.
  Values operand(Value value) { return lookup(value); }
  /// The only memref (or index) of an operand, null if it is absent.
  Value input(Value value) {
    Values values = lookup(value);
    return values.empty() ? Value() : values.front();
  }
  /// The memrefs of result `i`; those of the operand that it is tied to.
  Values output(unsigned i) { return outputs[i]; }

  //===------------------------------------------------------------------===//
  // Index arithmetic (signed)
  //===------------------------------------------------------------------===//
  Value index(int64_t value);
  Value add(Value a, Value b);
  Value sub(Value a, Value b);
  Value mul(Value a, Value b);
  /// Both operands are >= 0, so that unsigned division serves.
  Value div(Value a, Value b);
  Value rem(Value a, Value b);
  Value ceilDiv(Value a, Value b);
  Value min(Value a, Value b);
  Value max(Value a, Value b);
  Value less(Value a, Value b);
  Value lessEqual(Value a, Value b);
  Value equal(Value a, Value b);
  Value both(Value a, Value b);
  Value either(Value a, Value b);
  Value truth(bool value);
  Value dim(Value memref, int64_t dimension);
  /// Splits `item` into coordinates of a box of `sizes`, last fastest.
  Values delinearize(Value item, ArrayRef<Value> sizes);

  //===------------------------------------------------------------------===//
  // Control
  //===------------------------------------------------------------------===//
  /// for i in [lo, hi): state = body(i, state).
  Values loop(Value lo, Value hi, ValueRange state,
              function_ref<Values(Value, ValueRange)> body);
  void loop(Value lo, Value hi, function_ref<void(Value)> body);
  /// condition ? body() : state.
  Values when(Value condition, ValueRange state, function_ref<Values()> body);
  void when(Value condition, function_ref<void()> body);
  void ifElse(Value condition, function_ref<void()> yes,
              function_ref<void()> no);

  //===------------------------------------------------------------------===//
  // Numbers (f32)
  //===------------------------------------------------------------------===//
  Value number(double value);
  Value zeros(int64_t width);
  Value splat(Value scalar, int64_t width);
  Value addF(Value a, Value b);
  Value subF(Value a, Value b);
  Value mulF(Value a, Value b);
  Value divF(Value a, Value b);
  Value maxF(Value a, Value b);
  Value minF(Value a, Value b);
  Value expF(Value a);
  Value choose(Value condition, Value a, Value b);
  /// sum of a * b over the vector; the order is the compiler's, but fixed.
  Value dot(Value a, Value b);
  Value extract(Value vector, Value at);
  /// elements [offset, offset + width) of a vector.
  Value slice(Value vector, int64_t offset, int64_t width);
  Value concat(Value a, Value b);
  Value toFloat(Value integer);

  //===------------------------------------------------------------------===//
  // Memory
  //===------------------------------------------------------------------===//
  /// A scalar: floats as f32, integers as index (signed), i1 as i1.
  Value load(Value memref, ValueRange at);
  void store(Value scalar, Value memref, ValueRange at);
  /// All columns of a row as a vector of f32.
  Value loadRow(Value memref, ValueRange at);
  void storeRow(Value vector, Value memref, ValueRange at);
  /// The static number of columns.
  int64_t columns(Value memref);

  ImplicitLocOpBuilder b;

private:
  Values lookup(Value value);

  func::FuncOp function;
  llvm::DenseMap<Value, Values> operands;
  SmallVector<Values> outputs;
};

/// The type of a kernel's argument for `tensor`: dynamic sizes, except the last
/// one where `staticColumns`; i1 takes a byte.
MemRefType getKernelType(RankedTensorType tensor, bool staticColumns);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOKERNELS_KERNELBUILDER_H

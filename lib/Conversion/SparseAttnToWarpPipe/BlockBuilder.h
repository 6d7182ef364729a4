//===- BlockBuilder.h - Emit code of a thread block -------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shorthand for kernels that all threads of a CTA compute together: numbers,
// vectors, shared memory, and what the lanes of a warp exchange.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_BLOCKBUILDER_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_BLOCKBUILDER_H

#include "Num.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"

namespace mlir::sparse_attn {

using Values = SmallVector<Value>;

class BlockBuilder {
public:
  explicit BlockBuilder(Location loc) : b(loc, loc.getContext()) {}

  //===-- Numbers ---------------------------------------------------------===//
  Num num(int64_t value) { return {b, value}; }
  Num fromIndex(Value index);
  Value toIndex(Num number);
  Values toIndices(ArrayRef<Num> numbers);
  Value f32(float value);
  /// x and y; `x` may be null for true.
  Value both(Value x, Value y);
  Value either(Value x, Value y);
  Value addF(Value x, Value y);
  Value mulF(Value x, Value y);
  /// x * y + z
  Value fma(Value x, Value y, Value z);

  //===-- Vectors ---------------------------------------------------------===//
  VectorType vec(ArrayRef<int64_t> shape, Type element = {});
  Value zeros(VectorType type);
  Value at(Value vector, ArrayRef<int64_t> position);
  Value elements(VectorType type, ValueRange values);

  //===-- Memory ----------------------------------------------------------===//
  Value allocShared(ArrayRef<int64_t> shape, Type type = {});
  Num loadNum(Value memref, ArrayRef<Num> indices);
  Value load(Value memref, ArrayRef<Num> indices);
  void store(Value value, Value memref, ArrayRef<Num> indices);
  /// `count` neighbours, which lie at a multiple of their size.
  Value loadVector(Value memref, ArrayRef<Num> indices, int64_t count);
  void storeVector(Value vector, Value memref, ArrayRef<Num> indices);
  /// Asks for the line that holds an element, into the L2 cache.
  void prefetch(Value memref, ArrayRef<Num> indices);
  /// The length of sequence `batch`, i32 or i64, clamped to [0, most], with
  /// `added` keys that are not counted in it.
  Num loadLength(Value lengths, Num batch, Num most, int64_t added = 0);

  //===-- Control ---------------------------------------------------------===//
  /// Runs `body` if `condition` holds; always if it is null.
  void when(Value condition, function_ref<void()> body);
  /// condition ? yes() : no().
  Values ifElse(Value condition, TypeRange types, function_ref<Values()> yes,
                function_ref<Values()> no);
  /// for i = lo, lo + step, ... < hi: state = body(i, state).
  Values loop(Num lo, Num hi, Num step, ValueRange state,
              function_ref<Values(Num, ValueRange)> body);
  void loop(Num lo, Num hi, Num step, function_ref<void(Num)> body);
  /// The same, and neither LLVM nor ptxas may unroll it: they do so where it is
  /// run a few times only, and all copies wait for the same few predicates.
  Values rolled(Num lo, Num hi, Num step, ValueRange state,
                function_ref<Values(Num, ValueRange)> body);

  //===-- Threads ---------------------------------------------------------===//
  Num blockId(gpu::Dimension dimension);
  Num gridSize(gpu::Dimension dimension);
  Num laneId();
  /// The warp within its role, and the thread within the CTA.
  Num warpId();
  Num threadId();
  /// All threads of the CTA meet; what they wrote is seen by all.
  void barrier();
  /// The same, and for how many `condition` holds.
  Num barrierCount(Value condition);
  /// The value of lane `lane`, or of lane (own xor `mask`). i32 or f32.
  Value fromLane(Value value, Num lane);
  Value fromPartner(Value value, int64_t mask);
  /// Bit l says whether `condition` holds in lane l.
  Num ballot(Value condition);
  /// Whether `condition` holds in any lane.
  Value any(Value condition);
  Num popCount(Num bits);
  /// `value` of all lanes, joined: the same in each of them.
  Num reduce(Value value, NVVM::ReduxKind kind);
  /// The number of the lowest bit that is set; there has to be one.
  Num lowestBit(Num bits);
  /// How many of the bits of lanes below the own one are set.
  Num bitsBelow(Num bits, Num lane);

  ImplicitLocOpBuilder b;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_BLOCKBUILDER_H

//===- PrefillMask.cpp - The mask operand in the prefill kernel -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each thread loads the elements at its scores. Where the mask has all keys of
// a step they lie at fixed distances from the first, which takes no registers.
// Elsewhere indices are clamped to the mask: so a dimension of 1 is the same
// for all, and what is loaded for a score outside of it is masked anyway. Both
// are branches, so no product may be in flight.
//
// A float mask may hold the least number there is, which is finite and in base
// 2 would not be: scores are natural then, and the maximum begins at that
// number.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Num PrefillKernel::inMask(int64_t dim, Num at) {
  if (cast<MemRefType>(given.getType()).getDimSize(dim) == 1)
    return num(0);
  return atMost(at, fromIndex(memref::DimOp::create(b, given, dim)) - 1);
}

/// Where the rows of the thread lie in the mask.
void PrefillKernel::findMaskRows(const Item &item) {
  maskAt = {inMask(0, item.batch), inMask(1, headOf(item).first)};
  Num row = tileRow(item) + firstRow;
  for (int64_t half = 0; half < 2; ++half)
    maskAt.push_back(inMask(2, row + 8 * half));
}

/// Whether scores are natural, for a float mask, and not q . k or in base 2.
bool PrefillKernel::isNatural() {
  return given &&
         !cast<MemRefType>(given.getType()).getElementType().isInteger(1);
}

/// `score` with what the mask says of it.
Value PrefillKernel::addMask(Value score, Value given) {
  if (!isNatural())
    return arith::SelectOp::create(
        b, given, score, f32(-std::numeric_limits<float>::infinity()));
  if (!given.getType().isF32())
    given = arith::ExtFOp::create(b, b.getF32Type(), given);
  // With a bias they are natural already.
  if (bias)
    return addF(score, given);
  return fma(score, f32(op.getScale().convertToFloat()), given);
}

/// A float mask is added to scores, which become natural; others are -inf where
/// it is false. The mask has a key.
Value PrefillKernel::addMask(Value scores, ValueRange keys) {
  auto type = cast<VectorType>(scores.getType());
  int64_t count = type.getNumElements(), entryColumns = plan.tile / keys.size();
  Num size = fromIndex(memref::DimOp::create(b, given, 3));
  Value whole;
  for (Value key : keys) {
    Value within = (Num(b, key) + entryColumns).less(size + 1);
    whole = whole ? both(whole, within) : within;
  }
  using Load = function_ref<Value(int64_t column, int64_t half)>;
  auto masked = [&](int64_t from, int64_t to, Load load) {
    Values values;
    for (int64_t i = from; i < to; ++i)
      values.push_back(addMask(at(scores, {i / 4, i / 2 % 2, i % 2}),
                               load(i / 4 * 8 + i % 2, /*half=*/i / 2 % 2)));
    return values;
  };
  Num ofLane = lane % 4 * 2;
  auto loadAt = [&](Value key, int64_t half) -> Value {
    Values place;
    for (Num index : {maskAt[0], maskAt[1], maskAt[2 + half]})
      place.push_back(toIndex(index));
    place.push_back(key);
    return memref::LoadOp::create(b, given, place);
  };
  auto inside = [&]() -> Values {
    Values first;
    for (Value key : keys)
      first.push_back(toIndex(Num(b, key) + ofLane));
    Values all = masked(0, count, [&](int64_t column, int64_t half) {
      // Added as an index: so it is a constant of the address.
      Value distance = arith::ConstantIndexOp::create(b, column % entryColumns);
      return loadAt(
          b.createOrFold<arith::AddIOp>(first[column / entryColumns], distance),
          half);
    });
    return {elements(type, all)};
  };
  auto atEnd = [&]() -> Values {
    // Branches, so that only the addresses of a few scores are in registers. Of
    // keys behind the limit of the thread's second row no score is taken.
    constexpr int64_t part = 8;
    Values all;
    for (int64_t from = 0; from < count; from += part) {
      int64_t columns = from / 4 * 8;
      Num firstKey =
          Num(b, keys[columns / entryColumns]) + columns % entryColumns;
      SmallVector<Type> types(part, b.getF32Type());
      llvm::append_range(
          all, ifElse(
                   firstKey.less(limits[1]), types,
                   [&] {
                     return masked(
                         from, from + part, [&](int64_t column, int64_t half) {
                           Num key = firstKey + ofLane + (column - columns);
                           return loadAt(toIndex(inMask(3, key)), half);
                         });
                   },
                   [&] { return Values(part, f32(0.0f)); }));
    }
    return {elements(type, all)};
  };
  return ifElse(whole, type, inside, atEnd)[0];
}

/// As `addMask`, where there may be no key: then there may be no mask either.
Value PrefillKernel::addMaskToFirst(Value scores, ValueRange keys,
                                    const Item &item) {
  return ifElse(
      num(0).less(item.length), scores.getType(),
      [&]() -> Values { return {addMask(scores, keys)}; },
      [&]() -> Values { return {scores}; })[0];
}

//===- CompressPrompt.cpp - Rows of a prompt, pooled by blocks ------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The pools of the CTA's blocks are the rows of one product with the
// projection, which is read once for all of them; see GatePartials.cpp for how
// it gets into fragments. Warps share the columns and the terms of the product,
// and a warp ends whole rows: their norm and rotation need no other one.
//
//===----------------------------------------------------------------------===//

#include "CompressPrompt.h"
#include "../../KernelFunction.h"
#include "../Gate/GateKernels.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

Value CompressKernel::truncated(Value x) {
  auto type = dyn_cast<VectorType>(x.getType());
  return arith::TruncFOp::create(b, type ? Type(type.clone(element)) : element,
                                 x);
}

Value CompressKernel::extended(Value x) {
  auto type = dyn_cast<VectorType>(x.getType());
  return arith::ExtFOp::create(
      b, type ? Type(type.clone(b.getF32Type())) : b.getF32Type(), x);
}

func::FuncOp CompressKernel::createFunction(ModuleOp module, StringRef name) {
  auto dynamic = ShapedType::kDynamic;
  HeadDims dims(of.layout);
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto add = [&](Value &value, ArrayRef<int64_t> shape, Type type) {
    values.push_back(&value);
    types.push_back(MemRefType::get(shape, type));
  };
  SmallVector<int64_t> shape(4, dynamic);
  shape[dims.heads] = plan.heads;
  shape[dims.columns] = plan.headDim;
  if (plan.pageSize)
    shape[dims.rows] = plan.pageSize;
  add(rows, shape, element);
  for (auto [value, operand] : {std::pair<Value *, Value>{&lengths, of.lengths},
                                {&queryLengths, of.queryLengths}})
    if (operand)
      add(*value, {dynamic}, typeOf(operand).getElementType());
  if (of.numKeys) {
    values.push_back(&numKeys);
    types.push_back(b.getIndexType());
  }
  if (plan.pageSize)
    add(table, {dynamic, dynamic}, b.getI32Type());
  int64_t terms = plan.pools * plan.headDim;
  if (plan.projects)
    add(projection, {plan.heads * plan.group, terms, plan.gateDim}, element);
  int64_t columns = plan.projects ? plan.gateDim : terms;
  if (of.norm)
    add(norm, {columns}, typeOf(of.norm).getElementType());
  if (of.cos) {
    add(cos, {dynamic, columns}, b.getF32Type());
    add(sin, {dynamic, columns}, b.getF32Type());
  }
  add(result, {dynamic, dynamic, plan.heads * plan.group, columns}, element);
  func::FuncOp function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(function, warp_pipe::LaunchAttr::get(
                                     b.getContext(), CompressPlan::warps,
                                     /*cluster=*/false,
                                     /*sharedMemory=*/0, CompressPlan::ctas,
                                     /*overlap=*/false));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
  return function;
}

/// Where the sequence begins and ends, and which blocks have what they need.
void CompressKernel::findRows() {
  auto size = [&](Value memref, int64_t d) {
    return fromIndex(b.createOrFold<memref::DimOp>(memref, d));
  };
  Num capacity = size(rows, HeadDims(of.layout).rows);
  if (table)
    capacity = capacity * size(table, 1);
  if (of.areQueries) {
    hi = queryLengths ? loadLength(queryLengths, batch, capacity) : capacity;
    // The last query stands at the last key: the first ones may be before it.
    Num keys = numKeys ? fromIndex(numKeys) : num(0x7fffffff);
    if (lengths || numKeys) {
      Num length = lengths ? loadLength(lengths, batch, keys) : keys;
      shift = length - hi;
      lo = atLeast(hi - length, 0);
    }
  } else {
    hi = lengths ? loadLength(lengths, batch, capacity) : capacity;
  }
  complete = (of.partial ? hi + (plan.block - 1) : hi) / plan.block;
  // Entries that are no page are read as the first one.
  if (table)
    complete = choose(num(0).less(size(rows, 0)), complete, num(0));
  if (cos && !shift)
    complete = atMost(complete, (size(cos, 0) + (plan.block - 1)) / plan.block);
}

CompressKernel::Span CompressKernel::spanOf(Num block) {
  Span span{block * plan.block, block * plan.block + plan.block};
  if (of.partial)
    span.end = atMost(span.end, hi);
  if (lo)
    span.first = atLeast(span.first, lo);
  return span;
}

Num CompressKernel::positionOf(Num block) {
  Num first = spanOf(block).first;
  return shift ? first + shift : first;
}

/// Whether the block has rows, and a row of the tables.
Value CompressKernel::isThere(Num block) {
  Value is = block.less(complete);
  if (!lo)
    return is;
  Span span = spanOf(block);
  is = both(is, span.first.less(span.end));
  if (cos)
    is = both(is, positionOf(block).less(
                      fromIndex(b.createOrFold<memref::DimOp>(cos, 0))));
  return is;
}

//===----------------------------------------------------------------------===//
// The product
//===----------------------------------------------------------------------===//

/// 64 columns of the product, over every termGroups-th tile of 16 terms.
void CompressKernel::multiplyTile(Num own) {
  int64_t groups = termGroups(), poolTerms = plan.pools * plan.headDim;
  Num half = warp % halves() * 64, group = warp / halves();
  auto loadWeights = [&](Num term) {
    Num row = term;
    // What is left of an average meets the same weights.
    if (plan.average >= 0)
      row = choose(term.less(poolTerms), term,
                   term - (plan.pools - plan.average) * plan.headDim);
    // The last step asks for terms that are not there.
    row = atMost(row, poolTerms - 16);
    Values loaded;
    for (int64_t next : {0, 1, 8, 9})
      loaded.push_back(loadVector(
          projection, {own, row + lane % 4 * 2 + next, half + (lane >> 2) * 8},
          8));
    return loaded;
  };
  auto loadPools = [&](Num term) {
    Value fragment = zeros(vec({4, 2}, element));
    int64_t i = 0;
    for (int64_t right : {0, 8})
      for (int64_t below : {0, 8}) {
        Value pair = loadVector(
            pooled, {(lane >> 2) + below, term + lane % 4 * 2 + right}, 2);
        fragment = vector::InsertOp::create(b, pair, fragment, i++);
      }
    return fragment;
  };
  Values start = loadWeights(group * 16);
  for (int64_t t = 0; t < 8; ++t)
    start.push_back(zeros(vec({2, 2})));
  // The pools are there.
  barrier();
  Values state =
      loop(group * 16, num(plan.parts() * plan.headDim), num(groups * 16),
           start, [&](Num term, ValueRange state) {
             Values next = loadWeights(term + groups * 16);
             Value a = loadPools(term);
             for (int64_t t = 0; t < 8; ++t) {
               Value pairs = elements(vec({2, 2}, element),
                                      {at(state[0], t), at(state[1], t),
                                       at(state[2], t), at(state[3], t)});
               next.push_back(multiply(*this, a, pairs, state[4 + t]));
             }
             return next;
           });
  for (int64_t t = 0; t < 8; ++t)
    for (int64_t below : {0, 1})
      storeVector(
          at(state[4 + t], below), sums,
          {group, (lane >> 2) + 8 * below, half + lane % 4 * 2 + 8 * t});
  barrier();
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// A lane has every 32nd column of the row of head `own`.
void CompressKernel::finishRow(Num row, Num own) {
  Num block = begin + row;
  SmallVector<Num> columns;
  Values values;
  for (int64_t i = 0; i < plan.gateDim / 32; ++i) {
    columns.push_back(lane + 32 * i);
    Value sum;
    for (int64_t group = 0; group < termGroups(); ++group) {
      Value part = load(sums, {num(group), row, placeOfColumn(columns[i])});
      sum = sum ? addF(sum, part) : part;
    }
    values.push_back(sum);
  }
  if (norm) {
    Value total = f32(0.0f);
    for (Value value : values)
      total = fma(value, value, total);
    for (int64_t distance : {16, 8, 4, 2, 1})
      total = addF(total, fromPartner(total, distance));
    Value mean = mulF(total, f32(1.0f / static_cast<float>(plan.gateDim)));
    Value root = math::SqrtOp::create(b, addF(mean, f32(of.normEps)));
    for (auto [value, column] : llvm::zip(values, columns)) {
      Value weight = load(norm, column);
      if (!weight.getType().isF32())
        weight = extended(weight);
      value = mulF(arith::DivFOp::create(b, value, root), weight);
    }
  }
  Value valid = isThere(block);
  if (cos) {
    // Rotation by halves: both members of a pair are columns of this lane.
    Num position = choose(valid, positionOf(block), num(0));
    int64_t half = values.size() / 2;
    Values turned;
    for (int64_t i = 0; i < 2 * half; ++i) {
      Value other = values[i < half ? i + half : i - half];
      if (i < half)
        other = arith::NegFOp::create(b, other);
      turned.push_back(fma(other, load(sin, {position, columns[i]}),
                           mulF(values[i], load(cos, {position, columns[i]}))));
    }
    values = turned;
  }
  if (table)
    valid = both(valid, loadNum(isKnown, row).equals(1));
  for (auto [value, column] : llvm::zip(values, columns)) {
    value = arith::SelectOp::create(b, valid, value, f32(0.0f));
    store(truncated(value), result, {batch, block, own, column});
  }
}

/// Zero rows for blocks [begin, end).
void CompressKernel::storeZeros(Num size) {
  int64_t eights = plan.group * plan.gateDim / 8;
  loop(warp * 32 + lane, size * eights, num(32 * CompressPlan::warps),
       [&](Num i) {
         Num column = i % eights * 8;
         storeVector(zeros(vec({8}, element)), result,
                     {batch, begin + i / eights,
                      head * plan.group + column / plan.gateDim,
                      column % plan.gateDim});
       });
}

func::FuncOp CompressKernel::emit(ModuleOp module, StringRef name) {
  func::FuncOp function = createFunction(module, name);
  lane = laneId();
  warp = warpId();
  head = blockId(gpu::Dimension::x);
  batch = blockId(gpu::Dimension::z);
  Num part = blockId(gpu::Dimension::y), parts = gridSize(gpu::Dimension::y);
  Num blocks = fromIndex(memref::DimOp::create(b, result, 1));
  Num size{b, arith::DivUIOp::create(b, blocks + parts - 1, parts)};
  begin = part * size;
  end = atMost(begin + size, blocks);
  findRows();
  if (!plan.projects) {
    storePools();
    return function;
  }
  pooled = allocShared({CompressPlan::rows, plan.parts() * plan.headDim + 8},
                       element);
  // Rows 8 columns apart in the banks: stores of a fragment do not meet.
  sums = allocShared({termGroups(), CompressPlan::rows, plan.gateDim + 8});
  if (table)
    isKnown = allocShared({CompressPlan::rows}, b.getI32Type());
  size = atLeast(end - begin, 0);
  ifElse(
      begin.less(atMost(complete, end)), {},
      [&]() -> Values {
        poolTile(size);
        auto finish = [&](Num own) {
          multiplyTile(own);
          loop(warp, size, num(CompressPlan::warps),
               [&](Num row) { finishRow(row, own); });
        };
        // The heads that share these rows, one after the other.
        if (plan.group == 1)
          finish(head);
        else
          loop(num(0), num(plan.group), num(1),
               [&](Num member) { finish(head * plan.group + member); });
        return {};
      },
      [&]() -> Values {
        storeZeros(size);
        return {};
      });
  return function;
}

func::FuncOp sparse_attn::emitCompressPrompt(ModuleOp module, StringRef name,
                                             const BlockRows &rows,
                                             const CompressPlan &plan) {
  return CompressKernel(rows, plan).emit(module, name);
}

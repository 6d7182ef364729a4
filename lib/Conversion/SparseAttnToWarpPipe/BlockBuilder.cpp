//===- BlockBuilder.cpp - Emit code of a thread block ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BlockBuilder.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

//===----------------------------------------------------------------------===//
// Numbers and vectors
//===----------------------------------------------------------------------===//

Num BlockBuilder::fromIndex(Value index) {
  return {b, b.createOrFold<arith::IndexCastOp>(b.getI32Type(), index)};
}
Value BlockBuilder::toIndex(Num number) {
  return b.createOrFold<arith::IndexCastOp>(b.getIndexType(), number.value);
}
Values BlockBuilder::toIndices(ArrayRef<Num> numbers) {
  return llvm::map_to_vector(numbers, [&](Num n) { return toIndex(n); });
}
Value BlockBuilder::f32(float value) {
  return arith::ConstantOp::create(b, b.getF32FloatAttr(value));
}
Value BlockBuilder::both(Value x, Value y) {
  return x ? b.createOrFold<arith::AndIOp>(x, y) : y;
}
Value BlockBuilder::either(Value x, Value y) {
  return b.createOrFold<arith::OrIOp>(x, y);
}
Value BlockBuilder::addF(Value x, Value y) {
  return arith::AddFOp::create(b, x, y);
}
Value BlockBuilder::mulF(Value x, Value y) {
  return arith::MulFOp::create(b, x, y);
}
Value BlockBuilder::fma(Value x, Value y, Value z) {
  return math::FmaOp::create(b, x, y, z);
}
VectorType BlockBuilder::vec(ArrayRef<int64_t> shape, Type type) {
  return VectorType::get(shape, type ? type : b.getF32Type());
}
Value BlockBuilder::zeros(VectorType type) {
  return arith::ConstantOp::create(b, b.getZeroAttr(type));
}
Value BlockBuilder::at(Value vector, ArrayRef<int64_t> position) {
  return vector::ExtractOp::create(b, vector, position);
}
Value BlockBuilder::elements(VectorType type, ValueRange values) {
  return vector::FromElementsOp::create(b, type, values);
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

Value BlockBuilder::allocShared(ArrayRef<int64_t> shape, Type type) {
  auto space = gpu::AddressSpaceAttr::get(
      b.getContext(), gpu::GPUDialect::getWorkgroupAddressSpace());
  return warp_pipe::AllocSharedOp::create(
      b, MemRefType::get(shape, type ? type : b.getF32Type(),
                         MemRefLayoutAttrInterface(), space));
}
Num BlockBuilder::loadNum(Value memref, ArrayRef<Num> indices) {
  return {b, load(memref, indices)};
}
Value BlockBuilder::load(Value memref, ArrayRef<Num> indices) {
  return memref::LoadOp::create(b, memref, toIndices(indices));
}
void BlockBuilder::store(Value value, Value memref, ArrayRef<Num> indices) {
  memref::StoreOp::create(b, value, memref, toIndices(indices));
}

/// The bytes of a vector, which its address is a multiple of.
static llvm::MaybeAlign alignmentOf(VectorType type) {
  return llvm::MaybeAlign(type.getNumElements() *
                          type.getElementTypeBitWidth() / 8);
}

Value BlockBuilder::loadVector(Value memref, ArrayRef<Num> indices,
                               int64_t count) {
  auto type = vec({count}, cast<MemRefType>(memref.getType()).getElementType());
  return vector::LoadOp::create(b, type, memref, toIndices(indices),
                                /*nontemporal=*/false, alignmentOf(type));
}
void BlockBuilder::storeVector(Value vector, Value memref,
                               ArrayRef<Num> indices) {
  vector::StoreOp::create(b, vector, memref, toIndices(indices),
                          /*nontemporal=*/false,
                          alignmentOf(cast<VectorType>(vector.getType())));
}

void BlockBuilder::prefetch(Value memref, ArrayRef<Num> indices) {
  memref::PrefetchOp::create(b, memref, toIndices(indices), /*isWrite=*/false,
                             /*localityHint=*/3, /*isDataCache=*/true);
}

Num BlockBuilder::loadLength(Value lengths, Num batch, Num limit,
                             int64_t added) {
  // Clamped before it is narrowed: an i64 may be anything.
  Value value = load(lengths, batch);
  bool wide = value.getType().isInteger(64);
  Value most = limit, least = num(0);
  if (wide) {
    most = arith::ExtSIOp::create(b, b.getI64Type(), most);
    least = arith::ConstantIntOp::create(b, 0, 64);
  }
  value = arith::MaxSIOp::create(b, value, least);
  value = arith::MinSIOp::create(b, value, most);
  if (wide)
    value = arith::TruncIOp::create(b, b.getI32Type(), value);
  Num length{b, value};
  return added ? atMost(length + added, limit) : length;
}

//===----------------------------------------------------------------------===//
// Control
//===----------------------------------------------------------------------===//

void BlockBuilder::when(Value condition, function_ref<void()> body) {
  if (!condition)
    return body();
  auto op = scf::IfOp::create(b, condition, /*withElseRegion=*/false);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(op.thenBlock());
  body();
}

Values BlockBuilder::ifElse(Value condition, TypeRange types,
                            function_ref<Values()> yes,
                            function_ref<Values()> no) {
  auto op = scf::IfOp::create(b, types, condition, /*addThenBlock=*/true,
                              /*addElseBlock=*/true);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(op.thenBlock());
  scf::YieldOp::create(b, yes());
  b.setInsertionPointToStart(op.elseBlock());
  scf::YieldOp::create(b, no());
  return op.getResults();
}

static scf::ForOp createLoop(ImplicitLocOpBuilder &b, Num lo, Num hi, Num step,
                             ValueRange state,
                             function_ref<Values(Num, ValueRange)> body) {
  auto op = scf::ForOp::create(b, lo, hi, step, state,
                               [](OpBuilder &, Location, Value, ValueRange) {});
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToEnd(op.getBody());
  Values next = body({b, op.getInductionVar()}, op.getRegionIterArgs());
  if (op.getBody()->empty() ||
      !op.getBody()->back().hasTrait<OpTrait::IsTerminator>())
    scf::YieldOp::create(b, next);
  return op;
}

Values BlockBuilder::loop(Num lo, Num hi, Num step, ValueRange state,
                          function_ref<Values(Num, ValueRange)> body) {
  return createLoop(b, lo, hi, step, state, body).getResults();
}

Values BlockBuilder::rolled(Num lo, Num hi, Num step, ValueRange state,
                            function_ref<Values(Num, ValueRange)> body) {
  scf::ForOp op = createLoop(b, lo, hi, step, state, body);
  auto unroll = LLVM::LoopUnrollAttr::get(b.getContext(),
                                          /*disable=*/b.getBoolAttr(true), {},
                                          {}, {}, {}, {}, {});
  // The conversions to branches hand it on to the one that goes back.
  op->setAttr("loop_annotation", LLVM::LoopAnnotationAttr::get(
                                     b.getContext(), {}, {}, {}, unroll, {}, {},
                                     {}, {}, {}, {}, {}, {}, {}, {}, {}));
  return op.getResults();
}

void BlockBuilder::loop(Num lo, Num hi, Num step,
                        function_ref<void(Num)> body) {
  loop(lo, hi, step, {}, [&](Num i, ValueRange) -> Values {
    body(i);
    return {};
  });
}

//===----------------------------------------------------------------------===//
// Threads
//===----------------------------------------------------------------------===//

Num BlockBuilder::blockId(gpu::Dimension dimension) {
  return fromIndex(gpu::BlockIdOp::create(b, dimension));
}
Num BlockBuilder::gridSize(gpu::Dimension dimension) {
  return fromIndex(gpu::GridDimOp::create(b, dimension));
}
Num BlockBuilder::laneId() {
  return {b, warp_pipe::LaneIdOp::create(b, b.getI32Type())};
}
Num BlockBuilder::warpId() {
  return {b, warp_pipe::WarpIdOp::create(b, b.getI32Type())};
}
Num BlockBuilder::threadId() {
  return fromIndex(gpu::ThreadIdOp::create(b, gpu::Dimension::x));
}
void BlockBuilder::barrier() { gpu::BarrierOp::create(b); }
Num BlockBuilder::barrierCount(Value condition) {
  Value one = arith::ExtUIOp::create(b, b.getI32Type(), condition);
  auto barrier = NVVM::BarrierOp::create(
      b, b.getI32Type(), /*barrierId=*/Value(), /*numberOfThreads=*/Value(),
      NVVM::BarrierReductionAttr::get(b.getContext(),
                                      NVVM::BarrierReduction::POPC),
      one);
  return {b, barrier.getRes()};
}

static Value shuffle(BlockBuilder &k, Value value, Num lane,
                     NVVM::ShflKind kind) {
  return NVVM::ShflOp::create(k.b, value.getType(), k.num(-1), value, lane,
                              k.num(31), kind, UnitAttr());
}
Value BlockBuilder::fromLane(Value value, Num lane) {
  return shuffle(*this, value, lane, NVVM::ShflKind::idx);
}
Value BlockBuilder::fromPartner(Value value, int64_t mask) {
  return shuffle(*this, value, num(mask), NVVM::ShflKind::bfly);
}
Num BlockBuilder::ballot(Value condition) {
  return {b, NVVM::VoteSyncOp::create(b, b.getI32Type(), num(-1), condition,
                                      NVVM::VoteSyncKind::ballot)};
}
Value BlockBuilder::any(Value condition) {
  return NVVM::VoteSyncOp::create(b, b.getI1Type(), num(-1), condition,
                                  NVVM::VoteSyncKind::any);
}
Num BlockBuilder::popCount(Num bits) {
  return {b, math::CtPopOp::create(b, bits)};
}
Num BlockBuilder::reduce(Value value, NVVM::ReduxKind kind) {
  return {b, NVVM::ReduxOp::create(b, b.getI32Type(), value, kind, num(-1))};
}

Num BlockBuilder::lowestBit(Num bits) {
  return {b, LLVM::CountTrailingZerosOp::create(b, b.getI32Type(), bits,
                                                /*is_zero_poison=*/true)};
}

Num BlockBuilder::bitsBelow(Num bits, Num lane) {
  Num below = (num(1) << lane) - 1;
  return popCount({b, arith::AndIOp::create(b, bits, below)});
}

//===- RegisterOps.cpp - Reductions over lanes, stores to other CTAs ------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parts of -convert-warp-pipe-to-nvvm that write more than one op.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// Which of the two rows anybody reads. LLVM cannot remove a shuffle.
static std::pair<bool, bool> getRowsRead(RowReduceOp op) {
  bool read[2] = {false, false};
  for (Operation *user : op.getResult().getUsers()) {
    auto extract = dyn_cast<vector::ExtractOp>(user);
    if (!extract || extract.hasDynamicPosition() ||
        extract.getStaticPosition().size() != 1)
      return {true, true};
    read[extract.getStaticPosition().front()] = true;
  }
  return {read[0], read[1]};
}

/// The values of a row that the thread has.
static SmallVector<Value> valuesOfRow(ImplicitLocOpBuilder &b, RowReduceOp op,
                                      int64_t row) {
  SmallVector<Value> values;
  for (Value fragment : op.getFragments()) {
    auto type = cast<VectorType>(fragment.getType());
    bool several = type.getRank() == 3;
    for (int64_t i = 0, e = several ? type.getDimSize(0) : 1; i < e; ++i)
      for (int64_t column = 0; column < 2; ++column) {
        SmallVector<int64_t, 3> place{row, column};
        if (several)
          place.insert(place.begin(), i);
        values.push_back(vector::ExtractOp::create(b, fragment, place));
      }
  }
  return values;
}

void warp_pipe::lowerRowReduce(ImplicitLocOpBuilder &b, RowReduceOp op) {
  auto combine = [&](Value x, Value y) -> Value {
    if (op.getKind() == Reduction::Add)
      return arith::AddFOp::create(b, x, y);
    return arith::MaximumFOp::create(b, x, y);
  };
  auto i32 = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
  };
  auto [first, second] = getRowsRead(op);
  bool read[] = {first, second};
  Value result =
      arith::ConstantOp::create(b, b.getZeroAttr(op.getResult().getType()));
  for (int64_t row = 0; row < 2; ++row) {
    if (!read[row])
      continue;
    SmallVector<Value> values = valuesOfRow(b, op, row);
    // Pairs of pairs: as few dependent steps as can be.
    while (values.size() > 1) {
      SmallVector<Value> next;
      for (size_t i = 0; i + 1 < values.size(); i += 2)
        next.push_back(combine(values[i], values[i + 1]));
      if (values.size() % 2)
        next.push_back(values.back());
      values = next;
    }
    Value value = values.front();
    // The four lanes of a row are neighbours.
    if (!op.getInThread())
      for (int64_t distance : {1, 2}) {
        Value other = NVVM::ShflOp::create(b, b.getF32Type(), i32(-1), value,
                                           i32(distance), i32(31),
                                           NVVM::ShflKind::bfly, UnitAttr());
        value = combine(value, other);
      }
    result = vector::InsertOp::create(b, value, result, row);
  }
  op.getResult().replaceAllUsesWith(result);
}

void warp_pipe::lowerRowBroadcast(ImplicitLocOpBuilder &b, RowBroadcastOp op) {
  auto type = cast<VectorType>(op.getResult().getType());
  Value rows[] = {vector::ExtractOp::create(b, op.getPair(), 0),
                  vector::ExtractOp::create(b, op.getPair(), 1)};
  SmallVector<Value> values;
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i)
    values.push_back(rows[i / 2 % 2]);
  op.replaceAllUsesWith(
      vector::FromElementsOp::create(b, type, values).getResult());
}

/// The address of `memref`, in shared memory if not in another space.
static Value createPointer(ImplicitLocOpBuilder &b, Value memref,
                           unsigned addressSpace = 3) {
  Value index = memref::ExtractAlignedPointerAsIndexOp::create(b, memref);
  return LLVM::IntToPtrOp::create(
      b, LLVM::LLVMPointerType::get(b.getContext(), addressSpace),
      arith::IndexCastOp::create(b, b.getI64Type(), index),
      LLVM::DereferenceableAttr());
}

void warp_pipe::lowerGridWait(ImplicitLocOpBuilder &b) {
  // LLVM takes its intrinsic for an op that has nothing to do with memory: it
  // would move loads across, behind it, where they are late, or before it,
  // where they are wrong.
  LLVM::InlineAsmOp::create(
      b, TypeRange(), ValueRange(), "griddepcontrol.wait;", "~{memory}",
      /*has_side_effects=*/true, /*is_align_stack=*/false,
      LLVM::tailcallkind::TailCallKind::None,
      LLVM::AsmDialectAttr::get(b.getContext(), LLVM::AsmDialect::AD_ATT),
      /*operand_attrs=*/ArrayAttr());
}

void warp_pipe::lowerPrefetch(ImplicitLocOpBuilder &b, memref::PrefetchOp op) {
  // LLVM has no instruction for its own prefetch here, and drops it.
  auto type = cast<MemRefType>(op.getMemref().getType());
  Value place = arith::ConstantIndexOp::create(b, 0);
  for (auto [d, index] : llvm::enumerate(op.getIndices()))
    place = arith::AddIOp::create(
        b,
        arith::MulIOp::create(b, place,
                              b.createOrFold<memref::DimOp>(op.getMemref(), d)),
        index);
  Value base =
      memref::ExtractAlignedPointerAsIndexOp::create(b, op.getMemref());
  Value bytes = arith::ConstantIndexOp::create(
      b, std::max<int64_t>(1, type.getElementTypeBitWidth() / 8));
  Value address =
      arith::AddIOp::create(b, base, arith::MulIOp::create(b, place, bytes));
  Value pointer = LLVM::IntToPtrOp::create(
      b, LLVM::LLVMPointerType::get(b.getContext(), /*addressSpace=*/1),
      arith::IndexCastOp::create(b, b.getI64Type(), address),
      LLVM::DereferenceableAttr());
  NVVM::PrefetchOp::create(
      b,
      NVVM::PrefetchCacheLevelAttr::get(b.getContext(),
                                        NVVM::PrefetchCacheLevel::L2),
      /*evictPriority=*/nullptr, pointer, /*predicate=*/Value(),
      /*tensormap=*/nullptr, /*uniform=*/nullptr, /*in_param_space=*/nullptr);
}

void warp_pipe::lowerAtomic(ImplicitLocOpBuilder &b, memref::AtomicRMWOp op) {
  // A counter orders nothing; barriers do. The lowering of upstream would put
  // fences of the whole system around it.
  auto type = cast<MemRefType>(op.getMemref().getType());
  bool isShared = static_cast<bool>(type.getMemorySpace());
  unsigned space = isShared ? 3 : 1;
  Value place = arith::ConstantIndexOp::create(b, 0);
  for (auto [size, index] : llvm::zip(type.getShape(), op.getIndices()))
    place = arith::AddIOp::create(
        b,
        arith::MulIOp::create(b, place,
                              arith::ConstantIndexOp::create(b, size)),
        index);
  Value pointer = LLVM::GEPOp::create(
      b, LLVM::LLVMPointerType::get(b.getContext(), space),
      type.getElementType(), createPointer(b, op.getMemref(), space),
      ValueRange{arith::IndexCastOp::create(b, b.getI64Type(), place)});
  Value old =
      LLVM::AtomicRMWOp::create(b, LLVM::AtomicBinOp::add, pointer,
                                op.getValue(), LLVM::AtomicOrdering::monotonic,
                                /*syncscope=*/isShared ? "block" : "device");
  op.replaceAllUsesWith(old);
}

void warp_pipe::lowerLoad(ImplicitLocOpBuilder &b, nvgpu::TmaAsyncLoadOp op) {
  // The lowering of nvgpu turns the address into one of the cluster, by way of
  // a generic one: a slow read of a special register in every step.
  Value barrier = op.getBarriers()
                      .getDefiningOp<UnrealizedConversionCastOp>()
                      .getInputs()
                      .front();
  Value map = UnrealizedConversionCastOp::create(
                  b, LLVM::LLVMPointerType::get(b.getContext()),
                  op.getTensorMapDescriptor())
                  .getResult(0);
  // PTX names the dimension that varies fastest first.
  SmallVector<Value> coordinates;
  for (Value coordinate : llvm::reverse(op.getCoordinates()))
    coordinates.push_back(
        arith::IndexCastOp::create(b, b.getI32Type(), coordinate));
  NVVM::CpAsyncBulkTensorGlobalToSharedClusterOp::create(
      b, createPointer(b, op.getDst()), map, coordinates,
      createPointer(b, barrier), /*im2colOffsets=*/ValueRange(),
      /*multicastMask=*/Value(), /*l2CacheHint=*/Value(),
      NVVM::TMALoadMode::TILE, /*isCTAOnly=*/true, NVVM::CTAGroupKindAttr(),
      /*predicate=*/Value());
}

void warp_pipe::lowerStoreRemote(ImplicitLocOpBuilder &b, StoreRemoteOp op) {
  auto i32 = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
  };
  // An address in shared memory has 32 bits.
  auto addressOf = [&](Value memory) -> Value {
    Value pointer = memref::ExtractAlignedPointerAsIndexOp::create(b, memory);
    return arith::IndexCastOp::create(b, b.getI32Type(), pointer);
  };
  auto memory = cast<MemRefType>(op.getMemory().getType());
  Value place = i32(0);
  for (auto [size, index] : llvm::zip(memory.getShape(), op.getIndices()))
    place = arith::AddIOp::create(b, arith::MulIOp::create(b, place, i32(size)),
                                  index);
  Value address = arith::AddIOp::create(
      b, addressOf(op.getMemory()), arith::MulIOp::create(b, place, i32(4)));
  SmallVector<Value> operands{address, op.getRank()};
  std::string constraints = "r,r";
  bool signals = static_cast<bool>(op.getMailbox());
  if (signals) {
    operands.push_back(addressOf(op.getMailbox()));
    constraints += ",r";
  }
  auto vector = dyn_cast<VectorType>(op.getValue().getType());
  int64_t count = vector ? vector.getDimSize(0) : 1;
  std::string values, suffix;
  for (int64_t i = 0; i < count; ++i) {
    values += (i ? ", $" : "$") + std::to_string(operands.size());
    constraints += ",f";
    operands.push_back(
        vector ? vector::ExtractOp::create(b, op.getValue(), i).getResult()
               : op.getValue());
  }
  if (count > 1) {
    values = "{" + values + "}";
    suffix = ".v" + std::to_string(count);
  }
  // NVVM has mapa, but LLVM 22 stores to shared::cluster one element at a time,
  // and has no store that completes bytes of a barrier.
  std::string code =
      "{ .reg .b32 remote; mapa.shared::cluster.u32 remote, $0, $1; ";
  if (signals)
    code += "{ .reg .b32 box; mapa.shared::cluster.u32 box, $2, $1; "
            "st.async.weak.shared::cluster.mbarrier::complete_tx::bytes" +
            suffix + ".f32 [remote], " + values + ", [box]; } }";
  else
    code += "st.shared::cluster" + suffix + ".f32 [remote], " + values + "; }";
  LLVM::InlineAsmOp::create(
      b, TypeRange(), operands, code, constraints, /*has_side_effects=*/true,
      /*is_align_stack=*/false, LLVM::tailcallkind::TailCallKind::None,
      LLVM::AsmDialectAttr::get(b.getContext(), LLVM::AsmDialect::AD_ATT),
      /*operand_attrs=*/ArrayAttr());
}

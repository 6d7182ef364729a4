//===- Warpgroups.cpp - Products of warpgroups, tiles written by threads --===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What reads or writes a tile as a whole. nvgpu.warpgroup.mma takes rows from
// shared memory alone and waits at once, and NVVM has no product with rows in
// registers: all products are inline PTX, so that there is one way.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// Elements of the inner size that one instruction takes.
static constexpr int64_t kInner = 16;
/// Threads of a warpgroup.
static constexpr int64_t kThreads = 128;

namespace {
class WarpgroupLowering {
public:
  explicit WarpgroupLowering(func::FuncOp kernel)
      : b(kernel.getLoc(), kernel.getContext()) {}

  void lower(Operation *op);

private:
  Value i32(int64_t value) {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
  }
  Value i64(int64_t value) {
    return arith::ConstantOp::create(b, b.getI64IntegerAttr(value));
  }
  Value add(Value x, Value y) { return arith::AddIOp::create(b, x, y, flags); }
  Value mul(Value x, int64_t y) {
    return arith::MulIOp::create(b, x, i32(y), flags);
  }
  Value view(Value tile);
  Value address(Value tile);
  Value descriptor(Value tile, Value row, int64_t leading);
  SmallVector<Value> registersOf(Value fragment);
  void lowerMma(WarpgroupMmaOp op);
  void lowerWait(MmaWaitOp op);
  void lowerStoreMatrix(StoreMatrixOp op);
  void lowerClearRows(ClearRowsOp op);
  void lowerIssueStore(IssueStoreOp op);
  void lowerStoreRows(StoreRowsOp op);

  static constexpr auto flags =
      arith::IntegerOverflowFlags::nsw | arith::IntegerOverflowFlags::nuw;
  ImplicitLocOpBuilder b;
};
} // namespace

/// The memref of a tile.
Value WarpgroupLowering::view(Value tile) {
  return tile.getDefiningOp<UnrealizedConversionCastOp>().getInputs().front();
}

/// The address of a tile, as i64.
Value WarpgroupLowering::address(Value tile) {
  Value pointer = memref::ExtractAlignedPointerAsIndexOp::create(b, view(tile));
  return arith::IndexCastOp::create(b, b.getI64Type(), pointer);
}

/// The shared memory descriptor of a tile with the swizzle of 128 bytes, from
/// `row` on. Rows in groups of 8 follow each other; `leading` bytes lie between
/// panels of columns where those are not the inner size.
Value WarpgroupLowering::descriptor(Value tile, Value row, int64_t leading) {
  constexpr uint64_t swizzle128 = uint64_t(1) << 62;
  uint64_t fixed = swizzle128 |
                   uint64_t(8 * TileType::panelRowBytes / 16) << 32 |
                   uint64_t(leading / 16) << 16;
  Value begin = address(tile);
  if (row)
    begin = arith::AddIOp::create(
        b, begin,
        arith::ExtUIOp::create(b, b.getI64Type(),
                               mul(row, TileType::panelRowBytes)));
  // 18 bits of address, in units of 16 bytes.
  begin = arith::AndIOp::create(b, begin, i64(0x3ffff));
  begin = arith::ShRUIOp::create(b, begin, i64(4));
  return arith::OrIOp::create(b, begin, i64(static_cast<int64_t>(fixed)));
}

/// The four registers of `fragment`, vector<4x2xf16> or bf16.
SmallVector<Value> WarpgroupLowering::registersOf(Value fragment) {
  SmallVector<Value> result;
  for (int64_t i = 0; i < 4; ++i) {
    Value pair = vector::ExtractOp::create(b, fragment, i);
    Value bits = vector::BitCastOp::create(
        b, VectorType::get({1}, b.getI32Type()), pair);
    result.push_back(vector::ExtractOp::create(b, bits, 0));
  }
  return result;
}

/// The instruction for `n` columns, with `operands` besides the accumulators.
static std::string productText(int64_t n, Type element, bool rowsInMemory,
                               bool transposed, bool accumulate,
                               bool hasInput) {
  int64_t count = n / 2, next = hasInput ? 2 * count : count;
  std::string name = element.isF16() ? "f16" : "bf16", text;
  llvm::raw_string_ostream os(text);
  auto operand = [&] { return "$" + std::to_string(next++); };
  os << "{ .reg .pred p; setp.ne.b32 p, " << (accumulate ? 1 : 0)
     << ", 0; wgmma.mma_async.sync.aligned.m64n" << n << "k16.f32." << name
     << '.' << name << " {";
  for (int64_t i = 0; i < count; ++i)
    os << (i ? ",$" : "$") << i;
  os << "}, ";
  if (rowsInMemory)
    os << operand();
  else
    os << '{' << operand() << ',' << operand() << ',' << operand() << ','
       << operand() << '}';
  os << ", " << operand() << ", p, 1, 1";
  // Only a tile can be transposed: the rows, then the other factor.
  if (rowsInMemory)
    os << ", 0";
  os << ", " << (transposed ? 0 : 1) << "; }";
  return text;
}

void WarpgroupLowering::lowerMma(WarpgroupMmaOp op) {
  TileType tile = op.getTile().getType(), rowTile = op.getRowTile();
  Type element = tile.getElementType();
  int64_t n = op.getOuter(), count = n / 2;
  bool transposed = op.getTranspose();
  auto type = LLVM::LLVMStructType::getLiteral(
      b.getContext(), SmallVector<Type>(count, b.getF32Type()));
  Value other = descriptor(op.getTile(), Value(), tile.getPanelBytes());
  Value rows =
      rowTile ? descriptor(op.getRows(), op.getRow(), /*leading=*/16) : Value();
  SmallVector<Value> sums;
  if (op.getAcc())
    for (int64_t i = 0; i < count; ++i)
      sums.push_back(vector::ExtractOp::create(
          b, op.getAcc(), ArrayRef<int64_t>{i / 4, i / 2 % 2, i % 2}));
  auto advance = [&](Value from, int64_t bytes) -> Value {
    return bytes ? arith::AddIOp::create(b, from, i64(bytes / 16)).getResult()
                 : from;
  };
  // Where the inner size runs along columns, a step takes 32 bytes of a panel.
  auto alongColumns = [](TileType type, int64_t step) {
    int64_t perPanel = TileType::panelColumns / kInner;
    return step / perPanel * type.getPanelBytes() + step % perPanel * 32;
  };
  // Registers that the products read were written before.
  NVVM::WgmmaFenceAlignedOp::create(b);
  Value result;
  for (int64_t step = 0; step < op.getInner() / kInner; ++step) {
    SmallVector<Value> operands(sums);
    std::string constraints;
    for (int64_t i = 0; i < count; ++i)
      constraints += i ? ",=f" : "=f";
    for (size_t i = 0; i < sums.size(); ++i)
      constraints += "," + std::to_string(i);
    if (rowTile) {
      operands.push_back(advance(rows, alongColumns(rowTile, step)));
      constraints += ",l";
    } else {
      llvm::append_range(operands, registersOf(vector::ExtractOp::create(
                                       b, op.getRows(), step)));
      constraints += ",r,r,r,r";
    }
    operands.push_back(
        advance(other, transposed ? alongColumns(tile, step)
                                  : step * kInner * TileType::panelRowBytes));
    constraints += ",l";
    bool hasInput = !sums.empty();
    auto code = LLVM::InlineAsmOp::create(
        b, type, operands,
        productText(n, element, rowTile != nullptr, transposed, hasInput,
                    hasInput),
        constraints, /*has_side_effects=*/true, /*is_align_stack=*/false,
        LLVM::tailcallkind::TailCallKind::None,
        LLVM::AsmDialectAttr::get(b.getContext(), LLVM::AsmDialect::AD_ATT),
        /*operand_attrs=*/ArrayAttr());
    result = code.getRes();
    sums.clear();
    for (int64_t i = 0; i < count; ++i)
      sums.push_back(LLVM::ExtractValueOp::create(b, result, i));
  }
  NVVM::WgmmaGroupSyncAlignedOp::create(b);
  auto cast =
      UnrealizedConversionCastOp::create(b, op.getResult().getType(), result);
  op.replaceAllUsesWith(cast.getResult(0));
}

void WarpgroupLowering::lowerWait(MmaWaitOp op) {
  auto cast = op.getProduct().getDefiningOp<UnrealizedConversionCastOp>();
  NVVM::WgmmaWaitGroupSyncOp::create(
      b, b.getI64IntegerAttr(static_cast<int64_t>(op.getPending())));
  auto type = mlir::cast<VectorType>(op.getResult().getType());
  SmallVector<Value> sums;
  for (int64_t i = 0, e = type.getNumElements(); i < e; ++i)
    sums.push_back(
        LLVM::ExtractValueOp::create(b, cast.getInputs().front(), i));
  op.replaceAllUsesWith(
      vector::FromElementsOp::create(b, type, sums).getResult());
}

void WarpgroupLowering::lowerStoreMatrix(StoreMatrixOp op) {
  Value place =
      createMatrixPlace(b, op.getTile().getType(), op.getRow(), op.getCol());
  Value at = arith::AddIOp::create(
      b, address(op.getTile()),
      arith::ExtUIOp::create(b, b.getI64Type(), mul(place, 2)));
  Value pointer = LLVM::IntToPtrOp::create(
      b, LLVM::LLVMPointerType::get(b.getContext(), /*addressSpace=*/3), at,
      LLVM::DereferenceableAttr());
  MLIRContext *context = b.getContext();
  NVVM::StMatrixOp::create(
      b, pointer, registersOf(op.getValue()),
      NVVM::MMALayoutAttr::get(context, NVVM::MMALayout::row),
      NVVM::LdStMatrixShapeAttr::get(context, 8, 8),
      NVVM::LdStMatrixEltTypeAttr::get(context, NVVM::LdStMatrixEltType::B16));
}

/// A thread takes every kThreads-th piece of 16 bytes. The swizzle leaves a
/// piece in its row.
void WarpgroupLowering::lowerClearRows(ClearRowsOp op) {
  TileType tile = op.getTile().getType();
  constexpr int64_t width = 8;
  int64_t perRow = tile.getColumns() / width,
          perPanel = TileType::panelColumns / width;
  Value thread = arith::IndexCastOp::create(
      b, b.getI32Type(), gpu::ThreadIdOp::create(b, gpu::Dimension::x));
  Value first = arith::AndIOp::create(b, thread, i32(kThreads - 1));
  Value rows = arith::MaxSIOp::create(
      b, arith::SubIOp::create(b, op.getLast(), op.getFirst()), i32(0));
  auto zero = arith::ConstantOp::create(
      b, b.getZeroAttr(VectorType::get({width}, tile.getElementType())));
  scf::ForOp::create(
      b, first, mul(rows, perRow), i32(kThreads), ValueRange(),
      [&](OpBuilder &, Location, Value piece, ValueRange) {
        Value row =
            add(op.getFirst(), arith::DivUIOp::create(b, piece, i32(perRow)));
        Value column = arith::RemUIOp::create(b, piece, i32(perRow));
        Value panel = arith::DivUIOp::create(b, column, i32(perPanel));
        Value inPanel = arith::RemUIOp::create(b, column, i32(perPanel));
        Value place =
            add(mul(row, TileType::panelColumns),
                add(mul(inPanel, width),
                    mul(panel, tile.getRows() * TileType::panelColumns)));
        vector::StoreOp::create(b, zero, view(op.getTile()),
                                ValueRange{arith::IndexCastUIOp::create(
                                    b, b.getIndexType(), place)},
                                /*nontemporal=*/false, llvm::MaybeAlign(16));
        scf::YieldOp::create(b);
      });
}

void WarpgroupLowering::lowerIssueStore(IssueStoreOp op) {
  TileType tile = op.getTile().getType();
  // No memref any more, so getDestination() would not do. nvgpu stores whole
  // memrefs, not rows of a tile.
  Value map =
      UnrealizedConversionCastOp::create(
          b, LLVM::LLVMPointerType::get(b.getContext()), op->getOperand(2))
          .getResult(0);
  Value begin = arith::AddIOp::create(
      b, address(op.getTile()),
      arith::ExtUIOp::create(b, b.getI64Type(),
                             mul(op.getRow(), TileType::panelRowBytes)));
  for (int64_t panel = 0; panel < tile.getNumPanels(); ++panel) {
    Value from = LLVM::IntToPtrOp::create(
        b, LLVM::LLVMPointerType::get(b.getContext(), /*addressSpace=*/3),
        arith::AddIOp::create(b, begin, i64(panel * tile.getPanelBytes())),
        LLVM::DereferenceableAttr());
    // PTX names the dimension that varies fastest first.
    SmallVector<Value> coordinates{i32(panel * TileType::panelColumns)};
    llvm::append_range(coordinates, llvm::reverse(op.getCoordinates()));
    NVVM::CpAsyncBulkTensorSharedCTAToGlobalOp::create(
        b, map, from, coordinates, /*l2CacheHint=*/Value(),
        NVVM::TMAStoreModeAttr::get(b.getContext(), NVVM::TMAStoreMode::TILE),
        /*predicate=*/Value());
  }
  NVVM::CpAsyncBulkCommitGroupOp::create(b);
}

/// Neighbouring threads copy neighbouring pieces of 16 bytes. All are read
/// before the first is written, so that the reads do not wait for each other.
void WarpgroupLowering::lowerStoreRows(StoreRowsOp op) {
  TileType tile = op.getTile().getType();
  constexpr int64_t width = 8;
  int64_t perRow = tile.getColumns() / width, rowsAtOnce = kThreads / perRow;
  Value thread = arith::IndexCastOp::create(
      b, b.getI32Type(), gpu::ThreadIdOp::create(b, gpu::Dimension::x));
  Value ofGroup = arith::AndIOp::create(b, thread, i32(kThreads - 1));
  Value firstRow = arith::DivUIOp::create(b, ofGroup, i32(perRow));
  Value column = mul(arith::RemUIOp::create(b, ofGroup, i32(perRow)), width);
  auto piece = VectorType::get({width}, tile.getElementType());
  SmallVector<Value> rows, pieces;
  for (int64_t begin = 0; begin < IssueStoreOp::kRows; begin += rowsAtOnce) {
    rows.push_back(add(firstRow, i32(begin)));
    Value place =
        createMatrixPlace(b, tile, add(op.getRow(), rows.back()), column);
    pieces.push_back(vector::LoadOp::create(
        b, piece, view(op.getTile()),
        ValueRange{arith::IndexCastUIOp::create(b, b.getIndexType(), place)},
        /*nontemporal=*/false, llvm::MaybeAlign(16)));
  }
  auto toIndex = [&](Value value) -> Value {
    return arith::IndexCastOp::create(b, b.getIndexType(), value);
  };
  for (auto [row, value] : llvm::zip(rows, pieces)) {
    Value is =
        arith::CmpIOp::create(b, arith::CmpIPredicate::slt, row, op.getCount());
    auto branch = scf::IfOp::create(b, is, /*withElseRegion=*/false);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(branch.thenBlock());
    SmallVector<Value> at = llvm::map_to_vector(op.getCoordinates(), toIndex);
    at[op.getRowDim()] =
        arith::AddIOp::create(b, at[op.getRowDim()], toIndex(row));
    at.push_back(toIndex(column));
    vector::StoreOp::create(b, value, op.getDestination(), at,
                            /*nontemporal=*/false, llvm::MaybeAlign(16));
  }
}

void WarpgroupLowering::lower(Operation *op) {
  b.setLoc(op->getLoc());
  b.setInsertionPoint(op);
  llvm::TypeSwitch<Operation *>(op)
      .Case([&](WarpgroupMmaOp mma) { lowerMma(mma); })
      .Case([&](MmaWaitOp wait) { lowerWait(wait); })
      .Case([&](StoreMatrixOp store) { lowerStoreMatrix(store); })
      .Case([&](ClearRowsOp clear) { lowerClearRows(clear); })
      .Case([&](IssueStoreOp store) { lowerIssueStore(store); })
      .Case([&](StoreRowsOp store) { lowerStoreRows(store); })
      .Case([&](StoreWaitOp) {
        NVVM::CpAsyncBulkWaitGroupOp::create(b, b.getI32IntegerAttr(0),
                                             b.getUnitAttr());
      });
  op->erase();
}

void warp_pipe::lowerWarpgroups(func::FuncOp kernel) {
  SmallVector<Operation *> ops;
  kernel.walk([&](Operation *op) {
    if (isa<WarpgroupMmaOp, MmaWaitOp, StoreMatrixOp, ClearRowsOp, IssueStoreOp,
            StoreRowsOp, StoreWaitOp>(op))
      ops.push_back(op);
  });
  WarpgroupLowering lowering(kernel);
  for (Operation *op : ops)
    lowering.lower(op);
}

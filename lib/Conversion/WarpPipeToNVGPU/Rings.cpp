//===- Rings.cpp - Rings become mbarriers and views of shared memory ------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Step i uses stage i mod stages; barriers change phase every time round, so
// the parity to wait for is that of i / stages. Both divide by a constant.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::warp_pipe;

/// Nanoseconds that a try_wait may sleep before it looks again.
static constexpr int64_t kWaitTicks = 10000000;

Value warp_pipe::createView(ImplicitLocOpBuilder &b, Value base, Value bytes,
                            ArrayRef<int64_t> shape, Type elementType) {
  auto type =
      MemRefType::get(shape, elementType, MemRefLayoutAttrInterface(),
                      cast<MemRefType>(base.getType()).getMemorySpace());
  return memref::ViewOp::create(b, type, base, bytes, ValueRange());
}

namespace {
/// A ring in shared memory.
struct Ring {
  RingType type;
  SharedMemoryPlan::Ring place;
  int64_t arrivals;
};

/// The stage of a step, and the parity of its phase.
struct Stage {
  Value number, parity;
};

class RingLowering {
public:
  RingLowering(func::FuncOp kernel, Value base)
      : kernel(kernel), base(base), b(kernel.getLoc(), kernel.getContext()) {}

  void createRing(CreateRingOp op, const SharedMemoryPlan::Ring &place);
  void createInit(SpecializeOp roles, ArrayRef<BlockArgument> maps,
                  const SharedMemoryPlan &plan);
  void lower(Operation *op);

private:
  Value i32(int64_t value) {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
  }
  Value index(int64_t value) {
    return arith::ConstantIndexOp::create(b, value);
  }
  Value toIndex(Value value) {
    return arith::IndexCastUIOp::create(b, b.getIndexType(), value);
  }
  Value createBarrier(int64_t at, Value stage);
  Value createGroup(Value memory);
  Value createScalar(int64_t at, Value stage, Type type);
  Value createOffset(Value stage, int64_t bytes, int64_t at);
  Stage createStage(const Ring &ring, Value step);
  Value createTileOffset(const Ring &ring, const Stage &stage);
  void wait(int64_t barriers, const Stage &stage, Value parity);
  void lowerCommit(CommitOp op);
  void lowerCopy(IssueCopyOp op);
  void lowerPrefetch(GatherPrefetchOp op);
  SmallVector<Value> createScalarReads(WaitOp op, const Ring &ring,
                                       const Stage &stage);
  void lowerWait(WaitOp op);
  void lowerRelease(ReleaseOp op);
  void releaseAfter(Value offset, Value value);
  void lowerLoadMatrix(LoadMatrixOp op);

  func::FuncOp kernel;
  Value base;
  ImplicitLocOpBuilder b;
  llvm::MapVector<Value, Ring> rings;
};
} // namespace

/// `at` + `stage` * `bytes`, as i32. Only the sum is extended to an index: an
/// index of its own for the stage makes LLVM count and divide in 64 bits.
Value RingLowering::createOffset(Value stage, int64_t bytes, int64_t at) {
  auto flags =
      arith::IntegerOverflowFlags::nsw | arith::IntegerOverflowFlags::nuw;
  Value offset = arith::MulIOp::create(b, stage, i32(bytes), flags);
  return arith::AddIOp::create(b, offset, i32(at), flags);
}

/// The barrier of a stage, as a group of one.
Value RingLowering::createBarrier(int64_t at, Value stage) {
  Value offset = toIndex(createOffset(stage, /*bytes=*/8, at));
  return createGroup(createView(b, base, offset, {1}, b.getI64Type()));
}

/// The mbarrier in `memory`, as a group of one.
Value RingLowering::createGroup(Value memory) {
  auto type = nvgpu::MBarrierGroupType::get(
      b.getContext(), cast<MemRefType>(memory.getType()).getMemorySpace(), 1);
  // nvgpu.mbarrier.create would make a static variable of its own, which moves
  // the tiles off their multiple of 1024.
  return UnrealizedConversionCastOp::create(b, type, memory).getResult(0);
}

/// A stage's slot of a scalar, as a memref of one.
Value RingLowering::createScalar(int64_t at, Value stage, Type type) {
  Value offset = toIndex(createOffset(stage, /*bytes=*/4, at));
  return createView(b, base, offset, {1}, type);
}

void RingLowering::createRing(CreateRingOp op,
                              const SharedMemoryPlan::Ring &place) {
  b.setLoc(op.getLoc());
  b.setInsertionPoint(op);
  RingType type = op.getRing().getType();
  rings[op.getRing()] = Ring{type, place, op.getArrivals()};
}

/// Whether all threads meet between `from` and `to`, ops of one block.
static bool meetBetween(Operation *from, Operation *to) {
  for (Operation *op = from; op != to; op = op->getNextNode())
    if (isa<gpu::BarrierOp>(op))
      return true;
  return false;
}

/// One thread makes the barriers ready: the first of the role that copies, as
/// it has nothing else to do. All threads wait for it. A kernel that waits for
/// the one in front of it does so before.
void RingLowering::createInit(SpecializeOp roles, ArrayRef<BlockArgument> maps,
                              const SharedMemoryPlan &plan) {
  b.setLoc(roles.getLoc());
  b.setInsertionPoint(roles);
  // A CTA that has arrived at the cluster's barrier has its mailboxes ready.
  if (!plan.mailboxes.empty())
    for (Operation &op : *roles->getBlock())
      if (isa<ClusterArriveOp>(op) && op.isBeforeInBlock(roles)) {
        b.setInsertionPoint(&op);
        break;
      }
  Operation *users = &*b.getInsertionPoint(), *first = users;
  for (Operation &op : *roles->getBlock())
    if (isa<GridWaitOp>(op) && op.isBeforeInBlock(users)) {
      first = &op;
      break;
    }
  b.setInsertionPoint(first);
  int64_t thread = 0, before = 0;
  for (unsigned i = 0, e = roles.getNumRoles(); i < e; ++i) {
    bool copies = roles.getBodies()[i]
                      .walk([](AcquireOp) { return WalkResult::interrupt(); })
                      .wasInterrupted();
    if (copies) {
      thread = 32 * before;
      break;
    }
    before += roles.getWarps()[i];
  }
  Value id = arith::IndexCastOp::create(
      b, b.getI32Type(), gpu::ThreadIdOp::create(b, gpu::Dimension::x));
  Value isFirst =
      arith::CmpIOp::create(b, arith::CmpIPredicate::eq, id, i32(thread));
  scf::IfOp::create(b, isFirst, [&](OpBuilder &, Location) {
    for (BlockArgument map : maps)
      nvgpu::TmaPrefetchOp::create(b, map, /*predicate=*/Value());
    for (auto &[value, ring] : rings)
      for (int64_t i = 0; i < ring.type.getStages(); ++i) {
        nvgpu::MBarrierInitOp::create(b, createBarrier(ring.place.full, i32(i)),
                                      index(1), index(0),
                                      /*predicate=*/Value());
        nvgpu::MBarrierInitOp::create(
            b, createBarrier(ring.place.empty, i32(i)), index(ring.arrivals),
            index(0), /*predicate=*/Value());
      }
    for (auto &[box, at] : plan.mailboxes)
      nvgpu::MBarrierInitOp::create(b, createBarrier(at, i32(0)), index(1),
                                    index(0), /*predicate=*/Value());
    // nvgpu has no fence that shows barriers to the TMA unit.
    NVVM::FenceMbarrierInitOp::create(b);
    scf::YieldOp::create(b);
  });
  b.setInsertionPoint(users);
  if (!meetBetween(first, users))
    gpu::BarrierOp::create(b);
}

Stage RingLowering::createStage(const Ring &ring, Value step) {
  Value stages = i32(ring.type.getStages());
  Stage stage;
  stage.number = arith::RemUIOp::create(b, step, stages);
  Value round = arith::DivUIOp::create(b, step, stages);
  stage.parity = arith::TruncIOp::create(b, b.getI1Type(), round);
  return stage;
}

/// Bytes from the beginning of shared memory.
Value RingLowering::createTileOffset(const Ring &ring, const Stage &stage) {
  return createOffset(stage.number, ring.type.getTile().getBytes(),
                      ring.place.tiles);
}

void RingLowering::wait(int64_t barriers, const Stage &stage, Value parity) {
  nvgpu::MBarrierTryWaitParityOp::create(b,
                                         createBarrier(barriers, stage.number),
                                         parity, index(kWaitTicks), index(0));
}

void RingLowering::lowerCommit(CommitOp op) {
  const Ring &ring = rings.find(op.getRing())->second;
  Stage stage = createStage(ring, op.getIndex());
  for (auto [value, at] : llvm::zip(op.getScalars(), ring.place.scalars))
    memref::StoreOp::create(
        b, value, createScalar(at, stage.number, value.getType()), index(0));
  // The copies that follow fill the tile, rows outside of the source as well.
  nvgpu::MBarrierArriveExpectTxOp::create(
      b, createBarrier(ring.place.full, stage.number),
      index(ring.type.getTile().getBytes()), index(0), /*predicate=*/Value());
}

void RingLowering::lowerCopy(IssueCopyOp op) {
  const Ring &ring = rings.find(op.getRing())->second;
  TileType tile = ring.type.getTile();
  // No memref any more, so getSource() would not do.
  Value source = op->getOperand(0);
  auto map = cast<nvgpu::TensorMapDescriptorType>(source.getType());
  MemRefType box = map.getTensor();
  Stage stage = createStage(ring, op.getIndex());
  Value begin = createTileOffset(ring, stage);
  Value barrier = createBarrier(ring.place.full, stage.number);
  auto flags =
      arith::IntegerOverflowFlags::nsw | arith::IntegerOverflowFlags::nuw;
  int64_t outer = box.getRank() - 1;
  for (int64_t i = 0; i < static_cast<int64_t>(op.getBoxes()); ++i)
    for (int64_t panel = 0; panel < tile.getNumPanels(); ++panel) {
      int64_t rows = tile.getRows() / op.getBoxes() * i;
      Value offset = arith::AddIOp::create(
          b, begin,
          i32(panel * tile.getPanelBytes() + rows * TileType::panelRowBytes),
          flags);
      Value to = createView(b, base, toIndex(offset), box.getShape(),
                            box.getElementType());
      SmallVector<Value> coordinates;
      for (Value value : op.getCoordinates().slice(i * outer, outer))
        coordinates.push_back(
            arith::IndexCastOp::create(b, b.getIndexType(), value));
      coordinates.push_back(index(panel * TileType::panelColumns));
      nvgpu::TmaAsyncLoadOp::create(b, to, barrier, source, coordinates,
                                    index(0),
                                    /*multicastMask=*/Value(),
                                    /*predicate=*/Value());
    }
}

/// The scalars of a stage that the warp uses. Lane 0 reads for all: it also
/// releases the stage, so its reads come before the next writes whatever
/// becomes of the barrier of the warp, which ptxas drops where the warp has
/// converged.
SmallVector<Value> RingLowering::createScalarReads(WaitOp op, const Ring &ring,
                                                   const Stage &stage) {
  SmallVector<int64_t> used;
  SmallVector<Type> types;
  for (auto [i, scalar] : llvm::enumerate(op.getScalars()))
    if (!scalar.use_empty()) {
      used.push_back(i);
      types.push_back(scalar.getType());
    }
  // Nobody reads the others.
  SmallVector<Value> results;
  for (Type type : ring.type.getScalars())
    results.push_back(
        arith::ConstantOp::create(b, cast<TypedAttr>(b.getZeroAttr(type))));
  if (used.empty())
    return results;
  Value isFirst = arith::CmpIOp::create(
      b, arith::CmpIPredicate::eq, LaneIdOp::create(b, b.getI32Type()), i32(0));
  auto read = scf::IfOp::create(b, types, isFirst, /*addThenBlock=*/true,
                                /*addElseBlock=*/true);
  {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(read.thenBlock());
    SmallVector<Value> loaded, nothing;
    for (auto [i, type] : llvm::zip(used, types))
      loaded.push_back(memref::LoadOp::create(
          b, createScalar(ring.place.scalars[i], stage.number, type),
          index(0)));
    scf::YieldOp::create(b, loaded);
    b.setInsertionPointToStart(read.elseBlock());
    for (int64_t i : used)
      nothing.push_back(results[i]);
    scf::YieldOp::create(b, nothing);
  }
  for (auto [i, value] : llvm::zip(used, read.getResults()))
    results[i] =
        NVVM::ShflOp::create(b, value.getType(), i32(-1), value, i32(0),
                             i32(31), NVVM::ShflKind::idx, UnitAttr());
  return results;
}

void RingLowering::lowerWait(WaitOp op) {
  const Ring &ring = rings.find(op.getRing())->second;
  TileType tile = ring.type.getTile();
  Stage stage = createStage(ring, op.getIndex());
  wait(ring.place.full, stage, stage.parity);
  Value offset = toIndex(createTileOffset(ring, stage));
  Value view = createView(b, base, offset, tile.getRows() * tile.getColumns(),
                          tile.getElementType());
  SmallVector<Value> results{
      UnrealizedConversionCastOp::create(b, tile, view).getResult(0)};
  if (!ring.place.scalars.empty())
    llvm::append_range(results, createScalarReads(op, ring, stage));
  op.replaceAllUsesWith(results);
}

/// Arrives at the barrier at `offset`, under a predicate that depends on
/// `value` and always holds. The assembler cannot know that, so it does not
/// move the wait for products that is behind the arrival before what `value`
/// needs. A branch would make it run the products one after the other.
void RingLowering::releaseAfter(Value offset, Value value) {
  Value isFirst = arith::CmpIOp::create(
      b, arith::CmpIPredicate::eq, LaneIdOp::create(b, b.getI32Type()), i32(0));
  Value below = arith::ConstantOp::create(b, b.getF32FloatAttr(-1.0f));
  Value holds =
      arith::CmpFOp::create(b, arith::CmpFPredicate::UGE, value, below);
  Value view = createView(b, base, toIndex(offset), {1}, b.getI64Type());
  Value address = arith::IndexCastOp::create(
      b, b.getI64Type(),
      memref::ExtractAlignedPointerAsIndexOp::create(b, view));
  Value pointer = LLVM::IntToPtrOp::create(
      b, LLVM::LLVMPointerType::get(b.getContext(), /*addressSpace=*/3),
      address, LLVM::DereferenceableAttr());
  NVVM::InlinePtxOp::create(
      b, TypeRange(), /*readOnlyArgs=*/ValueRange{pointer},
      /*readWriteArgs=*/ValueRange(),
      b.getStringAttr("mbarrier.arrive.shared::cta.b64 _, [{$r0}];"),
      arith::AndIOp::create(b, isFirst, holds));
}

void RingLowering::lowerRelease(ReleaseOp op) {
  const Ring &ring = rings.find(op.getRing())->second;
  Stage stage = createStage(ring, op.getIndex());
  if (op.getAfter())
    return releaseAfter(
        createOffset(stage.number, /*bytes=*/8, ring.place.empty),
        op.getAfter());
  // All lanes have read before one says so; nvgpu has no barrier of a warp.
  NVVM::SyncWarpOp::create(b, i32(-1));
  Value barrier = createBarrier(ring.place.empty, stage.number);
  auto elect = ElectOp::create(b);
  b.setInsertionPointToEnd(&elect.getBodyBlock());
  nvgpu::MBarrierArriveOp::create(
      b, nvgpu::MBarrierTokenType::get(b.getContext()), barrier, index(0));
}

/// The swizzle: 16-byte piece c of row r of a panel lies at piece c xor r
/// mod 8. `col` is a constant and a part of the lane in most programs; shifts,
/// masks and xors of it do not depend on the step, so LLVM moves them out of
/// the loop.
Value warp_pipe::createMatrixPlace(ImplicitLocOpBuilder &b, TileType tile,
                                   Value row, Value col) {
  auto flags =
      arith::IntegerOverflowFlags::nsw | arith::IntegerOverflowFlags::nuw;
  auto i32 = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
  };
  auto mul = [&](Value value, int64_t by) -> Value {
    return arith::MulIOp::create(b, value, i32(by), flags);
  };
  auto add = [&](Value x, Value y) -> Value {
    return arith::AddIOp::create(b, x, y, flags);
  };
  Value panel = arith::ShRUIOp::create(
      b, col, i32(llvm::Log2_64(TileType::panelColumns)));
  Value column = arith::AndIOp::create(b, col, i32(TileType::panelColumns - 1));
  Value shift = mul(arith::AndIOp::create(b, row, i32(7)), 8);
  Value swizzled = arith::XOrIOp::create(b, column, shift);
  Value place = add(mul(row, TileType::panelColumns), swizzled);
  return add(place, mul(panel, tile.getRows() * TileType::panelColumns));
}

void RingLowering::lowerLoadMatrix(LoadMatrixOp op) {
  Value view = op.getTile()
                   .getDefiningOp<UnrealizedConversionCastOp>()
                   .getInputs()
                   .front();
  Value place =
      createMatrixPlace(b, op.getTile().getType(), op.getRow(), op.getCol());
  op.replaceAllUsesWith(nvgpu::LdMatrixOp::create(b, op.getResult().getType(),
                                                  view, toIndex(place),
                                                  op.getTranspose(),
                                                  /*numTiles=*/4)
                            .getResult());
}

void RingLowering::lowerPrefetch(GatherPrefetchOp op) {
  // No memref any more, so getSource() would not do. nvgpu has no such op.
  Value map =
      UnrealizedConversionCastOp::create(
          b, LLVM::LLVMPointerType::get(b.getContext()), op->getOperand(0))
          .getResult(0);
  int64_t columns = op.getColumns();
  for (int64_t column = 0; column < columns; column += TileType::panelColumns) {
    // PTX names the dimension that varies fastest first.
    SmallVector<Value> coordinates{i32(column)};
    llvm::append_range(coordinates, llvm::reverse(op.getCoordinates()));
    NVVM::CpAsyncBulkTensorPrefetchOp::create(
        b, map, coordinates, /*im2colOffsets=*/ValueRange(),
        NVVM::TMALoadMode::TILE, /*l2CacheHint=*/Value());
  }
}

void RingLowering::lower(Operation *op) {
  b.setLoc(op->getLoc());
  b.setInsertionPoint(op);
  llvm::TypeSwitch<Operation *>(op)
      .Case([&](AcquireOp acquire) {
        const Ring &ring = rings.find(acquire.getRing())->second;
        Stage stage = createStage(ring, acquire.getIndex());
        // The first time round all stages are free: the phase before counts as
        // done.
        Value one = arith::ConstantOp::create(b, b.getBoolAttr(true));
        wait(ring.place.empty, stage,
             arith::XOrIOp::create(b, stage.parity, one));
      })
      .Case([&](CommitOp commit) { lowerCommit(commit); })
      .Case([&](IssueCopyOp copy) { lowerCopy(copy); })
      .Case([&](GatherPrefetchOp prefetch) { lowerPrefetch(prefetch); })
      .Case([&](WaitOp wait) { lowerWait(wait); })
      .Case([&](ReleaseOp release) { lowerRelease(release); })
      .Case([&](LoadMatrixOp load) { lowerLoadMatrix(load); })
      .Case([&](ExpectBytesOp expect) {
        nvgpu::MBarrierArriveExpectTxOp::create(
            b, createGroup(expect.getMailbox()), toIndex(expect.getBytes()),
            index(0), /*predicate=*/Value());
      })
      .Case([&](WaitMailboxOp wait) {
        Value first = arith::ConstantOp::create(b, b.getBoolAttr(false));
        nvgpu::MBarrierTryWaitParityOp::create(
            b, createGroup(wait.getMailbox()), first, index(kWaitTicks),
            index(0));
      });
  op->erase();
}

void warp_pipe::lowerRings(func::FuncOp kernel, const SharedMemoryPlan &plan,
                           Value base, ArrayRef<BlockArgument> maps) {
  RingLowering lowering(kernel, base);
  for (auto &[ring, place] : plan.rings)
    lowering.createRing(ring, place);
  SmallVector<Operation *> ops;
  kernel.walk([&](Operation *op) {
    if (isa<AcquireOp, CommitOp, IssueCopyOp, WaitOp, ReleaseOp, LoadMatrixOp,
            GatherPrefetchOp, ExpectBytesOp, WaitMailboxOp>(op))
      ops.push_back(op);
  });
  kernel.walk(
      [&](SpecializeOp roles) { lowering.createInit(roles, maps, plan); });
  for (Operation *op : ops)
    lowering.lower(op);
  for (auto &[ring, place] : plan.rings)
    CreateRingOp(ring).erase();
  for (auto &[box, at] : plan.mailboxes)
    CreateMailboxOp(box).erase();
}

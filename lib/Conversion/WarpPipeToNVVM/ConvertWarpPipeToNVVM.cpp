//===- ConvertWarpPipeToNVVM.cpp - Roles, lanes and barriers to NVVM ------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After -convert-warp-pipe-to-nvgpu: roles become branches on the number of the
// warp. What comes out has no op of warp_pipe and none of gpu.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Conversion/Passes.h"
#include "llvm/ADT/TypeSwitch.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_CONVERTWARPPIPETONVVMPASS
#include "sparse-attn/Conversion/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::warp_pipe;

/// Named barrier 0 is that of the whole CTA.
static constexpr unsigned kMostRoles = 15;
/// Warps of a warpgroup, as a power of 2.
static constexpr int64_t kLogWarpsOfGroup = 2;
/// Registers of an SM.
static constexpr int64_t kRegisterFile = 65536;

namespace {
/// What all threads compute at the beginning.
class ThreadNumbers {
public:
  explicit ThreadNumbers(func::FuncOp kernel) {
    ImplicitLocOpBuilder b(kernel.getLoc(), kernel.getContext());
    b.setInsertionPointToStart(&kernel.getBody().front());
    auto i32 = [&](int64_t value) -> Value {
      return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
    };
    Value thread = NVVM::ThreadIdXOp::create(b, b.getI32Type());
    lane = arith::AndIOp::create(b, thread, i32(31));
    isFirstLane =
        arith::CmpIOp::create(b, arith::CmpIPredicate::eq, lane, i32(0));
    // The shuffle tells the compiler that all lanes have the same number.
    warp = NVVM::ShflOp::create(
        b, b.getI32Type(), i32(-1), arith::ShRUIOp::create(b, thread, i32(5)),
        i32(0), i32(31), NVVM::ShflKind::idx, UnitAttr());
  }

  Value lane, isFirstLane, warp;
};
} // namespace

/// The first warp of role `i`.
static int64_t getFirstWarp(SpecializeOp roles, unsigned i) {
  int64_t warp = 0;
  for (unsigned before = 0; before < i; ++before)
    warp += roles.getWarps()[before];
  return warp;
}

/// What is the same for all roles has been read; what depends on the role is
/// lowered while the role is still known.
static void lowerInRole(SpecializeOp roles, unsigned role,
                        const ThreadNumbers &numbers) {
  int64_t first = getFirstWarp(roles, role), warps = roles.getWarps()[role];
  ImplicitLocOpBuilder b(roles.getLoc(), roles.getContext());
  auto i32 = [&](int64_t value) -> Value {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
  };
  roles.getBodies()[role].walk([&](Operation *op) {
    b.setLoc(op->getLoc());
    b.setInsertionPoint(op);
    if (isa<WarpIdOp>(op)) {
      Value own = arith::SubIOp::create(b, numbers.warp, i32(first));
      op->replaceAllUsesWith(ValueRange{own});
      op->erase();
    } else if (isa<RoleBarrierOp>(op)) {
      NVVM::BarrierOp::create(b, TypeRange(), i32(1 + role), i32(32 * warps),
                              NVVM::BarrierReductionAttr(), Value());
      op->erase();
    } else if (isa<WarpgroupBarrierOp>(op)) {
      MLIRContext *context = b.getContext();
      NVVM::FenceProxyOp::create(
          b, NVVM::ProxyKindAttr::get(context, NVVM::ProxyKind::async_shared),
          NVVM::SharedSpaceAttr::get(context, NVVM::SharedSpace::shared_cta));
      Value group =
          arith::ShRUIOp::create(b, numbers.warp, i32(kLogWarpsOfGroup));
      Value id = arith::AddIOp::create(b, group, i32(1 + roles.getNumRoles()));
      NVVM::BarrierOp::create(b, TypeRange(), id, i32(32 << kLogWarpsOfGroup),
                              NVVM::BarrierReductionAttr(), Value());
      op->erase();
    }
  });
  int64_t registers = roles.getRegisters()[role];
  if (registers == 0)
    return;
  b.setLoc(roles.getLoc());
  b.setInsertionPointToStart(&roles.getBodyOf(role));
  // What a thread has at first, as several CTAs share the file.
  LaunchAttr launch = getLaunch(roles->getParentOp());
  int64_t ctas = launch ? launch.getCtas() : 1;
  int64_t share = kRegisterFile / (32 * roles.getTotalWarps() * ctas) / 8 * 8;
  NVVM::SetMaxRegisterOp::create(b, static_cast<uint32_t>(registers),
                                 registers > share
                                     ? NVVM::SetMaxRegisterAction::increase
                                     : NVVM::SetMaxRegisterAction::decrease);
}

/// The last role is asked for first: it has the fewest warps and most to wait
/// for.
static void lowerRoles(SpecializeOp roles, const ThreadNumbers &numbers) {
  ImplicitLocOpBuilder b(roles.getLoc(), roles.getContext());
  b.setInsertionPoint(roles);
  auto move = [&](unsigned role, Block &to) {
    to.getOperations().splice(to.begin(),
                              roles.getBodyOf(role).getOperations());
  };
  for (unsigned role = roles.getNumRoles() - 1; role > 0; --role) {
    Value first = arith::ConstantOp::create(
        b, b.getI32IntegerAttr(getFirstWarp(roles, role)));
    Value isRole = arith::CmpIOp::create(b, arith::CmpIPredicate::uge,
                                         numbers.warp, first);
    auto branch = scf::IfOp::create(b, isRole, /*withElseRegion=*/true);
    move(role, *branch.thenBlock());
    b.setInsertionPointToStart(branch.elseBlock());
  }
  Block *block = b.getInsertionBlock();
  block->getOperations().splice(b.getInsertionPoint(),
                                roles.getBodyOf(0).getOperations());
  roles.erase();
}

/// What stands in `op` is lowered already.
static void lowerElect(ElectOp op, const ThreadNumbers &numbers) {
  OpBuilder b(op);
  // With elect.sync ptxas knows that one lane runs the body. Without, it writes
  // a loop over lanes around each copy, whose operands are uniform registers.
  // For a single arrival the comparison, made once, is shorter.
  bool copies = op.getBody()
                    .walk([](NVVM::CpAsyncBulkTensorGlobalToSharedClusterOp) {
                      return WalkResult::interrupt();
                    })
                    .wasInterrupted();
  Value elected = numbers.isFirstLane;
  if (copies)
    elected = NVVM::ElectSyncOp::create(b, op.getLoc(), b.getI1Type(),
                                        /*membermask=*/Value());
  auto branch = scf::IfOp::create(b, op.getLoc(), elected,
                                  /*withElseRegion=*/false);
  Block *block = branch.thenBlock();
  block->getOperations().splice(block->begin(),
                                op.getBodyBlock().getOperations());
  op.erase();
}

/// Numbers of blocks and threads, and barriers, that need no role.
static void lowerSimple(Operation *op, const ThreadNumbers &numbers) {
  ImplicitLocOpBuilder b(op->getLoc(), op->getContext());
  b.setInsertionPoint(op);
  if (isa<ClusterArriveOp, ClusterWaitOp>(op) && op->getNumOperands() == 1) {
    auto branch = scf::IfOp::create(b, op->getOperand(0),
                                    /*withElseRegion=*/false);
    b.setInsertionPointToStart(branch.thenBlock());
  }
  Type i32 = b.getI32Type();
  auto aligned = b.getUnitAttr();
  // Index results: the numbers are not negative.
  auto replace = [&](auto x, auto y, auto z, gpu::Dimension dimension) {
    Value number;
    if (dimension == gpu::Dimension::x)
      number = decltype(x)::create(b, i32);
    else if (dimension == gpu::Dimension::y)
      number = decltype(y)::create(b, i32);
    else
      number = decltype(z)::create(b, i32);
    Value index = arith::IndexCastUIOp::create(b, b.getIndexType(), number);
    op->replaceAllUsesWith(ValueRange{index});
  };
  bool known =
      llvm::TypeSwitch<Operation *, bool>(op)
          .Case([&](LaneIdOp) {
            op->replaceAllUsesWith(ValueRange{numbers.lane});
            return true;
          })
          .Case([&](WarpIdOp) {
            op->replaceAllUsesWith(ValueRange{numbers.warp});
            return true;
          })
          .Case([&](ClusterArriveOp arrive) {
            if (arrive.getRelaxed())
              NVVM::ClusterArriveRelaxedOp::create(b, aligned);
            else
              NVVM::ClusterArriveOp::create(b, aligned);
            return true;
          })
          .Case([&](ClusterWaitOp) {
            NVVM::ClusterWaitOp::create(b, aligned);
            return true;
          })
          .Case([&](GridWaitOp) {
            lowerGridWait(b);
            return true;
          })
          .Case([&](GridReleaseOp) {
            NVVM::GriddepcontrolOp::create(
                b, NVVM::GridDepActionKind::launch_dependents);
            return true;
          })
          .Case([&](memref::PrefetchOp prefetch) {
            lowerPrefetch(b, prefetch);
            return true;
          })
          .Case([&](memref::AtomicRMWOp count) {
            lowerAtomic(b, count);
            return true;
          })
          .Case([&](gpu::BarrierOp) {
            NVVM::Barrier0Op::create(b);
            return true;
          })
          .Case([&](gpu::ThreadIdOp id) {
            replace(NVVM::ThreadIdXOp(), NVVM::ThreadIdYOp(),
                    NVVM::ThreadIdZOp(), id.getDimension());
            return true;
          })
          .Case([&](gpu::BlockIdOp id) {
            replace(NVVM::BlockIdXOp(), NVVM::BlockIdYOp(), NVVM::BlockIdZOp(),
                    id.getDimension());
            return true;
          })
          .Case([&](gpu::GridDimOp size) {
            replace(NVVM::GridDimXOp(), NVVM::GridDimYOp(), NVVM::GridDimZOp(),
                    size.getDimension());
            return true;
          })
          .Case([&](RowReduceOp reduce) {
            lowerRowReduce(b, reduce);
            return true;
          })
          .Case([&](RowBroadcastOp broadcast) {
            lowerRowBroadcast(b, broadcast);
            return true;
          })
          .Case([&](nvgpu::TmaAsyncLoadOp load) {
            if (!load.getBarriers().getDefiningOp<UnrealizedConversionCastOp>())
              return false;
            lowerLoad(b, load);
            return true;
          })
          .Case([&](nvgpu::MmaSyncOp product) {
            return lowerProduct(b, product);
          })
          .Case([&](math::Log2Op log) { return lowerLog2(b, log); })
          .Case([&](StoreRemoteOp store) {
            lowerStoreRemote(b, store);
            return true;
          })
          .Default(false);
  if (known)
    op->erase();
}

/// The lowering of memrefs wants memory spaces as numbers.
static Type toNumberedSpace(Type type) {
  auto memref = dyn_cast<MemRefType>(type);
  auto space =
      memref
          ? dyn_cast_if_present<gpu::AddressSpaceAttr>(memref.getMemorySpace())
          : gpu::AddressSpaceAttr();
  if (space && space.getValue() == gpu::AddressSpace::Workgroup)
    return MemRefType::get(
        memref.getShape(), memref.getElementType(), memref.getLayout(),
        IntegerAttr::get(IntegerType::get(type.getContext(), 64), 3));
  auto group = dyn_cast<nvgpu::MBarrierGroupType>(type);
  if (group && isa<gpu::AddressSpaceAttr>(group.getMemorySpace()))
    return nvgpu::MBarrierGroupType::get(
        type.getContext(),
        IntegerAttr::get(IntegerType::get(type.getContext(), 64), 3),
        group.getNumBarriers());
  return type;
}

static void numberMemorySpaces(Operation *root) {
  root->walk([](Operation *op) {
    for (Value result : op->getResults())
      result.setType(toNumberedSpace(result.getType()));
    for (Region &region : op->getRegions())
      for (Block &block : region)
        for (BlockArgument argument : block.getArguments())
          argument.setType(toNumberedSpace(argument.getType()));
  });
}

namespace {
struct ConvertWarpPipeToNVVMPass
    : sparse_attn::impl::ConvertWarpPipeToNVVMPassBase<
          ConvertWarpPipeToNVVMPass> {
  void runOnOperation() override {
    bool any = false;
    for (auto kernel : getOperation().getOps<func::FuncOp>())
      if (getLaunch(kernel) && !kernel.isDeclaration()) {
        if (failed(convert(kernel)))
          return signalPassFailure();
        any = true;
      }
    if (!any)
      return;
    for (auto global : getOperation().getOps<memref::GlobalOp>())
      global.setType(cast<MemRefType>(toNumberedSpace(global.getType())));
  }

  LogicalResult convert(func::FuncOp kernel) {
    // A shuffle that nobody reads would stay.
    WalkResult found = kernel.walk([](Operation *op) {
      return isa<WarpPipeDialect, gpu::GPUDialect>(op->getDialect())
                 ? WalkResult::interrupt()
                 : WalkResult::advance();
    });
    if (!found.wasInterrupted())
      return success();
    ThreadNumbers numbers(kernel);
    SmallVector<SpecializeOp> roles(kernel.getOps<SpecializeOp>());
    for (SpecializeOp op : roles) {
      if (op.getNumRoles() > kMostRoles)
        return op.emitOpError()
               << "expected at most " << kMostRoles << " roles, got "
               << op.getNumRoles() << ": there is a named barrier for each";
      for (unsigned i = 0, e = op.getNumRoles(); i < e; ++i)
        lowerInRole(op, i, numbers);
      lowerRoles(op, numbers);
    }
    SmallVector<Operation *> ops;
    kernel.walk([&](Operation *op) { ops.push_back(op); });
    for (Operation *op : ops) {
      if (auto elect = dyn_cast<ElectOp>(op))
        lowerElect(elect, numbers);
      else
        lowerSimple(op, numbers);
    }
    numberMemorySpaces(kernel);
    WalkResult left = kernel.walk([](Operation *op) {
      // Of the dialect nothing may be left: there is no later lowering.
      if (!isa<WarpPipeDialect>(op->getDialect()))
        return WalkResult::advance();
      op->emitOpError() << "expected convert-warp-pipe-to-nvgpu to have been "
                           "run, or a role around";
      return WalkResult::interrupt();
    });
    ++numKernels;
    return failure(left.wasInterrupted());
  }
};
} // namespace

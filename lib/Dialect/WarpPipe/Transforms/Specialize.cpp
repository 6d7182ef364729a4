//===- Specialize.cpp - Level 1 to level 2: rings and roles ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// First pass on a kernel. SpecializeAnalysis decides who runs what; here the
// loop is written once for each role. Barriers appear only in this step.
//
//===----------------------------------------------------------------------===//

#include "SpecializeAnalysis.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"

namespace mlir::warp_pipe {
#define GEN_PASS_DEF_WARPPIPESPECIALIZEPASS
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"
} // namespace mlir::warp_pipe

using namespace mlir;
using namespace mlir::warp_pipe;

namespace {
class Specializer {
public:
  Specializer(func::FuncOp kernel, SpecializePlan &plan, int64_t loadWarps)
      : plan(plan), pipeline(plan.pipeline), loadWarps(loadWarps),
        computeWarps(getLaunch(kernel).getWarps() - loadWarps - plan.helpers),
        b(pipeline.getLoc(), kernel.getContext()) {}

  void run();

private:
  /// The load role that copy number `copy` falls to.
  int64_t roleOf(unsigned copy) { return copy % loadWarps; }
  SpecializeOp createRoles();
  void createRings();
  scf::ForOp createLoop(ValueRange inits);
  void writeComputeRole(SpecializeOp roles);
  void writeComputeLoop();
  void writeLoadRole(int64_t role, Block &block);

  SpecializePlan &plan;
  PipelineOp pipeline;
  int64_t loadWarps, computeWarps;
  ImplicitLocOpBuilder b;
  SmallVector<Value> rings;
  /// Barriers of the cluster before and after the pipeline, for every role.
  SmallVector<Operation *> clusterBefore, clusterAfter;
};
} // namespace

void Specializer::createRings() {
  for (auto [i, use] : llvm::enumerate(plan.copies)) {
    SmallVector<Type> scalars;
    if (i == plan.firstRing)
      for (Value value : plan.traveling)
        scalars.push_back(value.getType());
    auto type =
        RingType::get(use.copy.getTile().getType(), /*stages=*/1, scalars);
    rings.push_back(CreateRingOp::create(b, use.copy.getLoc(), type,
                                         static_cast<int32_t>(computeWarps)));
  }
}

SpecializeOp Specializer::createRoles() {
  SmallVector<std::string> names{"compute"};
  SmallVector<int32_t> warps{static_cast<int32_t>(computeWarps)};
  for (int64_t i = 0; i < loadWarps; ++i) {
    names.push_back(loadWarps == 1 ? "load" : "load" + std::to_string(i));
    warps.push_back(1);
  }
  if (plan.helpers) {
    names.push_back("help");
    warps.push_back(static_cast<int32_t>(plan.helpers));
  }
  return SpecializeOp::create(
      b, SmallVector<StringRef>(names.begin(), names.end()), warps);
}

/// A loop over the steps of the pipeline; the caller writes its body.
scf::ForOp Specializer::createLoop(ValueRange inits) {
  Value zero = arith::ConstantOp::create(b, b.getI32IntegerAttr(0));
  Value one = arith::ConstantOp::create(b, b.getI32IntegerAttr(1));
  return scf::ForOp::create(b, zero, pipeline.getUpperBound(), one, inits,
                            [](OpBuilder &, Location, Value, ValueRange) {});
}

/// The loop of the compute role: waits before the first use of a tile, releases
/// after the last.
void Specializer::writeComputeLoop() {
  scf::ForOp loop = createLoop(pipeline.getInitArgs());
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToEnd(loop.getBody());
  IRMapping mapping;
  mapping.map(pipeline.getBodyBlock()->getArguments(),
              loop.getBody()->getArguments());
  Value step = loop.getInductionVar();
  auto wait = [&](unsigned copy) {
    auto op =
        WaitOp::create(b, plan.copies[copy].copy.getLoc(), rings[copy], step);
    mapping.map(plan.copies[copy].copy.getTile(), op.getTile());
    if (copy == plan.firstRing)
      for (auto [value, scalar] : llvm::zip(plan.traveling, op.getScalars()))
        mapping.map(value, scalar);
  };
  auto release = [&](unsigned copy) {
    ReleaseOp::create(b, plan.copies[copy].copy.getLoc(), rings[copy], step);
  };
  for (Operation &op : *pipeline.getBodyBlock()) {
    for (unsigned i = 0; i < rings.size(); ++i)
      if (plan.copies[i].first == &op)
        wait(i);
    bool isEnd = isa<YieldOp>(op);
    if (plan.computed.contains(&op) && !isEnd)
      b.clone(op, mapping);
    for (unsigned i = 0; i < rings.size(); ++i)
      if (plan.copies[i].last == &op)
        release(i);
    if (isEnd) {
      SmallVector<Value> yielded;
      for (Value value : op.getOperands())
        yielded.push_back(mapping.lookupOrDefault(value));
      scf::YieldOp::create(b, op.getLoc(), yielded);
    }
  }
  pipeline.replaceAllUsesWith(loop.getResults());
}

void Specializer::writeComputeRole(SpecializeOp roles) {
  Block *entry = roles->getBlock();
  Block &block = roles.getBodyOf(0);
  b.setInsertionPointToEnd(&block);
  for (Operation &op : llvm::make_early_inc_range(*entry)) {
    if (&op == pipeline)
      break;
    if (plan.early.contains(&op) || isa<CreateRingOp, SpecializeOp>(op))
      continue;
    if (isClusterOp(&op))
      clusterBefore.push_back(&op);
    op.moveBefore(&block, block.end());
  }
  writeComputeLoop();
  while (pipeline->getNextNode() != entry->getTerminator()) {
    Operation *op = pipeline->getNextNode();
    if (isClusterOp(op))
      clusterAfter.push_back(op);
    op->moveBefore(&block, block.end());
  }
}

/// The loop of one load role: what the coordinates need, then by one lane for
/// each ring the wait for a free stage, its scalars and bytes, and the copies.
void Specializer::writeLoadRole(int64_t role, Block &block) {
  b.setInsertionPointToEnd(&block);
  for (Operation *op : clusterBefore)
    b.clone(*op);
  scf::ForOp loop = createLoop({});
  {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToEnd(loop.getBody());
    IRMapping mapping;
    Value step = loop.getInductionVar();
    mapping.map(pipeline.getInductionVar(), step);
    SmallVector<Value> needed;
    for (auto [i, use] : llvm::enumerate(plan.copies))
      if (roleOf(i) == role)
        llvm::append_range(needed, use.copy.getCoordinates());
    if (roleOf(plan.firstRing) == role)
      llvm::append_range(needed, plan.traveling);
    for (Operation *op : getLoadSlice(pipeline, needed))
      b.clone(*op, mapping);
    auto elect = ElectOp::create(b);
    b.setInsertionPointToEnd(&elect.getBodyBlock());
    for (auto [i, use] : llvm::enumerate(plan.copies)) {
      if (roleOf(i) != role)
        continue;
      b.setLoc(use.copy.getLoc());
      SmallVector<Value> scalars, coordinates;
      if (i == plan.firstRing)
        for (Value value : plan.traveling)
          scalars.push_back(mapping.lookupOrDefault(value));
      for (Value value : use.copy.getCoordinates())
        coordinates.push_back(mapping.lookupOrDefault(value));
      AcquireOp::create(b, rings[i], step);
      CommitOp::create(b, rings[i], step, scalars);
      IssueCopyOp::create(b, use.copy.getSource(), coordinates, rings[i], step,
                          use.copy.getRowDim(), use.copy.getBoxes());
    }
    b.setLoc(pipeline.getLoc());
    b.setInsertionPointToEnd(loop.getBody());
    scf::YieldOp::create(b);
  }
  for (Operation *op : clusterAfter)
    b.clone(*op);
}

void Specializer::run() {
  b.setInsertionPoint(pipeline);
  createRings();
  SpecializeOp roles = createRoles();
  writeComputeRole(roles);
  for (int64_t i = 0; i < loadWarps; ++i)
    writeLoadRole(i, roles.getBodyOf(i + 1));
  pipeline.erase();
}

/// Warps have no roles yet, so that a prologue is nothing but its body. All of
/// them meet behind it.
static void inlinePrologues(func::FuncOp kernel) {
  kernel.walk([](PrologueOp op) {
    OpBuilder b(op);
    Operation *yield = op.getBodyBlock()->getTerminator();
    op.replaceAllUsesWith(yield->getOperands());
    yield->erase();
    op->getBlock()->getOperations().splice(op->getIterator(),
                                           op.getBodyBlock()->getOperations());
    gpu::BarrierOp::create(b, op.getLoc());
    op.erase();
  });
}

namespace {
struct WarpPipeSpecializePass
    : warp_pipe::impl::WarpPipeSpecializePassBase<WarpPipeSpecializePass> {
  using Base::Base;

  void runOnOperation() override {
    if (loadWarps < 1) {
      getOperation().emitOpError()
          << "expected load-warps >= 1, got " << loadWarps.getValue();
      return signalPassFailure();
    }
    std::optional<SpecializePlan> plan =
        planSpecialize(getOperation(), loadWarps);
    if (!plan)
      return;
    Specializer(getOperation(), *plan, loadWarps).run();
    inlinePrologues(getOperation());
    ++numKernels;
    numRings += plan->copies.size();
    numScalars += plan->traveling.size();
  }
};
} // namespace

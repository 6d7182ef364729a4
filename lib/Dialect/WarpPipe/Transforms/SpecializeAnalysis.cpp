//===- SpecializeAnalysis.cpp - Who runs what of a pipeline ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The decisions of -warp-pipe-specialize. A value of the loop belongs to the
// load role if copies need it; only then is it read there, and travels if the
// compute role needs it as well.
//
//===----------------------------------------------------------------------===//

#include "SpecializeAnalysis.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"

using namespace mlir;
using namespace mlir::warp_pipe;

void warp_pipe::forEachOperand(Operation *op, function_ref<void(Value)> fn) {
  op->walk([&](Operation *inner) {
    for (Value operand : inner->getOperands())
      if (!op->isAncestor(operand.getParentBlock()->getParentOp()))
        fn(operand);
  });
}

bool warp_pipe::isClusterOp(Operation *op) {
  // Only these two meet warps of other roles.
  return isa<ClusterArriveOp, ClusterWaitOp>(op);
}

/// Whether all that `op` may do to memory is to read it.
static bool onlyReads(Operation *op) {
  std::optional<SmallVector<MemoryEffects::EffectInstance>> effects =
      getEffectsRecursively(op);
  return effects && llvm::all_of(*effects, [](auto &effect) {
           return isa<MemoryEffects::Read>(effect.getEffect());
         });
}

static bool mayWrite(Operation *op) {
  std::optional<SmallVector<MemoryEffects::EffectInstance>> effects =
      getEffectsRecursively(op);
  return !effects || llvm::any_of(*effects, [](auto &effect) {
    return isa<MemoryEffects::Write, MemoryEffects::Free>(effect.getEffect());
  });
}

SmallVector<Operation *> warp_pipe::getLoadSlice(PipelineOp pipeline,
                                                 ValueRange values) {
  DenseSet<Operation *> slice;
  SmallVector<Value> work(values);
  while (!work.empty()) {
    Operation *op = work.pop_back_val().getDefiningOp();
    if (op && op->getBlock() == pipeline.getBodyBlock() &&
        slice.insert(op).second)
      forEachOperand(op, [&](Value value) { work.push_back(value); });
  }
  SmallVector<Operation *> ordered;
  for (Operation &op : *pipeline.getBodyBlock())
    if (slice.contains(&op))
      ordered.push_back(&op);
  return ordered;
}

namespace {
class Planner {
public:
  Planner(func::FuncOp kernel, int64_t loadWarps)
      : kernel(kernel), loadWarps(loadWarps) {}

  bool findPipeline();
  bool findCopies();
  void classifyBody();
  bool checkCoordinates();
  bool findComputed();
  bool findEarly();

  SpecializePlan plan;

private:
  /// Always false, so that a check can return it.
  bool decline(Operation *at, const Twine &reason, Operation *other = nullptr,
               StringRef note = "");
  bool isAvailable(Value value);
  void useTile(CopyUse &use, Operation *user);

  func::FuncOp kernel;
  int64_t loadWarps;
  /// Values that differ between lanes or warps.
  DenseSet<Value> divergent;
  /// Ops of the body that a load role could run.
  DenseSet<Operation *> available;
};
} // namespace

bool Planner::decline(Operation *at, const Twine &reason, Operation *other,
                      StringRef note) {
  InFlightDiagnostic remark = at->emitRemark() << "not specialized: " << reason;
  if (other)
    remark.attachNote(other->getLoc()) << note;
  return false;
}

bool Planner::findPipeline() {
  SmallVector<PipelineOp> pipelines;
  kernel.walk([&](PipelineOp op) { pipelines.push_back(op); });
  if (pipelines.empty())
    return false;
  plan.pipeline = pipelines.front();
  if (pipelines.size() > 1)
    return decline(pipelines[1], "one pipeline a kernel, this is the second",
                   pipelines[0], "the first is here");
  if (plan.pipeline->getParentOp() != kernel ||
      !llvm::hasSingleElement(kernel.getBody()))
    return decline(plan.pipeline, "the pipeline stands under control flow");
  if (kernel.getNumResults() != 0)
    return decline(kernel, "expected a kernel without results");
  LaunchAttr launch = getLaunch(kernel);
  if (!launch)
    return decline(kernel, "expected the attribute warp_pipe.launch");
  for (auto op : kernel.getOps<PrologueOp>())
    plan.helpers = std::max<int64_t>(plan.helpers, op.getHelpers());
  int64_t others = loadWarps + plan.helpers;
  if (launch.getWarps() <= others)
    return decline(kernel, Twine("expected more than ") + Twine(others) +
                               " warps, got " + Twine(launch.getWarps()));
  WalkResult nested = kernel.walk([&](Operation *op) {
    if (!isClusterOp(op) || op->getParentOp() == kernel)
      return WalkResult::advance();
    decline(op, "a barrier of the cluster stands under control flow");
    return WalkResult::interrupt();
  });
  return !nested.wasInterrupted();
}

bool Planner::findCopies() {
  WalkResult result = kernel.walk([&](Operation *op) {
    // Both need the load role to run them step by step.
    if (!isa<GatherCopyOp, StreamEntriesOp>(op) ||
        op->getParentOp() == plan.pipeline)
      return WalkResult::advance();
    decline(op, Twine(op->getName().getStringRef()) +
                    (plan.pipeline->isAncestor(op)
                         ? " stands under control flow"
                         : " stands outside of the pipeline"));
    return WalkResult::interrupt();
  });
  if (result.wasInterrupted())
    return false;
  for (auto copy : plan.pipeline.getBodyBlock()->getOps<GatherCopyOp>())
    plan.copies.push_back({copy});
  if (plan.copies.empty())
    return decline(plan.pipeline, "the pipeline copies nothing");
  if (static_cast<int64_t>(plan.copies.size()) < loadWarps)
    return decline(plan.pipeline, Twine("expected a copy for each of ") +
                                      Twine(loadWarps) + " load warps, got " +
                                      Twine(plan.copies.size()));
  return true;
}

bool Planner::isAvailable(Value value) {
  if (Operation *op = value.getDefiningOp())
    return !plan.pipeline->isProperAncestor(op) || available.contains(op);
  return value == plan.pipeline.getInductionVar() ||
         value.getParentBlock() != plan.pipeline.getBodyBlock();
}

/// What differs between lanes, what a load role could run, and what only it
/// should run: entries of streams, and loads at places that follow from them.
void Planner::classifyBody() {
  auto classify = [&](Operation &op) {
    bool diverges =
        isa<LaneIdOp, WarpIdOp, gpu::ThreadIdOp, gpu::LaneIdOp, AllocSharedOp,
            CreateMailboxOp, LoadMatrixOp, RowReduceOp>(op);
    // A list in shared memory is the same one for all; where a stream begins
    // may differ.
    auto stream = dyn_cast<IndexStreamOp>(op);
    forEachOperand(&op, [&](Value v) {
      diverges |= divergent.contains(v) && !(stream && v == stream.getList());
    });
    // All threads have the results of a prologue in common.
    diverges &= !isa<PrologueOp>(op);
    if (diverges)
      divergent.insert(op.result_begin(), op.result_end());
    return diverges;
  };
  for (Operation &op : *plan.pipeline->getBlock()) {
    if (&op == plan.pipeline)
      break;
    classify(op);
  }
  DenseSet<Value> fromStream;
  for (Operation &op : *plan.pipeline.getBodyBlock()) {
    bool diverges = classify(op), follows = isa<StreamEntriesOp>(op);
    bool all = onlyReads(&op) && !isa<GatherCopyOp>(op) &&
               !op.hasTrait<OpTrait::IsTerminator>();
    forEachOperand(&op, [&](Value v) {
      all &= isAvailable(v);
      follows |= fromStream.contains(v);
    });
    if (!all)
      continue;
    available.insert(&op);
    if (follows)
      fromStream.insert(op.result_begin(), op.result_end());
    if (isa<StreamEntriesOp>(op) ||
        (follows && !diverges && !isMemoryEffectFree(&op)))
      plan.dear.insert(&op);
  }
}

bool Planner::checkCoordinates() {
  for (CopyUse &use : plan.copies)
    for (Value coordinate : use.copy.getCoordinates()) {
      SmallVector<Value> needed{coordinate};
      for (Operation *op : getLoadSlice(plan.pipeline, coordinate)) {
        // What reads its tile says more.
        if (isa<GatherCopyOp>(op))
          continue;
        forEachOperand(op, [&](Value v) { needed.push_back(v); });
        if (!onlyReads(op) || isa<LoadMatrixOp>(op))
          return decline(use.copy, "a coordinate depends on what is computed",
                         op, "by this");
        // What copies need is read once, where it is needed first.
        if (!isMemoryEffectFree(op))
          plan.dear.insert(op);
      }
      for (Value value : needed) {
        if (divergent.contains(value))
          return decline(use.copy, "a coordinate differs between lanes or "
                                   "warps");
        if (isa<BlockArgument>(value) &&
            value.getParentBlock() == plan.pipeline.getBodyBlock() &&
            value != plan.pipeline.getInductionVar())
          return decline(use.copy, "a coordinate depends on a value that the "
                                   "loop carries");
      }
    }
  return true;
}

void Planner::useTile(CopyUse &use, Operation *user) {
  if (!use.first || user->isBeforeInBlock(use.first))
    use.first = user;
  if (!use.last || use.last->isBeforeInBlock(user))
    use.last = user;
}

/// Walks back from what the compute role must do, up to copies and dear ops.
bool Planner::findComputed() {
  Block *body = plan.pipeline.getBodyBlock();
  SmallVector<Operation *> work;
  for (Operation &op : *body)
    if (!isa<GatherCopyOp>(op) && !plan.dear.contains(&op) &&
        !wouldOpBeTriviallyDead(&op)) {
      plan.computed.insert(&op);
      work.push_back(&op);
    }
  Operation *scalarUse = nullptr;
  bool fits = true;
  while (!work.empty()) {
    Operation *user = work.pop_back_val();
    forEachOperand(user, [&](Value value) {
      Operation *op = value.getDefiningOp();
      if (!op || op->getBlock() != body)
        return;
      if (auto copy = dyn_cast<GatherCopyOp>(op)) {
        for (CopyUse &use : plan.copies)
          if (use.copy == copy)
            useTile(use, user);
      } else if (plan.dear.contains(op)) {
        Type type = value.getType();
        if (plan.traveling.insert(value) && !type.isInteger(32) &&
            !type.isF32())
          fits &= decline(op,
                          "a value of type i32 or f32 can travel in a ring, "
                          "this is not one",
                          user, "it is read here");
        if (!scalarUse || user->isBeforeInBlock(scalarUse))
          scalarUse = user;
      } else if (plan.computed.insert(op).second) {
        work.push_back(op);
      }
    });
  }
  for (CopyUse &use : plan.copies) {
    // A tile that nothing reads is still received and given back.
    if (!use.first)
      use.first = use.last = body->getTerminator();
    if (use.last == body->getTerminator() &&
        use.copy.getTile().use_empty() == false)
      return decline(use.copy, "the loop carries the tile");
    if (use.first->isBeforeInBlock(plan.copies[plan.firstRing].first))
      plan.firstRing = &use - plan.copies.data();
  }
  CopyUse &first = plan.copies[plan.firstRing];
  if (scalarUse && scalarUse->isBeforeInBlock(first.first))
    first.first = scalarUse;
  return fits;
}

/// What the load roles need of the ops before the pipeline is run by all warps,
/// and so are barriers of the cluster and first loads of streams.
bool Planner::findEarly() {
  Block *block = plan.pipeline->getBlock();
  SmallVector<Value> work{plan.pipeline.getUpperBound()};
  auto need = [&](Value value) { work.push_back(value); };
  for (CopyUse &use : plan.copies) {
    forEachOperand(use.copy, need);
    for (Operation *op : getLoadSlice(plan.pipeline, use.copy.getCoordinates()))
      forEachOperand(op, need);
  }
  for (Operation *op : plan.dear)
    for (Operation *part : getLoadSlice(plan.pipeline, op->getResults()))
      forEachOperand(part, need);
  auto addEarly = [&](Operation *op) {
    if (plan.early.insert(op).second)
      forEachOperand(op, need);
  };
  // Every role runs the barriers of the cluster, if their condition holds.
  for (Operation &op : *block) {
    if (!isClusterOp(&op))
      continue;
    for (Value condition : op.getOperands())
      if (Operation *maker = condition.getDefiningOp();
          maker && !maker->isBeforeInBlock(plan.pipeline))
        return decline(&op,
                       "the condition of a barrier of the cluster is made "
                       "after the pipeline",
                       maker, "here");
    forEachOperand(&op, need);
  }
  for (Operation &op : *block)
    if (op.isBeforeInBlock(plan.pipeline) &&
        (isa<IndexStreamOp, AllocSharedOp, CreateMailboxOp, PrologueOp>(op) ||
         op.hasTrait<OpTrait::ConstantLike>()))
      addEarly(&op);
  while (!work.empty()) {
    Operation *op = work.pop_back_val().getDefiningOp();
    if (op && op->getBlock() == block && op->isBeforeInBlock(plan.pipeline))
      addEarly(op);
  }
  Operation *writer = nullptr;
  for (Operation &op : *block) {
    if (&op == plan.pipeline)
      break;
    if ((isClusterOp(&op) || isa<GridReleaseOp>(op)) && !writer) {
      plan.early.insert(&op);
    } else if (isa<PrologueOp>(op)) {
      // Every warp runs it, and all meet at its end.
      if (writer)
        return decline(&op, "the prologue stands behind a write", writer,
                       "this may write");
    } else if (!plan.early.contains(&op)) {
      if (!writer && mayWrite(&op))
        writer = &op;
    } else if (isa<WarpIdOp>(op)) {
      return decline(&op, "a copy depends on the warp within the role");
    } else if (mayWrite(&op) && !isa<AllocSharedOp, CreateMailboxOp>(op)) {
      return decline(&op, "the load role needs an op that writes memory");
    } else if (writer && !isMemoryEffectFree(&op) &&
               !isa<AllocSharedOp, CreateMailboxOp>(op)) {
      return decline(&op, "the load role reads memory after a write", writer,
                     "this may write");
    }
  }
  return true;
}

std::optional<SpecializePlan> warp_pipe::planSpecialize(func::FuncOp kernel,
                                                        int64_t loadWarps) {
  Planner planner(kernel, loadWarps);
  if (!planner.findPipeline() || !planner.findCopies())
    return std::nullopt;
  planner.classifyBody();
  if (!planner.checkCoordinates() || !planner.findComputed() ||
      !planner.findEarly())
    return std::nullopt;
  return planner.plan;
}

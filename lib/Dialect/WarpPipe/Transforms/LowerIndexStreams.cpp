//===- LowerIndexStreams.cpp - Index streams to registers of a warp -------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// After -warp-pipe-specialize: the streams are read in loops of load roles. The
// 32 lanes of a warp hold 32 entries; the loop is cut so that they are used up
// in its inner part, while the loads of the next 32 are on their way.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::warp_pipe {
#define GEN_PASS_DEF_WARPPIPELOWERINDEXSTREAMSPASS
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h.inc"
} // namespace mlir::warp_pipe

using namespace mlir;
using namespace mlir::warp_pipe;

static constexpr int64_t kLanes = 32;

/// The most steps for which 32 entries of each stream are enough.
static int64_t getPart(ArrayRef<StreamEntriesOp> reads) {
  int64_t part = std::numeric_limits<int64_t>::max();
  for (StreamEntriesOp read : reads)
    part = std::min<int64_t>(part,
                             kLanes / read.getNumResults() * read.getSteps());
  return part;
}

namespace {
class Lowering {
public:
  explicit Lowering(func::FuncOp kernel)
      : b(kernel.getLoc(), kernel.getContext()) {}

  void lowerStream(IndexStreamOp stream);
  void lowerLoop(scf::ForOp loop, ArrayRef<StreamEntriesOp> reads);

private:
  Value constant(int64_t value) {
    return arith::ConstantOp::create(b, b.getI32IntegerAttr(value));
  }
  Value loadEntries(IndexStreamOp stream, Value begin);
  /// The first entry that `read` takes in step `step`.
  Value firstEntry(StreamEntriesOp read, Value step) {
    if (read.getSteps() != 1)
      step = arith::DivUIOp::create(b, step, constant(read.getSteps()));
    return arith::MulIOp::create(b, step, constant(read.getNumResults()));
  }

  ImplicitLocOpBuilder b;
  /// The first 32 entries, one a lane.
  DenseMap<Operation *, Value> first;
};
} // namespace

/// Lane l gets entry begin + l, or -1 where the list has none.
Value Lowering::loadEntries(IndexStreamOp stream, Value begin) {
  Value lane = LaneIdOp::create(b, b.getI32Type());
  Value entry = arith::AddIOp::create(b, begin, lane);
  Value at = arith::AddIOp::create(
      b, stream.getFirst(), arith::MulIOp::create(b, entry, stream.getStep()));
  int64_t last = cast<MemRefType>(stream.getList().getType()).getRank() - 1;
  Value dimension = arith::ConstantIndexOp::create(b, last);
  Value size = arith::IndexCastOp::create(
      b, b.getI32Type(), memref::DimOp::create(b, stream.getList(), dimension));
  // Unsigned, so that a place before the list is outside as well.
  Value inside = arith::CmpIOp::create(b, arith::CmpIPredicate::ult, at, size);
  auto load = scf::IfOp::create(
      b, inside,
      [&](OpBuilder &, Location) {
        SmallVector<Value> indices;
        for (Value lead : stream.getLead())
          indices.push_back(
              arith::IndexCastOp::create(b, b.getIndexType(), lead));
        indices.push_back(
            arith::IndexCastUIOp::create(b, b.getIndexType(), at));
        Value loaded = memref::LoadOp::create(b, stream.getList(), indices);
        scf::YieldOp::create(b, loaded);
      },
      [&](OpBuilder &, Location) { scf::YieldOp::create(b, constant(-1)); });
  return load.getResult(0);
}

void Lowering::lowerStream(IndexStreamOp stream) {
  b.setLoc(stream.getLoc());
  b.setInsertionPoint(stream);
  first[stream] = loadEntries(stream, constant(0));
}

/// Cuts `loop` into parts of as many steps as the lanes hold entries for.
void Lowering::lowerLoop(scf::ForOp loop, ArrayRef<StreamEntriesOp> reads) {
  b.setLoc(loop.getLoc());
  b.setInsertionPoint(loop);
  llvm::MapVector<Operation *, StreamEntriesOp> streams;
  int64_t steps = getPart(reads);
  for (StreamEntriesOp read : reads)
    streams[read.getStream().getDefiningOp()] = read;
  Value length = constant(steps);
  SmallVector<Value> inits(loop.getInitArgs());
  for (auto &[stream, read] : streams)
    inits.push_back(first.lookup(stream));
  auto outer = scf::ForOp::create(
      b, loop.getLowerBound(), loop.getUpperBound(), length, inits,
      [](OpBuilder &, Location, Value, ValueRange) {});
  unsigned carried = loop.getInitArgs().size();
  b.setInsertionPointToEnd(outer.getBody());
  Value begin = outer.getInductionVar();
  SmallVector<Value> next;
  for (auto &[stream, read] : streams) {
    Value after = arith::AddIOp::create(b, begin, length);
    next.push_back(
        loadEntries(cast<IndexStreamOp>(stream), firstEntry(read, after)));
  }
  Value left = arith::SubIOp::create(b, loop.getUpperBound(), begin);
  Value count = arith::MinSIOp::create(b, left, length);
  auto inner =
      scf::ForOp::create(b, constant(0), count, loop.getStep(),
                         outer.getRegionIterArgs().take_front(carried),
                         [](OpBuilder &, Location, Value, ValueRange) {});
  // The body moves over; its step is the sum of both counters.
  Block *body = inner.getBody();
  b.setInsertionPointToEnd(body);
  Value step = arith::AddIOp::create(b, begin, inner.getInductionVar());
  SmallVector<Value> arguments{step};
  llvm::append_range(arguments, inner.getRegionIterArgs());
  for (auto [from, to] : llvm::zip(loop.getBody()->getArguments(), arguments))
    from.replaceAllUsesWith(to);
  body->getOperations().splice(body->end(), loop.getBody()->getOperations());
  Value all = nullptr, width = nullptr;
  for (StreamEntriesOp read : reads) {
    b.setLoc(read.getLoc());
    b.setInsertionPoint(read);
    if (!all) {
      all = constant(-1);
      width = constant(kLanes - 1);
    }
    int64_t entries = read.getNumResults();
    auto position = llvm::find_if(streams, [&](auto &stream) {
      return stream.first == read.getStream().getDefiningOp();
    });
    Value lanes =
        outer.getRegionIterArgs()[carried + (position - streams.begin())];
    Value base = firstEntry(read, inner.getInductionVar());
    for (int64_t e = 0; e < entries; ++e) {
      Value lane = arith::AddIOp::create(b, base, constant(e));
      Value entry =
          NVVM::ShflOp::create(b, b.getI32Type(), all, lanes, lane, width,
                               NVVM::ShflKind::idx, UnitAttr());
      read.getResult(e).replaceAllUsesWith(entry);
    }
    read.erase();
  }
  b.setLoc(loop.getLoc());
  b.setInsertionPointToEnd(outer.getBody());
  SmallVector<Value> yielded(inner.getResults());
  llvm::append_range(yielded, next);
  scf::YieldOp::create(b, yielded);
  loop.replaceAllUsesWith(outer.getResults().take_front(carried));
  loop.erase();
}

namespace {
struct WarpPipeLowerIndexStreamsPass
    : warp_pipe::impl::WarpPipeLowerIndexStreamsPassBase<
          WarpPipeLowerIndexStreamsPass> {
  void runOnOperation() override {
    SmallVector<IndexStreamOp> streams;
    llvm::MapVector<scf::ForOp, SmallVector<StreamEntriesOp>> loops;
    if (!collect(streams, loops))
      return signalPassFailure();
    Lowering lowering(getOperation());
    for (IndexStreamOp stream : streams)
      lowering.lowerStream(stream);
    for (auto &[loop, reads] : loops)
      lowering.lowerLoop(loop, reads);
    for (IndexStreamOp stream : streams)
      stream.erase();
    numStreams += streams.size();
  }

  /// Errors where a stream is not read step by step in a loop.
  bool
  collect(SmallVectorImpl<IndexStreamOp> &streams,
          llvm::MapVector<scf::ForOp, SmallVector<StreamEntriesOp>> &loops) {
    getOperation().walk([&](IndexStreamOp op) { streams.push_back(op); });
    bool fits = true;
    auto refuse = [&](StreamEntriesOp read, const Twine &reason) {
      InFlightDiagnostic error = read.emitOpError() << reason;
      if (Operation *stream = read.getStream().getDefiningOp())
        error.attachNote(stream->getLoc()) << "the stream is here";
      fits = false;
    };
    getOperation().walk([&](StreamEntriesOp read) {
      auto loop = dyn_cast<scf::ForOp>(read->getParentOp());
      if (!loop || read.getIndex() != loop.getInductionVar() ||
          getConstantIntValue(loop.getLowerBound()) != 0 ||
          getConstantIntValue(loop.getStep()) != 1)
        return refuse(read,
                      "expected the counter of an scf.for from 0 in steps "
                      "of 1 around it; run warp-pipe-specialize first");
      if (!read.getStream().getDefiningOp<IndexStreamOp>())
        return refuse(read, "expected a stream of warp_pipe.index_stream");
      for (StreamEntriesOp other : loops[loop])
        if (other.getStream() == read.getStream())
          return refuse(read, "expected one read of a stream in a loop; read "
                              "all entries of a step at once");
      loops[loop].push_back(read);
    });
    for (auto &[loop, reads] : loops)
      for (StreamEntriesOp read : reads)
        if (getPart(reads) % read.getSteps() != 0)
          refuse(read, "expected steps that divide " + Twine(getPart(reads)) +
                           ", the steps that lanes hold entries for");
    return fits;
  }
};
} // namespace

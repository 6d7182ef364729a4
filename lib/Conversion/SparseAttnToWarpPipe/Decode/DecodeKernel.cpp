//===- DecodeKernel.cpp - The decode kernel of attend ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Arguments, places of a CTA and of a thread, and the order of the parts.
//
//===----------------------------------------------------------------------===//

#include "DecodeKernel.h"
#include "../../KernelFunction.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// `tensor` with static sizes from `shape`, dynamic where that is -1.
static MemRefType memrefOf(Type tensor, ArrayRef<int64_t> shape) {
  SmallVector<int64_t> sizes(shape);
  for (int64_t &size : sizes)
    if (size < 0)
      size = ShapedType::kDynamic;
  return MemRefType::get(sizes,
                         cast<RankedTensorType>(tensor).getElementType());
}

DecodeKernel::DecodeKernel(ModuleOp module, StringRef name, AttendOp op,
                           const DecodePlan &plan, SelectOp select)
    : BlockBuilder(op.getLoc()), op(op), select(select),
      addedKeys(countedLengths(op.getLengths()).added),
      lengthsAreEarly(lengthsPrecedeScores(op)), plan(plan),
      element(typeOf(op.getQ()).getElementType()) {
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto add = [&](Value &value, Type type) {
    types.push_back(type);
    values.push_back(&value);
  };
  // Only what is the same for all layers and lengths of a model is static: it
  // turns address arithmetic into constants.
  HeadDims dims(op.getLayout());
  auto rowsOf = [&](int64_t batch, int64_t heads, int64_t count) {
    SmallVector<int64_t> shape(4, batch);
    shape[dims.heads] = heads;
    shape[dims.rows] = count;
    shape[dims.columns] = plan.headDim;
    return shape;
  };
  int64_t heads = plan.keyHeads * plan.group;
  int64_t listHeads = heads / plan.share;
  SmallVector<int64_t> queryShape = rowsOf(-1, heads, plan.queryRows);
  SmallVector<int64_t> keyShape =
      rowsOf(-1, plan.keyHeads, plan.pageSize ? plan.pageSize : -1);
  add(q, memrefOf(op.getQ().getType(), queryShape));
  add(k, memrefOf(op.getK().getType(), keyShape));
  add(v, memrefOf(op.getV().getType(), keyShape));
  if (select) {
    add(logits, memrefOf(select.getLogits().getType(),
                         {-1, listHeads, plan.listRows, -1}));
    if (Value operand = select.getBudgets())
      add(budgets, typeOf(operand).getRank() == 1
                       ? memrefOf(operand.getType(), {listHeads})
                       : memrefOf(operand.getType(), {-1, listHeads}));
  } else if (op.getSelection()) {
    SelectionType type = op.getSelection().getType();
    auto storage = type.getStorageTypes();
    if (type.getForm() == SelectionForm::CSR) {
      add(counts, memrefOf(storage[0], {-1}));
      add(ids, memrefOf(storage[1], {-1}));
    } else {
      int64_t capacity = type.getCapacity();
      add(ids, memrefOf(storage[0], {-1, listHeads, plan.listRows, capacity}));
      add(counts, memrefOf(storage[1], {-1, listHeads, plan.listRows}));
    }
  }
  if (op.getLengths())
    add(lengths, memrefOf(op.getLengths().getType(), {-1}));
  if (op.getQueryLengths())
    add(queryLengths, memrefOf(op.getQueryLengths().getType(), {-1}));
  if (op.getBlockTable())
    add(table, memrefOf(op.getBlockTable().getType(), {-1, -1}));
  if (op.getBlockBias())
    add(bias, memrefOf(op.getBlockBias().getType(),
                       {-1, listHeads, plan.listRows, -1}));
  Value size;
  add(size, b.getIndexType());
  add(out, memrefOf(op.getResult().getType(), queryShape));
  if (op.getLse())
    add(lse, memrefOf(op.getLse().getType(), {-1, heads, plan.queryRows}));

  if (plan.mayHaveParts()) {
    auto partType = [&](int64_t columns) {
      return MemRefType::get({ShapedType::kDynamic, ShapedType::kDynamic, heads,
                              plan.queryRows, columns},
                             b.getF32Type());
    };
    add(partResults.outputs, partType(plan.headDim));
    add(partResults.stats, partType(2));
  }

  function = createKernelFunction(b, module, name, types);
  function->setAttr(warp_pipe::LaunchAttr::name,
                    warp_pipe::LaunchAttr::get(b.getContext(),
                                               plan.warps + 1 + helpers(),
                                               /*cluster=*/plan.splits != 1,
                                               /*sharedMemory=*/0, plan.ctas(),
                                               /*overlap=*/select != nullptr));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
  (plan.pageSize ? pages : keys) = fromIndex(size);
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

void DecodeKernel::locate() {
  split = plan.splits == 1 ? num(0) : blockId(gpu::Dimension::x);
  splits = plan.splits ? num(plan.splits) : gridSize(gpu::Dimension::x);
  logSplits = logOfSplits(splits);
  if (plan.splits == 0)
    several = num(1).less(splits);
  Num y = blockId(gpu::Dimension::y);
  share = split, shares = splits, logShares = logSplits;
  if (plan.mayHaveParts()) {
    auto place = partOf(plan, y, gridSize(gpu::Dimension::y));
    y = place.tile, part = place.part, parts = place.parts;
    share = (part << logSplits) + split;
    shares = parts << logSplits;
    logShares = logOfSplits(parts) + logSplits;
  }
  tile = tileOf(plan, y);
  tileRows = rowsOf(plan, tile);
  batch = blockId(gpu::Dimension::z);
  if (plan.pageSize) {
    tableWidth = fromIndex(memref::DimOp::create(b, table, 1));
    keys = tableWidth * plan.pageSize;
  }
  lane = laneId();
  warp = warpId();
}

/// The number of valid keys and query rows of the sequence.
void DecodeKernel::readSequence() {
  length = lengths ? loadLength(lengths, batch, keys, addedKeys) : keys;
  if (queryLengths)
    queryLength = loadLength(queryLengths, batch, num(plan.queryRows));
}

void DecodeKernel::emit() {
  locate();
  if (plan.mayHaveParts() && joinStartsEarly(plan))
    warp_pipe::GridReleaseOp::create(b);
  openList();
  if (plan.splits != 1)
    expectRows();
  readQueries();
  findRanges();
  State state = initialState();
  Values carried(state.maxima);
  llvm::append_range(carried, state.sums);
  llvm::append_range(carried, state.outputs);
  auto unpack = [&](ValueRange values) {
    int64_t n = halves();
    return State{Values(values.take_front(n)), Values(values.slice(n, n)),
                 Values(values.drop_front(2 * n))};
  };
  auto loop = warp_pipe::PipelineOp::create(b, steps, carried);
  {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(loop.getBodyBlock());
    State next = attendTo(Num(b, loop.getInductionVar()),
                          unpack(loop.getRegionIterArgs()));
    Values yielded(next.maxima);
    llvm::append_range(yielded, next.sums);
    llvm::append_range(yielded, next.outputs);
    warp_pipe::YieldOp::create(b, yielded);
  }
  b.setInsertionPointAfter(loop);
  combineSplits(combineWarps(unpack(loop.getResults())));
}

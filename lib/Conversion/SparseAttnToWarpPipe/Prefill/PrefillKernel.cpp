//===- PrefillKernel.cpp - The prefill kernel of attend -------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Arguments, rings and roles.
//
//===----------------------------------------------------------------------===//

#include "PrefillKernel.h"
#include "../../KernelFunction.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Analysis/GatePlan.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

PrefillKernel::PrefillKernel(ModuleOp module, StringRef name, AttendOp op,
                             const PrefillPlan &plan)
    : BlockBuilder(op.getLoc()), op(op), plan(plan),
      element(typeOf(op.getQ()).getElementType()),
      addedKeys(countedLengths(op.getLengths()).added) {
  constexpr int64_t any = ShapedType::kDynamic;
  SmallVector<Type> types;
  SmallVector<Value *> values;
  auto add = [&](Value &value, ArrayRef<int64_t> shape, Type type) {
    types.push_back(MemRefType::get(shape, type));
    values.push_back(&value);
  };
  // Only what is the same for all layers and lengths of a model is static.
  HeadDims dims(op.getLayout());
  auto rowsOf = [&](int64_t heads) {
    SmallVector<int64_t> shape(dims.rank(), any);
    shape[dims.heads] = heads;
    shape[dims.columns] = plan.headDim;
    return shape;
  };
  int64_t heads = plan.keyHeads * plan.group;
  add(q, rowsOf(heads), element);
  add(k, rowsOf(plan.keyHeads), element);
  add(v, rowsOf(plan.keyHeads), element);
  Type i32 = b.getI32Type(), f32 = b.getF32Type();
  if (op.getSelection()) {
    if (op.getSelection().getType().getForm() == SelectionForm::CSR) {
      add(counts, {any}, i32);
      add(ids, {any}, i32);
    } else {
      int64_t capacity = plan.capacity ? plan.capacity : any;
      add(ids, {any, plan.listHeads(), any, capacity}, i32);
      add(counts, {any, plan.listHeads(), any}, i32);
    }
  }
  if (op.getLengths())
    add(lengths, {any}, typeOf(op.getLengths()).getElementType());
  if (op.getQueryLengths())
    add(queryLengths, {any}, typeOf(op.getQueryLengths()).getElementType());
  if (op.getBlockBias())
    add(bias, {any, plan.listHeads(), any, any}, f32);
  if (op.getMask()) {
    RankedTensorType mask = typeOf(op.getMask());
    SmallVector<int64_t> shape;
    for (int64_t size : mask.getShape())
      shape.push_back(size == 1 ? 1 : any);
    add(given, shape, mask.getElementType());
  }
  Value sizes[3];
  for (Value &size : sizes) {
    types.push_back(b.getIndexType());
    values.push_back(&size);
  }
  // Read and written: inputs that results are updates of.
  if (op.getBlockMax())
    add(blockMax, {any, heads, any, any}, f32);
  add(tickets, {1}, i32);
  add(out, rowsOf(heads), element);
  if (op.getLse())
    add(lse, {any, heads, any}, f32);

  function = createKernelFunction(b, module, name, types);
  warp_pipe::setLaunch(function,
                       warp_pipe::LaunchAttr::get(
                           b.getContext(), plan.computeWarps() + plan.loadWarps,
                           /*cluster=*/false, /*sharedMemory=*/0, plan.ctas(),
                           /*overlap=*/true));
  for (auto [value, argument] : llvm::zip(values, function.getArguments()))
    *value = argument;
  batches = fromIndex(sizes[0]);
  rows = fromIndex(sizes[1]);
  keys = fromIndex(sizes[2]);
}

//===----------------------------------------------------------------------===//
// Rings
//===----------------------------------------------------------------------===//

SmallVector<Type> PrefillKernel::itemTypes() {
  return SmallVector<Type>(6 + (lengths ? 1 : 0) + (queryLengths ? 1 : 0) +
                               (isPacked() ? 1 : 0),
                           b.getI32Type());
}

Values PrefillKernel::packItem(const Item &item) {
  Values values{item.exists, item.head,  item.row,
                item.batch,  item.steps, item.masked};
  if (lengths)
    values.push_back(item.length);
  if (queryLengths)
    values.push_back(item.queryLength);
  if (isPacked())
    values.push_back(item.start);
  return values;
}

PrefillKernel::Item PrefillKernel::unpackItem(ValueRange scalars) {
  auto take = [&](size_t i) { return Num(b, scalars[i]); };
  Item item;
  item.exists = take(0);
  item.head = take(1);
  item.row = take(2);
  item.batch = take(3);
  item.steps = take(4);
  item.masked = take(5);
  item.length = lengths ? take(6) : keys;
  item.queryLength = queryLengths ? take(lengths ? 7 : 6) : rows;
  if (isPacked())
    item.start = take(8);
  return item;
}

void PrefillKernel::createRings() {
  auto create = [&](int64_t rows, ArrayRef<Type> scalars) -> Value {
    auto tile =
        warp_pipe::TileType::get(b.getContext(), rows, plan.headDim, element);
    return warp_pipe::CreateRingOp::create(
        b, warp_pipe::RingType::get(tile, /*stages=*/1, scalars),
        static_cast<int32_t>(plan.computeWarps()));
  };
  queryRing = create(plan.warpgroups * PrefillPlan::groupRows, itemTypes());
  SmallVector<Type> ofStep(plan.entriesPerStep(), b.getI32Type());
  if (bias)
    ofStep.append(plan.entriesPerStep(), b.getF32Type());
  keyRing = create(plan.tile, ofStep);
  valueRing = create(plan.tile, {});
}

void PrefillKernel::emit() {
  createRings();
  auto roles = warp_pipe::SpecializeOp::create(
      b, ArrayRef<StringRef>{"compute", "load"},
      ArrayRef<int32_t>{static_cast<int32_t>(plan.computeWarps()),
                        static_cast<int32_t>(plan.loadWarps)});
  // Where sequences lie takes more registers than lists do.
  if (plan.headDim <= 128 && isPacked())
    roles.setRegisters({0, 80});
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(&roles.getBodyOf(0));
  emitComputeRole();
  b.setInsertionPointToStart(&roles.getBodyOf(1));
  emitLoadRole();
}

//===----------------------------------------------------------------------===//
// Shorthand
//===----------------------------------------------------------------------===//

/// One lane runs `body`.
void PrefillKernel::elected(function_ref<void()> body) {
  auto elect = warp_pipe::ElectOp::create(b);
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToEnd(&elect.getBodyBlock());
  body();
}

/// The first row of the thread's warpgroup in a tile of queries.
Num PrefillKernel::groupRow() {
  return plan.warpgroups == 1 ? num(0) : group * PrefillPlan::groupRows;
}

/// The row and the first column, of 16 from `column` on, that the lane names
/// of the four matrices of its warp.
std::pair<Num, Num> PrefillKernel::matrixPlace(int64_t column) {
  return {groupRow() + warp % 4 * 16 + lane % 16, lane / 16 * 8 + column};
}

/// What scores are multiplied with to be exponents of 2; with a bias they are
/// already.
float PrefillKernel::scoreScale() {
  constexpr auto log2e = static_cast<float>(llvm::numbers::log2e);
  if (isNatural())
    return log2e;
  return bias ? 1.0f : op.getScale().convertToFloat() * log2e;
}

/// The window, as far as positions reach.
std::optional<int64_t> PrefillKernel::window() {
  if (!op.getWindow())
    return std::nullopt;
  return std::min<int64_t>(*op.getWindow(), absentKey);
}

/// What a bias is multiplied with to be added to scores.
float PrefillKernel::biasScale() {
  return isNatural() ? 1.0f : static_cast<float>(llvm::numbers::log2e);
}

Value PrefillKernel::exp2(Value value) {
  return math::Exp2Op::create(b, value, arith::FastMathFlags::afn);
}

Value PrefillKernel::splat(VectorType type, float value) {
  return arith::ConstantOp::create(
      b, DenseElementsAttr::get(type, b.getF32FloatAttr(value)));
}

//===- AttendOps.cpp - attention, attend, combine, dispatch ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Verifiers, type inference and shapes of the Apply stage. The letters in
// comments and messages are those of docs/Spec.md.
//
//===----------------------------------------------------------------------===//

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include <cmath>

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
/// What `attention` and `attend` share.
struct AttentionView {
  Operation *op;
  Value q, k, v, mask, lengths, queryLengths, result, blockTable;
  Layout layout;
  APFloat scale;
  std::optional<int64_t> window;
};
} // namespace

/// A1: ranks, element types, head dimensions.
static LogicalResult verifyTypes(const AttentionView &a, HeadDims dims) {
  for (auto [name, value] :
       {std::pair<StringRef, Value>{"q", a.q}, {"k", a.k}, {"v", a.v}})
    if (typeOf(value).getRank() != dims.rank())
      return expected(a.op, "A1", ("the rank of " + name).str(), dims.rank(),
                      typeOf(value).getRank());
  Type element = typeOf(a.q).getElementType();
  for (auto [name, value] : {std::pair<StringRef, Value>{"k", a.k},
                             {"v", a.v},
                             {"the result", a.result}})
    if (typeOf(value).getElementType() != element)
      return a.op->emitOpError()
             << "expected " << name << " to have q's element type " << element
             << ", got " << typeOf(value).getElementType() << " (A1)";
  int64_t d = typeOf(a.q).getDimSize(dims.columns);
  int64_t kd = typeOf(a.k).getDimSize(dims.columns);
  if (!compatible(d, kd))
    return expected(a.op, "A1", "the head dimension of k", d, kd);
  return success();
}

/// A2: batch, heads and key counts; A3: the result.
static LogicalResult verifyShapes(const AttentionView &a, HeadDims dims) {
  RankedTensorType q = typeOf(a.q), k = typeOf(a.k), v = typeOf(a.v);
  if (dims.batch >= 0 && !a.blockTable &&
      !compatible(q.getDimSize(0), k.getDimSize(0)))
    return expected(a.op, "A2", "the batch of k", q.getDimSize(0),
                    k.getDimSize(0));
  SmallVector<int64_t> want(k.getShape());
  want[dims.columns] = v.getDimSize(dims.columns);
  if (failed(expectShape(a.op, "A2", "v", a.v, want)))
    return failure();
  int64_t hq = q.getDimSize(dims.heads), hkv = k.getDimSize(dims.heads);
  if (!ShapedType::isDynamic(hq) && !ShapedType::isDynamic(hkv) &&
      (hkv == 0 || hq % hkv != 0))
    return a.op->emitOpError() << "expected the key heads to divide the " << hq
                               << " query heads, got " << hkv << " (A2)";
  SmallVector<int64_t> out(q.getShape());
  out[dims.columns] = v.getDimSize(dims.columns);
  return expectShape(a.op, "A3", "the result", a.result, out);
}

/// The number of keys of a sequence as far as the types tell.
static int64_t keyCapacity(const AttentionView &a, HeadDims dims) {
  if (a.layout == Layout::Packed)
    return ShapedType::kDynamic;
  int64_t rows = typeOf(a.k).getDimSize(dims.rows);
  if (!a.blockTable)
    return rows;
  int64_t pages = typeOf(a.blockTable).getDimSize(1);
  if (ShapedType::isDynamic(pages) || ShapedType::isDynamic(rows))
    return ShapedType::kDynamic;
  return pages * rows;
}

/// A4: the mask broadcasts.
static LogicalResult verifyMask(const AttentionView &a, HeadDims dims) {
  if (!a.mask)
    return success();
  RankedTensorType mask = typeOf(a.mask), q = typeOf(a.q);
  Type element = mask.getElementType();
  if (!element.isInteger(1) && !element.isF32() &&
      element != q.getElementType())
    return a.op->emitOpError() << "expected the mask's element type to be i1, "
                                  "f32 or q's, got "
                               << element << " (A4)";
  int64_t batch = dims.batch < 0 ? 1 : q.getDimSize(dims.batch);
  int64_t rows =
      dims.batch < 0 ? ShapedType::kDynamic : q.getDimSize(dims.rows);
  int64_t want[] = {batch, q.getDimSize(dims.heads), rows,
                    keyCapacity(a, dims)};
  bool fits = mask.getRank() == 4;
  for (int i = 0; fits && i < 4; ++i)
    fits = mask.getDimSize(i) == 1 || compatible(mask.getDimSize(i), want[i]);
  if (fits)
    return success();
  return a.op->emitOpError()
         << "expected a mask that broadcasts to [B, Hq, T, S], got " << mask
         << " (A4)";
}

/// A5, AT6: one length a sequence, or cumulative lengths when packed.
static LogicalResult verifyLengths(const AttentionView &a, HeadDims dims) {
  for (auto [name, value] : {std::pair<StringRef, Value>{"lengths", a.lengths},
                             {"query_lengths", a.queryLengths}}) {
    if (!value)
      continue;
    int64_t batch = ShapedType::kDynamic;
    if (dims.batch >= 0)
      batch = typeOf(a.q).getDimSize(dims.batch);
    StringRef rule = value == a.lengths ? "A5" : "AT6";
    if (failed(expectShape(a.op, rule, name, value, {batch})))
      return failure();
  }
  if (a.layout == Layout::Packed && !(a.lengths && a.queryLengths))
    return a.op->emitOpError() << "expected cumulative lengths and "
                                  "query_lengths with layout packed (A5)";
  return success();
}

static LogicalResult verifyAttention(const AttentionView &a) {
  HeadDims dims(a.layout);
  if (failed(verifyTypes(a, dims)) || failed(verifyShapes(a, dims)) ||
      failed(verifyMask(a, dims)) || failed(verifyLengths(a, dims)))
    return failure();
  if (a.window && *a.window < 1)
    return a.op->emitOpError()
           << "expected window >= 1, got " << *a.window << " (A6)";
  if (!a.scale.isFinite())
    return a.op->emitOpError() << "expected a finite scale (A7)";
  return success();
}

static SmallVector<OpFoldResult> outputSizes(OpBuilder &b, Location loc,
                                             Value q, Value v, Layout layout) {
  HeadDims dims(layout);
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, q);
  sizes[dims.columns] = sizeOf(b, loc, v, dims.columns);
  return sizes;
}

//===----------------------------------------------------------------------===//
// attention
//===----------------------------------------------------------------------===//

LogicalResult AttentionOp::verify() {
  return verifyAttention({*this, getQ(), getK(), getV(), getMask(),
                          getLengths(), getQueryLengths(), getResult(), Value(),
                          getLayout(), getScale(), getWindow()});
}

LogicalResult
AttentionOp::inferReturnTypes(MLIRContext *, std::optional<Location>,
                              ValueRange operands, DictionaryAttr attributes,
                              OpaqueProperties properties, RegionRange regions,
                              SmallVectorImpl<Type> &types) {
  Adaptor adaptor(operands, attributes, properties, regions);
  RankedTensorType q = typeOf(adaptor.getQ()), v = typeOf(adaptor.getV());
  HeadDims dims(adaptor.getLayout());
  if (q.getRank() != dims.rank() || v.getRank() != dims.rank())
    return failure();
  SmallVector<int64_t> shape(q.getShape());
  shape[dims.columns] = v.getDimSize(dims.columns);
  types.push_back(q.clone(shape));
  return success();
}

LogicalResult
AttentionOp::reifyResultShapes(OpBuilder &b,
                               ReifiedRankedShapedTypeDims &shapes) {
  shapes.push_back(outputSizes(b, getLoc(), getQ(), getV(), getLayout()));
  return success();
}

//===----------------------------------------------------------------------===//
// attend
//===----------------------------------------------------------------------===//

std::optional<int64_t> AttendOp::getKeyBlock() {
  if (getSelection())
    return getSelection().getType().getBlock();
  return getBlockSize();
}

/// AT2: the selection belongs to these queries and keys.
static LogicalResult verifySelection(AttendOp op, HeadDims dims, int64_t keys) {
  if (!op.getSelection())
    return success();
  SelectionType type = op.getSelection().getType();
  RankedTensorType q = typeOf(op.getQ());
  auto note = [&](InFlightDiagnostic error) -> LogicalResult {
    if (Operation *producer = op.getSelection().getDefiningOp())
      error.attachNote(producer->getLoc()) << "the selection is made here";
    return error;
  };
  int64_t batch = q.getDimSize(std::max(dims.batch, 0));
  if (dims.batch >= 0 && !compatible(type.getBatch(), batch))
    return note(
        expected(op, "AT2", "the selection's batch", batch, type.getBatch()));
  int64_t hq = q.getDimSize(dims.heads);
  int64_t hkv = typeOf(op.getK()).getDimSize(dims.heads);
  if (!compatible(type.getGroups(), hq) && !compatible(type.getGroups(), hkv))
    return note(
        expected(op, "AT2", "the selection's heads", hkv, type.getGroups()));
  if (dims.batch >= 0) {
    int64_t rows = ceilDivStatic(q.getDimSize(dims.rows), type.getQueryBlock());
    if (!compatible(type.getRows(), rows))
      return note(
          expected(op, "AT2", "the selection's rows", rows, type.getRows()));
  }
  int64_t blocks = ceilDivStatic(keys, type.getBlock());
  if (!compatible(type.getNumBlocks(), blocks))
    return note(expected(op, "AT2", "the selection's blocks", blocks,
                         type.getNumBlocks()));
  if (op.getBlockSize() &&
      *op.getBlockSize() != static_cast<uint64_t>(type.getBlock()))
    return note(
        expected(op, "AT2", "block_size", type.getBlock(), *op.getBlockSize()));
  return success();
}

LogicalResult AttendOp::verify() {
  AttentionView view{*this,
                     getQ(),
                     getK(),
                     getV(),
                     getMask(),
                     getLengths(),
                     getQueryLengths(),
                     getResult(),
                     getBlockTable(),
                     getLayout(),
                     getScale(),
                     getWindow()};
  // The key capacity is read off the table, so its rank comes first.
  if (getBlockTable() && typeOf(getBlockTable()).getRank() != 2)
    return expected(*this, "AT3", "the rank of block_table", 2,
                    typeOf(getBlockTable()).getRank());
  if (failed(verifyAttention(view)))
    return failure();
  HeadDims dims(getLayout());
  RankedTensorType q = typeOf(getQ());
  if (getBlockTable()) {
    if (getLayout() != Layout::BSHD)
      return emitOpError() << "expected layout bshd with a block_table (AT3)";
    if (failed(expectShape(*this, "AT3", "block_table", getBlockTable(),
                           {q.getDimSize(0), ShapedType::kDynamic})))
      return failure();
  }
  int64_t keys = keyCapacity(view, dims);
  if (failed(verifySelection(*this, dims, keys)))
    return failure();
  if ((getBlockBias() || getBlockMax() || getSkip()) && !getKeyBlock())
    return emitOpError() << "expected block_size or a selection with "
                            "block_bias, block_max or skip (AT4)";
  int64_t batch = dims.batch < 0 ? ShapedType::kDynamic : q.getDimSize(0);
  int64_t heads = q.getDimSize(dims.heads);
  int64_t rows =
      dims.batch < 0 ? ShapedType::kDynamic : q.getDimSize(dims.rows);
  int64_t blocks = getKeyBlock() ? ceilDivStatic(keys, *getKeyBlock())
                                 : ShapedType::kDynamic;
  if (getBlockBias()) {
    if (typeOf(getBlockBias()).getRank() != 4)
      return expected(*this, "AT4", "the rank of block_bias", 4,
                      typeOf(getBlockBias()).getRank());
    int64_t groups = getSelection() ? getSelection().getType().getGroups()
                                    : typeOf(getBlockBias()).getDimSize(1);
    int64_t biasRows =
        getSelection() ? getSelection().getType().getRows() : rows;
    if (failed(expectShape(*this, "AT4", "block_bias", getBlockBias(),
                           {batch, groups, biasRows, blocks})))
      return failure();
  }
  if (getLse() &&
      failed(expectShape(*this, "AT5", "lse", getLse(), {batch, heads, rows})))
    return failure();
  if (getBlockMax() &&
      failed(expectShape(*this, "AT5", "block_max", getBlockMax(),
                         {batch, heads, rows, blocks})))
    return failure();
  return success();
}

LogicalResult AttendOp::reifyResultShapes(OpBuilder &b,
                                          ReifiedRankedShapedTypeDims &shapes) {
  Location loc = getLoc();
  HeadDims dims(getLayout());
  SmallVector<OpFoldResult> out =
      outputSizes(b, loc, getQ(), getV(), getLayout());
  shapes.push_back(out);
  if (!getLse() && !getBlockMax())
    return success();
  if (dims.batch < 0)
    return failure(); // packed rows have no [B, Hq, T]
  SmallVector<OpFoldResult> rows{out[dims.batch], out[dims.heads],
                                 out[dims.rows]};
  if (getLse())
    shapes.push_back(rows);
  if (getBlockMax()) {
    OpFoldResult keys = sizeOf(b, loc, getK(), dims.rows);
    if (getBlockTable()) {
      Value pages = tensor::DimOp::create(b, loc, getBlockTable(), 1);
      keys = arith::MulIOp::create(
                 b, loc, pages, getValueOrCreateConstantIndexOp(b, loc, keys))
                 .getResult();
    }
    rows.push_back(ceilDiv(b, loc, keys, *getKeyBlock()));
    shapes.push_back(rows);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// combine
//===----------------------------------------------------------------------===//

LogicalResult CombineOp::verify() {
  RankedTensorType partial = typeOf(getPartial());
  if (partial.getRank() != 5)
    return expected(*this, "C1", "the rank of the partial results", 5,
                    partial.getRank());
  return expectShape(*this, "C1", "the partial lse", getPartialLse(),
                     partial.getShape().drop_back());
}

LogicalResult
CombineOp::inferReturnTypes(MLIRContext *, std::optional<Location>,
                            ValueRange operands, DictionaryAttr attributes,
                            OpaqueProperties properties, RegionRange regions,
                            SmallVectorImpl<Type> &types) {
  Adaptor adaptor(operands, attributes, properties, regions);
  RankedTensorType partial = typeOf(adaptor.getPartial());
  RankedTensorType lse = typeOf(adaptor.getPartialLse());
  if (partial.getRank() != 5 || lse.getRank() != 4)
    return failure();
  types.push_back(partial.clone(partial.getShape().drop_front()));
  types.push_back(lse.clone(lse.getShape().drop_front()));
  return success();
}

LogicalResult
CombineOp::reifyResultShapes(OpBuilder &b,
                             ReifiedRankedShapedTypeDims &shapes) {
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(b, getLoc(), getPartial());
  sizes.erase(sizes.begin());
  shapes.push_back(sizes);
  sizes.pop_back();
  shapes.push_back(sizes);
  return success();
}

//===----------------------------------------------------------------------===//
// dispatch
//===----------------------------------------------------------------------===//

/// D5
static LogicalResult verifyTied(DispatchOp op) {
  std::optional<ArrayRef<int64_t>> tied = op.getTied();
  if (!tied)
    return success();
  int64_t results = op.getNumResults(), inputs = op.getInputs().size();
  if (static_cast<int64_t>(tied->size()) != results)
    return expected(op, "D5", "the length of tied", results, tied->size());
  llvm::SmallDenseSet<int64_t> seen;
  for (auto [i, input] : llvm::enumerate(*tied)) {
    if (input == -1)
      continue;
    if (input < 0 || input >= inputs)
      return op.emitOpError()
             << "expected result " << i << " to be tied to one of " << inputs
             << " inputs, got " << input << " (D5)";
    if (op.getInputs()[input].getType() != op.getResult(i).getType())
      return op.emitOpError()
             << "expected result " << i << " to have the type of input "
             << input << ", " << op.getInputs()[input].getType() << ", got "
             << op.getResult(i).getType() << " (D5)";
    if (!seen.insert(input).second)
      return op.emitOpError() << "expected one result tied to input " << input
                              << ", got another: " << i << " (D5)";
    if (llvm::count(op.getInputs(), op.getInputs()[input]) != 1)
      return op.emitOpError() << "expected input " << input << ", which result "
                              << i << " is tied to, to be no other input (D5)";
  }
  return success();
}

LogicalResult DispatchOp::verify() {
  if (failed(verifyTied(*this)))
    return failure();
  int64_t dynamic = 0;
  for (auto [i, output] : llvm::enumerate(getOutputs()))
    if (!getTiedInput(i))
      dynamic += typeOf(output).getNumDynamicDims();
  if (dynamic != static_cast<int64_t>(getSizes().size()))
    return expected(*this, "D2", "the number of sizes", dynamic,
                    getSizes().size());
  if (getItems().size() != 1 && getItems().size() != 3)
    return emitOpError() << "expected a number of items, or three sizes of a "
                            "grid, got "
                         << getItems().size() << " values (D3)";
  return success();
}

/// Whether a kernel's argument of type `argument` can stand for `tensor`.
static bool fitsTensor(Type argument, RankedTensorType tensor) {
  // The box of a tensor map has the tensor's rank, not its sizes.
  if (auto map = dyn_cast<nvgpu::TensorMapDescriptorType>(argument))
    return map.getTensor().getRank() == tensor.getRank();
  auto memref = dyn_cast<MemRefType>(argument);
  if (!memref || memref.getRank() != tensor.getRank())
    return false;
  return llvm::all_of(llvm::seq(tensor.getRank()), [&](int64_t d) {
    return compatible(memref.getDimSize(d), tensor.getDimSize(d));
  });
}

LogicalResult DispatchOp::verifySymbolUses(SymbolTableCollection &symbols) {
  // Kernels stand in the module. Looking the symbol up from here would stop at
  // a foreign op, which may or may not be a symbol table.
  auto module = (*this)->getParentOfType<ModuleOp>();
  auto kernel =
      module
          ? symbols.lookupSymbolIn<FunctionOpInterface>(module, getKernelAttr())
          : FunctionOpInterface();
  if (!kernel)
    return emitOpError() << "expected " << getKernelAttr()
                         << " to name a function (D1)";
  SmallVector<Type> tensors(getInputs().getTypes());
  for (auto [i, output] : llvm::enumerate(getOutputs()))
    if (!getTiedInput(i))
      tensors.push_back(output.getType());
  // A finalised kernel keeps the types that its callers see as an attribute.
  SmallVector<Type> arguments(kernel.getArgumentTypes());
  if (auto types = kernel->getAttrOfType<ArrayAttr>("sparse_attn.kernel_types"))
    arguments = llvm::to_vector(types.getAsValueRange<TypeAttr>());
  bool takesGrid = kernel->hasAttr(kLaunchAttrName);
  if (takesGrid != hasGrid()) {
    InFlightDiagnostic error =
        emitOpError() << (takesGrid ? "expected three sizes of a grid for a "
                                      "kernel with "
                                    : "expected one number of items for a "
                                      "kernel without ")
                      << kLaunchAttrName << " (D4)";
    error.attachNote(kernel.getLoc()) << "the kernel";
    return error;
  }
  if (!takesGrid)
    tensors.push_back(IndexType::get(getContext()));
  bool fits = arguments.size() == tensors.size();
  for (size_t i = 0; fits && i < tensors.size(); ++i) {
    auto tensor = dyn_cast<RankedTensorType>(tensors[i]);
    fits =
        tensor ? fitsTensor(arguments[i], tensor) : arguments[i] == tensors[i];
  }
  if (fits)
    return success();
  InFlightDiagnostic error = emitOpError()
                             << "expected arguments that fit the kernel (D1)";
  error.attachNote(kernel.getLoc())
      << "the kernel has type " << kernel.getFunctionType();
  return error;
}

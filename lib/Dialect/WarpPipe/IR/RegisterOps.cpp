//===- RegisterOps.cpp - Ops on registers ---------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Common.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"

using namespace mlir;
using namespace mlir::warp_pipe;

//===----------------------------------------------------------------------===//
// prologue
//===----------------------------------------------------------------------===//

LogicalResult PrologueOp::verifyRegions() {
  TypeRange yielded = getBodyBlock()->getTerminator()->getOperandTypes();
  if (yielded != getResultTypes())
    return emitOpError() << "expected to yield " << getResultTypes() << ", got "
                         << yielded << " (WP31)";
  if (static_cast<int64_t>(getHelpers()) < 0)
    return emitOpError() << "expected helpers >= 0, got "
                         << static_cast<int64_t>(getHelpers()) << " (WP31)";
  return success();
}

//===----------------------------------------------------------------------===//
// load_matrix
//===----------------------------------------------------------------------===//

LogicalResult LoadMatrixOp::inferReturnTypes(MLIRContext *context,
                                             std::optional<Location> loc,
                                             Adaptor adaptor,
                                             SmallVectorImpl<Type> &types) {
  auto tile = dyn_cast<TileType>(adaptor.getTile().getType());
  if (!tile)
    return failure();
  types.push_back(VectorType::get({4, 2}, tile.getElementType()));
  return success();
}

bool LoadMatrixOp::isCompatibleReturnTypes(TypeRange, TypeRange) {
  // The verifier compares them, with a better message.
  return true;
}

LogicalResult LoadMatrixOp::verify() {
  auto expected = VectorType::get({4, 2}, getTile().getType().getElementType());
  if (getResult().getType() != expected)
    return emitOpError() << "expected a result of type " << expected << ", got "
                         << getResult().getType() << " (WP16)";
  return success();
}

//===----------------------------------------------------------------------===//
// row_reduce
//===----------------------------------------------------------------------===//

ParseResult RowReduceOp::parse(OpAsmParser &parser, OperationState &result) {
  StringRef keyword;
  auto loc = parser.getCurrentLocation();
  if (parser.parseKeyword(&keyword))
    return failure();
  std::optional<Reduction> kind = symbolizeReduction(keyword);
  if (!kind)
    return parser.emitError(loc) << "expected maximumf or add, got " << keyword;
  result.getOrAddProperties<Properties>().kind =
      ReductionAttr::get(parser.getContext(), *kind);
  SmallVector<OpAsmParser::UnresolvedOperand> fragments;
  Type type, reduced;
  if (parser.parseOperandList(fragments) ||
      parser.parseOptionalAttrDict(result.attributes) ||
      parser.parseColonType(type) || parser.parseArrow() ||
      parser.parseType(reduced) ||
      parser.resolveOperands(fragments, type, result.operands))
    return failure();
  result.addTypes(reduced);
  return success();
}

void RowReduceOp::print(OpAsmPrinter &printer) {
  printer << ' ' << stringifyReduction(getKind());
  if (!getFragments().empty())
    printer << ' ' << getFragments();
  printer.printOptionalAttrDict((*this)->getAttrs(), {"kind"});
  if (!getFragments().empty())
    printer << " : " << getFragments().front().getType();
  printer << " -> " << getResult().getType();
}

LogicalResult RowReduceOp::verify() {
  if (getFragments().empty())
    return emitOpError("expected at least one fragment, got none (WP17)");
  for (Type type : getFragments().getTypes()) {
    auto vector = cast<VectorType>(type);
    if (type == getFragments().front().getType() &&
        vector.getElementType().isF32() &&
        (detail::isAccumulators(vector) ||
         vector.getShape() == ArrayRef<int64_t>{2, 2}))
      continue;
    return emitOpError() << "expected fragments of 2 x 2 or N x 2 x 2 x f32, "
                            "all of one type, got "
                         << type << " (WP17)";
  }
  return success();
}

//===----------------------------------------------------------------------===//
// alloc_shared, store_remote
//===----------------------------------------------------------------------===//

static bool isPlainShared(MemRefType type) {
  auto space =
      dyn_cast_if_present<gpu::AddressSpaceAttr>(type.getMemorySpace());
  return type.getLayout().isIdentity() && space &&
         space.getValue() == gpu::AddressSpace::Workgroup;
}

LogicalResult AllocSharedOp::verify() {
  auto type = cast<MemRefType>(getMemory().getType());
  if (!isPlainShared(type) || !type.getElementType().isIntOrFloat() ||
      type.getElementTypeBitWidth() % 8 != 0)
    return emitOpError()
           << "expected workgroup memory of whole bytes without a "
              "layout, got "
           << type << " (WP18)";
  return success();
}

LogicalResult CreateMailboxOp::verify() {
  auto type = cast<MemRefType>(getMailbox().getType());
  if (isPlainShared(type) && type.getShape() == ArrayRef<int64_t>{1} &&
      type.getElementType().isInteger(64))
    return success();
  return emitOpError() << "expected workgroup memory of one i64, got " << type
                       << " (WP29)";
}

LogicalResult StoreRemoteOp::verify() {
  auto memory = cast<MemRefType>(getMemory().getType());
  if (memory.getRank() != static_cast<int64_t>(getIndices().size()))
    return emitOpError() << "expected " << memory.getRank() << " indices, got "
                         << getIndices().size() << " (WP19)";
  Type type = getValue().getType();
  auto vector = dyn_cast<VectorType>(type);
  bool fits = type.isF32() ||
              (vector && vector.getRank() == 1 && !vector.isScalable() &&
               vector.getElementType().isF32() &&
               (vector.getDimSize(0) == 2 || vector.getDimSize(0) == 4));
  if (!fits)
    return emitOpError() << "expected a value of type f32, vector<2xf32> or "
                            "vector<4xf32>, got "
                         << type << " (WP20)";
  if (!isPlainShared(memory) || !memory.getElementType().isF32())
    return emitOpError()
           << "expected workgroup memory of f32 without a layout, got "
           << memory << " (WP20)";
  return success();
}

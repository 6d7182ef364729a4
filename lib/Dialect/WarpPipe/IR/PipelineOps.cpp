//===- PipelineOps.cpp - Level 1: loops with copies -----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Common.h"

using namespace mlir;
using namespace mlir::warp_pipe;

//===----------------------------------------------------------------------===//
// pipeline
//===----------------------------------------------------------------------===//

void PipelineOp::build(
    OpBuilder &builder, OperationState &state, Value upperBound,
    ValueRange inits,
    function_ref<void(OpBuilder &, Location, Value, ValueRange)> body) {
  OpBuilder::InsertionGuard guard(builder);
  state.addOperands(upperBound);
  state.addOperands(inits);
  state.addTypes(inits.getTypes());
  Block *block = builder.createBlock(state.addRegion());
  block->addArgument(builder.getI32Type(), state.location);
  for (Value init : inits)
    block->addArgument(init.getType(), init.getLoc());
  if (body)
    body(builder, state.location, block->getArgument(0),
         block->getArguments().drop_front());
  // With values to carry, only the caller knows what to yield.
  if (inits.empty())
    ensureTerminator(*state.regions.front(), builder, state.location);
}

ParseResult PipelineOp::parse(OpAsmParser &parser, OperationState &result) {
  OpAsmParser::Argument index;
  OpAsmParser::UnresolvedOperand upperBound;
  SmallVector<OpAsmParser::Argument> arguments;
  SmallVector<OpAsmParser::UnresolvedOperand> inits;
  Type i32 = parser.getBuilder().getI32Type();
  index.type = i32;
  if (parser.parseLParen() || parser.parseArgument(index) ||
      parser.parseRParen() || parser.parseKeyword("to") ||
      parser.parseLParen() || parser.parseOperand(upperBound) ||
      parser.parseRParen() ||
      parser.resolveOperand(upperBound, i32, result.operands))
    return failure();
  auto loc = parser.getCurrentLocation();
  if (succeeded(parser.parseOptionalKeyword("iter_args"))) {
    if (parser.parseAssignmentList(arguments, inits) ||
        parser.parseArrowTypeList(result.types))
      return failure();
    if (arguments.size() != result.types.size())
      return parser.emitError(loc, "expected a type for each value of "
                                   "iter_args (WP7)");
    for (auto [argument, type] : llvm::zip(arguments, result.types))
      argument.type = type;
    if (parser.resolveOperands(inits, result.types, loc, result.operands))
      return failure();
  }
  arguments.insert(arguments.begin(), index);
  Region *body = result.addRegion();
  if (parser.parseOptionalAttrDictWithKeyword(result.attributes) ||
      parser.parseRegion(*body, arguments))
    return failure();
  ensureTerminator(*body, parser.getBuilder(), result.location);
  return success();
}

void PipelineOp::print(OpAsmPrinter &printer) {
  printer << " (" << getInductionVar() << ") to (" << getUpperBound() << ')';
  if (!getInitArgs().empty()) {
    printer << " iter_args(";
    llvm::interleaveComma(
        llvm::zip(getRegionIterArgs(), getInitArgs()), printer, [&](auto pair) {
          printer << std::get<0>(pair) << " = " << std::get<1>(pair);
        });
    printer << ") -> (" << getInitArgs().getTypes() << ')';
  }
  printer.printOptionalAttrDictWithKeyword((*this)->getAttrs());
  printer << ' ';
  printer.printRegion(getBody(), /*printEntryBlockArgs=*/false,
                      /*printBlockTerminators=*/!getInitArgs().empty());
}

LogicalResult PipelineOp::verifyRegions() {
  // RegionBranchOpInterface compares the values that the loop carries.
  Block &block = getBody().front();
  if (block.getNumArguments() == 0 ||
      !block.getArgument(0).getType().isInteger(32))
    return emitOpError("expected the body to take an i32 first (WP7)");
  return success();
}

YieldOp PipelineOp::getYield() {
  return cast<YieldOp>(getBodyBlock()->getTerminator());
}

OperandRange PipelineOp::getEntrySuccessorOperands(RegionSuccessor) {
  return getInitArgs();
}

void PipelineOp::getSuccessorRegions(
    RegionBranchPoint, SmallVectorImpl<RegionSuccessor> &regions) {
  regions.emplace_back(&getBody(), getRegionIterArgs());
  regions.emplace_back(getOperation(), getResults());
}

SmallVector<Region *> PipelineOp::getLoopRegions() { return {&getBody()}; }

std::optional<SmallVector<Value>> PipelineOp::getLoopInductionVars() {
  return SmallVector<Value>{getInductionVar()};
}

MutableArrayRef<OpOperand> PipelineOp::getInitsMutable() {
  return getOperation()->getOpOperands().drop_front();
}

Block::BlockArgListType PipelineOp::getRegionIterArgs() {
  return getBodyBlock()->getArguments().drop_front();
}

std::optional<MutableArrayRef<OpOperand>>
PipelineOp::getYieldedValuesMutable() {
  return MutableArrayRef<OpOperand>(getYield()->getOpOperands());
}

std::optional<ResultRange> PipelineOp::getLoopResults() {
  return (*this)->getResults();
}

//===----------------------------------------------------------------------===//
// gather_copy
//===----------------------------------------------------------------------===//

LogicalResult warp_pipe::detail::verifyCopy(Operation *op, MemRefType source,
                                            int64_t coordinates, int64_t rowDim,
                                            int64_t boxes, TileType tile) {
  int64_t rank = source.getRank();
  if (rank < 2 || rank > 5 || !source.getLayout().isIdentity())
    return op->emitOpError()
           << "expected a source of rank 2 to 5 without a layout, got "
           << source << " (WP13)";
  if (source.getElementType() != tile.getElementType())
    return op->emitOpError()
           << "expected a source of " << tile.getElementType() << ", got "
           << source.getElementType() << " (WP12)";
  if (source.getDimSize(rank - 1) != tile.getColumns())
    return op->emitOpError()
           << "expected the last dimension of the source to be the "
           << tile.getColumns() << " columns of the tile, got " << source
           << " (WP11)";
  if (boxes < 1 || tile.getRows() % (8 * boxes) != 0)
    return op->emitOpError()
           << "expected boxes of a multiple of 8 rows, got " << boxes
           << " boxes for " << tile.getRows() << " rows (WP10)";
  if (rowDim < 0 || rowDim >= rank - 1)
    return op->emitOpError() << "expected row_dim from 0 to " << rank - 2
                             << ", got " << rowDim << " (WP9)";
  if (coordinates != boxes * (rank - 1))
    return op->emitOpError() << "expected " << boxes << " x " << rank - 1
                             << " coordinates, got " << coordinates << " (WP8)";
  return success();
}

LogicalResult GatherCopyOp::verify() {
  return detail::verifyCopy(*this, cast<MemRefType>(getSource().getType()),
                            getCoordinates().size(), getRowDim(), getBoxes(),
                            getTile().getType());
}

//===----------------------------------------------------------------------===//
// gather_prefetch
//===----------------------------------------------------------------------===//

LogicalResult GatherPrefetchOp::verify() {
  auto source = cast<MemRefType>(getSource().getType());
  int64_t rows = getRows(), columns = getColumns();
  Type element = source.getElementType();
  auto tile = TileType::getChecked([&] { return emitOpError(); }, getContext(),
                                   rows, columns, element);
  return failure(!tile ||
                 failed(detail::verifyCopy(*this, source,
                                           getCoordinates().size(), getRowDim(),
                                           /*boxes=*/1, tile)));
}

//===----------------------------------------------------------------------===//
// index_stream, stream_entries
//===----------------------------------------------------------------------===//

LogicalResult IndexStreamOp::verify() {
  auto list = cast<MemRefType>(getList().getType());
  if (list.getRank() < 1 || !list.getLayout().isIdentity())
    return emitOpError() << "expected a list of rank 1 or more without a "
                            "layout, got "
                         << list << " (WP14)";
  if (list.getRank() - 1 != static_cast<int64_t>(getLead().size()))
    return emitOpError() << "expected " << list.getRank() - 1
                         << " leading indices, got " << getLead().size()
                         << " (WP14)";
  return success();
}

LogicalResult StreamEntriesOp::verify() {
  if (getNumResults() == 0 || 32 % getNumResults() != 0)
    return emitOpError() << "expected a number of entries that divides 32, got "
                         << getNumResults() << " (WP15)";
  if (getSteps() < 1)
    return emitOpError() << "expected steps >= 1, got " << getSteps()
                         << " (WP15)";
  return success();
}

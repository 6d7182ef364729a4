//===- WarpPipeDialect.cpp - Registration, types, attributes --------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Common.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::warp_pipe;

#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeDialect.cpp.inc"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeEnums.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeTypes.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeAttrs.cpp.inc"

#define GET_OP_CLASSES
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeOps.cpp.inc"

void WarpPipeDialect::initialize() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeTypes.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeAttrs.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeOps.cpp.inc"
      >();
}

LogicalResult
WarpPipeDialect::verifyOperationAttribute(Operation *op,
                                          NamedAttribute attribute) {
  if (attribute.getName() != LaunchAttr::attributeName)
    return success();
  if (!isa<LaunchAttr>(attribute.getValue()) || !isa<FunctionOpInterface>(op))
    return op->emitOpError()
           << "expected " << LaunchAttr::attributeName
           << " to be #warp_pipe.launch<...> on a function, got "
           << attribute.getValue() << " (WP6)";
  return success();
}

LaunchAttr warp_pipe::getLaunch(Operation *function) {
  return function->getAttrOfType<LaunchAttr>(LaunchAttr::attributeName);
}

void warp_pipe::setLaunch(Operation *function, LaunchAttr launch) {
  function->setAttr(LaunchAttr::attributeName, launch);
}

//===----------------------------------------------------------------------===//
// tile
//===----------------------------------------------------------------------===//

LogicalResult TileType::verify(function_ref<InFlightDiagnostic()> emitError,
                               int64_t rows, int64_t columns,
                               Type elementType) {
  if (rows < 8 || rows > 256 || rows % 8 != 0)
    return emitError() << "expected rows to be a multiple of 8 up to 256, got "
                       << rows << " (WP1)";
  if (columns < panelColumns || columns > 512 || columns % panelColumns != 0)
    return emitError()
           << "expected columns to be a multiple of 64 up to 512, got "
           << columns << " (WP2)";
  if (!elementType.isF16() && !elementType.isBF16())
    return emitError() << "expected elements f16 or bf16, got " << elementType
                       << " (WP3)";
  return success();
}

static ParseResult parseTile(AsmParser &parser, int64_t &rows, int64_t &columns,
                             Type &elementType) {
  SmallVector<int64_t> shape;
  auto loc = parser.getCurrentLocation();
  if (parser.parseDimensionList(shape, /*allowDynamic=*/false) ||
      parser.parseType(elementType))
    return failure();
  if (shape.size() != 2)
    return parser.emitError(loc, "expected rows x columns");
  rows = shape[0];
  columns = shape[1];
  return success();
}

Type TileType::parse(AsmParser &parser) {
  int64_t rows = 0, columns = 0;
  Type elementType;
  auto loc = parser.getCurrentLocation();
  if (parser.parseLess() || parseTile(parser, rows, columns, elementType) ||
      parser.parseGreater())
    return {};
  return parser.getChecked<TileType>(loc, parser.getContext(), rows, columns,
                                     elementType);
}

void TileType::print(AsmPrinter &printer) const {
  printer << '<' << getRows() << 'x' << getColumns() << 'x' << getElementType()
          << '>';
}

//===----------------------------------------------------------------------===//
// ring
//===----------------------------------------------------------------------===//

LogicalResult RingType::verify(function_ref<InFlightDiagnostic()> emitError,
                               int64_t rows, int64_t columns, Type elementType,
                               int64_t stages, ArrayRef<Type> scalars) {
  if (failed(TileType::verify(emitError, rows, columns, elementType)))
    return failure();
  if (stages < 1 || stages > 32)
    return emitError() << "expected 1 to 32 stages, got " << stages << " (WP4)";
  for (Type scalar : scalars)
    if (!scalar.isInteger(32) && !scalar.isF32())
      return emitError() << "expected scalars i32 or f32, got " << scalar
                         << " (WP5)";
  return success();
}

Type RingType::parse(AsmParser &parser) {
  int64_t rows = 0, columns = 0, stages = 0;
  Type elementType;
  SmallVector<Type> scalars;
  auto loc = parser.getCurrentLocation();
  if (parser.parseLess() || parseTile(parser, rows, columns, elementType) ||
      parser.parseComma() || parser.parseKeyword("stages") ||
      parser.parseEqual() || parser.parseInteger(stages))
    return {};
  if (succeeded(parser.parseOptionalComma()) &&
      (parser.parseKeyword("scalars") || parser.parseEqual() ||
       parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
         return parser.parseType(scalars.emplace_back());
       })))
    return {};
  if (parser.parseGreater())
    return {};
  return parser.getChecked<RingType>(loc, parser.getContext(), rows, columns,
                                     elementType, stages,
                                     ArrayRef<Type>(scalars));
}

void RingType::print(AsmPrinter &printer) const {
  printer << '<' << getRows() << 'x' << getColumns() << 'x' << getElementType()
          << ", stages = " << getStages();
  if (!getScalars().empty()) {
    printer << ", scalars = [";
    llvm::interleaveComma(getScalars(), printer.getStream());
    printer << ']';
  }
  printer << '>';
}

//===----------------------------------------------------------------------===//
// in_flight
//===----------------------------------------------------------------------===//

LogicalResult InFlightType::verify(function_ref<InFlightDiagnostic()> emitError,
                                   VectorType accumulators) {
  if (detail::isAccumulators(accumulators))
    return success();
  return emitError() << "expected accumulators of N x 2 x 2 x f32, N from 1 to "
                        "32, got "
                     << accumulators << " (WP35)";
}

//===----------------------------------------------------------------------===//
// launch
//===----------------------------------------------------------------------===//

LogicalResult LaunchAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 int64_t warps, bool cluster,
                                 int64_t sharedMemory, int64_t ctas,
                                 bool overlap) {
  if (warps < 1 || warps > 32)
    return emitError() << "expected 1 to 32 warps, got " << warps << " (WP6)";
  if (sharedMemory < 0)
    return emitError() << "expected shared_memory >= 0, got " << sharedMemory
                       << " (WP6)";
  if (ctas < 1 || ctas > 32)
    return emitError() << "expected 1 to 32 CTAs, got " << ctas << " (WP30)";
  return success();
}

Attribute LaunchAttr::parse(AsmParser &parser, Type) {
  int64_t warps = 0, sharedMemory = 0, ctas = 1;
  bool cluster = false, overlap = false;
  auto loc = parser.getCurrentLocation();
  auto parseField = [&]() -> ParseResult {
    StringRef name;
    auto at = parser.getCurrentLocation();
    if (parser.parseKeyword(&name) || parser.parseEqual())
      return failure();
    if (name == "warps")
      return parser.parseInteger(warps);
    if (name == "shared_memory")
      return parser.parseInteger(sharedMemory);
    if (name == "ctas")
      return parser.parseInteger(ctas);
    if (name != "cluster" && name != "overlap")
      return parser.emitError(at)
             << "expected warps, cluster, shared_memory, ctas or overlap, got "
             << name;
    StringRef value;
    if (parser.parseKeyword(&value) || (value != "true" && value != "false"))
      return parser.emitError(at) << "expected " << name << " = true or false";
    (name == "cluster" ? cluster : overlap) = value == "true";
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater,
                                     parseField))
    return {};
  return parser.getChecked<LaunchAttr>(loc, parser.getContext(), warps, cluster,
                                       sharedMemory, ctas, overlap);
}

void LaunchAttr::print(AsmPrinter &printer) const {
  printer << "<warps = " << getWarps()
          << ", cluster = " << (getCluster() ? "true" : "false")
          << ", shared_memory = " << getSharedMemory();
  if (getCtas() != 1)
    printer << ", ctas = " << getCtas();
  if (getOverlap())
    printer << ", overlap = true";
  printer << '>';
}

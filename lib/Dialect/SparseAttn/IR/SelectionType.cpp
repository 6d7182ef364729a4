//===- SelectionType.cpp - The selection type -----------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult SelectionType::verify(
    function_ref<InFlightDiagnostic()> emitError, ArrayRef<int64_t> shape,
    int64_t block, int64_t queryBlock, SelectionForm form, int64_t capacity) {
  if (shape.size() != 4)
    return emitError() << "expected a selection of shape BxGxRxN, got rank "
                       << shape.size();
  if (block < 1)
    return emitError() << "expected block >= 1, got " << block << " (T1)";
  if (queryBlock < 1)
    return emitError() << "expected query_block >= 1, got " << queryBlock
                       << " (T1)";
  bool needsCapacity =
      form != SelectionForm::Mask && form != SelectionForm::Bits;
  if (needsCapacity && !ShapedType::isDynamic(capacity) && capacity < 1)
    return emitError() << "expected capacity >= 1, got " << capacity << " (T2)";
  // A second spelling of one type would not be equal to the first.
  if (!needsCapacity && capacity != 0)
    return emitError() << "expected no capacity with form "
                       << stringifySelectionForm(form) << " (T2)";
  for (int64_t size : shape)
    if (!ShapedType::isDynamic(size) && size < 0)
      return emitError() << "expected sizes >= 0, got " << size << " (T3)";
  return success();
}

SmallVector<RankedTensorType, 2> SelectionType::getStorageTypes() const {
  MLIRContext *context = getContext();
  Type i1 = IntegerType::get(context, 1);
  Type i32 = IntegerType::get(context, 32);
  int64_t b = getBatch(), g = getGroups(), r = getRows(), n = getNumBlocks();
  int64_t c = getCapacity();
  auto product = [](ArrayRef<int64_t> sizes) {
    int64_t result = 1;
    for (int64_t size : sizes) {
      if (ShapedType::isDynamic(size))
        return ShapedType::kDynamic;
      result *= size;
    }
    return result;
  };
  switch (getForm()) {
  case SelectionForm::List:
  case SelectionForm::Tokens:
    return {RankedTensorType::get({b, g, r, c}, i32),
            RankedTensorType::get({b, g, r}, i32)};
  case SelectionForm::Mask:
    return {RankedTensorType::get({b, g, r, n}, i1)};
  case SelectionForm::Bits:
    return {RankedTensorType::get({b, g, r, ceilDivStatic(n, 32)}, i32)};
  case SelectionForm::CSR: {
    int64_t rows = product({b, g, r});
    int64_t pointers = ShapedType::isDynamic(rows) ? rows : rows + 1;
    return {RankedTensorType::get({pointers}, i32),
            RankedTensorType::get({product({b, g, r, c})}, i32)};
  }
  }
  llvm_unreachable("every form has storage");
}

Type SelectionType::parse(AsmParser &parser) {
  SmallVector<int64_t> shape;
  int64_t block = 0, queryBlock = 1, capacity = 0;
  SelectionForm form = SelectionForm::List;
  auto loc = parser.getCurrentLocation();
  auto parseSize = [&](int64_t &size) -> ParseResult {
    if (succeeded(parser.parseOptionalQuestion())) {
      size = ShapedType::kDynamic;
      return success();
    }
    return parser.parseInteger(size);
  };
  if (parser.parseLess() ||
      parser.parseDimensionList(shape, /*allowDynamic=*/true,
                                /*withTrailingX=*/false) ||
      parser.parseComma() || parser.parseKeyword("block") ||
      parser.parseEqual() || parser.parseInteger(block) ||
      parser.parseComma() || parser.parseKeyword("query_block") ||
      parser.parseEqual() || parser.parseInteger(queryBlock) ||
      parser.parseComma() || parser.parseKeyword("form") || parser.parseEqual())
    return {};
  FailureOr<SelectionForm> parsed = FieldParser<SelectionForm>::parse(parser);
  if (failed(parsed))
    return {};
  form = *parsed;
  if (succeeded(parser.parseOptionalComma()) &&
      (parser.parseKeyword("capacity") || parser.parseEqual() ||
       parseSize(capacity)))
    return {};
  if (parser.parseGreater())
    return {};
  return parser.getChecked<SelectionType>(loc, parser.getContext(),
                                          ArrayRef<int64_t>(shape), block,
                                          queryBlock, form, capacity);
}

void SelectionType::print(AsmPrinter &printer) const {
  printer << '<';
  printer.printDimensionList(getShape());
  printer << ", block = " << getBlock() << ", query_block = " << getQueryBlock()
          << ", form = " << stringifySelectionForm(getForm());
  if (hasCapacity()) {
    printer << ", capacity = ";
    if (ShapedType::isDynamic(getCapacity()))
      printer << '?';
    else
      printer << getCapacity();
  }
  printer << '>';
}

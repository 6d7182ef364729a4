//===- FloatParameter.h - Policies with one real parameter ------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Assembly of `<4.0e-3>`. The value is kept as an f64 attribute, so that it is
// printed with every digit and compared exactly.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_POLICIES_FLOATPARAMETER_H
#define SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_POLICIES_FLOATPARAMETER_H

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

namespace mlir::sparse_attn {

template <typename AttrT> Attribute parseFloatParameter(AsmParser &parser) {
  SMLoc loc = parser.getCurrentLocation();
  double value;
  if (parser.parseLess() || parser.parseFloat(value) || parser.parseGreater())
    return {};
  auto attribute = FloatAttr::get(Float64Type::get(parser.getContext()), value);
  return parser.getChecked<AttrT>(loc, parser.getContext(), attribute);
}

inline void printFloatParameter(AsmPrinter &printer, FloatAttr value) {
  printer << '<';
  printer.printFloat(value.getValue());
  printer << '>';
}

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_DIALECT_SPARSEATTN_IR_POLICIES_FLOATPARAMETER_H

//===- SparseAttnDialect.cpp - Registration -------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir/Transforms/InliningUtils.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::sparse_attn;

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnDialect.cpp.inc"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnEnums.cpp.inc"

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnAttrInterfaces.cpp.inc"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOpInterfaces.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnTypes.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnAttrs.cpp.inc"

#define GET_OP_CLASSES
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOps.cpp.inc"

namespace {
/// All ops are pure: they may move into any function.
struct SparseAttnInliner : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;
  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

void SparseAttnDialect::initialize() {
  addInterfaces<SparseAttnInliner>();
  addTypes<
#define GET_TYPEDEF_LIST
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnTypes.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnAttrs.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnOps.cpp.inc"
      >();
}

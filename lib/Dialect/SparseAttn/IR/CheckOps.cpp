//===- CheckOps.cpp - check_entries, report -------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Verifiers of the checked mode. The letters in comments and messages are those
// of docs/Spec.md.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Numbers in a row of a report.
static constexpr int64_t kReportColumns = 4;

/// CE2: `counts` has one number a row of `values`, or pointers to rows.
static LogicalResult verifyCounts(CheckEntriesOp op) {
  RankedTensorType values = typeOf(op.getValues());
  if (!op.getCounts()) {
    if (op.getAdded() || op.getUnit() != 1)
      return op.emitOpError() << "expected counts with added or unit (CE2)";
    return success();
  }
  if (op.getRule() != CheckRule::Id)
    return op.emitOpError() << "expected no counts with rule "
                            << stringifyCheckRule(op.getRule()) << " (CE2)";
  RankedTensorType counts = typeOf(op.getCounts());
  if (values.getRank() != 1)
    return expectShape(op, "CE2", "counts", op.getCounts(),
                       values.getShape().drop_back());
  if (counts.getRank() != 1)
    return expected(op, "CE2", "the rank of pointers", 1, counts.getRank());
  if (op.getAdded() || op.getUnit() != 1)
    return op.emitOpError()
           << "expected neither added nor unit with pointers (CE2)";
  return success();
}

LogicalResult CheckEntriesOp::verify() {
  RankedTensorType values = typeOf(getValues()), report = typeOf(getReport());
  CheckRule rule = getRule();
  if (values.getRank() == 0)
    return expected(*this, "CE1", "the rank of the values at least", 1, 0);
  if (rule == CheckRule::Pointer && values.getRank() != 1)
    return expected(*this, "CE1", "the rank of pointers", 1, values.getRank());
  if (rule == CheckRule::Bits && !values.getElementType().isInteger(32))
    return emitOpError() << "expected bits in i32, got "
                         << values.getElementType() << " (CE1)";
  if (failed(verifyCounts(*this)))
    return failure();
  if (report.getRank() == 0 ||
      !compatible(report.getShape().back(), kReportColumns))
    return emitOpError() << "expected a report of " << kReportColumns
                         << " columns, got " << report << " (CE3)";
  SmallVector<int64_t> shape(values.getShape());
  // The rows that pointers lead to have whatever shape the report gives them.
  if (getCounts() && values.getRank() == 1)
    shape.assign(report.getShape().drop_back().begin(),
                 report.getShape().drop_back().end());
  else if (rule == CheckRule::Id || rule == CheckRule::Bits)
    shape.pop_back();
  shape.push_back(kReportColumns);
  if (failed(expectShape(*this, "CE3", "a report", getReport(), shape)))
    return failure();
  // Sizes of the rows come from the values, or from the type.
  if (getCounts() && values.getRank() == 1)
    for (int64_t size : report.getShape().drop_front())
      if (ShapedType::isDynamic(size))
        return emitOpError()
               << "expected static sizes behind the first one of the rows of "
                  "pointers, got "
               << report << " (CE4)";
  return success();
}

LogicalResult ReportOp::verify() {
  RankedTensorType report = typeOf(getReport());
  if (report.getRank() == 0 ||
      !compatible(report.getShape().back(), kReportColumns))
    return emitOpError() << "expected a report of " << kReportColumns
                         << " columns, got " << report << " (RP1)";
  SmallVector<StringRef> axes;
  getAxes().split(axes, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  int64_t rows = report.getRank() - 1, names = axes.size();
  if (names != rows && names != rows + 1)
    return emitOpError() << "expected the names of " << rows
                         << " axes and at most one more, got " << names
                         << " (RP1)";
  return success();
}

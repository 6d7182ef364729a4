//===- Schedule.cpp - Schedules -------------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"

using namespace mlir;
using namespace mlir::sparse_attn;

LogicalResult ScheduleAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                   ScheduleKind, int64_t warps, int64_t tile,
                                   int64_t rows, int64_t splits) {
  if (warps != 4 && warps != 8)
    return emitError() << "expected 4 or 8 warps, got " << warps << " (SC1)";
  if (tile != 16 * warps)
    return emitError() << "expected a tile of " << 16 * warps << " keys, got "
                       << tile << " (SC2)";
  if (rows != 8 && rows != 16)
    return emitError() << "expected 8 or 16 rows, got " << rows << " (SC3)";
  if (splits != 0 && splits != 1 && splits != 2 && splits != 4 && splits != 8)
    return emitError() << "expected 0, 1, 2, 4 or 8 splits, got " << splits
                       << " (SC4)";
  return success();
}

LogicalResult
PrefillScheduleAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                            int64_t warpgroups, int64_t tile, int64_t early) {
  if (warpgroups != 1 && warpgroups != 2)
    return emitError() << "expected 1 or 2 warpgroups, got " << warpgroups
                       << " (SC6)";
  if (tile != 64 && tile != 128)
    return emitError() << "expected a tile of 64 or 128 keys, got " << tile
                       << " (SC7)";
  if (early < 0)
    return emitError() << "expected no negative early, got " << early
                       << " (SC8)";
  return success();
}

LogicalResult
SparseAttnDialect::verifyOperationAttribute(Operation *op,
                                            NamedAttribute attribute) {
  if (attribute.getName() != AttendOp::kScheduleAttrName)
    return success();
  if (isa<AttendOp>(op) &&
      isa<ScheduleAttr, PrefillScheduleAttr>(attribute.getValue()))
    return success();
  return op->emitError()
         << "expected " << AttendOp::kScheduleAttrName
         << " to be a #sparse_attn.schedule or prefill_schedule "
            "on an attend, got "
         << attribute.getValue() << " (SC5)";
}

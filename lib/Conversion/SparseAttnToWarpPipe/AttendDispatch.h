//===- AttendDispatch.h - Calls of the kernels of attend --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the conversions of attend to a dispatch have in common.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_ATTENDDISPATCH_H
#define SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_ATTENDDISPATCH_H

#include "sparse-attn/Analysis/AttendPlan.h"

namespace mlir::sparse_attn {

/// What distinguishes kernels: the op's attributes, which operands it has, and
/// the types as a kernel sees them, with `numbers` of its plan. A batch or a
/// length does not.
std::string attendSignature(AttendOp op, ArrayRef<int64_t> numbers);

/// The storage of the selection of `op`, as inputs of a dispatch.
ValueRange unpackSelection(OpBuilder &b, AttendOp op);

/// The sizes of the dynamic dimensions of the results, in order.
FailureOr<SmallVector<Value>> dynamicSizes(OpBuilder &b, AttendOp op);

/// Leaves `op` to the generic kernel: the schedule is a hint.
void declineSchedule(AttendOp op, StringRef kernel, StringRef why);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_CONVERSION_SPARSEATTNTOWARPPIPE_ATTENDDISPATCH_H

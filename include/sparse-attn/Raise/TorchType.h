//===- TorchType.h - Types of unregistered torch values ---------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The torch dialect is not linked: its types arrive as opaque text. This is the
// one place that reads and writes that text.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_RAISE_TORCHTYPE_H
#define SPARSE_ATTN_RAISE_TORCHTYPE_H

#include "mlir/IR/BuiltinTypes.h"

namespace mlir::sparse_attn {

/// The builtin tensor type of `!torch.vtensor<[1,4,?,16],f32>`: signed and
/// unsigned integers become signless. Null if `type` is no ranked vtensor with
/// a known element type.
RankedTensorType getBuiltinTensorType(Type type);

/// The inverse; signless integers of 8 to 64 bits become signed, i1 stays.
Type getTorchTensorType(RankedTensorType type);

/// Whether `type` is a torch type of any kind.
bool isTorchType(Type type);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_RAISE_TORCHTYPE_H

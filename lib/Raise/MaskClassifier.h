//===- MaskClassifier.h - What a constant mask says -------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_RAISE_MASKCLASSIFIER_H
#define SPARSE_ATTN_LIB_RAISE_MASKCLASSIFIER_H

#include "ConstantEvaluator.h"
#include <string>

namespace mlir::sparse_attn {

/// What stands in for a mask, or why nothing does.
struct MaskClass {
  bool isKept() const { return !reason.empty(); }
  static MaskClass kept(const Twine &reason, Operation *culprit = nullptr) {
    MaskClass result;
    result.reason = reason.str();
    result.culprit = culprit;
    return result;
  }

  bool causal = false;
  std::optional<int64_t> window;
  std::string reason;
  Operation *culprit = nullptr;
};

/// Follows the rows of a mask of T queries and S keys, slice by slice, and
/// knows at the end whether all of it is one of: everything, causal (aligned at
/// the bottom right), a window, or a causal window.
class MaskClassifier {
public:
  MaskClassifier(int64_t numQueries, int64_t numKeys)
      : numQueries(numQueries), numKeys(numKeys) {}

  /// The keys that row `t` of a slice sees. False if the mask is none of the
  /// above already, so that the rest need not be read.
  bool addRow(int64_t t, ArrayRef<bool> visible);

  MaskClass getResult() const;

private:
  /// A window's width as far as the rows tell: exact, or at least `atLeast`.
  struct Width {
    bool add(bool isEdge, int64_t width);
    std::optional<int64_t> exact;
    int64_t atLeast = 1;
  };

  int64_t numQueries, numKeys;
  bool full = true, causal = true, symmetric = true;
  Width causalWidth, symmetricWidth;
};

/// Reads the elements of a mask at row-major positions.
using MaskReader =
    llvm::function_ref<LogicalResult(ArrayRef<int64_t>, MutableArrayRef<Cell>)>;

/// Classifies a mask of static `type` that broadcasts to [B, H, T, S], slice by
/// slice and row by row. Additive masks count if they only show (0) and hide
/// (-inf, or so low that the weight is zero). A failing `read` gives
/// `onFailure`.
MaskClass classifyMask(RankedTensorType type, int64_t numQueries,
                       int64_t numKeys, MaskReader read,
                       llvm::function_ref<MaskClass()> onFailure);

/// Classifies a mask of builtin ops: a constant, or a linalg.generic that
/// computes it from its indices.
MaskClass classifyBuiltinMask(Value mask, int64_t numQueries, int64_t numKeys);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_RAISE_MASKCLASSIFIER_H

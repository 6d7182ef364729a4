//===- MaskClassifier.cpp - What a constant mask says ---------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MaskClassifier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include <cmath>
#include <memory>
#include <numeric>

using namespace mlir;
using namespace mlir::sparse_attn;

/// An edge of the window inside the row gives its width; a row that the window
/// reaches beyond only bounds it from below.
bool MaskClassifier::Width::add(bool isEdge, int64_t width) {
  if (!isEdge) {
    atLeast = std::max(atLeast, width);
  } else if (!exact) {
    exact = width;
  } else if (*exact != width) {
    return false;
  }
  return !exact || *exact >= atLeast;
}

bool MaskClassifier::addRow(int64_t t, ArrayRef<bool> visible) {
  const bool *first = llvm::find(visible, true);
  const bool *last = std::find(first, visible.end(), false);
  // Holes: none of the forms has them.
  if (std::find(last, visible.end(), true) != visible.end())
    return full = causal = symmetric = false;
  int64_t lo = first - visible.begin(), hi = last - visible.begin();
  bool empty = lo == hi;
  int64_t position = t + numKeys - numQueries;

  full &= lo == 0 && hi == numKeys;
  if (empty) {
    // With more queries than keys the first rows see nothing when causal.
    causal &= position < 0;
    symmetric = false;
    return full || causal || symmetric;
  }
  causal = causal && hi == position + 1 &&
           causalWidth.add(lo > 0, position - lo + 1);
  symmetric = symmetric && position >= 0 &&
              symmetricWidth.add(lo > 0, position - lo + 1) &&
              symmetricWidth.add(hi < numKeys, hi - position);
  return full || causal || symmetric;
}

MaskClass MaskClassifier::getResult() const {
  MaskClass result;
  if (full)
    return result;
  if (causal) {
    result.causal = true;
    result.window = causalWidth.exact;
    return result;
  }
  if (symmetric && symmetricWidth.exact && *symmetricWidth.exact >= 1) {
    result.window = symmetricWidth.exact;
    return result;
  }
  return MaskClass::kept("it is neither causal, nor a window, nor all true");
}

namespace {
/// Tells what the rows of a boolean or additive mask show.
struct RowReader {
  /// False if an additive row does more than show and hide.
  bool read(ArrayRef<Cell> cells, bool isFloat, MutableArrayRef<bool> visible) {
    bool any = false, hidesFinitely = false;
    for (auto [cell, shown] : llvm::zip_equal(cells, visible)) {
      shown = isFloat ? cell.f == 0 : cell.i != 0;
      any |= shown;
      if (!isFloat || shown)
        continue;
      if (!(cell.f <= kHidden))
        return false;
      hidesFinitely |= std::isfinite(cell.f);
    }
    // A row hidden by a finite value everywhere averages all keys, where a row
    // that sees nothing gives 0.
    return any || !hidesFinitely;
  }

  /// exp of anything this low is 0 next to a shown key, whatever the scores.
  static constexpr double kHidden = -1e30;
};
} // namespace

MaskClass sparse_attn::classifyMask(RankedTensorType type, int64_t numQueries,
                                    int64_t numKeys, MaskReader read,
                                    llvm::function_ref<MaskClass()> onFailure) {
  SmallVector<int64_t> shape(4 - type.getRank(), 1);
  llvm::append_range(shape, type.getShape());
  int64_t numSlices = shape[0] * shape[1], rows = shape[2], columns = shape[3];
  bool isFloat = isa<FloatType>(type.getElementType());
  if (columns != numKeys && columns != 1)
    return MaskClass::kept("its shape is not that of the scores");

  SmallVector<int64_t> positions(columns);
  SmallVector<Cell> cells(columns);
  auto visible = std::make_unique<bool[]>(numKeys);
  MutableArrayRef<bool> all(visible.get(), numKeys);
  MaskClassifier classifier(numQueries, numKeys);
  for (int64_t slice : llvm::seq(numSlices)) {
    for (int64_t t : llvm::seq(numQueries)) {
      if (rows == numQueries || t == 0) {
        int64_t row = slice * rows + t;
        std::iota(positions.begin(), positions.end(), row * columns);
        if (failed(read(positions, cells)))
          return onFailure();
        if (!RowReader().read(cells, isFloat, all.take_front(columns)))
          return MaskClass::kept("it adds values other than 0 and -inf");
        if (columns == 1)
          std::fill(all.begin(), all.end(), visible[0]);
      }
      if (!classifier.addRow(t, all))
        return classifier.getResult();
    }
  }
  return classifier.getResult();
}

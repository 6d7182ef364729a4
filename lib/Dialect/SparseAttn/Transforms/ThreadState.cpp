//===- ThreadState.cpp - Carry a step's state instead of computing it -----===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs on phase staged, behind the gates and in front of the policies, whose
// lists depend on how many blocks there are. CachedLayer.cpp has the proof,
// StatefulFunction.cpp and StateFunction.cpp the rewrites.
//
//===----------------------------------------------------------------------===//

#include "Manifest.h"
#include "StatefulFunction.h"
#include "mlir/IR/SymbolTable.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"

namespace mlir::sparse_attn {
#define GEN_PASS_DEF_SPARSEATTNTHREADSTATEPASS
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h.inc"
} // namespace mlir::sparse_attn

using namespace mlir;
using namespace mlir::sparse_attn;

/// One number of valid keys serves all layers, so all have the same caches; and
/// these fit into what there is room for.
static LogicalResult checkTogether(MutableArrayRef<CachedLayer> layers,
                                   int64_t capacity) {
  CachedLayer &first = layers.front();
  for (CachedLayer &layer : layers) {
    AttendOp attend = layer.attend;
    if (layer.numPast() != first.numPast() ||
        typeOf(layer.keys.past()).getDimSize(0) !=
            typeOf(first.keys.past()).getDimSize(0)) {
      InFlightDiagnostic remark =
          attend.emitRemark() << "state is not threaded: expected as many "
                                 "cached keys as in the first layer, "
                              << first.numPast() << ", got " << layer.numPast();
      remark.attachNote(first.attend.getLoc()) << "the first layer is here";
      return remark;
    }
    if (layer.numKeys() > capacity)
      return attend.emitRemark()
             << "state is not threaded: expected a capacity of at least "
             << layer.numKeys() << " keys, got " << capacity;
    int64_t block = layer.compress.getBlockSize();
    if (capacity % block != 0)
      return attend.emitRemark()
             << "state is not threaded: expected a capacity of whole blocks of "
             << block << " keys, got " << capacity;
  }
  return success();
}

namespace {
struct SparseAttnThreadStatePass
    : sparse_attn::impl::SparseAttnThreadStatePassBase<
          SparseAttnThreadStatePass> {
  using Base::Base;

  void runOnOperation() override {
    if (capacity <= 0) {
      emitError(getOperation().getLoc())
          << "expected option capacity > 0, got " << capacity.getValue();
      return signalPassFailure();
    }
    SymbolTable symbols(getOperation());
    llvm::json::Array manifest;
    for (auto function : llvm::to_vector(getOperation().getOps<func::FuncOp>()))
      if (!function.isPrivate() && function.getBody().hasOneBlock())
        threadFunction(function, symbols, manifest);
    if (!manifest.empty())
      addToManifest(getOperation(), std::move(manifest));
  }

  /// All layers of the function or none: they share the number of valid keys.
  void threadFunction(func::FuncOp function, SymbolTable &symbols,
                      llvm::json::Array &manifest) {
    SmallVector<CachedLayer> layers;
    int64_t declined = 0;
    function.walk([&](AttendOp attend) {
      FailureOr<CachedLayer> layer = findCachedLayer(attend);
      if (succeeded(layer))
        layers.push_back(*layer);
      else
        ++declined;
    });
    if (declined == 0 && layers.empty())
      return;
    if (declined > 0 || failed(checkTogether(layers, capacity))) {
      ++numDeclined;
      return;
    }
    if (!llvm::all_of(layers, std::mem_fn(&CachedLayer::showsRotation)))
      layers.front().attend.emitRemark()
          << "assumes that nothing but the caches tells that there are "
          << layers.front().numPast() << " cached keys";
    func::FuncOp start =
        buildStateFunction(function, layers, capacity, symbols);
    llvm::json::Object state = threadState(function, layers, capacity);
    state["function"] = start.getSymName();
    manifest.push_back(llvm::json::Object{{"function", function.getSymName()},
                                          {"state", std::move(state)}});
    numThreaded += layers.size();
  }
};
} // namespace

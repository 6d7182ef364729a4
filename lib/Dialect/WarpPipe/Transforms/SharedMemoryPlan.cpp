//===- SharedMemoryPlan.cpp - Where things lie in shared memory -----------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Dialect/WarpPipe/Transforms/SharedMemoryPlan.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::warp_pipe;

SharedMemoryPlan::SharedMemoryPlan(func::FuncOp kernel, int64_t stages) {
  auto stagesOf = [&](CreateRingOp ring) {
    return stages ? stages : ring.getRing().getType().getStages();
  };
  auto take = [&](int64_t size, int64_t alignment) {
    int64_t at = llvm::alignTo(bytes, alignment);
    bytes = at + size;
    return at;
  };
  kernel.walk([&](CreateRingOp ring) {
    int64_t tile = ring.getRing().getType().getTile().getBytes();
    rings[ring].tiles = take(stagesOf(ring) * tile, /*alignment=*/1024);
  });
  auto takeAllocations = [&](bool overRings) {
    kernel.walk([&](AllocSharedOp op) {
      if (op.getOverRings() != overRings)
        return;
      auto type = cast<MemRefType>(op.getMemory().getType());
      int64_t size = type.getNumElements() * type.getElementTypeBitWidth() / 8;
      // Vectors of 16 bytes, and rows that begin at the same bank.
      allocations[op] = take(size, /*alignment=*/128);
    });
  };
  int64_t tiles = std::exchange(bytes, 0);
  takeAllocations(/*overRings=*/true);
  bytes = std::max(bytes, tiles);
  takeAllocations(/*overRings=*/false);
  for (auto &[ring, place] : rings) {
    for (size_t i = 0, e = ring.getRing().getType().getScalars().size(); i < e;
         ++i)
      place.scalars.push_back(take(4 * stagesOf(ring), /*alignment=*/4));
    place.full = take(8 * stagesOf(ring), /*alignment=*/8);
    place.empty = take(8 * stagesOf(ring), /*alignment=*/8);
  }
  kernel.walk(
      [&](CreateMailboxOp op) { mailboxes[op] = take(8, /*alignment=*/8); });
}

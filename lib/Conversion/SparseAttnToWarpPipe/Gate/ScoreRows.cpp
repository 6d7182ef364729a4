//===- ScoreRows.cpp - Scores of many rows as products --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A warp multiplies 16 gate queries with the keys of 64 blocks. Both go from
// memory straight into fragments, 16 bytes at a time: a lane holds 8
// neighbouring terms of a row, and which terms a product takes together does
// not matter as long as both sides take the same. The warps of a CTA read the
// same keys.
//
//===----------------------------------------------------------------------===//

#include "../../KernelFunction.h"
#include "GateKernels.h"
#include "PromptGateKernels.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

namespace {
class Emitter : BlockBuilder {
public:
  explicit Emitter(ScoreOp op)
      : BlockBuilder(op.getLoc()), op(op),
        heads(typeOf(op.getQueries()).getDimSize(2)),
        keyHeads(typeOf(op.getKeys()).getDimSize(2)),
        columns(typeOf(op.getQueries()).getDimSize(3)) {}
  func::FuncOp emit(ModuleOp module, StringRef name);

private:
  func::FuncOp createFunction(ModuleOp module, StringRef name);
  Values loadRows(Value memref, Num row, Num rows, Num head);
  void storeTile(Value sums, Num row, Num column);

  ScoreOp op;
  int64_t heads, keyHeads, columns;
  Value queries, keys, result;
  Num lane, batch, head, rows, blocks;
};
} // namespace

func::FuncOp Emitter::createFunction(ModuleOp module, StringRef name) {
  auto dynamic = ShapedType::kDynamic;
  Type element = typeOf(op.getQueries()).getElementType();
  func::FuncOp function = createKernelFunction(
      b, module, name,
      {MemRefType::get({dynamic, dynamic, heads, columns}, element),
       MemRefType::get({dynamic, dynamic, keyHeads, columns}, element),
       MemRefType::get({dynamic, heads, dynamic, dynamic}, b.getF32Type())});
  warp_pipe::setLaunch(
      function, warp_pipe::LaunchAttr::get(b.getContext(), ScoreTile::warps,
                                           /*cluster=*/false,
                                           /*sharedMemory=*/0, /*ctas=*/2,
                                           /*overlap=*/false));
  queries = function.getArgument(0);
  keys = function.getArgument(1);
  result = function.getArgument(2);
  return function;
}

/// The lane's terms of a row, 8 of every 32; of the last row for one behind it.
Values Emitter::loadRows(Value memref, Num row, Num rows, Num head) {
  Values eights;
  for (int64_t term = 0; term < columns; term += 32)
    eights.push_back(loadVector(
        memref, {batch, atMost(row, rows - 1), head, lane % 4 * 8 + term}, 8));
  return eights;
}

/// A lane has two neighbouring blocks of two rows.
void Emitter::storeTile(Value sums, Num row, Num column) {
  Value scale = f32(op.getScale().convertToFloat());
  for (int64_t below : {0, 1})
    for (int64_t right : {0, 1}) {
      Num to = row + 8 * below, block = column + right;
      when(both(to.less(rows), block.less(blocks)), [&] {
        store(mulF(at(sums, {below, right}), scale), result,
              {batch, head, to, block});
      });
    }
}

func::FuncOp Emitter::emit(ModuleOp module, StringRef name) {
  func::FuncOp function = createFunction(module, name);
  lane = laneId();
  Num flat = blockId(gpu::Dimension::z);
  batch = flat / heads;
  head = flat % heads;
  rows = fromIndex(memref::DimOp::create(b, result, 2));
  blocks = fromIndex(memref::DimOp::create(b, result, 3));
  Num group = lane >> 2, pair = lane % 4 * 2;
  Num row = blockId(gpu::Dimension::y) * ScoreTile::rows +
            warpId() * ScoreTile::warpRows + group;
  Num column = blockId(gpu::Dimension::x) * ScoreTile::columns;
  // Warps behind the last row have nothing to do.
  when((row - group).less(rows), [&] {
    Values above = loadRows(queries, row, rows, head);
    Values below = loadRows(queries, row + 8, rows, head);
    loop(column, atMost(column + ScoreTile::columns, blocks), num(8),
         [&](Num first) {
           Values eights =
               loadRows(keys, first + group, blocks, head / (heads / keyHeads));
           Value sums = zeros(vec({2, 2}));
           for (auto [a, c, k] : llvm::zip(above, below, eights))
             for (int64_t at : {0, 1})
               sums = multiply(*this, pairsOf(*this, {a, c}, at),
                               pairsOf(*this, {k}, at), sums);
           storeTile(sums, row, first + pair);
         });
  });
  return function;
}

func::FuncOp sparse_attn::emitScoreRows(ModuleOp module, StringRef name,
                                        ScoreOp op) {
  return Emitter(op).emit(module, name);
}

//===- Softmax.cpp - One step of the decode kernel ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each warp takes 16 keys of the tile against all rows: scores, running
// softmax, weighted values. A thread holds, of a 16 x 8 result, two columns of
// row lane / 4 and of row lane / 4 + 8; with 8 rows the second row is zero and
// nothing is computed of it.
//
// Scores are compared in base 2: score = scale * log2(e) * q . k + bias. The
// maximum starts at a finite number below every score, and a masked score is
// -inf. So a tile of which nothing is seen leaves the maximum as it is, its
// weights are exp2(-inf) = 0, and no difference of two infinities arises.
//
//===----------------------------------------------------------------------===//

#include "DecodeKernel.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "sparse-attn/Dialect/SparseAttn/IR/Shapes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"

using namespace mlir;
using namespace mlir::sparse_attn;

/// Keys of a warp in the k = 16 of a matrix product; columns of a result.
static constexpr int64_t keysOfWarp = 16;
static constexpr int64_t mmaShape[] = {16, 8, 16};

DecodeKernel::State DecodeKernel::initialState() {
  State state;
  state.maxima.assign(halves(), f32(-1.0e30f));
  state.sums.assign(halves(), zeros(vec({2})));
  state.outputs.assign(columnTiles(), zeros(vec({2, 2})));
  return state;
}

/// Elements [first, first + 2) of a fragment of four: the B operand of a
/// product.
static Value halfOf(OpBuilder &b, Location loc, Value fragment, int64_t first) {
  return vector::ExtractStridedSliceOp::create(b, loc, fragment, {first}, {2},
                                               {1});
}

/// q . k of the warp's keys: one vector<2x2xf32> for 8 keys.
Values DecodeKernel::scores(Value keyTile) {
  VectorType fragment = vec({4, 2}, element), sum = vec({2, 2});
  Values result;
  for (int64_t part = 0; part < keysOfWarp / 8; ++part) {
    // Two sums: half as many products wait for each other. With 256 columns
    // there are no registers for it.
    bool twoSums = plan.headDim <= 128;
    Value sums[] = {zeros(sum), zeros(sum)};
    Num row = warp * keysOfWarp + (lane % 8) + 8 * part;
    for (int64_t step = 0; step < plan.headDim / 32; ++step) {
      Num column = (lane >> 3) * 8 + 32 * step;
      Value loaded = warp_pipe::LoadMatrixOp::create(b, fragment, keyTile, row,
                                                     column, UnitAttr());
      for (int64_t i = 0; i < 2; ++i)
        sums[twoSums && i] = nvgpu::MmaSyncOp::create(
            b, query(2 * step + i), halfOf(b, b.getLoc(), loaded, 2 * i),
            sums[twoSums && i], mmaShape);
    }
    result.push_back(twoSums ? Value(arith::AddFOp::create(b, sums[0], sums[1]))
                             : sums[0]);
  }
  return result;
}

Values DecodeKernel::addValues(Value valueTile, const State &state,
                               ArrayRef<Value> shrink, Value weights,
                               Num valid) {
  VectorType fragment = vec({4, 2}, element);
  Num row = warp * keysOfWarp + lane % 16;
  // Which of the fragment's keys lie in the sequence: 2 for each 8 keys.
  Value kept;
  if (valid) {
    Values bits;
    for (int64_t c : {0, 1, 8, 9, 0, 1, 8, 9})
      bits.push_back(num(c).less(valid));
    kept = elements(vec({4, 2}, b.getI1Type()), bits);
  }
  Values result(state.outputs.size());
  for (int64_t step = 0; step < plan.headDim / 16; ++step) {
    Num column = (lane >> 4) * 8 + 16 * step;
    Value loaded = warp_pipe::LoadMatrixOp::create(b, fragment, valueTile, row,
                                                   column, b.getUnitAttr());
    if (kept)
      loaded = arith::SelectOp::create(b, kept, loaded, zeros(fragment));
    for (int64_t i = 0; i < 2; ++i) {
      int64_t columnTile = 2 * step + i;
      // An unused half stays in its registers: to make it zero again for every
      // product would cost a move each. With 256 columns there are too few.
      Value old = state.outputs[columnTile];
      Value acc = plan.headDim == 256 ? zeros(vec({2, 2})) : old;
      for (int64_t half = 0; half < halves(); ++half)
        acc = vector::InsertOp::create(
            b, arith::MulFOp::create(b, at(old, half), shrink[half]), acc,
            half);
      result[columnTile] = nvgpu::MmaSyncOp::create(
          b, weights, halfOf(b, b.getLoc(), loaded, 2 * i), acc, mmaShape);
    }
  }
  return result;
}

DecodeKernel::State DecodeKernel::attendTo(Num i, const State &state) {
  Step step = readStep(i);
  auto tileType = warp_pipe::TileType::get(b.getContext(), plan.tile,
                                           plan.headDim, element);
  HeadDims dims(op.getLayout());
  auto copy = [&](Value source) -> Value {
    return warp_pipe::GatherCopyOp::create(
        b, tileType, source, step.coordinates, dims.rows, plan.boxes());
  };
  Value keyTile = copy(k), valueTile = copy(v);
  Num first = firstKeyOfWarp(step);

  auto exp2 = [&](Value x) -> Value {
    return math::Exp2Op::create(b, x, arith::FastMathFlags::afn);
  };
  Value scale = f32(op.getScale().convertToFloat() *
                    static_cast<float>(llvm::numbers::log2e));
  Value hidden = f32(-std::numeric_limits<float>::infinity());
  Values products = scores(keyTile);
  // scalars[half][part][column]: what the thread keeps of the products.
  SmallVector<std::array<Value, 4>, 2> x(halves());
  for (int64_t half = 0; half < halves(); ++half)
    for (int64_t c = 0; c < 4; ++c) {
      Value product = at(products[c / 2], {half, c % 2});
      Value seen = sees(half, first, c / 2 * 8 + c % 2);
      x[half][c] = arith::SelectOp::create(b, seen, product, hidden);
    }
  Values masked;
  for (int64_t part = 0; part < 2; ++part) {
    Values values(4, f32(0.0f));
    for (int64_t half = 0; half < halves(); ++half)
      for (int64_t c = 0; c < 2; ++c)
        values[2 * half + c] = x[half][2 * part + c];
    masked.push_back(elements(vec({2, 2}), values));
  }
  Value highest = warp_pipe::RowReduceOp::create(
      b, vec({2}), warp_pipe::Reduction::MaximumF, masked);

  State next;
  Value offset;
  if (bias)
    offset = biasOfWarp(step);
  Values shrink, weightPairs(4, zeros(vec({2}, element)));
  for (int64_t half = 0; half < halves(); ++half) {
    Value top = at(highest, half);
    top = offset ? Value(math::FmaOp::create(b, top, scale, offset))
                 : Value(arith::MulFOp::create(b, top, scale));
    Value maximum = arith::MaximumFOp::create(b, state.maxima[half], top);
    Value down = arith::SubFOp::create(b, state.maxima[half], maximum);
    Value factor = exp2(down);
    Value base = offset ? Value(arith::SubFOp::create(b, offset, maximum))
                        : Value(arith::NegFOp::create(b, maximum));
    std::array<Value, 4> weight;
    for (int64_t c = 0; c < 4; ++c)
      weight[c] = exp2(math::FmaOp::create(b, x[half][c], scale, base));
    Values pairs;
    for (int64_t part = 0; part < 2; ++part) {
      Value pair = elements(vec({2}), {weight[2 * part], weight[2 * part + 1]});
      weightPairs[2 * part + half] =
          arith::TruncFOp::create(b, vec({2}, element), pair);
      pairs.push_back(pair);
    }
    Value factors = vector::BroadcastOp::create(b, vec({2}), factor);
    Value sum = arith::AddFOp::create(b, pairs[0], pairs[1]);
    next.sums.push_back(math::FmaOp::create(b, state.sums[half], factors, sum));
    next.maxima.push_back(maximum);
    shrink.push_back(factors);
  }
  Value weights = zeros(vec({4, 2}, element));
  for (int64_t i = 0; i < 4; ++i)
    if (i % 2 < halves())
      weights = vector::InsertOp::create(b, weightPairs[i], weights, i);

  if (!end) {
    next.outputs = addValues(valueTile, state, shrink, weights, Num());
    return next;
  }
  // A weight of 0 does not undo a NaN that lies behind the end of the sequence,
  // in the last block. Seldom taken, the same for the whole warp.
  Num inside = end + (lane % 4) * 2 - first;
  Num valid = end - first;
  auto branch = scf::IfOp::create(b, TypeRange(ValueRange(state.outputs)),
                                  inside.less(keysOfWarp),
                                  /*addThenBlock=*/true, /*addElseBlock=*/true);
  for (bool partial : {true, false}) {
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(partial ? branch.thenBlock()
                                       : branch.elseBlock());
    scf::YieldOp::create(b, addValues(valueTile, state, shrink, weights,
                                      partial ? valid : Num()));
  }
  next.outputs = Values(branch.getResults());
  return next;
}

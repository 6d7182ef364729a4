//===- Products.cpp - Products of bf16, logarithms ------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Upstream ops whose upstream lowering stops short: nvgpu.mma.sync has none for
// bf16, and the NVPTX backend selects no llvm.log2.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::warp_pipe;

bool warp_pipe::lowerProduct(ImplicitLocOpBuilder &b, nvgpu::MmaSyncOp op) {
  auto type = cast<VectorType>(op.getMatrixA().getType());
  if (!type.getElementType().isBF16())
    return false;
  // Pairs of bf16 are passed as their bits.
  auto pairs = [&](Value matrix) {
    SmallVector<Value> result;
    for (int64_t i = 0, e = cast<VectorType>(matrix.getType()).getDimSize(0);
         i < e; ++i) {
      Value pair = vector::ExtractOp::create(b, matrix, i);
      Value bits = vector::BitCastOp::create(
          b, VectorType::get({1}, b.getI32Type()), pair);
      result.push_back(vector::ExtractOp::create(b, bits, 0));
    }
    return result;
  };
  SmallVector<Value> sums;
  for (int64_t row : {0, 1})
    for (int64_t column : {0, 1})
      sums.push_back(vector::ExtractOp::create(b, op.getMatrixC(),
                                               ArrayRef<int64_t>{row, column}));
  Type f32 = b.getF32Type();
  auto results = LLVM::LLVMStructType::getLiteral(b.getContext(),
                                                  SmallVector<Type>(4, f32));
  std::array<NVVM::MMATypes, 2> types{NVVM::MMATypes::bf16,
                                      NVVM::MMATypes::bf16};
  std::array<NVVM::MMALayout, 2> layouts{NVVM::MMALayout::row,
                                         NVVM::MMALayout::col};
  Value product = NVVM::MmaOp::create(
      b, results, pairs(op.getMatrixA()), pairs(op.getMatrixB()), sums,
      op.getMmaShapeAsArray(), /*b1Op=*/std::nullopt,
      /*intOverflow=*/std::nullopt, types, layouts);
  SmallVector<Value> values;
  for (int64_t i = 0; i < 4; ++i)
    values.push_back(LLVM::ExtractValueOp::create(b, product, i));
  Value result = vector::FromElementsOp::create(
      b, cast<VectorType>(op.getResult().getType()), values);
  op.replaceAllUsesWith(result);
  return true;
}

bool warp_pipe::lowerLog2(ImplicitLocOpBuilder &b, math::Log2Op op) {
  bool approximate =
      bitEnumContainsAll(op.getFastmath(), arith::FastMathFlags::afn);
  if (!op.getType().isF32() || !approximate)
    return false;
  auto call = LLVM::CallIntrinsicOp::create(
      b, b.getF32Type(), b.getStringAttr("llvm.nvvm.lg2.approx.ftz.f"),
      op.getOperand());
  op.replaceAllUsesWith(call.getResult(0));
  return true;
}

//===- InitAll.h - Everything the tools register ----------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_INITALL_H
#define SPARSE_ATTN_INITALL_H

#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "sparse-attn/Conversion/Passes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/BufferizableOpInterfaceImpl.h"
#include "sparse-attn/Dialect/SparseAttn/Transforms/Passes.h"
#include "sparse-attn/Dialect/WarpPipe/IR/WarpPipe.h"
#include "sparse-attn/Dialect/WarpPipe/Transforms/Passes.h"
#include "sparse-attn/Pipelines/Pipelines.h"
#include "sparse-attn/Pipelines/WarpPipe.h"
#include "sparse-attn/Raise/Passes.h"
#include "sparse-attn/Target/Passes.h"

namespace mlir::sparse_attn {

/// Dialects and extensions of upstream and ours.
inline void registerAllDialects(DialectRegistry &registry) {
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  registerAllToLLVMIRTranslations(registry);
  registry.insert<SparseAttnDialect, warp_pipe::WarpPipeDialect>();
  registerBufferizableOpInterfaceExternalModels(registry);
}

/// Passes and pipelines of upstream and ours.
inline void registerAllPasses() {
  mlir::registerAllPasses();
  registerSparseAttnConversionPasses();
  registerSparseAttnRaisePasses();
  registerSparseAttnTargetPasses();
  registerSparseAttnTransformsPasses();
  warp_pipe::registerWarpPipeTransformsPasses();
  registerPipelines();
  warp_pipe::registerWarpPipePipeline();
}

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_INITALL_H

//===- BufferizableOpInterfaceImpl.h - Buffers of dispatches ----*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_BUFFERIZABLEOPINTERFACEIMPL_H
#define SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_BUFFERIZABLEOPINTERFACEIMPL_H

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace mlir::sparse_attn {

/// Lets `one-shot-bufferize` turn dispatches into loops of calls.
void registerBufferizableOpInterfaceExternalModels(DialectRegistry &registry);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_DIALECT_SPARSEATTN_TRANSFORMS_BUFFERIZABLEOPINTERFACEIMPL_H

//===- GateConfig.h - The configuration of a gate file --------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a gate file says about its gate: the attribute, the attention that it
// was trained for, and the tensors of a layer.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_LIB_SUPPORT_GATECONFIG_H
#define SPARSE_ATTN_LIB_SUPPORT_GATECONFIG_H

#include "sparse-attn/Support/GateFile.h"
#include "llvm/Support/JSON.h"

namespace mlir::sparse_attn {

/// Reads the object under 'sparse_attn' in the metadata. An error says what is
/// wrong first.
llvm::Expected<GateConfig> readGateConfig(const llvm::json::Object &object,
                                          MLIRContext *context);

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_LIB_SUPPORT_GATECONFIG_H

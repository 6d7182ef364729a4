//===- GateFile.h - A trained gate and its weights --------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A gate file is a safetensors file with the tensors of SeerAttention-R, or of
// SeerAttention's prefill gate, one set a layer. Its metadata `sparse_attn`
// holds the gate's configuration as JSON.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SUPPORT_GATEFILE_H
#define SPARSE_ATTN_SUPPORT_GATEFILE_H

#include "mlir/IR/BuiltinAttributes.h"
#include "sparse-attn/Dialect/SparseAttn/IR/SparseAttn.h"
#include "sparse-attn/Support/Safetensors.h"

namespace mlir::sparse_attn {

/// The weights of one layer. They share the file's memory. What the gate does
/// not have is null.
struct GateWeights {
  DenseResourceElementsAttr queryProjection, keyProjection, queryNorm, keyNorm;
};

/// A tensor that every layer has: what it is, its name and shape.
struct GateTensor {
  DenseResourceElementsAttr GateWeights::*to;
  std::string name;
  SmallVector<int64_t> shape;
};

/// A gate, and the attention that it was trained for.
struct GateConfig {
  GateAttrInterface gate;
  int64_t keyHeads = 0, group = 0, headDim = 0;
  SmallVector<GateTensor> tensors;
};

/// An open gate file.
class GateFile {
public:
  /// Reads the configuration. An error names the file and the reason.
  static llvm::Expected<GateFile> open(StringRef path, MLIRContext *context);

  StringRef getPath() const { return tensors.getPath(); }
  GateAttrInterface getGate() const { return config.gate; }

  /// Sizes of the attention that the gate was trained for.
  int64_t getNumKeyHeads() const { return config.keyHeads; }
  int64_t getGroup() const { return config.group; }
  int64_t getHeadDim() const { return config.headDim; }

  /// The weights of layer `layer`; an error names the key that is missing or
  /// does not have its shape.
  llvm::Expected<GateWeights> getWeights(int64_t layer) const;

private:
  explicit GateFile(SafetensorsFile tensors) : tensors(std::move(tensors)) {}
  llvm::Error readConfig(MLIRContext *context);
  llvm::Expected<DenseResourceElementsAttr>
  getTensor(int64_t layer, const GateTensor &wanted) const;

  SafetensorsFile tensors;
  GateConfig config;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_SUPPORT_GATEFILE_H

//===- Safetensors.h - Tensors in a safetensors file ------------*- C++ -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads a safetensors file in place: a length (8 bytes, little-endian), a JSON
// header of that length, then the data that the header's offsets point into.
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SUPPORT_SAFETENSORS_H
#define SPARSE_ATTN_SUPPORT_SAFETENSORS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>

namespace mlir::sparse_attn {

/// An open safetensors file. Tensors point into the file's buffer, which lives
/// as long as somebody holds it.
class SafetensorsFile {
public:
  enum class DType { F32, F16, BF16 };

  struct Tensor {
    DType dtype;
    llvm::SmallVector<int64_t> shape;
    llvm::ArrayRef<char> data;
  };

  /// Reads and checks the header. An error names the file and the reason.
  static llvm::Expected<SafetensorsFile> open(llvm::StringRef path);

  llvm::StringRef getPath() const { return path; }

  /// The text stored under `key` in `__metadata__`, if any.
  std::optional<llvm::StringRef> getMetadata(llvm::StringRef key) const;

  /// The tensor called `name`, or null.
  const Tensor *lookup(llvm::StringRef name) const;

  /// The bytes behind every tensor; hold it to keep them alive.
  std::shared_ptr<llvm::MemoryBuffer> getBuffer() const { return buffer; }

private:
  llvm::Error readHeader();
  llvm::Error readTensor(llvm::StringRef name, const llvm::json::Value &entry,
                         llvm::ArrayRef<char> data);
  llvm::Error checkOverlap() const;
  llvm::Error fail(const llvm::Twine &reason) const;

  std::string path;
  std::shared_ptr<llvm::MemoryBuffer> buffer;
  llvm::StringMap<std::string> metadata;
  llvm::StringMap<Tensor> tensors;
};

} // namespace mlir::sparse_attn

#endif // SPARSE_ATTN_SUPPORT_SAFETENSORS_H

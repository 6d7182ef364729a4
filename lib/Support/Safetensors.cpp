//===- Safetensors.cpp - Tensors in a safetensors file --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The header comes from outside, so every number in it is checked before it is
// used as an offset or a size.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Support/Safetensors.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace mlir::sparse_attn;

Error SafetensorsFile::fail(const Twine &reason) const {
  return createStringError("'" + Twine(path) + "': " + reason);
}

Expected<SafetensorsFile> SafetensorsFile::open(StringRef path) {
  SafetensorsFile file;
  file.path = path.str();
  auto buffer = MemoryBuffer::getFile(path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!buffer)
    return file.fail("cannot be read: " + buffer.getError().message());
  file.buffer = std::move(*buffer);
  if (Error error = file.readHeader())
    return std::move(error);
  if (Error error = file.checkOverlap())
    return std::move(error);
  return file;
}

Error SafetensorsFile::readHeader() {
  StringRef bytes = buffer->getBuffer();
  if (bytes.size() < 8)
    return fail("truncated: expected a header length of 8 bytes, got " +
                Twine(bytes.size()) + " bytes");
  uint64_t length = support::endian::read64le(bytes.data());
  bytes = bytes.drop_front(8);
  if (length > bytes.size())
    return fail("truncated: expected a header of " + Twine(length) +
                " bytes, got " + Twine(bytes.size()));
  Expected<json::Value> header = json::parse(bytes.take_front(length));
  if (!header)
    return fail("the header is not JSON: " + toString(header.takeError()));
  const json::Object *entries = header->getAsObject();
  if (!entries)
    return fail("expected the header to be a JSON object");
  StringRef rest = bytes.drop_front(length);
  ArrayRef<char> data(rest.data(), rest.size());
  for (const auto &[key, value] : *entries) {
    if (key != "__metadata__") {
      if (Error error = readTensor(key, value, data))
        return error;
      continue;
    }
    const json::Object *texts = value.getAsObject();
    if (!texts)
      return fail("expected __metadata__ to be a JSON object");
    for (const auto &[name, text] : *texts) {
      std::optional<StringRef> string = text.getAsString();
      if (!string)
        return fail("expected __metadata__ '" + name.str() +
                    "' to be a string");
      metadata[name] = string->str();
    }
  }
  return Error::success();
}

Error SafetensorsFile::readTensor(StringRef name, const json::Value &entry,
                                  ArrayRef<char> data) {
  auto failTensor = [&](const Twine &reason) {
    return fail("tensor '" + name + "': " + reason);
  };
  const json::Object *fields = entry.getAsObject();
  const json::Array *shape = fields ? fields->getArray("shape") : nullptr;
  const json::Array *offsets =
      fields ? fields->getArray("data_offsets") : nullptr;
  std::optional<StringRef> dtype =
      fields ? fields->getString("dtype") : std::nullopt;
  if (!shape || !offsets || !dtype || offsets->size() != 2)
    return failTensor("expected dtype, shape and two data_offsets");

  Tensor tensor;
  auto kind = StringSwitch<std::optional<DType>>(*dtype)
                  .Case("F32", DType::F32)
                  .Case("F16", DType::F16)
                  .Case("BF16", DType::BF16)
                  .Default(std::nullopt);
  if (!kind)
    return failTensor("expected dtype F32, F16 or BF16, got " + *dtype);
  tensor.dtype = *kind;
  int64_t bytes = *kind == DType::F32 ? 4 : 2;
  for (const json::Value &size : *shape) {
    std::optional<int64_t> value = size.getAsInteger();
    if (!value || *value < 0 || MulOverflow(bytes, *value, bytes))
      return failTensor("expected a shape of sizes >= 0");
    tensor.shape.push_back(*value);
  }
  std::optional<int64_t> begin = (*offsets)[0].getAsInteger();
  std::optional<int64_t> end = (*offsets)[1].getAsInteger();
  if (!begin || !end || *begin < 0 || *begin > *end)
    return failTensor("expected data_offsets 0 <= begin <= end");
  if (*end > static_cast<int64_t>(data.size()))
    return failTensor("truncated: expected data up to offset " + Twine(*end) +
                      ", got " + Twine(data.size()) + " bytes");
  if (*end - *begin != bytes)
    return failTensor("expected " + Twine(bytes) +
                      " bytes by its dtype and shape, got " +
                      Twine(*end - *begin));
  tensor.data = data.slice(*begin, bytes);
  tensors[name] = std::move(tensor);
  return Error::success();
}

Error SafetensorsFile::checkOverlap() const {
  SmallVector<std::pair<ArrayRef<char>, StringRef>> spans;
  for (const auto &entry : tensors)
    if (!entry.second.data.empty())
      spans.emplace_back(entry.second.data, entry.first());
  llvm::sort(spans, [](const auto &a, const auto &b) {
    return std::make_pair(a.first.begin(), a.second) <
           std::make_pair(b.first.begin(), b.second);
  });
  for (size_t i = 1; i < spans.size(); ++i)
    if (spans[i].first.begin() < spans[i - 1].first.end())
      return fail("tensors '" + spans[i - 1].second + "' and '" +
                  spans[i].second + "' overlap");
  return Error::success();
}

std::optional<StringRef> SafetensorsFile::getMetadata(StringRef key) const {
  auto found = metadata.find(key);
  if (found == metadata.end())
    return std::nullopt;
  return found->second;
}

const SafetensorsFile::Tensor *SafetensorsFile::lookup(StringRef name) const {
  auto found = tensors.find(name);
  return found == tensors.end() ? nullptr : &found->second;
}

//===- GateFile.cpp - A trained gate and its weights ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Support/GateFile.h"
#include "GateConfig.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::sparse_attn;
namespace json = llvm::json;

llvm::Expected<GateFile> GateFile::open(StringRef path, MLIRContext *context) {
  llvm::Expected<SafetensorsFile> tensors = SafetensorsFile::open(path);
  if (!tensors)
    return tensors.takeError();
  GateFile file(std::move(*tensors));
  if (llvm::Error error = file.readConfig(context))
    return std::move(error);
  return file;
}

llvm::Error GateFile::readConfig(MLIRContext *context) {
  auto fail = [&](const Twine &reason) {
    return llvm::createStringError("'" + Twine(getPath()) + "': " + reason);
  };
  std::optional<StringRef> text = tensors.getMetadata("sparse_attn");
  if (!text)
    return fail("expected the gate's configuration under 'sparse_attn' in "
                "__metadata__");
  llvm::Expected<json::Value> value = json::parse(*text);
  if (!value)
    return fail("the configuration is not JSON: " +
                llvm::toString(value.takeError()));
  const json::Object *object = value->getAsObject();
  if (!object)
    return fail("expected the configuration to be a JSON object");

  llvm::Expected<GateConfig> read = readGateConfig(*object, context);
  if (!read)
    return fail(llvm::toString(read.takeError()));
  config = std::move(*read);
  return llvm::Error::success();
}

static std::string printShape(ArrayRef<int64_t> shape) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  stream << '[';
  llvm::interleaveComma(shape, stream);
  stream << ']';
  return text;
}

llvm::Expected<DenseResourceElementsAttr>
GateFile::getTensor(int64_t layer, const GateTensor &wanted) const {
  std::string key = ("model.layers." + Twine(layer) + ".self_attn.attn_gate." +
                     wanted.name + ".weight")
                        .str();
  const SafetensorsFile::Tensor *tensor = tensors.lookup(key);
  if (!tensor)
    return llvm::createStringError("'" + Twine(getPath()) +
                                   "': expected tensor '" + key + "'");
  if (ArrayRef<int64_t>(tensor->shape) != ArrayRef<int64_t>(wanted.shape))
    return llvm::createStringError(
        "'" + Twine(getPath()) + "': expected tensor '" + key + "' of shape " +
        printShape(wanted.shape) + ", got " + printShape(tensor->shape));
  MLIRContext *context = config.gate.getContext();
  Type element;
  switch (tensor->dtype) {
  case SafetensorsFile::DType::F32:
    element = Float32Type::get(context);
    break;
  case SafetensorsFile::DType::F16:
    element = Float16Type::get(context);
    break;
  case SafetensorsFile::DType::BF16:
    element = BFloat16Type::get(context);
    break;
  }
  // The attribute points into the file; its deleter holds the file open. Only
  // data that a writer left unaligned is copied.
  size_t align = element.getIntOrFloatBitWidth() / 8;
  AsmResourceBlob blob =
      llvm::isAddrAligned(llvm::Align(align), tensor->data.data())
          ? UnmanagedAsmResourceBlob::allocateWithAlign(
                tensor->data, align,
                [buffer = tensors.getBuffer()](void *, size_t, size_t) {})
          : HeapAsmResourceBlob::allocateAndCopyWithAlign(tensor->data, align);
  return DenseResourceElementsAttr::get(
      RankedTensorType::get(tensor->shape, element),
      ("gate." + Twine(layer) + "." + StringRef(wanted.name).split('_').second)
          .str(),
      std::move(blob));
}

llvm::Expected<GateWeights> GateFile::getWeights(int64_t layer) const {
  GateWeights weights;
  for (const GateTensor &wanted : config.tensors) {
    llvm::Expected<DenseResourceElementsAttr> tensor = getTensor(layer, wanted);
    if (!tensor)
      return tensor.takeError();
    weights.*wanted.to = *tensor;
  }
  return weights;
}

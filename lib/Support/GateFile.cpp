//===- GateFile.cpp - A trained gate and its weights ----------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The keys of the configuration are those that SeerAttention-R uses for the
// variants of its gate; python/sparse_attn/gate_file.py writes them.
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Support/GateFile.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <cmath>

using namespace mlir;
using namespace mlir::sparse_attn;
namespace json = llvm::json;

namespace {
/// Reads typed fields and remembers the first thing that is wrong, so that the
/// reader below is a list of fields.
struct ConfigReader {
  const json::Object &object;
  std::string problem;

  void fail(const Twine &reason) {
    if (problem.empty())
      problem = reason.str();
  }
  int64_t positive(StringRef key) {
    std::optional<int64_t> value = object.getInteger(key);
    if (!value || *value < 1)
      fail("expected '" + key + "' to be an integer >= 1");
    return value.value_or(1);
  }
  double number(StringRef key, bool orZero) {
    std::optional<double> value = object.getNumber(key);
    if (!value || !std::isfinite(*value) || *value < 0.0 ||
        (*value == 0.0 && !orZero))
      fail("expected '" + key + "' to be a number " + (orZero ? ">=" : ">") +
           " 0");
    return value.value_or(1.0);
  }
  bool boolean(StringRef key) {
    std::optional<bool> value = object.getBoolean(key);
    if (!value)
      fail("expected '" + key + "' to be true or false");
    return value.value_or(false);
  }
  StringRef string(StringRef key) {
    std::optional<StringRef> value = object.getString(key);
    if (!value)
      fail("expected '" + key + "' to be a string");
    return value.value_or("");
  }

  QueryPooling queryPooling() {
    StringRef name = string("query_pooling");
    auto pooling = llvm::StringSwitch<std::optional<QueryPooling>>(name)
                       .Case("Qproj", QueryPooling::Project)
                       .Case("Qavgproj", QueryPooling::MeanProject)
                       .Case("Qavg", QueryPooling::Mean)
                       .Default(std::nullopt);
    if (!pooling)
      fail("expected query_pooling Qproj, Qavgproj or Qavg, got '" + name +
           "'");
    return pooling.value_or(QueryPooling::None);
  }

  /// "Kmaxminavg" lists its poolings by name, in order.
  SmallVector<Pool> keyPooling() {
    StringRef name = string("key_pooling"), rest = name;
    SmallVector<Pool> pools;
    bool valid = rest.consume_front("K");
    while (valid && !rest.empty()) {
      std::optional<Pool> pool = symbolizePool(rest.take_front(3));
      valid = pool && !llvm::is_contained(pools, *pool);
      if (valid)
        pools.push_back(*pool);
      rest = rest.drop_front(std::min<size_t>(3, rest.size()));
    }
    if (!valid || pools.empty())
      fail("expected key_pooling K and some of max, min, avg, got '" + name +
           "'");
    return pools;
  }

  /// What positions are divided by. Only scalings that are a factor on every
  /// frequency are known.
  double positionScaling() {
    const json::Value *scaling = object.get("rope_scaling");
    if (!scaling || scaling->getAsNull())
      return 1.0;
    const json::Object *fields = scaling->getAsObject();
    std::optional<StringRef> type;
    if (fields)
      type = fields->getString("rope_type");
    if (fields && !type) // the name it had in older configurations
      type = fields->getString("type");
    if (type == "default")
      return 1.0;
    if (type != "linear") {
      fail("expected rope_scaling null, default or linear, got '" +
           type.value_or("?") + "'");
      return 1.0;
    }
    std::optional<double> factor = fields->getNumber("factor");
    if (!factor || !(*factor > 0.0))
      fail("expected rope_scaling linear to have a factor > 0");
    return factor.value_or(1.0);
  }

  Mode mode() {
    if (!object.get("mode"))
      return Mode::Correct;
    std::optional<Mode> mode = symbolizeMode(string("mode"));
    if (!mode)
      fail("expected mode correct or reference_compatible, got '" +
           string("mode") + "'");
    return mode.value_or(Mode::Correct);
  }
};
} // namespace

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

  ConfigReader config{*object, {}};
  int64_t blockSize = config.positive("block_size");
  int64_t gateDim = config.positive("gate_dim");
  keyHeads = config.positive("num_kv_heads");
  group = config.positive("gqa_group");
  headDim = config.positive("head_dim");
  QueryPooling queryPooling = config.queryPooling();
  SmallVector<Pool> keyPooling = config.keyPooling();
  Mode mode = config.mode();
  DenseF32ArrayAttr invFreq;
  if (config.boolean("rope")) {
    double theta = config.number("rope_theta", /*orZero=*/false);
    double scaling = config.positionScaling();
    if (gateDim % 2 != 0)
      config.fail("expected an even gate_dim with rope, got " + Twine(gateDim));
    SmallVector<float> frequencies;
    for (int64_t i = 0; i < gateDim / 2; ++i)
      frequencies.push_back(
          static_cast<float>(std::pow(theta, -2.0 * i / gateDim) / scaling));
    invFreq = DenseF32ArrayAttr::get(context, frequencies);
  }
  FloatAttr normEps;
  if (config.boolean("qk_norm"))
    normEps = FloatAttr::get(Float32Type::get(context),
                             config.number("norm_eps", /*orZero=*/true));
  if (queryPooling == QueryPooling::Mean && gateDim != headDim)
    config.fail("expected gate_dim to be head_dim " + Twine(headDim) +
                " with query_pooling Qavg, got " + Twine(gateDim));
  if (!config.problem.empty())
    return fail(config.problem);
  gate = LearnedAttr::get(context, blockSize, gateDim, queryPooling, keyPooling,
                          invFreq, /*ropeFactor=*/FloatAttr(), normEps, mode);
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
GateFile::getTensor(int64_t layer, StringRef suffix,
                    ArrayRef<int64_t> shape) const {
  std::string key = ("model.layers." + Twine(layer) +
                     ".self_attn.attn_gate.attngate_" + suffix + ".weight")
                        .str();
  const SafetensorsFile::Tensor *tensor = tensors.lookup(key);
  if (!tensor)
    return llvm::createStringError("'" + Twine(getPath()) +
                                   "': expected tensor '" + key + "'");
  if (ArrayRef<int64_t>(tensor->shape) != shape)
    return llvm::createStringError(
        "'" + Twine(getPath()) + "': expected tensor '" + key + "' of shape " +
        printShape(shape) + ", got " + printShape(tensor->shape));
  MLIRContext *context = gate.getContext();
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
      ("gate." + Twine(layer) + "." + suffix).str(), std::move(blob));
}

llvm::Expected<GateWeights> GateFile::getWeights(int64_t layer) const {
  GateWeights weights;
  int64_t gateDim = gate.getGateDim();
  int64_t pooled = headDim * static_cast<int64_t>(gate.getKeyPooling().size());
  llvm::Error error = llvm::Error::success();
  auto read = [&](DenseResourceElementsAttr &to, StringRef suffix,
                  ArrayRef<int64_t> shape) {
    if (error)
      return;
    llvm::Expected<DenseResourceElementsAttr> tensor =
        getTensor(layer, suffix, shape);
    if (tensor)
      to = *tensor;
    else
      error = tensor.takeError();
  };
  if (gate.getQueryPooling() == QueryPooling::Project)
    read(weights.queryProjection, "linear_q",
         {keyHeads, group, headDim, gateDim});
  else if (gate.getQueryPooling() == QueryPooling::MeanProject)
    read(weights.queryProjection, "linear_q", {keyHeads, headDim, gateDim});
  read(weights.keyProjection, "linear_k", {keyHeads, pooled, gateDim});
  if (gate.getNormEps()) {
    read(weights.queryNorm, "qnorm", {gateDim});
    read(weights.keyNorm, "knorm", {gateDim});
  }
  if (error)
    return std::move(error);
  return weights;
}

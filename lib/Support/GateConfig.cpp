//===- GateConfig.cpp - The configuration of a gate file ------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The keys are those that SeerAttention and SeerAttention-R use for the
// variants of their gates; python/sparse_attn/gate_file.py and prefill_gate.py
// write them.
//
//===----------------------------------------------------------------------===//

#include "GateConfig.h"
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

  /// The poolings that stand in `names`, in order; none if it is no such list.
  static SmallVector<Pool> parsePools(StringRef names) {
    SmallVector<Pool> pools;
    while (!names.empty()) {
      std::optional<Pool> pool = symbolizePool(names.take_front(3));
      if (!pool || llvm::is_contained(pools, *pool))
        return {};
      pools.push_back(*pool);
      names = names.drop_front(3);
    }
    return pools;
  }

  /// "Kmaxminavg".
  SmallVector<Pool> keyPooling() {
    StringRef name = string("key_pooling"), names = name;
    SmallVector<Pool> pools;
    if (names.consume_front("K"))
      pools = parsePools(names);
    if (pools.empty())
      fail("expected key_pooling K and some of max, min, avg, got '" + name +
           "'");
    return pools;
  }

  /// "Qavg_Kmaxminavg": of blocks of queries, and of keys.
  std::pair<SmallVector<Pool>, SmallVector<Pool>> blockPooling() {
    StringRef name = string("pooling");
    auto [q, k] = name.split('_');
    SmallVector<Pool> queries, keys;
    if (q.consume_front("Q") && k.consume_front("K")) {
      queries = parsePools(q);
      keys = parsePools(k);
    }
    if (queries.empty() || keys.empty())
      fail("expected pooling Q, some of max, min, avg, _K and some of them, "
           "got '" +
           name + "'");
    return {queries, keys};
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

  /// Angles per position, or null without a rotation.
  DenseF32ArrayAttr frequencies(MLIRContext *context, int64_t gateDim) {
    if (!boolean("rope"))
      return {};
    double theta = number("rope_theta", /*orZero=*/false);
    double scaling = positionScaling();
    if (gateDim % 2 != 0)
      fail("expected an even gate_dim with rope, got " + Twine(gateDim));
    SmallVector<float> frequencies;
    for (int64_t i = 0; i < gateDim / 2; ++i)
      frequencies.push_back(
          static_cast<float>(std::pow(theta, -2.0 * i / gateDim) / scaling));
    return DenseF32ArrayAttr::get(context, frequencies);
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

  void readSizes(GateConfig &config) {
    config.keyHeads = positive("num_kv_heads");
    config.group = positive("gqa_group");
    config.headDim = positive("head_dim");
  }
};
} // namespace

/// SeerAttention-R's gate of decode steps.
static void readDecodeGate(ConfigReader &reader, MLIRContext *context,
                           GateConfig &config) {
  int64_t blockSize = reader.positive("block_size");
  int64_t gateDim = reader.positive("gate_dim");
  int64_t heads = config.keyHeads, dim = config.headDim;
  QueryPooling pooling = reader.queryPooling();
  SmallVector<Pool> keyPooling = reader.keyPooling();
  Mode mode = reader.mode();
  DenseF32ArrayAttr invFreq = reader.frequencies(context, gateDim);
  FloatAttr normEps;
  if (reader.boolean("qk_norm"))
    normEps = FloatAttr::get(Float32Type::get(context),
                             reader.number("norm_eps", /*orZero=*/true));
  if (pooling == QueryPooling::Mean && gateDim != dim)
    reader.fail("expected gate_dim to be head_dim " + Twine(dim) +
                " with query_pooling Qavg, got " + Twine(gateDim));
  config.gate = LearnedAttr::get(context, blockSize, gateDim, pooling,
                                 keyPooling, invFreq,
                                 /*ropeFactor=*/FloatAttr(), normEps, mode);

  auto add = [&](DenseResourceElementsAttr GateWeights::*to, StringRef name,
                 ArrayRef<int64_t> shape) {
    config.tensors.push_back(
        {to, ("attngate_" + name).str(), SmallVector<int64_t>(shape)});
  };
  if (pooling == QueryPooling::Project)
    add(&GateWeights::queryProjection, "linear_q",
        {heads, config.group, dim, gateDim});
  else if (pooling == QueryPooling::MeanProject)
    add(&GateWeights::queryProjection, "linear_q", {heads, dim, gateDim});
  int64_t pools = keyPooling.size();
  add(&GateWeights::keyProjection, "linear_k", {heads, pools * dim, gateDim});
  if (normEps) {
    add(&GateWeights::queryNorm, "qnorm", {gateDim});
    add(&GateWeights::keyNorm, "knorm", {gateDim});
  }
}

/// SeerAttention's gate of a prefill. The keys alone are projected, for each
/// query head, where that is enough and the file does not say force_double.
static void readPrefillGate(ConfigReader &reader, MLIRContext *context,
                            GateConfig &config) {
  int64_t blockSize = reader.positive("block_size");
  int64_t gateDim = reader.positive("gate_dim");
  int64_t dim = config.headDim, queryHeads = config.keyHeads * config.group;
  auto [queryPooling, keyPooling] = reader.blockPooling();
  DenseF32ArrayAttr invFreq = reader.frequencies(context, gateDim);
  int64_t queryPools = queryPooling.size(), keyPools = keyPooling.size();
  bool both =
      reader.boolean("force_double") || queryPools > 1 || gateDim != dim;
  if (blockSize < 2)
    reader.fail("expected block_size >= 2 in a gate of query blocks, got " +
                Twine(blockSize));
  config.gate =
      LearnedPrefillAttr::get(context, blockSize, gateDim, queryPooling,
                              keyPooling, invFreq, /*ropeFactor=*/FloatAttr());
  if (both)
    config.tensors.push_back({&GateWeights::queryProjection,
                              "mask_linear_q",
                              {queryHeads, queryPools * dim, gateDim}});
  config.tensors.push_back(
      {&GateWeights::keyProjection,
       "mask_linear_k",
       {both ? config.keyHeads : queryHeads, keyPools * dim, gateDim}});
}

llvm::Expected<GateConfig>
sparse_attn::readGateConfig(const json::Object &object, MLIRContext *context) {
  ConfigReader reader{object, {}};
  GateConfig config;
  reader.readSizes(config);
  // A file without a kind is one of SeerAttention-R.
  if (!object.get("kind"))
    readDecodeGate(reader, context, config);
  else if (StringRef kind = reader.string("kind"); kind == "prefill_gate_v1")
    readPrefillGate(reader, context, config);
  else
    reader.fail("expected no kind, for a gate of decode steps, or "
                "prefill_gate_v1, got '" +
                kind + "'");
  if (!reader.problem.empty())
    return llvm::createStringError(reader.problem);
  return config;
}

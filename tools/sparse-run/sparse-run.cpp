//===- sparse-run.cpp - Run a function of a compiled object ---------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// sparse-run OUT.so --function=main --input=@x.npy --expected_output=@y.npy
// Flags are those of iree-run-module where both have them.
//
//===----------------------------------------------------------------------===//

#include "Call.h"
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>

using namespace sparse_attn;

namespace {

const char *kUsage =
    "usage: sparse-run OUT.so [options]\n"
    "  --function=NAME              the function (main)\n"
    "  --input=@x.npy               an argument, in order\n"
    "  --output=@y.npy              writes a result, in order\n"
    "  --expected_output=@y.npy     compares a result, in order\n"
    "  --expected_tolerance=X       largest absolute difference (1e-4)\n"
    "  --device=cpu|cuda            where to run (what the object is for)\n"
    "  --benchmark                  times the call, in microseconds; on cuda\n"
    "                               replays of a graph by the device's clock\n";

struct Options {
  std::string object, function = "main", device;
  std::vector<std::string> inputs, outputs, expected;
  double tolerance = 1e-4;
  bool benchmark = false;
};

std::string atFile(const std::string &flag, const std::string &value) {
  if (value.empty() || value[0] != '@')
    die("expected " + flag + "=@FILE.npy, got " + value);
  return value.substr(1);
}

Options parse(int argc, char **argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    std::string text = argv[i];
    size_t equal = text.find('=');
    std::string flag = text.substr(0, equal);
    std::string value =
        equal == std::string::npos ? "" : text.substr(equal + 1);
    if (flag == "--help") {
      std::fputs(kUsage, stdout);
      std::exit(0);
    }
    if (flag == "--function")
      options.function = value;
    else if (flag == "--input")
      options.inputs.push_back(atFile(flag, value));
    else if (flag == "--output")
      options.outputs.push_back(atFile(flag, value));
    else if (flag == "--expected_output")
      options.expected.push_back(atFile(flag, value));
    else if (flag == "--expected_tolerance")
      options.tolerance = std::strtod(value.c_str(), nullptr);
    else if (flag == "--benchmark")
      options.benchmark = true;
    else if (flag == "--device" && value != "cpu" && value != "cuda")
      die("expected --device=cpu or --device=cuda, got " + value);
    else if (flag == "--device")
      options.device = value;
    else if (flag[0] != '-' && options.object.empty())
      options.object = text;
    else
      die("unknown option " + text + "\n" + kUsage);
  }
  if (options.object.empty())
    die(std::string("expected an object\n") + kUsage);
  return options;
}

/// Sizes of the names in "f32[1,s0]" as the arguments have them.
void learnNames(const std::string &spec, const std::vector<Array> &arrays,
                std::map<std::string, int64_t> &names) {
  std::istringstream types(spec);
  std::string type;
  for (size_t i = 0; types >> type && i < arrays.size(); ++i) {
    std::istringstream sizes(type.substr(type.find('[') + 1));
    std::string size;
    for (size_t d = 0;
         std::getline(sizes, size, ',') && d < arrays[i].shape.size(); ++d) {
      if (size.back() == ']')
        size.pop_back();
      names.emplace(size, arrays[i].shape[d]);
    }
  }
}

/// Allocates results; an unnamed dynamic size comes from the expected output.
std::vector<Array> makeResults(const std::string &spec,
                               const std::map<std::string, int64_t> &names,
                               const std::vector<Array> &expected) {
  std::vector<Array> results;
  std::istringstream types(spec);
  std::string text;
  while (types >> text) {
    size_t index = results.size();
    Array array;
    if (!parseType(text.substr(0, text.find('[')), array.type))
      die("result " + std::to_string(index) + " has an unknown type " + text);
    std::istringstream sizes(text.substr(text.find('[') + 1));
    std::string size;
    while (std::getline(sizes, size, ',')) {
      if (size.back() == ']')
        size.pop_back();
      if (size.empty())
        continue;
      auto name = names.find(size);
      size_t d = array.shape.size();
      if (std::isdigit(size[0]))
        array.shape.push_back(std::strtoll(size.c_str(), nullptr, 10));
      else if (size != "?" && name != names.end())
        array.shape.push_back(name->second);
      else if (index < expected.size() && d < expected[index].shape.size())
        array.shape.push_back(expected[index].shape[d]);
      else
        die("result " + std::to_string(index) + " has the dynamic size " +
            size + ": give --expected_output");
    }
    array.allocate();
    results.push_back(std::move(array));
  }
  return results;
}

/// The largest difference; infinity where shapes or NaNs differ.
double compare(const Array &got, const Array &want) {
  if (got.shape != want.shape)
    return INFINITY;
  double worst = 0;
  for (int64_t i = 0; i < got.count(); ++i) {
    double a = got.at(i), b = want.at(i);
    if (a == b || (std::isnan(a) && std::isnan(b)))
      continue;
    double difference = std::fabs(a - b);
    worst = std::isnan(difference) ? INFINITY : std::max(worst, difference);
  }
  return worst;
}

} // namespace

int main(int argc, char **argv) {
  Options options = parse(argc, argv);
  if (options.object.find('/') == std::string::npos)
    options.object = "./" + options.object;
  Function function(options.object, options.function);
  std::string device = function.device() == SPARSE_ATTN_CUDA ? "cuda" : "cpu";
  if (!options.device.empty() && options.device != device)
    die("--device=" + options.device + ": " + options.function +
        " is compiled for " + device);
  std::string signature = function.signature();
  size_t arrow = signature.find(" -> ");

  auto readAll = [](const std::vector<std::string> &paths) {
    std::vector<Array> arrays(paths.size());
    for (size_t i = 0; i < paths.size(); ++i)
      if (std::string error = readNpy(paths[i], arrays[i]); !error.empty())
        die(error);
    return arrays;
  };
  std::vector<Array> inputs = readAll(options.inputs);
  std::vector<Array> expected = readAll(options.expected);
  std::map<std::string, int64_t> names;
  learnNames(signature.substr(0, arrow), inputs, names);
  std::vector<Array> results =
      makeResults(signature.substr(arrow + 4), names, expected);
  if (expected.size() > results.size())
    die("expected at most " + std::to_string(results.size()) +
        " outputs, got " + std::to_string(expected.size()));

  Call call(function, inputs, results);
  call.run();
  if (options.benchmark) {
    Call::Times times = call.time();
    std::printf("%s: median %.1f us, least %.1f us, %d %s\n",
                options.function.c_str(), times.median, times.least,
                times.count, times.what);
  }
  call.fetchResults();
  for (size_t i = 0; i < options.outputs.size() && i < results.size(); ++i)
    if (std::string error = writeNpy(options.outputs[i], results[i]);
        !error.empty())
      die(error);
  bool fine = true;
  for (size_t i = 0; i < expected.size(); ++i) {
    double worst = compare(results[i], expected[i]);
    bool near = worst <= options.tolerance;
    fine = fine && near;
    std::printf("result %zu: largest difference %.3g: %s\n", i, worst,
                near ? "matches" : "DIFFERS");
  }
  return fine ? 0 : 1;
}

//===- Npy.cpp - NumPy's array files --------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Npy.h"
#include <cmath>
#include <cstring>
#include <fstream>
#include <sstream>

using namespace sparse_attn;

namespace {
struct TypeName {
  const char *name;
  const char *npy;
  DLDataType type;
};
const TypeName typeNames[] = {
    {"f32", "<f4", {2, 32, 1}}, {"f16", "<f2", {2, 16, 1}},
    {"f64", "<f8", {2, 64, 1}}, {"bf16", "<V2", {4, 16, 1}},
    {"i64", "<i8", {0, 64, 1}}, {"i32", "<i4", {0, 32, 1}},
    {"i16", "<i2", {0, 16, 1}}, {"i8", "|i1", {0, 8, 1}},
    {"i1", "|b1", {6, 8, 1}},
};
} // namespace

bool sparse_attn::parseType(const std::string &name, DLDataType &type) {
  for (const TypeName &known : typeNames)
    if (name == known.name) {
      type = known.type;
      return true;
    }
  return false;
}

int64_t Array::count() const {
  int64_t result = 1;
  for (int64_t size : shape)
    result *= size;
  return result;
}

void Array::allocate() { storage.assign(count() * (type.bits / 8) + 64, 0); }

char *Array::data() {
  auto address = reinterpret_cast<uintptr_t>(storage.data());
  return storage.data() + (64 - address % 64) % 64;
}

DLTensor Array::tensor() {
  return {data(), {1, 0},       static_cast<int32_t>(shape.size()),
          type,   shape.data(), nullptr,
          0};
}

static float halfToFloat(uint16_t bits) {
  int exponent = (bits >> 10) & 31, fraction = bits & 1023;
  float value = exponent == 0 ? std::ldexp(float(fraction), -24)
                : exponent == 31
                    ? (fraction ? NAN : INFINITY)
                    : std::ldexp(float(fraction + 1024), exponent - 25);
  return bits & 0x8000 ? -value : value;
}

template <typename T> static T read(const char *at) {
  T value;
  std::memcpy(&value, at, sizeof(T));
  return value;
}

double Array::at(int64_t i) const {
  const char *address = data() + i * (type.bits / 8);
  if (type.code == 2 && type.bits == 64)
    return read<double>(address);
  if (type.code == 2 && type.bits == 32)
    return read<float>(address);
  if (type.code == 2)
    return halfToFloat(read<uint16_t>(address));
  if (type.code == 4) {
    uint32_t wide = uint32_t(read<uint16_t>(address)) << 16;
    float value;
    std::memcpy(&value, &wide, 4);
    return value;
  }
  switch (type.bits) {
  case 64:
    return read<int64_t>(address);
  case 32:
    return read<int32_t>(address);
  case 16:
    return read<int16_t>(address);
  default:
    return read<int8_t>(address);
  }
}

/// The text of `key` in a header such as {'descr': '<f4', ...}.
static std::string field(const std::string &header, const std::string &key) {
  size_t at = header.find("'" + key + "'");
  if (at == std::string::npos)
    return "";
  at = header.find(':', at) + 1;
  size_t end = header[header.find_first_not_of(' ', at)] == '('
                   ? header.find(')', at) + 1
                   : header.find(',', at);
  std::string text = header.substr(at, end - at);
  size_t first = text.find_first_not_of(" '");
  size_t last = text.find_last_not_of(" '");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

std::string sparse_attn::readNpy(const std::string &path, Array &array) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return "cannot read " + path;
  char magic[8];
  in.read(magic, 8);
  if (!in || std::memcmp(magic, "\x93NUMPY", 6) != 0)
    return path + " is no .npy file";
  uint32_t length = 0;
  in.read(reinterpret_cast<char *>(&length), magic[6] == 1 ? 2 : 4);
  if (!in || length > (1u << 20))
    return path + ": expected a header, got a truncated file";
  std::string header(length, ' ');
  in.read(header.data(), length);
  if (field(header, "fortran_order") != "False")
    return path + ": expected C order";
  std::string type = field(header, "descr");
  bool known = false;
  for (const TypeName &candidate : typeNames)
    if (type == candidate.npy ||
        type == std::string("|") + (candidate.npy + 1)) {
      array.type = candidate.type;
      known = true;
    }
  if (!known)
    return path + ": element type " + type + " is not supported";
  array.shape.clear();
  std::string shape = field(header, "shape");
  for (char &c : shape)
    if (c == '(' || c == ')' || c == ',')
      c = ' ';
  std::istringstream sizes(shape);
  for (int64_t size; sizes >> size;)
    array.shape.push_back(size);
  array.allocate();
  in.read(array.data(), array.count() * (array.type.bits / 8));
  if (!in && array.count() != 0)
    return path + ": expected " +
           std::to_string(array.count() * (array.type.bits / 8)) +
           " bytes of data, got fewer";
  return "";
}

std::string sparse_attn::writeNpy(const std::string &path, const Array &array) {
  std::string type;
  for (const TypeName &known : typeNames)
    if (known.type.code == array.type.code &&
        known.type.bits == array.type.bits)
      type = known.npy;
  std::ostringstream header;
  header << "{'descr': '" << type << "', 'fortran_order': False, 'shape': (";
  for (int64_t size : array.shape)
    header << size << ',';
  header << "), }";
  std::string text = header.str();
  // The data starts at a multiple of 64 bytes; a line feed ends the header.
  text.resize((text.size() + 1 + 10 + 63) / 64 * 64 - 10 - 1, ' ');
  text.push_back('\n');
  auto length = static_cast<uint16_t>(text.size());
  std::ofstream out(path, std::ios::binary);
  out.write("\x93NUMPY\x01\x00", 8);
  out.write(reinterpret_cast<const char *>(&length), 2);
  out << text;
  out.write(array.data(), array.count() * (array.type.bits / 8));
  return out ? "" : "cannot write " + path;
}

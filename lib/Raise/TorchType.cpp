//===- TorchType.cpp - Types of unregistered torch values -----------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "sparse-attn/Raise/TorchType.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::sparse_attn;

bool sparse_attn::isTorchType(Type type) {
  auto opaque = dyn_cast<OpaqueType>(type);
  return opaque && opaque.getDialectNamespace().getValue() == "torch";
}

static Type parseElementType(StringRef text, MLIRContext *context) {
  if (text == "f16")
    return Float16Type::get(context);
  if (text == "bf16")
    return BFloat16Type::get(context);
  if (text == "f32")
    return Float32Type::get(context);
  if (text == "f64")
    return Float64Type::get(context);
  unsigned width;
  StringRef digits = text;
  if (!digits.consume_front("si") && !digits.consume_front("ui") &&
      !digits.consume_front("i"))
    return {};
  if (digits.getAsInteger(10, width) || width == 0 || width > 64)
    return {};
  return IntegerType::get(context, width);
}

RankedTensorType sparse_attn::getBuiltinTensorType(Type type) {
  auto opaque = dyn_cast<OpaqueType>(type);
  if (!opaque || opaque.getDialectNamespace().getValue() != "torch")
    return {};
  StringRef text = opaque.getTypeData();
  if (!text.consume_front("vtensor<[") || !text.consume_back(">"))
    return {};
  auto [sizes, element] = text.split(']');
  SmallVector<int64_t> shape;
  SmallVector<StringRef> parts;
  if (!sizes.trim().empty())
    sizes.split(parts, ',');
  for (StringRef part : parts) {
    int64_t size = ShapedType::kDynamic;
    part = part.trim();
    if (part != "?" && part.getAsInteger(10, size))
      return {};
    shape.push_back(size);
  }
  if (!element.consume_front(","))
    return {};
  Type elementType = parseElementType(element.trim(), type.getContext());
  return elementType ? RankedTensorType::get(shape, elementType)
                     : RankedTensorType();
}

Type sparse_attn::getTorchTensorType(RankedTensorType type) {
  std::string text = "vtensor<[";
  llvm::raw_string_ostream os(text);
  llvm::interleave(
      type.getShape(), os,
      [&](int64_t size) {
        if (ShapedType::isDynamic(size))
          os << '?';
        else
          os << size;
      },
      ",");
  os << "],";
  Type element = type.getElementType();
  if (element.isSignlessInteger() && !element.isInteger(1))
    os << "si" << element.getIntOrFloatBitWidth();
  else
    os << element;
  os << '>';
  return OpaqueType::get(StringAttr::get(type.getContext(), "torch"), text);
}
